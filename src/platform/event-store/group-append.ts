import { EventStoreError } from './event-store.js';
import type { Append, Appended, Conflicted, EventStore } from './event-store.js';

export interface GroupOptions {
  /** Calls under way at once. */
  readonly calls: number;
  /** Most appends in one call. */
  readonly appends: number;
  /** Most events in one call. */
  readonly events: number;
  /** Most bytes of data and metadata in one call. */
  readonly bytes: number;
}

interface Waiting {
  readonly append: Append;
  readonly bytes: number;
  readonly resolve: (result: Appended | Conflicted) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit: appends that arrive while a call is under way leave together in the next one, so a commit (and its
 * fsync) is shared by all of them. A conflict of one does not touch the others.
 */
export class GroupAppender {
  private waiting: Waiting[] = [];
  private callsUnderWay = 0;
  private scheduled = false;

  constructor(
    private readonly store: Pick<EventStore, 'appendMany'>,
    private readonly options: GroupOptions = { calls: 2, appends: 500, events: 1000, bytes: 8 * 1024 * 1024 },
  ) {}

  /** As EventStore.append. */
  append(append: Append): Promise<Appended | Conflicted> {
    const bytes = append.events.reduce(
      (total, event) => total + event.data.length + event.metadata.length,
      0,
    );
    return new Promise((resolve, reject) => {
      this.waiting.push({ append, bytes, resolve, reject });
      this.schedule();
    });
  }

  /** Everything that becomes ready in this turn of the event loop leaves in one call. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      while (this.waiting.length > 0 && this.callsUnderWay < this.options.calls) {
        void this.send(this.takeGroup());
      }
    });
  }

  private takeGroup(): Waiting[] {
    let events = 0;
    let bytes = 0;
    let count = 0;
    for (const { append, bytes: size } of this.waiting) {
      events += append.events.length;
      bytes += size;
      // One append that alone is over a limit still goes, by itself.
      if (
        count > 0 &&
        (count >= this.options.appends || events > this.options.events || bytes > this.options.bytes)
      ) {
        break;
      }
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private async send(group: readonly Waiting[]): Promise<void> {
    this.callsUnderWay++;
    try {
      const results = await this.store.appendMany(group.map(({ append }) => append));
      group.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result === undefined) reject(new EventStoreError('fatal', 'an append got no answer'));
        else if (result.outcome === 'failed') reject(result.error);
        else resolve(result);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      this.callsUnderWay--;
      if (this.waiting.length > 0) this.schedule();
    }
  }
}
