import { randomUUID } from 'node:crypto';
import { BACKWARDS, START, jsonEvent } from '@eventstore/db-client';
import type { Position, RecordedEvent as ClientEvent } from '@eventstore/db-client';
import { EventStoreError } from './event-store.js';
import type { LogPosition, RecordedEvent } from './event-store.js';
import type { Connection, Page } from './eventstoredb-connection.js';
import { integrityAlarm, verdictOf } from './eventstoredb-errors.js';
import { IDENTITY_STREAM, positionOf, toRecordedEvent } from './eventstoredb-events.js';
import { parsePosition } from './log-position.js';
import { Attempts } from './eventstoredb-retry.js';
import type { EventStoreDbTimers } from './eventstoredb-retry.js';

/** The server's position of a token. Throws EventStoreError('foreign-position') if the token names another log. */
export function serverPosition(token: LogPosition, logId: string): Position {
  const parts = parsePosition(token);
  if (parts.store !== 'es' || parts.logId !== logId) {
    throw new EventStoreError('foreign-position', `${token} is not a position of the log es:${logId}`);
  }
  return { commit: parts.ordinal, prepare: parts.more };
}

/**
 * The next events of the whole log, the server's own included, one attempt. The server starts at `after` itself; that
 * event is asked for too and must be there: a log restored from an older copy would otherwise be read on in silence. On
 * the leader: on a follower the event may just not have arrived.
 */
export async function logPage(
  connection: Connection,
  after: Position | undefined,
  count: number,
  signal?: AbortSignal,
): Promise<Page> {
  const maxCount = after === undefined ? count : count + 1;
  const page = await connection.readAll(
    { fromPosition: after ?? START, maxCount, requiresLeader: true },
    signal,
  );
  if (after === undefined) return page;
  const [first, ...events] = page.events;
  if (first === undefined || positionOf(first).commit !== after.commit) {
    throw new EventStoreError(
      'foreign-position',
      `the log has no event at position ${after.commit}: it is another log or an older copy of this one`,
    );
  }
  return { events, cut: page.cut };
}

/** Newest events of the whole log, newest first, the server's own included. One attempt. */
export async function newestEvents(
  connection: Connection,
  count: number,
  signal?: AbortSignal,
): Promise<readonly ClientEvent[]> {
  const options = {
    direction: BACKWARDS,
    fromPosition: 'end',
    maxCount: count,
    requiresLeader: true,
  } as const;
  return (await connection.readAll(options, signal)).events;
}

/** Events of a stream, none if there is no such stream. Throws EventStoreError('integrity') if any of them are hidden. */
export async function streamEvents(
  connection: Connection,
  logId: string,
  range: { stream: string; from: bigint; limit: number },
  timers: EventStoreDbTimers,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  const attempts = new Attempts(`read of ${range.stream}`, connection, timers, { writes: false });
  while (events.length < range.limit) {
    const from = range.from + BigInt(events.length);
    try {
      const page = await connection.readStream(range.stream, {
        fromRevision: from,
        maxCount: range.limit - events.length,
        // A follower may not know yet what was just written.
        requiresLeader: true,
      });
      for (const event of page.events) {
        const due = range.from + BigInt(events.length);
        if (event.revision !== due) {
          throw integrityAlarm(
            `stream ${range.stream} gives revision ${event.revision} where ${due} is due: events are hidden`,
          );
        }
        events.push(toRecordedEvent(event, logId));
      }
      if (!page.cut) return events;
    } catch (error) {
      if (verdictOf(error) === 'missing') return events;
      await attempts.after(error);
    }
  }
  return events;
}

/**
 * The id that names this log in positions, written into it by whoever connects first. Throws EventStoreError
 * ('unavailable') if the server does not answer for `timers.retryForMs`.
 */
export async function identify(connection: Connection, timers: EventStoreDbTimers): Promise<string> {
  const attempts = new Attempts('connecting to the event log', connection, timers, { writes: false });
  for (;;) {
    try {
      const page = await connection.readStream(IDENTITY_STREAM, { maxCount: 1, requiresLeader: true });
      const id = (page.events[0]?.data as { logId?: unknown } | undefined)?.logId;
      if (typeof id === 'string') return id;
      throw integrityAlarm(`the event in ${IDENTITY_STREAM} does not name the log`);
    } catch (error) {
      if (verdictOf(error) !== 'missing') {
        await attempts.after(error);
        continue;
      }
    }
    try {
      const event = jsonEvent({ id: randomUUID(), type: 'LogIdentified', data: { logId: randomUUID() } });
      await connection.append(IDENTITY_STREAM, [event], 'no_stream');
    } catch (error) {
      // Another process was first, or nobody knows: the next round reads who.
      if (verdictOf(error) !== 'conflict') await attempts.after(error);
    }
  }
}
