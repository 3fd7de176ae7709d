import { Skeleton } from 'antd';
import { Link, useLocation, useParams } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { AuditEntry, RecordedEventView } from '../../api/schema.js';
import { Page } from '../../parts/page.js';
import { useLanguage } from '../../shell/preferences.js';
import { commandWords, eventWords } from '../../texts/event-words.js';
import { pick, useTexts } from '../../texts/texts.js';
import { useWords } from '../../texts/words.js';
import { Causes } from './causes.js';
import { eventPlace, trailOf } from './event-place.js';
import { EventRecord } from './event-record.js';
import { eventTexts } from './event.texts.js';
import { Payload } from './payload.js';
import { useRecordedEvent } from './recorded-event.js';
import './audit-trail.css';

export function EventPage() {
  const text = useTexts(eventTexts);
  const say = useWords();
  const { eventId = '' } = useParams();
  const { state } = useLocation() as { state: unknown };
  const entry = useRead(['audit-entry', eventId], (signal) =>
    api.GET('/v1/audit-trail/{eventId}', { params: { path: { eventId } }, signal }),
  );
  const recorded = useRecordedEvent(eventId);
  const { data } = entry;
  // The answer of the event before stays until the next one is here: it is not shown under the new address.
  const isThis = data?.eventId === eventId;
  return (
    <Page
      title={isThis ? say(eventWords(data.type)) : '…'}
      question={text.question}
      read={entry}
      actions={<Neighbours event={recorded.data} />}
    >
      <p className="crumb">
        <Link to={`/audit-trail${trailOf(state)}`}>← {text.trail}</Link>
      </p>
      {!isThis && entry.problem === null && <Skeleton active paragraph={{ rows: 10 }} />}
      {isThis && entry.problem === null && (
        <>
          <Summary entry={data} refusal={recorded.data?.payload} />
          <div className="columns">
            <EventRecord entry={data} event={recorded.data} />
            <Causes eventId={eventId} />
          </div>
          <Payload recorded={recorded} />
        </>
      )}
    </Page>
  );
}

/** The events before and after it in its stream. */
function Neighbours({ event }: { readonly event: RecordedEventView | undefined }) {
  const text = useTexts(eventTexts);
  const { state } = useLocation() as { state: unknown };
  const { previousEventId = null, nextEventId = null } = event ?? {};
  return (
    <>
      {previousEventId !== null && (
        <Link to={eventPlace(previousEventId)} state={state}>
          ← {text.previous}
        </Link>
      )}
      {nextEventId !== null && (
        <Link to={eventPlace(nextEventId)} state={state}>
          {text.next} →
        </Link>
      )}
    </>
  );
}

interface SummaryProps {
  readonly entry: AuditEntry;
  readonly refusal: RecordedEventView['payload'] | undefined;
}

/** The event in one sentence; of a refused command, what was refused and why. */
function Summary({ entry, refusal }: SummaryProps) {
  const text = useTexts(eventTexts);
  const language = useLanguage();
  const say = useWords();
  if (entry.type !== 'CommandRefused') {
    return <p className="panel event-summary">{pick(language, entry.summary, entry.summaryZh)}</p>;
  }
  const told = (name: string): string => {
    const value = refusal?.[name];
    return typeof value === 'string' ? value : '';
  };
  return (
    <section className="panel refusal">
      <h2>{text.refused(say(commandWords(entry.commandType)))}</h2>
      <p className="event-summary">{entry.reason ?? told('message')}</p>
      <dl className="facts refusal-facts">
        <dt>{text.code}</dt>
        <dd className="mono">{told('code')}</dd>
        <dt>{text.target}</dt>
        <dd className="mono">{told('stream')}</dd>
      </dl>
    </section>
  );
}
