import { Link } from 'react-router';
import { useTexts } from '../../texts/texts.js';
import { overviewTexts } from './overview.texts.js';

/** What to do first. */
export function EmptyLedger() {
  const { start: text } = useTexts(overviewTexts);
  return (
    <section className="panel start">
      <h2>{text.title}</h2>
      <ol>
        <li>
          {text.drop} <Link to="/statements">{text.statements}</Link>
        </li>
        <li>
          {text.record} <a href="/docs">{text.apiDocs}</a>
        </li>
        <li>
          {text.demo} <code className="mono">npm run ledger -- demo demo-files --seed 7</code>
        </li>
      </ol>
    </section>
  );
}
