import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { amount, currency, key, optional, text } from '../shared/event-schema.js';

/** A buyer's payment arrived at the platform or payment service. `channelReference` is the service's own number. */
export const PaymentReceived = defineEvent('PaymentReceived', {
  shopId: key,
  orderNo: key,
  paymentId: key,
  currency,
  amount,
  channel: key,
  channelReference: optional(text),
});
export type PaymentReceived = EventOf<typeof PaymentReceived>;

export const PaymentFailed = defineEvent('PaymentFailed', {
  shopId: key,
  orderNo: key,
  paymentId: key,
  currency,
  amount,
  reason: text,
});
export type PaymentFailed = EventOf<typeof PaymentFailed>;

/** A received payment was taken back, wholly or in part. `revenueAmount` is the part that had become revenue. */
export const PaymentReversed = defineEvent('PaymentReversed', {
  shopId: key,
  orderNo: key,
  paymentId: key,
  reversalId: key,
  currency,
  amount,
  revenueAmount: amount,
  reason: text,
});
export type PaymentReversed = EventOf<typeof PaymentReversed>;

/**
 * More is held for the order than is owed: noticed with the payment (or the amendment) that caused it. `totalAmount` is
 * what is owed at that moment, zero once the order is cancelled; `excessAmount` is net received less that.
 */
export const OrderOverpaid = defineEvent('OrderOverpaid', {
  shopId: key,
  orderNo: key,
  currency,
  totalAmount: amount,
  netReceivedAmount: amount,
  excessAmount: amount,
});
export type OrderOverpaid = EventOf<typeof OrderOverpaid>;

export const paymentEvents = [PaymentReceived, PaymentFailed, PaymentReversed, OrderOverpaid] as const;
export type PaymentEvent = PaymentReceived | PaymentFailed | PaymentReversed | OrderOverpaid;
