import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { parseAmount } from '../../src/shared/money.js';
import { channelWords, classWords, words } from '../../src/shared/vocabulary.js';
import type { Words } from '../../src/shared/vocabulary.js';
import { beginningWith, MOST_HITS } from './search-hit.js';
import type { FoundHit, Search } from './search-hit.js';

interface OrderRow {
  readonly shop_id: string;
  readonly order_no: string;
  readonly channel: string | null;
  readonly currency: string;
  readonly total: string;
  readonly placed_at: string | null;
}

/** Orders of the ledger by their number or its beginning: the number itself is the first of all that begin with it. */
export async function orderHits(database: Queryable, { text, shops }: Search): Promise<readonly FoundHit[]> {
  const rows = await database.query<OrderRow>(
    `SELECT o.* FROM unnest($1::text[]) AS shop (id)
      CROSS JOIN LATERAL (
        SELECT shop_id, order_no, channel, currency, coalesce(total, 0) AS total, placed_at
          FROM view_reconciliation.order_account
         WHERE shop_id = shop.id AND order_no LIKE $2 AND known AND currency IS NOT NULL
         ORDER BY order_no LIMIT ${MOST_HITS}) o
      ORDER BY o.order_no LIMIT ${MOST_HITS}`,
    [shops, beginningWith(text)],
  );
  return rows.map((row) => {
    const channel = row.channel === null ? undefined : channelWords(row.channel);
    return {
      exact: row.order_no === text,
      hit: {
        kind: 'order',
        shopId: row.shop_id,
        id: row.order_no,
        title: `Order ${row.order_no}${channel === undefined ? '' : `, ${channel.en}`}`,
        titleZh: `订单 ${row.order_no}${channel === undefined ? '' : `，${channel.zh}`}`,
        ...moneyOf(row.total, row.currency),
        ...(row.placed_at !== null && { occurredAt: isoFromSql(row.placed_at) }),
      },
    };
  });
}

interface LineRow {
  readonly shop_id: string;
  readonly line_id: string;
  readonly name: string;
  readonly kind_of_line: string;
  readonly currency: string;
  readonly amount: string;
  readonly occurred_at: string;
}

/** Where lines stand, with the numbers that they are known by and what they are called. */
const LINE_TABLES = [
  { table: 'statement_line', numbers: ['entry_no', 'trade_no', 'line_id'], called: 'class' },
  { table: 'bank_line', numbers: ['entry_no', 'line_id'], called: `'bank'` },
  { table: 'wallet_line', numbers: ['entry_no', 'line_id'], called: `'wallet'` },
] as const;

const LINE_WORDS: Readonly<Record<string, Words>> = {
  bank: words('银行流水', 'Bank line'),
  wallet: words('钱包流水', 'Wallet line'),
};

/** Lines of platforms, banks and wallets by their own number, the trade's, or their id. */
export async function lineHits(database: Queryable, { text, shops }: Search): Promise<readonly FoundHit[]> {
  const rows = await database.query<LineRow>(LINES_SQL, [shops, beginningWith(text)]);
  return rows.map((row) => {
    const called = LINE_WORDS[row.kind_of_line] ?? classWords(row.kind_of_line);
    return {
      exact: row.name === text,
      hit: {
        kind: 'line',
        shopId: row.shop_id,
        id: row.line_id,
        title: `${called.en} ${row.name}`,
        titleZh: `${called.zh} ${row.name}`,
        ...moneyOf(row.amount, row.currency),
        occurredAt: isoFromSql(row.occurred_at),
      },
    };
  });
}

/** One index scan a shop, table and number, each of which ends after a few rows. */
const LINES_SQL = `
  SELECT l.* FROM unnest($1::text[]) AS shop (id)
   CROSS JOIN LATERAL (
    ${LINE_TABLES.flatMap(({ table, numbers, called }) =>
      numbers.map(
        (
          number,
        ) => `(SELECT shop_id, line_id, ${number} AS name, ${called} AS kind_of_line, currency, amount, occurred_at
       FROM view_reconciliation.${table} WHERE shop_id = shop.id AND ${number} LIKE $2 AND ${number} IS NOT NULL
      ORDER BY shop_id, ${number} LIMIT ${MOST_HITS})`,
      ),
    ).join('\n     UNION ALL\n    ')}) l
   ORDER BY l.name, l.occurred_at, l.line_id LIMIT ${MOST_HITS * 2}`;

interface StatementRow {
  readonly shop_id: string;
  readonly statement_id: string;
  readonly file_name: string;
  readonly recorded_at: string;
}

/** Imported statements by a part of their file's name or by their id, the newest first. There are thousands, not millions. */
export async function statementHits(
  database: Queryable,
  { text, shops }: Search,
): Promise<readonly FoundHit[]> {
  const rows = await database.query<StatementRow>(
    `SELECT shop_id, statement_id, file_name, recorded_at FROM view_reconciliation.statement
      WHERE shop_id = ANY ($1::text[]) AND (file_name ILIKE '%' || $2 OR statement_id = $3)
      ORDER BY lower(file_name) = lower($3) DESC, ordinal DESC LIMIT ${MOST_HITS}`,
    [shops, beginningWith(text), text],
  );
  return rows.map((row) => ({
    exact: row.statement_id === text || row.file_name.toLowerCase() === text.toLowerCase(),
    hit: {
      kind: 'statement',
      shopId: row.shop_id,
      id: row.statement_id,
      title: `Statement ${row.file_name}`,
      titleZh: `对账单 ${row.file_name}`,
      occurredAt: isoFromSql(row.recorded_at),
    },
  }));
}

function moneyOf(amount: string, currency: string): { readonly amount: string; readonly currency: string } {
  return { amount: parseAmount(amount, currency), currency };
}
