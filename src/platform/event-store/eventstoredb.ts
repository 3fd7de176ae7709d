import { START } from '@eventstore/db-client';
import { checkStreamName } from './check-append.js';
import { EventStoreError } from './event-store.js';
import type {
  Append,
  AppendResult,
  Appended,
  Conflicted,
  EventBatch,
  EventStore,
  LogPosition,
  ReadAllOptions,
  RecordedEvent,
  SubscribeOptions,
} from './event-store.js';
import { appendWithRetry } from './eventstoredb-append.js';
import { Connection } from './eventstoredb-connection.js';
import { messageOf } from './eventstoredb-errors.js';
import { ledgerEvents, belongsToLedger, positionOf, positionToken } from './eventstoredb-events.js';
import { identify, logPage, newestEvents, serverPosition, streamEvents } from './eventstoredb-log.js';
import { Attempts, DEFAULT_TIMERS, Slots } from './eventstoredb-retry.js';
import type { EventStoreDbTimers } from './eventstoredb-retry.js';
import { Subscription } from './eventstoredb-subscription.js';

export type { EventStoreDbTimers } from './eventstoredb-retry.js';

/** Measured: more appends in flight gain nothing on the classic path and cost latency. */
const MOST_APPENDS = 32;
/** One connection has room for 100 calls; beside the appends and the watchdogs. */
const MOST_READS = 32;
const DEFAULT_BATCH = 1000;
/** Any read of a stream has some bound; no stream of a ledger comes near it. */
const WHOLE_STREAM = 10_000_000;

/** The event log in an EventStoreDB server or cluster. Built on what a server of version 23.10 was seen to do. */
export class EventStoreDbStore implements EventStore {
  readonly kind = 'eventstoredb';
  readonly atomicity = 'stream';
  private readonly appends = new Slots(MOST_APPENDS);
  private readonly reads = new Slots(MOST_READS);
  private readonly running = new Set<AbortController>();
  private closed = false;

  private constructor(
    private readonly commands: Connection,
    private readonly subscriptions: Connection,
    private readonly logId: string,
    private readonly timers: EventStoreDbTimers,
  ) {}

  /**
   * `url` is an `esdb://` or `esdb+discover://` connection string. Throws EventStoreError: 'invalid' for a URL that can't
   * be used, 'unavailable' if the server does not answer for `retryForMs` (default 30 s).
   */
  static async connect(url: string, timers: Partial<EventStoreDbTimers> = {}): Promise<EventStoreDbStore> {
    const all = { ...DEFAULT_TIMERS, ...timers };
    let commands: Connection;
    let subscriptions: Connection;
    try {
      commands = new Connection(url, all.callTimeoutMs, 0);
      subscriptions = new Connection(url, all.callTimeoutMs, 1);
    } catch (error) {
      if (error instanceof EventStoreError) throw error;
      throw new EventStoreError('invalid', `the EventStoreDB URL can't be used: ${messageOf(error)}`, {
        cause: error,
      });
    }
    return new EventStoreDbStore(commands, subscriptions, await identify(commands, all), all);
  }

  append(append: Append): Promise<Appended | Conflicted> {
    return this.appends.run(() => appendWithRetry(this.commands, this.logId, append, this.timers));
  }

  async appendMany(appends: readonly Append[]): Promise<readonly AppendResult[]> {
    const results = new Map<Append, AppendResult>();
    const byStream = new Map<string, Append[]>();
    for (const append of appends) {
      const queue = byStream.get(append.stream);
      if (queue === undefined) byStream.set(append.stream, [append]);
      else queue.push(append);
    }
    // When the server is away, one append waits for it; those not yet begun do not wait each in their turn.
    let away: EventStoreError | undefined;
    const queues = byStream.values();
    const work = async (): Promise<void> => {
      for (const queue of queues) {
        for (const append of queue) {
          const result = away === undefined ? await this.tryAppend(append) : notBegun(append, away);
          results.set(append, result);
          if (result.outcome === 'failed' && result.error.retryable) away ??= result.error;
        }
      }
    };
    await Promise.all(Array.from({ length: Math.min(MOST_APPENDS, byStream.size) }, work));
    return appends.map((append) => results.get(append) ?? notBegun(append, away));
  }

  async readStream(
    stream: string,
    options: { from?: bigint; limit?: number } = {},
  ): Promise<readonly RecordedEvent[]> {
    checkStreamName(stream);
    const range = { stream, from: options.from ?? 0n, limit: options.limit ?? WHOLE_STREAM };
    return this.reads.run(() => streamEvents(this.commands, this.logId, range, this.timers));
  }

  async readStreams(streams: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
    const found = new Map<string, readonly RecordedEvent[]>();
    const names = new Set(streams).values();
    const work = async (): Promise<void> => {
      for (const stream of names) {
        const events = await this.readStream(stream);
        if (events.length > 0) found.set(stream, events);
      }
    };
    await Promise.all(Array.from({ length: Math.min(MOST_READS, streams.length) }, work));
    return found;
  }

  async readAll(options: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    let cursor = options.after === undefined ? undefined : serverPosition(options.after, this.logId);
    const attempts = new Attempts('read of the log', this.commands, this.timers, {
      writes: false,
      refusedMeans: cursor === undefined ? 'fatal' : 'foreign-position',
    });
    while (found.length < options.limit) {
      const wanted = options.limit - found.length;
      try {
        const page = await this.reads.run(() => logPage(this.commands, cursor, wanted));
        const { events, alarm } = ledgerEvents(page.events, this.logId);
        found.push(...events);
        // What stands before the sign of tampering is given; the next call begins with it and throws.
        if (alarm !== undefined && found.length === 0) throw alarm;
        const last = page.events.at(-1);
        if (last === undefined || alarm !== undefined || (!page.cut && page.events.length < wanted)) break;
        cursor = positionOf(last);
      } catch (error) {
        await attempts.after(error);
      }
    }
    return found;
  }

  async head(): Promise<LogPosition | undefined> {
    const attempts = new Attempts('read of the end of the log', this.commands, this.timers, {
      writes: false,
    });
    // The newest events may all be the server's own, so look further and further back.
    for (let count = 1; ;) {
      try {
        const events = await newestEvents(this.commands, count);
        const newest = events.find(belongsToLedger);
        if (newest !== undefined) return positionToken(this.logId, positionOf(newest));
        if (events.length < count) return undefined;
        count *= 32;
      } catch (error) {
        await attempts.after(error);
      }
    }
  }

  async *subscribe(options: SubscribeOptions): AsyncGenerator<EventBatch, void, undefined> {
    const after = options.after === undefined ? undefined : serverPosition(options.after, this.logId);
    const ending = new AbortController();
    const end = (): void => ending.abort();
    options.signal.addEventListener('abort', end);
    this.running.add(ending);
    if (options.signal.aborted || this.closed) end();
    try {
      const { logId, subscriptions, commands, timers } = this;
      const source = { logId, subscriptions, commands, timers };
      const batchSize = options.batchSize ?? DEFAULT_BATCH;
      yield* new Subscription(source, after, batchSize, ending.signal).batches();
    } finally {
      end();
      options.signal.removeEventListener('abort', end);
      this.running.delete(ending);
    }
  }

  async ping(): Promise<void> {
    try {
      await this.commands.readAll({ fromPosition: START, maxCount: 1, requiresLeader: true });
    } catch (error) {
      throw new EventStoreError('unavailable', `the event log can't be reached: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const subscription of this.running) subscription.abort();
    await Promise.all([this.commands.close(), this.subscriptions.close()]);
  }

  private async tryAppend(append: Append): Promise<AppendResult> {
    try {
      return await this.append(append);
    } catch (error) {
      if (error instanceof EventStoreError) return { outcome: 'failed', error };
      throw error;
    }
  }
}

function notBegun(append: Append, away: EventStoreError | undefined): AppendResult {
  const error = new EventStoreError('unavailable', `append to ${append.stream} was not begun`, {
    cause: away,
  });
  return { outcome: 'failed', error };
}
