import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { liveSchema } from '../core/projection.js';
import { refreshStanding } from './refresh-standing.js';
import { readPin } from './standing-pin.js';
import type { StandingPin } from './standing-pin.js';
import { STANDING_TABLES } from './standing-tables.js';

const SCHEMA = liveSchema('reconciliation');

/**
 * Brings every shop's standing up to where the views are now: a shop that nothing happened to only moves on, the others
 * are computed one after the other. Gives how many were.
 */
export async function refreshAll(database: Database, signal?: AbortSignal): Promise<number> {
  const plan = await database.transaction((tx) => makePlan(tx));
  if (plan === undefined) return 0;
  for (const shopId of plan.changed) await refreshStanding(database, shopId, { signal });
  await database.query(
    `INSERT INTO standing.progress (position, ordinal) VALUES ($1, $2)
     ON CONFLICT (one) DO UPDATE SET position = excluded.position, ordinal = excluded.ordinal`,
    [plan.pin.position, plan.pin.ordinal],
  );
  return plan.changed.length;
}

interface Plan {
  readonly pin: StandingPin;
  readonly changed: readonly string[];
}

interface ShopRow {
  readonly shop_id: string;
  readonly is_known: boolean;
  readonly is_current: boolean;
}

async function makePlan(tx: Queryable): Promise<Plan | undefined> {
  await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  const pin = await readPin(tx);
  if (pin === undefined) return undefined;
  const shops = await tx.query<ShopRow>(SHOPS_SQL, [pin.source, pin.ordinal]);
  const gone = shops.filter((shop) => !shop.is_known).map((shop) => shop.shop_id);
  if (gone.length > 0) await forget(tx, gone);
  const current = shops.filter((shop) => shop.is_known && shop.is_current).map((shop) => shop.shop_id);
  // What came is named by the log's numbers: nothing after the pin is looked at, the next round finds it.
  await tx.query(
    `UPDATE standing.result SET position = $2, ordinal = $3 WHERE shop_id = ANY ($1::text[]) AND ordinal < $3`,
    [current, pin.position, pin.ordinal],
  );
  const changed = shops.filter((shop) => shop.is_known && !shop.is_current);
  return { pin, changed: changed.map((shop) => shop.shop_id) };
}

/** A view that was made from another log may know fewer shops. */
async function forget(tx: Queryable, shops: readonly string[]): Promise<void> {
  for (const name of ['result', ...STANDING_TABLES.map((table) => table.name)]) {
    await tx.query(`DELETE FROM standing.${name} WHERE shop_id = ANY ($1::text[])`, [shops]);
  }
}

/** The next shop of a table behind one, through its primary key: never a scan of it. */
const shopsOf = (table: string): string => `
  (WITH RECURSIVE shop (shop_id) AS (
     (SELECT shop_id FROM ${SCHEMA}.${table} ORDER BY shop_id LIMIT 1)
     UNION ALL
     SELECT (SELECT t.shop_id FROM ${SCHEMA}.${table} t WHERE t.shop_id > shop.shop_id ORDER BY t.shop_id LIMIT 1)
       FROM shop WHERE shop.shop_id IS NOT NULL)
   SELECT shop_id FROM shop WHERE shop_id IS NOT NULL)`;

/** Shops of the views and of the standing. Current is a standing of this source after which nothing was recorded. */
const SHOPS_SQL = `
  WITH oldest AS (SELECT min(ordinal) AS ordinal FROM standing.result WHERE source = $1),
  known AS (${shopsOf('order_account')} UNION ${shopsOf('statement')}),
  recorded AS (
    SELECT shop_id, max(ordinal) AS ordinal FROM (
      SELECT shop_id, ordinal FROM ${SCHEMA}.order_movement WHERE ordinal > (SELECT ordinal FROM oldest)
      UNION ALL
      SELECT shop_id, ordinal FROM ${SCHEMA}.order_document WHERE ordinal > (SELECT ordinal FROM oldest)
      UNION ALL
      SELECT shop_id, last_ordinal FROM ${SCHEMA}.shop_evidence) fact
     GROUP BY shop_id)
  SELECT shop_id, known.shop_id IS NOT NULL AS is_known,
         coalesce(r.source = $1 AND r.ordinal <= $2 AND coalesce(recorded.ordinal, 0) <= r.ordinal, false) AS is_current
    FROM known FULL JOIN standing.result r USING (shop_id) LEFT JOIN recorded USING (shop_id)
   ORDER BY shop_id`;
