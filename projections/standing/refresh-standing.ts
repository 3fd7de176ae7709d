import { createHash } from 'node:crypto';
import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { readSettlement } from '../core/settlement-question.js';
import type { AskedSettlement } from '../core/settlement-question.js';
import { computeAlerts, computeMonths, computeReconciliation, FOUND_BY_LINE } from './compute-standing.js';
import type { TouchedOrders } from './compute-standing.js';
import { nameAlerts } from './name-alerts.js';
import { readPin } from './standing-pin.js';
import type { StandingPin } from './standing-pin.js';
import {
  ALERT,
  createFresh,
  DAY_TOTAL,
  DIFFERENCE,
  DIFFERENCE_TOTAL,
  merge,
  MONTH_TOTAL,
  ORDER_STATE,
  STANDING_TABLES,
} from './standing-tables.js';
import { computeDays, computeDifferenceTotals, countDifferences, moveDays } from './totals-of-standing.js';

/** More orders than that are compared with the whole shop, which costs no more then. */
const MOST_ORDERS = 20_000;

export interface Refreshed {
  /** "orders" if only those were compared that something had happened to. */
  readonly scope: 'shop' | 'orders';
  readonly orders: number;
  readonly tookMs: number;
}

export interface RefreshOptions {
  /** Compares all orders, whatever happened. */
  readonly everything?: boolean;
  /** Aborted, it gives up before its next statement: the standing stays as it was. */
  readonly signal?: AbortSignal | undefined;
}

interface Previous {
  readonly ordinal: string;
  readonly source: string;
  readonly basis: string;
}

/**
 * Brings the standing of one shop up to where the views are, in one transaction on one snapshot of them: readers see the
 * old standing or the new one. Undefined if nothing is known of the shop at that place. One refresh at a time (see StandingWorker).
 */
export async function refreshStanding(
  database: Database,
  shopId: string,
  { everything = false, signal }: RefreshOptions = {},
): Promise<Refreshed | undefined> {
  const began = performance.now();
  const refreshed = await database
    .transaction(async (connection) => {
      const tx: Queryable = {
        query: (sql, values) => {
          signal?.throwIfAborted();
          return connection.query(sql, values);
        },
      };
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      // A standing can be made again, so it need not wait for the disk.
      await tx.query('SET LOCAL synchronous_commit TO off');
      const pin = await readPin(tx);
      if (pin === undefined) return undefined;
      const question = {
        shopId,
        knownAt: { kind: 'position', asked: pin.position, ordinal: pin.ordinal },
      } as const;
      const asked = await readSettlement(tx, 'reconciliation', question);
      const alerts = await readSettlement(tx, 'risk-alerts', question);
      const basis = basisOf([asked, alerts]);
      const previous = await readPrevious(tx, shopId);
      const isUsable = !everything && isBuiltOn(previous, pin, basis);
      const touched = isUsable ? await touchedOrders(asked, previous.ordinal, pin) : null;
      for (const table of STANDING_TABLES) await createFresh(tx, table);
      await computeReconciliation(asked, touched);
      await computeMonths(alerts, touched, previous?.ordinal ?? '0');
      await mergeReconciliation(tx, shopId, touched);
      if (touched === null) await merge(tx, MONTH_TOTAL, shopId);
      await computeAlerts(alerts, touched);
      await mergeAlerts(tx, shopId, touched);
      await nameAlerts(tx, shopId);
      const scope = touched === null ? ('shop' as const) : ('orders' as const);
      const [count] = await tx.query<{ orders: number }>(
        'SELECT count(*)::integer AS orders FROM fresh_order_state',
      );
      const tookMs = Math.round(performance.now() - began);
      await writeResult(asked, pin, { basis, scope, tookMs });
      return { scope, orders: count?.orders ?? 0 };
    })
    .catch(unknownIsNothing);
  if (refreshed?.scope === 'shop') await analyze(database);
  return refreshed === undefined ? undefined : { ...refreshed, tookMs: performance.now() - began };
}

/** That only what came since `previous` can have changed. */
function isBuiltOn(previous: Previous | undefined, pin: StandingPin, basis: string): previous is Previous {
  return (
    previous?.source === pin.source &&
    previous.basis === basis &&
    BigInt(previous.ordinal) <= BigInt(pin.ordinal)
  );
}

/** The views may know a shop only by what came after the place of the snapshot. */
function unknownIsNothing(error: unknown): undefined {
  if (error instanceof DomainError && error.code === 'SHOP_UNKNOWN') return undefined;
  throw error;
}

/** Lists are planned by what the tables hold, and after a large change nobody else may count it for a minute. */
async function analyze(database: Database): Promise<void> {
  await database.query(`ANALYZE ${STANDING_TABLES.map(({ name }) => `standing.${name}`).join(', ')}`);
}

async function readPrevious(tx: Queryable, shopId: string): Promise<Previous | undefined> {
  const rows = await tx.query<Previous>(
    'SELECT ordinal, source, basis FROM standing.result WHERE shop_id = $1',
    [shopId],
  );
  return rows[0];
}

/**
 * What the judgement of every order rests on besides its own facts: settings, what statements cover, batches that were
 * shared out, which documents there are. While it is the same, an order that nothing happened to is judged the same.
 */
function basisOf(asked: readonly AskedSettlement[]): string {
  const bases = asked.map(({ context, asOf }) => {
    const { firstSpans, spansOfSource, ordersUntil, ...rest } = context;
    const known = ordersUntil !== null && asOf !== null && ordersUntil > asOf ? asOf : ordersUntil;
    return { ...rest, asOf, known, spans: [[...firstSpans], [...spansOfSource]] };
  });
  return createHash('sha256').update(JSON.stringify(bases)).digest('hex');
}

/**
 * The orders that movements or documents were recorded of since `ordinal`; null if statements, settings or files of
 * documents came too, which tell of lines and orders that they do not name.
 */
async function touchedOrders(
  { tx, schema, shopId }: AskedSettlement,
  ordinal: string,
  pin: StandingPin,
): Promise<TouchedOrders> {
  const [evidence] = await tx.query(
    `SELECT FROM ${schema}.shop_evidence WHERE shop_id = $1 AND last_ordinal > $2`,
    [shopId, ordinal],
  );
  if (evidence !== undefined) return null;
  const rows = await tx.query<{ order_no: string }>(
    `SELECT order_no FROM ${schema}.order_movement WHERE ordinal > $2 AND ordinal <= $3 AND shop_id = $1
     UNION SELECT order_no FROM ${schema}.order_document WHERE ordinal > $2 AND ordinal <= $3 AND shop_id = $1
     LIMIT $4`,
    [shopId, ordinal, pin.ordinal, MOST_ORDERS + 1],
  );
  return rows.length > MOST_ORDERS ? null : rows.map(({ order_no }) => order_no);
}

async function mergeReconciliation(tx: Queryable, shopId: string, touched: TouchedOrders): Promise<void> {
  if (touched === null) {
    await merge(tx, DIFFERENCE, shopId);
    await countDifferences(tx, shopId, touched);
    await computeDays(tx);
    await merge(tx, ORDER_STATE, shopId);
    await merge(tx, DAY_TOTAL, shopId);
  } else {
    const values = [touched];
    const judged = `o.subject_kind = 'order' AND NOT o.${FOUND_BY_LINE} AND o.subject = ANY ($2::text[])`;
    await merge(tx, DIFFERENCE, shopId, { sql: judged, values });
    await tx.query(
      `UPDATE standing.difference d SET channel = o.channel FROM fresh_order_state o
        WHERE d.shop_id = $1 AND d.subject_kind = 'order' AND d.${FOUND_BY_LINE} AND d.subject = o.order_no
          AND d.currency = o.currency AND d.channel IS DISTINCT FROM o.channel`,
      [shopId],
    );
    await countDifferences(tx, shopId, touched);
    await moveDays(tx, shopId, touched);
    await merge(tx, ORDER_STATE, shopId, { sql: 'o.order_no = ANY ($2::text[])', values });
  }
  await computeDifferenceTotals(tx, shopId);
  await merge(tx, DIFFERENCE_TOTAL, shopId);
}

async function mergeAlerts(tx: Queryable, shopId: string, touched: TouchedOrders): Promise<void> {
  if (touched === null) return merge(tx, ALERT, shopId);
  const sql = `(o.subject_kind = 'month' OR o.subject_kind = 'order' AND o.subject = ANY ($2::text[]))`;
  return merge(tx, ALERT, shopId, { sql, values: [touched] });
}

async function writeResult(
  { tx, shopId, asOf, context }: AskedSettlement,
  pin: StandingPin,
  { basis, scope, tookMs }: { readonly basis: string; readonly scope: string; readonly tookMs: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO standing.result AS r (shop_id, position, ordinal, computed_at, took_ms, scope, source, basis, as_of,
                                       settings, coverage)
     VALUES ($1, $2, $3, now(), $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (shop_id) DO UPDATE SET
       (position, ordinal, computed_at, took_ms, scope, source, basis, as_of, settings, coverage)
       = (excluded.position, excluded.ordinal, excluded.computed_at, excluded.took_ms, excluded.scope, excluded.source,
          excluded.basis, excluded.as_of, excluded.settings, excluded.coverage)`,
    [
      ...[shopId, pin.position, pin.ordinal, tookMs, scope, pin.source, basis, asOf],
      ...[JSON.stringify(context.settings), JSON.stringify(context.coverage)],
    ],
  );
}
