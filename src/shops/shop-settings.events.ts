import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { amount, currency, decimal, integer, key, list, optional, record } from '../shared/event-schema.js';

const feeRate = record({
  class: key,
  rate: decimal,
  from: key,
  until: optional(key),
  tolerance: decimal,
});

/** From now on the shop's settlements are judged so: all of its settings, as `SettlementSettings` explains them. */
export const ShopSettingsChanged = defineEvent('ShopSettingsChanged', {
  shopId: key,
  zone: key,
  settlementWaitDays: integer,
  refundWaitDays: integer,
  feeReturnWaitDays: integer,
  roundingTolerances: list(record({ currency, amount })),
  fees: list(feeRate),
});
export type ShopSettingsChanged = EventOf<typeof ShopSettingsChanged>;

export const shopEvents = [ShopSettingsChanged] as const;
