import { setTimeout as delay } from 'node:timers/promises';
import type { Decoded, EventCodec } from '../../src/platform/event-store/codec.js';
import { EventStoreError } from '../../src/platform/event-store/event-store.js';
import type { EventStore, LogPosition, RecordedEvent } from '../../src/platform/event-store/event-store.js';
import { comparePositions } from '../../src/platform/event-store/log-position.js';
import { isConnectionError, sqlState } from '../../src/platform/postgres/database.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { applyBatch, FencedOut, GapInView } from './apply-batch.js';
import { prepareViews, raiseFence, readLiveCheckpoints, recordError } from './checkpoints.js';
import { whileLeading } from './leader.js';
import { prefetch } from './prefetch.js';
import { liveSchema } from './projection.js';
import type { Projection } from './projection.js';
import { isReachable, rebuildViews } from './rebuild.js';

export interface RunnerOptions {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly database: Database;
  readonly projections: readonly Projection[];
  /** Tells of what stops or slows the views; never called for routine. */
  readonly warn: (message: string) => void;
  /** Called after every batch that any view took, and when a view stops: waiters look again. */
  readonly onAdvance?: () => void;
  readonly batchSize?: number;
}

/** A view as the runner drives it. */
interface Driven {
  readonly projection: Projection;
  epoch: bigint;
  ordinal: bigint;
  position: LogPosition | undefined;
  stopped: boolean;
}

interface DecodedBatch {
  readonly events: readonly Decoded[];
  readonly poison: EventStoreError | undefined;
}

/**
 * Drives all views from one subscription: the log is read and decoded once, every view applies each batch in its own
 * transaction, side by side. An event that a view can't take stops that view, loudly, and no other; nothing is skipped.
 */
export class ProjectionRunner {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  leading = false;

  constructor(private readonly options: RunnerOptions) {}

  /** Creates what is missing and starts to follow the log; the promise ends when the views exist, not when they are full. */
  async start(): Promise<void> {
    await prepareViews(this.options.database, this.options.projections);
    this.running = whileLeading(this.options.database.url, this.stopping.signal, (lost) => this.lead(lost));
  }

  /** Ends after the batch under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async lead(lost: AbortSignal): Promise<void> {
    this.leading = true;
    try {
      await this.rebuildOutdated();
      while (!lost.aborted) await this.follow(lost);
    } catch (error) {
      if (!(error instanceof FencedOut)) this.options.warn(`views stand still: ${messageOf(error)}`);
    } finally {
      this.leading = false;
    }
  }

  /** Views of an older version, and views that were built from another log, are built anew before they are driven. */
  private async rebuildOutdated(): Promise<void> {
    const { database, projections, store } = this.options;
    const checkpoints = await readLiveCheckpoints(database, names(projections));
    const head = await store.head();
    const outdated = projections.filter((projection) => {
      const checkpoint = checkpoints.get(projection.name);
      if (checkpoint === undefined) return false;
      if (checkpoint.version !== projection.version) return true;
      return checkpoint.position !== undefined && !isReachable(checkpoint.position, head);
    });
    if (outdated.length === 0) return;
    this.options.warn(
      `rebuilding ${names(outdated).join(', ')}: made by another version or from another log`,
    );
    await rebuildViews(outdated, this.options);
  }

  /** Takes the fences, then drives until leadership is lost or a view has fallen out of step. */
  private async follow(lost: AbortSignal): Promise<void> {
    const views = await this.takeOver();
    const after = views.map((view) => view.position).reduce(earlier);
    let afterOrdinal = views.map((view) => view.ordinal).reduce((a, b) => (a < b ? a : b));
    // The subscription must end with this loop: a generator that waits for news can't be left in any other way.
    const ended = new AbortController();
    const signal = AbortSignal.any([lost, ended.signal]);
    const subscription = this.options.store.subscribe({
      after,
      batchSize: this.options.batchSize ?? 2000,
      signal,
    });
    for await (const { events, poison } of prefetch(this.decoded(subscription))) {
      const batch = { events, afterOrdinal };
      const inStep = await Promise.all(
        views.map(async (view) => view.stopped || (await this.applyTo(view, batch, lost))),
      );
      afterOrdinal = events.at(-1)?.ordinal ?? afterOrdinal;
      if (poison !== undefined) for (const view of views) await this.stopView(view, poison);
      this.options.onAdvance?.();
      if (views.every((view) => view.stopped)) await untilAborted(lost);
      if (lost.aborted || inStep.includes(false)) {
        ended.abort();
        return;
      }
    }
  }

  private async takeOver(): Promise<Driven[]> {
    const { database, projections } = this.options;
    const views: Driven[] = [];
    for (const projection of projections) {
      const epoch = await raiseFence(database, projection.name, liveSchema(projection.name));
      views.push({ projection, epoch, ordinal: 0n, position: undefined, stopped: false });
    }
    const checkpoints = await readLiveCheckpoints(database, names(projections));
    for (const view of views) {
      const checkpoint = checkpoints.get(view.projection.name);
      view.ordinal = checkpoint?.ordinal ?? 0n;
      view.position = checkpoint?.position;
    }
    return views;
  }

  /** Decodes ahead of the writers. An event that can't be read ends the readable part of its batch. */
  private async *decoded(
    source: AsyncIterable<{ events: readonly RecordedEvent[] }>,
  ): AsyncIterable<DecodedBatch> {
    for await (const { events: recorded } of source) {
      const events: Decoded[] = [];
      let poison: EventStoreError | undefined;
      for (const record of recorded) {
        try {
          events.push(this.options.codec.decode(record));
        } catch (error) {
          if (!(error instanceof EventStoreError)) throw error;
          poison = error;
          break;
        }
      }
      yield { events, poison };
      if (poison !== undefined) return;
    }
  }

  /** False if the view is out of step (rebuilt and swapped meanwhile) and must be taken over anew. */
  private async applyTo(
    view: Driven,
    batch: { events: readonly Decoded[]; afterOrdinal: bigint },
    lost: AbortSignal,
  ): Promise<boolean> {
    const { database, warn } = this.options;
    const schema = liveSchema(view.projection.name);
    for (let pauseMs = 50; !lost.aborted; pauseMs = Math.min(pauseMs * 2, 5000)) {
      try {
        view.ordinal = await applyBatch(database, view.projection, schema, view.epoch, batch);
        return true;
      } catch (error) {
        if (error instanceof GapInView) return false;
        if (error instanceof FencedOut) throw error;
        if (!isTransient(error)) {
          await this.stopView(view, error);
          return true;
        }
        warn(`the view ${view.projection.name} waits for the database: ${messageOf(error)}`);
        await delay(pauseMs, undefined, { signal: lost }).catch(() => undefined);
      }
    }
    return true;
  }

  private async stopView(view: Driven, error: unknown): Promise<void> {
    view.stopped = true;
    const message = messageOf(error);
    this.options.warn(`the view ${view.projection.name} stopped and needs a person: ${message}`);
    await recordError(this.options.database, view.projection.name, message);
  }
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function names(projections: readonly Projection[]): string[] {
  return projections.map((projection) => projection.name);
}

function earlier(a: LogPosition | undefined, b: LogPosition | undefined): LogPosition | undefined {
  if (a === undefined || b === undefined) return undefined;
  return comparePositions(a, b) <= 0 ? a : b;
}

/** Lost connections, lock conflicts and a full disk pass; anything else would fail again on the same events. */
function isTransient(error: unknown): boolean {
  return (
    isConnectionError(error) ||
    ['40001', '40P01', '55P03', '57014', '53100', '53200', '53300'].includes(sqlState(error) ?? '')
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
