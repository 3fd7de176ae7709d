import type { KnownAt } from '../../src/platform/http/as-of.js';
import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { isoFromSql, isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { notFound } from '../../src/shared/domain-error.js';
import type { Amount } from '../../src/shared/money.js';
import {
  byCurrency,
  currenciesStatement,
  cursorKey,
  numberCountStatement,
  ORDER_COLUMNS,
  searchStatements,
} from './order-search.js';
import type { OrderFilter } from './order-search.js';
import { emptyOrder, netOf, statusOf, withMovement } from './order-money.js';
import type { Figures, Milestones, Movement, MovementKind, OrderMoney, OrderStatus } from './order-money.js';

/** An order as the API shows it: amounts in `currency`, times in UTC. */
export interface OrderView extends Figures, Milestones {
  readonly shopId: string;
  readonly orderNo: string;
  readonly channel: string;
  readonly currency: string;
  /** received − reversed − refunded: the buyer's money that is held. */
  readonly net: Amount;
  readonly status: OrderStatus;
  /** Revision of the order's stream: what If-Match compares. */
  readonly revision: string;
  readonly ordinal: string;
  /** When the last event of the order was recorded. */
  readonly updatedAt: string;
}

/** The money of an order at an earlier point of either time axis; it has no revision, so nothing can be changed by it. */
export type OrderAsOf = Omit<OrderView, 'revision' | 'ordinal' | 'updatedAt'> & {
  readonly asOf: string | null;
  readonly knownAt: string | null;
};

export interface MovementView extends Movement {
  readonly ordinal: string;
  readonly eventId: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
}

interface OrderRow extends Figures {
  readonly shop_id: string;
  readonly order_no: string;
  readonly channel: string;
  readonly currency: string;
  readonly status: OrderStatus;
  readonly placed_at: string;
  readonly paid_at: string | null;
  readonly shipped_at: string | null;
  readonly delivered_at: string | null;
  readonly completed_at: string | null;
  readonly cancelled_at: string | null;
  readonly closed_at: string | null;
  readonly revision: string;
  readonly placed_ordinal: string;
  readonly ordinal: string;
  readonly updated_at: string;
}

/** Orders in the order of the filter. Throws SHOP_UNKNOWN if it names a shop that has no order at all. */
export async function listOrders(database: Queryable, filter: OrderFilter): Promise<Page<OrderView>> {
  const rows = await findOrders(database, filter);
  if (rows.length === 0 && filter.shopId !== undefined) await refuseUnknownShop(database, filter.shopId);
  const { items, nextCursor } = pageOf(rows, filter.limit, (row) => {
    const { currency, total, placed_ordinal: ordinal } = row;
    return cursorKey(filter, currency, {
      placedAt: [isoFromSql(row.placed_at), ordinal],
      updatedAt: [isoFromSql(row.updated_at), ordinal],
      total: [total, ordinal],
    });
  });
  return { items: items.map(orderView), nextCursor };
}

/** One order more than the limit, if there are so many. Amounts of two currencies can't be compared: one comes after the other. */
async function findOrders(database: Queryable, filter: OrderFilter): Promise<readonly OrderRow[]> {
  if (filter.sort !== 'total' || filter.currency !== undefined) return findByOneKey(database, filter);
  const { sql, values } = currenciesStatement(filter);
  const currencies = await database.query<{ currency: string }>(sql, values);
  const rows: OrderRow[] = [];
  for (const ofOne of byCurrency(
    filter,
    currencies.map(({ currency }) => currency),
  )) {
    rows.push(...(await findByOneKey(database, { ...ofOne, limit: filter.limit - rows.length })));
    if (rows.length > filter.limit) break;
  }
  return rows;
}

async function findByOneKey(database: Queryable, filter: OrderFilter): Promise<readonly OrderRow[]> {
  const count = numberCountStatement(filter);
  const [number] =
    count === undefined ? [] : await database.query<{ broad: boolean }>(count.sql, count.values);
  let rows: readonly OrderRow[] = [];
  for (const { sql, values } of searchStatements(filter, number?.broad)) {
    rows = await database.query<OrderRow>(sql, values);
    if (rows.length > filter.limit) break;
  }
  return rows;
}

export async function refuseUnknownShop(database: Queryable, shopId: string): Promise<void> {
  const [known] = await database.query('SELECT 1 FROM view_orders.order_money WHERE shop_id = $1 LIMIT 1', [
    shopId,
  ]);
  if (known === undefined) notFound('SHOP_UNKNOWN', `no order is known of the shop "${shopId}"`, { shopId });
}

/** The order as it stands. Throws ORDER_NOT_FOUND. */
export async function findOrder(database: Queryable, shopId: string, orderNo: string): Promise<OrderView> {
  const [row] = await database.query<OrderRow>(
    `SELECT ${ORDER_COLUMNS} FROM view_orders.order_money WHERE shop_id = $1 AND order_no = $2`,
    [shopId, orderNo],
  );
  return row === undefined ? orderNotFound(shopId, orderNo) : orderView(row);
}

/**
 * The order's money from what had taken effect before `asOf` and was known at `knownAt`: the fold of those movements.
 * Throws ORDER_NOT_FOUND also if nothing had.
 */
export async function findOrderAsOf(
  database: Queryable,
  order: { readonly shopId: string; readonly orderNo: string },
  asOf: string | undefined,
  knownAt: KnownAt,
): Promise<OrderAsOf> {
  const { shopId, orderNo, channel, currency } = await findOrder(database, order.shopId, order.orderNo);
  const rows = await database.query<MovementRow>(
    `SELECT ${MOVEMENT_COLUMNS} FROM view_orders.movement
      WHERE shop_id = $1 AND order_no = $2
        AND ($3::timestamptz IS NULL OR occurred_at < $3)
        AND ($4::timestamptz IS NULL OR recorded_at <= $4)
        AND ($5::bigint IS NULL OR ordinal <= $5)
      ORDER BY ordinal, kind`,
    [
      shopId,
      orderNo,
      asOf ?? null,
      knownAt.kind === 'time' ? knownAt.recordedUntil : null,
      knownAt.kind === 'position' ? knownAt.ordinal : null,
    ],
  );
  if (rows.length === 0) orderNotFound(shopId, orderNo);
  const money = rows
    .map(movementView)
    .reduce<OrderMoney>(
      (state, movement) => withMovement(state, movement, movement.occurredAt),
      emptyOrder(currency),
    );
  return {
    shopId,
    orderNo,
    channel,
    status: statusOf(money),
    net: netOf(money),
    ...money,
    asOf: asOf ?? null,
    knownAt: knownAt.asked,
  };
}

/** What happened to the order's money, in the order in which it was recorded. Throws ORDER_NOT_FOUND. */
export async function listMovements(
  database: Queryable,
  order: { readonly shopId: string; readonly orderNo: string },
  limit: number,
  cursor: string | undefined,
): Promise<Page<MovementView>> {
  await findOrder(database, order.shopId, order.orderNo);
  const [ordinal, kind] = cursor === undefined ? [null, null] : decodeCursor(cursor, ['integer', 'text']);
  const rows = await database.query<MovementRow>(
    `SELECT ${MOVEMENT_COLUMNS} FROM view_orders.movement
      WHERE shop_id = $1 AND order_no = $2 AND ($3::bigint IS NULL OR (ordinal, kind) > ($3, $4::text))
      ORDER BY ordinal, kind LIMIT $5`,
    [order.shopId, order.orderNo, ordinal, kind, limit + 1],
  );
  return pageOf(rows.map(movementView), limit, (movement) => [movement.ordinal, movement.kind]);
}

const MOVEMENT_COLUMNS = 'ordinal, kind, amount, reference, occurred_at, recorded_at, event_id';

interface MovementRow {
  readonly ordinal: string;
  readonly kind: MovementKind;
  readonly amount: string | null;
  readonly reference: string | null;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly event_id: string;
}

function movementView(row: MovementRow): MovementView {
  return {
    ordinal: row.ordinal,
    kind: row.kind,
    amount: row.amount,
    reference: row.reference,
    occurredAt: isoFromSql(row.occurred_at),
    recordedAt: isoFromSql(row.recorded_at),
    eventId: row.event_id,
  };
}

function orderView(row: OrderRow): OrderView {
  return {
    shopId: row.shop_id,
    orderNo: row.order_no,
    channel: row.channel,
    currency: row.currency,
    status: row.status,
    total: row.total,
    received: row.received,
    reversed: row.reversed,
    refunded: row.refunded,
    reserved: row.reserved,
    invoiced: row.invoiced,
    red: row.red,
    net: netOf(row),
    placedAt: isoFromSql(row.placed_at),
    paidAt: isoOrNull(row.paid_at),
    shippedAt: isoOrNull(row.shipped_at),
    deliveredAt: isoOrNull(row.delivered_at),
    completedAt: isoOrNull(row.completed_at),
    cancelledAt: isoOrNull(row.cancelled_at),
    closedAt: isoOrNull(row.closed_at),
    revision: row.revision,
    ordinal: row.ordinal,
    updatedAt: isoFromSql(row.updated_at),
  };
}

export function orderNotFound(shopId: string, orderNo: string): never {
  return notFound(
    'ORDER_NOT_FOUND',
    `shop ${shopId} has no order ${orderNo} at the time that was asked for`,
    {
      shopId,
      orderNo,
    },
  );
}
