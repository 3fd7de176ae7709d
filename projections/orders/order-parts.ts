import type { AdjustmentEvent } from '../../src/adjustments/adjustment.events.js';
import { adjustmentEvents } from '../../src/adjustments/adjustment.events.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { DomainEvent } from '../../src/shared/domain-event.js';
import type { OrderStreamEvent } from '../core/ledger-event.js';
import type { PartChange } from './part-tables.js';

/** An event that the orders view takes: of an order, or of a correction that may name one. */
export type OrdersViewEvent = OrderStreamEvent | AdjustmentEvent;

/** When and by which event something was told. */
interface Told {
  readonly at: string;
  readonly event: string;
}

type DataOf<Type extends OrdersViewEvent['type']> = Extract<OrdersViewEvent, { type: Type }>['data'];
/** Keyed by event type, so that the compiler names a type of which nobody has said what it tells of a part. */
type Parts = {
  readonly [Type in OrdersViewEvent['type']]: ((data: DataOf<Type>, told: Told) => PartChange) | null;
};

const adjustmentTypes: ReadonlySet<string> = new Set(adjustmentEvents.map(({ type }) => type));

export function isAdjustmentEvent(event: DomainEvent): event is AdjustmentEvent {
  return adjustmentTypes.has(event.type);
}

/** What an event says of a payment, refund, invoice, parcel or correction; undefined if it tells of none. */
export function partChangeOf({ event, id }: Decoded<OrdersViewEvent>): PartChange | undefined {
  // The record is keyed by the type of the very event that it is given: TypeScript can't see that the two belong together.
  const change = PARTS[event.type] as ((data: OrdersViewEvent['data'], told: Told) => PartChange) | null;
  return change?.(event.data, { at: event.occurredAt, event: id });
}

const ofPayments = {
  PaymentReceived: ({ shopId, orderNo, paymentId, ...data }, { at, event }) => ({
    table: 'payment',
    key: [shopId, orderNo, paymentId],
    values: {
      currency: data.currency,
      amount: data.amount,
      channel: data.channel,
      channel_reference: data.channelReference,
      received_at: at,
      received_event: event,
    },
  }),
  PaymentFailed: ({ shopId, orderNo, paymentId, currency, amount, reason }, { at, event }) => ({
    table: 'payment',
    key: [shopId, orderNo, paymentId],
    values: { currency, amount, failed_at: at, failed_event: event, failure_reason: reason },
  }),
  PaymentReversed: ({ shopId, orderNo, reversalId, ...data }, { at, event }) => ({
    table: 'reversal',
    key: [shopId, orderNo, reversalId],
    values: {
      payment_id: data.paymentId,
      currency: data.currency,
      amount: data.amount,
      reason: data.reason,
      reversed_at: at,
      reversed_event: event,
    },
  }),
  OrderOverpaid: null,
} as const satisfies Partial<Parts>;

const ofRefunds = {
  RefundRequested: ({ currency, amount, lineNo, reason, requestedBy, ...key }, { at, event }) =>
    refund(key, 'requested', {
      currency,
      amount,
      line_no: lineNo,
      reason,
      requested_by: requestedBy,
      requested_at: at,
      requested_event: event,
    }),
  RefundApproved: ({ currency, amount, approvedBy, ...key }, { at, event }) =>
    refund(key, 'approved', {
      currency,
      amount,
      approved_by: approvedBy,
      approved_at: at,
      approved_event: event,
    }),
  RefundRejected: ({ currency, amount, rejectedBy, reason, ...key }, { at, event }) =>
    refund(key, 'rejected', {
      currency,
      amount,
      rejected_by: rejectedBy,
      rejected_at: at,
      rejected_event: event,
      rejection_reason: reason,
    }),
  RefundPaidOut: ({ currency, amount, payoutReference, ...key }, { at, event }) =>
    refund(key, 'paid-out', {
      currency,
      amount,
      payout_reference: payoutReference,
      paid_at: at,
      paid_event: event,
    }),
  RefundPayoutFailed: ({ currency, amount, reason, ...key }, { at, event }) =>
    refund(key, 'payout-failed', {
      currency,
      amount,
      failed_at: at,
      failed_event: event,
      failure_reason: reason,
    }),
  RefundSettledByPlatform: ({ currency, amount, platform, evidence, ...key }, { at, event }) =>
    refund(key, 'settled-by-platform', {
      currency,
      amount,
      platform,
      evidence,
      paid_at: at,
      paid_event: event,
    }),
} as const satisfies Partial<Parts>;

const ofInvoices = {
  InvoiceRequested: null,
  InvoiceIssued: ({ shopId, orderNo, invoiceNo, ...data }, { at, event }) => ({
    table: 'invoice',
    key: [shopId, orderNo, invoiceNo],
    values: {
      kind: 'blue',
      issuer_tax_no: data.issuerTaxNo,
      currency: data.currency,
      amount: data.amount,
      tax_amount: data.taxAmount,
      tax_rate: data.taxRate,
      buyer_kind: data.buyerKind,
      issued_at: at,
      issued_event: event,
    },
  }),
  InvoiceVoided: ({ shopId, orderNo, invoiceNo, ...data }, { at, event }) => ({
    table: 'invoice',
    key: [shopId, orderNo, invoiceNo],
    values: {
      kind: 'blue',
      issuer_tax_no: data.issuerTaxNo,
      currency: data.currency,
      amount: data.amount,
      tax_amount: data.taxAmount,
      voided_at: at,
      voided_event: event,
      void_reason: data.reason,
    },
  }),
  RedInvoiceIssued: ({ shopId, orderNo, invoiceNo, ...data }, { at, event }) => ({
    table: 'invoice',
    key: [shopId, orderNo, invoiceNo],
    values: {
      kind: 'red',
      issuer_tax_no: data.issuerTaxNo,
      original_invoice_no: data.originalInvoiceNo,
      currency: data.currency,
      amount: data.amount,
      tax_amount: data.taxAmount,
      reason: data.reason,
      issued_at: at,
      issued_event: event,
    },
  }),
} as const satisfies Partial<Parts>;

const ofShipments = {
  ShipmentDispatched: ({ shopId, orderNo, shipmentId, carrier, trackingNo, lineNos }, { at, event }) => ({
    table: 'shipment',
    key: [shopId, orderNo, shipmentId],
    values: {
      carrier,
      tracking_no: trackingNo,
      line_nos: lineNos?.join('\n'),
      dispatched_at: at,
      dispatched_event: event,
    },
  }),
  ShipmentDelivered: ({ shopId, orderNo, shipmentId }, { at, event }) => ({
    table: 'shipment',
    key: [shopId, orderNo, shipmentId],
    values: { delivered_at: at, delivered_event: event },
  }),
  // No parcel has an empty number.
  ShipmentReported: ({ shopId, orderNo, platform, evidence }, { at, event }) => ({
    table: 'shipment',
    key: [shopId, orderNo, ''],
    values: { platform, evidence, dispatched_at: at, dispatched_event: event },
  }),
} as const satisfies Partial<Parts>;

const ofAdjustments = {
  AdjustmentProposed: ({ shopId, adjustmentId, ...data }, { at, event }) => ({
    table: 'adjustment',
    key: [shopId, adjustmentId],
    values: {
      ...booking(data),
      state: 'proposed',
      reason: data.reason,
      proposed_by: data.proposedBy,
      proposed_at: at,
      proposed_event: event,
    },
  }),
  AdjustmentApproved: ({ shopId, adjustmentId, approvedBy }, { at, event }) => ({
    table: 'adjustment',
    key: [shopId, adjustmentId],
    values: { state: 'approved', approved_by: approvedBy, approved_at: at, approved_event: event },
  }),
  AdjustmentRejected: ({ shopId, adjustmentId, rejectedBy, reason }, { at, event }) => ({
    table: 'adjustment',
    key: [shopId, adjustmentId],
    values: {
      state: 'rejected',
      rejected_by: rejectedBy,
      rejected_at: at,
      rejected_event: event,
      rejection_reason: reason,
    },
  }),
  AdjustmentPosted: ({ shopId, adjustmentId, ...data }, { at, event }) => ({
    table: 'adjustment',
    key: [shopId, adjustmentId],
    values: {
      ...booking(data),
      state: 'posted',
      posted_by: data.postedBy,
      posted_at: at,
      posted_event: event,
    },
  }),
} as const satisfies Partial<Parts>;

const PARTS: Parts = {
  ...ofPayments,
  ...ofRefunds,
  ...ofInvoices,
  ...ofShipments,
  ...ofAdjustments,
  OrderPlaced: null,
  OrderAmended: null,
  OrderCancelled: null,
  OrderClosed: null,
  OrderReceiptConfirmed: null,
};

function refund(
  { shopId, orderNo, refundId }: { shopId: string; orderNo: string; refundId: string },
  state: string,
  values: PartChange<'refund'>['values'],
): PartChange<'refund'> {
  return { table: 'refund', key: [shopId, orderNo, refundId], values: { ...values, state } };
}

function booking(
  data: Omit<DataOf<'AdjustmentPosted'>, 'shopId' | 'adjustmentId' | 'postedBy'>,
): PartChange<'adjustment'>['values'] {
  return {
    order_no: data.orderNo,
    currency: data.currency,
    amount: data.amount,
    debit_account: data.debitAccount,
    credit_account: data.creditAccount,
  };
}
