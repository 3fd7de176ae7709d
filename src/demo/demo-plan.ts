import { malformed } from '../shared/domain-error.js';
import { startOfDate } from '../shared/period.js';
import { DemoRandom } from './demo-random.js';
import { PLANTED_ROUTE_CODES, ROUTE_NAMES, routeCounts, ROUTES } from './demo-routes.js';
import type { RouteCode, RouteName, RoutePlan } from './demo-routes.js';

export interface DemoOptions {
  /** The same seed gives the same files, byte for byte. */
  readonly seed: number;
  /** Orders in the order reports of all channels, at least 100 and at most 10,000,000. */
  readonly orders: number;
  /** "2026-01". */
  readonly month: string;
}

/** Differences that belong to one order each. */
export const PLANTED_ORDER_CODES = [
  'MISSING_IN_STATEMENT',
  'MISSING_IN_LEDGER',
  'AMOUNT_MISMATCH',
  'ROUNDING',
  'DUPLICATE_PAYMENT',
  'REFUND_NOT_SETTLED',
  'REFUND_WITHOUT_REQUEST',
  'FEE_NOT_RETURNED',
  'UNCLASSIFIED_FEE',
  'STATUS_MISMATCH',
  'REFUND_EXCEEDS_PAID',
  'FEE_MISMATCH',
  'FEE_MISSING',
  'COMPENSATION',
  'PAID_NOT_SHIPPED',
  'SHIPPED_NOT_PAID',
  'SHORT_SHIPMENT',
  'EXTRA_SHIPMENT',
  'RETURN_NOT_RECEIVED',
  'INVOICE_OVER',
  'INVOICE_DUPLICATE',
  'RED_INVOICE_DUE',
  'INVOICE_MISSING',
  'INVOICE_LATE',
  'SPECIAL_ORDER',
] as const;
export type PlantedOrderCode = (typeof PLANTED_ORDER_CODES)[number];

/** Differences of the account, its payouts and the bank: one of each in every month. */
export const PLANTED_ACCOUNT_CODES = ['STATEMENT_GAP', 'WITHDRAWAL_PENDING', 'PAYOUT_SPLIT'] as const;
export type PlantedCode = PlantedOrderCode | RouteCode | (typeof PLANTED_ACCOUNT_CODES)[number];

/** Every code that a month has. */
export const PLANTED_CODES: readonly PlantedCode[] = [
  ...PLANTED_ORDER_CODES,
  ...PLANTED_ROUTE_CODES,
  ...PLANTED_ACCOUNT_CODES,
];

/** What is fixed before the first order is made. Times are milliseconds of the epoch. */
export interface DemoPlan extends DemoOptions {
  readonly start: number;
  /** The first moment after the month: to here the statements reach. */
  readonly end: number;
  /** From here on the platform charges the lower commission: the start of the 16th. */
  readonly rateChangeAt: number;
  /** Tmall's orders by index that carry a difference; all others must reconcile. */
  readonly planted: ReadonlyMap<number, PlantedOrderCode>;
  /** How many orders of Tmall are made: those of its report and those that are missing in it. */
  readonly made: number;
  /** The other channels, whose reports have all orders that are made. */
  readonly routes: Readonly<Record<RouteName, RoutePlan>>;
}

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;

/** Waits of the shop's settings by which the month is made. */
export const SHIPMENT_WAIT_DAYS = 3;
export const RETURN_WAIT_DAYS = 7;
export const INVOICE_WAIT_DAYS = 7;
export const RED_INVOICE_WAIT_DAYS = 3;
export const PAYOUT_WAIT_DAYS = 3;

/**
 * A difference must have had the time to become one: its order is placed so early that payment, confirmation,
 * settlement, refund and every waiting time end within the month.
 */
export const PLANTED_BEFORE_END = 18 * DAY;

/** One planted order of each code for every thousand orders, one at least. Throws MALFORMED_DEMO_OPTION. */
export function demoPlan(options: DemoOptions): DemoPlan {
  const { seed, orders, month } = options;
  if (!Number.isInteger(orders) || orders < 100 || orders > 10_000_000) {
    malformed('MALFORMED_DEMO_OPTION', `orders=${orders} is not a number from 100 to 10000000`, { orders });
  }
  if (!Number.isSafeInteger(seed) || seed < 0) {
    malformed('MALFORMED_DEMO_OPTION', `seed=${seed} is not a whole number from 0`, { seed });
  }
  const [start, end] = boundsOf(month);
  const perCode = Math.max(1, Math.floor(orders / 1000));
  const counts = routeCounts(orders);
  const made = ROUTE_NAMES.reduce((left, name) => left - counts[name], orders) + perCode;
  const random = new DemoRandom(seed, 1);
  const last = Math.floor((made * (end - start - PLANTED_BEFORE_END)) / (end - start)) - 1;
  const planted = new Map<number, PlantedOrderCode>();
  for (const code of PLANTED_ORDER_CODES) {
    for (let left = perCode; left > 0;) {
      const index = random.between(0, last);
      if (planted.has(index)) continue;
      planted.set(index, code);
      left--;
    }
  }
  const route = (name: RouteName): RoutePlan => routePlan(seed, name, counts[name]);
  const routes = {
    stripe: route('stripe'),
    wechat: route('wechat'),
    pdd: route('pdd'),
    douyin: route('douyin'),
  };
  return { seed, orders, month, start, end, rateChangeAt: start + 15 * DAY, planted, made, routes };
}

/** The first and the last order of a route stay plain: with them its statement covers the whole month. */
function routePlan(seed: number, name: RouteName, made: number): RoutePlan {
  const random = new DemoRandom(seed, 4, ROUTE_NAMES.indexOf(name));
  const planted = new Map<number, RouteCode>();
  for (const code of ROUTES[name].codes) {
    for (let left = Math.max(1, Math.floor(made / 1000)); left > 0;) {
      const index = random.between(1, made - 2);
      if (planted.has(index)) continue;
      planted.set(index, code);
      left--;
    }
  }
  return { made, planted };
}

function boundsOf(month: string): readonly [number, number] {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (match === null) {
    return malformed('MALFORMED_DEMO_OPTION', `"${month}" is not a month like 2026-01`, { month });
  }
  const [year, ordinal] = [Number(match[1]), Number(match[2])];
  const next = ordinal === 12 ? `${year + 1}-01` : `${year}-${String(ordinal + 1).padStart(2, '0')}`;
  return [Date.parse(startOfDate(`${month}-01`)), Date.parse(startOfDate(`${next}-01`))];
}

/** "2026-01-31 23:59:59" in China, as the platform's files write times. */
export function localText(at: number): string {
  return new Date(at + 8 * HOUR).toISOString().slice(0, 19).replace('T', ' ');
}
