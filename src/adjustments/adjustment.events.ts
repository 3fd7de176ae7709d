import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { amount, currency, key, optional, text } from '../shared/event-schema.js';

/** Somebody (the maker) proposes a correction between two accounts of the chart; `amount` is positive. */
export const AdjustmentProposed = defineEvent('AdjustmentProposed', {
  shopId: key,
  adjustmentId: key,
  orderNo: optional(key),
  currency,
  amount,
  debitAccount: key,
  creditAccount: key,
  reason: text,
  proposedBy: key,
});
export type AdjustmentProposed = EventOf<typeof AdjustmentProposed>;

/** Somebody else (the checker) agrees. */
export const AdjustmentApproved = defineEvent('AdjustmentApproved', {
  shopId: key,
  adjustmentId: key,
  approvedBy: key,
});
export type AdjustmentApproved = EventOf<typeof AdjustmentApproved>;

export const AdjustmentRejected = defineEvent('AdjustmentRejected', {
  shopId: key,
  adjustmentId: key,
  rejectedBy: key,
  reason: text,
});
export type AdjustmentRejected = EventOf<typeof AdjustmentRejected>;

/** The correction is in the books, effective at the event's `occurredAt`. */
export const AdjustmentPosted = defineEvent('AdjustmentPosted', {
  shopId: key,
  adjustmentId: key,
  orderNo: optional(key),
  currency,
  amount,
  debitAccount: key,
  creditAccount: key,
  postedBy: key,
});
export type AdjustmentPosted = EventOf<typeof AdjustmentPosted>;

export const adjustmentEvents = [
  AdjustmentProposed,
  AdjustmentApproved,
  AdjustmentRejected,
  AdjustmentPosted,
] as const;
export type AdjustmentEvent = AdjustmentProposed | AdjustmentApproved | AdjustmentRejected | AdjustmentPosted;
