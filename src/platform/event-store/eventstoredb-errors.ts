import { ErrorType, isCommandError } from '@eventstore/db-client';
import { EventStoreError } from './event-store.js';

/**
 * What an error of the client or server means for the call that got it. The texts are those that an EventStoreDB 23.10
 * was seen to send through client 6.2.1; an append's answer is the same whether it was written or not unless noted.
 */
export type Verdict =
  /** Another revision than expected: nothing was written by this attempt. */
  | 'conflict'
  /** The stream does not exist, or everything in it is hidden. */
  | 'missing'
  /** The stream was tombstoned. */
  | 'deleted'
  | 'too-large'
  | 'denied'
  /** The server's handler threw: a bad position, name or id; rarely, a server that is going down. */
  | 'refused'
  /** The client has pointed itself to the leader by the time of the next call. */
  | 'not-leader'
  /** A live subscription was dropped because it lagged: routine. */
  | 'too-slow'
  /** Nothing reached the server. */
  | 'not-sent'
  /** Sent and not answered: written or not. */
  | 'unknown'
  /** Nothing that was ever seen: the client itself may be spoilt. */
  | 'unforeseen';

/** Our own timer ran out: reads have no deadline in the client, and connecting to a cluster has none either. */
export class CallTimedOut extends Error {
  constructor(what: string, ms: number) {
    super(`${what}: no answer for ${ms} ms`);
    this.name = 'CallTimedOut';
  }
}

const NEVER_SENT = /No connection established|Server Is Not Ready|Failed to discover/;

const BY_TYPE: Partial<Record<ErrorType, Verdict>> = {
  [ErrorType.WRONG_EXPECTED_VERSION]: 'conflict',
  [ErrorType.STREAM_NOT_FOUND]: 'missing',
  [ErrorType.STREAM_DELETED]: 'deleted',
  [ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED]: 'too-large',
  [ErrorType.ACCESS_DENIED]: 'denied',
  [ErrorType.NOT_LEADER]: 'not-leader',
  // "Forwarding timeout" among others; a consumer that is too slow has this type too.
  [ErrorType.TIMEOUT]: 'unknown',
  [ErrorType.UNAVAILABLE]: 'unknown',
  [ErrorType.DEADLINE_EXCEEDED]: 'unknown',
  // Servers from 24.4 on end calls so when they shut down.
  [ErrorType.CANCELLED]: 'unknown',
};

export function verdictOf(error: unknown): Verdict {
  if (error instanceof CallTimedOut) return 'unknown';
  const message = messageOf(error);
  if (NEVER_SENT.test(message)) return 'not-sent';
  // Outside command errors stand a failed discovery and the capability fetch of the batch path (which is not used here).
  if (!(error instanceof Error) || !isCommandError(error)) {
    return (error as { code?: unknown } | null)?.code === UNAVAILABLE ? 'unknown' : 'unforeseen';
  }
  if (message.includes('Consumer too slow')) return 'too-slow';
  if (error.type === ErrorType.UNKNOWN) return unknownVerdict(error.code);
  return BY_TYPE[error.type] ?? 'unforeseen';
}

// Numbers of gRPC status codes.
const UNKNOWN_CODE = 2;
const RESOURCE_EXHAUSTED = 8;
const INTERNAL = 13;
const UNAVAILABLE = 14;

function unknownVerdict(code: number | undefined): Verdict {
  if (code === RESOURCE_EXHAUSTED) return 'too-large';
  // A server that shuts down in good order resets its streams: "Received RST_STREAM with code 0".
  if (code === INTERNAL) return 'unknown';
  if (code === UNKNOWN_CODE) return 'refused';
  return 'unforeseen';
}

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message === '' ? error.name : error.message;
}

/** A deleted stream, hidden events or metadata that will delete some: a ledger has none of these. */
export function integrityAlarm(message: string, cause?: unknown): EventStoreError {
  return new EventStoreError('integrity', message, { cause });
}
