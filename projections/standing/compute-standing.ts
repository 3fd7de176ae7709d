import { DEFAULT_ZONE } from '../../src/shared/period.js';
import { OWNER_OF } from '../core/difference.js';
import { orderIsKnownSql } from '../core/difference-sql.js';
import type { AskedSettlement } from '../core/settlement-question.js';
import { ORDERLESS_SUMS_SQL } from '../core/settlement-scope-sql.js';
import { settlementSql } from '../core/settlement-sql.js';
import { RULE_OF_DIFFERENCE, SEVERITY_OF } from '../risk-alerts/alert-rules.js';
import type { AlertSeverity } from '../risk-alerts/alert-rules.js';
import { foundAlertsSql, highRatesSql, monthSumsSql } from '../risk-alerts/alerts-sql.js';
import { MONEY_COLUMNS } from './standing-tables.js';

/** The orders that something happened to since the standing was made; null stands for all of the shop. */
export type TouchedOrders = readonly string[] | null;

/** High before medium. */
export const SEVERITY_RANK: Readonly<Record<AlertSeverity, number>> = { high: 1, medium: 2 };

/** Found line by line, whoever's order it is: they are made anew with the whole shop only. */
export const FOUND_BY_LINE = `code IN ('COMPENSATION', 'CHARGEBACK')`;

/** The business date in China of an instant. */
const dayOf = (instant: string): string => `(${instant} AT TIME ZONE '${DEFAULT_ZONE}')::date`;

/** Settled − expected of an order, taken apart as the summary of the reconciliation does it. */
const partsSql = (schema: string): string => `
    SELECT *, CASE WHEN open_as = 'in-transit' THEN gap + paid_back ELSE 0 END AS in_transit,
           CASE WHEN open_as = 'outside-statement' THEN gap + paid_back ELSE 0 END AS outside,
           CASE WHEN pending THEN held_back ELSE 0 END AS pending_refunds,
           CASE WHEN NOT known AND ${orderIsKnownSql(schema, 'judged')} THEN rest ELSE 0 END AS elsewhere
      FROM judged OFFSET 0`;

const keptOrdersSql = (schema: string): string => `
    INSERT INTO fresh_order_state (order_no, currency, channel, listed, status, day, placed_at, paid_at, completed_at,
                                   settled_at, total, received, reversed, refunded, expected, settled, fees, gap,
                                   in_transit, outside, pending, elsewhere, unexplained, lines, differences)
    SELECT order_no, currency, channel, known AND coalesce(placed_at < $2, false),
           CASE WHEN known AND NOT coalesce(placed_at < $2, false) THEN 'not-placed' ELSE status END,
           ${dayOf('coalesce(placed_at, first_line_at)')}, placed_at, paid_at, completed_at, settled_at, total, received,
           reversed, refunded, expected, settled, fees, gap, in_transit, outside, pending_refunds, elsewhere,
           gap - in_transit - outside - pending_refunds - elsewhere, lines, 0
      FROM (${partsSql(schema)}) parts`;

const KEPT_ORDERLESS_SQL = `
    INSERT INTO fresh_day_total (day, currency, channel, status, orders, paid, with_refund, lines, classless,
                                 ${MONEY_COLUMNS.join(', ')})
    SELECT day, currency, '', 'no-order', 0, 0, 0, lines, classless, 0, 0, 0, 0, receipts - outflow, fees, 0, 0, 0, 0
      FROM (SELECT ${dayOf('occurred_at')} AS day, currency, ${ORDERLESS_SUMS_SQL},
                   count(*) FILTER (WHERE line_group IN ('transfer', 'other', 'batch')) AS classless
              FROM orderless_line GROUP BY 1, 2) lines`;

const FOUND_DIFFERENCES_SQL = `
    INSERT INTO fresh_difference (code, subject_kind, subject, currency, place, amount, effect, owner, day, age_days,
                                  occurred_at, received, returned, expected, receipts, receipt_count, outflow,
                                  completed_at, wording, details)
    SELECT code, subject_kind, subject, currency,
           row_number() OVER (PARTITION BY code, subject_kind, subject, currency
                              ORDER BY amount, effect, occurred_at, wording COLLATE "C"),
           amount, effect, $9::jsonb ->> code,
           CASE WHEN subject_kind = 'statement' OR subject_kind = 'payout' AND subject = ANY ($10::text[]) THEN NULL
                ELSE ${dayOf('occurred_at')} END,
           greatest(0, floor(extract(epoch FROM $11::timestamptz - occurred_at) / 86400))::integer,
           occurred_at, received, returned, expected, receipts, receipt_count, outflow, completed_at, wording, details
      FROM difference`;

/** Orders, differences and days of the lines without an order, all from one comparison of the shop. */
export async function computeReconciliation(asked: AskedSettlement, touched: TouchedOrders): Promise<void> {
  const { tx, schema, context, parameters, found, asOf } = asked;
  const scope = touched === null ? 'shop' : 'orders';
  await tx.query(
    `${settlementSql(schema, context, scope, ['first_line_at'])},
     kept_orders AS (${keptOrdersSql(schema)})
     ${touched === null ? `, kept_orderless AS (${KEPT_ORDERLESS_SQL})` : ''}
     ${FOUND_DIFFERENCES_SQL}`,
    [
      ...parameters,
      touched,
      touched === null ? found : '[]',
      JSON.stringify(OWNER_OF),
      asked.batchSubjects,
      asOf,
    ],
  );
  await tx.query(
    `UPDATE fresh_difference d
        SET channel = o.channel, day = CASE WHEN ${FOUND_BY_LINE} THEN d.day ELSE o.day END
       FROM fresh_order_state o
      WHERE d.subject_kind = 'order' AND o.order_no = d.subject AND o.currency = d.currency`,
  );
}

/** What the rules of the alerts find; the months are read from the standing's own sums. */
export async function computeAlerts(asked: AskedSettlement, touched: TouchedOrders): Promise<void> {
  const { tx, schema, context, parameters, found } = asked;
  const rank = Object.entries(SEVERITY_OF).map(([rule, severity]) => [rule, SEVERITY_RANK[severity]]);
  const months = highRatesSql(
    'SELECT month, currency, received, returned, orders FROM standing.month_total WHERE shop_id = $1',
  );
  await tx.query(
    `${settlementSql(schema, context, touched === null ? 'shop' : 'orders')}
     INSERT INTO fresh_alert (rule, subject_kind, subject, currency, place, severity_rank, code, amount, effect,
                              occurred_at, received, returned, expected, receipts, receipt_count, outflow, completed_at,
                              wording, details)
     SELECT rule, subject_kind, subject, currency,
            row_number() OVER (PARTITION BY rule, subject_kind, subject, currency
                               ORDER BY amount, effect, occurred_at, wording COLLATE "C"),
            ($11::jsonb ->> rule)::smallint, code, amount, effect, occurred_at, received, returned, expected, receipts,
            receipt_count, outflow, completed_at, wording, details
       FROM (${foundAlertsSql(months)}) found`,
    [
      ...parameters,
      touched,
      touched === null ? found : '[]',
      Object.keys(RULE_OF_DIFFERENCE),
      Object.values(RULE_OF_DIFFERENCE),
      JSON.stringify(Object.fromEntries(rank)),
    ],
  );
}

/** The sums of each month: of the whole shop, or with what came to the touched orders after `since` (an ordinal). */
export async function computeMonths(
  { tx, schema, parameters }: AskedSettlement,
  touched: TouchedOrders,
  since: string,
): Promise<void> {
  if (touched === null) {
    await tx.query(
      `INSERT INTO fresh_month_total (month, currency, received, returned, orders) ${monthSumsSql(schema)}`,
      parameters,
    );
    return;
  }
  const [mine, before] = ['order_no = ANY ($7::text[])', 'ordinal <= $8::bigint'];
  await tx.query(
    `INSERT INTO standing.month_total AS t (shop_id, month, currency, received, returned, orders)
     SELECT $1, month, currency, sum(sign * received), sum(sign * returned), sum(sign * orders)
       FROM (SELECT 1 AS sign, n.* FROM (${monthSumsSql(schema, mine)}) n
             UNION ALL SELECT -1, b.* FROM (${monthSumsSql(schema, `${mine} AND ${before}`)}) b) changed
      GROUP BY month, currency
     ON CONFLICT (shop_id, month, currency) DO UPDATE
       SET received = t.received + excluded.received, returned = t.returned + excluded.returned,
           orders = t.orders + excluded.orders`,
    [...parameters, touched, since],
  );
}
