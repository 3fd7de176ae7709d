import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { SETTLEMENT_KINDS } from '../../src/shared/statement-kind.js';
import { liveSchema } from '../core/projection.js';
import { knownUntil } from '../core/settlement-question.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import { refuseUnknownShop } from './known-shop.js';
import { lineOf, linesSql } from './reconciled-line.js';
import type { LineRow, ReconciledLine } from './reconciled-line.js';

export interface LineFilter {
  readonly matched?: boolean | undefined;
  readonly class?: string | undefined;
  readonly statement?: string | undefined;
  /** A number that the line has, exactly. */
  readonly q?: string | undefined;
  /** Bounds of the amount without its sign, inclusive. */
  readonly minAmount?: string | undefined;
  readonly maxAmount?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const SCHEMA = liveSchema('reconciliation');

/**
 * Statement lines by time, with the class, the rule that gave it, and the order or the reason why there is none. What the
 * shop as a whole was found to be does not matter to a line, so it is not computed. Throws SHOP_UNKNOWN, MALFORMED_CURSOR.
 */
export async function listLines(
  database: Database,
  question: SettlementQuestion,
  filter: LineFilter,
): Promise<Page<ReconciledLine>> {
  return database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    await refuseUnknownShop(tx, question.shopId);
    const { conditions, values } = narrowed(filter, await parametersOf(tx, question));
    const knownNow = question.knownAt === undefined || question.knownAt.kind === 'everything';
    const parts = filter.matched === false && knownNow ? await unmatchedParts(tx, question.shopId) : ['true'];
    const page = (condition: string): string =>
      `(SELECT * FROM (${linesSql(SCHEMA, [...conditions, condition].join(' AND '))}) line
         WHERE $7::boolean IS NULL OR (reason IS NULL) = $7 ORDER BY occurred_at, line_id LIMIT $8)`;
    const rows = await tx.query<LineRow>(
      `SELECT * FROM (${parts.map(page).join(' UNION ALL ')}) page ORDER BY occurred_at, line_id LIMIT $8`,
      values,
    );
    return pageOf(rows.map(lineOf), filter.limit, ({ occurredAt, lineId }) => [occurredAt, lineId]);
  });
}

/** So many orders are looked up by their numbers; of more, some stand on every page of lines anyway. */
const FEW_ORDERS = 20_000;

/**
 * Conditions on the line `l`, each with an index of its own, of which one is true of any line that may belong to no order:
 * it names none, or one that only statements tell of, or it is of a second kind, whose orders have no row of their own.
 */
async function unmatchedParts(tx: Queryable, shopId: string): Promise<readonly string[]> {
  const unknown = `SELECT order_no FROM ${SCHEMA}.order_account WHERE shop_id = $1 AND NOT known`;
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (${unknown} LIMIT ${FEW_ORDERS + 1}) orders`,
    [shopId],
  );
  const areFew = (row?.count ?? 0) <= FEW_ORDERS;
  return [
    'l.order_no IS NULL',
    `l.rank = 1 AND l.order_no ${areFew ? `= ANY (ARRAY(${unknown}))` : 'IS NOT NULL'}`,
    'l.rank = 2 AND l.order_no IS NOT NULL',
  ];
}

/** $1 to $6 of linesSql. */
async function parametersOf(tx: Queryable, question: SettlementQuestion): Promise<readonly string[]> {
  const { shopId, asOf, knownAt, from, to } = question;
  const [recordedUntil, ordinal] = knownUntil(knownAt);
  const [row] = await tx.query<{ until: string | null }>(
    `SELECT max(c.covers_until) AS until FROM ${SCHEMA}.statement_closing c JOIN ${SCHEMA}.statement s USING (shop_id, statement_id)
      WHERE c.shop_id = $1 AND c.recorded_at <= $2 AND c.ordinal <= $3 AND s.kind = ANY ($4)`,
    [shopId, recordedUntil, ordinal, SETTLEMENT_KINDS],
  );
  const until = asOf ?? row?.until ?? 'infinity';
  return [shopId, until, recordedUntil, ordinal, from ?? '-infinity', to ?? 'infinity'];
}

/** Only conditions that are asked for stand in the SQL, so that each is answered by its index. */
function narrowed(
  filter: LineFilter,
  parameters: readonly string[],
): { readonly conditions: readonly string[]; readonly values: readonly unknown[] } {
  const values: unknown[] = [...parameters, filter.matched ?? null, filter.limit + 1];
  const conditions = ['true'];
  const where = (value: string | undefined, condition: (parameter: string) => string): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  where(filter.class, (name) => `l.class = ${name}`);
  where(filter.statement, (id) => `l.statement_id = ${id}`);
  where(filter.q, (number) => `l.line_id = ANY (ARRAY(${linesNamed(number)}))`);
  where(filter.minAmount, (amount) => `abs(l.amount) >= ${amount}::numeric`);
  where(filter.maxAmount, (amount) => `abs(l.amount) <= ${amount}::numeric`);
  if (filter.cursor !== undefined) {
    values.push(...decodeCursor(filter.cursor, ['instant', 'text']));
    conditions.push(
      `(l.occurred_at, l.line_id) > ($${values.length - 1}::timestamptz, $${values.length}::text)`,
    );
  }
  return { conditions, values };
}

/** Few lines have a number, so their ids are found first; by time the planner would look through all lines for them. */
const linesNamed = (number: string): string =>
  ['line_id', 'entry_no', 'trade_no', 'order_no', 'payout_no']
    .map(
      (column) =>
        `SELECT line_id FROM ${SCHEMA}.statement_line WHERE shop_id = $1 AND ${column} = ${number}::text`,
    )
    .join(' UNION ALL ');
