import { setTimeout as delay } from 'node:timers/promises';
import type { LogPosition } from '../../src/platform/event-store/event-store.js';
import { sqlState } from '../../src/platform/postgres/database.js';
import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { migrate } from '../../src/platform/postgres/migrations.js';
import { readSql } from '../../src/platform/read-sql.js';
import { refreshAll } from './standing-round.js';

/** Chosen once; it must differ from other advisory locks of this program. */
const LOCK_KEY = '7311830450151';
const LEAST_PAUSE_MS = 250;
/** A refresh takes at most a sixth of the time … */
const PAUSES_PER_REFRESH = 5;
/** … but however long one took, the next news is not kept waiting for longer than that. */
const LONGEST_PAUSE_MS = 30_000;
/** The views may have been moved on by a process that ended before it refreshed. */
const LOOK_EVERY_MS = 5_000;

/** Creates the tables of the standing where there are none yet. */
export async function prepareStanding(database: Database): Promise<void> {
  await migrate(database, 'standing', [
    { version: 1, sql: readSql(import.meta.url, './standing.schema.sql') },
  ]);
}

/** Where in the log the standing of every shop is at least; undefined before its first round. */
export async function standingPosition(database: Queryable): Promise<LogPosition | undefined> {
  const [row] = await database.query<{ position: LogPosition }>('SELECT position FROM standing.progress');
  return row?.position;
}

/**
 * Keeps the standing near the views, in the background: soon after they moved on, and never so often that it takes the
 * database from those who work with it. One process at a time refreshes (an advisory lock).
 */
export class StandingWorker {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private news = new AbortController();
  private warned = '';

  constructor(
    private readonly database: Database,
    private readonly warn: (message: string) => void,
    /** Called after a round that changed a shop's figures. */
    private readonly onRefreshed: () => void = () => undefined,
  ) {}

  start(): void {
    this.running = this.run(this.stopping.signal);
  }

  /** Gives up the refresh under way, if there is one. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** The views have moved on. */
  readonly announce = (): void => this.news.abort();

  private async run(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      this.news = new AbortController();
      const began = performance.now();
      await this.refresh();
      const pause = Math.max(LEAST_PAUSE_MS, PAUSES_PER_REFRESH * (performance.now() - began));
      await pausing(Math.min(pause, LONGEST_PAUSE_MS), stop);
      await pausing(LOOK_EVERY_MS, AbortSignal.any([stop, this.news.signal]));
    }
  }

  private async refresh(): Promise<void> {
    try {
      await whileAlone(this.database, async () => {
        if ((await refreshAll(this.database, this.stopping.signal)) > 0) this.onRefreshed();
      });
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      // Tables that a rebuild is swapping, and connections that broke, are there again at the next look.
      if (['3F000', '42P01', '40001', '40P01'].includes(sqlState(error) ?? '')) return;
      const message = error instanceof Error ? error.message : String(error);
      // It is tried again every few seconds; the same trouble is told once.
      if (message !== this.warned) this.warn(`the standing stays behind the views: ${message}`);
      this.warned = message;
    }
  }
}

async function pausing(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined);
}

/** Nothing if another process is at it: it will see what this one would. */
async function whileAlone(database: Database, work: () => Promise<unknown>): Promise<void> {
  await database.withClient(async (client) => {
    const { rows } = await client.query<{ locked: boolean }>(
      `SELECT pg_try_advisory_lock(${LOCK_KEY}) AS locked`,
    );
    if (rows[0]?.locked !== true) return;
    try {
      await work();
    } finally {
      await client.query(`SELECT pg_advisory_unlock(${LOCK_KEY})`);
    }
  });
}
