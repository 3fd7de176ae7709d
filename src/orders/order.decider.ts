import type { DomainCommand } from '../shared/decider.js';
import { malformed, refuse, unreachable } from '../shared/domain-error.js';
import { compare, isPositive, isZero, parseAmount, parseNonNegativeAmount, sum } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { sameContent } from '../shared/same-content.js';
import { OrderAmended, OrderCancelled, OrderClosed, OrderPlaced } from './order.events.js';
import {
  isTakenBackInFull,
  netReceivedAmount,
  owedAmount,
  requireCurrency,
  requireOrder,
} from './order-state.js';
import type { OrderKey, OrderLedgerEvent, OrderState } from './order-state.js';
import { noticeOverpayment } from './payment.decider.js';

export interface PlacedLine {
  readonly lineNo: string;
  readonly sku?: string | undefined;
  readonly title?: string | undefined;
  readonly quantity: number;
  /** What the buyer owes for the whole line, tax included; a discount is a negative line. */
  readonly amount: string;
}

export type PlaceOrder = DomainCommand<
  'PlaceOrder',
  OrderKey & {
    readonly currency: string;
    readonly totalAmount: string;
    readonly channel: string;
    readonly lines?: readonly PlacedLine[] | undefined;
  }
>;
export type AmendOrder = DomainCommand<
  'AmendOrder',
  OrderKey & {
    readonly totalAmount: string;
    /** The order's currency if absent. */
    readonly currency?: string | undefined;
    readonly reason: string;
  }
>;
export type CancelOrder = DomainCommand<'CancelOrder', OrderKey & { readonly reason: string }>;
export type CloseOrder = DomainCommand<'CloseOrder', OrderKey & { readonly reason: string }>;
export type OrderLifeCommand = PlaceOrder | AmendOrder | CancelOrder | CloseOrder;

/** The life of an order from its placement to its close. */
export function decideOrder(command: OrderLifeCommand, state: OrderState): readonly OrderLedgerEvent[] {
  switch (command.type) {
    case 'PlaceOrder':
      return placeOrder(command, state);
    case 'AmendOrder':
      return amendOrder(command, state);
    case 'CancelOrder':
      return cancelOrder(command, state);
    case 'CloseOrder':
      return closeOrder(command, state);
    default:
      return unreachable(command);
  }
}

/**
 * The events of a total that changed to `totalAmount`, and of the overpayment that this makes; none if it is the same.
 * Asks no rule: a platform's word about a finished order is recorded too.
 */
export function amendTotal(
  occurredAt: string,
  { shopId, orderNo }: OrderKey,
  totalAmount: Amount,
  reason: string,
  state: OrderState,
): readonly OrderLedgerEvent[] {
  const { currency, totalAmount: previousAmount } = state;
  if (totalAmount === previousAmount) return [];
  const amended = OrderAmended.at(occurredAt, {
    shopId,
    orderNo,
    currency,
    previousAmount,
    totalAmount,
    reason,
  });
  const owed = owedAmount({ ...state, totalAmount });
  const net = netReceivedAmount(state);
  return [amended, ...noticeOverpayment(occurredAt, { shopId, orderNo }, currency, owed, net)];
}

/**
 * Throws ORDER_ALREADY_PLACED for other content under a known order number; the same content is a repeat, whenever it
 * comes. Throws ORDER_LINE_REPEATED and ORDER_LINES_DIFFER_FROM_TOTAL for lines that contradict themselves or the total.
 */
function placeOrder(command: PlaceOrder, state: OrderState): readonly OrderLedgerEvent[] {
  const { shopId, orderNo, currency, channel } = command.data;
  const totalAmount = parseNonNegativeAmount(command.data.totalAmount, currency);
  const lines = command.data.lines?.map((line) => readLine(line, currency));
  if (lines !== undefined) requireLinesOfTotal(orderNo, lines, totalAmount, currency);
  const placed = OrderPlaced.at(command.occurredAt, {
    shopId,
    orderNo,
    currency,
    totalAmount,
    channel,
    ...(lines === undefined ? {} : { lines }),
  });
  const known = state.placement;
  if (known === undefined) return [placed];
  if (sameContent(known, placed.data)) return [];
  return refuse(
    'ORDER_ALREADY_PLACED',
    `order ${orderNo} of shop ${shopId} is already placed with ${known.totalAmount} ${known.currency} by ${known.channel}, not with ${totalAmount} ${currency} by ${channel}`,
    { orderNo, placedAmount: known.totalAmount, totalAmount },
  );
}

function readLine(line: PlacedLine, currency: string): NonNullable<OrderPlaced['data']['lines']>[number] {
  const { lineNo, sku, title, quantity } = line;
  return {
    lineNo,
    quantity,
    amount: parseAmount(line.amount, currency),
    ...(sku === undefined ? {} : { sku }),
    ...(title === undefined ? {} : { title }),
  };
}

function requireLinesOfTotal(
  orderNo: string,
  lines: readonly { readonly lineNo: string; readonly amount: Amount }[],
  totalAmount: Amount,
  currency: string,
): void {
  const seen = new Set<string>();
  for (const { lineNo } of lines) {
    if (seen.has(lineNo)) {
      malformed('ORDER_LINE_REPEATED', `order ${orderNo} has line ${lineNo} twice`, { orderNo, lineNo });
    }
    seen.add(lineNo);
  }
  const linesAmount = sum(
    lines.map((line) => line.amount),
    currency,
  );
  if (linesAmount !== totalAmount) {
    malformed(
      'ORDER_LINES_DIFFER_FROM_TOTAL',
      `the lines of order ${orderNo} sum to ${linesAmount} ${currency}, its total is ${totalAmount}`,
      { orderNo, linesAmount, totalAmount },
    );
  }
}

function amendOrder(command: AmendOrder, state: OrderState): readonly OrderLedgerEvent[] {
  const { orderNo, reason } = command.data;
  requireOrder(command.data, state);
  requireCurrency(command.data, command.data.currency, state);
  const totalAmount = parseNonNegativeAmount(command.data.totalAmount, state.currency);
  if (state.status === 'cancelled') {
    refuse('ORDER_CANCELLED', `order ${orderNo} is cancelled; its total of ${state.totalAmount} stands`, {
      orderNo,
    });
  }
  requireNotClosed(orderNo, state);
  return amendTotal(command.occurredAt, command.data, totalAmount, reason, state);
}

/**
 * Refuses ORDER_HAS_OPEN_REFUND and ORDER_HOLDS_MONEY while money is promised or held, ORDER_RECEIPT_CONFIRMED for goods
 * that the buyer accepted, ORDER_SHIPPED for goods that left and for which nothing was taken back: such an order is
 * refunded, or amended to zero when the parcel returns unpaid, before it is cancelled.
 */
function cancelOrder(command: CancelOrder, state: OrderState): readonly OrderLedgerEvent[] {
  const { shopId, orderNo, reason } = command.data;
  requireOrder(command.data, state);
  if (state.status === 'cancelled') return [];
  requireNotClosed(orderNo, state);
  if (state.confirmed) {
    refuse(
      'ORDER_RECEIPT_CONFIRMED',
      `the buyer confirmed receipt of order ${orderNo}; it can't be cancelled`,
      {
        orderNo,
      },
    );
  }
  requireNoOpenRefund(orderNo, state);
  requireNoMoneyHeld(orderNo, state);
  if (!state.shipments.isEmpty && !isTakenBackInFull(state) && !isZero(state.totalAmount)) {
    refuse(
      'ORDER_SHIPPED',
      `order ${orderNo} is shipped and no money of it was taken back; ${state.totalAmount} ${state.currency} is still owed`,
      { orderNo, totalAmount: state.totalAmount },
    );
  }
  return [OrderCancelled.at(command.occurredAt, { shopId, orderNo, reason })];
}

/** Refuses ORDER_NOT_FINISHED unless it is confirmed, cancelled or refunded in full, and while a refund is open. */
function closeOrder(command: CloseOrder, state: OrderState): readonly OrderLedgerEvent[] {
  const { shopId, orderNo, reason } = command.data;
  requireOrder(command.data, state);
  if (state.status === 'closed') return [];
  requireNoOpenRefund(orderNo, state);
  if (state.cancelledAt !== undefined) requireNoMoneyHeld(orderNo, state);
  else if (!state.confirmed && !isTakenBackInFull(state)) {
    refuse(
      'ORDER_NOT_FINISHED',
      `order ${orderNo} is neither completed nor cancelled nor refunded in full: ${figures(state)}`,
      {
        orderNo,
        receivedAmount: state.receivedAmount,
        netReceivedAmount: netReceivedAmount(state),
      },
    );
  }
  return [OrderClosed.at(command.occurredAt, { shopId, orderNo, reason })];
}

function requireNotClosed(orderNo: string, state: OrderState): void {
  if (state.status === 'closed') refuse('ORDER_CLOSED', `order ${orderNo} is closed`, { orderNo });
}

function requireNoOpenRefund(orderNo: string, state: OrderState): void {
  if (isPositive(state.reservedAmount)) {
    refuse(
      'ORDER_HAS_OPEN_REFUND',
      `order ${orderNo} has open refunds of ${state.reservedAmount} ${state.currency}; pay or reject them first`,
      { orderNo, reservedAmount: state.reservedAmount },
    );
  }
}

function requireNoMoneyHeld(orderNo: string, state: OrderState): void {
  const held = netReceivedAmount(state);
  if (compare(held, '0') > 0) {
    refuse('ORDER_HOLDS_MONEY', `order ${orderNo} still holds ${held} ${state.currency}: ${figures(state)}`, {
      orderNo,
      heldAmount: held,
    });
  }
}

function figures(state: OrderState): string {
  return `received ${state.receivedAmount}, reversed ${state.reversedAmount}, refunded ${state.refundedAmount}`;
}
