import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import {
  amount,
  currency,
  decimal,
  integer,
  key,
  list,
  oneOf,
  optional,
  record,
} from '../shared/event-schema.js';
import { SETTLES_AFTER } from '../shared/settlement-settings.js';

const feeRate = record({
  class: key,
  channel: optional(key),
  rate: decimal,
  from: key,
  until: optional(key),
  tolerance: decimal,
});

const channel = record({
  channel: key,
  settlesAfter: oneOf(...SETTLES_AFTER),
  waitDays: integer,
});

/**
 * From now on the shop's settlements are judged so: all of its settings, as `SettlementSettings` explains them. Version 2 adds
 * what concerns payouts, documents and channels; until then the values below held for every shop.
 */
export const ShopSettingsChanged = defineEvent(
  'ShopSettingsChanged',
  {
    shopId: key,
    zone: key,
    settlementWaitDays: integer,
    refundWaitDays: integer,
    feeReturnWaitDays: integer,
    roundingTolerances: list(record({ currency, amount, rate: optional(decimal) })),
    fees: list(feeRate),
    payoutWaitDays: integer,
    shipmentWaitDays: integer,
    returnWaitDays: integer,
    invoiceWaitDays: integer,
    redInvoiceWaitDays: integer,
    channels: list(channel),
    specialOrders: list(key),
  },
  {
    version: 2,
    upcasters: {
      1: (data) => ({
        payoutWaitDays: 3,
        shipmentWaitDays: 3,
        returnWaitDays: 15,
        invoiceWaitDays: 7,
        redInvoiceWaitDays: 3,
        channels: [],
        specialOrders: [],
        ...data,
      }),
    },
  },
);
export type ShopSettingsChanged = EventOf<typeof ShopSettingsChanged>;

export const shopEvents = [ShopSettingsChanged] as const;
