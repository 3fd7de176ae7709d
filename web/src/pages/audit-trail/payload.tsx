import { Button, Skeleton } from 'antd';
import type { RecordedEventView } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { ProblemView } from '../../parts/problem-view.js';
import { RecordTree } from '../../parts/record-tree.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { CopyButton } from './copy-button.js';
import { eventTexts } from './event.texts.js';
import { LIST_PART } from './recorded-event.js';
import type { RecordedEvent } from './recorded-event.js';

interface PayloadProps {
  readonly recorded: RecordedEvent;
}

/** What the log holds: payload and metadata, name by name and as JSON. */
export function Payload({ recorded }: PayloadProps) {
  const text = useTexts(eventTexts);
  const { data, problem, reload } = recorded;
  if (problem !== null) return <ProblemView problem={problem} onRetry={reload} />;
  if (data === undefined) return <Skeleton active paragraph={{ rows: 6 }} />;
  return (
    <>
      <section className="panel">
        <h2>{text.payload}</h2>
        {data.lists.map((list) => (
          <ListPages key={list.field} list={list} recorded={recorded} />
        ))}
        <RecordTree record={data.payload} />
        <RawJson value={data.payload} what={text.payload} />
      </section>
      {data.recordedPayload !== null && (
        <section className="panel">
          <h2>{text.asRecorded(String(data.recordedVersion))}</h2>
          <RecordTree record={data.recordedPayload} />
        </section>
      )}
      <section className="panel">
        <h2>{text.metadata}</h2>
        <RecordTree record={data.metadata} />
        <RawJson value={data.metadata} what={text.metadata} />
      </section>
    </>
  );
}

interface ListPagesProps {
  readonly list: RecordedEventView['lists'][number];
  readonly recorded: RecordedEvent;
}

/** Which part of a long list is shown, and the way to the others. */
function ListPages({ list: { field, total, skipped, shown }, recorded: { skip, setSkip } }: ListPagesProps) {
  const text = useTexts(eventTexts);
  const language = useLanguage();
  const count = (value: number): string => formatCount(value, language);
  return (
    <p className="list-pages">
      <span>
        {shown === 0
          ? text.listEmpty(field, count(total))
          : text.listPart(field, count(skipped + 1), count(skipped + shown), count(total))}
      </span>
      <Button size="small" disabled={skip === 0} onClick={() => setSkip(Math.max(0, skip - LIST_PART))}>
        {text.earlier}
      </Button>
      <Button size="small" disabled={skipped + shown >= total} onClick={() => setSkip(skip + LIST_PART)}>
        {text.later}
      </Button>
    </p>
  );
}

function RawJson({ value, what }: { readonly value: object; readonly what: string }) {
  const text = useTexts(eventTexts);
  const json = JSON.stringify(value, null, 2);
  return (
    <details className="raw">
      <summary>{text.raw}</summary>
      <CopyButton value={json} what={`${what}, ${text.raw}`} />
      <pre className="mono">{json}</pre>
    </details>
  );
}
