import { readSql } from '../../src/platform/read-sql.js';

/** Tables of what accounts moved; a view that keeps all lines puts them behind those of the settlement facts. */
export const ACCOUNT_TIME_SCHEMA_SQL = readSql(import.meta.url, './account-time.schema.sql');

const SUMS = `count(*)::integer, coalesce(sum(amount) FILTER (WHERE amount > 0), 0),
              coalesce(-sum(amount) FILTER (WHERE amount < 0), 0)`;

const upsert = (table: string, key: string, from: string): string => `
    INSERT INTO ${table} AS t (${key}, lines, in_amount, out_amount)
    ${from}
    ON CONFLICT (${key}) DO UPDATE SET lines = t.lines + excluded.lines, in_amount = t.in_amount + excluded.in_amount,
                                       out_amount = t.out_amount + excluded.out_amount`;

/**
 * Two parts of a WITH that add lines to what their accounts moved. `rows` names lines that are new, with the columns shop_id,
 * account_no, kind, currency, amount and occurred_at: a line that stands in two files must count once.
 */
export const addAccountTimesSql = (rows: string): string => `account_times AS (${upsert(
  'account_time',
  'shop_id, account_no, kind, currency, quarter',
  `SELECT shop_id, account_no, kind, currency, date_bin('15 minutes', occurred_at, '2000-01-01 00:00+00'), ${SUMS}
      FROM ${rows} GROUP BY 1, 2, 3, 4, 5`,
)}
  ), account_totals AS (${upsert(
    'account_total',
    'shop_id, account_no, kind, currency',
    `SELECT shop_id, account_no, kind, currency, ${SUMS} FROM ${rows} GROUP BY 1, 2, 3, 4`,
  )}
  )`;
