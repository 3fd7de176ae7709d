import { DEFAULT_ZONE } from '../../src/shared/period.js';
import { REFUND_RATE_LIMIT, REFUND_RATE_MIN_ORDERS } from './alert-rules.js';

/** The columns of `difference`, in its order. */
const ALERT_COLUMNS = `code, subject_kind, subject, amount, effect, currency, occurred_at, received, returned,
  expected, receipts, receipt_count, outflow, completed_at, wording, details`;

/**
 * What the rules find, behind settlementSql: its `difference` by rule, and `months` (rows as those of highRatesSql).
 * Parameters $9 and $10 are the codes that are watched and their rules.
 */
export function foundAlertsSql(months: string): string {
  return `
       SELECT * FROM (
         SELECT rule, d.* FROM difference d
           JOIN unnest($9::text[], $10::text[]) AS watched (code, rule) USING (code)
         UNION ALL ${months}
       ) alert (rule, ${ALERT_COLUMNS})`;
}

/** Months, by business date, in which refunds exceed the limit of payments. `sums` is as monthSumsSql. */
export function highRatesSql(sums: string): string {
  return `
    SELECT 'REFUND_RATE_HIGH', NULL, 'month', month, returned, 0, currency, NULL::timestamptz, received, returned,
           NULL, NULL, orders, NULL, NULL, NULL, NULL
      FROM (${sums}) months
     WHERE orders >= ${REFUND_RATE_MIN_ORDERS} AND returned > received * ${REFUND_RATE_LIMIT}`;
}

/** Payments and refunds by month. Parameters as in settlementSql; `narrowed` is a further condition on the movement. */
export function monthSumsSql(schema: string, narrowed = 'true'): string {
  return `SELECT to_char(occurred_at AT TIME ZONE '${DEFAULT_ZONE}', 'YYYY-MM') AS month, currency,
                   sum(CASE kind WHEN 'received' THEN amount WHEN 'reversed' THEN -amount ELSE 0 END) AS received,
                   sum(CASE kind WHEN 'refunded' THEN amount ELSE 0 END) AS returned,
                   count(DISTINCT order_no) FILTER (WHERE kind = 'received') AS orders
              FROM ${schema}.order_movement
             WHERE shop_id = $1 AND kind IN ('received', 'reversed', 'refunded')
               AND occurred_at < $2 AND recorded_at <= $3 AND ordinal <= $4 AND occurred_at >= $5 AND occurred_at < $6
               AND ${narrowed}
             GROUP BY 1, 2`;
}
