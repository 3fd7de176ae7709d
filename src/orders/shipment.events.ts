import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { amount, currency, key, list, optional, text } from '../shared/event-schema.js';

export const ShipmentDispatched = defineEvent('ShipmentDispatched', {
  shopId: key,
  orderNo: key,
  shipmentId: key,
  carrier: text,
  trackingNo: text,
  lineNos: optional(list(key)),
});
export type ShipmentDispatched = EventOf<typeof ShipmentDispatched>;

export const ShipmentDelivered = defineEvent('ShipmentDelivered', {
  shopId: key,
  orderNo: key,
  shipmentId: key,
});
export type ShipmentDelivered = EventOf<typeof ShipmentDelivered>;

/**
 * The platform reports that the goods left, in the order report that `evidence` names; which parcel, it does not say.
 * Recorded once, and only where nothing else tells of the shipment.
 */
export const ShipmentReported = defineEvent('ShipmentReported', {
  shopId: key,
  orderNo: key,
  platform: text,
  evidence: text,
});
export type ShipmentReported = EventOf<typeof ShipmentReported>;

/**
 * The buyer confirmed receipt (交易成功): the platform now owes the shop the money. `recognisedAmount` is the revenue
 * of that moment: received − reversed − refunded.
 */
export const OrderReceiptConfirmed = defineEvent('OrderReceiptConfirmed', {
  shopId: key,
  orderNo: key,
  currency,
  recognisedAmount: amount,
});
export type OrderReceiptConfirmed = EventOf<typeof OrderReceiptConfirmed>;

export const shipmentEvents = [
  ShipmentDispatched,
  ShipmentDelivered,
  ShipmentReported,
  OrderReceiptConfirmed,
] as const;
export type ShipmentEvent = ShipmentDispatched | ShipmentDelivered | ShipmentReported | OrderReceiptConfirmed;
