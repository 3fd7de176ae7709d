import type { AllStreamSubscription, RecordedEvent as ClientEvent } from '@eventstore/db-client';
import { weightOf } from './eventstoredb-connection.js';
import { eventOf } from './eventstoredb-events.js';

/** Beyond this the server is asked to wait. It then drops a live subscription soon, which is routine. */
const MOST_BUFFERED_EVENTS = 2000;
const MOST_BUFFERED_BYTES = 32 * 1024 * 1024;

/**
 * The buffer behind one live subscription. `caughtUp` of the client is not used: it is told while events that came before
 * it still wait inside the client, so it runs ahead of them. What counts is that nothing is left here or there.
 */
export class LiveTail {
  /** Why the subscription is over; a clean end by the server is a reason too. Events may still be in the buffer. */
  ended: { readonly cause: unknown } | undefined;
  private buffer: ClientEvent[] = [];
  private bytes = 0;
  private wake: () => void = () => undefined;
  private readonly onAbort = (): void => this.wake();

  constructor(
    private readonly subscription: AllStreamSubscription,
    private readonly signal: AbortSignal,
  ) {
    subscription.on('data', (resolved) => {
      const event = eventOf(resolved);
      if (event === undefined) return;
      this.buffer.push(event);
      this.bytes += weightOf(event);
      if (this.buffer.length >= MOST_BUFFERED_EVENTS || this.bytes >= MOST_BUFFERED_BYTES) {
        subscription.pause();
      }
      this.wake();
    });
    // The listener stays after the end: an error without one would end the process.
    subscription.on('error', (error) => this.end(error));
    subscription.on('end', () => this.end(undefined));
    signal.addEventListener('abort', this.onAbort);
  }

  /** True if no event that has arrived is still to be taken. */
  get drained(): boolean {
    return this.buffer.length === 0 && this.subscription.readableLength === 0;
  }

  take(most: number): readonly ClientEvent[] {
    const taken = this.buffer.slice(0, most);
    this.buffer = this.buffer.slice(most);
    for (const event of taken) this.bytes -= weightOf(event);
    if (this.subscription.isPaused()) this.subscription.resume();
    return taken;
  }

  /** Returns when there is something to take, the subscription or the reader has ended, or after `ms` without any. */
  async changed(ms: number): Promise<void> {
    if (this.buffer.length > 0 || this.ended !== undefined || this.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = (): void => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = (): void => undefined;
  }

  close(): void {
    this.signal.removeEventListener('abort', this.onAbort);
    void this.subscription.unsubscribe().catch(() => undefined);
  }

  private end(cause: unknown): void {
    this.ended ??= { cause };
    this.wake();
  }
}
