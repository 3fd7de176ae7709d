import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { amount, currency, key, optional, text } from '../shared/event-schema.js';

/** Somebody asks that money goes back to the buyer. `lineNo` narrows it to one order line. */
export const RefundRequested = defineEvent('RefundRequested', {
  shopId: key,
  orderNo: key,
  refundId: key,
  currency,
  amount,
  reason: text,
  requestedBy: key,
  lineNo: optional(key),
});
export type RefundRequested = EventOf<typeof RefundRequested>;

export const RefundApproved = defineEvent('RefundApproved', {
  shopId: key,
  orderNo: key,
  refundId: key,
  currency,
  amount,
  approvedBy: key,
});
export type RefundApproved = EventOf<typeof RefundApproved>;

/** The refund will not be paid; what it had reserved is free again. */
export const RefundRejected = defineEvent('RefundRejected', {
  shopId: key,
  orderNo: key,
  refundId: key,
  currency,
  amount,
  rejectedBy: key,
  reason: text,
});
export type RefundRejected = EventOf<typeof RefundRejected>;

/** The money went out. `revenueAmount` is the part that had become revenue, the rest was the buyer's advance. */
export const RefundPaidOut = defineEvent('RefundPaidOut', {
  shopId: key,
  orderNo: key,
  refundId: key,
  currency,
  amount,
  revenueAmount: amount,
  payoutReference: text,
});
export type RefundPaidOut = EventOf<typeof RefundPaidOut>;

/** The payout did not go through; the refund stays approved and can be paid again or rejected. */
export const RefundPayoutFailed = defineEvent('RefundPayoutFailed', {
  shopId: key,
  orderNo: key,
  refundId: key,
  currency,
  amount,
  reason: text,
});
export type RefundPayoutFailed = EventOf<typeof RefundPayoutFailed>;

/** The platform reports that it refunded the buyer itself; request and approval happened there. `evidence` names the report. */
export const RefundSettledByPlatform = defineEvent('RefundSettledByPlatform', {
  shopId: key,
  orderNo: key,
  refundId: key,
  currency,
  amount,
  revenueAmount: amount,
  platform: key,
  evidence: text,
});
export type RefundSettledByPlatform = EventOf<typeof RefundSettledByPlatform>;

export const refundEvents = [
  RefundRequested,
  RefundApproved,
  RefundRejected,
  RefundPaidOut,
  RefundPayoutFailed,
  RefundSettledByPlatform,
] as const;
export type RefundEvent =
  | RefundRequested
  | RefundApproved
  | RefundRejected
  | RefundPaidOut
  | RefundPayoutFailed
  | RefundSettledByPlatform;
