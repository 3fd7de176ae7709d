import { bigintArray, intArray, textArray, uuidArray } from '../postgres/binary-array.js';
import { isConnectionError, sqlState } from '../postgres/database.js';
import { checkAppend } from './check-append.js';
import { EventStoreError } from './event-store.js';
import type { Append } from './event-store.js';

/** How appends and events look in SQL; used by postgres.ts alone. */
export const NO_STREAM = -1n;
export const EVENT_COLUMNS = 'position, stream, revision, event_id, type, data, metadata, recorded_at';

export interface EventRow {
  position: string;
  stream: string;
  revision: string;
  event_id: string;
  type: string;
  data: string;
  metadata: string;
  recorded_at: string;
}

export interface AppendRow {
  base: string;
  conflicts: number[] | null;
  actuals: string[] | null;
}

/** What checkAppend would throw. */
export function problemOf(append: Append): EventStoreError | undefined {
  try {
    checkAppend(append);
    return undefined;
  } catch (error) {
    if (error instanceof EventStoreError) return error;
    throw error;
  }
}

/** The expected revision as es.append takes it. */
export function expectedOf(append: Append): bigint {
  return append.expected === 'no-stream' ? NO_STREAM : append.expected;
}

/** The nine parameters of es.append. */
export function parametersOf(appends: readonly Append[]): Buffer[] {
  const events = appends.flatMap((append, index) =>
    append.events.map((event, at) => ({
      no: index + 1,
      stream: append.stream,
      revision: expectedOf(append) + 1n + BigInt(at),
      event,
    })),
  );
  return [
    textArray(appends.map((append) => append.stream)),
    bigintArray(appends.map(expectedOf)),
    intArray(events.map(({ no }) => no)),
    textArray(events.map(({ stream }) => stream)),
    bigintArray(events.map(({ revision }) => revision)),
    uuidArray(events.map(({ event }) => event.id)),
    textArray(events.map(({ event }) => event.type)),
    textArray(events.map(({ event }) => event.data)),
    textArray(events.map(({ event }) => event.metadata)),
  ];
}

/** "2026-11-24 03:15:30.12+00" → "2026-11-24T03:15:30.120Z" (sessions speak UTC, the log keeps milliseconds). */
export function isoOfTimestamp(text: string): string {
  const [seconds = '', fraction = ''] = text.replace(' ', 'T').replace('+00', '').split('.');
  return `${seconds}.${fraction.padEnd(3, '0')}Z`;
}

/** Names a PostgreSQL error in the terms of the port. */
export function asStoreError(error: unknown): unknown {
  if (error instanceof EventStoreError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (sqlState(error) === '53100') {
    return new EventStoreError('disk-full', `the disk of the event log is full: ${message}`, {
      cause: error,
    });
  }
  if (isConnectionError(error)) {
    return new EventStoreError('unavailable', `the event log does not answer: ${message}`, { cause: error });
  }
  return new EventStoreError('fatal', `the event log refused a statement: ${message}`, { cause: error });
}
