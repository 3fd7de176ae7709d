import type { SystemStatus } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Moment } from '../../parts/moment.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { formatBytes } from './system-words.js';
import { systemTexts } from './system.texts.js';

/** The log: where it is, how long and how large. */
export function LogFacts({ status: { log } }: { readonly status: SystemStatus }) {
  const { log: text } = useTexts(systemTexts);
  const language = useLanguage();
  const { store } = log;
  return (
    <section className="panel">
      <h2>{text.title}</h2>
      <dl className="facts">
        <dt>{text.store}</dt>
        <dd>{store === 'postgres' || store === 'eventstoredb' ? text.stores[store] : store}</dd>
        <dt>{text.head}</dt>
        <dd className="mono">{log.head ?? text.empty}</dd>
        <dt>{text.events}</dt>
        <dd>{formatCount(log.events, language)}</dd>
        <dt>{text.size}</dt>
        <dd>{log.sizeBytes === null ? text.unknownSize : formatBytes(log.sizeBytes, language)}</dd>
      </dl>
    </section>
  );
}

/** What runs here, and where its API is described. */
export function VersionFacts({ status: { versions, startedAt } }: { readonly status: SystemStatus }) {
  const { versions: text } = useTexts(systemTexts);
  return (
    <section className="panel">
      <h2>{text.title}</h2>
      <dl className="facts">
        <dt>{text.ledger}</dt>
        <dd>{versions.ledger}</dd>
        <dt>{text.node}</dt>
        <dd>{versions.node}</dd>
        <dt>{text.postgresql}</dt>
        <dd>{versions.postgresql}</dd>
        <dt>{text.started}</dt>
        <dd>
          <Moment at={startedAt} />
        </dd>
      </dl>
      <p className="system-links">
        <a href="/docs">{text.docs}</a>
        <a href="/health/ready">{text.health}</a>
      </p>
    </section>
  );
}
