import { readMoment } from '../../src/platform/http/as-of.js';
import type { KnownAt } from '../../src/platform/http/as-of.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { periodBefore, datePeriod, checkDate } from '../../src/shared/business-period.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { compare } from '../../src/shared/money.js';
import { startOfDate } from '../../src/shared/period.js';
import type { Difference } from '../core/difference.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import { everyDifference, pinnedAt } from '../reconciliation/every-difference.js';
import { reconcile } from '../reconciliation/reconciliation.summary.js';
import type { ReconciliationSummary } from '../reconciliation/reconciliation.summary.js';
import { shopSettings } from '../reconciliation/shop-settings.queries.js';
import { changesOf, matchedPercentOf, percentDown, REPORT_VERSION } from './report.js';
import type { PeriodTotals, ReconciliationReport, ReportPeriod } from './report.js';
import { DifferenceTally } from './report-tally.js';

/** What a report is asked for. Dates are business dates in the shop's zone. */
export interface ReportQuestion {
  readonly shopId: string;
  readonly channel?: string | undefined;
  /** First date on which orders of the period were placed. */
  readonly from?: string | undefined;
  /** First date after the period. */
  readonly to?: string | undefined;
  /** A date (its first moment counts) or an ISO 8601 instant; the end of the statements if absent. */
  readonly asOf?: string | undefined;
  readonly knownAt?: KnownAt | undefined;
}

/** A report, the place in the log that it was made at, and its differences, read from there as often as they are asked. */
export interface MadeReport {
  readonly report: ReconciliationReport;
  readonly position: string | null;
  readonly differences: () => AsyncGenerator<Difference>;
}

/**
 * Makes the reconciliation report of a shop. All its parts are read as known at one place in the log, whatever is
 * recorded meanwhile. Throws SHOP_UNKNOWN, MALFORMED_TIME, PERIOD_EMPTY, and REPORT_UNSETTLED (try again) if the view
 * was exchanged meanwhile.
 */
export async function makeReport(database: Database, asked: ReportQuestion): Promise<MadeReport> {
  const { zone } = await shopSettings(database, asked.shopId);
  const period = periodOf(asked);
  const base = {
    shopId: asked.shopId,
    ...(asked.channel !== undefined && { channel: asked.channel }),
    asOf: asked.asOf === undefined ? undefined : momentIn(asked.asOf, zone),
  };
  const current = { ...base, ...bounds(period, zone), knownAt: asked.knownAt };
  const summary = await reconcile(database, current);
  const pinned = { asOf: summary.asOf ?? undefined, knownAt: pinnedAt(asked.knownAt, summary.position) };
  const question = { ...current, ...pinned };
  const tally = new DifferenceTally();
  for await (const difference of everyDifference(database, question)) tally.add(difference);
  refuseUnsettled(summary, tally);
  const previous = await previousOf(database, { ...base, ...pinned }, period, zone);
  const report: ReconciliationReport = {
    reportVersion: REPORT_VERSION,
    shop: asked.shopId,
    channel: asked.channel ?? null,
    zone,
    period,
    asOf: summary.asOf,
    knownAt: asked.knownAt?.asked ?? null,
    rulesVersion: summary.rulesVersion,
    policyVersion: summary.policyVersion,
    ...totalsOf(summary),
    ...tally.result(),
    previous,
    changes: previous === null ? [] : changesOf(summary.money, previous.money),
  };
  return { report, position: summary.position, differences: () => everyDifference(database, question) };
}

async function previousOf(
  database: Database,
  question: SettlementQuestion,
  { from, to }: ReportPeriod,
  zone: string,
): Promise<ReconciliationReport['previous']> {
  if (from === null || to === null) return null;
  const period = periodBefore({ from, to });
  return { period, ...totalsOf(await reconcile(database, { ...question, ...bounds(period, zone) })) };
}

function totalsOf(summary: ReconciliationSummary): PeriodTotals {
  const { money, orders, lines, differences, resultHash } = summary;
  return {
    money,
    orders,
    matchedPercent: matchedPercentOf(orders.byStatus),
    lines: { count: lines.count, matched: lines.matched },
    linesMatchedPercent: percentDown(lines.matched, lines.count),
    differences,
    resultHash,
  };
}

function periodOf({ from, to }: ReportQuestion): ReportPeriod {
  if (from !== undefined && to !== undefined) return datePeriod(from, to);
  return {
    from: from === undefined ? null : checkDate(from),
    to: to === undefined ? null : checkDate(to),
  };
}

function bounds(
  { from, to }: ReportPeriod,
  zone: string,
): { from: string | undefined; to: string | undefined } {
  return {
    from: from === null ? undefined : startOfDate(from, zone),
    to: to === null ? undefined : startOfDate(to, zone),
  };
}

function momentIn(text: string, zone: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? startOfDate(text, zone) : readMoment('asOf', text);
}

/** A rebuilt view may take the place of the one that the summary came from, and know another rule. */
function refuseUnsettled({ differences }: ReconciliationSummary, tally: DifferenceTally): void {
  const tallied = tally.codes();
  const agrees =
    tallied.length === differences.length &&
    differences.every((expected) =>
      tallied.some(
        ({ code, currency, count, amount }) =>
          code === expected.code &&
          currency === expected.currency &&
          count === expected.count &&
          compare(amount, expected.amount) === 0,
      ),
    );
  if (agrees) return;
  throw new DomainError(
    'REPORT_UNSETTLED',
    'the view changed while the report was made: ask again',
    { differences: tally.count },
    'unavailable',
  );
}
