import type { Queryable } from '../../src/platform/postgres/database.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { absolute, add, compare, parseAmount, portion, subtract, zero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { startOfDate } from '../../src/shared/period.js';
import type { FoundDifference } from './payout-differences.js';
import type { SettlementContext } from './settlement-context.js';
import { countsSql } from './settlement-scope-sql.js';
import { settlementSql } from './settlement-sql.js';

/** Receipts that settle many orders at once (聚合结算), as they were shared out. */
export interface BatchSettlements {
  /** Orders that were completed in these times and have no receipt of their own, as a tstzmultirange. */
  readonly spans: string;
  /** The lines that settle them. */
  readonly lineIds: readonly string[];
  readonly differences: readonly FoundDifference[];
}

export const NO_BATCHES: BatchSettlements = { spans: '{}', lineIds: [], differences: [] };

/** A batch that differs by more than that from every sum of days is no batch of them. */
const NEAR = '0.1';
/** A batch settles up to a week: shops are paid daily, and after holidays for all of them. */
const MOST_DAYS = 7;

interface Day {
  readonly date: string;
  readonly currency: string;
  readonly expected: Amount;
}

interface BatchLine {
  readonly lineId: string;
  readonly name: string;
  readonly currency: string;
  readonly amount: Amount;
  readonly occurredAt: string;
  readonly date: string;
}

/**
 * Shares batches out among the days on which orders were completed: the run of days, ending before the batch, whose
 * expected sum is nearest. What is left of it is one difference of the batch. Nothing for a shop without batches.
 */
export async function shareOutBatches(
  tx: Queryable,
  schema: string,
  context: SettlementContext,
  parameters: readonly string[],
): Promise<BatchSettlements> {
  const { zone } = context.settings;
  const lines = await readBatches(tx, schema, context, parameters);
  if (lines.length === 0) return NO_BATCHES;
  const rows = await tx.query<{ date: string; currency: string; expected: string }>(
    `${settlementSql(schema, context)}
     SELECT to_char(completed_at AT TIME ZONE '${zone}', 'YYYY-MM-DD') AS date, currency, sum(expected) AS expected
       FROM judged
      WHERE known AND receipts = 0 AND expected > 0 AND completed_at IS NOT NULL AND $8::jsonb IS NOT NULL
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [...parameters.slice(0, 4), '-infinity', 'infinity', null, '[]'],
  );
  const days = rows.map((row) => ({ ...row, expected: parseAmount(row.expected, row.currency) }));
  const spans: string[] = [];
  const lineIds: string[] = [];
  const differences: FoundDifference[] = [];
  const taken = new Set<string>();
  for (const line of lines) {
    const found = nearestRun(line, days, taken);
    if (found === undefined) {
      differences.push(differenceOfBatch(line, line.amount, zero(line.currency)));
      continue;
    }
    for (const { date } of found.days) taken.add(date);
    const [first, last] = [found.days[0]?.date ?? line.date, found.days.at(-1)?.date ?? line.date];
    spans.push(`[${startOfDate(first, zone)},${startOfDate(dayAfter(last), zone)})`);
    lineIds.push(line.lineId);
    const rest = subtract(line.amount, found.sum);
    if (compare(absolute(rest), '0.05') > 0) differences.push(differenceOfBatch(line, rest, found.sum));
  }
  return { spans: `{${spans.join(',')}}`, lineIds, differences };
}

async function readBatches(
  tx: Queryable,
  schema: string,
  context: SettlementContext,
  parameters: readonly string[],
): Promise<readonly BatchLine[]> {
  const rows = await tx.query<{
    line_id: string;
    name: string;
    currency: string;
    amount: string;
    occurred_at: string;
    date: string;
  }>(
    `SELECT l.line_id, coalesce(l.entry_no, l.line_id) AS name, l.currency, l.amount, l.occurred_at,
            to_char(l.occurred_at AT TIME ZONE '${context.settings.zone}', 'YYYY-MM-DD') AS date
       FROM ${schema}.statement_line l
      WHERE l.shop_id = $1 AND l.occurred_at < $2 AND l.recorded_at <= $3 AND l.ordinal <= $4
        AND l.class = 'batch-settlement' AND l.amount > 0 AND ${countsSql(context, 'l')}
      ORDER BY l.occurred_at, l.line_id`,
    parameters.slice(0, 4),
  );
  return rows.map((row) => ({
    lineId: row.line_id,
    name: row.name,
    currency: row.currency,
    amount: parseAmount(row.amount, row.currency),
    occurredAt: isoFromSql(row.occurred_at),
    date: row.date,
  }));
}

/** Runs of days that are free, end on the day of the batch at the latest, and do not leave a free day between. */
function nearestRun(
  line: BatchLine,
  days: readonly Day[],
  taken: ReadonlySet<string>,
): { readonly days: readonly Day[]; readonly sum: Amount } | undefined {
  const free = days.filter(
    ({ date, currency }) => currency === line.currency && date <= line.date && !taken.has(date),
  );
  let best: { readonly days: readonly Day[]; readonly sum: Amount; readonly off: Amount } | undefined;
  for (let end = free.length; end > Math.max(0, free.length - MOST_DAYS); end--) {
    let sum = zero(line.currency);
    for (let start = end - 1; start >= Math.max(0, end - MOST_DAYS); start--) {
      sum = add(sum, free[start]?.expected ?? zero(line.currency));
      const off = absolute(subtract(line.amount, sum));
      if (best === undefined || compare(off, best.off) < 0) best = { days: free.slice(start, end), sum, off };
    }
  }
  const limit = portion(line.amount, NEAR, line.currency);
  return best !== undefined && compare(best.off, limit) <= 0 ? best : undefined;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function differenceOfBatch(line: BatchLine, rest: Amount, explained: Amount): FoundDifference {
  return {
    code: 'PAYOUT_SPLIT',
    subject_kind: 'payout',
    subject: line.name,
    amount: absolute(rest),
    effect: rest,
    currency: line.currency,
    occurred_at: line.occurredAt,
    wording: null,
    details: { payout: line.amount, lines: explained, bank: null },
  };
}
