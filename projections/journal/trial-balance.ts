import type { KnownAt } from '../../src/platform/http/as-of.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import type { Account } from '../../src/shared/chart-of-accounts.js';
import { compare, isNegative, subtract, sum } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { refuseUnknownShop } from './journal.queries.js';
import { movedSql } from './turnover-sql.js';

export interface TrialBalanceQuestion {
  /** One shop, or all of them. */
  readonly shopId?: string | undefined;
  /** Only what took effect before this instant. */
  readonly asOf?: string | undefined;
  readonly knownAt: KnownAt;
}

/** An account's turnover and, on one of the two sides, its balance; amounts in the currency of the block it stands in. */
export interface AccountBalance extends Account {
  readonly debit: Amount;
  readonly credit: Amount;
  readonly debitBalance: Amount;
  readonly creditBalance: Amount;
}

export interface CurrencyBalance {
  readonly currency: string;
  readonly debit: Amount;
  readonly credit: Amount;
  /** The sums of both columns of balances; equal whenever the turnovers are. */
  readonly debitBalance: Amount;
  readonly creditBalance: Amount;
  readonly balanced: boolean;
  readonly accounts: readonly AccountBalance[];
}

/** What was asked and the figures that answer it. */
export interface TrialBalanceFigures {
  readonly shopId: string | null;
  readonly asOf: string | null;
  readonly knownAt: string | null;
  readonly balanced: boolean;
  readonly currencies: readonly CurrencyBalance[];
}

interface TurnoverRow extends Account {
  readonly currency: string;
  readonly debit: Amount;
  readonly credit: Amount;
  readonly name_zh: string;
}

/**
 * Turnover and balance of every account per currency, at any time on both axes. Empty before the first entry; throws
 * SHOP_UNKNOWN if the shop has none at any time.
 */
export async function trialBalance(
  database: Queryable,
  question: TrialBalanceQuestion,
): Promise<TrialBalanceFigures> {
  const { sql, values } = trialBalanceStatement(question);
  const rows = await database.query<TurnoverRow>(sql, values);
  if (rows.length === 0 && question.shopId !== undefined) await refuseUnknownShop(database, question.shopId);
  const byCurrency = new Map<string, AccountBalance[]>();
  for (const row of rows) {
    const accounts = byCurrency.get(row.currency) ?? [];
    accounts.push(accountBalance(row));
    byCurrency.set(row.currency, accounts);
  }
  const currencies = [...byCurrency].map(([currency, accounts]) => currencyBalance(currency, accounts));
  return {
    shopId: question.shopId ?? null,
    asOf: question.asOf ?? null,
    knownAt: question.knownAt.asked,
    balanced: currencies.every(({ balanced }) => balanced),
    currencies,
  };
}

/** Exported so that its plan can be examined. */
export function trialBalanceStatement({ shopId, asOf, knownAt }: TrialBalanceQuestion): {
  readonly sql: string;
  readonly values: readonly unknown[];
} {
  const values: unknown[] = [];
  const bind = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const sql = `WITH moved AS (
      SELECT currency, debit_account, credit_account, sum(amount) AS amount
        FROM (${movedSql({ shopId, until: asOf, knownAt }, bind)}) AS part
       GROUP BY currency, debit_account, credit_account)
    SELECT line.currency, a.code, a.name, a.name_zh, a.kind, sum(line.debit) AS debit, sum(line.credit) AS credit
      FROM (SELECT currency, debit_account AS code, amount AS debit, 0::numeric AS credit FROM moved
            UNION ALL
            SELECT currency, credit_account, 0::numeric, amount FROM moved) AS line
      JOIN view_journal.account a USING (code)
     GROUP BY line.currency, a.code, a.name, a.name_zh, a.kind
     ORDER BY line.currency, a.code`;
  return { sql, values };
}

function accountBalance(row: TurnoverRow): AccountBalance {
  const { currency, code, name, name_zh: nameZh, kind } = row;
  const debit = sum([row.debit], currency);
  const credit = sum([row.credit], currency);
  const balance = subtract(debit, credit);
  const nothing = sum([], currency);
  return {
    code,
    name,
    nameZh,
    kind,
    debit,
    credit,
    debitBalance: isNegative(balance) ? nothing : balance,
    creditBalance: isNegative(balance) ? subtract(credit, debit) : nothing,
  };
}

function currencyBalance(currency: string, accounts: readonly AccountBalance[]): CurrencyBalance {
  const total = (figure: 'debit' | 'credit' | 'debitBalance' | 'creditBalance'): Amount =>
    sum(
      accounts.map((account) => account[figure]),
      currency,
    );
  const [debit, credit] = [total('debit'), total('credit')];
  return {
    currency,
    debit,
    credit,
    debitBalance: total('debitBalance'),
    creditBalance: total('creditBalance'),
    balanced: compare(debit, credit) === 0,
    accounts,
  };
}
