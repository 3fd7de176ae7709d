import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { parseAmount } from '../../src/shared/money.js';
import type { DifferenceCode } from '../core/difference-row.js';
import type { StatementCoverage } from '../core/settlement-context.js';
import { matchedPercentOf, percentDown } from '../reports/report.js';
import { openAlerts } from './standing-alerts.js';
import type { OpenAlerts } from './standing-alerts.js';
import { parametersOf, readMoney, TOTALS_SQL } from './standing-money.js';
import type { ChannelMoney, StandingMoney, TotalsOf } from './standing-money.js';
import { readStanding } from './standing-read.js';
import type { StandingStamp } from './standing-read.js';
import type { StandingQuery } from './standing.query.js';
import { AGE_BANDS } from './totals-of-standing.js';
import type { AgeBand } from './totals-of-standing.js';

export interface StatusCount {
  readonly status: string;
  readonly count: number;
}

export interface StandingOrderCounts {
  readonly count: number;
  readonly paid: number;
  readonly unpaid: number;
  /** Orders with a refund. */
  readonly refunded: number;
  readonly byStatus: readonly StatusCount[];
  /** Orders that agree ÷ orders that are due and covered by statements, "99.7", rounded down; null if none is due. */
  readonly matchedPercent: string | null;
}

export interface StandingLineCounts {
  readonly count: number;
  /** Lines that belong to an order of the ledger. */
  readonly matched: number;
  readonly unmatched: number;
  readonly matchedPercent: string | null;
  readonly orderUnknown: number;
  readonly noOrderNumber: number;
  readonly classHasNoOrder: number;
}

/** Differences of all codes. */
export interface DifferencesOfCurrency {
  readonly currency: string;
  readonly count: number;
  /** What is at stake in them. */
  readonly amount: string;
}

export interface DifferencesOfCode {
  readonly code: DifferenceCode;
  readonly currency: string;
  readonly count: number;
  readonly amount: string;
}

export interface DifferencesOfAge {
  readonly band: AgeBand;
  readonly currency: string;
  readonly count: number;
  readonly amount: string;
}

/** The differences of a code that are of one age. */
export interface DifferencesOfCodeAndAge extends DifferencesOfCode {
  readonly band: AgeBand;
}

/**
 * Where a shop stands: the figures of the reconciliation of everything that is known, as of the end of the statements.
 * A period takes orders by the date in China on which they were placed, and lines and payouts without an order by that
 * on which they moved; differences of statements and of batches belong to every period. Alerts are all that are open.
 */
export interface StandingSummary extends StandingStamp {
  readonly from: string | null;
  readonly to: string | null;
  readonly channel: string | null;
  readonly statements: StatementCoverage;
  readonly money: readonly StandingMoney[];
  readonly byChannel: readonly ChannelMoney[];
  readonly orders: StandingOrderCounts;
  readonly lines: StandingLineCounts;
  readonly differences: readonly DifferencesOfCurrency[];
  readonly differencesByCode: readonly DifferencesOfCode[];
  readonly differencesByAge: readonly DifferencesOfAge[];
  /** What both of the above add up from; only what there is. */
  readonly differencesByCodeAndAge: readonly DifferencesOfCodeAndAge[];
  readonly openAlerts: OpenAlerts;
}

/** The summary of a shop's standing, of a period and a channel. Throws SHOP_UNKNOWN and VIEW_BEHIND. */
export async function standingSummary(
  database: Database,
  shopId: string,
  query: StandingQuery,
): Promise<StandingSummary> {
  return readStanding(database, shopId, async ({ tx, stamp, coverage }) => {
    const { from, to, channel } = query;
    const totals = { shops: [shopId], from, to, channel };
    const { shops, channels } = await readMoney(tx, totals);
    const differences = await readDifferenceTotals(tx, totals);
    return {
      ...stamp,
      from: from ?? null,
      to: to ?? null,
      channel: channel ?? null,
      statements: coverage,
      money: shops.map(({ money }) => money),
      byChannel: channels,
      ...(await readCounts(tx, totals)),
      ...differences,
      openAlerts: (await openAlerts(tx, [shopId]))(shopId),
    };
  });
}

interface CountRow {
  readonly status: string;
  readonly orders: number;
  readonly paid: number;
  readonly with_refund: number;
  readonly lines: number;
  readonly classless: number;
}

/** Rows of the totals that are no orders of the ledger, or none that were placed by then. */
const NO_ORDERS = ['unknown', 'not-placed', 'no-order'];

async function readCounts(
  tx: Queryable,
  totals: TotalsOf,
): Promise<{ readonly orders: StandingOrderCounts; readonly lines: StandingLineCounts }> {
  const rows = await tx.query<CountRow>(
    `WITH ${TOTALS_SQL}
     SELECT status, sum(orders)::integer AS orders, sum(paid)::integer AS paid, sum(with_refund)::integer AS with_refund,
            sum(lines)::integer AS lines, sum(classless)::integer AS classless
       FROM days GROUP BY status ORDER BY status`,
    parametersOf(totals),
  );
  const listed = rows.filter(({ status }) => !NO_ORDERS.includes(status));
  const count = (of: readonly CountRow[], name: Exclude<keyof CountRow, 'status'>): number =>
    of.reduce((sum, row) => sum + row[name], 0);
  const [unknown, orderless] = [rowsOf(rows, 'unknown'), rowsOf(rows, 'no-order')];
  const [all, orderUnknown, noOrder] = [
    count(rows, 'lines'),
    count(unknown, 'lines'),
    count(orderless, 'lines'),
  ];
  const [orders, paid, matched] = [
    count(listed, 'orders'),
    count(listed, 'paid'),
    all - orderUnknown - noOrder,
  ];
  const byStatus = listed.map((row) => ({ status: row.status, count: row.orders }));
  return {
    orders: {
      count: orders,
      paid,
      unpaid: orders - paid,
      refunded: count(listed, 'with_refund'),
      byStatus,
      matchedPercent: matchedPercentOf(Object.fromEntries(byStatus.map((one) => [one.status, one.count]))),
    },
    lines: {
      count: all,
      matched,
      unmatched: all - matched,
      matchedPercent: percentDown(matched, all),
      orderUnknown,
      noOrderNumber: noOrder - count(orderless, 'classless'),
      classHasNoOrder: count(orderless, 'classless'),
    },
  };
}

function rowsOf(rows: readonly CountRow[], status: string): readonly CountRow[] {
  return rows.filter((row) => row.status === status);
}

interface DifferenceTotalRow {
  readonly code: DifferenceCode | null;
  readonly band: AgeBand | null;
  readonly currency: string;
  readonly count: number;
  readonly amount: string;
}

type DifferenceTotals = Pick<
  StandingSummary,
  'differences' | 'differencesByCode' | 'differencesByAge' | 'differencesByCodeAndAge'
>;

async function readDifferenceTotals(tx: Queryable, totals: TotalsOf): Promise<DifferenceTotals> {
  const rows = await tx.query<DifferenceTotalRow>(
    `WITH ${TOTALS_SQL}
     SELECT code, age_band AS band, currency, sum(count)::integer AS count, sum(amount) AS amount
       FROM found GROUP BY GROUPING SETS ((currency), (code, currency), (age_band, currency), (code, age_band, currency))
      ORDER BY code, currency`,
    parametersOf(totals),
  );
  const figures = ({ currency, count, amount }: DifferenceTotalRow) => ({
    currency,
    count,
    amount: parseAmount(amount, currency),
  });
  return {
    differences: rows.filter((row) => row.code === null && row.band === null).map(figures),
    differencesByCode: rows.flatMap((row) =>
      row.code === null || row.band !== null ? [] : [{ code: row.code, ...figures(row) }],
    ),
    differencesByAge: AGE_BANDS.flatMap((band) =>
      rows.filter((row) => row.band === band && row.code === null).map((row) => ({ band, ...figures(row) })),
    ),
    differencesByCodeAndAge: rows.flatMap((row) =>
      row.code === null || row.band === null ? [] : [{ code: row.code, band: row.band, ...figures(row) }],
    ),
  };
}
