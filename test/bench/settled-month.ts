import { addLinesSql, addMovementsSql } from '../../projections/core/order-account.js';
import type { Database } from '../../src/platform/postgres/database.js';

export const ORDERS = 1_000_000;
export const SHOP = 'bench';

/** The facts of a month in which one order in a thousand has no line and one line in a thousand differs. */
export async function fillMonth(database: Database, schema: string): Promise<void> {
  const at = (days: string): string => `timestamptz '2026-01-01 00:00+08' + ${days}`;
  const second = `interval '1 second' * (n % 1000000)`;
  await database.query(
    `WITH added AS (
       INSERT INTO ${schema}.order_movement (ordinal, shop_id, order_no, kind, currency, amount, occurred_at, recorded_at, channel)
       SELECT n * 3 + step, $1, lpad(n::text, 19, '1'), kind, 'CNY', CASE WHEN step = 2 THEN 0 ELSE 100 + n % 900 END,
              ${at(second)} + interval '1 hour' * step, ${at(second)}, CASE WHEN step = 0 THEN 'tmall' END
         FROM generate_series(0, ${ORDERS - 1}) n, (VALUES (0, 'placed'), (1, 'received'), (2, 'completed')) AS s (step, kind)
       RETURNING *)
     ${addMovementsSql('added').replaceAll('order_account', `${schema}.order_account`)}`,
    [SHOP],
  );
  await database.query(
    `WITH added AS (
       INSERT INTO ${schema}.statement_line (shop_id, line_id, statement_id, file_line, kind, source, rank, account_no, entry_no,
              trade_no, order_no, order_key, currency, amount, class, line_group, rule_id, occurred_at, recorded_at, ordinal)
       SELECT $1, n::text, 'st', n, 'alipay-account', 'alipay', 1, 'a', n::text, 'T' || n,
              lpad((CASE WHEN n % 1000 = 1 THEN n + 10000000 ELSE n END)::text, 19, '1'), 'base-order-no', 'CNY',
              100 + n % 900 + CASE WHEN n % 1000 = 2 THEN 1 ELSE 0 END, 'receipt', 'receipt', 'receipt',
              ${at(second)} + interval '1 day', ${at(second)}, n
         FROM generate_series(0, ${ORDERS - 1}) n
       RETURNING *)
     ${addLinesSql('added').replaceAll('order_account', `${schema}.order_account`)}`,
    [SHOP],
  );
  await database.query(`INSERT INTO ${schema}.shop_channel VALUES ($1, 'tmall')`, [SHOP]);
  await database.query(
    `INSERT INTO ${schema}.statement (shop_id, statement_id, account_no, kind, currency, file_name, sha256, ordinal, recorded_at)
     VALUES ($1, 'st', 'a', 'alipay-account', 'CNY', 'f', 's', 0, ${at("interval '30 days'")})`,
    [SHOP],
  );
  await database.query(
    `INSERT INTO ${schema}.statement_closing (shop_id, statement_id, account_no, currency, covers_from, covers_until, foots, problems, ordinal, recorded_at)
     VALUES ($1, 'st', 'a', 'CNY', ${at("interval '0 days'")}, ${at("interval '31 days'")}, true, '[]', 1, ${at("interval '30 days'")})`,
    [SHOP],
  );
  await database.query('VACUUM ANALYZE');
}
