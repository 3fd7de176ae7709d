import { notFound, refuse } from '../shared/domain-error.js';
import { GrowingMap } from '../shared/growing-map.js';
import { compare, isZero, subtract, zero } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import type { InvoiceEvent, InvoiceIssued, RedInvoiceIssued } from './invoice.events.js';
import type { OrderEvent, OrderPlaced } from './order.events.js';
import type { PaymentEvent, PaymentFailed, PaymentReceived, PaymentReversed } from './payment.events.js';
import type { RefundEvent, RefundRequested, RefundSettledByPlatform } from './refund.events.js';
import type { ShipmentDispatched, ShipmentEvent } from './shipment.events.js';

/** Names the order that a command or an event is about. */
export interface OrderKey {
  readonly shopId: string;
  readonly orderNo: string;
}

export type OrderLedgerEvent = OrderEvent | ShipmentEvent | PaymentEvent | RefundEvent | InvoiceEvent;

export interface ShipmentState {
  readonly dispatched: ShipmentDispatched['data'];
  readonly delivered: boolean;
}

export interface PaymentState {
  readonly received: PaymentReceived['data'];
  /** What of this payment was taken back. */
  readonly reversedAmount: Amount;
}

/** A refund that was asked for here. `requested` and `approved` reserve its amount; `paid` and `rejected` are final. */
export interface RefundState {
  readonly request: RefundRequested['data'];
  readonly status: 'requested' | 'approved' | 'rejected' | 'paid';
  readonly approvedBy?: string;
  readonly payoutReference?: string;
}

/** A blue invoice with what red invoices have taken from it. */
export interface InvoiceState {
  readonly issued: InvoiceIssued['data'];
  readonly voided: boolean;
  readonly redAmount: Amount;
  readonly redTaxAmount: Amount;
}

/** Everything an order's decisions need. All amounts are in `currency`, running totals over the order's whole life. */
export interface OrderState {
  readonly status: 'unplaced' | 'open' | 'cancelled' | 'closed';
  readonly placement: OrderPlaced['data'] | undefined;
  /** Stays set when a cancelled order is closed: nothing is owed for it any more. */
  readonly cancelledAt: string | undefined;
  /** The buyer confirmed receipt. */
  readonly confirmed: boolean;
  /** The platform reported that the goods left. */
  readonly shipmentReported: boolean;
  /** The buyer asked for an invoice. */
  readonly invoiceRequested: boolean;
  readonly currency: string;
  readonly totalAmount: Amount;
  readonly receivedAmount: Amount;
  readonly reversedAmount: Amount;
  /** Paid out by us or settled by the platform. */
  readonly refundedAmount: Amount;
  /** Requested or approved refunds that are neither paid nor rejected. */
  readonly reservedAmount: Amount;
  /** Blue invoices that are not voided. */
  readonly invoicedAmount: Amount;
  readonly redAmount: Amount;
  /** Revenue recognised at confirmation and not taken back since. */
  readonly recognisedAmount: Amount;
  readonly shipments: GrowingMap<ShipmentState>;
  readonly payments: GrowingMap<PaymentState>;
  readonly failedPayments: GrowingMap<PaymentFailed['data']>;
  readonly reversals: GrowingMap<PaymentReversed['data']>;
  readonly refunds: GrowingMap<RefundState>;
  readonly platformRefunds: GrowingMap<RefundSettledByPlatform['data']>;
  readonly invoices: GrowingMap<InvoiceState>;
  readonly redInvoices: GrowingMap<RedInvoiceIssued['data']>;
}

export const initialOrderState: OrderState = {
  status: 'unplaced',
  placement: undefined,
  cancelledAt: undefined,
  confirmed: false,
  shipmentReported: false,
  invoiceRequested: false,
  currency: '',
  totalAmount: '0',
  receivedAmount: '0',
  reversedAmount: '0',
  refundedAmount: '0',
  reservedAmount: '0',
  invoicedAmount: '0',
  redAmount: '0',
  recognisedAmount: '0',
  shipments: GrowingMap.empty(),
  payments: GrowingMap.empty(),
  failedPayments: GrowingMap.empty(),
  reversals: GrowingMap.empty(),
  refunds: GrowingMap.empty(),
  platformRefunds: GrowingMap.empty(),
  invoices: GrowingMap.empty(),
  redInvoices: GrowingMap.empty(),
};

/** received − reversed − refunded: the buyer's money that is held for the order. Never negative. */
export function netReceivedAmount(state: OrderState): Amount {
  return subtract(subtract(state.receivedAmount, state.reversedAmount), state.refundedAmount);
}

/** Net received less what open refunds have reserved: the most that can still go back to the buyer. */
export function unreservedAmount(state: OrderState): Amount {
  return subtract(netReceivedAmount(state), state.reservedAmount);
}

/** What the buyer owes in all: the total, or nothing once the order is cancelled. */
export function owedAmount(state: OrderState): Amount {
  return state.cancelledAt === undefined ? state.totalAmount : zero(state.currency);
}

/** Blue less red: what stands invoiced to the buyer. */
export function openInvoicedAmount(state: OrderState): Amount {
  return subtract(state.invoicedAmount, state.redAmount);
}

/** Net received less what stands invoiced: the most that may still be invoiced; negative when red invoices are due. */
export function invoiceableAmount(state: OrderState): Amount {
  return subtract(netReceivedAmount(state), openInvoicedAmount(state));
}

/** What must still be credited by red invoices, because money went back after it was invoiced. Zero or positive. */
export function redInvoiceDueAmount(state: OrderState): Amount {
  const excess = subtract(openInvoicedAmount(state), netReceivedAmount(state));
  return compare(excess, '0') > 0 ? excess : zero(state.currency);
}

/** True if money came in and all of it went back to the buyer by refunds or reversals. */
export function isTakenBackInFull(state: OrderState): boolean {
  return !isZero(state.receivedAmount) && isZero(netReceivedAmount(state));
}

/** Throws ORDER_UNKNOWN (not found) if the order was never placed. */
export function requireOrder(key: OrderKey, state: OrderState): void {
  if (state.status !== 'unplaced') return;
  notFound('ORDER_UNKNOWN', `order ${key.orderNo} of shop ${key.shopId} is not known`, {
    shopId: key.shopId,
    orderNo: key.orderNo,
  });
}

/** Throws CURRENCY_MISMATCH if an amount is said to be in another currency than the order's. */
export function requireCurrency(key: OrderKey, currency: string | undefined, state: OrderState): void {
  if (currency === undefined || currency === state.currency) return;
  refuse('CURRENCY_MISMATCH', `order ${key.orderNo} is in ${state.currency}, not in ${currency}`, {
    orderNo: key.orderNo,
    orderCurrency: state.currency,
    currency,
  });
}
