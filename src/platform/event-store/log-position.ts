import { EventStoreError } from './event-store.js';
import type { LogPosition } from './event-store.js';

/** "<store>:<log id>:<ordinal>[:<more>]"; the ordinal is what orders positions of one log. */
export function makePosition(store: string, logId: string, ordinal: bigint, more?: bigint): LogPosition {
  const tail = more === undefined || more === ordinal ? '' : `:${more}`;
  return `${store}:${logId}:${ordinal}${tail}`;
}

export interface PositionParts {
  readonly store: string;
  readonly logId: string;
  readonly ordinal: bigint;
  readonly more: bigint;
}

/** Throws EventStoreError('foreign-position') for a text that is no position. */
export function parsePosition(position: LogPosition): PositionParts {
  const match = /^([a-z]+):([0-9a-f-]{36}):(\d{1,19})(?::(\d{1,19}))?$/.exec(position);
  if (match === null) {
    throw new EventStoreError('foreign-position', `"${position}" is not a position of a log`);
  }
  const ordinal = BigInt(match[3] ?? '0');
  return {
    store: match[1] ?? '',
    logId: match[2] ?? '',
    ordinal,
    more: match[4] === undefined ? ordinal : BigInt(match[4]),
  };
}

/** The number that orders a position inside its log. Gaps mean nothing. */
export function ordinalOf(position: LogPosition): bigint {
  return parsePosition(position).ordinal;
}

/** Negative, zero or positive as a stands before, at or after b. Throws if they are of different logs. */
export function comparePositions(a: LogPosition, b: LogPosition): number {
  const left = parsePosition(a);
  const right = parsePosition(b);
  if (left.store !== right.store || left.logId !== right.logId) {
    throw new EventStoreError(
      'foreign-position',
      `positions of different logs can't be compared: ${a} and ${b}`,
    );
  }
  return left.ordinal < right.ordinal ? -1 : left.ordinal > right.ordinal ? 1 : 0;
}
