import type { KnownAt } from '../../src/platform/http/as-of.js';
import type { Database } from '../../src/platform/postgres/database.js';
import type { Account } from '../../src/shared/chart-of-accounts.js';
import { compare, subtract, zero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { sidedBalance } from './balance.js';
import type { SidedBalance } from './balance.js';
import { journalSnapshot } from './journal-snapshot.js';
import { trialBalance } from './trial-balance.js';
import type {
  AccountBalance,
  CurrencyBalance,
  TrialBalanceFigures,
  TrialBalanceQuestion,
} from './trial-balance.js';

/** A trial balance, the place of the log that the view had reached, and what another state of knowledge said. */
export interface TrialBalance extends TrialBalanceFigures {
  /** Null before the first event. */
  readonly position: string | null;
  /** Null unless it was asked for. */
  readonly comparison: TrialBalanceComparison | null;
}

/** The same moment of business as it was known at another time. */
export interface TrialBalanceComparison {
  readonly compareKnownAt: string;
  /** True if no account differs. */
  readonly same: boolean;
  readonly currencies: readonly ComparedCurrency[];
}

/** The accounts of a currency that either trial balance names. */
export interface ComparedCurrency {
  readonly currency: string;
  readonly accounts: readonly ComparedAccount[];
}

/** An account's balance as asked and as compared; amounts in the currency of the block it stands in. */
export interface ComparedAccount extends Account {
  readonly balance: SidedBalance;
  readonly comparedBalance: SidedBalance;
  /** What has to be added to the compared balance to come to the one asked for. */
  readonly change: SidedBalance;
  /** False also if turnovers differ that leave the balance as it was. */
  readonly same: boolean;
}

export interface ComparedQuestion extends TrialBalanceQuestion {
  readonly compareKnownAt?: KnownAt | undefined;
}

/** A trial balance with its position, all figures from one snapshot. Throws SHOP_UNKNOWN. */
export async function askTrialBalance(database: Database, question: ComparedQuestion): Promise<TrialBalance> {
  const { compareKnownAt, ...asked } = question;
  return journalSnapshot(database, async (tx, position) => {
    const figures = await trialBalance(tx, asked);
    if (compareKnownAt?.asked == null) return { ...figures, position, comparison: null };
    const compared = await trialBalance(tx, { ...asked, knownAt: compareKnownAt });
    return { ...figures, position, comparison: comparisonOf(figures, compared, compareKnownAt.asked) };
  });
}

function comparisonOf(
  asked: TrialBalanceFigures,
  compared: TrialBalanceFigures,
  compareKnownAt: string,
): TrialBalanceComparison {
  const names = new Set([...asked.currencies, ...compared.currencies].map(({ currency }) => currency));
  const blockOf = (figures: TrialBalanceFigures, currency: string): CurrencyBalance | undefined =>
    figures.currencies.find((block) => block.currency === currency);
  const currencies = [...names].sort().map((currency) => ({
    currency,
    accounts: comparedAccounts(blockOf(asked, currency), blockOf(compared, currency), currency),
  }));
  const same = currencies.every(({ accounts }) => accounts.every((account) => account.same));
  return { compareKnownAt, same, currencies };
}

function comparedAccounts(
  asked: CurrencyBalance | undefined,
  compared: CurrencyBalance | undefined,
  currency: string,
): readonly ComparedAccount[] {
  const now = new Map(asked?.accounts.map((account) => [account.code, account]));
  const then = new Map(compared?.accounts.map((account) => [account.code, account]));
  return [...new Set([...now.keys(), ...then.keys()])].sort().flatMap((code) => {
    const account = now.get(code) ?? then.get(code);
    return account === undefined ? [] : [comparedAccount(account, now.get(code), then.get(code), currency)];
  });
}

function comparedAccount(
  { code, name, nameZh, kind }: Account,
  asked: AccountBalance | undefined,
  compared: AccountBalance | undefined,
  currency: string,
): ComparedAccount {
  const nothing = zero(currency);
  const turnoverOf = (account: AccountBalance | undefined): readonly [Amount, Amount] => [
    account?.debit ?? nothing,
    account?.credit ?? nothing,
  ];
  const [debit, credit] = turnoverOf(asked);
  const [comparedDebit, comparedCredit] = turnoverOf(compared);
  const balance = subtract(debit, credit);
  const comparedBalance = subtract(comparedDebit, comparedCredit);
  return {
    code,
    name,
    nameZh,
    kind,
    balance: sidedBalance(balance),
    comparedBalance: sidedBalance(comparedBalance),
    change: sidedBalance(subtract(balance, comparedBalance)),
    same: compare(debit, comparedDebit) === 0 && compare(credit, comparedCredit) === 0,
  };
}
