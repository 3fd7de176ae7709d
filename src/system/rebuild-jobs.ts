import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore, LogPosition } from '../platform/event-store/event-store.js';
import { ordinalOf } from '../platform/event-store/log-position.js';
import { VIEW_FRESHNESS } from '../platform/http/reads-view.js';
import type { ViewFreshness } from '../platform/http/reads-view.js';
import { VIEW_MAINTENANCE } from '../platform/view-maintenance.js';
import type { ViewMaintenance } from '../platform/view-maintenance.js';
import { malformed, notFound, refuse } from '../shared/domain-error.js';

/** A rebuild of views and how far it is. Times are ISO 8601 in UTC. */
export interface ViewRebuild {
  readonly rebuildId: string;
  readonly views: readonly string[];
  readonly actorId: string;
  readonly state: 'running' | 'done' | 'failed';
  readonly eventsDone: number;
  /** Events of the log when it began. */
  readonly eventsTotal: number;
  /** From 0 to 100, whole; 100 only when it is done. */
  readonly percent: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly error: string | null;
}

const JOBS_KEPT = 50;

/** Rebuilds that this process was asked for, one at a time. They are forgotten when it ends: the views tell of themselves. */
@Injectable()
export class RebuildJobs implements OnApplicationShutdown {
  private readonly jobs: ViewRebuild[] = [];
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(VIEW_MAINTENANCE) private readonly maintenance: ViewMaintenance,
    @Inject(VIEW_FRESHNESS) private readonly freshness: ViewFreshness,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Begins to rebuild the views that are named, all if none is. Throws VIEW_UNKNOWN (malformed) and REBUILD_RUNNING. */
  async start(asked: readonly string[] | undefined, actorId: string): Promise<ViewRebuild> {
    const { views: known } = this.maintenance;
    const unknown = asked?.find((name) => !known.includes(name));
    if (unknown !== undefined) {
      malformed('VIEW_UNKNOWN', `there is no view "${unknown}": the views are ${known.join(', ')}`, {
        view: unknown,
      });
    }
    const views = asked === undefined ? known : known.filter((name) => asked.includes(name));
    const { head, views: statuses } = await this.freshness.status();
    const end = head === undefined ? 0n : ordinalOf(head);
    const eventsTotal =
      this.store.kind === 'postgres'
        ? Number(end)
        : Math.max(0, ...statuses.map(({ eventsDone }) => eventsDone));
    // No await from here on, or two requests could both find that nothing runs.
    this.refuseWhileRunning();
    const job: ViewRebuild = {
      rebuildId: randomUUID(),
      views,
      actorId,
      state: 'running',
      eventsDone: 0,
      eventsTotal,
      percent: 0,
      startedAt: new Date().toISOString(),
      endedAt: null,
      error: null,
    };
    this.jobs.unshift(job);
    this.jobs.splice(JOBS_KEPT);
    this.running = this.run(job, end);
    return job;
  }

  /** Newest first. */
  list(): readonly ViewRebuild[] {
    return [...this.jobs];
  }

  /** Throws REBUILD_UNKNOWN (not found). */
  find(rebuildId: string): ViewRebuild {
    return (
      this.jobs.find((job) => job.rebuildId === rebuildId) ??
      notFound('REBUILD_UNKNOWN', `this server remembers no rebuild ${rebuildId}`, { rebuildId })
    );
  }

  /** What is under way ends after its batch; nothing of it is kept. */
  async onApplicationShutdown(): Promise<void> {
    this.ending.abort(new Error('the server ended before the rebuild did'));
    await this.running;
  }

  private refuseWhileRunning(): void {
    const running = this.jobs.find(({ state }) => state === 'running');
    if (running === undefined) return;
    refuse('REBUILD_RUNNING', `${running.views.join(', ')} are being rebuilt: wait until it has ended`, {
      rebuildId: running.rebuildId,
    });
  }

  private async run({ rebuildId, views }: ViewRebuild, end: bigint): Promise<void> {
    const tell = (news: Partial<ViewRebuild>): void => {
      const at = this.jobs.findIndex((job) => job.rebuildId === rebuildId);
      const job = this.jobs[at];
      if (job !== undefined) this.jobs[at] = { ...job, ...news };
    };
    const ended = (): string => new Date().toISOString();
    try {
      await this.maintenance.rebuild(views, {
        onProgress: (eventsDone, position) => tell({ eventsDone, percent: percentOf(position, end) }),
        signal: this.ending.signal,
      });
      tell({ state: 'done', percent: 100, endedAt: ended() });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      tell({ state: 'failed', endedAt: ended(), error: message });
    }
  }
}

/** Indexes are made and views swapped when the last event was read, so that is not the end. */
function percentOf(position: LogPosition | undefined, end: bigint): number {
  if (position === undefined || end === 0n) return 0;
  const percent = Number((ordinalOf(position) * 100n) / end);
  return Math.min(percent, 99);
}
