import { absolute, isNegative, isZero, ratio, subtract } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import type { Difference } from '../core/difference.js';
import type {
  DifferenceSummary,
  MoneySummary,
  ReconciliationSummary,
} from '../reconciliation/reconciliation.summary.js';

/** Raise it when the same figures are written otherwise: it is part of the tag under which a report is kept. */
export const REPORT_VERSION = 1;

/** Days from a difference's moment to the as-of; `undated` differences have no moment. */
export const AGE_BANDS = ['0-3', '4-7', '8-30', '31-90', '>90', 'undated'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Business dates in the shop's zone: `to` is the first date after the period. Null is open. */
export interface ReportPeriod {
  readonly from: string | null;
  readonly to: string | null;
}

/** Count and sum of differences; amounts are of `currency` and never negative. */
export interface CodeAgeLine {
  readonly code: string;
  readonly band: AgeBand;
  readonly currency: string;
  readonly count: number;
  readonly amount: string;
}

export interface OwnerLine {
  readonly owner: string;
  readonly currency: string;
  readonly count: number;
  readonly amount: string;
}

/** Differences of one code and one amount: what happens again and again, such as a fee at the wrong rate. */
export interface CauseLine {
  readonly code: string;
  readonly currency: string;
  readonly amountEach: string;
  readonly count: number;
  readonly amount: string;
}

/** What a period comes to. */
export interface PeriodTotals {
  readonly money: readonly MoneySummary[];
  readonly orders: ReconciliationSummary['orders'];
  /** See `matchedPercentOf`. */
  readonly matchedPercent: string | null;
  readonly lines: { readonly count: number; readonly matched: number };
  /** Lines that belong to an order of the ledger ÷ all lines, as a percentage with one digit, rounded down. */
  readonly linesMatchedPercent: string | null;
  readonly differences: readonly DifferenceSummary[];
  readonly resultHash: string;
}

/** How a figure moved from the period before. `percent` is "n/a" where that one was zero. */
export interface Change {
  readonly currency: string;
  readonly measure: Measure;
  readonly earlier: string;
  readonly now: string;
  readonly change: string;
  readonly percent: string;
}

/**
 * The reconciliation of a shop, a channel and a period as an accountant files it: plain data, amounts are decimal
 * strings. It says nothing of the place in the log at which it was made, so that the same as-of gives the same bytes as
 * long as nothing new is known of the time before it (`knownAt` excludes that too).
 */
export interface ReconciliationReport extends PeriodTotals {
  readonly reportVersion: number;
  readonly shop: string;
  /** Null for all channels. */
  readonly channel: string | null;
  readonly zone: string;
  readonly period: ReportPeriod;
  /** ISO 8601, UTC: what happened before this moment counts. Null if no statement was imported and nothing was asked. */
  readonly asOf: string | null;
  /** The instant, date or position that was asked for. */
  readonly knownAt: string | null;
  readonly rulesVersion: number;
  readonly policyVersion: number;
  readonly byCodeAndAge: readonly CodeAgeLine[];
  readonly byOwner: readonly OwnerLine[];
  /** The ten with the largest sum of each currency. */
  readonly topCauses: readonly CauseLine[];
  /** The ten largest single differences of each currency. */
  readonly largest: readonly Difference[];
  /** The period of the same length before, as of the same moment; null if the period is open. */
  readonly previous: (PeriodTotals & { readonly period: ReportPeriod }) | null;
  readonly changes: readonly Change[];
}

export const MEASURES = [
  'received',
  'reversed',
  'refunded',
  'net',
  'settled',
  'fees',
  'difference',
  'inTransit',
  'outsideStatements',
  'refundsPending',
  'otherCurrencies',
  'differences',
] as const;
export type Measure = (typeof MEASURES)[number];

export function measureOf(money: MoneySummary, measure: Measure): Amount {
  switch (measure) {
    case 'inTransit':
    case 'outsideStatements':
    case 'refundsPending':
    case 'otherCurrencies':
    case 'differences':
      return money.explained[measure];
    case 'received':
    case 'reversed':
    case 'refunded':
    case 'net':
    case 'settled':
    case 'fees':
    case 'difference':
      return money[measure];
  }
}

/** Orders of which nothing can be matched yet or ever: they count neither as matched nor as unmatched. */
const NOT_DUE: readonly string[] = [
  'cancelled',
  'unpaid',
  'in-transit',
  'outside-statement',
  'refund-pending',
];
const AGREE: readonly string[] = ['settled', 'refunded'];

/**
 * Orders whose statements agree with the ledger (settled or refunded) ÷ orders whose settlement is due and covered by
 * statements, as a percentage with one digit: rounded down, so that 100.0 means every one. Null if none is due.
 */
export function matchedPercentOf(byStatus: Readonly<Record<string, number>>): string | null {
  const count = (include: (status: string) => boolean): number =>
    Object.entries(byStatus).reduce((sum, [status, orders]) => sum + (include(status) ? orders : 0), 0);
  return percentDown(
    count((status) => AGREE.includes(status)),
    count((status) => !NOT_DUE.includes(status)),
  );
}

/** part ÷ whole as a percentage with one digit, rounded down; null if the whole is zero. */
export function percentDown(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const perMille = ((BigInt(part) * 1000n) / BigInt(whole)).toString().padStart(2, '0');
  return `${perMille.slice(0, -1)}.${perMille.slice(-1)}`;
}

/** The money of two periods, measure by measure; a currency that only one of them has counts as zero in the other. */
export function changesOf(now: readonly MoneySummary[], earlier: readonly MoneySummary[]): readonly Change[] {
  const currencies = [...new Set([...now, ...earlier].map(({ currency }) => currency))].sort();
  return currencies.flatMap((currency) => {
    const here = now.find((money) => money.currency === currency);
    const there = earlier.find((money) => money.currency === currency);
    return MEASURES.map((measure) => {
      const before = there === undefined ? nothingLike(here, measure) : measureOf(there, measure);
      const after = here === undefined ? nothingLike(there, measure) : measureOf(here, measure);
      const change = subtract(after, before);
      return {
        currency,
        measure,
        earlier: before,
        now: after,
        change,
        percent: percentChange(change, before),
      };
    });
  });
}

/** Zero with the decimals of the other period's figure. */
function nothingLike(money: MoneySummary | undefined, measure: Measure): Amount {
  const other = money === undefined ? '0' : measureOf(money, measure);
  return subtract(other, other);
}

/** Change ÷ |earlier| as "12.34%" or "-12.34%"; "n/a" where there was nothing to compare with. */
export function percentChange(change: Amount, earlier: Amount): string {
  if (isZero(earlier)) return 'n/a';
  const [whole = '0', decimals = ''] = ratio(absolute(change), absolute(earlier)).split('.');
  const shifted = `${whole}${decimals.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  return `${isNegative(change) ? '-' : ''}${shifted}.${decimals.slice(2)}%`;
}
