import type { KnownAt } from '../../src/platform/http/as-of.js';
import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { findAccount } from '../../src/shared/chart-of-accounts.js';
import { malformed, notFound } from '../../src/shared/domain-error.js';
import type { Amount } from '../../src/shared/money.js';

/** An entry as the API shows it: `amount` of `currency` goes from the credited to the debited account. */
export interface EntryView {
  readonly ordinal: string;
  readonly lineNo: number;
  readonly debitAccount: string;
  readonly creditAccount: string;
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

export interface EntryFilter {
  readonly shopId: string;
  /** Entries that debit or credit this account. */
  readonly account?: string | undefined;
  readonly orderNo?: string | undefined;
  readonly asOf?: string | undefined;
  readonly knownAt: KnownAt;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface EntryRow {
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
 * Entries in the order of the log; with the same times as a trial balance, exactly those behind its figures.
 * Throws UNKNOWN_ACCOUNT, and SHOP_UNKNOWN if the shop has no entry at all.
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
  return pageOf(rows.map(entryView), filter.limit, (entry) => [entry.ordinal, String(entry.lineNo)]);
}

/** Throws SHOP_UNKNOWN: a journal that is empty for a mistyped name would read as one that balances. */
export async function refuseUnknownShop(database: Queryable, shopId: string): Promise<void> {
  const [known] = await database.query('SELECT 1 FROM view_journal.day_total WHERE shop_id = $1 LIMIT 1', [
    shopId,
  ]);
  if (known === undefined) {
    notFound('SHOP_UNKNOWN', `the journal has no entry of the shop "${shopId}"`, { shopId });
  }
}

/** The SQL of a page; apart from listEntries so that its plan can be examined. */
export function entriesStatement(filter: EntryFilter): {
  readonly sql: string;
  readonly values: readonly unknown[];
} {
  const values: unknown[] = [];
  const bind = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const conditions = [`shop_id = ${bind(filter.shopId, 'text')}`];
  if (filter.orderNo !== undefined) conditions.push(`order_no = ${bind(filter.orderNo, 'text')}`);
  if (filter.asOf !== undefined) {
    conditions.push(`occurred_at < ${bind(filter.asOf, 'timestamptz')}`);
  }
  if (filter.knownAt.kind === 'time') {
    conditions.push(`recorded_at <= ${bind(filter.knownAt.recordedUntil, 'timestamptz')}`);
  }
  if (filter.knownAt.kind === 'position') {
    conditions.push(`ordinal <= ${bind(filter.knownAt.ordinal, 'bigint')}`);
  }
  if (filter.cursor !== undefined) {
    const [ordinal, lineNo] = decodeCursor(filter.cursor, ['integer', 'integer']);
    conditions.push(`(ordinal, line_no) > (${bind(ordinal, 'bigint')}, ${bind(lineNo, 'bigint')})`);
  }
  const limit = bind(filter.limit + 1, 'int');
  const page = (...more: readonly string[]): string =>
    `SELECT * FROM view_journal.entry WHERE ${[...conditions, ...more].join(' AND ')}
      ORDER BY ordinal, line_no LIMIT ${limit}`;
  if (filter.account === undefined) return { sql: page(), values };
  // An entry has two different accounts, so the halves share no row, and each is read from its own index.
  const account = bind(filter.account, 'text');
  const sql = `(${page(`debit_account = ${account}`)}) UNION ALL (${page(`credit_account = ${account}`)})
    ORDER BY ordinal, line_no LIMIT ${limit}`;
  return { sql, values };
}

function entryView(row: EntryRow): EntryView {
  return {
    ordinal: row.ordinal,
    lineNo: row.line_no,
    debitAccount: row.debit_account,
    creditAccount: row.credit_account,
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
