import type { LogPosition } from '../../src/platform/event-store/event-store.js';
import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { migrate } from '../../src/platform/postgres/migrations.js';
import { readSql } from '../../src/platform/read-sql.js';
import { liveSchema } from './projection.js';
import type { Projection } from './projection.js';

/** Where a view stands. */
export interface Checkpoint {
  readonly view: string;
  readonly schema: string;
  readonly version: number;
  readonly position: LogPosition | undefined;
  readonly ordinal: bigint;
  readonly eventsDone: bigint;
  readonly lastRecordedAt: string | undefined;
  readonly epoch: bigint;
  readonly error: string | undefined;
}

interface Row {
  view: string;
  schema_name: string;
  version: number;
  position: string | null;
  ordinal: string;
  events_done: string;
  last_recorded_at: string | null;
  owner_epoch: string;
  error: string | null;
}

const COLUMNS =
  'view, schema_name, version, position, ordinal, events_done, last_recorded_at, owner_epoch, error';

function checkpointOf(row: Row): Checkpoint {
  return {
    view: row.view,
    schema: row.schema_name,
    version: row.version,
    position: row.position ?? undefined,
    ordinal: BigInt(row.ordinal),
    eventsDone: BigInt(row.events_done),
    lastRecordedAt: row.last_recorded_at ?? undefined,
    epoch: BigInt(row.owner_epoch),
    error: row.error ?? undefined,
  };
}

/** Creates the checkpoint table and, for views seen for the first time, their empty live schema. */
export async function prepareViews(database: Database, projections: readonly Projection[]): Promise<void> {
  await migrate(database, 'projection', [
    { version: 1, sql: readSql(import.meta.url, './checkpoint.schema.sql') },
  ]);
  for (const projection of projections) {
    const schema = liveSchema(projection.name);
    await database.transaction(async (tx) => {
      // Two processes that start at once must not both create the tables.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext($1))`, [`create ${schema}`]);
      if ((await readCheckpoint(tx, projection.name, schema)) !== undefined) return;
      await createSchema(tx, projection, schema);
      await createIndexes(tx, projection, schema);
    });
  }
}

/** Creates an empty schema with the tables of a view and its checkpoint row; replaces one left by an earlier attempt. */
export async function createSchema(tx: Queryable, projection: Projection, schema: string): Promise<void> {
  await tx.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  await tx.query(`CREATE SCHEMA "${schema}"`);
  await useSchema(tx, schema);
  await tx.query(projection.schemaSql);
  await tx.query('DELETE FROM projection.checkpoint WHERE view = $1 AND schema_name = $2', [
    projection.name,
    schema,
  ]);
  await tx.query('INSERT INTO projection.checkpoint (view, schema_name, version) VALUES ($1, $2, $3)', [
    projection.name,
    schema,
    projection.version,
  ]);
}

export async function createIndexes(tx: Queryable, projection: Projection, schema: string): Promise<void> {
  await useSchema(tx, schema);
  if (projection.indexSql.trim() !== '') await tx.query(projection.indexSql);
}

/** Lets unqualified names mean the tables of one schema until the transaction ends. */
export async function useSchema(tx: Queryable, schema: string): Promise<void> {
  await tx.query(`SET LOCAL search_path TO "${schema}", pg_catalog`);
}

export async function readCheckpoint(
  db: Queryable,
  view: string,
  schema: string,
  lock = false,
): Promise<Checkpoint | undefined> {
  const rows = await db.query<Row>(
    `SELECT ${COLUMNS} FROM projection.checkpoint WHERE view = $1 AND schema_name = $2 ${lock ? 'FOR UPDATE' : ''}`,
    [view, schema],
  );
  return rows[0] === undefined ? undefined : checkpointOf(rows[0]);
}

/** The live checkpoints, by view. */
export async function readLiveCheckpoints(
  db: Queryable,
  views: readonly string[],
): Promise<ReadonlyMap<string, Checkpoint>> {
  const rows = await db.query<Row>(
    `SELECT ${COLUMNS} FROM projection.checkpoint WHERE (view, schema_name) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
    [views, views.map(liveSchema)],
  );
  return new Map(rows.map((row) => [row.view, checkpointOf(row)]));
}

/** Makes this worker the only one that may write the given schema; every earlier worker's batches are refused from now on. */
export async function raiseFence(db: Queryable, view: string, schema: string): Promise<bigint> {
  const rows = await db.query<{ owner_epoch: string }>(
    'UPDATE projection.checkpoint SET owner_epoch = owner_epoch + 1 WHERE view = $1 AND schema_name = $2 RETURNING owner_epoch',
    [view, schema],
  );
  return BigInt(rows[0]?.owner_epoch ?? '0');
}

/** Records that a view stands still, and why; undefined clears it. */
export async function recordError(db: Queryable, view: string, error: string | undefined): Promise<void> {
  await db.query(
    'UPDATE projection.checkpoint SET error = $3, updated_at = now() WHERE view = $1 AND schema_name = $2',
    [view, liveSchema(view), error ?? null],
  );
}
