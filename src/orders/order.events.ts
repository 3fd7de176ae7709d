import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { amount, currency, integer, key, list, optional, record, text } from '../shared/event-schema.js';

/** One line of an order; `amount` is what the buyer owes for the whole line, tax included. */
export const orderLine = record({
  lineNo: key,
  sku: optional(text),
  title: optional(text),
  quantity: integer,
  amount,
});

/** A buyer placed an order: `totalAmount` is what is to be paid, freight and tax included. */
export const OrderPlaced = defineEvent('OrderPlaced', {
  shopId: key,
  orderNo: key,
  currency,
  totalAmount: amount,
  channel: key,
  lines: optional(list(orderLine)),
});
export type OrderPlaced = EventOf<typeof OrderPlaced>;

/** What is to be paid changed before the order was finished. */
export const OrderAmended = defineEvent('OrderAmended', {
  shopId: key,
  orderNo: key,
  currency,
  previousAmount: amount,
  totalAmount: amount,
  reason: text,
});
export type OrderAmended = EventOf<typeof OrderAmended>;

/** The order will not be fulfilled; no money of it is held at that moment. */
export const OrderCancelled = defineEvent('OrderCancelled', { shopId: key, orderNo: key, reason: text });
export type OrderCancelled = EventOf<typeof OrderCancelled>;

/** Nothing more is expected of the order: completed, or refunded in full, or cancelled. */
export const OrderClosed = defineEvent('OrderClosed', { shopId: key, orderNo: key, reason: text });
export type OrderClosed = EventOf<typeof OrderClosed>;

export const orderEvents = [OrderPlaced, OrderAmended, OrderCancelled, OrderClosed] as const;
export type OrderEvent = OrderPlaced | OrderAmended | OrderCancelled | OrderClosed;
