import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreError } from './event-store.js';
import type { EventStoreErrorCode } from './event-store.js';
import type { Connection } from './eventstoredb-connection.js';
import { integrityAlarm, messageOf, verdictOf } from './eventstoredb-errors.js';

/** All in milliseconds. */
export interface EventStoreDbTimers {
  /** How long one attempt may be without an answer. */
  readonly callTimeoutMs: number;
  /** How long a call is tried again before it ends as unavailable or with an unknown outcome. */
  readonly retryForMs: number;
  /** First and longest pause of a subscription between attempts to reach a server that is away. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** A live subscription that has been silent for this long is checked against the end of the log. */
  readonly watchdogMs: number;
}

export const DEFAULT_TIMERS: EventStoreDbTimers = {
  callTimeoutMs: 10_000,
  retryForMs: 30_000,
  firstPauseMs: 100,
  longestPauseMs: 30_000,
  watchdogMs: 30_000,
};

/** A caller waits for these calls, so they look more often than a subscription whether the server is back. */
const LONGEST_CALL_PAUSE_MS = 1000;
/** A refusal by a handler or an error never seen may be a server on its way down; three in a row are not. */
export const MOST_ODD_ERRORS = 3;

/** Pauses that double, with jitter so that many waiters do not come back at once. */
export class Backoff {
  private nextMs: number;

  constructor(
    private readonly firstMs: number,
    private readonly longestMs: number,
  ) {
    this.nextMs = firstMs;
  }

  /** Ends early, without an error, when `signal` is aborted. */
  async pause(signal?: AbortSignal): Promise<void> {
    const ms = this.nextMs * (0.5 + Math.random() / 2);
    this.nextMs = Math.min(this.nextMs * 2, this.longestMs);
    await delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
  }

  reset(): void {
    this.nextMs = this.firstMs;
  }
}

/** The attempts of one call: decides, error by error, whether there is another one, and waits before it. */
export class Attempts {
  /** An earlier attempt of this append may stand in the log. */
  mayBeWritten = false;
  private readonly until: number;
  private readonly backoff: Backoff;
  private oddErrors = 0;
  private redirects = 0;

  constructor(
    private readonly what: string,
    private readonly connection: Connection,
    timers: EventStoreDbTimers,
    private readonly kind: { writes: boolean; refusedMeans?: EventStoreErrorCode },
  ) {
    this.until = Date.now() + timers.retryForMs;
    this.backoff = new Backoff(timers.firstPauseMs, LONGEST_CALL_PAUSE_MS);
  }

  /** Returns when it is time for the next attempt; throws the EventStoreError that ends the call. */
  async after(error: unknown): Promise<void> {
    if (error instanceof EventStoreError) throw error;
    const verdict = verdictOf(error);
    switch (verdict) {
      case 'not-leader':
        // The client knows the leader now. Between two leaders all nodes may send us round: then not in a tight loop.
        if (++this.redirects === 1) return;
        break;
      case 'not-sent':
        break;
      case 'too-slow':
      case 'unknown':
        this.mayBeWritten = true;
        break;
      case 'unforeseen':
      case 'refused':
        this.mayBeWritten = true;
        if (++this.oddErrors >= MOST_ODD_ERRORS) throw this.ended(this.kind.refusedMeans ?? 'fatal', error);
        if (verdict === 'unforeseen') this.connection.renew();
        break;
      case 'deleted':
        throw integrityAlarm(`${this.what}: the stream was deleted`, error);
      case 'too-large':
        throw this.ended('too-large', error);
      case 'denied':
      case 'conflict':
      case 'missing':
        throw this.ended('fatal', error);
    }
    if (Date.now() >= this.until) {
      throw this.ended(this.kind.writes && this.mayBeWritten ? 'outcome-unknown' : 'unavailable', error);
    }
    await this.backoff.pause();
  }

  private ended(code: EventStoreErrorCode, cause: unknown): EventStoreError {
    return new EventStoreError(code, `${this.what}: ${messageOf(cause)}`, { cause });
  }
}

/** Lets at most so many pieces of work run at once, first come first served. */
export class Slots {
  private readonly waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((go) => this.waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.free++;
      else next();
    }
  }
}
