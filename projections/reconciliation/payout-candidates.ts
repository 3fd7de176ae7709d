import { absolute, compare, subtract } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import type { CreditRow } from '../core/payout-rows.js';
import type { ReconciledPayout } from '../core/payouts.js';

/** Why a credit at the bank is not where a payout arrived. */
export type PayoutRejection =
  /** Credit − payout, in the currency of both. */
  | { readonly code: 'AMOUNT_DIFFERS'; readonly difference: Amount }
  /** Whole days before the payout (negative), or after it had to arrive (positive). */
  | { readonly code: 'OUTSIDE_WINDOW'; readonly days: number }
  /** The bank's text names only these payment services. */
  | { readonly code: 'OTHER_SERVICE'; readonly services: readonly string[] }
  | { readonly code: 'CURRENCY_DIFFERS'; readonly payout: string; readonly credit: string }
  | { readonly code: 'TAKEN_BY'; readonly payouts: readonly string[] };

/** A credit at the bank that came near to a payout, and what speaks against it. */
export interface PayoutCandidate {
  /** The bank's number of it, else the line's id. */
  readonly bankLine: string;
  readonly amount: Amount;
  readonly currency: string;
  readonly occurredAt: string;
  readonly wording: string;
  readonly rejectedBecause: readonly PayoutRejection[];
}

/** What a payout is held against: the rules of matchPayouts. */
export interface CandidatePolicy {
  readonly waitMs: number;
  /** In the payout's currency. */
  readonly tolerance: Amount;
  /** By the name of a credit, the payouts that it was matched with. */
  readonly takenBy: ReadonlyMap<string, readonly string[]>;
}

const CANDIDATES = 5;
const DAY = 86_400_000;

/**
 * The credits that came nearest to a payout that has not arrived: of its amount at any time, or of any amount in its time.
 * Those with the fewest objections come first, then by amount and by time.
 */
export function payoutCandidates(
  payout: ReconciledPayout,
  credits: readonly CreditRow[],
  policy: CandidatePolicy,
): readonly PayoutCandidate[] {
  const paidOutAt = Date.parse(payout.paidOutAt);
  const off = (credit: PayoutCandidate): Amount => absolute(subtract(credit.amount, payout.payoutAmount));
  const away = (credit: PayoutCandidate): number => Math.abs(Date.parse(credit.occurredAt) - paidOutAt);
  return credits
    .filter((credit) => isNear(payout, credit, policy))
    .map((credit) => judged(payout, credit, policy))
    .sort(
      (a, b) =>
        a.rejectedBecause.length - b.rejectedBecause.length ||
        compare(off(a), off(b)) ||
        away(a) - away(b) ||
        (a.bankLine < b.bankLine ? -1 : 1),
    )
    .slice(0, CANDIDATES);
}

function isNear(payout: ReconciledPayout, credit: CreditRow, { waitMs }: CandidatePolicy): boolean {
  const isOfAmount = credit.amount === payout.payoutAmount && credit.currency === payout.currency;
  return isOfAmount || daysBetween(payout, credit, waitMs) === 0;
}

function judged(
  payout: ReconciledPayout,
  credit: CreditRow,
  { waitMs, tolerance, takenBy }: CandidatePolicy,
): PayoutCandidate {
  const rejectedBecause: PayoutRejection[] = [];
  if (credit.currency !== payout.currency) {
    rejectedBecause.push({ code: 'CURRENCY_DIFFERS', payout: payout.currency, credit: credit.currency });
  } else {
    const difference = subtract(credit.amount, payout.payoutAmount);
    if (compare(absolute(difference), tolerance) > 0) {
      rejectedBecause.push({ code: 'AMOUNT_DIFFERS', difference });
    }
  }
  const days = daysBetween(payout, credit, waitMs);
  if (days !== 0) rejectedBecause.push({ code: 'OUTSIDE_WINDOW', days });
  if (credit.services.length > 0 && !credit.services.includes(payout.source)) {
    rejectedBecause.push({ code: 'OTHER_SERVICE', services: credit.services });
  }
  const payouts = takenBy.get(credit.name) ?? [];
  if (payouts.length > 0) rejectedBecause.push({ code: 'TAKEN_BY', payouts });
  return {
    bankLine: credit.name,
    amount: credit.amount,
    currency: credit.currency,
    occurredAt: credit.occurredAt,
    wording: credit.wording,
    rejectedBecause,
  };
}

/** Days by which a credit lies outside the payout's time; a day on either side is no objection: banks date by day. */
function daysBetween({ paidOutAt }: ReconciledPayout, { occurredAt }: CreditRow, waitMs: number): number {
  const later = Date.parse(occurredAt) - Date.parse(paidOutAt);
  if (later < -DAY) return Math.floor(later / DAY);
  return later > waitMs + DAY ? Math.ceil((later - waitMs) / DAY) : 0;
}
