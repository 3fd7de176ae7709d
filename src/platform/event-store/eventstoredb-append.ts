import { WrongExpectedVersionError } from '@eventstore/db-client';
import type { Position } from '@eventstore/db-client';
import { checkAppend } from './check-append.js';
import type { Append, Appended, Conflicted, ExpectedRevision } from './event-store.js';
import type { Connection } from './eventstoredb-connection.js';
import { integrityAlarm, verdictOf } from './eventstoredb-errors.js';
import { positionOf, positionToken, toClientEvent } from './eventstoredb-events.js';
import { Attempts } from './eventstoredb-retry.js';
import type { EventStoreDbTimers } from './eventstoredb-retry.js';

/**
 * Appends at an explicit revision and tries again, with the same ids at the same revision, while the server is away or
 * did not answer: at an explicit revision it recognises a repeat by its ids, also after a restart.
 */
export async function appendWithRetry(
  connection: Connection,
  logId: string,
  append: Append,
  timers: EventStoreDbTimers,
): Promise<Appended | Conflicted> {
  checkAppend(append);
  const events = append.events.map(toClientEvent);
  const expected = append.expected === 'no-stream' ? 'no_stream' : append.expected;
  const attempts = new Attempts(`append to ${append.stream}`, connection, timers, { writes: true });
  for (;;) {
    try {
      const result = await connection.append(append.stream, events, expected);
      return appended(append, logId, result.nextExpectedRevision, result.position);
    } catch (error) {
      const conflict = conflictOf(error);
      if (conflict === undefined) await attempts.after(error);
      else if (!attempts.mayBeWritten) return conflict;
      else {
        const found = await findOwn(connection, logId, append, attempts);
        if (found !== 'unread') return found ?? conflict;
      }
    }
  }
}

function lastRevision(append: Append): bigint {
  return (append.expected === 'no-stream' ? -1n : append.expected) + BigInt(append.events.length);
}

function appended(append: Append, logId: string, revision: bigint, position: Position | undefined): Appended {
  // A soft-deleted stream takes "no stream" and goes on counting; a repeat of its hidden events has no position.
  if (position === undefined || revision !== lastRevision(append)) {
    throw integrityAlarm(
      `append to ${append.stream} should end at revision ${lastRevision(append)} and ended at ${revision}: events before it are hidden`,
    );
  }
  return { outcome: 'appended', revision, position: positionToken(logId, position) };
}

function conflictOf(error: unknown): Conflicted | undefined {
  if (!(error instanceof WrongExpectedVersionError) || verdictOf(error) !== 'conflict') return undefined;
  const actual: ExpectedRevision = error.actualVersion === 'no_stream' ? 'no-stream' : error.actualVersion;
  return { outcome: 'conflict', actual };
}

/**
 * After an attempt without an answer, "wrong revision" may mean that this very append has moved it: what stands after
 * the expected revision tells. Undefined if it is somebody else's, "unread" if it can't be read now.
 */
async function findOwn(
  connection: Connection,
  logId: string,
  append: Append,
  attempts: Attempts,
): Promise<Appended | undefined | 'unread'> {
  try {
    const page = await connection.readStream(append.stream, {
      fromRevision: append.expected === 'no-stream' ? 0n : append.expected + 1n,
      maxCount: append.events.length,
      requiresLeader: true,
    });
    const own =
      page.events.length === append.events.length &&
      page.events.every((event, index) => event.id === append.events[index]?.id);
    const last = page.events.at(-1);
    return own && last !== undefined ? appended(append, logId, last.revision, positionOf(last)) : undefined;
  } catch (error) {
    if (verdictOf(error) === 'missing') return undefined;
    await attempts.after(error);
    return 'unread';
  }
}
