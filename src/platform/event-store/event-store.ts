/**
 * The port of the event log. Two adapters keep it: `postgres.ts` (the embedded default) and `eventstoredb.ts`; one
 * contract suite (test/support/event-store-contract.ts) runs against both.
 */

/** Opaque and ordered, e.g. "pg:<log id>:<ordinal>". It names its log, so a checkpoint of another log is recognised. */
export type LogPosition = string & { readonly __logPosition?: never };

/** The stream must not exist yet, or its last event must have this revision (the first event has revision 0n). */
export type ExpectedRevision = 'no-stream' | bigint;

/** Flat text-to-text, kept with the event; `$correlationId` and `$causationId` are added where the store knows them. */
export type EventMetadata = Readonly<Record<string, string>>;

/** An event about to be written. `data` and `metadata` are serialised already: what is stored is these bytes. */
export interface EventToAppend {
  /** Lower-case UUID. Stores compare ids, never content: derive it from the command and the content. */
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface RecordedEvent extends EventToAppend {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: LogPosition;
  /** ISO 8601 in UTC, by the store's clock; order by position, never by this. */
  readonly recordedAt: string;
}

/** All events of one append go into one stream or none does. */
export interface Append {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

export interface Appended {
  readonly outcome: 'appended';
  /** Revision and position of the last event of this append, also when it is an exact repeat of one that stands. */
  readonly revision: bigint;
  readonly position: LogPosition;
}

/** Somebody else wrote first: nothing of this append was written. */
export interface Conflicted {
  readonly outcome: 'conflict';
  readonly actual: ExpectedRevision;
}

/** This append failed for a reason of its own (see EventStoreError); the others of the call are not affected. */
export interface Failed {
  readonly outcome: 'failed';
  readonly error: EventStoreError;
}

export type AppendResult = Appended | Conflicted | Failed;

export interface ReadAllOptions {
  /** Exclusive; from the beginning if absent. */
  readonly after?: LogPosition | undefined;
  readonly limit: number;
}

export interface SubscribeOptions {
  /** Exclusive; from the beginning if absent. */
  readonly after?: LogPosition | undefined;
  /** Most events in one batch. */
  readonly batchSize?: number;
  readonly signal: AbortSignal;
}

/** A step of a subscription, in log order. `caughtUp`: nothing newer was known when this batch was made. */
export interface EventBatch {
  readonly events: readonly RecordedEvent[];
  readonly caughtUp: boolean;
}

export interface EventStore {
  /** "postgres" or "eventstoredb". */
  readonly kind: string;
  /** Whether the streams of one `appendMany` are written all or none ("all") or each for itself ("stream"). */
  readonly atomicity: 'all' | 'stream';

  /** One append. Throws EventStoreError for what a retry or a caller can't mend; a conflict is a result. */
  append(append: Append): Promise<Appended | Conflicted>;

  /** Many appends, one result each in the same order. A stream may occur more than once: later ones see earlier ones. */
  appendMany(appends: readonly Append[]): Promise<readonly AppendResult[]>;

  /** Events of a stream from a revision on (inclusive, default 0), oldest first; empty if there is no such stream. */
  readStream(stream: string, options?: { from?: bigint; limit?: number }): Promise<readonly RecordedEvent[]>;

  /** Whole streams by name, for bulk work; streams that do not exist are absent from the answer. */
  readStreams(streams: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>>;

  /** A page of the log, oldest first. */
  readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]>;

  /** Position of the newest event, undefined if the log is empty. */
  head(): Promise<LogPosition | undefined>;

  /**
   * The log from a position on, for ever: survives dropped connections, clean ends and changes of leader, and ends only
   * by `signal` or by throwing an EventStoreError that no retry mends. Every event comes exactly once, in order.
   */
  subscribe(options: SubscribeOptions): AsyncIterable<EventBatch>;

  /** Throws EventStoreError('unavailable') unless the log can be reached now. */
  ping(): Promise<void>;

  /** Ends subscriptions and connections of this store. */
  close(): Promise<void>;
}

export type EventStoreErrorCode =
  /** Not reachable; nothing was sent. Retry. */
  | 'unavailable'
  /** Sent, no answer: written or not. Retry with the same ids at the same revision. */
  | 'outcome-unknown'
  /** An event over 1 MiB, or an append over 1 MiB in all. */
  | 'too-large'
  /** A stream name, event type or event id that a store would refuse or change. */
  | 'invalid'
  /** The position belongs to another log, or to none. */
  | 'foreign-position'
  /** The log was tampered with: deletion, truncation or metadata where a ledger has none. */
  | 'integrity'
  /** The disk of the log is full. */
  | 'disk-full'
  /** Not foreseen; a person must look. */
  | 'fatal';

export class EventStoreError extends Error {
  constructor(
    readonly code: EventStoreErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'EventStoreError';
  }

  /** True if the same call can succeed later. */
  get retryable(): boolean {
    return this.code === 'unavailable' || this.code === 'outcome-unknown';
  }
}
