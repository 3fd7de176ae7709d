import type { CursorPart } from '../../src/platform/http/pagination.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { parseAmount } from '../../src/shared/money.js';
import { daysAfter } from '../../src/shared/period.js';
import type { DifferenceRow } from '../core/difference-row.js';
import { differenceOf } from '../core/difference.js';
import type { Difference } from '../core/difference.js';
import type { PageOf } from '../reconciliation/reconciliation.queries.js';
import { Conditions, standingPage } from './standing-conditions.js';
import { after } from './standing-orders.js';
import { readStanding } from './standing-read.js';
import type { OpenStanding, StandingPage } from './standing-read.js';
import type { DifferenceSort, StandingDifferencesFilter } from './standing.query.js';
import { DAYS_OF_BAND } from './totals-of-standing.js';
import type { AgeBand } from './totals-of-standing.js';

/** What the ledger has of the order that a difference is about. Amounts are of the difference's currency. */
export interface LedgerSays {
  readonly receivedAmount: string;
  /** Reversed and refunded. */
  readonly returnedAmount: string;
  /** received − returned. */
  readonly expectedAmount: string;
}

/** What the statements show of it. */
export interface StatementSays {
  readonly receiptsAmount: string;
  readonly receiptCount: number;
  /** Refunds that left the account. */
  readonly outflowAmount: string;
  /** receipts − outflow. */
  readonly settledAmount: string;
}

/** A difference with its two sides, where it is about an order. */
export interface StandingDifference extends Difference {
  /** Of the order; null for lines, payouts and statements. */
  readonly channel: string | null;
  readonly ledgerSays: LedgerSays | null;
  readonly statementSays: StatementSays | null;
}

interface Row extends DifferenceRow {
  readonly place: number;
  readonly channel: string | null;
  readonly settled: string | null;
  readonly aged_from: string;
}

/** Differences without a moment come last. */
export const AGED_FROM = `coalesce(occurred_at, timestamptz '9999-12-31 00:00:00+00')`;

const KEY = ['code', 'subject_kind', 'subject', 'currency', 'place'];
const KEY_PARTS: readonly CursorPart[] = ['text', 'text', 'text', 'text', 'integer'];
const keyOf = ({ code, subject_kind: kind, subject, currency, place }: Row): readonly string[] => [
  ...[code, kind, subject, currency, String(place)],
];

const SORTS: Readonly<
  Record<
    DifferenceSort,
    {
      readonly key: readonly string[];
      readonly parts: readonly CursorPart[];
      readonly descending: boolean;
      readonly keyOf: (row: Row) => readonly string[];
    }
  >
> = {
  amount: {
    key: ['amount', ...KEY],
    parts: ['decimal', ...KEY_PARTS],
    descending: true,
    keyOf: (row) => [row.amount, ...keyOf(row)],
  },
  age: {
    key: [AGED_FROM, ...KEY],
    parts: ['instant', ...KEY_PARTS],
    descending: false,
    keyOf: (row) => [isoFromSql(row.aged_from), ...keyOf(row)],
  },
  code: { key: KEY, parts: KEY_PARTS, descending: false, keyOf },
};

/** One page of the differences of a shop's standing. Throws SHOP_UNKNOWN, VIEW_BEHIND and MALFORMED_CURSOR. */
export async function standingDifferences(
  database: Database,
  shopId: string,
  filter: StandingDifferencesFilter,
  page: PageOf,
): Promise<StandingPage<StandingDifference>> {
  return readStanding(database, shopId, (standing) => differencesPage(standing, filter, page));
}

/** The same of a standing that is open. */
export async function differencesPage(
  { tx, stamp, settings, shopId }: OpenStanding,
  filter: StandingDifferencesFilter,
  page: PageOf,
): Promise<StandingPage<StandingDifference>> {
  const sort = SORTS[filter.sort];
  const conditions = conditionsOf(shopId, filter, stamp.asOf);
  if (page.cursor !== undefined) conditions.add(after(conditions, sort, page.cursor));
  const direction = sort.descending ? ' DESC' : '';
  const rows = await tx.query<Row>(
    `SELECT code, subject_kind, subject, currency, place, amount, effect, occurred_at, received, returned, expected,
              receipts, receipt_count::text AS receipt_count, outflow, completed_at, wording, details, channel,
              receipts - outflow AS settled, ${AGED_FROM} AS aged_from
         FROM standing.difference d WHERE ${conditions.sql}
        ORDER BY ${sort.key.map((column) => column + direction).join(', ')}
        LIMIT ${conditions.parameter(page.limit + 1)}`,
    conditions.values,
  );
  return standingPage(stamp, rows, page, {
    keyOf: sort.keyOf,
    make: (row) => ({ ...differenceOf(shopId, settings, stamp.asOf, row), ...sidesOf(row) }),
  });
}

function conditionsOf(shopId: string, filter: StandingDifferencesFilter, asOf: string | null): Conditions {
  const conditions = new Conditions(shopId, 'd');
  conditions.addFor(filter.code, (code) => `code = ${code}`);
  conditions.addFor(filter.owner, (owner) => `owner = ${owner}`);
  conditions.addFor(filter.channel, (channel) => `channel = ${channel}`);
  conditions.addFor(filter.subjectKind, (kind) => `subject_kind = ${kind}`);
  conditions.addFor(filter.from, (date) => `(day IS NULL OR day >= ${date}::date)`);
  conditions.addFor(filter.to, (date) => `(day IS NULL OR day < ${date}::date)`);
  addAges(conditions, { from: filter.minAgeDays, to: filter.maxAgeDays }, asOf);
  if (filter.ageBand !== undefined) addAgeBand(conditions, filter.ageBand, asOf);
  conditions.addPrefix('subject', filter.q);
  return conditions;
}

function addAgeBand(conditions: Conditions, band: AgeBand, asOf: string | null): void {
  const days = DAYS_OF_BAND[band];
  if (days === null) conditions.add('age_days IS NULL');
  else addAges(conditions, days, asOf);
}

/** Ages in days, and the instants that they reach back to: a list by age begins there in its index, not at the oldest. */
function addAges(
  conditions: Conditions,
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
  asOf: string | null,
): void {
  conditions.addFor(from, (days) => `age_days >= ${days}`);
  conditions.addFor(to, (days) => `age_days <= ${days}`);
  if (asOf === null) return;
  // What happened after the end of the statements is no day old.
  const latest = from === undefined || from === 0 ? undefined : daysAfter(asOf, -from);
  const earliest = to === undefined ? undefined : daysAfter(asOf, -to - 1);
  conditions.addFor(latest, (instant) => `${AGED_FROM} <= ${instant}::timestamptz`);
  conditions.addFor(earliest, (instant) => `${AGED_FROM} >= ${instant}::timestamptz`);
}

function sidesOf(row: Row): Pick<StandingDifference, 'channel' | 'ledgerSays' | 'statementSays'> {
  const amount = (text: string | null): string => parseAmount(text ?? '0', row.currency);
  return {
    channel: row.channel,
    ledgerSays:
      row.expected === null
        ? null
        : {
            receivedAmount: amount(row.received),
            returnedAmount: amount(row.returned),
            expectedAmount: amount(row.expected),
          },
    statementSays:
      row.receipts === null
        ? null
        : {
            receiptsAmount: amount(row.receipts),
            receiptCount: Number.parseInt(row.receipt_count ?? '0', 10),
            outflowAmount: amount(row.outflow),
            settledAmount: amount(row.settled),
          },
  };
}
