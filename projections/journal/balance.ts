import { absolute, isNegative, isZero, subtract, sum } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';

/** On which side of an account its balance stands; "none" if it is zero. */
export type BalanceSide = 'debit' | 'credit' | 'none';

/** A balance as accountants write it: an amount that is never negative, and its side. */
export interface SidedBalance {
  readonly side: BalanceSide;
  readonly amount: Amount;
}

/** What moved on an account, and how many entries moved it. */
export interface Turnover {
  readonly debit: Amount;
  readonly credit: Amount;
  /** A whole number as text. */
  readonly entries: string;
}

/** Debits less credits, as a balance. */
export function sidedBalance(debitsLessCredits: Amount): SidedBalance {
  if (isZero(debitsLessCredits)) return { side: 'none', amount: debitsLessCredits };
  const side = isNegative(debitsLessCredits) ? 'credit' : 'debit';
  return { side, amount: absolute(debitsLessCredits) };
}

/** The balance that a turnover from the first entry on amounts to. */
export function balanceOf({ debit, credit }: Pick<Turnover, 'debit' | 'credit'>): SidedBalance {
  return sidedBalance(subtract(debit, credit));
}

/** A sum as SQL gives it (null for no row), with the decimals of its currency. */
export function amountFromSql(value: string | null, currency: string): Amount {
  return sum(value === null ? [] : [value], currency);
}
