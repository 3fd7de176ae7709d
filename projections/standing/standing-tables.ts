import type { Queryable } from '../../src/platform/postgres/database.js';

/** A table of the standing as it is brought up to date: its key after `shop_id`, and what hangs on the key. */
export interface StandingTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly values: readonly string[];
}

const FACTS = [
  ...['amount', 'effect', 'occurred_at', 'received', 'returned', 'expected', 'receipts', 'receipt_count'],
  ...['outflow', 'completed_at', 'wording', 'details'],
];

/** Columns of order_state that the totals of a day add up. */
export const MONEY_COLUMNS = [
  ...['received', 'reversed', 'refunded', 'expected', 'settled', 'fees', 'in_transit', 'outside', 'pending'],
  'elsewhere',
] as const;

export const ORDER_STATE: StandingTable = {
  name: 'order_state',
  key: ['order_no', 'currency'],
  values: [
    ...['channel', 'listed', 'status', 'day', 'placed_at', 'paid_at', 'completed_at', 'settled_at', 'total'],
    ...MONEY_COLUMNS,
    ...['gap', 'unexplained', 'lines', 'differences'],
  ],
};

export const DAY_TOTAL: StandingTable = {
  name: 'day_total',
  key: ['day', 'currency', 'channel', 'status'],
  values: ['orders', 'paid', 'with_refund', 'lines', 'classless', ...MONEY_COLUMNS],
};

export const DIFFERENCE: StandingTable = {
  name: 'difference',
  key: ['code', 'subject_kind', 'subject', 'currency', 'place'],
  values: [...FACTS, 'channel', 'owner', 'day', 'age_days'],
};

export const DIFFERENCE_TOTAL: StandingTable = {
  name: 'difference_total',
  key: ['day', 'currency', 'channel', 'code', 'age_band'],
  values: ['count', 'amount', 'effect'],
};

export const ALERT: StandingTable = {
  name: 'alert',
  key: ['rule', 'subject_kind', 'subject', 'currency', 'place'],
  values: ['severity_rank', 'code', ...FACTS],
};

export const MONTH_TOTAL: StandingTable = {
  name: 'month_total',
  key: ['month', 'currency'],
  values: ['received', 'returned', 'orders'],
};

export const STANDING_TABLES = [ORDER_STATE, DAY_TOTAL, DIFFERENCE, DIFFERENCE_TOTAL, ALERT, MONTH_TOTAL];

const list = (names: readonly string[], table: string): string =>
  names.map((name) => `${table}.${name}`).join(', ');

/** An empty `fresh_…` of a table, until the end of the transaction. */
export async function createFresh(tx: Queryable, { name }: StandingTable): Promise<void> {
  await tx.query(
    `CREATE TEMPORARY TABLE fresh_${name} ON COMMIT DROP AS SELECT * FROM standing.${name} WITH NO DATA`,
  );
}

/**
 * Makes the rows of a shop those of `fresh_…`, touching only what differs. `scope` is the condition on the rows `o` that
 * `fresh_…` stands for ($1 is the shop; more parameters from `values`).
 */
export async function merge(
  tx: Queryable,
  { name, key, values }: StandingTable,
  shopId: string,
  scope: { readonly sql: string; readonly values: readonly unknown[] } = { sql: 'true', values: [] },
): Promise<void> {
  const fresh = `fresh_${name}`;
  const same = key.map((column) => `o.${column} = f.${column}`).join(' AND ');
  // Planned with what is in it: row by row for one order, by hash for a whole shop.
  await tx.query(`ANALYZE ${fresh}`);
  await tx.query(
    `DELETE FROM standing.${name} o WHERE o.shop_id = $1 AND ${scope.sql}
        AND NOT EXISTS (SELECT FROM ${fresh} f WHERE ${same})`,
    [shopId, ...scope.values],
  );
  await tx.query(
    `INSERT INTO standing.${name} AS t (shop_id, ${[...key, ...values].join(', ')})
     SELECT $1, ${list([...key, ...values], 'f')}
       FROM ${fresh} f LEFT JOIN standing.${name} o ON o.shop_id = $1 AND ${same}
      WHERE o.shop_id IS NULL OR (${list(values, 'o')}) IS DISTINCT FROM (${list(values, 'f')})
     ON CONFLICT (shop_id, ${key.join(', ')}) DO UPDATE SET
       ${values.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [shopId],
  );
}
