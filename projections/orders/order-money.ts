import { add, compare, isPositive, isZero, negate, subtract, zero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import type { OrderStreamEvent } from '../core/ledger-event.js';

/** Listed in the order in which an order usually passes through them. */
export const ORDER_STATUSES = [
  'placed',
  'partially-paid',
  'paid',
  'shipped',
  'delivered',
  'completed',
  'refunded',
  'cancelled',
  'closed',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What the buyer owes, and what happened to the money; all in the order's currency. */
export interface Figures {
  readonly total: Amount;
  readonly received: Amount;
  readonly reversed: Amount;
  readonly refunded: Amount;
  /** Refunds asked for and neither paid nor rejected. */
  readonly reserved: Amount;
  /** Blue invoices that are not voided. */
  readonly invoiced: Amount;
  readonly red: Amount;
}

/** Business times (ISO 8601, UTC) of what happened first or, for `paidAt`, of when the order became paid in full. */
export interface Milestones {
  readonly placedAt: string | null;
  readonly paidAt: string | null;
  readonly shippedAt: string | null;
  readonly deliveredAt: string | null;
  readonly completedAt: string | null;
  readonly cancelledAt: string | null;
  readonly closedAt: string | null;
}

export interface OrderMoney extends Figures, Milestones {
  readonly currency: string;
}

/** A change of one figure (positive raises it), or a milestone, whose amount is null. */
export type MovementKind = keyof typeof KINDS;

const KINDS = {
  placed: { figure: 'total', milestone: 'placedAt' },
  amended: { figure: 'total', milestone: null },
  received: { figure: 'received', milestone: null },
  reversed: { figure: 'reversed', milestone: null },
  refunded: { figure: 'refunded', milestone: null },
  reserved: { figure: 'reserved', milestone: null },
  invoiced: { figure: 'invoiced', milestone: null },
  red: { figure: 'red', milestone: null },
  shipped: { figure: null, milestone: 'shippedAt' },
  delivered: { figure: null, milestone: 'deliveredAt' },
  completed: { figure: null, milestone: 'completedAt' },
  cancelled: { figure: null, milestone: 'cancelledAt' },
  closed: { figure: null, milestone: 'closedAt' },
} as const satisfies Record<string, { figure: keyof Figures | null; milestone: keyof Milestones | null }>;

export interface Movement {
  readonly kind: MovementKind;
  readonly amount: Amount | null;
  /** The number of the payment, refund, reversal, invoice or shipment behind it. */
  readonly reference: string | null;
}

/** An order of which nothing is known yet. */
export function emptyOrder(currency: string): OrderMoney {
  const none = zero(currency);
  return {
    currency,
    total: none,
    received: none,
    reversed: none,
    refunded: none,
    reserved: none,
    invoiced: none,
    red: none,
    placedAt: null,
    paidAt: null,
    shippedAt: null,
    deliveredAt: null,
    completedAt: null,
    cancelledAt: null,
    closedAt: null,
  };
}

/** The movements that an event stands for: none if it moves no money and is no milestone. */
export function movementsOf(event: OrderStreamEvent): readonly Movement[] {
  switch (event.type) {
    case 'OrderPlaced':
      return [{ kind: 'placed', amount: event.data.totalAmount, reference: null }];
    case 'OrderAmended':
      return [
        {
          kind: 'amended',
          amount: subtract(event.data.totalAmount, event.data.previousAmount),
          reference: null,
        },
      ];
    case 'OrderCancelled':
      return [milestone('cancelled')];
    case 'OrderClosed':
      return [milestone('closed')];
    case 'ShipmentDispatched':
      return [milestone('shipped', event.data.shipmentId)];
    case 'ShipmentDelivered':
      return [milestone('delivered', event.data.shipmentId)];
    case 'OrderReceiptConfirmed':
      return [milestone('completed')];
    case 'PaymentReceived':
      return [{ kind: 'received', amount: event.data.amount, reference: event.data.paymentId }];
    case 'PaymentReversed':
      return [{ kind: 'reversed', amount: event.data.amount, reference: event.data.reversalId }];
    case 'RefundRequested':
      return [{ kind: 'reserved', amount: event.data.amount, reference: event.data.refundId }];
    case 'RefundRejected':
      return [{ kind: 'reserved', amount: negate(event.data.amount), reference: event.data.refundId }];
    case 'RefundPaidOut':
      return [
        { kind: 'reserved', amount: negate(event.data.amount), reference: event.data.refundId },
        { kind: 'refunded', amount: event.data.amount, reference: event.data.refundId },
      ];
    case 'RefundSettledByPlatform':
      return [{ kind: 'refunded', amount: event.data.amount, reference: event.data.refundId }];
    case 'InvoiceIssued':
      return [{ kind: 'invoiced', amount: event.data.amount, reference: event.data.invoiceNo }];
    case 'InvoiceVoided':
      return [{ kind: 'invoiced', amount: negate(event.data.amount), reference: event.data.invoiceNo }];
    case 'RedInvoiceIssued':
      return [{ kind: 'red', amount: event.data.amount, reference: event.data.invoiceNo }];
    case 'ShipmentReported':
    case 'InvoiceRequested':
    case 'PaymentFailed':
    case 'OrderOverpaid':
    case 'RefundApproved':
    case 'RefundPayoutFailed':
      return [];
  }
}

/** The order after one more movement that took effect at `occurredAt`. */
export function withMovement(order: OrderMoney, movement: Movement, occurredAt: string): OrderMoney {
  const { figure, milestone: reached } = KINDS[movement.kind];
  let next = order;
  if (figure !== null && movement.amount !== null) {
    next = { ...next, [figure]: add(next[figure], movement.amount) };
  }
  if (reached !== null && next[reached] === null) next = { ...next, [reached]: occurredAt };
  return figure === 'total' || figure === 'received' || figure === 'reversed'
    ? withPaidAt(next, occurredAt)
    : next;
}

/** received − reversed − refunded: the buyer's money that is held for the order. */
export function netOf({ received, reversed, refunded }: Figures): Amount {
  return subtract(subtract(received, reversed), refunded);
}

/** Where an order stands, most final first. */
export function statusOf(order: OrderMoney): OrderStatus {
  if (order.closedAt !== null) return 'closed';
  if (order.cancelledAt !== null) return 'cancelled';
  const kept = subtract(order.received, order.reversed);
  if (isPositive(order.refunded) && compare(order.refunded, kept) >= 0) return 'refunded';
  if (order.completedAt !== null) return 'completed';
  if (order.deliveredAt !== null) return 'delivered';
  if (order.shippedAt !== null) return 'shipped';
  if (order.paidAt !== null) return 'paid';
  return isZero(kept) ? 'placed' : 'partially-paid';
}

/** A reversal or a higher total makes a paid order unpaid again; refunds don't: what they give back had been paid. */
function withPaidAt(order: OrderMoney, occurredAt: string): OrderMoney {
  const kept = subtract(order.received, order.reversed);
  const paid = isPositive(kept) && compare(kept, order.total) >= 0;
  if (paid === (order.paidAt !== null)) return order;
  return { ...order, paidAt: paid ? occurredAt : null };
}

function milestone(kind: MovementKind, reference: string | null = null): Movement {
  return { kind, amount: null, reference };
}
