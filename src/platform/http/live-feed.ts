import { Inject, Injectable } from '@nestjs/common';
import type { MessageEvent, OnModuleDestroy } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { Subscriber } from 'rxjs';
import { VIEW_FRESHNESS } from './reads-view.js';
import type { LedgerStatus, ViewFreshness } from './reads-view.js';

/** Where a view stands; `position` is null before its first event. */
export interface LiveView {
  readonly position: string | null;
  readonly state: 'live' | 'behind' | 'stopped';
  /** Events (on Postgres) or log units (elsewhere) between the view and the end of the log. */
  readonly lag: number;
}

/** What `event: position` carries: the end of the log, and every view by name. `at` is when it was looked up. */
export interface LivePosition {
  readonly head: string | null;
  readonly views: Readonly<Record<string, LiveView>>;
  /** How far the standing is, which follows the views a moment later; null before its first round. */
  readonly standing: string | null;
  readonly at: string;
}

/** What `event: away` carries: log or database do not answer, since when; a position follows when they do again. */
export interface LiveAway {
  readonly at: string;
}

type Listener = Subscriber<MessageEvent>;

const LOOK_EVERY_MS = 1000;
const NOT_MORE_OFTEN_THAN_MS = 500;
const HEARTBEAT_MS = 15_000;

/**
 * Tells everybody who listens how far the views are, whenever one has moved on: by word of the views of this process, and
 * by a look at them every second, since another process may drive them. Nobody looks while nobody listens.
 */
@Injectable()
export class LiveFeed implements OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private watching: Promise<void> = Promise.resolve();
  private wake: () => void = () => undefined;
  private told = '';
  /** A view of this process has moved on since the last look. */
  private advanced = false;
  private closed = false;

  constructor(@Inject(VIEW_FRESHNESS) private readonly freshness: ViewFreshness) {}

  events(): Observable<MessageEvent> {
    return new Observable((listener: Listener) => {
      if (this.closed) {
        listener.complete();
        return undefined;
      }
      this.listeners.add(listener);
      if (this.listeners.size === 1) this.watching = this.watching.then(() => this.watch());
      void this.look().then((message) => {
        if (this.listeners.size === 1) this.told = newsOf(message);
        listener.next(message);
      });
      return () => {
        this.listeners.delete(listener);
        if (this.listeners.size === 0) this.wake();
      };
    });
  }

  /** Where log and views stand now. Throws EventStoreError and what the database throws. */
  async position(): Promise<LivePosition> {
    return { ...liveOf(await this.freshness.status()), at: new Date().toISOString() };
  }

  /** Before the door closes: it would wait for these connections, which never end by themselves. */
  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    for (const listener of [...this.listeners]) listener.complete();
    this.wake();
    await this.watching;
  }

  private async watch(): Promise<void> {
    const stopListening = this.freshness.onAdvance(() => {
      this.advanced = true;
      this.wake();
    });
    const heartbeat = setInterval(() => this.send({ comment: 'alive' }), HEARTBEAT_MS);
    try {
      while (this.listeners.size > 0) {
        await this.pause(NOT_MORE_OFTEN_THAN_MS, () => false);
        await this.pause(LOOK_EVERY_MS - NOT_MORE_OFTEN_THAN_MS, () => this.advanced);
        this.advanced = false;
        const message = await this.look();
        const news = newsOf(message);
        if (news !== this.told) this.send(message);
        this.told = news;
      }
    } finally {
      clearInterval(heartbeat);
      stopListening();
    }
  }

  private send(message: MessageEvent): void {
    for (const listener of this.listeners) listener.next(message);
  }

  private async look(): Promise<MessageEvent> {
    try {
      return { type: 'position', data: await this.position() };
    } catch {
      const data: LiveAway = { at: new Date().toISOString() };
      return { type: 'away', data };
    }
  }

  /** Until the time is up, nobody listens any more, or there is what is waited for. */
  private pause(ms: number, isThere: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.wake = () => {
        if (this.listeners.size === 0 || isThere()) end();
      };
      this.wake();
    });
  }
}

function liveOf({ head, views, standing }: LedgerStatus): Omit<LivePosition, 'at'> {
  const viewOf = ({ position, state, lag }: LedgerStatus['views'][number]): LiveView => ({
    position: position ?? null,
    state,
    lag,
  });
  return {
    head: head ?? null,
    views: Object.fromEntries(views.map((view) => [view.name, viewOf(view)])),
    standing: standing ?? null,
  };
}

/** All of a message but when it was made. */
function newsOf({ type, data }: MessageEvent): string {
  return JSON.stringify([type, { ...(data as object), at: undefined }]);
}
