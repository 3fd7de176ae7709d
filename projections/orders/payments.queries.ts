import type { Page } from '../../src/platform/http/pagination.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { compare, isZero, subtract, sum } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { listParts, text, textOrNull, timeOrNull } from './part-queries.js';
import type { PartRow, PartsOfOrder } from './part-queries.js';

export type PaymentState = 'received' | 'partly-reversed' | 'reversed' | 'failed';

/** A part of a payment, or all of it, that was taken back. */
export interface ReversalView {
  readonly reversalId: string;
  readonly amount: Amount;
  readonly reason: string;
  readonly reversedAt: string | null;
  readonly eventId: string | null;
}

/** A payment of an order; amounts in `currency`, business times in UTC. */
export interface PaymentView {
  readonly paymentId: string;
  readonly state: PaymentState;
  readonly currency: string;
  readonly amount: Amount;
  /** What of it was taken back. */
  readonly reversedAmount: Amount;
  /** What of it is left; nothing of a payment that failed. */
  readonly keptAmount: Amount;
  readonly channel: string | null;
  /** The payment service's own number. */
  readonly channelReference: string | null;
  readonly receivedAt: string | null;
  readonly receivedEventId: string | null;
  /** The latest attempt that failed. */
  readonly failedAt: string | null;
  readonly failedEventId: string | null;
  readonly failureReason: string | null;
  readonly reversals: readonly ReversalView[];
}

/** The payments of an order, the newest first. Throws ORDER_NOT_FOUND. */
export async function listPayments(database: Queryable, asked: PartsOfOrder): Promise<Page<PaymentView>> {
  const { items, nextCursor } = await listParts(database, 'payment', asked);
  const reversals = await database.query<PartRow>(
    `SELECT * FROM view_orders.reversal
      WHERE shop_id = $1 AND order_no = $2 AND payment_id = ANY ($3::text[]) ORDER BY ordinal`,
    [asked.shopId, asked.orderNo, items.map((row) => text(row, 'payment_id'))],
  );
  const ofPayment = new Map<string, PartRow[]>();
  for (const reversal of reversals) {
    const payment = text(reversal, 'payment_id');
    ofPayment.set(payment, [...(ofPayment.get(payment) ?? []), reversal]);
  }
  return {
    items: items.map((row) => paymentView(row, ofPayment.get(text(row, 'payment_id')) ?? [])),
    nextCursor,
  };
}

function paymentView(row: PartRow, reversals: readonly PartRow[]): PaymentView {
  const currency = text(row, 'currency');
  const amount = text(row, 'amount');
  const receivedAt = timeOrNull(row, 'received_at');
  const reversed = sum(
    reversals.map((reversal) => text(reversal, 'amount')),
    currency,
  );
  const kept = subtract(receivedAt === null ? sum([], currency) : amount, reversed);
  return {
    paymentId: text(row, 'payment_id'),
    state: receivedAt === null ? 'failed' : receivedState(amount, reversed),
    currency,
    amount,
    reversedAmount: reversed,
    keptAmount: kept,
    channel: textOrNull(row, 'channel'),
    channelReference: textOrNull(row, 'channel_reference'),
    receivedAt,
    receivedEventId: textOrNull(row, 'received_event'),
    failedAt: timeOrNull(row, 'failed_at'),
    failedEventId: textOrNull(row, 'failed_event'),
    failureReason: textOrNull(row, 'failure_reason'),
    reversals: reversals.map(reversalView),
  };
}

function receivedState(amount: Amount, reversed: Amount): PaymentState {
  if (isZero(reversed)) return 'received';
  return compare(reversed, amount) < 0 ? 'partly-reversed' : 'reversed';
}

function reversalView(row: PartRow): ReversalView {
  return {
    reversalId: text(row, 'reversal_id'),
    amount: text(row, 'amount'),
    reason: text(row, 'reason'),
    reversedAt: timeOrNull(row, 'reversed_at'),
    eventId: textOrNull(row, 'reversed_event'),
  };
}
