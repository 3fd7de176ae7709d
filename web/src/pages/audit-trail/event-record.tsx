import { Link } from 'react-router';
import type { AuditEntry, RecordedEventView } from '../../api/schema.js';
import { Moment } from '../../parts/moment.js';
import { pathOf, place } from '../../parts/places.js';
import { commandWords } from '../../texts/event-words.js';
import { useTexts } from '../../texts/texts.js';
import { useWords } from '../../texts/words.js';
import { CopyButton } from './copy-button.js';
import { eventTexts } from './event.texts.js';

interface EventRecordProps {
  readonly entry: AuditEntry;
  readonly event: RecordedEventView | undefined;
}

/** Who, what, when, why and where it stands in the log; each name leads to the trail of what shares it. */
export function EventRecord({ entry, event }: EventRecordProps) {
  const text = useTexts(eventTexts);
  const say = useWords();
  const { actor, commandType, reason, stream, revision, eventId, correlationId } = entry;
  return (
    <section className="panel">
      <h2>{text.record}</h2>
      <dl className="facts event-facts">
        <dt>{text.occurred}</dt>
        <dd>
          <Moment at={entry.occurredAt} />
        </dd>
        <dt>{text.recorded}</dt>
        <dd>
          <Moment at={entry.recordedAt} />
        </dd>
        <dt>{text.actor}</dt>
        <dd>
          <Link to={place('/audit-trail', { actor: actor.id })}>{actor.id}</Link>{' '}
          <span className="quiet">{actorType(text.actorTypes, actor.type)}</span>
        </dd>
        <dt>{text.command}</dt>
        <dd>
          {say(commandWords(commandType))} <span className="mono quiet">{commandType}</span>
        </dd>
        {/* Of a refused command the reason stands above. */}
        {reason !== null && entry.type !== 'CommandRefused' && (
          <>
            <dt>{text.reason}</dt>
            <dd>{reason}</dd>
          </>
        )}
        <Subject entry={entry} />
        <dt>{text.stream}</dt>
        <dd>
          <Link to={place('/audit-trail', { stream, first: 'oldest' })}>
            {text.streamAt(stream, revision)}
          </Link>
        </dd>
        <dt>{text.position}</dt>
        <dd className="mono">{event?.position ?? entry.ordinal}</dd>
        <dt>{text.eventId}</dt>
        <dd>
          <span className="copyable">
            <span className="mono">{eventId}</span>
            <CopyButton value={eventId} what={text.eventId} />
          </span>
        </dd>
        <dt>{text.correlation}</dt>
        <dd>
          <Link className="mono" to={place('/audit-trail', { correlation: correlationId })}>
            {correlationId}
          </Link>
        </dd>
        <dt>{text.source}</dt>
        <dd className="mono">{entry.source}</dd>
      </dl>
    </section>
  );
}

/** The shop and the order that it is about, and what it did in the books. */
function Subject({ entry: { shopId, orderNo } }: { readonly entry: AuditEntry }) {
  const text = useTexts(eventTexts);
  if (shopId === null) return null;
  return (
    <>
      <dt>{text.shop}</dt>
      <dd>
        <Link to={place('/audit-trail', { shop: shopId })}>{shopId}</Link>
      </dd>
      {orderNo !== null && (
        <>
          <dt>{text.order}</dt>
          <dd>
            <Link to={pathOf('orders', shopId, orderNo)}>{orderNo}</Link>
          </dd>
          <dt>{text.journal}</dt>
          <dd>
            <Link to={place('/journal', { shop: shopId, order: orderNo })}>{text.openJournal}</Link>
          </dd>
        </>
      )}
    </>
  );
}

function actorType(names: Readonly<Record<string, string>>, type: string): string {
  return names[type] ?? type;
}
