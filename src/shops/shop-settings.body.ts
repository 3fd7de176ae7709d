import { instanceToPlain } from 'class-transformer';
import {
  AmountField,
  CurrencyField,
  DateField,
  DaysField,
  KeyField,
  RateField,
  RecordListField,
} from '../platform/http/fields.js';
import { RequestValidation } from '../platform/http/validation.js';
import type { SettlementSettings } from '../shared/settlement-settings.js';

class RoundingToleranceBody {
  @CurrencyField()
  currency!: string;

  @AmountField({ description: 'Up to this much a difference is rounding', example: '0.05' })
  amount!: string;
}

class FeeRateBody {
  @KeyField({ description: 'Class of settlement lines, for example commission' })
  class!: string;

  @RateField({ description: 'Share of what was settled', example: '0.05' })
  rate!: string;

  @DateField({ description: "First date on which it is charged, in the shop's zone" })
  from!: string;

  @DateField({ description: 'First date on which it is charged no longer', optional: true })
  until?: string;

  @AmountField({ description: 'Up to this much a charge may differ', example: '0.01' })
  tolerance!: string;
}

/** All settings of a shop: the JSON file that `ledger settings` reads and writes, and the body of the request. */
export class ShopSettingsBody implements SettlementSettings {
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
}

/** Checks the JSON of a settings file as the request is checked. Throws MALFORMED_REQUEST, naming each field. */
export async function settingsOf(json: unknown): Promise<SettlementSettings> {
  const checked: unknown = await new RequestValidation().transform(json, {
    type: 'body',
    metatype: ShopSettingsBody,
  });
  return plainSettings(checked as ShopSettingsBody);
}

/** The values without the classes that checked them. */
export function plainSettings(body: ShopSettingsBody): SettlementSettings {
  return instanceToPlain(body) as SettlementSettings;
}
