import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import type {
  AllStreamSubscription,
  AppendExpectedRevision,
  AppendResult,
  Credentials,
  EventData,
  ReadAllOptions,
  ReadPosition,
  ReadStreamOptions,
  RecordedEvent as ClientEvent,
  StreamingRead,
  AllStreamResolvedEvent,
  ResolvedEvent,
} from '@eventstore/db-client';
import { EventStoreError } from './event-store.js';
import { CallTimedOut } from './eventstoredb-errors.js';
import { eventOf } from './eventstoredb-events.js';

/** A call that the server has no answer to is given up this much after the client should have done so by itself. */
const GRACE_MS = 1000;
/** A page of large events ends early, so that a thousand of them do not fill the memory. In characters of JSON, about. */
const MOST_BYTES_A_PAGE = 32 * 1024 * 1024;

export interface Page {
  readonly events: readonly ClientEvent[];
  /** The read was ended by us before the server had given all that was asked for. */
  readonly cut: boolean;
}

/**
 * One client of the server, every call with a timer of its own and made once: retries are decided by the callers.
 *
 * All clients of a process with the same options share one HTTP/2 connection of 100 calls, so the store keeps two with
 * different keep-alive intervals: a hundred subscriptions can't starve the commands.
 */
export class Connection {
  private client: EventStoreDBClient;
  private readonly connectionString: string;
  /** Given with every append: this takes the classic path, which has a deadline and shares nothing with other calls. */
  private readonly credentials: Credentials;

  constructor(
    url: string,
    private readonly callTimeoutMs: number,
    keepAliveShiftMs: number,
  ) {
    this.credentials = credentialsOf(url);
    this.connectionString = withOurOptions(url, keepAliveShiftMs);
    this.client = this.connect();
  }

  /**
   * One attempt, on the leader. Each attempt starts in a turn of the event loop of its own: the client closes a failed
   * channel in the microtasks after the failure, and a call that met it half closed would end the process.
   */
  async append(
    stream: string,
    events: EventData[],
    expectedRevision: AppendExpectedRevision,
  ): Promise<AppendResult> {
    await nextTurn();
    const appending = this.client.appendToStream(stream, events, {
      expectedRevision,
      credentials: this.credentials,
      requiresLeader: true,
      deadline: this.callTimeoutMs,
    });
    const ms = this.callTimeoutMs + GRACE_MS;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new CallTimedOut(`append to ${stream}`, ms)), ms);
    });
    try {
      return await Promise.race([appending, timeout]);
    } finally {
      clearTimeout(timer);
    }
  }

  readStream(stream: string, options: ReadStreamOptions): Promise<Page> {
    return this.collect<ResolvedEvent>(`read of ${stream}`, this.client.readStream(stream, options));
  }

  readAll(options: ReadAllOptions, signal?: AbortSignal): Promise<Page> {
    return this.collect<AllStreamResolvedEvent>('read of the log', this.client.readAll(options), signal);
  }

  /**
   * The caller must listen to its errors and unsubscribe it. Nothing is filtered, so there are no checkpoints that could
   * run ahead or throw. On the leader: a follower that is behind the position would give events for a second time.
   */
  subscribeToAll(fromPosition: ReadPosition): AllStreamSubscription {
    return this.client.subscribeToAll({ fromPosition, requiresLeader: true });
  }

  /**
   * Goes on with a new client: one failed call can spoil a client for ever. Calls that still run on the old one end or
   * run into their timers; disposing of it would cancel reads without telling their callers.
   */
  renew(): void {
    this.client = this.connect();
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  private connect(): EventStoreDBClient {
    return EventStoreDBClient.connectionString(this.connectionString);
  }

  /** Events of a read, whole or up to the size of a page. The timer starts anew with every event. */
  private collect<E extends ResolvedEvent | AllStreamResolvedEvent>(
    what: string,
    read: StreamingRead<E>,
    signal?: AbortSignal,
  ): Promise<Page> {
    return new Promise((resolve, reject) => {
      const events: ClientEvent[] = [];
      let bytes = 0;
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        act();
      };
      // An abandoned read is cancelled or the server keeps it open; a cancelled one gives neither an end nor an error.
      const abandon = (act: () => void): void => {
        void read.cancel().catch(() => undefined);
        settle(act);
      };
      const timer = setTimeout(
        () => abandon(() => reject(new CallTimedOut(what, this.callTimeoutMs))),
        this.callTimeoutMs,
      );
      const onAbort = (): void => abandon(() => reject(new EventStoreError('unavailable', `${what}: ended`)));
      // The listener stays when the read has settled: an error without one would end the process.
      read.on('error', (error: Error) => settle(() => reject(error)));
      read.on('data', (resolved: E) => {
        timer.refresh();
        const event = eventOf(resolved);
        // What arrives while the read is being cancelled belongs to the next page.
        if (event === undefined || bytes >= MOST_BYTES_A_PAGE) return;
        events.push(event);
        bytes += weightOf(event);
        if (bytes >= MOST_BYTES_A_PAGE) abandon(() => resolve({ events, cut: true }));
      });
      read.on('end', () => settle(() => resolve({ events, cut: false })));
      signal?.addEventListener('abort', onAbort);
      if (signal?.aborted === true) onAbort();
    });
  }
}

/** Roughly the bytes of an event: lists and texts are looked into one level deep, which is where large events are large. */
export function weightOf(event: ClientEvent): number {
  const data: unknown = event.data;
  if (ArrayBuffer.isView(data)) return data.byteLength;
  let weight = 512;
  if (typeof data !== 'object' || data === null) return weight;
  for (const value of Object.values(data) as unknown[]) {
    if (typeof value === 'string') weight += value.length;
    else if (Array.isArray(value)) weight += value.length * 256;
  }
  return weight;
}

const KEEP_ALIVE_MS = 10_000;

/** The last of two equal options wins, so ours are put at the end. */
function withOurOptions(url: string, keepAliveShiftMs: number): string {
  const given = /[?&]keep[_-]?alive[_-]?interval=(\d+)/i.exec(url)?.[1];
  const interval = (given === undefined ? KEEP_ALIVE_MS : Number.parseInt(given, 10)) + keepAliveShiftMs;
  // Without exceptions a refused append reports the revision of the wrong field.
  const options = `keepAliveInterval=${interval}&throwOnAppendFailure=true`;
  const base = url.trim().replace(/\/+$/, '');
  return `${base}${base.includes('?') ? '&' : '?'}${options}`;
}

/** Without TLS nothing is sent, and any will do. */
function credentialsOf(url: string): Credentials {
  const given = /^esdb(?:\+discover)?:\/\/([^:/@]+):([^@/]+)@/.exec(url.trim());
  if (given !== null) {
    return {
      username: decodeURIComponent(given[1] ?? ''),
      password: decodeURIComponent(given[2] ?? ''),
    };
  }
  if (!/[?&]tls=false(&|$)/i.test(url)) {
    throw new EventStoreError(
      'invalid',
      'the EventStoreDB URL needs user:password@ before the host, or ?tls=false for a server without TLS',
    );
  }
  return { username: 'anonymous', password: 'anonymous' };
}
