import type { KnownAt } from '../../src/platform/http/as-of.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import type { Turnover } from './balance.js';
import { amountFromSql } from './balance.js';
import type { EntryRow } from './journal.queries.js';
import { knownConditions, movedSql } from './turnover-sql.js';
import type { Bind, TurnoverScope } from './turnover-sql.js';

export type LedgerRow = EntryRow;

/** One account of a shop in one currency, as known. */
export interface LedgerScope {
  readonly shopId: string;
  readonly account: string;
  readonly currency: string;
  readonly knownAt: KnownAt;
}

/** The place of an entry in business time. */
export interface LedgerKey {
  readonly occurredAt: string;
  readonly ordinal: string;
  readonly lineNo: string;
}

export interface LedgerSlice {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: LedgerKey | undefined;
  readonly limit: number;
}

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** What moved on an account before an instant, or up to and with the entry of a place. */
export async function readTurnover(
  tx: Queryable,
  scope: LedgerScope & Pick<TurnoverScope, 'until'>,
  upTo?: LedgerKey,
): Promise<Turnover> {
  const { sql, values } = turnoverStatement(scope, upTo);
  const [row] = await tx.query<{ debit: string | null; credit: string | null; entries: string }>(sql, values);
  return {
    debit: amountFromSql(row?.debit ?? null, scope.currency),
    credit: amountFromSql(row?.credit ?? null, scope.currency),
    entries: row?.entries ?? '0',
  };
}

/** Apart from readTurnover so that its plan can be examined. */
export function turnoverStatement(
  scope: LedgerScope & Pick<TurnoverScope, 'until'>,
  upTo?: LedgerKey,
): Statement {
  const { values, bind } = parameters();
  const parts = [movedSql({ ...scope, until: upTo?.occurredAt ?? scope.until }, bind)];
  if (upTo !== undefined) parts.push(sameInstantSql(scope, upTo, bind));
  const account = bind(scope.account, 'text');
  const sql = `SELECT sum(amount) FILTER (WHERE debit_account = ${account}) AS debit,
       sum(amount) FILTER (WHERE credit_account = ${account}) AS credit,
       coalesce(sum(entries), 0)::bigint AS entries
     FROM (${parts.join(' UNION ALL ')}) AS moved`;
  return { sql, values };
}

/** The entries of the same instant that stand before a place or at it. */
function sameInstantSql(scope: LedgerScope, { occurredAt, ordinal, lineNo }: LedgerKey, bind: Bind): string {
  const place = `(ordinal, line_no) <= (${bind(ordinal, 'bigint')}, ${bind(lineNo, 'bigint')})`;
  const conditions = [`occurred_at = ${bind(occurredAt, 'timestamptz')}`, place];
  return sidesSql(scope, bind, (side) => {
    return `SELECT currency, debit_account, credit_account, amount, 1 FROM view_journal.entry
      WHERE ${[side, ...conditions].join(' AND ')}`;
  });
}

/** Entries of an account in the order of business time. */
export async function readLedgerRows(
  tx: Queryable,
  scope: LedgerScope,
  slice: LedgerSlice,
): Promise<readonly LedgerRow[]> {
  const { sql, values } = ledgerRowsStatement(scope, slice);
  return tx.query<LedgerRow>(sql, values);
}

/** Apart from readLedgerRows so that its plan can be examined. */
export function ledgerRowsStatement(scope: LedgerScope, { from, to, after, limit }: LedgerSlice): Statement {
  const { values, bind } = parameters();
  const conditions: string[] = [];
  if (from !== undefined) conditions.push(`occurred_at >= ${bind(from, 'timestamptz')}`);
  if (to !== undefined) conditions.push(`occurred_at < ${bind(to, 'timestamptz')}`);
  if (after !== undefined) {
    const key = [
      bind(after.occurredAt, 'timestamptz'),
      bind(after.ordinal, 'bigint'),
      bind(after.lineNo, 'bigint'),
    ];
    conditions.push(`(occurred_at, ordinal, line_no) > (${key.join(', ')})`);
  }
  const count = bind(limit, 'int');
  const page = sidesSql(
    scope,
    bind,
    (side) =>
      `(SELECT * FROM view_journal.entry WHERE ${[side, ...conditions].join(' AND ')}
         ORDER BY occurred_at, ordinal, line_no LIMIT ${count})`,
  );
  return { sql: `${page} ORDER BY occurred_at, ordinal, line_no LIMIT ${count}`, values };
}

/** An entry has two different accounts, so the halves share no row, and each is read from its own index. */
function sidesSql(scope: LedgerScope, bind: Bind, half: (conditions: string) => string): string {
  const account = bind(scope.account, 'text');
  const common = [
    `shop_id = ${bind(scope.shopId, 'text')}`,
    `currency = ${bind(scope.currency, 'text')}`,
    ...knownConditions(scope.knownAt, bind),
  ];
  return ['debit_account', 'credit_account']
    .map((side) => half([`${side} = ${account}`, ...common].join(' AND ')))
    .join(' UNION ALL ');
}

function parameters(): { readonly values: unknown[]; readonly bind: Bind } {
  const values: unknown[] = [];
  return { values, bind: (value, type) => `$${values.push(value)}::${type}` };
}
