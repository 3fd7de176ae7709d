import type { KnownAt } from '../../src/platform/http/as-of.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import type { Account } from '../../src/shared/chart-of-accounts.js';
import { compare, isNegative, subtract, sum } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { businessDate, startOfDate } from '../../src/shared/period.js';
import { refuseUnknownShop } from './journal.queries.js';

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
  readonly balanced: boolean;
  readonly accounts: readonly AccountBalance[];
}

export interface TrialBalance {
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
): Promise<TrialBalance> {
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

/**
 * Whole days are taken from the totals per day; entries are read only for the day that a time cuts in two. A position
 * cuts the log anywhere, so that question is answered from the entries. Exported so that its plan can be examined.
 */
export function trialBalanceStatement(question: TrialBalanceQuestion): {
  readonly sql: string;
  readonly values: readonly unknown[];
} {
  const values: string[] = [];
  const bind = (value: string, type: string): string => `$${values.push(value)}::${type}`;
  const shop = question.shopId === undefined ? 'true' : `shop_id = ${bind(question.shopId, 'text')}`;
  const parts =
    question.knownAt.kind === 'position'
      ? [entriesWhere(shop, upToPosition(question.knownAt.ordinal, question.asOf, bind))]
      : daysAndRests(shop, question, bind);
  const sql = `WITH moved AS (${parts.join(' UNION ALL ')})
    SELECT line.currency, a.code, a.name, a.name_zh, a.kind, sum(line.debit) AS debit, sum(line.credit) AS credit
      FROM (SELECT currency, debit_account AS code, amount AS debit, 0::numeric AS credit FROM moved
            UNION ALL
            SELECT currency, credit_account, 0::numeric, amount FROM moved) AS line
      JOIN view_journal.account a USING (code)
     GROUP BY line.currency, a.code, a.name, a.name_zh, a.kind
     ORDER BY line.currency, a.code`;
  return { sql, values };
}

type Bind = (value: string, type: string) => string;

function upToPosition(ordinal: string, asOf: string | undefined, bind: Bind): string {
  const known = `ordinal <= ${bind(ordinal, 'bigint')}`;
  return asOf === undefined ? known : `${known} AND occurred_at < ${bind(asOf, 'timestamptz')}`;
}

function daysAndRests(shop: string, question: TrialBalanceQuestion, bind: Bind): readonly string[] {
  const { asOf: until, knownAt } = question;
  const days: string[] = [];
  const rests: string[] = [];
  if (until !== undefined) {
    const day = businessDate(until);
    const start = startOfDate(day);
    days.push(`occurred_on < ${bind(day, 'date')}`);
    if (Date.parse(start) !== Date.parse(until)) {
      const cut = [
        `occurred_at >= ${bind(start, 'timestamptz')}`,
        `occurred_at < ${bind(until, 'timestamptz')}`,
      ];
      if (knownAt.kind === 'time') cut.push(`recorded_at <= ${bind(knownAt.recordedUntil, 'timestamptz')}`);
      rests.push(cut.join(' AND '));
    }
  }
  if (knownAt.kind === 'time') {
    const day = businessDate(knownAt.recordedUntil);
    days.push(`recorded_on < ${bind(day, 'date')}`);
    const cut = [
      `recorded_at >= ${bind(startOfDate(day), 'timestamptz')}`,
      `recorded_at <= ${bind(knownAt.recordedUntil, 'timestamptz')}`,
    ];
    if (until !== undefined) {
      cut.push(`occurred_at < ${bind(startOfDate(businessDate(until)), 'timestamptz')}`);
    }
    rests.push(cut.join(' AND '));
  }
  return [
    `SELECT currency, debit_account, credit_account, amount FROM view_journal.day_total
      WHERE ${[shop, ...days].join(' AND ')}`,
    ...rests.map((rest) => entriesWhere(shop, rest)),
  ];
}

function entriesWhere(shop: string, condition: string): string {
  return `SELECT currency, debit_account, credit_account, amount FROM view_journal.entry
    WHERE ${shop} AND ${condition}`;
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
  const debit = sum(
    accounts.map((account) => account.debit),
    currency,
  );
  const credit = sum(
    accounts.map((account) => account.credit),
    currency,
  );
  return { currency, debit, credit, balanced: compare(debit, credit) === 0, accounts };
}
