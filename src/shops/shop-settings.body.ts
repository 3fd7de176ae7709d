import { instanceToPlain } from 'class-transformer';
import {
  AmountField,
  ChoiceField,
  CurrencyField,
  DateField,
  DaysField,
  KeyField,
  KeyListField,
  RateField,
  RecordListField,
} from '../platform/http/fields.js';
import { RequestValidation } from '../platform/http/validation.js';
import { DEFAULT_SETTINGS, SETTLES_AFTER } from '../shared/settlement-settings.js';
import type { ChannelSettings, SettlementSettings } from '../shared/settlement-settings.js';

class RoundingToleranceBody {
  @CurrencyField()
  currency!: string;

  @AmountField({ description: 'Up to this much a difference is rounding', example: '0.05' })
  amount!: string;

  @RateField({ description: 'Part of the expected amount, where that is more', optional: true })
  rate?: string;
}

class ChannelSettingsBody {
  @KeyField({ description: 'Channel of the orders, for example tmall' })
  channel!: string;

  @ChoiceField(SETTLES_AFTER, { description: 'What the wait begins with' })
  settlesAfter!: ChannelSettings['settlesAfter'];

  @DaysField({ description: 'Days from then until the money must have come' })
  waitDays!: number;
}

class FeeRateBody {
  @KeyField({ description: 'Class of settlement lines, for example commission' })
  class!: string;

  @KeyField({ description: 'Only for orders of this channel; for all if absent', optional: true })
  channel?: string;

  @RateField({ description: 'Share of what was settled', example: '0.05' })
  rate!: string;

  @DateField({ description: "First date on which it is charged, in the shop's zone" })
  from!: string;

  @DateField({ description: 'First date on which it is charged no longer', optional: true })
  until?: string;

  @AmountField({ description: 'Up to this much a charge may differ', example: '0.01' })
  tolerance!: string;
}

/**
 * All settings of a shop: the JSON file that `ledger settings` reads and writes, and the body of the request. What came later
 * than the first version of the file may be absent and has its default then.
 */
export class ShopSettingsBody {
  @KeyField({ description: 'Zone of the files and dates of the shop', example: 'Asia/Shanghai' })
  zone!: string;

  @DaysField({ description: "From the buyer's confirmation until the platform must have paid out" })
  settlementWaitDays!: number;

  @DaysField({ description: 'From a refund until the money must have left the account' })
  refundWaitDays!: number;

  @DaysField({ description: 'From a full refund until the platform must have returned its fees' })
  feeReturnWaitDays!: number;

  @RecordListField(() => RoundingToleranceBody, { description: 'One for each currency', mayBeEmpty: true })
  roundingTolerances!: RoundingToleranceBody[];

  @RecordListField(() => FeeRateBody, { description: 'What the platform charges, by date', mayBeEmpty: true })
  fees!: FeeRateBody[];

  @DaysField({ description: 'From a payout until it must stand in the bank', optional: true })
  payoutWaitDays?: number;

  @DaysField({ description: 'From the payment until the goods must have left', optional: true })
  shipmentWaitDays?: number;

  @DaysField({ description: 'From a refund with return until the goods must be back', optional: true })
  returnWaitDays?: number;

  @DaysField({
    description: "From the buyer's confirmation until an invoice asked for is due",
    optional: true,
  })
  invoiceWaitDays?: number;

  @DaysField({ description: 'From a refund after the invoice until the red invoice is due', optional: true })
  redInvoiceWaitDays?: number;

  @RecordListField(() => ChannelSettingsBody, {
    description: 'Channels that settle otherwise than is usual for them',
    mayBeEmpty: true,
    optional: true,
  })
  channels?: ChannelSettingsBody[];

  @KeyListField({
    description: 'Numbers of orders to be listed apart',
    mayBeEmpty: true,
    maxItems: 10_000,
    optional: true,
  })
  specialOrders?: string[];
}

/** Checks the JSON of a settings file as the request is checked. Throws MALFORMED_REQUEST, naming each field. */
export async function settingsOf(json: unknown): Promise<SettlementSettings> {
  const checked: unknown = await new RequestValidation().transform(json, {
    type: 'body',
    metatype: ShopSettingsBody,
  });
  return plainSettings(checked as ShopSettingsBody);
}

/** The values without the classes that checked them, with the defaults of those that are absent. */
export function plainSettings(body: ShopSettingsBody): SettlementSettings {
  return {
    ...DEFAULT_SETTINGS,
    ...(instanceToPlain(body, { exposeUnsetFields: false }) as Partial<SettlementSettings>),
  };
}
