import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { liveSchema } from '../../projections/core/projection.js';
import type { Projection } from '../../projections/core/projection.js';

/** Makes the view anew in a schema (its live one unless named) and applies the log to it in batches of a size. */
export async function fillView(
  database: Database,
  projection: Projection,
  log: readonly Decoded[],
  { batchSize = 1000, schema = liveSchema(projection.name) }: { batchSize?: number; schema?: string } = {},
): Promise<void> {
  await database.query(`DROP SCHEMA IF EXISTS ${schema} CASCADE`);
  await database.query(`CREATE SCHEMA ${schema}`);
  await inSchema(database, schema, async (run) => {
    await run(projection.schemaSql);
    await run(projection.indexSql);
  });
  for (let from = 0; from < log.length; from += batchSize) {
    const batch = log.slice(from, from + batchSize);
    await database.transaction(async (tx) => {
      await tx.query(`SET LOCAL search_path TO ${schema}, pg_catalog`);
      await projection.apply(tx, batch);
    });
  }
}

/** Every row of every table of a schema as text, sorted, so that two fillings can be compared field for field. */
export async function contentOf(database: Database, schema: string): Promise<Record<string, string[]>> {
  const tables = await database.query<{ name: string }>(
    'SELECT tablename AS name FROM pg_tables WHERE schemaname = $1 ORDER BY 1',
    [schema],
  );
  const content: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await database.query<{ row: string }>(
      `SELECT t::text AS row FROM ${schema}.${name} t ORDER BY t::text COLLATE "C"`,
    );
    content[name] = rows.map(({ row }) => row);
  }
  return content;
}

async function inSchema(
  database: Database,
  schema: string,
  work: (run: (sql: string) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(`SET LOCAL search_path TO ${schema}, pg_catalog`);
    await work((sql) => tx.query(sql));
  });
}
