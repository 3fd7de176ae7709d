import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import { SETTLEMENT_KINDS } from '../../src/shared/statement-kind.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import { feesSql, toleranceSql } from './settlement-settings-sql.js';

/** What the platform keeps of the fees that it gives back on a full refund: class by class, so none hides another. */
const REFUNDABLE_FEES_SQL = Object.entries(SETTLEMENT_CLASSES)
  .filter(([, { refundable }]) => refundable)
  .map(([name]) => `greatest(-coalesce(sum(amount) FILTER (WHERE refundable_as = '${name}'), 0), 0)`)
  .join(' + ');

/**
 * The comparison of ledger and statements as SQL, one text for every view and question. Parameters, always the first
 * seven: $1 shop · $2 effective until (exclusive) · $3 recorded until (inclusive) · $4 ordinal until (inclusive) ·
 * $5 and $6 the period in which an order was placed (a line without an order: when it moved) · $7 order numbers or null.
 *
 * It gives the CTEs `judged` (one row an order and currency), `difference` (one row a difference) and `settled` (the
 * statement's side, also of lines that name no order: `order_no` is null there).
 */
export function settlementSql(
  schema: string,
  settings: SettlementSettings,
  scope: 'shop' | 'orders' = 'shop',
): string {
  const orders = scope === 'orders' ? 'AND order_no = ANY ($7::text[])' : 'AND $7::text[] IS NULL';
  return `
  WITH covered AS MATERIALIZED (
    SELECT coalesce(range_agg(tstzrange(covers_from, covers_until)), '{}'::tstzmultirange) AS spans
      FROM ${schema}.statement_closing c
     WHERE shop_id = $1 AND recorded_at <= $3 AND ordinal <= $4 AND covers_from < covers_until
       AND ${ofSettlementKind(schema)}
  ), books AS (
    SELECT order_no, max(currency) AS currency,
           coalesce(min(occurred_at) FILTER (WHERE kind = 'placed'), min(occurred_at)) AS placed_at,
           min(occurred_at) FILTER (WHERE kind = 'received' AND occurred_at < $2) AS paid_at,
           min(occurred_at) FILTER (WHERE kind = 'completed' AND occurred_at < $2) AS completed_at,
           max(occurred_at) FILTER (WHERE kind IN ('refunded', 'reversed') AND occurred_at < $2) AS refunded_at,
           coalesce(bool_or(kind = 'cancelled' AND occurred_at < $2), false) AS cancelled,
           coalesce(sum(amount) FILTER (WHERE kind IN ('placed', 'amended') AND occurred_at < $2), 0) AS total,
           coalesce(sum(amount) FILTER (WHERE kind = 'received' AND occurred_at < $2), 0) AS received,
           coalesce(sum(amount) FILTER (WHERE kind = 'reversed' AND occurred_at < $2), 0) AS reversed,
           coalesce(sum(amount) FILTER (WHERE kind = 'refunded' AND occurred_at < $2), 0) AS refunded
      FROM ${schema}.order_movement
     WHERE shop_id = $1 AND recorded_at <= $3 AND ordinal <= $4 ${orders}
     GROUP BY order_no
  ), ${linesSql(schema, scope)}, settled AS MATERIALIZED (
    SELECT order_no, currency, orderless_group,
           count(*) AS lines, min(occurred_at) AS first_at,
           coalesce(sum(amount) FILTER (WHERE line_group = 'receipt'), 0) AS receipts,
           count(*) FILTER (WHERE line_group = 'receipt') AS receipt_count,
           max(amount) FILTER (WHERE line_group = 'receipt') AS largest_receipt,
           min(amount) FILTER (WHERE line_group = 'receipt') AS smallest_receipt,
           min(occurred_at) FILTER (WHERE line_group = 'receipt') AS settled_at,
           -coalesce(sum(amount) FILTER (WHERE line_group = 'refund'), 0) AS outflow,
           max(occurred_at) FILTER (WHERE line_group = 'refund') AS outflow_at,
           -coalesce(sum(amount) FILTER (WHERE line_group IN ('fee', 'fee-return')), 0) AS fees,
           ${REFUNDABLE_FEES_SQL} AS refundable_fees,
           ${feesSql(settings)}
      FROM line
     GROUP BY 1, 2, 3
  ), ${judgedSql(settings, scope)}, ${differenceSql(schema)}`;
}

/**
 * Statement lines with the order they belong to: the number in the line, or that of the receipt with the same trade
 * number (payment fees name the trade only). A trade number of two orders names neither.
 */
function linesSql(schema: string, scope: 'shop' | 'orders'): string {
  const known = 'shop_id = $1 AND occurred_at < $2 AND recorded_at <= $3 AND ordinal <= $4';
  const mine =
    scope === 'shop'
      ? ''
      : `AND trade_no = ANY (ARRAY(SELECT trade_no FROM ${schema}.statement_line
                                     WHERE ${known} AND line_group = 'receipt' AND order_no = ANY ($7::text[])))`;
  const [named, traded] =
    scope === 'shop'
      ? ['order_no IS NOT NULL', 'true']
      : ['order_no = ANY ($7::text[])', 'trade_no = ANY (ARRAY(SELECT trade_no FROM trade))'];
  return `trade AS (
    SELECT trade_no, min(order_no) AS order_no
      FROM ${schema}.statement_line
     WHERE ${known} AND line_group = 'receipt' AND order_no IS NOT NULL AND trade_no IS NOT NULL ${mine}
     GROUP BY trade_no
    HAVING min(order_no) = max(order_no)
  ), line AS (
    SELECT order_no, NULL AS orderless_group, currency, amount, class, line_group, refundable_as, occurred_at
      FROM ${schema}.statement_line
     WHERE ${known} AND ${named}
    UNION ALL
    SELECT t.order_no, CASE WHEN t.order_no IS NULL THEN line_group END, currency, amount, class, line_group, refundable_as,
           occurred_at
      FROM (SELECT * FROM ${schema}.statement_line WHERE ${known} AND order_no IS NULL AND ${traded}) l
      LEFT JOIN trade t USING (trade_no)
     WHERE t.order_no IS NOT NULL OR (occurred_at >= $5 AND occurred_at < $6)
  )`;
}

/**
 * One order's money, taken apart: settled − expected is peeled, in this order, into a duplicate settlement, refunds that
 * have not left the account, refunds that the ledger does not know, and a remainder. The parts add up to the difference
 * exactly, so nothing is reported twice and nothing disappears.
 *
 * A refund before the buyer's confirmation leaves the platform's escrow and never shows in the account: it only makes
 * the settlement smaller. So an outgoing refund is missed only while more is settled than expected.
 *
 * Sums are compared only once the order is settled, or its settlement is due in a time that a statement covers.
 * OFFSET 0 keeps each step a step: merged into one, the planner would repeat every expression where it is used.
 */
function judgedSql(settings: SettlementSettings, scope: 'shop' | 'orders'): string {
  const { settlementWaitDays, refundWaitDays, feeReturnWaitDays } = settings;
  const roundingTolerance = toleranceSql(settings);
  const within = (from: string, days: number): string =>
    `(${from} + interval '${days} days' <= $2 AND spans @> tstzrange(${from}, ${from} + interval '${days} days'))`;
  const whole = (amount: string, part: string): string => wholeOr(amount, part, roundingTolerance);
  return `compared AS (
    SELECT coalesce(b.order_no, s.order_no) AS order_no, coalesce(b.currency, s.currency) AS currency,
           b.order_no IS NOT NULL AS known, b.placed_at, b.paid_at, b.completed_at, b.refunded_at, b.cancelled, b.total,
           coalesce(b.received, 0) AS received, coalesce(b.reversed, 0) AS reversed, coalesce(b.refunded, 0) AS refunded,
           coalesce(b.reversed + b.refunded, 0) AS returned,
           coalesce(b.received - b.reversed - b.refunded, 0) AS expected,
           coalesce(s.receipts, 0) AS receipts, coalesce(s.receipt_count, 0) AS receipt_count,
           coalesce(s.largest_receipt, 0) AS largest_receipt, coalesce(s.smallest_receipt, 0) AS smallest_receipt,
           coalesce(s.outflow, 0) AS outflow, coalesce(s.receipts - s.outflow, 0) AS settled,
           coalesce(s.fees, 0) AS fees, coalesce(s.refundable_fees, 0) AS refundable_fees,
           coalesce(s.fees_wrong, 0) AS fees_wrong, coalesce(s.fees_missing, 0) AS fees_missing,
           coalesce(s.lines, 0) AS lines, s.settled_at, s.outflow_at,
           greatest(b.refunded_at, s.settled_at) AS outflow_from,
           greatest(b.refunded_at, s.outflow_at) AS fee_return_from, c.spans,
           coalesce(b.completed_at + interval '${settlementWaitDays} days' <= $2, false) AS waited,
           coalesce(${within('b.completed_at', settlementWaitDays)}, false) AS due
      FROM books b
      FULL JOIN (SELECT * FROM settled WHERE order_no IS NOT NULL) s
        ON s.order_no = b.order_no AND s.currency = b.currency
     CROSS JOIN covered c
     WHERE coalesce(b.placed_at, s.first_at) >= $5 AND coalesce(b.placed_at, s.first_at) < $6
       AND (b.order_no IS NULL OR b.placed_at < $2 OR s.order_no IS NOT NULL) OFFSET 0
  ), gap AS (
    SELECT *, settled - expected AS gap, known AND (receipt_count > 0 OR due) AS comparable FROM compared OFFSET 0
  ), duplicate AS (
    SELECT *, CASE WHEN comparable AND receipt_count > 1 AND gap > ${roundingTolerance}
                     AND smallest_receipt <= gap + ${roundingTolerance}
                   THEN ${whole('gap', 'receipts - largest_receipt')} ELSE 0 END AS duplicated
      FROM gap OFFSET 0
  ), unsettled_refund AS (
    SELECT *, CASE WHEN comparable AND gap - duplicated > ${roundingTolerance} AND returned > outflow
                   THEN ${whole('gap - duplicated', 'returned - outflow')} ELSE 0 END AS held_back
      FROM duplicate OFFSET 0
  ), unknown_refund AS (
    SELECT *, CASE WHEN NOT known OR NOT comparable THEN greatest(outflow - returned, 0)
                   WHEN gap - duplicated - held_back < -${roundingTolerance} AND outflow > returned
                   THEN ${whole('-(gap - duplicated - held_back)', 'outflow - returned')} ELSE 0 END AS paid_back
      FROM unsettled_refund OFFSET 0
  ), remainder AS (
    SELECT *, CASE WHEN comparable THEN gap - duplicated - held_back + paid_back
                   WHEN NOT known THEN receipts ELSE 0 END AS rest,
           held_back <> 0 AND NOT coalesce(${within('outflow_from', refundWaitDays)}, false) AS pending,
           CASE WHEN comparable OR NOT known THEN NULL
                WHEN waited OR outflow <> 0 THEN 'outside-statement' ELSE 'in-transit' END AS open_as
      FROM unknown_refund OFFSET 0
  ), judged AS ${scope === 'shop' ? 'MATERIALIZED ' : ''}(
    SELECT *, CASE WHEN rest = 0 THEN NULL
                   WHEN receipts = 0 AND rest < 0 THEN 'MISSING_IN_STATEMENT'
                   WHEN received = 0 AND rest > 0 THEN 'MISSING_IN_LEDGER'
                   WHEN abs(rest) <= ${roundingTolerance} THEN 'ROUNDING'
                   ELSE 'AMOUNT_MISMATCH' END AS rest_code,
           CASE WHEN known AND received > 0 AND expected <= 0 AND settled <= ${roundingTolerance}
                  AND refundable_fees > ${roundingTolerance}
                  AND coalesce(${within('fee_return_from', feeReturnWaitDays)}, false)
                THEN refundable_fees ELSE 0 END AS fees_kept,
           coalesce(${within('settled_at', settlementWaitDays)}, false) AS fees_due,
           ${statusSql}
      FROM remainder OFFSET 0
  )`;
}

/** The whole of `amount` if `part` explains it up to rounding, otherwise the smaller: cents never make a second item. */
function wholeOr(amount: string, part: string, tolerance: string): string {
  return `CASE WHEN abs(${amount} - (${part})) <= ${tolerance}
               THEN ${amount} ELSE least(${amount}, ${part}) END`;
}

const statusSql = `
           CASE WHEN NOT known THEN 'unknown'
                WHEN rest < 0 AND receipts = 0 THEN 'missing'
                WHEN rest <> 0 OR duplicated <> 0 OR paid_back <> 0 OR (held_back <> 0 AND NOT pending)
                  THEN 'settled-with-difference'
                WHEN received = 0 AND cancelled THEN 'cancelled'
                WHEN received = 0 THEN 'unpaid'
                WHEN held_back <> 0 THEN 'refund-pending'
                WHEN expected = 0 THEN 'refunded'
                ELSE coalesce(open_as, 'settled') END AS status`;

/**
 * `amount` is what is at stake, never negative; `effect` is how the difference moves the statement against the ledger,
 * so that effects, money in transit, money outside the statements and pending refunds add up to settled − expected.
 */
function differenceSql(schema: string): string {
  return `difference AS (
    SELECT part.code, 'order' AS subject_kind, order_no AS subject, abs(part.effect) + part.other AS amount,
           part.effect, currency, coalesce(settled_at, outflow_at, completed_at) AS occurred_at,
           received, returned, expected, receipts, receipt_count, outflow, completed_at, NULL AS wording,
           NULL::jsonb AS problems
      FROM judged
     CROSS JOIN LATERAL (VALUES
       ('DUPLICATE_PAYMENT', duplicated, 0),
       ('REFUND_NOT_SETTLED', CASE WHEN pending THEN 0 ELSE held_back END, 0),
       ('REFUND_WITHOUT_REQUEST', -paid_back, 0),
       (rest_code, rest, 0),
       ('FEE_NOT_RETURNED', 0, fees_kept),
       ('FEE_MISMATCH', 0, CASE WHEN known AND receipts > 0 THEN fees_wrong ELSE 0 END),
       ('FEE_MISSING', 0, CASE WHEN known AND receipts > 0 AND fees_due THEN fees_missing ELSE 0 END)) AS part (code, effect, other)
     WHERE part.effect <> 0 OR part.other <> 0
    UNION ALL
    SELECT CASE l.line_group WHEN 'receipt' THEN 'MISSING_IN_LEDGER' WHEN 'refund' THEN 'REFUND_WITHOUT_REQUEST'
                             ELSE 'UNCLASSIFIED_FEE' END,
           'line', coalesce(l.entry_no, l.line_id), abs(l.amount),
           CASE WHEN l.line_group = 'unclassified' THEN 0 ELSE l.amount END, l.currency, l.occurred_at,
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, l.wording, NULL
      FROM ${schema}.statement_line l
     WHERE l.shop_id = $1 AND l.occurred_at < $2 AND l.recorded_at <= $3 AND l.ordinal <= $4
       AND l.occurred_at >= $5 AND l.occurred_at < $6 AND $7::text[] IS NULL
       AND (l.class = 'unclassified'
            OR (l.class IN ('receipt', 'refund') AND l.order_no IS NULL
                AND NOT EXISTS (SELECT FROM trade t WHERE t.trade_no = l.trade_no)))
    UNION ALL
    SELECT 'STATEMENT_GAP', 'statement', c.statement_id, c.amount, 0, c.currency, c.covers_from,
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, s.file_name, c.problems
      FROM (${brokenStatementsSql(schema)}) c
      JOIN ${schema}.statement s USING (shop_id, statement_id)
     WHERE $7::text[] IS NULL
  )`;
}

/** That a closing `c` is of a statement whose lines settle orders: a bank's statement covers no settlement. */
export function ofSettlementKind(schema: string): string {
  const kinds = SETTLEMENT_KINDS.map((kind) => `'${kind}'`).join(', ');
  return `EXISTS (SELECT FROM ${schema}.statement s
                   WHERE s.shop_id = c.shop_id AND s.statement_id = c.statement_id AND s.kind IN (${kinds}))`;
}

/**
 * Statements that do not foot in themselves, or do not join the one before them of the same account, currency and kind.
 * Days without a statement are no gap where the balance shows that nothing happened in them: banks send none then.
 */
function brokenStatementsSql(schema: string): string {
  return `
    SELECT shop_id, statement_id, currency, covers_from,
           greatest((SELECT max(abs((p ->> 'differenceAmount')::numeric)) FROM jsonb_array_elements(problems) p),
                    abs(opening_balance - previous_balance), 0) AS amount,
           CASE WHEN foots THEN '[]'::jsonb ELSE problems END
             || CASE WHEN uncovered THEN jsonb_build_array(jsonb_build_object(
                       'code', 'TIME_NOT_COVERED', 'from', previous_until, 'until', covers_from)) ELSE '[]' END
             || CASE WHEN opening_balance <> previous_balance THEN jsonb_build_array(jsonb_build_object(
                       'code', 'OPENING_BALANCE_BREAKS', 'closed', previous_balance::text,
                       'opened', opening_balance::text)) ELSE '[]' END AS problems
      FROM (SELECT c.*,
                   max(covers_until) OVER before AS previous_until,
                   covers_from > max(covers_until) OVER before
                     AND (opening_balance = lag(closing_balance) OVER before) IS NOT TRUE AS uncovered,
                   -- Balances join only if the one file begins where the other ends.
                   CASE WHEN lag(covers_until) OVER before = covers_from
                        THEN lag(closing_balance) OVER before END AS previous_balance
              FROM (SELECT c.*, s.kind FROM ${schema}.statement_closing c
                      JOIN ${schema}.statement s USING (shop_id, statement_id)
                     WHERE c.shop_id = $1 AND c.recorded_at <= $3 AND c.ordinal <= $4 AND covers_from < $2) c
            WINDOW before AS (PARTITION BY account_no, currency, kind ORDER BY covers_from, covers_until, statement_id
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) chained
     WHERE NOT foots OR coalesce(uncovered, false) OR opening_balance <> previous_balance`;
}
