import { malformed } from '../shared/domain-error.js';
import { startOfDate } from '../shared/period.js';
import { DemoRandom } from './demo-random.js';

export interface DemoOptions {
  /** The same seed gives the same files, byte for byte. */
  readonly seed: number;
  /** Orders in the order report, at least 100 and at most 10,000,000. */
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
] as const;
export type PlantedOrderCode = (typeof PLANTED_ORDER_CODES)[number];
export type PlantedCode = PlantedOrderCode | 'STATEMENT_GAP';

/** What is fixed before the first order is made. Times are milliseconds of the epoch. */
export interface DemoPlan extends DemoOptions {
  readonly start: number;
  /** The first moment after the month: to here the statements reach. */
  readonly end: number;
  /** Orders by index that carry a difference; all others must reconcile. */
  readonly planted: ReadonlyMap<number, PlantedOrderCode>;
  /** How many orders are made: those of the report and those that are missing in it. */
  readonly made: number;
}

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;

/**
 * A difference must have had the time to become one: its order is placed so early that payment, confirmation,
 * settlement, refund and every waiting time end within the month.
 */
const PLANTED_BEFORE_END = 15 * DAY;

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
  const made = orders + perCode;
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
  return { seed, orders, month, start, end, planted, made };
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
