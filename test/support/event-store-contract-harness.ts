import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { EventStoreError } from '../../src/platform/event-store/event-store.js';
import type {
  Append,
  Appended,
  EventBatch,
  EventStore,
  EventToAppend,
  ExpectedRevision,
  LogPosition,
  RecordedEvent,
} from '../../src/platform/event-store/event-store.js';

/** One event log and a store on it. The log may be shared and need not be empty. */
export interface ContractHarness {
  readonly store: EventStore;
  /** A second store on the same log, as after a restart. */
  readonly reopen?: () => Promise<EventStore>;
  /** Breaks every connection of the store; it can connect anew at once. */
  readonly dropConnections?: () => void | Promise<void>;
  readonly close: () => Promise<void>;
}

/** Gives the cases of the contract a store and names that nobody else uses. */
export class Contract {
  harness!: ContractHarness;
  private streams = 0;
  private readonly run = randomUUID().slice(0, 8);

  get store(): EventStore {
    return this.harness.store;
  }

  stream(label: string): string {
    return `contract-${this.run}-${label}-${++this.streams}`;
  }

  async put(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<Appended> {
    const result = await this.store.append({ stream, expected, events });
    if (result.outcome !== 'appended') {
      throw new Error(`append to ${stream} met a conflict at ${result.actual}`);
    }
    return result;
  }

  /** Everything in the log after a position, page by page, that is in streams of this run. */
  async readOn(after: LogPosition | undefined, limit: number): Promise<RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for (let cursor = after; ;) {
      const page = await this.store.readAll({ after: cursor, limit });
      expect(page.length).toBeLessThanOrEqual(limit);
      if (page.length === 0) return found;
      found.push(...page.filter((event) => event.stream.startsWith(`contract-${this.run}-`)));
      cursor = page.at(-1)?.position;
    }
  }
}

export function event(data = '{}', type = 'ContractTested'): EventToAppend {
  return { id: randomUUID(), type, data, metadata: '{"source":"contract"}' };
}

export function events(count: number): EventToAppend[] {
  return Array.from({ length: count }, (_, index) => event(`{"number":"${index}"}`));
}

/** The code of the EventStoreError that a call ends with. */
export async function codeOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EventStoreError)) {
    throw new Error(`expected an EventStoreError, got ${String(error)}`);
  }
  return { code: error.code, message: error.message };
}

/** The error of one result of appendMany. */
export function failureOf(result: unknown): EventStoreError | undefined {
  const error = (result as { error?: unknown } | undefined)?.error;
  return error instanceof EventStoreError ? error : undefined;
}

export function idsOf(list: readonly { readonly id: string }[]): string[] {
  return list.map(({ id }) => id);
}

/** Reads a subscription in the background and lets a test wait for what it has seen. */
export class Reader {
  readonly batches: EventBatch[] = [];
  /** Settles when the iteration ends, with its error if it had one. */
  readonly done: Promise<unknown>;
  private readonly ending = new AbortController();
  private waiting: (() => void)[] = [];

  constructor(store: EventStore, options: { after?: LogPosition | undefined; batchSize?: number } = {}) {
    const batches = store.subscribe({ ...options, signal: this.ending.signal });
    this.done = this.read(batches).catch((error: unknown) => error);
  }

  get events(): RecordedEvent[] {
    return this.batches.flatMap((batch) => batch.events);
  }

  /** Resolves as soon as `condition` holds; looks again after every batch. */
  async until(condition: (reader: this) => boolean): Promise<void> {
    const ended = this.done.then((error) => {
      throw new Error(`the subscription ended: ${String(error)}`);
    });
    ended.catch(() => undefined);
    while (!condition(this)) {
      await Promise.race([new Promise<void>((look) => this.waiting.push(look)), ended]);
    }
  }

  async stop(): Promise<unknown> {
    this.ending.abort();
    return this.done;
  }

  private async read(batches: AsyncIterable<EventBatch>): Promise<void> {
    for await (const batch of batches) {
      this.batches.push(batch);
      for (const look of this.waiting.splice(0)) look();
    }
  }
}

export function appendOf(stream: string, expected: ExpectedRevision, list: readonly EventToAppend[]): Append {
  return { stream, expected, events: list };
}
