import type pg from 'pg';
import { connect } from '../postgres/database.js';

/**
 * Wakes subscriptions of one store when the log grows: LISTEN on a connection of its own, whose payload is ignored. It is
 * only a hint — every subscription also looks by itself — so a lost connection costs latency, never an event.
 */
export class LogWakeup {
  closed = false;
  private count = 0;
  private client: pg.Client | undefined;
  private connecting: Promise<void> | undefined;
  private readonly sleepers = new Set<() => void>();

  constructor(private readonly url: string) {}

  /** Taken before looking; `wait` returns at once if anything was announced since. */
  mark(): number {
    return this.count;
  }

  /** Waits for an announcement, at most `pollMs`, or for the end. */
  async wait(mark: number, pollMs: number, signal: AbortSignal): Promise<void> {
    this.listen();
    if (this.count !== mark || this.closed || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, pollMs);
      signal.addEventListener('abort', wake);
      this.sleepers.add(wake);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wakeAll();
    await this.connecting;
    await this.client?.end().catch(() => undefined);
  }

  private wakeAll(): void {
    this.count++;
    for (const wake of [...this.sleepers]) wake();
  }

  /** Keeps one listening connection; called by every wait, so a broken one is replaced with the next poll. */
  private listen(): void {
    if (this.client !== undefined || this.connecting !== undefined || this.closed) return;
    this.connecting = this.open()
      .catch(() => undefined)
      .finally(() => (this.connecting = undefined));
  }

  private async open(): Promise<void> {
    const client = await connect(this.url, 'ledger-log-wakeup');
    client.on('end', () => {
      if (this.client === client) this.client = undefined;
    });
    client.on('notification', () => this.wakeAll());
    await client.query('LISTEN es_log');
    this.client = client;
    // Whatever was written between the last look and LISTEN must be looked for now.
    this.wakeAll();
  }
}
