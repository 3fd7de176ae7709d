import type { Decoded } from '../../src/platform/event-store/codec.js';
import { bigintArray, textArray, uuidArray } from '../../src/platform/postgres/binary-array.js';
import { isoFromSql, isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { readSql } from '../../src/platform/read-sql.js';
import { isOrderStreamEvent } from '../core/ledger-event.js';
import type { OrderStreamEvent } from '../core/ledger-event.js';
import type { Projection } from '../core/projection.js';
import { emptyOrder, movementsOf, statusOf, withMovement } from './order-money.js';
import type { Movement, OrderMoney } from './order-money.js';
import { isAdjustmentEvent, partChangeOf } from './order-parts.js';
import type { OrdersViewEvent } from './order-parts.js';
import { PartBatch } from './part-tables.js';

/** The state of each order's money, the movements that it is the sum of, its parts, and corrections of the books. */
export const ordersProjection: Projection = {
  name: 'orders',
  version: 2,
  schemaSql: readSql(import.meta.url, './orders.schema.sql'),
  indexSql: readSql(import.meta.url, './orders.indexes.sql'),
  apply: applyToOrders,
};

type OrderEvent = Decoded<OrderStreamEvent>;

interface Row {
  readonly shopId: string;
  readonly orderNo: string;
  readonly channel: string;
  money: OrderMoney;
  revision: bigint;
  readonly placedOrdinal: bigint;
  ordinal: bigint;
  updatedAt: string;
}

interface MovementRow extends Movement {
  readonly of: OrderEvent;
}

async function applyToOrders(tx: Queryable, events: readonly Decoded[]): Promise<void> {
  await saveParts(tx, events);
  const mine = events.filter((decoded): decoded is OrderEvent => isOrderStreamEvent(decoded.event));
  if (mine.length === 0) return;
  const rows = await loadRows(tx, mine);
  const movements: MovementRow[] = [];
  for (const decoded of mine) {
    const row = rowOf(rows, decoded);
    for (const movement of movementsOf(decoded.event)) {
      row.money = withMovement(row.money, movement, decoded.event.occurredAt);
      movements.push({ ...movement, of: decoded });
    }
    row.revision = decoded.revision;
    row.ordinal = decoded.ordinal;
    row.updatedAt = decoded.recordedAt;
  }
  await insertMovements(tx, movements);
  await saveRows(tx, [...rows.values()]);
}

async function saveParts(tx: Queryable, events: readonly Decoded[]): Promise<void> {
  const batch = new PartBatch();
  for (const decoded of events) {
    if (!isOrderStreamEvent(decoded.event) && !isAdjustmentEvent(decoded.event)) continue;
    const change = partChangeOf(decoded as Decoded<OrdersViewEvent>);
    if (change !== undefined) batch.add(change, decoded.ordinal);
  }
  await batch.save(tx);
}

/** Starts a row at the order's first event. An order can't begin otherwise: a hole in the log must be seen, not summed. */
function rowOf(rows: Map<string, Row>, decoded: OrderEvent): Row {
  const known = rows.get(decoded.stream);
  if (known !== undefined) return known;
  const { event } = decoded;
  if (event.type !== 'OrderPlaced') {
    throw new Error(
      `order ${event.data.orderNo} of shop ${event.data.shopId} has ${event.type} at ${decoded.position} but was never placed`,
    );
  }
  const row: Row = {
    shopId: event.data.shopId,
    orderNo: event.data.orderNo,
    channel: event.data.channel,
    money: emptyOrder(event.data.currency),
    revision: decoded.revision,
    placedOrdinal: decoded.ordinal,
    ordinal: decoded.ordinal,
    updatedAt: decoded.recordedAt,
  };
  rows.set(decoded.stream, row);
  return row;
}

interface StoredRow {
  readonly stream: string;
  readonly shop_id: string;
  readonly order_no: string;
  readonly channel: string;
  readonly currency: string;
  readonly total: string;
  readonly received: string;
  readonly reversed: string;
  readonly refunded: string;
  readonly reserved: string;
  readonly invoiced: string;
  readonly red: string;
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

/** Orders whose first event (revision 0) is in the batch have no row yet and are not asked for. */
async function loadRows(tx: Queryable, events: readonly OrderEvent[]): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  const wanted = new Map<string, OrderStreamEvent['data'] | null>();
  for (const { stream, revision, event } of events) {
    if (!wanted.has(stream)) wanted.set(stream, revision === 0n ? null : event.data);
  }
  const older = [...wanted].filter((entry): entry is [string, OrderStreamEvent['data']] => entry[1] !== null);
  if (older.length === 0) return rows;
  const stored = await tx.query<StoredRow>(
    `SELECT wanted.stream, o.*
       FROM (SELECT unnest($1::text[]) AS stream, unnest($2::text[]) AS shop_id, unnest($3::text[]) AS order_no) AS wanted
       JOIN order_money o USING (shop_id, order_no)`,
    [
      textArray(older.map(([stream]) => stream)),
      textArray(older.map(([, data]) => data.shopId)),
      textArray(older.map(([, data]) => data.orderNo)),
    ],
  );
  for (const row of stored) rows.set(row.stream, rowFrom(row));
  return rows;
}

function rowFrom(stored: StoredRow): Row {
  return {
    shopId: stored.shop_id,
    orderNo: stored.order_no,
    channel: stored.channel,
    money: {
      currency: stored.currency,
      total: stored.total,
      received: stored.received,
      reversed: stored.reversed,
      refunded: stored.refunded,
      reserved: stored.reserved,
      invoiced: stored.invoiced,
      red: stored.red,
      placedAt: isoFromSql(stored.placed_at),
      paidAt: isoOrNull(stored.paid_at),
      shippedAt: isoOrNull(stored.shipped_at),
      deliveredAt: isoOrNull(stored.delivered_at),
      completedAt: isoOrNull(stored.completed_at),
      cancelledAt: isoOrNull(stored.cancelled_at),
      closedAt: isoOrNull(stored.closed_at),
    },
    revision: BigInt(stored.revision),
    placedOrdinal: BigInt(stored.placed_ordinal),
    ordinal: BigInt(stored.ordinal),
    updatedAt: stored.updated_at,
  };
}

async function insertMovements(tx: Queryable, movements: readonly MovementRow[]): Promise<void> {
  if (movements.length === 0) return;
  await tx.query(
    `INSERT INTO movement
       (ordinal, kind, shop_id, order_no, amount, reference, occurred_at, recorded_at, event_id)
     SELECT unnest($1::bigint[]), unnest($2::text[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[])::numeric,
        unnest($6::text[]), unnest($7::text[])::timestamptz, unnest($8::text[])::timestamptz, unnest($9::uuid[])`,
    [
      bigintArray(movements.map(({ of }) => of.ordinal)),
      textArray(movements.map(({ kind }) => kind)),
      textArray(movements.map(({ of }) => of.event.data.shopId)),
      textArray(movements.map(({ of }) => of.event.data.orderNo)),
      textArray(movements.map(({ amount }) => amount)),
      textArray(movements.map(({ reference }) => reference)),
      textArray(movements.map(({ of }) => of.event.occurredAt)),
      textArray(movements.map(({ of }) => of.recordedAt)),
      uuidArray(movements.map(({ of }) => of.id)),
    ],
  );
}

async function saveRows(tx: Queryable, rows: readonly Row[]): Promise<void> {
  await tx.query(
    `INSERT INTO order_money
       (shop_id, order_no, channel, currency, total, received, reversed, refunded, reserved, invoiced, red, status,
        placed_at, paid_at, shipped_at, delivered_at, completed_at, cancelled_at, closed_at,
        revision, placed_ordinal, ordinal, updated_at)
     SELECT unnest($1::text[]), unnest($2::text[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[])::numeric,
        unnest($6::text[])::numeric, unnest($7::text[])::numeric, unnest($8::text[])::numeric,
        unnest($9::text[])::numeric, unnest($10::text[])::numeric, unnest($11::text[])::numeric, unnest($12::text[]),
        unnest($13::text[])::timestamptz, unnest($14::text[])::timestamptz, unnest($15::text[])::timestamptz,
        unnest($16::text[])::timestamptz, unnest($17::text[])::timestamptz, unnest($18::text[])::timestamptz,
        unnest($19::text[])::timestamptz, unnest($20::bigint[]), unnest($21::bigint[]), unnest($22::bigint[]),
        unnest($23::text[])::timestamptz
     ON CONFLICT (shop_id, order_no) DO UPDATE SET
        total = excluded.total, received = excluded.received, reversed = excluded.reversed,
        refunded = excluded.refunded, reserved = excluded.reserved, invoiced = excluded.invoiced, red = excluded.red,
        status = excluded.status, paid_at = excluded.paid_at, shipped_at = excluded.shipped_at,
        delivered_at = excluded.delivered_at, completed_at = excluded.completed_at,
        cancelled_at = excluded.cancelled_at, closed_at = excluded.closed_at,
        revision = excluded.revision, ordinal = excluded.ordinal, updated_at = excluded.updated_at`,
    [
      ...columnsOf(rows),
      bigintArray(rows.map(({ revision }) => revision)),
      bigintArray(rows.map(({ placedOrdinal }) => placedOrdinal)),
      bigintArray(rows.map(({ ordinal }) => ordinal)),
      textArray(rows.map(({ updatedAt }) => updatedAt)),
    ],
  );
}

function columnsOf(rows: readonly Row[]): readonly Buffer[] {
  const of = (value: (row: Row) => string | null): Buffer => textArray(rows.map(value));
  return [
    of((row) => row.shopId),
    of((row) => row.orderNo),
    of((row) => row.channel),
    of((row) => row.money.currency),
    of((row) => row.money.total),
    of((row) => row.money.received),
    of((row) => row.money.reversed),
    of((row) => row.money.refunded),
    of((row) => row.money.reserved),
    of((row) => row.money.invoiced),
    of((row) => row.money.red),
    of((row) => statusOf(row.money)),
    of((row) => row.money.placedAt),
    of((row) => row.money.paidAt),
    of((row) => row.money.shippedAt),
    of((row) => row.money.deliveredAt),
    of((row) => row.money.completedAt),
    of((row) => row.money.cancelledAt),
    of((row) => row.money.closedAt),
  ];
}
