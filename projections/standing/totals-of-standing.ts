import type { Queryable } from '../../src/platform/postgres/database.js';
import type { TouchedOrders } from './compute-standing.js';
import { DAY_TOTAL, MONEY_COLUMNS } from './standing-tables.js';

/** Days from a difference's moment to the as-of of the standing; `unknown` differences have no moment. */
export const AGE_BANDS = ['0-7', '8-30', '31-90', '>90', 'unknown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** The days of each age, both inclusive; null for those without a moment, undefined where there is no end. */
export const DAYS_OF_BAND: Readonly<
  Record<AgeBand, { readonly from: number; readonly to: number | undefined } | null>
> = {
  '0-7': { from: 0, to: 7 },
  '8-30': { from: 8, to: 30 },
  '31-90': { from: 31, to: 90 },
  '>90': { from: 91, to: undefined },
  unknown: null,
};

const AGE_BAND_SQL = `CASE ${AGE_BANDS.map((band) => {
  const days = DAYS_OF_BAND[band];
  if (days === null) return `WHEN age_days IS NULL THEN '${band}'`;
  return `WHEN age_days BETWEEN ${days.from} AND ${days.to ?? 2 ** 31 - 1} THEN '${band}'`;
}).join(' ')} END`;

const COUNTS = ['orders', 'paid', 'with_refund', 'lines', 'classless'] as const;

/** One row for each row of order_state, to be added up. */
const contributionsOf = (table: string, sign: string): string =>
  `SELECT day, currency, coalesce(channel, '') AS channel, status, ${sign} AS orders,
          CASE WHEN received > 0 THEN ${sign} ELSE 0 END AS paid,
          CASE WHEN refunded > 0 THEN ${sign} ELSE 0 END AS with_refund, ${sign} * lines AS lines, 0 AS classless,
          ${MONEY_COLUMNS.map((name) => `${sign} * ${name} AS ${name}`).join(', ')}
     FROM ${table}`;

const SUMS = [...COUNTS, ...MONEY_COLUMNS].map((name) => `sum(${name})`).join(', ');
const COLUMNS = [...DAY_TOTAL.key, ...DAY_TOTAL.values].join(', ');

/** The totals of the days with orders, of the whole shop. */
export async function computeDays(tx: Queryable): Promise<void> {
  await tx.query(
    `INSERT INTO fresh_day_total (${COLUMNS})
     SELECT day, currency, channel, status, ${SUMS}
       FROM (${contributionsOf('fresh_order_state', '1')}) part GROUP BY 1, 2, 3, 4`,
  );
}

/** Moves the totals of the days by what changes of these orders. Called before the orders themselves are changed. */
export async function moveDays(
  tx: Queryable,
  shopId: string,
  touched: NonNullable<TouchedOrders>,
): Promise<void> {
  const before = contributionsOf('standing.order_state', '-1');
  await tx.query(
    `INSERT INTO standing.day_total AS t (shop_id, ${COLUMNS})
     SELECT $1, day, currency, channel, status, ${SUMS}
       FROM (${contributionsOf('fresh_order_state', '1')}
             UNION ALL ${before} WHERE shop_id = $1 AND order_no = ANY ($2::text[])) part
      GROUP BY day, currency, channel, status
     ON CONFLICT (shop_id, ${DAY_TOTAL.key.join(', ')}) DO UPDATE SET
       ${DAY_TOTAL.values.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ')}`,
    [shopId, touched],
  );
  await tx.query(
    `DELETE FROM standing.day_total WHERE shop_id = $1 AND orders = 0 AND status <> 'no-order'`,
    [shopId],
  );
}

/** Counts and sums of the shop's differences as they are now. */
export async function computeDifferenceTotals(tx: Queryable, shopId: string): Promise<void> {
  await tx.query(
    `INSERT INTO fresh_difference_total (day, currency, channel, code, age_band, count, amount, effect)
     SELECT coalesce(day, '-infinity'), currency, coalesce(channel, ''), code, ${AGE_BAND_SQL}, count(*), sum(amount),
            sum(effect)
       FROM standing.difference WHERE shop_id = $1 GROUP BY 1, 2, 3, 4, 5`,
    [shopId],
  );
}

/** How many differences each of the orders has. */
export async function countDifferences(tx: Queryable, shopId: string, touched: TouchedOrders): Promise<void> {
  await tx.query(
    `UPDATE fresh_order_state o SET differences = c.count
       FROM (SELECT subject, currency, count(*) AS count FROM standing.difference
              WHERE shop_id = $1 AND subject_kind = 'order' AND ($2::text[] IS NULL OR subject = ANY ($2))
              GROUP BY subject, currency) c
      WHERE o.order_no = c.subject AND o.currency = c.currency`,
    [shopId, touched],
  );
}
