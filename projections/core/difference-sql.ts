import { documentDifferencesSql } from './document-sql.js';
import type { SettlementContext } from './settlement-context.js';
import { countsSql } from './settlement-scope-sql.js';
import { brokenStatementsSql } from './statement-chain-sql.js';

/**
 * `amount` is what is at stake, never negative; `effect` is how the difference moves the statement against the ledger,
 * so that effects, money in transit, money outside the statements and pending refunds add up to settled − expected.
 */
export function differenceSql(schema: string, context: SettlementContext): string {
  const line = `l.shop_id = $1 AND l.occurred_at < $2 AND l.recorded_at <= $3 AND l.ordinal <= $4
       AND l.occurred_at >= $5 AND l.occurred_at < $6 AND $7::text[] IS NULL AND ${context.onlyChannel === undefined} AND ${countsSql(context, 'l')}`;
  return `difference AS (
    SELECT part.code, 'order' AS subject_kind, order_no AS subject, abs(part.effect) + part.other AS amount,
           part.effect, currency, coalesce(settled_at, outflow_at, completed_at, paid_at) AS occurred_at,
           received, returned, expected, receipts, receipt_count, outflow, completed_at, NULL AS wording,
           NULL::jsonb AS details
      FROM (SELECT *, ${elsewhereSql(schema)} AS elsewhere FROM judged
             WHERE duplicated <> 0 OR held_back <> 0 OR paid_back <> 0 OR rest <> 0 OR fees_kept <> 0 OR fees_off <> 0
                OR fees_due <> 0 OR ${specialSql(context)}) judged
     CROSS JOIN LATERAL (VALUES
       ('DUPLICATE_PAYMENT', duplicated, 0),
       ('REFUND_NOT_SETTLED', CASE WHEN pending THEN 0 ELSE held_back END, 0),
       ('REFUND_EXCEEDS_PAID', -exceeding, 0),
       ('REFUND_WITHOUT_REQUEST', -unasked, 0),
       (CASE elsewhere WHEN 'lines' THEN 'CURRENCY' ELSE rest_code END, CASE elsewhere WHEN 'order' THEN 0 ELSE rest END, 0),
       ('FEE_NOT_RETURNED', 0, fees_kept),
       ('FEE_MISMATCH', 0, fees_off),
       ('FEE_MISSING', 0, fees_due),
       ('SPECIAL_ORDER', 0, CASE WHEN ${specialSql(context)} THEN received ELSE 0 END)) AS part (code, effect, other)
     WHERE part.effect <> 0 OR part.other <> 0${documentDifferencesSql(context)}
    UNION ALL
    SELECT CASE WHEN l.line_group = 'receipt' THEN 'MISSING_IN_LEDGER' WHEN l.line_group = 'refund' THEN 'REFUND_WITHOUT_REQUEST'
                ELSE 'UNCLASSIFIED_FEE' END,
           'line', coalesce(l.entry_no, l.line_id), abs(l.amount),
           CASE WHEN l.line_group = 'unclassified' THEN 0 ELSE l.amount END, l.currency, l.occurred_at,
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, l.wording, NULL
      FROM ${schema}.statement_line l
     WHERE ${line}
       AND (l.class = 'unclassified'
            OR (l.class IN ('receipt', 'refund') AND l.order_no IS NULL
                AND NOT EXISTS (SELECT FROM trade t WHERE t.trade_no = l.trade_no)))
    UNION ALL
    SELECT 'COMPENSATION', CASE WHEN l.order_no IS NULL THEN 'line' ELSE 'order' END,
           coalesce(l.order_no, l.entry_no, l.line_id), -sum(l.amount), 0, l.currency, min(l.occurred_at),
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, min(l.wording COLLATE "C"), NULL
      FROM ${schema}.statement_line l
     WHERE ${line} AND l.class IN ('compensation', 'penalty') AND l.amount < 0
     GROUP BY 2, 3, l.currency
    UNION ALL
    SELECT 'CHARGEBACK', CASE WHEN l.order_no IS NULL THEN 'line' ELSE 'order' END,
           coalesce(l.order_no, l.entry_no, l.line_id), -sum(l.amount), 0, l.currency, min(l.occurred_at),
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, min(l.wording COLLATE "C"), NULL
      FROM ${schema}.statement_line l
     WHERE ${line} AND l.class = 'chargeback'
     GROUP BY 2, 3, l.currency HAVING sum(l.amount) < 0
    UNION ALL
    SELECT 'STATEMENT_GAP', 'statement', s.file_name, max(c.amount), 0, c.currency, min(c.covers_from),
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, jsonb_agg(p.problem ORDER BY c.covers_from, p.problem)
      FROM (${brokenStatementsSql(schema)}) c
      JOIN ${schema}.statement s USING (shop_id, statement_id)
     CROSS JOIN LATERAL jsonb_array_elements(c.problems) AS p (problem)
     WHERE $7::text[] IS NULL AND ${context.onlyChannel === undefined}
     GROUP BY s.file_name, c.currency
    UNION ALL
    SELECT f.code, f.subject_kind, f.subject, f.amount, coalesce(f.effect, 0), f.currency, f.occurred_at,
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, f.wording, f.details
      FROM jsonb_to_recordset($8::jsonb) AS f (code text, subject_kind text, subject text, amount numeric, effect numeric, currency text,
                                              occurred_at timestamptz, wording text, details jsonb)
  )`;
}

/**
 * 'lines' for an order that was settled in another currency only, 'order' for those lines: one fact, and it is said of the
 * order. Looked up for the few orders that differ as a whole.
 */
function elsewhereSql(schema: string): string {
  return `CASE WHEN rest_code = 'MISSING_IN_STATEMENT'
                AND EXISTS (SELECT FROM ${schema}.statement_line l
                             WHERE l.shop_id = $1 AND l.order_no = judged.order_no AND l.currency <> judged.currency
                               AND l.line_group = 'receipt' AND l.occurred_at < $2 AND l.recorded_at <= $3 AND l.ordinal <= $4)
               THEN 'lines'
               WHEN NOT known
                AND ${orderIsKnownSql(schema, 'judged')}
               THEN 'order' END`;
}

/** That the ledger has the order of a row, whatever its currency. */
export function orderIsKnownSql(schema: string, row: string): string {
  return `EXISTS (SELECT FROM ${schema}.order_movement m
                   WHERE m.shop_id = $1 AND m.order_no = ${row}.order_no AND m.kind = 'placed'
                     AND m.occurred_at < $2 AND m.recorded_at <= $3 AND m.ordinal <= $4)`;
}

function specialSql({ settings }: SettlementContext): string {
  if (settings.specialOrders.length === 0) return 'false';
  return `order_no = ANY ('{${settings.specialOrders.map((orderNo) => `"${orderNo}"`).join(',')}}'::text[])`;
}
