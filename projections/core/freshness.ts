import { EventStoreError } from '../../src/platform/event-store/event-store.js';
import type { EventStore, LogPosition } from '../../src/platform/event-store/event-store.js';
import { comparePositions, ordinalOf } from '../../src/platform/event-store/log-position.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { readLiveCheckpoints } from './checkpoints.js';
import type { Checkpoint } from './checkpoints.js';

export type ViewState = 'live' | 'behind' | 'stopped';

export interface ViewStatus {
  readonly name: string;
  readonly position: LogPosition | undefined;
  /** Events (on Postgres) or log units (elsewhere) between the view and the end of the log. */
  readonly lag: number;
  readonly state: ViewState;
  readonly version: number;
  readonly eventsDone: number;
  /** When the newest event that the view has taken was recorded, ISO 8601 in UTC; undefined before the first one. */
  readonly lastRecordedAt: string | undefined;
  readonly error: string | undefined;
}

export interface Reached {
  readonly reached: boolean;
  readonly position: LogPosition | undefined;
  readonly error: string | undefined;
}

const LOOK_EVERY_MS = 20;

/** Tells how far views are, and waits until they have a position (read-your-writes). */
export class Freshness {
  private readonly waiters = new Set<() => void>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly database: Database,
    private readonly store: EventStore,
    private readonly views: readonly string[],
    /** Where the standing is, which is made from the views; a ledger without one has none. */
    private readonly standing: () => Promise<LogPosition | undefined> = () => Promise.resolve(undefined),
  ) {}

  /** Called by the runner of this process, and by the standing: waiters look at once. */
  readonly announce = (): void => {
    for (const wake of [...this.waiters, ...this.listeners]) wake();
  };

  /** Calls `listener` whenever this process moves a view on; gives what ends that. Another process's views say nothing. */
  onAdvance(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async status(): Promise<{
    head: LogPosition | undefined;
    views: readonly ViewStatus[];
    standing: LogPosition | undefined;
  }> {
    // The head is read first: a view that moves on between the two reads looks fresher, never staler, than it is.
    const head = await this.store.head();
    const checkpoints = await readLiveCheckpoints(this.database, this.views);
    return {
      head,
      views: this.views.map((name) => statusOf(name, checkpoints.get(name), head)),
      standing: await this.standing(),
    };
  }

  /** Where a view stands now; undefined if it has taken no event yet. */
  async positionOf(view: string): Promise<LogPosition | undefined> {
    return (await readLiveCheckpoints(this.database, [view])).get(view)?.position;
  }

  /** Waits until every named view (all if none is named) has `position`, for at most `timeoutMs`. A stopped view is not waited for. */
  async waitFor(
    position: LogPosition,
    timeoutMs: number,
    views: readonly string[] = this.views,
  ): Promise<Reached> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const checkpoints = await readLiveCheckpoints(this.database, views);
      const behind = views
        .map((name) => checkpoints.get(name))
        .find((checkpoint) => !has(checkpoint, position));
      if (behind === undefined) {
        return { reached: true, position: checkpoints.get(views[0] ?? '')?.position, error: undefined };
      }
      if (behind.error !== undefined || Date.now() >= until) {
        return { reached: false, position: behind.position, error: behind.error };
      }
      await this.nextAdvance();
    }
  }

  private nextAdvance(): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.waiters.delete(wake);
        resolve();
      };
      // Another process may be the one that drives the views, hence the look at the table as well.
      const timer = setTimeout(wake, LOOK_EVERY_MS);
      this.waiters.add(wake);
    });
  }
}

function has(checkpoint: Checkpoint | undefined, position: LogPosition): boolean {
  if (checkpoint === undefined) throw new EventStoreError('unavailable', 'the views are not set up yet');
  return checkpoint.position !== undefined && comparePositions(checkpoint.position, position) >= 0;
}

function statusOf(
  name: string,
  checkpoint: Checkpoint | undefined,
  head: LogPosition | undefined,
): ViewStatus {
  const end = head === undefined ? 0n : ordinalOf(head);
  const at = checkpoint?.ordinal ?? 0n;
  const lag = end > at ? Number(end - at) : 0;
  const state: ViewState = checkpoint?.error !== undefined ? 'stopped' : lag > 0 ? 'behind' : 'live';
  return {
    name,
    position: checkpoint?.position,
    lag,
    state,
    version: checkpoint?.version ?? 0,
    eventsDone: Number(checkpoint?.eventsDone ?? 0n),
    lastRecordedAt:
      checkpoint?.lastRecordedAt === undefined ? undefined : isoFromSql(checkpoint.lastRecordedAt),
    error: checkpoint?.error,
  };
}
