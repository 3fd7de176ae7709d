import { applyBatch } from '../../projections/core/apply-batch.js';
import { prepareViews, raiseFence, readLiveCheckpoints } from '../../projections/core/checkpoints.js';
import { liveSchema } from '../../projections/core/projection.js';
import { reconciliationProjection } from '../../projections/reconciliation/reconciliation.projection.js';
import { riskAlertsProjection } from '../../projections/risk-alerts/risk-alerts.projection.js';
import { refreshAll } from '../../projections/standing/standing-round.js';
import { STANDING_TABLES } from '../../projections/standing/standing-tables.js';
import { prepareStanding } from '../../projections/standing/standing-worker.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import { Database } from '../../src/platform/postgres/database.js';
import { freshDatabase } from './test-database.js';

const SOURCES = [reconciliationProjection, riskAlertsProjection];

/** The standing with the views that it is derived from, on a database of its own. */
export interface StandingUnderTest {
  readonly database: Database;
  /** The views take these events; the standing does not yet. */
  take(events: readonly Decoded[]): Promise<void>;
  /** Takes the events and brings the standing up to them. */
  follow(events: readonly Decoded[]): Promise<void>;
  /** Keeps the standing as it is now, to be compared with. */
  remember(): Promise<void>;
  /** Rows that are in the one and not in the other, field for field. */
  changedSince(): Promise<readonly string[]>;
  /** Empties views and standing. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function openStanding(): Promise<StandingUnderTest> {
  const home = await freshDatabase();
  const database = new Database(home.url);
  await prepareViews(database, SOURCES);
  await prepareStanding(database);
  const take = async (events: readonly Decoded[]): Promise<void> => {
    for (const projection of SOURCES) {
      const schema = liveSchema(projection.name);
      const epoch = await raiseFence(database, projection.name, schema);
      const at = (await readLiveCheckpoints(database, [projection.name])).get(projection.name)?.ordinal ?? 0n;
      await applyBatch(database, projection, schema, epoch, { events, afterOrdinal: at });
    }
  };
  return {
    database,
    take,
    follow: async (events) => {
      await take(events);
      await refreshAll(database);
    },
    remember: () => remember(database),
    changedSince: () => changedSince(database),
    clear: async () => {
      await database.query('DROP SCHEMA projection CASCADE');
      await database.query('DELETE FROM public.ledger_migration');
      await database.query('DROP SCHEMA standing CASCADE');
      await prepareViews(database, SOURCES);
      await prepareStanding(database);
    },
    close: async () => {
      await database.close();
      await home.drop();
    },
  };
}

async function remember(database: Database): Promise<void> {
  await database.query('DROP SCHEMA IF EXISTS remembered CASCADE');
  await database.query('CREATE SCHEMA remembered');
  for (const { name } of STANDING_TABLES) {
    await database.query(`CREATE TABLE remembered.${name} AS SELECT * FROM standing.${name}`);
  }
}

async function changedSince(database: Database): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const { name } of STANDING_TABLES) {
    const rows = await database.query<{ row: string }>(
      `SELECT '${name} was ' || r::text AS row FROM (TABLE remembered.${name} EXCEPT TABLE standing.${name}) r
       UNION ALL
       SELECT '${name} is ' || r::text FROM (TABLE standing.${name} EXCEPT TABLE remembered.${name}) r ORDER BY 1`,
    );
    changed.push(...rows.map(({ row }) => row));
  }
  return changed;
}
