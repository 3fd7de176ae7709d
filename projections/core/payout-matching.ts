import { absolute, add, compare, isZero, subtract, zero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';

/** Raise it when payouts would be matched otherwise: results name the version. */
export const PAYOUT_RULES_VERSION = 1;

/** Money that left a payment service for the bank. Amounts are positive; `at` is in milliseconds of the epoch. */
export interface Payout {
  readonly id: string;
  readonly source: string;
  readonly currency: string;
  readonly amount: Amount;
  readonly at: number;
  /** Numbers by which a bank's text may name it. */
  readonly references: readonly string[];
}

/** Money that came in at the bank. `services` are those whose name or number the text has. */
export interface BankCredit {
  readonly id: string;
  readonly currency: string;
  readonly amount: Amount;
  readonly at: number;
  readonly wording: string;
  readonly services: readonly string[];
}

export type PayoutRule =
  /** The bank's text has the payout's number. */
  | 'reference'
  /** One credit of the same amount within the waiting time. */
  | 'amount'
  /** Several payouts arrived as one credit. */
  | 'batch'
  /** One payout arrived as several credits. */
  | 'split'
  /** The service's only credit in the waiting time, with another amount. */
  | 'only-candidate';

/** Payouts and credits that belong together; no credit and no payout stands in two matches. */
export interface PayoutMatch {
  readonly rule: PayoutRule;
  readonly payouts: readonly Payout[];
  readonly credits: readonly BankCredit[];
  /** payouts − credits; zero or within the tolerance unless the rule is "reference" or "only-candidate". */
  readonly rest: Amount;
}

export interface PayoutMatching {
  readonly matches: readonly PayoutMatch[];
  readonly openPayouts: readonly Payout[];
  /** Credits of a payment service that no payout explains. */
  readonly openCredits: readonly BankCredit[];
}

export interface PayoutPolicy {
  readonly waitMs: number;
  /** Up to how much a bank may keep or round, in the currency. */
  readonly tolerance: Amount;
}

/** More parts than that are no batch that a person would believe. */
const MAX_PARTS = 6;
const DAY = 86_400_000;

/**
 * Finds for each payout where it arrived, surest rule first, in the order of time and number, so that the same facts give
 * the same matches: by number, by amount, as a sum of several, and last the only credit that can be it. A credit may be a
 * day early: banks date credits by day.
 */
export function matchPayouts(
  payouts: readonly Payout[],
  credits: readonly BankCredit[],
  policy: PayoutPolicy,
): PayoutMatching {
  const run = new MatchingRun(payouts, credits, policy);
  run.byReference();
  run.byAmount();
  run.bySums();
  run.byElimination();
  return run.result();
}

const byTime = <T extends { readonly at: number; readonly id: string }>(a: T, b: T): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

class MatchingRun {
  private readonly matches: PayoutMatch[] = [];
  private payouts: Payout[];
  private credits: BankCredit[];

  constructor(
    payouts: readonly Payout[],
    credits: readonly BankCredit[],
    private readonly policy: PayoutPolicy,
  ) {
    this.payouts = [...payouts].sort(byTime);
    this.credits = [...credits].sort(byTime);
  }

  /** All credits that name a payout, and all payouts that a credit names, are one match. */
  byReference(): void {
    for (const payout of [...this.payouts]) {
      if (!this.payouts.includes(payout)) continue;
      const named = this.credits.filter((credit) => isNamed(payout, credit));
      if (named.length === 0) continue;
      const together = this.payouts.filter(
        (other) => other === payout || named.every((credit) => isNamed(other, credit)),
      );
      this.match('reference', together, named);
    }
  }

  byAmount(): void {
    for (const payout of [...this.payouts]) {
      const credit = this.candidatesOf(payout).find(({ amount }) => this.agrees(payout.amount, amount));
      if (credit !== undefined) this.match('amount', [payout], [credit]);
    }
  }

  bySums(): void {
    for (const credit of [...this.credits]) {
      const candidates = this.payouts.filter(
        (payout) => this.canBe(payout, credit) && credit.services.includes(payout.source),
      );
      for (const [, group] of groupedBy(candidates, ({ source }) => source)) {
        const parts = sumOf(group, credit.amount, this.policy.tolerance);
        if (parts !== undefined && this.credits.includes(credit)) this.match('batch', parts, [credit]);
      }
    }
    for (const payout of [...this.payouts]) {
      const parts = sumOf(this.namingService(payout), payout.amount, this.policy.tolerance);
      if (parts !== undefined) this.match('split', [payout], parts);
    }
  }

  /** What is left of a service: one payout and one credit that names the service can only be each other. */
  byElimination(): void {
    for (const payout of [...this.payouts]) {
      const candidates = this.namingService(payout);
      const [credit] = candidates;
      if (credit === undefined || candidates.length > 1) continue;
      const rivals = this.payouts.filter((other) => this.canBe(other, credit));
      // Half of the money or less is another matter.
      const isNear = compare(add(credit.amount, credit.amount), payout.amount) > 0;
      if (rivals.length === 1 && isNear) this.match('only-candidate', [payout], [credit]);
    }
  }

  result(): PayoutMatching {
    return {
      matches: this.matches,
      openPayouts: this.payouts,
      openCredits: this.credits.filter(({ services }) => services.length > 0),
    };
  }

  /** Those that name the service come first. */
  private candidatesOf(payout: Payout): readonly BankCredit[] {
    const candidates = this.credits.filter((credit) => this.canBe(payout, credit));
    return [
      ...candidates.filter(({ services }) => services.length > 0),
      ...candidates.filter(({ services }) => services.length === 0),
    ];
  }

  private namingService(payout: Payout): readonly BankCredit[] {
    return this.candidatesOf(payout).filter(({ services }) => services.includes(payout.source));
  }

  /** A credit that names another service, or a currency of another payout, is none. */
  private canBe(payout: Payout, credit: BankCredit): boolean {
    return (
      credit.currency === payout.currency &&
      credit.at >= payout.at - DAY &&
      credit.at <= payout.at + this.policy.waitMs + DAY &&
      (credit.services.length === 0 || credit.services.includes(payout.source))
    );
  }

  private agrees(a: Amount, b: Amount): boolean {
    return compare(absolute(subtract(a, b)), this.policy.tolerance) <= 0;
  }

  private match(rule: PayoutRule, payouts: readonly Payout[], credits: readonly BankCredit[]): void {
    this.payouts = this.payouts.filter((payout) => !payouts.includes(payout));
    this.credits = this.credits.filter((credit) => !credits.includes(credit));
    const rest = subtract(total(payouts), total(credits));
    this.matches.push({ rule, payouts, credits, rest: isZero(rest) ? zero(currencyOf(payouts)) : rest });
  }
}

function currencyOf(payouts: readonly Payout[]): string {
  return payouts[0]?.currency ?? 'CNY';
}

function total(parts: readonly { readonly amount: Amount }[]): Amount {
  return parts.map(({ amount }) => amount).reduce((sum, amount) => add(sum, amount), '0.00');
}

function isNamed(payout: Payout, credit: BankCredit): boolean {
  return (
    credit.currency === payout.currency &&
    payout.references.some((reference) => reference.length >= 6 && credit.wording.includes(reference))
  );
}

function groupedBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}

/** More candidates make sums that fit by chance. */
const MAX_CANDIDATES = 14;

/** The first set of two to MAX_PARTS parts, in the order given, whose sum is `wanted`; undefined if there is none. */
function sumOf<T extends { readonly amount: Amount }>(
  parts: readonly T[],
  wanted: Amount,
  tolerance: Amount,
): readonly T[] | undefined {
  const able = parts.filter(({ amount }) => compare(amount, wanted) < 0).slice(0, MAX_CANDIDATES);
  for (let size = 2; size <= Math.min(MAX_PARTS, able.length); size++) {
    const found = chosen(able, 0, size, wanted, tolerance);
    if (found !== undefined) return found;
  }
  return undefined;
}

function chosen<T extends { readonly amount: Amount }>(
  parts: readonly T[],
  from: number,
  size: number,
  wanted: Amount,
  tolerance: Amount,
): readonly T[] | undefined {
  if (size === 0) return compare(absolute(wanted), tolerance) <= 0 ? [] : undefined;
  for (let at = from; at <= parts.length - size; at++) {
    const part = parts[at];
    if (part === undefined) continue;
    const rest = chosen(parts, at + 1, size - 1, subtract(wanted, part.amount), tolerance);
    if (rest !== undefined) return [part, ...rest];
  }
  return undefined;
}
