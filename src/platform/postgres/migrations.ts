import { createHash } from 'node:crypto';
import type { Database } from './database.js';

export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Any constant will do; it only has to differ from other advisory locks of this program. */
const LOCK_KEY = '7311830450137';

/**
 * Brings one component of the schema to its newest version, each step once, all in one transaction, one process at a
 * time. Throws if a step that already ran has changed since: history of a schema is not edited either.
 */
export async function migrate(
  database: Database,
  component: string,
  migrations: readonly Migration[],
): Promise<void> {
  await database.transaction(async (tx) => {
    await tx.query(`SELECT pg_advisory_xact_lock(${LOCK_KEY})`);
    await tx.query(`CREATE TABLE IF NOT EXISTS public.ledger_migration (
      component text NOT NULL, version integer NOT NULL, sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (component, version))`);
    const done = await tx.query<{ version: number; sha256: string }>(
      'SELECT version, sha256 FROM public.ledger_migration WHERE component = $1',
      [component],
    );
    const known = new Map(done.map((row) => [row.version, row.sha256]));
    const newest = Math.max(0, ...known.keys());
    if (newest > Math.max(0, ...migrations.map((migration) => migration.version))) {
      throw new Error(
        `the database has version ${newest} of ${component}, newer than this program; use a newer program`,
      );
    }
    for (const { version, sql } of migrations) {
      const sha256 = createHash('sha256').update(sql).digest('hex');
      const applied = known.get(version);
      if (applied !== undefined && applied !== sha256) {
        throw new Error(`migration ${version} of ${component} was changed after it ran`);
      }
      if (applied !== undefined) continue;
      await tx.query(sql);
      await tx.query('INSERT INTO public.ledger_migration (component, version, sha256) VALUES ($1, $2, $3)', [
        component,
        version,
        sha256,
      ]);
    }
  });
}
