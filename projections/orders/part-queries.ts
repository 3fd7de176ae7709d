import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { findOrder } from './orders.queries.js';

/** An order, and which page of its parts is wanted. */
export interface PartsOfOrder {
  readonly shopId: string;
  readonly orderNo: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A row as the database gives it: every column is a text or null. */
export type PartRow = Readonly<Record<string, string | null>>;

/**
 * A page of the parts of an order in one table, the newest first, and what the caller reads of each. `columns` may hold
 * subqueries that speak of the row as `part`. Throws ORDER_NOT_FOUND.
 */
export async function listParts(
  database: Queryable,
  table: 'payment' | 'refund' | 'invoice' | 'shipment',
  { shopId, orderNo, limit, cursor }: PartsOfOrder,
  columns = '*',
): Promise<Page<PartRow>> {
  await findOrder(database, shopId, orderNo);
  const [ordinal] = cursor === undefined ? [null] : decodeCursor(cursor, ['integer']);
  const rows = await database.query<PartRow>(
    `SELECT ${columns} FROM view_orders.${table} part
      WHERE shop_id = $1 AND order_no = $2 AND ($3::bigint IS NULL OR ordinal < $3)
      ORDER BY ordinal DESC LIMIT $4`,
    [shopId, orderNo, ordinal, limit + 1],
  );
  return pageOf(rows, limit, (row) => [text(row, 'ordinal')]);
}

/** A column that is never null. */
export function text(row: PartRow, column: string): string {
  const value = row[column];
  if (value === null || value === undefined) throw new Error(`the view has no ${column} here`);
  return value;
}

/** A column that may be null. */
export function textOrNull(row: PartRow, column: string): string | null {
  return row[column] ?? null;
}

/** A time that may be null, as ISO 8601 in UTC. */
export function timeOrNull(row: PartRow, column: string): string | null {
  return isoOrNull(textOrNull(row, column));
}
