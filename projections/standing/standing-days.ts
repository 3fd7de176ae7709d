import type { Database } from '../../src/platform/postgres/database.js';
import { addDays } from '../../src/shared/business-period.js';
import { malformed } from '../../src/shared/domain-error.js';
import { parseAmount } from '../../src/shared/money.js';
import { readStanding } from './standing-read.js';
import type { StandingStamp } from './standing-read.js';
import type { StandingQuery } from './standing.query.js';

/** A day of orders in China, by when they were placed. Amounts are of `currency`. */
export interface StandingDay {
  readonly date: string;
  readonly currency: string;
  readonly orders: number;
  readonly received: string;
  /** Reversed payments too. */
  readonly refunded: string;
  readonly fees: string;
  readonly settled: string;
  /** settled − (received − refunded). */
  readonly difference: string;
}

/** The days of a period one by one, days without orders with zeros. */
export interface StandingDays extends StandingStamp {
  readonly from: string | null;
  readonly to: string | null;
  readonly channel: string | null;
  readonly items: readonly StandingDay[];
}

/** Ten years. */
const MOST_DAYS = 3660;

interface Row {
  readonly date: string;
  readonly currency: string;
  readonly orders: number;
  readonly received: string;
  readonly refunded: string;
  readonly fees: string;
  readonly settled: string;
  readonly difference: string;
}

/**
 * The trend of a shop's standing; from its first to its last day if no period is asked for. Throws SHOP_UNKNOWN, VIEW_BEHIND
 * and PERIOD_TOO_LONG.
 */
export async function standingDays(
  database: Database,
  shopId: string,
  query: StandingQuery,
): Promise<StandingDays> {
  return readStanding(database, shopId, async ({ tx, stamp }) => {
    const [known] = await tx.query<{ first: string | null; last: string | null }>(
      'SELECT min(day) AS first, max(day) AS last FROM standing.day_total WHERE shop_id = $1',
      [shopId],
    );
    const from = query.from ?? known?.first ?? null;
    const to = query.to ?? (known?.last == null ? null : addDays(known.last, 1));
    const shown = { ...stamp, from, to, channel: query.channel ?? null };
    if (from === null || to === null || from >= to) return { ...shown, items: [] };
    if (addDays(from, MOST_DAYS) < to) {
      malformed('PERIOD_TOO_LONG', `the period from ${from} to ${to} has more than ${MOST_DAYS} days`, {
        from,
        to,
      });
    }
    const rows = await tx.query<Row>(DAYS_SQL, [shopId, from, to, query.channel ?? null]);
    return { ...shown, items: rows.map(dayOf) };
  });
}

const DAYS_SQL = `
  SELECT to_char(d.day, 'YYYY-MM-DD') AS date, c.currency, coalesce(t.orders, 0)::integer AS orders,
         coalesce(t.received, 0) AS received, coalesce(t.refunded, 0) AS refunded, coalesce(t.fees, 0) AS fees,
         coalesce(t.settled, 0) AS settled, coalesce(t.difference, 0) AS difference
    FROM generate_series($2::date, $3::date - 1, interval '1 day') AS d (day)
   CROSS JOIN (SELECT DISTINCT currency FROM standing.day_total WHERE shop_id = $1) c
    LEFT JOIN (
      SELECT day, currency, sum(orders) FILTER (WHERE status NOT IN ('unknown', 'not-placed', 'no-order')) AS orders,
             sum(received) AS received, sum(reversed + refunded) AS refunded, sum(fees) AS fees, sum(settled) AS settled,
             sum(settled - expected) AS difference
        FROM standing.day_total
       WHERE shop_id = $1 AND day >= $2::date AND day < $3::date AND ($4::text IS NULL OR channel = $4)
       GROUP BY day, currency) t ON t.day = d.day::date AND t.currency = c.currency
   ORDER BY d.day, c.currency`;

function dayOf(row: Row): StandingDay {
  const amount = (text: string): string => parseAmount(text, row.currency);
  return {
    date: row.date,
    currency: row.currency,
    orders: row.orders,
    received: amount(row.received),
    refunded: amount(row.refunded),
    fees: amount(row.fees),
    settled: amount(row.settled),
    difference: amount(row.difference),
  };
}
