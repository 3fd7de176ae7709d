import type { KnownAt } from '../../src/platform/http/as-of.js';
import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { findAccount } from '../../src/shared/chart-of-accounts.js';
import { malformed, notFound } from '../../src/shared/domain-error.js';
import type { Amount } from '../../src/shared/money.js';
import { knownConditions } from './turnover-sql.js';
import type { Bind } from './turnover-sql.js';

/** An entry as the API shows it: `amount` of `currency` goes from the credited to the debited account. */
export interface EntryView {
  readonly ordinal: string;
  readonly lineNo: number;
  readonly debitAccount: string;
  readonly debitName: string;
  readonly debitNameZh: string;
  readonly creditAccount: string;
  readonly creditName: string;
  readonly creditNameZh: string;
  readonly currency: string;
  readonly amount: Amount;
  readonly shopId: string;
  readonly orderNo: string | null;
  readonly reference: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly eventType: string;
  readonly eventId: string;
}

/** Which end of the entries comes first. */
export const ENTRY_ORDERS = ['oldest', 'newest'] as const;
export type EntryOrder = (typeof ENTRY_ORDERS)[number];

export interface EntryFilter {
  readonly shopId: string;
  /** Entries that debit or credit this account. */
  readonly account?: string | undefined;
  readonly orderNo?: string | undefined;
  readonly asOf?: string | undefined;
  /** What took effect in [from, to). */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly knownAt: KnownAt;
  /** "oldest" if absent. */
  readonly first?: EntryOrder | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface EntryRow {
  readonly ordinal: string;
  readonly line_no: number;
  readonly debit_account: string;
  readonly credit_account: string;
  readonly currency: string;
  readonly amount: string;
  readonly shop_id: string;
  readonly order_no: string | null;
  readonly reference: string;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly event_type: string;
  readonly event_id: string;
}

/**
 * Entries in the order of the log or, narrowed to an account or a period, of business time; with the same times as a trial
 * balance, exactly those behind its figures. Throws UNKNOWN_ACCOUNT, and SHOP_UNKNOWN if the shop has no entry at all.
 */
export async function listEntries(database: Queryable, filter: EntryFilter): Promise<Page<EntryView>> {
  if (filter.account !== undefined && findAccount(filter.account) === undefined) {
    malformed('UNKNOWN_ACCOUNT', `the chart of accounts has no account "${filter.account}"`, {
      account: filter.account,
    });
  }
  const { sql, values } = entriesStatement(filter);
  const rows = await database.query<EntryRow>(sql, values);
  if (rows.length === 0) await refuseUnknownShop(database, filter.shopId);
  return pageOf(rows.map(entryView), filter.limit, (entry) => [
    ...(isByTime(filter) ? [entry.occurredAt] : []),
    entry.ordinal,
    String(entry.lineNo),
  ]);
}

/** One entry. Throws ENTRY_UNKNOWN and MALFORMED_ENTRY_KEY. */
export async function findEntry(
  database: Queryable,
  shopId: string,
  key: { readonly ordinal: string; readonly lineNo: string },
): Promise<EntryView> {
  if (!/^\d{1,18}$/.test(key.ordinal) || !/^\d{1,9}$/.test(key.lineNo)) {
    malformed('MALFORMED_ENTRY_KEY', 'an entry is named by the ordinal of its event and its line in it', {
      shopId,
    });
  }
  const [row] = await database.query<EntryRow>(
    'SELECT * FROM view_journal.entry WHERE ordinal = $1 AND line_no = $2 AND shop_id = $3',
    [key.ordinal, key.lineNo, shopId],
  );
  if (row !== undefined) return entryView(row);
  return notFound('ENTRY_UNKNOWN', `the journal of "${shopId}" has no entry ${key.ordinal}/${key.lineNo}`, {
    shopId,
    ...key,
  });
}

/** Throws SHOP_UNKNOWN: a journal that is empty for a mistyped name would read as one that balances. */
export async function refuseUnknownShop(database: Queryable, shopId: string): Promise<void> {
  const [known] = await database.query('SELECT 1 FROM view_journal.day_total WHERE shop_id = $1 LIMIT 1', [
    shopId,
  ]);
  if (known === undefined) unknownShop(shopId);
}

/** Throws SHOP_UNKNOWN. */
export function unknownShop(shopId: string): never {
  notFound('SHOP_UNKNOWN', `the journal has no entry of the shop "${shopId}"`, { shopId });
}

/** The SQL of a page; apart from listEntries so that its plan can be examined. */
export function entriesStatement(filter: EntryFilter): {
  readonly sql: string;
  readonly values: readonly unknown[];
} {
  const values: unknown[] = [];
  const bind = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const conditions = [...conditionsOf(filter, bind), ...pageConditions(filter, bind)];
  const direction = filter.first === 'newest' ? 'DESC' : 'ASC';
  const order = keyColumns(filter)
    .map((column) => `${column} ${direction}`)
    .join(', ');
  const limit = bind(filter.limit + 1, 'int');
  const page = (...more: readonly string[]): string =>
    `SELECT * FROM view_journal.entry WHERE ${[...conditions, ...more].join(' AND ')}
      ORDER BY ${order} LIMIT ${limit}`;
  if (filter.account === undefined) return { sql: page(), values };
  // An entry has two different accounts, so the halves share no row, and each is read from its own index.
  const account = bind(filter.account, 'text');
  const sql = `(${page(`debit_account = ${account}`)}) UNION ALL (${page(`credit_account = ${account}`)})
    ORDER BY ${order} LIMIT ${limit}`;
  return { sql, values };
}

function isByTime({ account, from, to }: EntryFilter): boolean {
  return [account, from, to].some((narrowed) => narrowed !== undefined);
}

function keyColumns(filter: EntryFilter): readonly string[] {
  return [...(isByTime(filter) ? ['occurred_at'] : []), 'ordinal', 'line_no'];
}

function conditionsOf(
  { shopId, orderNo, asOf, from, to, knownAt }: EntryFilter,
  bind: Bind,
): readonly string[] {
  const conditions = [`shop_id = ${bind(shopId, 'text')}`, ...knownConditions(knownAt, bind)];
  if (orderNo !== undefined) conditions.push(`order_no = ${bind(orderNo, 'text')}`);
  if (from !== undefined) conditions.push(`occurred_at >= ${bind(from, 'timestamptz')}`);
  for (const until of [asOf, to]) {
    if (until !== undefined) conditions.push(`occurred_at < ${bind(until, 'timestamptz')}`);
  }
  return conditions;
}

function pageConditions(filter: EntryFilter, bind: Bind): readonly string[] {
  if (filter.cursor === undefined) return [];
  const columns = keyColumns(filter);
  const parts = decodeCursor(
    filter.cursor,
    columns.map((column) => (column === 'occurred_at' ? 'instant' : 'integer')),
  );
  const key = parts.map((part, index) =>
    bind(part, columns[index] === 'occurred_at' ? 'timestamptz' : 'bigint'),
  );
  return [`(${columns.join(', ')}) ${filter.first === 'newest' ? '<' : '>'} (${key.join(', ')})`];
}

/** A row of the table `entry` as the API shows it. */
export function entryView(row: EntryRow): EntryView {
  const [debit, credit] = [findAccount(row.debit_account), findAccount(row.credit_account)];
  return {
    ordinal: row.ordinal,
    lineNo: row.line_no,
    debitAccount: row.debit_account,
    debitName: debit?.name ?? row.debit_account,
    debitNameZh: debit?.nameZh ?? row.debit_account,
    creditAccount: row.credit_account,
    creditName: credit?.name ?? row.credit_account,
    creditNameZh: credit?.nameZh ?? row.credit_account,
    currency: row.currency,
    amount: row.amount,
    shopId: row.shop_id,
    orderNo: row.order_no,
    reference: row.reference,
    occurredAt: isoFromSql(row.occurred_at),
    recordedAt: isoFromSql(row.recorded_at),
    eventType: row.event_type,
    eventId: row.event_id,
  };
}
