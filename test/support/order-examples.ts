import type { InvoiceCommand, IssueInvoice } from '../../src/orders/invoice.decider.js';
import { InvoiceIssued, InvoiceVoided, RedInvoiceIssued } from '../../src/orders/invoice.events.js';
import type { OrderCommand } from '../../src/orders/order-ledger.js';
import { OrderAmended, OrderCancelled, OrderClosed, OrderPlaced } from '../../src/orders/order.events.js';
import { OrderOverpaid, PaymentReceived, PaymentReversed } from '../../src/orders/payment.events.js';
import {
  RefundApproved,
  RefundPaidOut,
  RefundRejected,
  RefundRequested,
  RefundSettledByPlatform,
} from '../../src/orders/refund.events.js';
import { OrderReceiptConfirmed, ShipmentDispatched } from '../../src/orders/shipment.events.js';
import type { Actor } from '../../src/shared/decider.js';

/** Events and commands of one made-up order, with only what a sentence is about left to say. */
export const order = { shopId: 'tmall-1', orderNo: '1001' };
export const YESTERDAY = '2026-03-01T08:00:00Z';
export const NOW = '2026-03-02T08:00:00Z';

export const alice: Actor = { type: 'user', id: 'alice' };
export const bob: Actor = { type: 'user', id: 'bob' };

const inYuan = { ...order, currency: 'CNY' };

/** A command about the order, by alice unless somebody else acts. */
export function ask<Type extends OrderCommand['type']>(
  type: Type,
  data: Omit<Extract<OrderCommand, { type: Type }>['data'], 'shopId' | 'orderNo'>,
  actor: Actor = alice,
): Extract<OrderCommand, { type: Type }> {
  return { type, data: { ...order, ...data }, actor, occurredAt: NOW } as unknown as Extract<
    OrderCommand,
    { type: Type }
  >;
}

export const placed = (totalAmount = '100.00') =>
  OrderPlaced.at(YESTERDAY, { ...inYuan, totalAmount, channel: 'tmall' });
export const amended = (previousAmount: string, totalAmount: string, at = YESTERDAY) =>
  OrderAmended.at(at, { ...inYuan, previousAmount, totalAmount, reason: 'price changed' });
export const cancelled = (at = YESTERDAY) =>
  OrderCancelled.at(at, { ...order, reason: 'buyer changed their mind' });
export const closed = (at = YESTERDAY) => OrderClosed.at(at, { ...order, reason: 'done' });

export const received = (amount = '100.00', paymentId = 'pay-1', at = YESTERDAY) =>
  PaymentReceived.at(at, { ...inYuan, paymentId, amount, channel: 'alipay' });
export const reversed = (
  amount: string,
  { revenueAmount = '0.00', reversalId = 'rev-1', at = YESTERDAY } = {},
) =>
  PaymentReversed.at(at, {
    ...inYuan,
    paymentId: 'pay-1',
    reversalId,
    amount,
    revenueAmount,
    reason: 'chargeback',
  });
export const overpaid = (totalAmount: string, netReceivedAmount: string, excessAmount: string, at = NOW) =>
  OrderOverpaid.at(at, { ...inYuan, totalAmount, netReceivedAmount, excessAmount });

export const shipped = (shipmentId = 'parcel-1', at = YESTERDAY) =>
  ShipmentDispatched.at(at, { ...order, shipmentId, carrier: 'SF', trackingNo: 'SF100' });
export const confirmed = (recognisedAmount = '100.00', at = YESTERDAY) =>
  OrderReceiptConfirmed.at(at, { ...inYuan, recognisedAmount });

export const refundRequested = (amount: string, refundId = 'ref-1', at = YESTERDAY) =>
  RefundRequested.at(at, { ...inYuan, refundId, amount, reason: 'broken', requestedBy: 'alice' });
/** Requested now by alice, for one line. */
export const lineRefund = (lineNo: string, refundId: string, amount: string) =>
  RefundRequested.at(NOW, { ...inYuan, refundId, amount, reason: 'broken', requestedBy: 'alice', lineNo });
export const refundApproved = (amount: string, refundId = 'ref-1', at = YESTERDAY) =>
  RefundApproved.at(at, { ...inYuan, refundId, amount, approvedBy: 'bob' });
export const refundRejected = (amount: string, refundId = 'ref-1', at = YESTERDAY) =>
  RefundRejected.at(at, { ...inYuan, refundId, amount, rejectedBy: 'bob', reason: 'no proof' });
export const refundPaidOut = (amount: string, { revenueAmount = '0.00', at = YESTERDAY } = {}) =>
  RefundPaidOut.at(at, { ...inYuan, refundId: 'ref-1', amount, revenueAmount, payoutReference: 'out-1' });
export const platformRefund = (
  amount: string,
  { revenueAmount = '0.00', refundId = 'plat-1', at = YESTERDAY } = {},
) =>
  RefundSettledByPlatform.at(at, {
    ...inYuan,
    refundId,
    amount,
    revenueAmount,
    platform: 'tmall',
    evidence: 'refund export 2026-03-01',
  });
/** Requested by alice, approved by bob and paid. */
export const refunded = (amount: string, revenueAmount = '0.00') => [
  refundRequested(amount),
  refundApproved(amount),
  refundPaidOut(amount, { revenueAmount }),
];

const issuerTaxNo = '91310000MA1K00000X';
export const invoiced = (amount: string, taxAmount: string, invoiceNo = 'blue-1', at = YESTERDAY) =>
  InvoiceIssued.at(at, {
    ...inYuan,
    issuerTaxNo,
    invoiceNo,
    amount,
    taxAmount,
    taxRate: '0.13',
    buyerKind: 'individual',
  });
export const voided = (amount: string, taxAmount: string, invoiceNo = 'blue-1', at = YESTERDAY) =>
  InvoiceVoided.at(at, { ...inYuan, issuerTaxNo, invoiceNo, amount, taxAmount, reason: 'wrong title' });
export const redInvoiced = (amount: string, taxAmount: string, invoiceNo = 'red-1', at = YESTERDAY) =>
  RedInvoiceIssued.at(at, {
    ...inYuan,
    issuerTaxNo,
    invoiceNo,
    originalInvoiceNo: 'blue-1',
    amount,
    taxAmount,
    reason: 'refund',
  });
export const issueInvoice = (
  amount: string,
  changes: Partial<IssueInvoice['data']> = {},
): Extract<InvoiceCommand, { type: 'IssueInvoice' }> =>
  ask('IssueInvoice', {
    issuerTaxNo,
    invoiceNo: 'blue-1',
    amount,
    taxRate: '0.13',
    buyerKind: 'individual',
    ...changes,
  });
