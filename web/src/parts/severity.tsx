import { ExclamationCircleFilled, WarningFilled } from '@ant-design/icons';
import { severityWords, useWords } from '../texts/words.js';
import './severity.css';

/** How bad an alert is: a sign of its own shape, a word, and a colour. */
export function Severity({ of }: { readonly of: string }) {
  const say = useWords();
  return (
    <span className={`severity ${of}`}>
      <span aria-hidden="true">{of === 'high' ? <ExclamationCircleFilled /> : <WarningFilled />}</span>{' '}
      {say(severityWords(of))}
    </span>
  );
}
