import { differenceSql } from './difference-sql.js';
import { DOCUMENT_COLUMNS, documentSql } from './document-sql.js';
import type { ChannelSpan, SettlementContext } from './settlement-context.js';
import { scopeSql } from './settlement-scope-sql.js';
import type { SettlementScope } from './settlement-scope-sql.js';
import { feesSql, REFUNDABLE_FEES_SQL, textSql, toleranceSql } from './settlement-settings-sql.js';

/**
 * The comparison of ledger and statements as SQL, one text for every view and question. Parameters, always the first
 * eight: $1 shop · $2 effective until (exclusive) · $3 recorded until (inclusive) · $4 ordinal until (inclusive) ·
 * $5 and $6 the period in which an order was placed (a line without an order: when it moved) · $7 order numbers or null ·
 * $8 differences that were found beforehand (of payouts), as JSON.
 *
 * It gives the CTEs `judged` (one row an order and currency), `difference` (one row a difference) and `orderless` (lines
 * that name no order, in sums; `orderless_line` one by one). `kept` are further columns of `compared` that `judged` has.
 */
export function settlementSql(
  schema: string,
  context: SettlementContext,
  scope: SettlementScope = 'shop',
  kept: readonly string[] = [],
): string {
  return `WITH ${scopeSql(schema, context, scope)}${documentSql(schema, context, scope)},
  ${judgedSql(context, kept)}, ${differenceSql(schema, context)}`;
}

/** What the steps below need; every column less is a million values less to copy at each of them. */
const FIGURED_COLUMNS: readonly string[] = [
  ...[
    'order_no',
    'known',
    'currency',
    'channel',
    'placed_at',
    'paid_at',
    'completed_at',
    'settled_at',
    'outflow_at',
  ],
  ...['refunded_at', 'cancelled', 'total', 'received', 'reversed', 'refunded', 'receipts', 'receipt_count'],
  ...['largest_receipt', 'smallest_receipt', 'outflow', 'fees', 'lines'],
];

/** What is kept of an order: a million rows go through memory or a temporary file, so nothing else. */
const JUDGED_COLUMNS: readonly string[] = [
  ...[
    'order_no',
    'known',
    'currency',
    'channel',
    'placed_at',
    'paid_at',
    'completed_at',
    'settled_at',
    'outflow_at',
  ],
  ...[
    'refunded_at',
    'cancelled',
    'total',
    'received',
    'reversed',
    'refunded',
    'returned',
    'expected',
    'receipts',
  ],
  ...[
    'receipt_count',
    'outflow',
    'settled',
    'fees',
    'lines',
    'gap',
    'duplicated',
    'held_back',
    'paid_back',
    'rest',
  ],
  ...['exceeding', 'pending'],
];

/**
 * One order's money, taken apart: settled − expected is peeled, in this order, into a duplicate settlement, refunds that
 * have not left the account, refunds that the ledger does not know, and a remainder. The parts add up to the difference
 * exactly, so nothing is reported twice and nothing disappears.
 *
 * A refund before the buyer's confirmation leaves the platform's escrow and never shows in the account: it only makes
 * the settlement smaller. So an outgoing refund is missed only while more is settled than expected.
 *
 * Sums are compared only once the order is settled, or its settlement is due in a time that a statement covers. What a
 * statement covers is looked at last, because it costs most.
 * OFFSET 0 keeps each step a step: merged into one, the planner would repeat every expression where it is used.
 */
function judgedSql(context: SettlementContext, kept: readonly string[]): string {
  const { settings } = context;
  const { refundWaitDays, feeReturnWaitDays, settlementWaitDays } = settings;
  const tolerance = toleranceSql(settings, 'expected');
  const waited = (from: string, days: number): string =>
    `coalesce(${from} + interval '${days} days' <= $2 AND spans @> tstzrange(${from}, ${from} + interval '${days} days'), false)`;
  const whole = (amount: string, part: string): string => wholeOr(amount, part, tolerance);
  return `figured AS (
    SELECT ${[...FIGURED_COLUMNS, ...kept, ...(context.documents ? DOCUMENT_COLUMNS : [])].join(', ')}, ${REFUNDABLE_FEES_SQL} AS refundable_fees, ${feesSql(settings)},
           reversed + refunded AS returned, received - reversed - refunded AS expected, receipts - outflow AS settled,
           ${channelSql(context)}
      FROM ${context.documents ? 'documented' : 'compared'} c OFFSET 0
  ), gap AS (
    SELECT *, settled - expected AS gap,
           CASE WHEN NOT known THEN false WHEN receipts <> 0 THEN true
                ELSE coalesce(due_from + wait <= $2 AND spans @> tstzrange(due_from, due_from + wait), false)
           END AS comparable
      FROM figured OFFSET 0
  ), peeled AS (
    SELECT *, CASE WHEN comparable AND receipt_count > 1 AND gap > ${tolerance} AND smallest_receipt <= gap + ${tolerance}
                   THEN ${whole('gap', 'receipts - largest_receipt')} ELSE 0 END AS duplicated
      FROM gap OFFSET 0
  ), unsettled_refund AS (
    SELECT *, CASE WHEN comparable AND gap - duplicated > ${tolerance} AND returned > outflow
                   THEN ${whole('gap - duplicated', 'returned - outflow')} ELSE 0 END AS held_back
      FROM peeled OFFSET 0
  ), unknown_refund AS (
    SELECT *, CASE WHEN NOT known OR NOT comparable THEN greatest(outflow - returned, 0)
                   WHEN gap - duplicated - held_back < -${tolerance} AND outflow > returned
                   THEN ${whole('-(gap - duplicated - held_back)', 'outflow - returned')} ELSE 0 END AS paid_back
      FROM unsettled_refund OFFSET 0
  ), remainder AS (
    SELECT *, CASE WHEN comparable THEN gap - duplicated - held_back + paid_back
                   WHEN NOT known THEN receipts ELSE 0 END AS rest,
           CASE WHEN known AND received > 0 AND outflow - received > ${tolerance}
                THEN least(paid_back, outflow - received) ELSE 0 END AS exceeding,
           held_back <> 0 AND NOT ${waited('greatest(refunded_at, settled_at)', refundWaitDays)} AS pending
      FROM unknown_refund OFFSET 0
  ), judged AS (
    SELECT ${[...JUDGED_COLUMNS, ...kept].join(', ')}${context.documents ? `, ${DOCUMENT_COLUMNS.join(', ')}` : ''},
           paid_back - exceeding AS unasked,
           CASE WHEN rest = 0 THEN NULL
                WHEN receipts = 0 AND rest < 0 THEN 'MISSING_IN_STATEMENT'
                WHEN NOT known THEN 'MISSING_IN_LEDGER'
                WHEN received = 0 AND rest > 0 THEN 'STATUS_MISMATCH'
                WHEN abs(rest) <= ${tolerance} THEN 'ROUNDING'
                ELSE 'AMOUNT_MISMATCH' END AS rest_code,
           CASE WHEN known AND received > 0 AND refundable_fees > ${tolerance} AND expected <= 0 AND settled <= ${tolerance}
                THEN CASE WHEN ${waited('greatest(refunded_at, outflow_at)', feeReturnWaitDays)}
                          THEN refundable_fees ELSE 0 END
                ELSE 0 END AS fees_kept,
           CASE WHEN known AND receipts > 0 THEN fees_wrong ELSE 0 END AS fees_off,
           CASE WHEN known AND receipts > 0 AND fees_missing > 0
                THEN CASE WHEN ${waited('settled_at', settlementWaitDays)} THEN fees_missing ELSE 0 END
                ELSE 0 END AS fees_due,
           ${openSql} AS open_as, ${statusSql} AS status
      FROM remainder OFFSET 0
  )`;
}

/** When the order's money is due, and the time that the statements of its channel cover. */
function channelSql({ channels, otherChannels }: SettlementContext): string {
  const pick = (value: (channel: ChannelSpan) => string): string => {
    const other = value(otherChannels);
    const cases = channels
      .filter((channel) => value(channel) !== other)
      .map((channel) => `WHEN ${textSql(channel.channel)} THEN ${value(channel)}`);
    return cases.length === 0 ? other : `CASE channel ${cases.join(' ')} ELSE ${other} END`;
  };
  return `${pick(({ settlesAfter }) => (settlesAfter === 'payment' ? 'paid_at' : 'completed_at'))} AS due_from,
           ${pick(({ waitDays }) => `interval '${waitDays} days'`)} AS wait,
           ${pick(({ spans }) => `'${spans}'::tstzmultirange`)} AS spans`;
}

/** The whole of `amount` if `part` explains it up to rounding, otherwise the smaller: cents never make a second item. */
function wholeOr(amount: string, part: string, tolerance: string): string {
  return `CASE WHEN abs(${amount} - (${part})) <= ${tolerance}
               THEN ${amount} ELSE least(${amount}, ${part}) END`;
}

const openSql = `CASE WHEN comparable OR NOT known THEN NULL
                WHEN coalesce(due_from + wait <= $2, false) OR outflow <> 0 THEN 'outside-statement'
                ELSE 'in-transit' END`;

const statusSql = `CASE WHEN NOT known THEN 'unknown'
                WHEN rest < 0 AND receipts = 0 THEN 'missing'
                WHEN rest <> 0 OR duplicated <> 0 OR paid_back <> 0 OR (held_back <> 0 AND NOT pending)
                  THEN 'settled-with-difference'
                WHEN received = 0 AND cancelled THEN 'cancelled'
                WHEN received = 0 THEN 'unpaid'
                WHEN held_back <> 0 THEN 'refund-pending'
                WHEN expected = 0 THEN 'refunded'
                ELSE coalesce(${openSql}, 'settled') END`;
