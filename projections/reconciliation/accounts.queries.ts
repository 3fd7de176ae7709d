import type { KindName, KindNames } from '../../src/platform/kind-names.js';
import { nameOfKind } from '../../src/platform/kind-names.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { parseAmount } from '../../src/shared/money.js';
import { sourceOfKind } from '../../src/shared/statement-kind.js';
import { refuseUnknownShop } from './known-shop.js';
import { shopSettings } from './shop-settings.queries.js';
import { CHAIN_CODES, findingOf, instantOf } from './statement-problems.js';
import type { RecordedProblem, StatementFinding } from './statement-problems.js';
import { CHAIN_PROBLEMS, IS_BROKEN } from '../core/statement-chain-sql.js';
import { amountOrNull } from './statements.queries.js';

/**
 * The worst that can be said of an account: "broken" if a statement does not foot or opens with another balance than the
 * one before closed with, "gap" if a time between two statements is not covered, "late" if the next statement is due.
 */
export const ACCOUNT_STATES = ['fresh', 'late', 'gap', 'broken'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** A time, as instants in UTC; `until` is exclusive. */
export interface TimeSpan {
  readonly from: string;
  readonly until: string;
}

/** A statement that does not foot, or does not join the one before it. */
export interface BrokenStatement extends TimeSpan {
  readonly statementId: string;
  readonly fileName: string;
  readonly problems: readonly StatementFinding[];
}

/** What the statements of one kind say of one account in one currency. Amounts are in that currency. */
export interface StatementAccount {
  readonly accountNo: string;
  readonly kind: string;
  readonly kindName: KindName;
  readonly source: string;
  readonly currency: string;
  readonly state: AccountState;
  readonly statements: number;
  /** Statements whose import is under way or broke off. */
  readonly incompleteStatements: number;
  readonly lines: number;
  readonly inAmount: string;
  readonly outAmount: string;
  /** Null if no statement was read to its end. */
  readonly newestStatementId: string | null;
  readonly newestFileName: string | null;
  readonly newestRecordedAt: string | null;
  /** That of the newest statement, if it has one. */
  readonly closingBalance: string | null;
  readonly coveredFrom: string | null;
  readonly coveredUntil: string | null;
  /** Whole dates of the shop's zone. */
  readonly coveredDays: number;
  /** Days by which the account is behind the newest that is known of the shop. */
  readonly daysBehind: number;
  /** It is late when it is behind by more days than this: those that its newest statement covers, and three. */
  readonly lateAfterDays: number;
  readonly gapCount: number;
  /** The newest hundred. */
  readonly gaps: readonly TimeSpan[];
  readonly brokenCount: number;
  /** The newest hundred. */
  readonly broken: readonly BrokenStatement[];
}

export interface StatementAccounts {
  readonly shop: string;
  /** The zone of the shop's dates. */
  readonly zone: string;
  /** The newest moment that an order or a statement of the shop tells of: being late is held against it. */
  readonly newestAt: string | null;
  readonly items: readonly StatementAccount[];
}

interface BrokenRow {
  readonly statementId: string;
  readonly fileName: string;
  readonly from: string;
  readonly until: string;
  readonly problems: readonly RecordedProblem[];
}

interface AccountRow {
  readonly account_no: string;
  readonly kind: string;
  readonly currency: string;
  readonly statements: number;
  readonly incomplete: number;
  readonly lines: number;
  readonly in_amount: string;
  readonly out_amount: string;
  readonly newest_id: string | null;
  readonly file_name: string | null;
  readonly recorded_at: string | null;
  readonly closing_balance: string | null;
  readonly covered_from: string | null;
  readonly covered_until: string | null;
  readonly covered_days: number;
  readonly days_behind: number;
  readonly late_after: number;
  readonly broken: readonly BrokenRow[] | null;
}

const SCHEMA = 'view_reconciliation';
const SHOWN = 100;

/** Files come after the period that they cover, at the pace at which a shop fetches them, and some days later. */
const LATE_DAYS = 3;

const NEWEST = `
  SELECT greatest((SELECT max(covers_until) FROM ${SCHEMA}.statement_file WHERE shop_id = $1 AND closed_ordinal IS NOT NULL),
                  (SELECT max(occurred_at) FROM ${SCHEMA}.order_movement WHERE shop_id = $1 AND kind = 'placed')) AS newest`;

const ACCOUNTS = `
  WITH newest AS (${NEWEST}), trouble AS (
    SELECT account_no, kind, currency,
           jsonb_agg(jsonb_build_object('statementId', statement_id, 'fileName', file_name, 'from', covers_from,
                                        'until', covers_until, 'problems',
                                        CASE WHEN foots THEN '[]'::jsonb ELSE problems END || ${CHAIN_PROBLEMS})
                     ORDER BY covers_from DESC) AS broken
      FROM ${SCHEMA}.statement_file WHERE shop_id = $1 AND (${IS_BROKEN}) GROUP BY 1, 2, 3
  ), account AS (
    SELECT account_no, kind, currency,
           (count(closed_ordinal))::integer AS statements,
           (count(*) - count(closed_ordinal))::integer AS incomplete,
           min(covers_from) FILTER (WHERE closed_ordinal IS NOT NULL) AS covered_from,
           max(covers_until) FILTER (WHERE closed_ordinal IS NOT NULL) AS covered_until,
           coalesce(range_agg(tstzrange(covers_from, covers_until))
                      FILTER (WHERE closed_ordinal IS NOT NULL AND covers_from < covers_until), '{}') AS spans,
           (array_agg(statement_id ORDER BY covers_until DESC, ordinal DESC)
              FILTER (WHERE closed_ordinal IS NOT NULL))[1] AS newest_id
      FROM ${SCHEMA}.statement_file WHERE shop_id = $1 GROUP BY 1, 2, 3
  )
  SELECT a.account_no, a.kind, a.currency, a.statements, a.incomplete, a.covered_from, a.covered_until, a.newest_id,
         n.file_name, n.recorded_at, n.closing_balance, t.broken,
         coalesce(s.lines, 0) AS lines, coalesce(s.in_amount, 0) AS in_amount, coalesce(s.out_amount, 0) AS out_amount,
         (SELECT coalesce(sum(greatest((upper(span) AT TIME ZONE $2)::date
                   - (lower(span) AT TIME ZONE $2 + interval '1 day' - interval '1 microsecond')::date, 0)), 0)::integer
            FROM unnest(a.spans) span) AS covered_days,
         coalesce(floor(extract(epoch FROM newest.newest - a.covered_until) / 86400), 0)::integer AS days_behind,
         coalesce(ceil(extract(epoch FROM n.covers_until - n.covers_from) / 86400), 0)::integer + ${LATE_DAYS} AS late_after
    FROM account a CROSS JOIN newest
    LEFT JOIN ${SCHEMA}.statement_file n ON n.shop_id = $1 AND n.statement_id = a.newest_id
    LEFT JOIN ${SCHEMA}.account_total s
           ON s.shop_id = $1 AND s.account_no = a.account_no AND s.kind = a.kind AND s.currency = a.currency
    LEFT JOIN trouble t ON t.account_no = a.account_no AND t.kind = a.kind AND t.currency = a.currency
   ORDER BY a.account_no, a.kind, a.currency`;

/** Every account that a statement of the shop tells of; there are tens of them at the most. Throws SHOP_UNKNOWN. */
export async function listAccounts(
  database: Queryable,
  names: KindNames,
  shopId: string,
): Promise<StatementAccounts> {
  await refuseUnknownShop(database, shopId);
  const { zone } = await shopSettings(database, shopId);
  const [found] = await database.query<{ newest: string | null }>(NEWEST, [shopId]);
  const rows = await database.query<AccountRow>(ACCOUNTS, [shopId, zone]);
  return {
    shop: shopId,
    zone,
    newestAt: isoOrNull(found?.newest ?? null),
    items: rows.map((row) => accountOf(row, names)),
  };
}

function accountOf(row: AccountRow, names: KindNames): StatementAccount {
  const { kind, currency } = row;
  const broken = (row.broken ?? []).map(brokenOf).filter(({ problems }) => problems.length > 0);
  const gaps = (row.broken ?? []).flatMap(gapsOf);
  return {
    accountNo: row.account_no,
    kind,
    kindName: nameOfKind(names, kind),
    source: sourceOfKind(kind),
    currency,
    state: stateOf(row, broken.length, gaps.length),
    statements: row.statements,
    incompleteStatements: row.incomplete,
    lines: row.lines,
    inAmount: parseAmount(row.in_amount, currency),
    outAmount: parseAmount(row.out_amount, currency),
    newestStatementId: row.newest_id,
    newestFileName: row.file_name,
    newestRecordedAt: isoOrNull(row.recorded_at),
    closingBalance: amountOrNull(row.closing_balance, currency),
    coveredFrom: isoOrNull(row.covered_from),
    coveredUntil: isoOrNull(row.covered_until),
    coveredDays: row.covered_days,
    daysBehind: row.days_behind,
    lateAfterDays: row.late_after,
    gapCount: gaps.length,
    gaps: gaps.slice(0, SHOWN),
    brokenCount: broken.length,
    broken: broken.slice(0, SHOWN),
  };
}

function stateOf(row: AccountRow, broken: number, gaps: number): AccountState {
  if (broken > 0) return 'broken';
  if (gaps > 0) return 'gap';
  return row.days_behind > row.late_after ? 'late' : 'fresh';
}

const isGap = ({ code }: RecordedProblem): boolean => code === CHAIN_CODES[0];

/** A time that is not covered lies before the statement that shows it: the statement itself is not broken by it. */
function brokenOf({ statementId, fileName, from, until, problems }: BrokenRow): BrokenStatement {
  return {
    statementId,
    fileName,
    from: instantOf(from),
    until: instantOf(until),
    problems: problems.filter((problem) => !isGap(problem)).map(findingOf),
  };
}

function gapsOf({ problems }: BrokenRow): readonly TimeSpan[] {
  return problems
    .filter(isGap)
    .map((problem) => ({ from: instantOf(problem.from), until: instantOf(problem.until) }));
}
