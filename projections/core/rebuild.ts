import type { Decoded, EventCodec } from '../../src/platform/event-store/codec.js';
import type { EventStore, LogPosition } from '../../src/platform/event-store/event-store.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { applyBatch } from './apply-batch.js';
import { createIndexes, createSchema, raiseFence, readCheckpoint } from './checkpoints.js';
import { prefetch } from './prefetch.js';
import { comparePositions } from '../../src/platform/event-store/log-position.js';
import { liveSchema } from './projection.js';
import type { Projection } from './projection.js';

export interface RebuildProgress {
  readonly events: number;
  readonly position: LogPosition | undefined;
}

export interface RebuildOptions {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly database: Database;
  readonly onProgress?: (progress: RebuildProgress) => void;
  readonly batchSize?: number;
  /** Ends the rebuild between two batches, by throwing; the live views stay as they are. */
  readonly signal?: AbortSignal;
}

interface Growing {
  readonly projection: Projection;
  readonly schema: string;
  readonly epoch: bigint;
}

/**
 * Builds views anew from the whole log, beside the live ones and without their secondary indexes, then swaps them in.
 * Readers see the old view until the swap and the new one after it. The log is read and decoded once for all.
 */
export async function rebuildViews(
  projections: readonly Projection[],
  options: RebuildOptions,
): Promise<RebuildProgress> {
  const { database } = options;
  const growing: Growing[] = [];
  for (const projection of projections) {
    const schema = nextSchema(projection.name);
    await database.transaction((tx) => createSchema(tx, projection, schema));
    growing.push({ projection, schema, epoch: await raiseFence(database, projection.name, schema) });
  }
  let progress = await catchUp(growing, { events: 0, position: undefined }, options);
  await Promise.all(growing.map(({ projection, schema }) => finishTables(database, projection, schema)));
  progress = await catchUp(growing, progress, options);
  for (const view of growing) {
    // The live view may have moved on since; it stands still only during the swap itself.
    while (!(await swap(options, view))) {
      progress = await catchUp(growing, progress, options);
    }
    await database.query(`DROP SCHEMA IF EXISTS "${liveSchema(view.projection.name)}_old" CASCADE`);
  }
  return progress;
}

/** Drops what a rebuild that ended before its swap has left. */
export async function dropNextSchemas(database: Database, views: readonly string[]): Promise<void> {
  for (const view of views) {
    const schema = nextSchema(view);
    await database.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
    await database.query('DELETE FROM projection.checkpoint WHERE view = $1 AND schema_name = $2', [
      view,
      schema,
    ]);
  }
}

/** Where a view is filled before it is swapped in. */
function nextSchema(view: string): string {
  return `${liveSchema(view)}_next`;
}

async function finishTables(database: Database, projection: Projection, schema: string): Promise<void> {
  await database.transaction((tx) => createIndexes(tx, projection, schema));
  const tables = await database.query<{ name: string }>(
    `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = $1`,
    [schema],
  );
  for (const { name } of tables) await database.query(`ANALYZE ${name}`);
}

async function catchUp(
  growing: readonly Growing[],
  from: RebuildProgress,
  options: RebuildOptions,
): Promise<RebuildProgress> {
  let { events, position } = from;
  let afterOrdinal = 0n;
  for await (const batch of prefetch(decodedPages(options, position))) {
    await Promise.all(
      growing.map(({ projection, schema, epoch }) =>
        applyBatch(options.database, projection, schema, epoch, { events: batch, afterOrdinal }),
      ),
    );
    events += batch.length;
    position = batch.at(-1)?.position ?? position;
    afterOrdinal = batch.at(-1)?.ordinal ?? afterOrdinal;
    options.onProgress?.({ events, position });
  }
  return { events, position };
}

async function* decodedPages(
  { store, codec, batchSize = 4000, signal }: RebuildOptions,
  from: LogPosition | undefined,
): AsyncIterable<readonly Decoded[]> {
  let after = from;
  for (;;) {
    signal?.throwIfAborted();
    const page = await store.readAll({ after, limit: batchSize });
    if (page.length === 0) return;
    after = page.at(-1)?.position;
    yield page.map((recorded) => codec.decode(recorded));
  }
}

/** Whether a position lies in the log and not beyond its end: false for another log and for a restored, shorter one. */
export function isReachable(position: LogPosition, head: LogPosition | undefined): boolean {
  try {
    return head !== undefined && comparePositions(position, head) <= 0;
  } catch {
    return false;
  }
}

/** Puts a filled schema in the place of the live one; false if the live one is ahead of it in the same log. */
async function swap({ database, store }: RebuildOptions, { projection, schema }: Growing): Promise<boolean> {
  const head = await store.head();
  const live = liveSchema(projection.name);
  return database.transaction(async (tx) => {
    const current = await readCheckpoint(tx, projection.name, live, true);
    const next = await readCheckpoint(tx, projection.name, schema, true);
    if (next === undefined) throw new Error(`the view ${projection.name} is being rebuilt by somebody else`);
    const isLiveOfThisLog = current?.position !== undefined && isReachable(current.position, head);
    if (isLiveOfThisLog && current.error === undefined && next.ordinal < current.ordinal) return false;
    await tx.query(`DROP SCHEMA IF EXISTS "${live}_old" CASCADE`);
    await tx.query(`ALTER SCHEMA "${live}" RENAME TO "${live}_old"`);
    await tx.query(`ALTER SCHEMA "${schema}" RENAME TO "${live}"`);
    await tx.query('DELETE FROM projection.checkpoint WHERE view = $1 AND schema_name = $2', [
      projection.name,
      schema,
    ]);
    await tx.query(
      `UPDATE projection.checkpoint SET version = $3, position = $4, ordinal = $5, events_done = $6, last_recorded_at = $7, error = NULL, updated_at = now()
       WHERE view = $1 AND schema_name = $2`,
      [
        projection.name,
        live,
        next.version,
        next.position ?? null,
        String(next.ordinal),
        String(next.eventsDone),
        next.lastRecordedAt ?? null,
      ],
    );
    return true;
  });
}
