import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import type { SettlementClass } from '../../src/shared/settlement-line-class.js';

/** Fees, each with a column of what was charged; and of those the refundable ones, with a column of what came back. */
export const FEE_CLASSES: readonly SettlementClass[] = (
  Object.keys(SETTLEMENT_CLASSES) as SettlementClass[]
).filter((name) => SETTLEMENT_CLASSES[name].group === 'fee');
export const REFUNDABLE_CLASSES = FEE_CLASSES.filter((name) => SETTLEMENT_CLASSES[name].refundable);

/** The column that sums a class of fees. */
export const feeColumn = (name: string): string => `fee_${name.replaceAll('-', '_')}`;
export const returnColumn = (name: string): string => `returned_${name.replaceAll('-', '_')}`;

interface Column {
  readonly name: string;
  readonly type: string;
  /** From the lines or movements of an order. */
  readonly from: string;
  readonly merge: 'sum' | 'min' | 'max' | 'or' | 'first';
}

const column = (name: string, type: string, merge: Column['merge'], from: string): Column => ({
  name,
  type,
  merge,
  from,
});
const of = (...kinds: readonly string[]): string =>
  `FILTER (WHERE kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;
const group = (name: string): string => `FILTER (WHERE line_group = '${name}')`;

const TOUCHED: readonly Column[] = [
  column('last_at', 'timestamptz', 'max', 'max(occurred_at)'),
  column('last_recorded_at', 'timestamptz', 'max', 'max(recorded_at)'),
  column('last_ordinal', 'bigint', 'max', 'max(ordinal)'),
];

/** What the ledger says of an order. */
const BOOK_COLUMNS: readonly Column[] = [
  column('currency', 'text COLLATE "C"', 'first', 'max(currency)'),
  column('channel', 'text COLLATE "C"', 'first', 'max(channel)'),
  column('first_at', 'timestamptz', 'min', 'min(occurred_at)'),
  column('placed_at', 'timestamptz', 'min', `min(occurred_at) ${of('placed')}`),
  column('paid_at', 'timestamptz', 'min', `min(occurred_at) ${of('received')}`),
  column('completed_at', 'timestamptz', 'min', `min(occurred_at) ${of('completed')}`),
  column('refunded_at', 'timestamptz', 'max', `max(occurred_at) ${of('refunded', 'reversed')}`),
  column('cancelled', 'boolean', 'or', `bool_or(kind = 'cancelled')`),
  column('total', 'numeric', 'sum', `sum(amount) ${of('placed', 'amended')}`),
  column('received', 'numeric', 'sum', `sum(amount) ${of('received')}`),
  column('reversed', 'numeric', 'sum', `sum(amount) ${of('reversed')}`),
  column('refunded', 'numeric', 'sum', `sum(amount) ${of('refunded')}`),
  ...TOUCHED,
];

/** What the statements say of it. */
export const SETTLED_COLUMNS: readonly Column[] = [
  column('settled_currency', 'text COLLATE "C"', 'first', 'max(currency)'),
  column('lines', 'integer', 'sum', 'count(*)'),
  column('first_line_at', 'timestamptz', 'min', 'min(occurred_at)'),
  column('receipts', 'numeric', 'sum', `sum(amount) ${group('receipt')}`),
  // Subsidies come with a payment, and a correction takes one back: neither is a second payment.
  column('receipt_count', 'integer', 'sum', `count(*) FILTER (WHERE class = 'receipt' AND amount > 0)`),
  column('largest_receipt', 'numeric', 'max', `max(amount) ${group('receipt')}`),
  column('smallest_receipt', 'numeric', 'min', `min(amount) FILTER (WHERE class = 'receipt')`),
  column('settled_at', 'timestamptz', 'min', `min(occurred_at) ${group('receipt')}`),
  column('last_settled_at', 'timestamptz', 'max', `max(occurred_at) ${group('receipt')}`),
  column('outflow', 'numeric', 'sum', `-sum(amount) ${group('refund')}`),
  column('outflow_at', 'timestamptz', 'max', `max(occurred_at) ${group('refund')}`),
  column('fees', 'numeric', 'sum', `-sum(amount) FILTER (WHERE line_group IN ('fee', 'fee-return'))`),
  ...FEE_CLASSES.map((name) =>
    column(feeColumn(name), 'numeric', 'sum', `-sum(amount) FILTER (WHERE class = '${name}')`),
  ),
  ...REFUNDABLE_CLASSES.map((name) =>
    column(returnColumn(name), 'numeric', 'sum', `sum(amount) FILTER (WHERE class = '${name}-return')`),
  ),
];

/**
 * One row an order: the sums of its movements and lines as they are known now. It answers a question for every order that
 * nothing after the question has touched (`last_at`, `last_recorded_at`, `last_ordinal`); the others are summed again from
 * the facts. Columns of lines are null before the first one.
 */
export const ORDER_ACCOUNT_SCHEMA_SQL = `
CREATE TABLE order_account (
  shop_id   text COLLATE "C" NOT NULL,
  order_no  text COLLATE "C" NOT NULL,
  known     boolean NOT NULL,
  -- Lines in several currencies: only the facts can tell them apart.
  mixed     boolean NOT NULL DEFAULT false,
  ${[...BOOK_COLUMNS, ...SETTLED_COLUMNS].map(({ name, type }) => `${name} ${type}`).join(',\n  ')},
  PRIMARY KEY (shop_id, order_no)
) WITH (fillfactor = 70);
`;

const merged = ({ name, merge }: Column): string => {
  const [old, added] = [`a.${name}`, `excluded.${name}`];
  if (merge === 'first') return `${name} = coalesce(${old}, ${added})`;
  if (merge === 'or') return `${name} = coalesce(${old}, false) OR coalesce(${added}, false)`;
  if (merge === 'min') return `${name} = least(${old}, ${added})`;
  if (merge === 'max') return `${name} = greatest(${old}, ${added})`;
  return `${name} = CASE WHEN ${added} IS NULL THEN ${old} ELSE coalesce(${old}, 0) + ${added} END`;
};

const upsert = (rows: string, known: boolean, columns: readonly Column[], mixed?: string): string => `
  INSERT INTO order_account AS a (shop_id, order_no, known${mixed === undefined ? '' : ', mixed'},
                                  ${columns.map(({ name }) => name).join(', ')})
  SELECT shop_id, order_no, ${String(known)}${mixed === undefined ? '' : `, ${mixed}`},
         ${columns.map(({ from }) => from).join(',\n         ')}
    FROM ${rows}
   GROUP BY shop_id, order_no
  ON CONFLICT (shop_id, order_no) DO UPDATE SET
    ${[
      known ? 'known = true' : 'known = a.known',
      mixed === undefined
        ? 'mixed = a.mixed'
        : 'mixed = a.mixed OR excluded.mixed OR coalesce(a.settled_currency <> excluded.settled_currency, false)',
      ...columns.map(merged),
    ].join(',\n    ')}`;

/** Adds movements (a row source with the columns of order_movement) to the orders' rows. */
export const addMovementsSql = (rows: string): string => upsert(rows, true, BOOK_COLUMNS);

/** Adds lines (a row source with the columns of statement_line, each with an order) to the orders' rows. */
export const addLinesSql = (rows: string): string =>
  upsert(rows, false, [...SETTLED_COLUMNS, ...TOUCHED], 'min(currency) <> max(currency)');
