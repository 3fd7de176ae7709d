import { malformed } from './domain-error.js';
import { currencyDecimals, parseNonNegativeAmount } from './money.js';
import { DEFAULT_ZONE } from './period.js';
import { checkKey } from './streams.js';
import { SETTLEMENT_CLASSES } from './settlement-line-class.js';

/** What a platform charges: `rate` × what was settled, from a date on, as its price list says. */
export interface FeeRate {
  /** A class of settlement lines that are fees, for example "commission". */
  readonly class: string;
  /** Only for orders of this channel, for example "tmall"; for all if absent. */
  readonly channel?: string;
  /** A plain decimal below one: "0.05" is 5 %. */
  readonly rate: string;
  /** First date, in the shop's zone, on which settlements are charged so; `until` is the first on which no longer. */
  readonly from: string;
  readonly until?: string;
  /** Up to this much (in the currency of the order) a charge may differ. */
  readonly tolerance: string;
}

export interface RoundingTolerance {
  readonly currency: string;
  readonly amount: string;
  /** Part of the expected amount up to which a difference is rounding too ("0.001" is one in a thousand), if larger. */
  readonly rate?: string;
}

export const SETTLES_AFTER = ['payment', 'confirmation'] as const;

/** When the money of a channel's orders must have come: `waitDays` after the payment or the buyer's confirmation. */
export interface ChannelSettings {
  /** As the orders have it, for example "tmall". */
  readonly channel: string;
  readonly settlesAfter: (typeof SETTLES_AFTER)[number];
  readonly waitDays: number;
}

/**
 * What a shop says about its settlements: how long each side may be late (days from the business time of the event that
 * starts the wait), what still counts as rounding, and what the platform charges.
 */
export interface SettlementSettings {
  /** IANA name of the zone in which the shop's files and dates are. */
  readonly zone: string;
  /** From the buyer's confirmation until the platform must have paid out: T+1 plus a buffer for weekends. */
  readonly settlementWaitDays: number;
  /** From a refund in the ledger (or the settlement, if later) until the money must have left the account. */
  readonly refundWaitDays: number;
  /** From a full refund until the platform must have returned the fees it returns. */
  readonly feeReturnWaitDays: number;
  /** From a payout of a payment service until it must stand in the bank's statement. */
  readonly payoutWaitDays: number;
  /** From the payment until the goods must have left. */
  readonly shipmentWaitDays: number;
  /** From a refund with return until the goods must have come back. */
  readonly returnWaitDays: number;
  /** From the buyer's confirmation until an invoice that was asked for must have been issued. */
  readonly invoiceWaitDays: number;
  /** From a refund after the invoice until the red invoice must have been issued: 72 hours for its confirmation. */
  readonly redInvoiceWaitDays: number;
  /** Channels that differ from what is usual for them (see `channelSettings`). */
  readonly channels: readonly ChannelSettings[];
  /** Orders to be listed apart (特殊单). */
  readonly specialOrders: readonly string[];
  /** Up to how much a difference is rounding; a currency without one takes 0.05. */
  readonly roundingTolerances: readonly RoundingTolerance[];
  readonly fees: readonly FeeRate[];
}

/** Of a shop that has not said anything. */
export const DEFAULT_SETTINGS: SettlementSettings = {
  zone: DEFAULT_ZONE,
  settlementWaitDays: 3,
  refundWaitDays: 3,
  feeReturnWaitDays: 3,
  payoutWaitDays: 3,
  shipmentWaitDays: 3,
  returnWaitDays: 15,
  invoiceWaitDays: 7,
  redInvoiceWaitDays: 3,
  channels: [],
  specialOrders: [],
  roundingTolerances: [{ currency: 'CNY', amount: '0.05' }],
  fees: [],
};

const MAX_WAIT_DAYS = 365;

export const WAITS = [
  'settlementWaitDays',
  'refundWaitDays',
  'feeReturnWaitDays',
  'payoutWaitDays',
  'shipmentWaitDays',
  'returnWaitDays',
  'invoiceWaitDays',
  'redInvoiceWaitDays',
] as const;

/** Payment services that pay out what a buyer pays without waiting for a confirmation. */
const SETTLES_AFTER_PAYMENT: readonly string[] = ['wechat', 'shopify', 'stripe', 'paypal'];

/** When orders of the channels must be settled: what the settings say, else what is usual for a channel. */
export function channelSettings(settings: SettlementSettings): readonly ChannelSettings[] {
  const usual = SETTLES_AFTER_PAYMENT.filter((name) =>
    settings.channels.every(({ channel }) => channel !== name),
  ).map((channel) => ({
    channel,
    settlesAfter: 'payment' as const,
    waitDays: settings.settlementWaitDays,
  }));
  return [...settings.channels, ...usual];
}

/**
 * Throws what makes settings unusable, naming the field: SETTINGS_ZONE_UNKNOWN, SETTINGS_WAIT_OUT_OF_RANGE,
 * SETTINGS_TOLERANCE_REPEATED, SETTINGS_CHANNEL_REPEATED, SETTINGS_FEE_CLASS_UNKNOWN, SETTINGS_FEE_RATE_MALFORMED, SETTINGS_FEE_PERIOD_EMPTY,
 * SETTINGS_FEE_PERIODS_OVERLAP, MALFORMED_KEY, and what a malformed amount or currency throws.
 */
export function checkSettings(settings: SettlementSettings): void {
  checkZone(settings.zone);
  for (const name of WAITS) checkDays(settings[name], name);
  checkTolerances(settings.roundingTolerances);
  checkChannels(settings.channels);
  for (const orderNo of settings.specialOrders) checkKey('specialOrders', orderNo);
  settings.fees.forEach((fee, at) => {
    checkFee(fee, `fees[${at}]`);
    const other = settings.fees.slice(0, at).find((earlier) => overlap(earlier, fee));
    if (other !== undefined) {
      malformed(
        'SETTINGS_FEE_PERIODS_OVERLAP',
        `fees[${at}]: ${fee.class} from ${fee.from} overlaps the one from ${other.from}`,
        { class: fee.class },
      );
    }
  });
}

function checkZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    malformed('SETTINGS_ZONE_UNKNOWN', `"${zone}" is not a time zone such as Asia/Shanghai`, { zone });
  }
}

function checkDays(days: number, field: string): void {
  if (!Number.isInteger(days) || days < 0 || days > MAX_WAIT_DAYS) {
    malformed('SETTINGS_WAIT_OUT_OF_RANGE', `${field} must be whole days from 0 to ${MAX_WAIT_DAYS}`, {
      field,
    });
  }
}

function firstRepeated(names: readonly string[]): string | undefined {
  return names.find((name, at) => names.indexOf(name) !== at);
}

function checkTolerances(tolerances: readonly RoundingTolerance[]): void {
  const repeated = firstRepeated(tolerances.map(({ currency }) => currency));
  if (repeated !== undefined) {
    malformed('SETTINGS_TOLERANCE_REPEATED', `roundingTolerances names ${repeated} twice`, {
      currency: repeated,
    });
  }
  for (const { currency, amount, rate } of tolerances) {
    currencyDecimals(currency);
    parseNonNegativeAmount(amount, currency);
    if (rate !== undefined) checkRate(rate, `roundingTolerances ${currency}`);
  }
}

function checkChannels(channels: readonly ChannelSettings[]): void {
  const repeated = firstRepeated(channels.map(({ channel }) => channel));
  if (repeated !== undefined) {
    malformed('SETTINGS_CHANNEL_REPEATED', `channels names ${repeated} twice`, { channel: repeated });
  }
  for (const { channel, waitDays } of channels) {
    checkKey('channel', channel);
    checkDays(waitDays, `channels ${channel} waitDays`);
  }
}

function checkRate(rate: string, field: string): void {
  if (!/^0(\.\d{1,6})?$/.test(rate)) {
    malformed(
      'SETTINGS_FEE_RATE_MALFORMED',
      `${field}: the rate "${rate}" is not a decimal below one such as 0.05`,
    );
  }
}

function checkFee(fee: FeeRate, field: string): void {
  const known = Object.entries(SETTLEMENT_CLASSES)
    .filter(([, { group }]) => group === 'fee')
    .map(([name]) => name);
  if (!known.includes(fee.class)) {
    malformed(
      'SETTINGS_FEE_CLASS_UNKNOWN',
      `${field}: "${fee.class}" is not a fee; fees are ${known.join(', ')}`,
    );
  }
  if (fee.channel !== undefined) checkKey('channel', fee.channel);
  checkRate(fee.rate, field);
  if (!/^\d{1,12}(\.\d{1,4})?$/.test(fee.tolerance)) {
    malformed('MALFORMED_AMOUNT', `${field}: the tolerance "${fee.tolerance}" is not an amount`);
  }
  for (const date of [fee.from, fee.until ?? fee.from]) {
    const at = Date.parse(`${date}T00:00:00Z`);
    if (
      !/^\d{4}-\d{2}-\d{2}$/.test(date) ||
      Number.isNaN(at) ||
      !new Date(at).toISOString().startsWith(date)
    ) {
      malformed('MALFORMED_TIME', `${field}: "${date}" is not a date such as 2026-01-01`);
    }
  }
  if (fee.until !== undefined && fee.until <= fee.from) {
    malformed('SETTINGS_FEE_PERIOD_EMPTY', `${field}: it ends (${fee.until}) before it begins (${fee.from})`);
  }
}

function overlap(a: FeeRate, b: FeeRate): boolean {
  const ends = (fee: FeeRate): string => fee.until ?? '9999-12-31';
  const [one, other] = [a.channel ?? b.channel, b.channel ?? a.channel];
  return a.class === b.class && one === other && a.from < ends(b) && b.from < ends(a);
}
