import { isoFromSql, isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { parseAmount } from '../../src/shared/money.js';

export const ORDER_STATUSES = [
  /** Nothing received and the order is cancelled. */
  'cancelled',
  'unpaid',
  /** Paid; the buyer has not confirmed, or the settlement is not due yet. */
  'in-transit',
  /** The settlement lies in a time that no imported statement covers. */
  'outside-statement',
  'settled',
  /** The ledger refunded more than left the account, within the time that this may take. */
  'refund-pending',
  /** Refunded in full, and the statement agrees. */
  'refunded',
  'settled-with-difference',
  /** Due, covered by a statement, and not in it. */
  'missing',
] as const;
export type ReconciledStatus = (typeof ORDER_STATUSES)[number];

/** What the ledger expects of an order and what the statements show. Amounts are of `currency`. */
export interface ReconciledOrder {
  readonly orderNo: string;
  readonly status: ReconciledStatus;
  readonly currency: string;
  readonly totalAmount: string;
  readonly receivedAmount: string;
  readonly reversedAmount: string;
  readonly refundedAmount: string;
  /** received − reversed − refunded. */
  readonly expectedAmount: string;
  /** Receipts − refunds of the statements. */
  readonly settledAmount: string;
  /** Charged − returned. */
  readonly feesAmount: string;
  /** settled − expected. */
  readonly differenceAmount: string;
  readonly statementLines: number;
  readonly placedAt: string;
  readonly paidAt: string | null;
  readonly completedAt: string | null;
  readonly settledAt: string | null;
}

export interface OrderRow {
  readonly order_no: string;
  readonly status: ReconciledStatus;
  readonly currency: string;
  readonly total: string;
  readonly received: string;
  readonly reversed: string;
  readonly refunded: string;
  readonly expected: string;
  readonly settled: string;
  readonly fees: string;
  readonly gap: string;
  readonly lines: string;
  readonly placed_at: string;
  readonly paid_at: string | null;
  readonly completed_at: string | null;
  readonly settled_at: string | null;
}

export const ORDER_COLUMNS = `order_no, status, currency, total, received, reversed, refunded, expected, settled, fees,
  gap, lines, placed_at, paid_at, completed_at, settled_at`;

export function orderOf(row: OrderRow): ReconciledOrder {
  const amount = (text: string): string => parseAmount(text, row.currency);
  return {
    orderNo: row.order_no,
    status: row.status,
    currency: row.currency,
    totalAmount: amount(row.total),
    receivedAmount: amount(row.received),
    reversedAmount: amount(row.reversed),
    refundedAmount: amount(row.refunded),
    expectedAmount: amount(row.expected),
    settledAmount: amount(row.settled),
    feesAmount: amount(row.fees),
    differenceAmount: amount(row.gap),
    statementLines: Number.parseInt(row.lines, 10),
    placedAt: isoFromSql(row.placed_at),
    paidAt: isoOrNull(row.paid_at),
    completedAt: isoOrNull(row.completed_at),
    settledAt: isoOrNull(row.settled_at),
  };
}
