import type { Queryable } from '../../src/platform/postgres/database.js';
import { parseAmount } from '../../src/shared/money.js';

/** Money of one currency. Explained and unexplained add up to the difference. */
export interface StandingMoney {
  readonly currency: string;
  readonly received: string;
  readonly reversed: string;
  readonly refunded: string;
  /** received − reversed − refunded: what the accounts should have got. */
  readonly net: string;
  /** Fees charged − fees returned. */
  readonly fees: string;
  /** Receipts − refunds of the statements. */
  readonly settled: string;
  /** Of the difference: paid orders whose settlement is not due yet. */
  readonly inTransit: string;
  /** Of the difference: orders whose settlement lies in a time that no statement covers. */
  readonly outsideStatements: string;
  /** Of the difference: refunds of the ledger whose outflow is not due yet. */
  readonly refundsPending: string;
  /** Of the difference: receipts of orders that the ledger has in another currency. */
  readonly otherCurrencies: string;
  /** settled − net. */
  readonly difference: string;
  /** inTransit + outsideStatements + refundsPending + otherCurrencies. */
  readonly explained: string;
  /** The effect of the differences. */
  readonly unexplained: string;
}

/** Figures of a channel; null for what belongs to no channel. */
export interface ChannelMoney extends StandingMoney {
  readonly channel: string | null;
}

export interface ShopMoney {
  readonly shop: string;
  readonly money: StandingMoney;
}

/** A period, a channel and shops, as parameters $1 to $4 of the totals. */
export interface TotalsOf {
  readonly shops: readonly string[];
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly channel?: string | undefined;
}

export const parametersOf = ({ shops, from, to, channel }: TotalsOf): readonly unknown[] => [
  ...[shops, from ?? null, to ?? null, channel ?? null],
];

/** The totals of days and of differences that count; a difference without a day counts in every period. */
export const TOTALS_SQL = `
  days AS (
    SELECT * FROM standing.day_total
     WHERE shop_id = ANY ($1::text[]) AND day >= coalesce($2::date, '-infinity') AND day < coalesce($3::date, 'infinity')
       AND ($4::text IS NULL OR channel = $4)
  ), found AS (
    SELECT * FROM standing.difference_total
     WHERE shop_id = ANY ($1::text[]) AND ($4::text IS NULL OR channel = $4)
       AND (day = '-infinity' OR day >= coalesce($2::date, '-infinity') AND day < coalesce($3::date, 'infinity'))
  )`;

interface MoneyRow {
  readonly shop_id: string;
  readonly currency: string;
  readonly channel: string | null;
  readonly is_total: boolean;
  readonly received: string;
  readonly reversed: string;
  readonly refunded: string;
  readonly net: string;
  readonly fees: string;
  readonly settled: string;
  readonly in_transit: string;
  readonly outside: string;
  readonly pending: string;
  readonly elsewhere: string;
  readonly difference: string;
  readonly explained: string;
  readonly unexplained: string;
}

const MONEY_SQL = `WITH ${TOTALS_SQL}, money AS (
    SELECT shop_id, currency, channel, grouping(channel) = 1 AS is_total, sum(received) AS received,
           sum(reversed) AS reversed, sum(refunded) AS refunded, sum(expected) AS net, sum(fees) AS fees,
           sum(settled) AS settled, sum(in_transit) AS in_transit, sum(outside) AS outside, sum(pending) AS pending,
           sum(elsewhere) AS elsewhere, sum(settled) - sum(expected) AS difference,
           sum(in_transit) + sum(outside) + sum(pending) + sum(elsewhere) AS explained
      FROM days GROUP BY GROUPING SETS ((shop_id, currency), (shop_id, currency, channel))
  ), effects AS (
    SELECT shop_id, currency, channel, grouping(channel) = 1 AS is_total, sum(effect) AS unexplained
      FROM found GROUP BY GROUPING SETS ((shop_id, currency), (shop_id, currency, channel))
  )
  SELECT m.*, coalesce(e.unexplained, 0) AS unexplained
    FROM money m LEFT JOIN effects e
      ON e.shop_id = m.shop_id AND e.currency = m.currency AND e.is_total = m.is_total
     AND e.channel IS NOT DISTINCT FROM m.channel
   ORDER BY m.shop_id, m.currency, m.channel`;

/** Money by shop and currency, and by channel too. */
export async function readMoney(
  tx: Queryable,
  totals: TotalsOf,
): Promise<{ readonly shops: readonly ShopMoney[]; readonly channels: readonly ChannelMoney[] }> {
  const rows = await tx.query<MoneyRow>(MONEY_SQL, parametersOf(totals));
  return {
    shops: rows.filter((row) => row.is_total).map((row) => ({ shop: row.shop_id, money: moneyOf(row) })),
    channels: rows
      .filter((row) => !row.is_total)
      .map((row) => ({ channel: row.channel === '' ? null : row.channel, ...moneyOf(row) })),
  };
}

function moneyOf(row: MoneyRow): StandingMoney {
  const amount = (text: string): string => parseAmount(text, row.currency);
  return {
    currency: row.currency,
    received: amount(row.received),
    reversed: amount(row.reversed),
    refunded: amount(row.refunded),
    net: amount(row.net),
    fees: amount(row.fees),
    settled: amount(row.settled),
    inTransit: amount(row.in_transit),
    outsideStatements: amount(row.outside),
    refundsPending: amount(row.pending),
    otherCurrencies: amount(row.elsewhere),
    difference: amount(row.difference),
    explained: amount(row.explained),
    unexplained: amount(row.unexplained),
  };
}
