import { decodeCursor } from '../../src/platform/http/pagination.js';
import type { CursorPart } from '../../src/platform/http/pagination.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import { parseAmount } from '../../src/shared/money.js';
import { ORDER_COLUMNS, orderOf } from '../reconciliation/reconciled-order.js';
import type { OrderRow, ReconciledOrder } from '../reconciliation/reconciled-order.js';
import type { PageOf } from '../reconciliation/reconciliation.queries.js';
import { Conditions, standingPage } from './standing-conditions.js';
import { readStanding } from './standing-read.js';
import type { OpenStanding, StandingPage } from './standing-read.js';
import { instantsOf } from './standing.query.js';
import type { OrderSort, StandingOrdersFilter } from './standing.query.js';

/** An order as the standing has it. Amounts are of `currency`. */
export interface StandingOrder extends ReconciledOrder {
  readonly channel: string | null;
  /** What of the difference is money on its way: in transit, outside the statements, or a refund that is not due yet. */
  readonly explainedAmount: string;
  /** The effect of the order's differences. */
  readonly unexplainedAmount: string;
  /** How many differences it has. */
  readonly differences: number;
}

export interface StandingOrderRow extends OrderRow {
  readonly channel: string | null;
  readonly unexplained: string;
  readonly explained: string;
  readonly size: string;
  readonly differences: number;
}

interface Sort {
  readonly key: readonly string[];
  readonly parts: readonly CursorPart[];
  readonly descending: boolean;
  readonly keyOf: (row: StandingOrderRow) => readonly string[];
}

const SORTS: Readonly<Record<OrderSort, Sort>> = {
  placedAt: {
    key: ['placed_at', 'order_no', 'currency'],
    parts: ['instant', 'text', 'text'],
    descending: true,
    keyOf: (row) => [isoFromSql(row.placed_at), row.order_no, row.currency],
  },
  difference: {
    key: ['abs(unexplained)', 'order_no', 'currency'],
    parts: ['decimal', 'text', 'text'],
    descending: true,
    keyOf: (row) => [row.size, row.order_no, row.currency],
  },
  orderNo: {
    key: ['order_no', 'currency'],
    parts: ['text', 'text'],
    descending: false,
    keyOf: (row) => [row.order_no, row.currency],
  },
};

const CASTS: Readonly<Record<CursorPart, string>> = {
  instant: '::timestamptz',
  decimal: '::numeric',
  integer: '::bigint',
  text: '::text',
};

/** One page of the orders of a shop's standing. Throws SHOP_UNKNOWN, VIEW_BEHIND and MALFORMED_CURSOR. */
export async function standingOrders(
  database: Database,
  shopId: string,
  filter: StandingOrdersFilter,
  page: PageOf,
): Promise<StandingPage<StandingOrder>> {
  return readStanding(database, shopId, (standing) => ordersPage(standing, filter, page));
}

/** The same of a standing that is open. */
export async function ordersPage(
  { tx, stamp, shopId }: OpenStanding,
  filter: StandingOrdersFilter,
  page: PageOf,
): Promise<StandingPage<StandingOrder>> {
  const sort = SORTS[sortOf(filter)];
  const conditions = conditionsOf(shopId, filter);
  if (page.cursor !== undefined) conditions.add(after(conditions, sort, page.cursor));
  const direction = sort.descending ? ' DESC' : '';
  const rows = await tx.query<StandingOrderRow>(
    `SELECT ${ORDER_COLUMNS}, channel, unexplained, in_transit + outside + pending + elsewhere AS explained,
              abs(unexplained) AS size, differences
         FROM standing.order_state o WHERE ${conditions.sql}
        ORDER BY ${sort.key.map((column) => column + direction).join(', ')}
        LIMIT ${conditions.parameter(page.limit + 1)}`,
    conditions.values,
  );
  return standingPage(stamp, rows, page, { keyOf: sort.keyOf, make: standingOrderOf });
}

/** What begins with a number is found by number: the latest first would mean to look through all orders. */
function sortOf({ sort, q }: StandingOrdersFilter): OrderSort {
  return sort ?? (q === undefined ? 'placedAt' : 'orderNo');
}

/** The rows behind a cursor, as one comparison of rows that an index can begin at. */
export function after(
  conditions: Conditions,
  { key, parts, descending }: Pick<Sort, 'key' | 'parts' | 'descending'>,
  cursor: string,
): string {
  const values = decodeCursor(cursor, parts);
  const places = values.map((value, at) => conditions.parameter(value) + CASTS[parts[at] ?? 'text']);
  return `(${key.join(', ')}) ${descending ? '<' : '>'} (${places.join(', ')})`;
}

function conditionsOf(shopId: string, filter: StandingOrdersFilter): Conditions {
  const conditions = new Conditions(shopId, 'o');
  const { from, to } = instantsOf(filter);
  conditions.add('listed');
  conditions.addFor(filter.status, (status) => `status = ${status}`);
  conditions.addFor(filter.channel, (channel) => `channel = ${channel}`);
  conditions.addFor(from, (instant) => `placed_at >= ${instant}::timestamptz`);
  conditions.addFor(to, (instant) => `placed_at < ${instant}::timestamptz`);
  conditions.addPrefix('order_no', filter.q);
  if (filter.withDifference === true || sortOf(filter) === 'difference') conditions.add('differences > 0');
  if (filter.withDifference === false) conditions.add('differences = 0');
  return conditions;
}

function standingOrderOf(row: StandingOrderRow): StandingOrder {
  return {
    ...orderOf(row),
    channel: row.channel,
    explainedAmount: parseAmount(row.explained, row.currency),
    unexplainedAmount: parseAmount(row.unexplained, row.currency),
    differences: row.differences,
  };
}
