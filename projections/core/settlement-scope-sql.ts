import {
  FEE_CLASSES,
  REFUNDABLE_CLASSES,
  returnColumn,
  feeColumn,
  SETTLED_COLUMNS,
} from './order-account.js';
import type { SettlementContext } from './settlement-context.js';
import { oneRateSql } from './settlement-settings-sql.js';
import { BY_TRADE } from './settlement-line-facts.js';

/** All orders of the shop, or only those of $7. */
export type SettlementScope = 'shop' | 'orders';

const KNOWN = 'shop_id = $1 AND occurred_at < $2 AND recorded_at <= $3 AND ordinal <= $4';

/** Columns of an order's figures, in both of the ways in which they are read. */
const BOOKS = [
  ...[
    'order_no',
    'known',
    'currency',
    'channel',
    'placed_at',
    'paid_at',
    'completed_at',
    'refunded_at',
    'cancelled',
  ],
  ...['total', 'received', 'reversed', 'refunded', 'settled_currency'],
];
const MONEY = [
  'receipts',
  'receipt_count',
  'largest_receipt',
  'smallest_receipt',
  'outflow',
  'fees',
  'lines',
];
const TIMES = ['first_line_at', 'settled_at', 'outflow_at'];
const FEES = [...FEE_CLASSES.map(feeColumn), ...REFUNDABLE_CLASSES.map(returnColumn)];

/** Sums of lines that name no order; a line of a batch that was shared out settles orders and counts there. */
export const ORDERLESS_SUMS_SQL = `count(*) AS lines, coalesce(sum(amount) FILTER (WHERE settles), 0) AS receipts,
           -coalesce(sum(amount) FILTER (WHERE line_group = 'refund'), 0) AS outflow,
           -coalesce(sum(amount) FILTER (WHERE line_group IN ('fee', 'fee-return')), 0) AS fees`;

/** That nothing has touched the order since: then its row is the answer. */
const UNTOUCHED = `last_at < $2 AND last_recorded_at <= $3 AND last_ordinal <= $4 AND NOT mixed
         AND (currency = settled_currency) IS NOT FALSE AND (NOT known OR currency IS NOT NULL)`;

/**
 * The CTEs up to `compared`: one row an order and currency with what ledger and statements say of it, and `orderless`, the
 * lines that name no order. Orders that nothing touched after the question are read from their rows; the others, and those
 * of lines that need a second look (second tellings, trades whose receipt came later), are summed again from the facts.
 */
export function scopeSql(schema: string, context: SettlementContext, scope: SettlementScope): string {
  const placed = `coalesce(placed_at, first_line_at) >= $5 AND coalesce(placed_at, first_line_at) < $6`;
  const again = `
    SELECT ${list([...BOOKS, ...MONEY, ...TIMES, ...FEES])}, receipt_parts FROM (
      SELECT coalesce(b.order_no, s.order_no) AS order_no, b.order_no IS NOT NULL AS known,
             coalesce(b.currency, s.settled_currency) AS currency, ${list(BOOKS.slice(3, -1), 'b')}, s.settled_currency,
             ${list([...MONEY, ...TIMES, ...FEES], 's')}, s.receipt_parts
        FROM books b FULL JOIN settled s ON s.order_no = b.order_no AND s.settled_currency = b.currency) joined
     WHERE (NOT known OR placed_at < $2 OR settled_currency IS NOT NULL) AND ${placed}`;
  const standing = `
    SELECT order_no, known, coalesce(currency, settled_currency), channel, coalesce(placed_at, first_at),
           ${list([...BOOKS.slice(5), ...MONEY, ...TIMES, ...FEES])}, NULL::jsonb
      FROM ${schema}.order_account a
     WHERE shop_id = $1 AND ${UNTOUCHED} AND ${oneRateSql(context.settings)} AND $7::text[] IS NULL
       AND coalesce(placed_at, first_at, first_line_at) >= $5 AND coalesce(placed_at, first_at, first_line_at) < $6
       AND order_no NOT IN (SELECT order_no FROM again)`;
  return `${linesSql(schema, context, scope)}, books AS (
    SELECT order_no, max(currency) AS currency, max(channel) AS channel,
           coalesce(min(occurred_at) FILTER (WHERE kind = 'placed'), min(occurred_at)) AS placed_at,
           min(occurred_at) FILTER (WHERE kind = 'received' AND occurred_at < $2) AS paid_at,
           min(occurred_at) FILTER (WHERE kind = 'completed' AND occurred_at < $2) AS completed_at,
           max(occurred_at) FILTER (WHERE kind IN ('refunded', 'reversed') AND occurred_at < $2) AS refunded_at,
           coalesce(bool_or(kind = 'cancelled' AND occurred_at < $2), false) AS cancelled,
           coalesce(sum(amount) FILTER (WHERE kind IN ('placed', 'amended') AND occurred_at < $2), 0) AS total,
           coalesce(sum(amount) FILTER (WHERE kind = 'received' AND occurred_at < $2), 0) AS received,
           coalesce(sum(amount) FILTER (WHERE kind = 'reversed' AND occurred_at < $2), 0) AS reversed,
           coalesce(sum(amount) FILTER (WHERE kind = 'refunded' AND occurred_at < $2), 0) AS refunded
      FROM ${schema}.order_movement JOIN again USING (order_no)
     WHERE shop_id = $1 AND recorded_at <= $3 AND ordinal <= $4
     GROUP BY order_no
  ), settled AS (
    SELECT order_no, currency AS settled_currency,
           ${SETTLED_COLUMNS.slice(1)
             .map(({ name, from }) => `${from} AS ${name}`)
             .join(',\n           ')},
           CASE WHEN min(occurred_at) FILTER (WHERE line_group = 'receipt') < max(occurred_at) FILTER (WHERE line_group = 'receipt')
                THEN jsonb_agg(jsonb_build_object('at', occurred_at, 'amount', amount)) FILTER (WHERE line_group = 'receipt')
           END AS receipt_parts
      FROM line GROUP BY order_no, currency
  ), found_again AS (${again}
  ), compared AS (
    SELECT order_no, known, currency, channel, placed_at, paid_at, completed_at, refunded_at,
           coalesce(cancelled, false) AS cancelled, coalesce(total, 0) AS total, coalesce(received, 0) AS received,
           coalesce(reversed, 0) AS reversed, coalesce(refunded, 0) AS refunded, first_line_at, settled_at, outflow_at,
           ${[batchReceiptsSql(context), ...MONEY.slice(1).map((name) => `coalesce(${name}, 0) AS ${name}`)].join(', ')},
           ${list(FEES)}, receipt_parts
      FROM (${scope === 'orders' ? 'TABLE found_again' : `TABLE found_again UNION ALL ${standing}`}) figures
     ${context.onlyChannel === undefined ? '' : `WHERE channel = '${context.onlyChannel}'`}
    OFFSET 0
  )`;
}

/** An order that a batch settles got what was expected of it. */
function batchReceiptsSql({ batches }: SettlementContext): string {
  if (batches.spans === '{}') return 'coalesce(receipts, 0) AS receipts';
  return `CASE WHEN receipts IS NULL AND known AND '${batches.spans}'::tstzmultirange @> completed_at
                THEN coalesce(received, 0) - coalesce(reversed, 0) - coalesce(refunded, 0)
                ELSE coalesce(receipts, 0) END AS receipts`;
}

function list(names: readonly string[], table?: string): string {
  return names.map((name) => (table === undefined ? name : `${table}.${name}`)).join(', ');
}

/** That a line counts: it is the first telling of its money, or the only one. */
export function countsSql(context: SettlementContext, line: string): string {
  const covered = [...context.firstSpans]
    .filter(([, spans]) => spans !== '{}')
    .map(
      ([source, spans]) =>
        `${line}.source = '${source}' AND '${spans}'::tstzmultirange @> ${line}.occurred_at`,
    );
  return covered.length === 0 ? 'true' : `(${line}.rank = 1 OR NOT (${covered.join(' OR ')}))`;
}

/**
 * `again` (through an array, so that the planner takes it for short, and looks orders up in it by hash): orders to be summed from the facts. `line`: their lines. A line without an order belongs to that of the receipts
 * with the same trade number, if they name one: `late` are those whose receipt was recorded after them.
 */
function linesSql(schema: string, context: SettlementContext, scope: SettlementScope): string {
  const table = `${schema}.statement_line`;
  const counts = countsSql(context, 'l');
  const { lineIds } = context.batches;
  const withoutBatches =
    lineIds.length === 0
      ? ''
      : ` AND line_id <> ALL ('{${lineIds.map((id) => `"${id}"`).join(',')}}'::text[])`;
  const trades = `SELECT trade_no, min(order_no) AS order_no FROM ${table}
     WHERE ${KNOWN} AND line_group = 'receipt' AND order_no IS NOT NULL AND trade_no IS NOT NULL
       AND order_key IS DISTINCT FROM '${BY_TRADE}'`;
  const one = 'GROUP BY trade_no HAVING min(order_no) = max(order_no)';
  const mine =
    scope === 'orders'
      ? `AND trade_no = ANY (ARRAY(SELECT trade_no FROM ${table} WHERE ${KNOWN} AND line_group = 'receipt'
                                      AND trade_no IS NOT NULL AND order_no = ANY ($7::text[])))`
      : `AND trade_no IN (SELECT trade_no FROM ${table} WHERE ${KNOWN} AND order_no IS NULL)`;
  const again =
    scope === 'orders'
      ? `SELECT DISTINCT unnest($7::text[])`
      : `SELECT order_no FROM ${schema}.order_account
          WHERE shop_id = $1 AND NOT coalesce(${UNTOUCHED} AND ${oneRateSql(context.settings)}, false) AND (first_at < $2 OR first_line_at < $2)
         UNION SELECT order_no FROM ${table} l WHERE ${KNOWN} AND rank = 2 AND order_no IS NOT NULL AND ${counts}
         UNION SELECT of_order FROM late`;
  return `trade AS MATERIALIZED (
    ${trades} ${mine} ${one}
  ), late AS MATERIALIZED (
    SELECT t.order_no AS of_order, l.* FROM ${table} l JOIN trade t USING (trade_no)
     WHERE ${KNOWN.replaceAll(/\b(shop_id|occurred_at|recorded_at|ordinal)\b/g, 'l.$1')} AND l.order_no IS NULL AND ${counts}
  ), again (order_no) AS MATERIALIZED (
    SELECT unnest(ARRAY(${again}))
  ), line AS (
    SELECT l.order_no, l.currency, l.amount, l.class, l.line_group, l.occurred_at
      FROM ${table} l JOIN again USING (order_no)
     WHERE ${KNOWN} AND ${counts}
    UNION ALL
    SELECT of_order, currency, amount, class, line_group, occurred_at
      FROM late WHERE of_order IN (SELECT order_no FROM again)
  ), orderless_line AS (
    SELECT l.currency, l.line_group, l.amount, l.occurred_at,
           line_group IN ('receipt', 'batch')${withoutBatches} AS settles
      FROM ${table} l
     WHERE ${KNOWN} AND order_no IS NULL AND occurred_at >= $5 AND occurred_at < $6 AND ${counts}
       AND ${context.onlyChannel === undefined}
       AND NOT EXISTS (SELECT FROM trade t WHERE t.trade_no = l.trade_no)
  ), orderless AS (
    SELECT currency, line_group, ${ORDERLESS_SUMS_SQL}
      FROM orderless_line
     GROUP BY currency, line_group
  )`;
}
