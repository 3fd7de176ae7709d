import type { KindName, KindNames } from '../../src/platform/kind-names.js';
import { nameOfKind } from '../../src/platform/kind-names.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { notFound } from '../../src/shared/domain-error.js';
import { parseAmount, subtract } from '../../src/shared/money.js';
import { businessDate, startOfDate } from '../../src/shared/period.js';
import { ACCOUNT_DAYS } from './account-calendar.sql.js';
import { refuseUnknownShop } from './known-shop.js';
import { shopSettings } from './shop-settings.queries.js';
import { CHAIN_CODES, findingOf, instantOf } from './statement-problems.js';
import type { RecordedProblem, StatementFinding } from './statement-problems.js';
import { amountOrNull, statementsWithin } from './statements.queries.js';
import type { StatementWithin } from './statements.queries.js';

/** A problem of a statement that covers the day. */
export interface DayFinding extends StatementFinding {
  readonly statementId: string;
}

/** A date of the shop's zone in the calendar of an account. Amounts are in the series' currency, in and out without sign. */
export interface AccountDay {
  readonly date: string;
  /** Whether statements cover all of the date, a part of it, or nothing. */
  readonly covered: 'whole' | 'part' | 'none';
  /** A statement ought to cover the date, or the part of it, that none covers: false where balances show that nothing happened. */
  readonly gap: boolean;
  readonly lines: number;
  readonly inAmount: string;
  readonly outAmount: string;
  readonly netAmount: string;
  /** As the statement says, or its opening balance with the lines since; null where no statement with balances tells. */
  readonly openingBalance: string | null;
  readonly closingBalance: string | null;
  /** Whether all statements that cover the date agree with themselves and open as the one before closed; null if none covers it. */
  readonly foots: boolean | null;
  readonly statementIds: readonly string[];
  readonly problems: readonly DayFinding[];
}

/** What one kind of statement says of the account in one currency. */
export interface AccountDays {
  readonly kind: string;
  readonly kindName: KindName;
  readonly currency: string;
  readonly days: readonly AccountDay[];
}

export interface AccountCalendar {
  readonly shop: string;
  readonly accountNo: string;
  readonly zone: string;
  /** For example "2026-01". */
  readonly month: string;
  /** The months of the first and the last date that any statement of the account covers. */
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly series: readonly AccountDays[];
}

export interface CalendarQuestion {
  readonly shopId: string;
  readonly accountNo: string;
  /** For example "2026-01"; the newest that a statement covers if absent. */
  readonly month?: string | undefined;
  readonly currency?: string | undefined;
}

interface DayRow {
  readonly kind: string;
  readonly currency: string;
  readonly date: string;
  readonly starts: string;
  readonly ends: string;
  readonly covered: AccountDay['covered'];
  readonly lines: number;
  readonly in_amount: string;
  readonly out_amount: string;
  readonly opening: string | null;
  readonly closing: string | null;
}

/** A month of an account, day by day. Throws SHOP_UNKNOWN and ACCOUNT_UNKNOWN (not found). */
export async function accountCalendar(
  database: Queryable,
  names: KindNames,
  { shopId, accountNo, month: asked, currency }: CalendarQuestion,
): Promise<AccountCalendar> {
  await refuseUnknownShop(database, shopId);
  const { zone } = await shopSettings(database, shopId);
  const { first, last } = await monthsOf(database, { shopId, accountNo, zone });
  const month = asked ?? last;
  const [from, to] = [`${month}-01`, `${nextMonth(month)}-01`];
  const rows = await database.query<DayRow>(ACCOUNT_DAYS, [
    ...[shopId, accountNo, zone, from, to, currency ?? null],
  ]);
  const covered = { from: startOfDate(from, zone), to: startOfDate(to, zone) };
  const statements = await statementsWithin(database, { shopId, accountNo, ...covered });
  const series = new Map<string, { kind: string; currency: string; days: AccountDay[] }>();
  for (const row of rows) {
    const key = `${row.kind} ${row.currency}`;
    const one = series.get(key) ?? { kind: row.kind, currency: row.currency, days: [] };
    series.set(key, one);
    one.days.push(dayOf(row, statements));
  }
  return {
    shop: shopId,
    accountNo,
    zone,
    month,
    firstMonth: first,
    lastMonth: last,
    series: [...series.values()].map(({ kind, currency, days }) => ({
      kind,
      kindName: nameOfKind(names, kind),
      currency,
      days,
    })),
  };
}

async function monthsOf(
  database: Queryable,
  { shopId, accountNo, zone }: { readonly shopId: string; readonly accountNo: string; readonly zone: string },
): Promise<{ readonly first: string; readonly last: string }> {
  const [row] = await database.query<{ first: string | null; last: string | null }>(
    `SELECT min(covers_from) AS first, max(greatest(covers_from, covers_until - interval '1 second')) AS last
       FROM view_reconciliation.statement_file WHERE shop_id = $1 AND account_no = $2`,
    [shopId, accountNo],
  );
  if (row === undefined || row.first === null || row.last === null) {
    return notFound(
      'ACCOUNT_UNKNOWN',
      `no statement of the shop "${shopId}" is of the account "${accountNo}"`,
      {
        shopId,
        accountNo,
      },
    );
  }
  const monthOf = (instant: string): string => businessDate(isoFromSql(instant), zone).slice(0, 7);
  return { first: monthOf(row.first), last: monthOf(row.last) };
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map((part) => Number.parseInt(part, 10));
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`;
}

function dayOf(row: DayRow, statements: readonly StatementWithin[]): AccountDay {
  const { currency } = row;
  const day: Span = { from: Date.parse(isoFromSql(row.starts)), until: Date.parse(isoFromSql(row.ends)) };
  const own = statements.filter((one) => one.kind === row.kind && one.currency === currency);
  const covering = own.filter((one) => overlap(day, spanOf(one.coversFrom, one.coversUntil)));
  const problems = covering.flatMap((statement) => problemsOn(day, statement));
  const inAmount = parseAmount(row.in_amount, currency);
  const outAmount = parseAmount(row.out_amount, currency);
  const broken =
    problems.some(({ code }) => code !== 'LINES_REJECTED') || covering.some(({ foots }) => !foots);
  return {
    date: row.date,
    covered: row.covered,
    gap: row.covered !== 'whole' && own.some((statement) => showsGap(day, statement)),
    lines: row.lines,
    inAmount,
    outAmount,
    netAmount: subtract(inAmount, outAmount),
    openingBalance: amountOrNull(row.opening, currency),
    closingBalance: amountOrNull(row.closing, currency),
    foots: covering.length === 0 ? null : !broken,
    statementIds: covering.map(({ statementId }) => statementId),
    problems,
  };
}

/** A break of balances belongs to the day on which the statement begins; what is wrong in the statement, to all of its days. */
function problemsOn(day: Span, statement: StatementWithin): readonly DayFinding[] {
  const { statementId, coversFrom } = statement;
  const begins = Date.parse(coversFrom) >= day.from;
  const breaks = begins ? statement.chain.filter(({ code }) => code === CHAIN_CODES[1]) : [];
  return [...statement.problems, ...breaks].map((problem) => ({ statementId, ...findingOf(problem) }));
}

function showsGap(day: Span, { chain }: StatementWithin): boolean {
  return chain.some(
    ({ code, from, until }: RecordedProblem) =>
      code === CHAIN_CODES[0] && overlap(day, spanOf(instantOf(from), instantOf(until))),
  );
}

/** Milliseconds since 1970; the end is exclusive. */
interface Span {
  readonly from: number;
  readonly until: number;
}

function spanOf(from: string, until: string): Span {
  return { from: Date.parse(from), until: Date.parse(until) };
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.until && b.from < a.until;
}
