import type { Queryable } from '../../src/platform/postgres/database.js';
import { CHART } from '../../src/shared/chart-of-accounts.js';
import type { Account } from '../../src/shared/chart-of-accounts.js';
import type { Amount } from '../../src/shared/money.js';
import { balanceOf } from './balance.js';
import type { SidedBalance } from './balance.js';
import { trialBalance } from './trial-balance.js';
import type { TrialBalanceQuestion } from './trial-balance.js';

/** An account's turnover and balance in one currency. */
export interface CurrencyTurnover {
  readonly currency: string;
  readonly debit: Amount;
  readonly credit: Amount;
  readonly balance: SidedBalance;
}

/** An account of the chart and what stands on it, per currency. */
export interface ChartAccount extends Account {
  readonly hasTurnover: boolean;
  readonly hasBalance: boolean;
  readonly currencies: readonly CurrencyTurnover[];
}

/** The whole chart, also accounts on which nothing has moved. */
export interface ChartOfAccounts {
  readonly items: readonly ChartAccount[];
}

/** The chart of accounts by code, with the figures of the trial balance at these times. Throws SHOP_UNKNOWN. */
export async function chartOfAccounts(
  database: Queryable,
  question: TrialBalanceQuestion,
): Promise<ChartOfAccounts> {
  const { currencies } = await trialBalance(database, question);
  const items = CHART.map((account) => {
    const turnovers = currencies.flatMap(({ currency, accounts }): readonly CurrencyTurnover[] => {
      const moved = accounts.find(({ code }) => code === account.code);
      if (moved === undefined) return [];
      return [{ currency, debit: moved.debit, credit: moved.credit, balance: balanceOf(moved) }];
    });
    return {
      ...account,
      hasTurnover: turnovers.length > 0,
      hasBalance: turnovers.some(({ balance }) => balance.side !== 'none'),
      currencies: turnovers,
    };
  });
  return { items };
}
