import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { KindName, KindNames } from '../../src/platform/kind-names.js';
import { nameOfKind } from '../../src/platform/kind-names.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { notFound } from '../../src/shared/domain-error.js';
import { parseAmount, subtract } from '../../src/shared/money.js';
import { sourceOfKind } from '../../src/shared/statement-kind.js';
import { statementStream } from '../../src/shared/streams.js';
import { CHAIN_PROBLEMS, IS_BROKEN } from '../core/statement-chain-sql.js';
import { refuseUnknownShop } from './known-shop.js';
import { findingOf } from './statement-problems.js';
import type { RecordedProblem, StatementFinding } from './statement-problems.js';

/** "incomplete": its import is under way or broke off. "problem": it does not foot, or does not join the one before. */
export const STATEMENT_STATES = ['complete', 'incomplete', 'problem'] as const;
export type StatementState = (typeof STATEMENT_STATES)[number];

/** What a statement's file holds, counted and summed while it was read. Amounts have no sign, in the statement's currency. */
export interface StatementFigures {
  /** Rows of the file: lines, and those that could not be read. */
  readonly rows: number;
  /** Lines that no earlier statement told of: these are listed as the statement's lines. */
  readonly newLines: number;
  readonly knownLines: number;
  readonly rejectedRows: number;
  readonly inAmount: string;
  readonly outAmount: string;
  /** In less out. */
  readonly netAmount: string;
}

/** An imported statement. Times are ISO 8601 in UTC; what it covers ends before `coversUntil`. */
export interface ImportedStatement {
  readonly statementId: string;
  readonly accountNo: string;
  readonly kind: string;
  readonly kindName: KindName;
  /** Whose account it is of: a platform, a bank or a personal wallet. */
  readonly source: string;
  readonly currency: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly coversFrom: string;
  readonly coversUntil: string;
  readonly state: StatementState;
  /** Null as long as the statement is not complete. */
  readonly figures: StatementFigures | null;
  readonly openingBalance: string | null;
  readonly closingBalance: string | null;
  /** Whether all that the file says of itself agrees with its lines; null as long as it is not complete. */
  readonly foots: boolean | null;
  readonly problems: readonly StatementFinding[];
  readonly recordedAt: string;
  /** Where the log tells of it. */
  readonly stream: string;
  readonly position: string;
  readonly ordinal: string;
}

export interface StatementFilter {
  readonly shopId: string;
  readonly accountNo?: string | undefined;
  readonly kind?: string | undefined;
  readonly state?: StatementState | undefined;
  /** Statements that cover any time of [from, to). */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface StatementRow {
  readonly shop_id: string;
  readonly statement_id: string;
  readonly account_no: string;
  readonly kind: string;
  readonly currency: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly covers_from: string;
  readonly covers_until: string;
  readonly ordinal: string;
  readonly position: string;
  readonly recorded_at: string;
  readonly rows: number | null;
  readonly new_rows: number;
  readonly unchanged_rows: number;
  readonly rejected_rows: number;
  readonly credit_amount: string;
  readonly debit_amount: string;
  readonly opening_balance: string | null;
  readonly closing_balance: string | null;
  readonly foots: boolean | null;
  readonly problems: readonly RecordedProblem[] | null;
  readonly chain: readonly RecordedProblem[];
}

const SCHEMA = 'view_reconciliation';

/** Statements with what is wrong between each and the one before it. */
const listed = (condition: string): string => `
  SELECT *, ${CHAIN_PROBLEMS} AS chain FROM ${SCHEMA}.statement_file WHERE shop_id = $1 AND ${condition}`;

const STATE = `CASE WHEN closed_ordinal IS NULL THEN 'incomplete'
                    WHEN ${IS_BROKEN} OR problems <> '[]' THEN 'problem' ELSE 'complete' END`;

/** A page of the statements of a shop, the newest import first. Throws SHOP_UNKNOWN and MALFORMED_CURSOR. */
export async function listStatements(
  database: Queryable,
  names: KindNames,
  filter: StatementFilter,
): Promise<Page<ImportedStatement>> {
  const { shopId, accountNo, kind, state, from, to, limit, cursor } = filter;
  const after = cursor === undefined ? null : (decodeCursor(cursor, ['integer'])[0] ?? null);
  await refuseUnknownShop(database, shopId);
  const rows = await database.query<StatementRow>(
    `${listed(`($2::text IS NULL OR account_no = $2) AND ($3::text IS NULL OR kind = $3)
       AND ($4::text IS NULL OR ${STATE} = $4)
       AND ($5::timestamptz IS NULL OR covers_until > $5) AND ($6::timestamptz IS NULL OR covers_from < $6)
       AND ($7::bigint IS NULL OR ordinal < $7)`)}
     ORDER BY ordinal DESC LIMIT $8`,
    [shopId, accountNo ?? null, kind ?? null, state ?? null, from ?? null, to ?? null, after, limit + 1],
  );
  return pageOf(
    rows.map((row) => statementOf(row, names)),
    limit,
    ({ ordinal }) => [ordinal],
  );
}

/** One statement. Throws STATEMENT_UNKNOWN (not found). */
export async function findStatement(
  database: Queryable,
  names: KindNames,
  shopId: string,
  statementId: string,
): Promise<ImportedStatement> {
  const [row] = await database.query<StatementRow>(listed('statement_id = $2'), [...[shopId, statementId]]);
  if (row !== undefined) return statementOf(row, names);
  return notFound('STATEMENT_UNKNOWN', `the shop "${shopId}" has no statement ${statementId}`, {
    shopId,
    statementId,
  });
}

function statementOf(row: StatementRow, names: KindNames): ImportedStatement {
  const { kind, currency } = row;
  const problems = [...(row.problems ?? []), ...row.chain].map(findingOf);
  return {
    statementId: row.statement_id,
    accountNo: row.account_no,
    kind,
    kindName: nameOfKind(names, kind),
    source: sourceOfKind(kind),
    currency,
    fileName: row.file_name,
    sha256: row.sha256,
    encoding: row.encoding,
    coversFrom: isoFromSql(row.covers_from),
    coversUntil: isoFromSql(row.covers_until),
    state: row.rows === null ? 'incomplete' : problems.length > 0 ? 'problem' : 'complete',
    figures: row.rows === null ? null : figuresOf(row, row.rows),
    openingBalance: amountOrNull(row.opening_balance, currency),
    closingBalance: amountOrNull(row.closing_balance, currency),
    foots: row.foots,
    problems,
    recordedAt: isoFromSql(row.recorded_at),
    stream: statementStream(row.shop_id, row.statement_id),
    position: row.position,
    ordinal: row.ordinal,
  };
}

function figuresOf(row: StatementRow, rows: number): StatementFigures {
  const inAmount = parseAmount(row.credit_amount, row.currency);
  const outAmount = parseAmount(row.debit_amount, row.currency);
  return {
    rows,
    newLines: row.new_rows,
    knownLines: row.unchanged_rows,
    rejectedRows: row.rejected_rows,
    inAmount,
    outAmount,
    netAmount: subtract(inAmount, outAmount),
  };
}

/** A balance in the form of its currency. */
export function amountOrNull(amount: string | null, currency: string): string | null {
  return amount === null ? null : parseAmount(amount, currency);
}

/** A statement of an account with what is wrong in it, and between it and the one before. */
export interface StatementWithin {
  readonly statementId: string;
  readonly kind: string;
  readonly currency: string;
  readonly coversFrom: string;
  readonly coversUntil: string;
  readonly foots: boolean;
  readonly problems: readonly RecordedProblem[];
  readonly chain: readonly RecordedProblem[];
}

/** Complete statements of one account that cover any time of [from, to), and all that do not join the one before them. */
export async function statementsWithin(
  database: Queryable,
  { shopId, accountNo, from, to }: Readonly<Record<'shopId' | 'accountNo' | 'from' | 'to', string>>,
): Promise<readonly StatementWithin[]> {
  const rows = await database.query<StatementRow>(
    `${listed(`account_no = $2 AND closed_ordinal IS NOT NULL
       AND (${IS_BROKEN} OR covers_from < $4 AND covers_until > $3)`)} ORDER BY covers_from, ordinal`,
    [shopId, accountNo, from, to],
  );
  return rows.map((row) => ({
    statementId: row.statement_id,
    kind: row.kind,
    currency: row.currency,
    coversFrom: isoFromSql(row.covers_from),
    coversUntil: isoFromSql(row.covers_until),
    foots: row.foots === true,
    problems: row.problems ?? [],
    chain: row.chain,
  }));
}
