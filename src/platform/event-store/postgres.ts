import { textArray } from '../postgres/binary-array.js';
import { Database } from '../postgres/database.js';
import { migrate } from '../postgres/migrations.js';
import { readSql } from '../read-sql.js';
import { EventStoreError } from './event-store.js';
import type {
  Append,
  Appended,
  AppendResult,
  Conflicted,
  EventBatch,
  EventStore,
  LogPosition,
  ReadAllOptions,
  RecordedEvent,
  SubscribeOptions,
} from './event-store.js';
import { makePosition, parsePosition } from './log-position.js';
import {
  asStoreError,
  EVENT_COLUMNS,
  expectedOf,
  isoOfTimestamp,
  NO_STREAM,
  parametersOf,
  problemOf,
} from './postgres-rows.js';
import type { AppendRow, EventRow } from './postgres-rows.js';
import { StreamReads } from './postgres-stream-reads.js';
import { LogWakeup } from './postgres-wakeup.js';
import { retrying } from './retrying.js';

const STORE = 'pg';
export interface PostgresStoreOptions {
  /** How long a call is retried while the server is away; default 15,000 ms. */
  readonly retryForMs?: number;
  /** How often a subscription looks by itself, in case a notification was lost; default 500 ms. */
  readonly pollMs?: number;
}

/** The event log in PostgreSQL 15–18: schema `es`, see postgres.schema.sql. */
export class PostgresEventStore implements EventStore {
  readonly kind = 'postgres';
  readonly atomicity = 'stream';
  private readonly streamReads = new StreamReads((streams) => this.readStreams(streams));

  private constructor(
    private readonly database: Database,
    private readonly logId: string,
    private readonly wakeup: LogWakeup,
    private readonly retryForMs: number,
    private readonly pollMs: number,
  ) {}

  /** Creates or upgrades the schema, then opens the log. */
  static async open(databaseUrl: string, options: PostgresStoreOptions = {}): Promise<PostgresEventStore> {
    const owner = new Database(databaseUrl, { max: 1, applicationName: 'ledger-event-store-setup' });
    let role: Record<string, string> = {};
    try {
      await migrate(owner, 'event-store', [
        { version: 1, sql: readSql(import.meta.url, './postgres.schema.sql') },
      ]);
      const roles = await owner.query(
        `SELECT 1 FROM pg_roles WHERE rolname = 'ledger_app' AND pg_has_role(oid, 'MEMBER')`,
      );
      // From here on the program itself may only read and call es.append.
      if (roles.length > 0) role = { role: 'ledger_app' };
    } finally {
      await owner.close();
    }
    const database = new Database(databaseUrl, {
      max: 6,
      applicationName: 'ledger-event-store',
      settings: role,
    });
    const [head] = await database.query<{ log_id: string }>('SELECT log_id FROM es.log_head');
    if (head === undefined) throw new EventStoreError('integrity', 'the event log has no head row');
    return new PostgresEventStore(
      database,
      head.log_id,
      new LogWakeup(databaseUrl),
      options.retryForMs ?? 15_000,
      options.pollMs ?? 500,
    );
  }

  async append(append: Append): Promise<Appended | Conflicted> {
    const [result] = await this.appendMany([append]);
    if (result === undefined || result.outcome === 'failed') {
      throw result?.error ?? new EventStoreError('fatal', 'no answer to an append');
    }
    return result;
  }

  async appendMany(appends: readonly Append[]): Promise<readonly AppendResult[]> {
    const results = new Array<AppendResult>(appends.length);
    let waiting: number[] = [];
    appends.forEach((append, index) => {
      const error = problemOf(append);
      if (error === undefined) waiting.push(index);
      else results[index] = { outcome: 'failed', error };
    });
    // A stream takes part once per call, so that a later append of the same stream sees the earlier one.
    while (waiting.length > 0) {
      const streams = new Set<string>();
      const round: number[] = [];
      const rest: number[] = [];
      for (const index of waiting) {
        const stream = appends[index]?.stream ?? '';
        (streams.has(stream) ? rest : round).push(index);
        streams.add(stream);
      }
      const answers = await this.appendRound(round.map((index) => appends[index] as Append));
      round.forEach((index, at) => (results[index] = answers[at] as AppendResult));
      waiting = rest;
    }
    return results;
  }

  private async appendRound(appends: readonly Append[]): Promise<AppendResult[]> {
    const values = parametersOf(appends);
    const row = await retrying('outcome-unknown', this.retryForMs, async () => {
      const rows = await this.database.query<AppendRow>(
        'SELECT base, conflicts, actuals FROM es.append($1::text[], $2::bigint[], $3::integer[], $4::text[], $5::bigint[], $6::uuid[], $7::text[], $8::text[], $9::text[])',
        values,
      );
      return rows[0] as AppendRow;
    }).catch((error: unknown) => {
      throw asStoreError(error);
    });
    const conflicts = new Map((row.conflicts ?? []).map((no, at) => [no, BigInt(row.actuals?.[at] ?? '-1')]));
    const results: AppendResult[] = [];
    let position = BigInt(row.base);
    for (const [index, append] of appends.entries()) {
      const actual = conflicts.get(index + 1);
      if (actual === undefined) {
        position += BigInt(append.events.length);
        results.push({
          outcome: 'appended',
          revision: expectedOf(append) + BigInt(append.events.length),
          position: this.positionAt(position),
        });
      } else {
        results.push(await this.repeatOrConflict(append, actual));
      }
    }
    return results;
  }

  /** An append whose very ids already stand at its place is a repeat; anything else lost the race. */
  private async repeatOrConflict(append: Append, actual: bigint): Promise<AppendResult> {
    const from = expectedOf(append) + 1n;
    const last = expectedOf(append) + BigInt(append.events.length);
    if (last <= actual) {
      const standing = await this.readStream(append.stream, { from, limit: append.events.length });
      const newest = standing.at(-1);
      if (
        newest !== undefined &&
        standing.length === append.events.length &&
        standing.every((event, at) => event.id === append.events[at]?.id)
      ) {
        return { outcome: 'appended', revision: newest.revision, position: newest.position };
      }
    }
    return { outcome: 'conflict', actual: actual === NO_STREAM ? 'no-stream' : actual };
  }

  async readStream(
    stream: string,
    options: { from?: bigint; limit?: number } = {},
  ): Promise<readonly RecordedEvent[]> {
    if (options.from === undefined && options.limit === undefined) return this.streamReads.read(stream);
    return this.read(
      `SELECT ${EVENT_COLUMNS} FROM es.event WHERE stream = $1 AND revision >= $2 ORDER BY revision LIMIT $3`,
      [stream, String(options.from ?? 0n), options.limit ?? null],
    );
  }

  async readStreams(streams: readonly string[]): Promise<ReadonlyMap<string, readonly RecordedEvent[]>> {
    const events = await this.read(
      `SELECT ${EVENT_COLUMNS} FROM es.event WHERE stream = ANY ($1::text[]) ORDER BY stream, revision`,
      [textArray(streams)],
    );
    const byStream = new Map<string, RecordedEvent[]>();
    for (const event of events) {
      const known = byStream.get(event.stream);
      if (known === undefined) byStream.set(event.stream, [event]);
      else known.push(event);
    }
    return byStream;
  }

  async readAll({ after, limit }: ReadAllOptions): Promise<readonly RecordedEvent[]> {
    return this.read(`SELECT ${EVENT_COLUMNS} FROM es.event WHERE position > $1 ORDER BY position LIMIT $2`, [
      String(this.ordinalAfter(after)),
      limit,
    ]);
  }

  async head(): Promise<LogPosition | undefined> {
    const [row] = await this.reading(() =>
      this.database.query<{ last_position: string }>('SELECT last_position FROM es.log_head'),
    );
    const last = BigInt(row?.last_position ?? '0');
    return last === 0n ? undefined : this.positionAt(last);
  }

  async *subscribe({ after, batchSize = 1000, signal }: SubscribeOptions): AsyncIterable<EventBatch> {
    let position = after;
    let told = false;
    this.ordinalAfter(after);
    while (!signal.aborted && !this.wakeup.closed) {
      const mark = this.wakeup.mark();
      const events = await this.readAll({ after: position, limit: batchSize }).catch((error: unknown) => {
        // While the server is away there is nothing to tell; the next look comes with the next wake-up or poll.
        if (error instanceof EventStoreError && error.retryable) return undefined;
        throw error;
      });
      if (events !== undefined) {
        const caughtUp = events.length < batchSize;
        if (events.length > 0 || (caughtUp && !told)) yield { events, caughtUp };
        position = events.at(-1)?.position ?? position;
        told = caughtUp;
        if (!caughtUp) continue;
      }
      await this.wakeup.wait(mark, this.pollMs, signal);
    }
  }

  async ping(): Promise<void> {
    await this.database.query('SELECT 1').catch((error: unknown) => {
      throw new EventStoreError('unavailable', 'the event log in PostgreSQL does not answer', {
        cause: error,
      });
    });
  }

  async close(): Promise<void> {
    await this.wakeup.close();
    await this.database.close();
  }

  private positionAt(ordinal: bigint): LogPosition {
    return makePosition(STORE, this.logId, ordinal);
  }

  private ordinalAfter(after: LogPosition | undefined): bigint {
    if (after === undefined) return 0n;
    const { store, logId, ordinal } = parsePosition(after);
    if (store !== STORE || logId !== this.logId) {
      throw new EventStoreError('foreign-position', `${after} is not a position of the log ${this.logId}`);
    }
    return ordinal;
  }

  private async read(sql: string, values: readonly unknown[]): Promise<readonly RecordedEvent[]> {
    const rows = await this.reading(() => this.database.query<EventRow>(sql, values));
    return rows.map((row) => ({
      id: row.event_id,
      type: row.type,
      data: row.data,
      metadata: row.metadata,
      stream: row.stream,
      revision: BigInt(row.revision),
      position: this.positionAt(BigInt(row.position)),
      recordedAt: isoOfTimestamp(row.recorded_at),
    }));
  }

  private async reading<T>(work: () => Promise<T>): Promise<T> {
    return retrying('unavailable', this.retryForMs, work).catch((error: unknown) => {
      throw asStoreError(error);
    });
  }
}
