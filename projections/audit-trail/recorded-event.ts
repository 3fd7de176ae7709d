import type { EventCodec } from '../../src/platform/event-store/codec.js';
import { canonicalJson } from '../../src/platform/event-store/codec.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { notFound } from '../../src/shared/domain-error.js';
import { findEntry } from './audit-trail.queries.js';

/** A list of the payload of which a part is shown. */
export interface PayloadList {
  readonly field: string;
  readonly total: number;
  /** How many of its items come before the first one that is shown. */
  readonly skipped: number;
  readonly shown: number;
}

/** An event as the log holds it. Times are ISO 8601 in UTC, `revision` and `ordinal` whole numbers as text. */
export interface RecordedEventView {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly ordinal: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** The version in which it was recorded, and the one in which `payload` is told. */
  readonly recordedVersion: number;
  readonly version: number;
  readonly payload: Readonly<Record<string, unknown>>;
  /** As it was recorded; null if that is the same. */
  readonly recordedPayload: Readonly<Record<string, unknown>> | null;
  /** True if a list of the payload is longer than what is shown: `lists` says which, and `skip` leads on. */
  readonly payloadTruncated: boolean;
  readonly lists: readonly PayloadList[];
  /** Actor, command, correlation, causation, source: name by name as it was recorded. */
  readonly metadata: Readonly<Record<string, string>>;
  /** The events before and after it in its stream; null at either end. */
  readonly previousEventId: string | null;
  readonly nextEventId: string | null;
}

/** Which items of the payload's lists are shown: a chunk of a statement has hundreds of lines. */
export interface PayloadPage {
  readonly skip: number;
  readonly limit: number;
}

/**
 * The event in full, from the log itself. Throws AUDIT_ENTRY_NOT_FOUND if the trail doesn't know it, or the log has
 * another event in its place, and EventStoreError when the store is away.
 */
export async function recordedEvent(
  { database, store, codec }: { database: Queryable; store: EventStore; codec: EventCodec },
  eventId: string,
  page: PayloadPage,
): Promise<RecordedEventView> {
  const entry = await findEntry(database, eventId);
  const [recorded] = await store.readStream(entry.stream, { from: BigInt(entry.revision), limit: 1 });
  if (recorded?.id !== eventId) {
    return notFound(
      'AUDIT_ENTRY_NOT_FOUND',
      `the log has no event ${eventId} at revision ${entry.revision} of ${entry.stream}`,
      { eventId, stream: entry.stream },
    );
  }
  const { event, ordinal, position, recordedAt } = codec.decode(recorded);
  const asRecorded = JSON.parse(recorded.data) as Readonly<Record<string, unknown>>;
  const metadata = JSON.parse(recorded.metadata) as Readonly<Record<string, string>>;
  const payload = event.data as Readonly<Record<string, unknown>>;
  const lists = cutLists(payload, page);
  const changed = canonicalJson(payload) !== canonicalJson(asRecorded);
  return {
    eventId,
    type: event.type,
    stream: recorded.stream,
    revision: String(recorded.revision),
    position,
    ordinal: String(ordinal),
    occurredAt: event.occurredAt,
    recordedAt,
    recordedVersion: Number(metadata['schemaVersion']),
    version: event.version,
    payload: shownOf(payload, page),
    recordedPayload: changed ? shownOf(asRecorded, page) : null,
    payloadTruncated: lists.length > 0,
    lists,
    metadata,
    ...(await neighboursOf(database, recorded.stream, String(ordinal))),
  };
}

async function neighboursOf(
  database: Queryable,
  stream: string,
  ordinal: string,
): Promise<Pick<RecordedEventView, 'previousEventId' | 'nextEventId'>> {
  const [row] = await database.query<{ previous: string | null; next: string | null }>(
    `SELECT (SELECT event_id FROM view_audit_trail.entry
              WHERE stream = $1 AND ordinal < $2::bigint ORDER BY ordinal DESC LIMIT 1) AS previous,
            (SELECT event_id FROM view_audit_trail.entry
              WHERE stream = $1 AND ordinal > $2::bigint ORDER BY ordinal LIMIT 1) AS next`,
    [stream, ordinal],
  );
  return { previousEventId: row?.previous ?? null, nextEventId: row?.next ?? null };
}

/** Only the lists of an event itself can be long; a list inside one of its records never is. */
function cutLists(payload: Readonly<Record<string, unknown>>, { skip, limit }: PayloadPage): PayloadList[] {
  return Object.entries(payload).flatMap(([field, value]) => {
    if (!Array.isArray(value) || (skip === 0 && value.length <= limit)) return [];
    const shown = value.slice(skip, skip + limit).length;
    return shown === value.length ? [] : [{ field, total: value.length, skipped: skip, shown }];
  });
}

function shownOf(
  payload: Readonly<Record<string, unknown>>,
  { skip, limit }: PayloadPage,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(payload).map(([field, value]) => [
      field,
      Array.isArray(value) ? (value as readonly unknown[]).slice(skip, skip + limit) : value,
    ]),
  );
}
