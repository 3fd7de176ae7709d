import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { whileLeading } from '../../projections/core/leader.js';
import { Database } from '../../src/platform/postgres/database.js';
import { freshDatabase } from '../support/test-database.js';

let home: Awaited<ReturnType<typeof freshDatabase>>;
let database: Database;
beforeAll(async () => {
  home = await freshDatabase();
  database = new Database(home.url);
  // The lock is asked for under this name; here the answer takes long enough to be interrupted.
  await database.query('CREATE SCHEMA slow');
  await database.query(
    `CREATE FUNCTION slow.pg_try_advisory_lock(key bigint) RETURNS boolean LANGUAGE plpgsql AS
     'BEGIN PERFORM pg_sleep(0.3); RETURN pg_catalog.pg_try_advisory_lock(key); END'`,
  );
  await database.query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = slow, pg_catalog, public', current_database()); END $$`,
  );
});
afterAll(async () => {
  await database.close();
  await home.drop();
});

const isAsking = async (): Promise<boolean> => {
  const rows = await database.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database()
        AND application_name = 'ledger-projections-leader' AND state = 'active'`,
  );
  return rows.length > 0;
};

it('a worker that is stopped while it asks for the lead stops, also when it is given the lead', async () => {
  const stop = new AbortController();
  let led = false;
  const ended = whileLeading(home.url, stop.signal, async (lost) => {
    led = true;
    if (!lost.aborted) await new Promise((resolve) => lost.addEventListener('abort', resolve));
  });
  while (!(await isAsking())) continue;
  stop.abort();
  await expect(ended).resolves.toBeUndefined();
  expect(led).toBe(true);
}, 20_000);
