import { setImmediate as nextTurn } from 'node:timers/promises';
import { START } from '@eventstore/db-client';
import type { Position, RecordedEvent as ClientEvent } from '@eventstore/db-client';
import { EventStoreError } from './event-store.js';
import type { EventBatch } from './event-store.js';
import type { Connection } from './eventstoredb-connection.js';
import { CallTimedOut, integrityAlarm, messageOf, verdictOf } from './eventstoredb-errors.js';
import { ledgerEvents, positionOf } from './eventstoredb-events.js';
import { LiveTail } from './eventstoredb-live-tail.js';
import { logPage, newestEvents } from './eventstoredb-log.js';
import { Backoff, MOST_ODD_ERRORS } from './eventstoredb-retry.js';
import type { EventStoreDbTimers } from './eventstoredb-retry.js';

/** Two connections, so that a hundred subscriptions leave room for the commands and for the watchdogs. */
export interface SubscriptionSource {
  readonly logId: string;
  readonly subscriptions: Connection;
  readonly commands: Connection;
  readonly timers: EventStoreDbTimers;
}

/**
 * One subscription: reads the log page by page until a page comes back short, then goes live behind the last event it
 * has given, and starts over from there whenever the live part ends, cleanly or not.
 */
export class Subscription {
  /** The last event that was read, given or hidden. */
  private cursor: Position | undefined;
  private readonly backoff: Backoff;
  private oddErrors = 0;
  /** The reader was told that it has caught up, and nothing came since. */
  private announced = false;

  constructor(
    private readonly source: SubscriptionSource,
    after: Position | undefined,
    private readonly batchSize: number,
    private readonly signal: AbortSignal,
  ) {
    this.cursor = after;
    this.backoff = new Backoff(source.timers.firstPauseMs, source.timers.longestPauseMs);
  }

  async *batches(): AsyncGenerator<EventBatch, void, undefined> {
    while (!this.isOver()) {
      let tail: LiveTail | undefined;
      try {
        yield* this.catchUp();
        const subscribing = this.source.subscriptions.subscribeToAll(this.cursor ?? START);
        tail = new LiveTail(subscribing, this.signal);
        yield* this.follow(tail);
      } catch (error) {
        if (!this.isOver()) await this.recover(error);
      } finally {
        tail?.close();
      }
    }
  }

  private isOver(): boolean {
    return this.signal.aborted;
  }

  private async *catchUp(): AsyncGenerator<EventBatch, void, undefined> {
    for (;;) {
      const page = await logPage(this.source.subscriptions, this.cursor, this.batchSize, this.signal);
      this.backoff.reset();
      const atEnd = !page.cut && page.events.length < this.batchSize;
      yield* this.give(page.events, atEnd);
      if (this.isOver() || atEnd) return;
    }
  }

  private async *follow(tail: LiveTail): AsyncGenerator<EventBatch, void, undefined> {
    while (!this.isOver()) {
      await tail.changed(this.source.timers.watchdogMs);
      // A burst arrives in one turn of the event loop: one batch, not one for each event.
      await nextTurn();
      const events = tail.take(this.batchSize);
      if (events.length > 0) {
        this.oddErrors = 0;
        yield* this.give(events, tail.drained);
      } else if (tail.ended !== undefined) {
        // A clean end says nothing: go round, as after a drop.
        if (tail.ended.cause === undefined) return;
        throw tail.ended.cause as Error;
      } else if (!this.isOver()) {
        await this.checkSilence(tail);
      }
    }
  }

  /** Gives the ledger's events among those read. The cursor moves before the reader gets them: it asks again when done. */
  private *give(read: readonly ClientEvent[], caughtUp: boolean): Generator<EventBatch, void, undefined> {
    const { events, alarm } = ledgerEvents(read, this.source.logId);
    const [first] = read;
    const last = read.at(-1);
    // A subscription from beyond the end of a log gives whatever is written next, from before its own start.
    if (first !== undefined && positionOf(first).commit <= (this.cursor?.commit ?? -1n)) {
      throw this.ended('foreign-position', new Error('the log has gone back'));
    }
    if (last !== undefined && alarm === undefined) this.cursor = positionOf(last);
    const atEnd = caughtUp && alarm === undefined;
    if (events.length > 0 || (atEnd && !this.announced)) {
      this.announced = atEnd;
      yield { events, caughtUp: atEnd };
    }
    if (alarm !== undefined) throw alarm;
  }

  /** A connection can die without a word, and the 101st call of one is never served: the end of the log tells. */
  private async checkSilence(tail: LiveTail): Promise<void> {
    const [newest] = await newestEvents(this.source.commands, 1, this.signal);
    const known = this.cursor?.commit ?? -1n;
    await nextTurn();
    if (newest !== undefined && positionOf(newest).commit > known && tail.drained) {
      throw new CallTimedOut('subscription to the log', this.source.timers.watchdogMs);
    }
  }

  /** Returns when it is time to go round; throws the EventStoreError that no retry mends. */
  private async recover(error: unknown): Promise<void> {
    if (error instanceof EventStoreError) throw error;
    const verdict = verdictOf(error);
    switch (verdict) {
      case 'too-slow':
        // Routine while much is written: growing pauses would only put the reader further behind.
        return nextTurn();
      case 'not-leader':
      case 'not-sent':
      case 'unknown':
        return this.backoff.pause(this.signal);
      case 'deleted':
        throw integrityAlarm('subscription to the log: a stream was deleted', error);
      case 'refused':
      case 'unforeseen':
        if (++this.oddErrors < MOST_ODD_ERRORS) {
          if (verdict === 'unforeseen') this.source.subscriptions.renew();
          return this.backoff.pause(this.signal);
        }
        throw this.ended(
          verdict === 'refused' && this.cursor !== undefined ? 'foreign-position' : 'fatal',
          error,
        );
      case 'denied':
      case 'conflict':
      case 'missing':
      case 'too-large':
        throw this.ended('fatal', error);
    }
  }

  private ended(code: 'fatal' | 'foreign-position', cause: unknown): EventStoreError {
    const from = this.cursor === undefined ? 'the beginning' : `position ${this.cursor.commit}`;
    return new EventStoreError(code, `subscription to the log from ${from}: ${messageOf(cause)}`, { cause });
  }
}
