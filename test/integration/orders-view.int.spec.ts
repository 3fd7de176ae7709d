import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ordersProjection } from '../../projections/orders/orders.projection.js';
import {
  findOrder,
  findOrderAsOf,
  listMovements,
  listOrders,
} from '../../projections/orders/orders.queries.js';
import type { OrderView } from '../../projections/orders/orders.queries.js';
import { OrderPlaced } from '../../src/orders/order.events.js';
import { PaymentReceived } from '../../src/orders/payment.events.js';
import { RefundPaidOut, RefundRequested } from '../../src/orders/refund.events.js';
import { OrderReceiptConfirmed } from '../../src/orders/shipment.events.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import { Database } from '../../src/platform/postgres/database.js';
import { orderStream } from '../../src/shared/streams.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf, positionInLog } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { contentOf, fillView } from '../support/view-under-test.js';

const EVERYTHING = readKnownAt('knownAt', undefined);
const ORDER = { shopId: 'shop-1', orderNo: '1001', currency: 'CNY' };

/** An order whose refund was asked for on 3 March and paid on 5 March, but reported only on 9 March. */
const LATE_REFUND = [
  OrderPlaced.at('2026-03-01T00:00:00Z', { ...ORDER, totalAmount: '100.00', channel: 'tmall' }),
  PaymentReceived.at('2026-03-01T00:05:00Z', {
    ...ORDER,
    paymentId: 'p1',
    amount: '100.00',
    channel: 'alipay',
  }),
  OrderReceiptConfirmed.at('2026-03-02T00:00:00Z', { ...ORDER, recognisedAmount: '100.00' }),
  RefundRequested.at('2026-03-03T00:00:00Z', {
    ...ORDER,
    refundId: 'r1',
    amount: '30.00',
    reason: 'torn',
    requestedBy: 'clerk',
  }),
  RefundPaidOut.at('2026-03-05T00:00:00Z', {
    ...ORDER,
    refundId: 'r1',
    amount: '30.00',
    revenueAmount: '30.00',
    payoutReference: 'x',
  }),
].map((event) => ({
  stream: orderStream('shop-1', '1001'),
  event,
  recordedAt: event.type === 'RefundPaidOut' ? '2026-03-09T00:00:00.123456Z' : event.occurredAt,
}));

describe('the orders view', () => {
  let server: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    server = await freshDatabase();
    database = new Database(server.url);
  });
  afterAll(async () => {
    await database.close();
    await server.drop();
  });

  it('is the same, field for field, in batches of 1, 7 and 1000', async () => {
    const log = logOf(shopLife(30));
    const fillings = [];
    for (const batchSize of [1, 7, 1000]) {
      await fillView(database, ordersProjection, log, { batchSize, schema: 'cut' });
      fillings.push(await contentOf(database, 'cut'));
    }
    expect(fillings[0]!['order_money']).toHaveLength(30);
    expect(fillings[1]).toEqual(fillings[0]);
    expect(fillings[2]).toEqual(fillings[0]);
  });

  it('holds of every order exactly the sum of its movements', async () => {
    await fillView(database, ordersProjection, logOf(shopLife(60)));
    const differing = await database.query(
      `SELECT o.order_no FROM view_orders.order_money o JOIN LATERAL (
         SELECT coalesce(sum(amount) FILTER (WHERE kind IN ('placed', 'amended')), 0) AS total,
                coalesce(sum(amount) FILTER (WHERE kind = 'received'), 0) AS received,
                coalesce(sum(amount) FILTER (WHERE kind = 'reversed'), 0) AS reversed,
                coalesce(sum(amount) FILTER (WHERE kind = 'refunded'), 0) AS refunded,
                coalesce(sum(amount) FILTER (WHERE kind = 'reserved'), 0) AS reserved,
                coalesce(sum(amount) FILTER (WHERE kind = 'invoiced'), 0) AS invoiced,
                coalesce(sum(amount) FILTER (WHERE kind = 'red'), 0) AS red
           FROM view_orders.movement m WHERE (m.shop_id, m.order_no) = (o.shop_id, o.order_no)) m ON true
        WHERE (o.total, o.received, o.reversed, o.refunded, o.reserved, o.invoiced, o.red)
           IS DISTINCT FROM (m.total, m.received, m.reversed, m.refunded, m.reserved, m.invoiced, m.red)`,
    );
    expect(differing).toEqual([]);
    const [sums] = await database.query<{ received: string; refunded: string }>(
      'SELECT sum(received) AS received, sum(refunded) AS refunded FROM view_orders.order_money',
    );
    expect(Number.parseInt(sums!.received, 10)).toBeGreaterThan(0);
    expect(Number.parseInt(sums!.refunded, 10)).toBeGreaterThan(0);
  });

  it('answers for every order, with no time given, what its current row says', async () => {
    await fillView(database, ordersProjection, logOf(shopLife(21)));
    const { items } = await listOrders(database, { shopId: 'shop-1', limit: 100 });
    expect(items).toHaveLength(21);
    for (const order of items) {
      const folded = await findOrderAsOf(database, order, undefined, EVERYTHING);
      expect({ ...order, ...folded }).toEqual({ ...order, asOf: null, knownAt: null });
    }
  });

  it('knows each state that an order of the shop can be in', async () => {
    await fillView(database, ordersProjection, logOf(shopLife(21)));
    const { items } = await listOrders(database, { shopId: 'shop-1', limit: 100 });
    const byLife = items.toReversed().slice(0, 7);
    expect(byLife.map(({ status }) => status)).toEqual([
      'completed',
      'completed',
      'cancelled',
      'closed',
      'completed',
      'partially-paid',
      'completed',
    ]);
    expect(byLife[1]).toMatchObject({
      total: '21.01',
      received: '21.01',
      refunded: '5.25',
      reserved: '0.00',
    });
    expect(byLife[4]).toMatchObject({ invoiced: '24.04', red: '6.01' });
    expect(byLife[5]).toMatchObject({ total: '35.05', received: '25.05', paidAt: null });
    expect(byLife[6]).toMatchObject({ reversed: '12.00', invoiced: '0.00' });
  });

  it('tells what had taken effect until a day from what was known on a day', async () => {
    await fillView(database, ordersProjection, logOf(LATE_REFUND));
    const asOf = async (effective: string | undefined, known: string | undefined) => {
      const { refunded, reserved, status } = await findOrderAsOf(
        database,
        ORDER,
        effective,
        readKnownAt('knownAt', known),
      );
      return `${status} ${refunded} ${reserved}`;
    };
    expect(await asOf('2026-03-01T00:05:00Z', undefined)).toBe('placed 0.00 0.00');
    expect(await asOf('2026-03-02T00:00:00Z', undefined)).toBe('paid 0.00 0.00');
    expect(await asOf('2026-03-04T00:00:00Z', undefined)).toBe('completed 0.00 30.00');
    expect(await asOf('2026-03-06T00:00:00Z', undefined)).toBe('completed 30.00 0.00');
    expect(await asOf('2026-03-06T00:00:00Z', '2026-03-08T00:00:00Z')).toBe('completed 0.00 30.00');
    expect(await asOf(undefined, '2026-03-09T00:00:00.123Z')).toBe('completed 0.00 30.00');
    expect(await asOf(undefined, '2026-03-09T00:00:00.123456Z')).toBe('completed 30.00 0.00');
    expect(await asOf(undefined, positionInLog(2))).toBe('paid 0.00 0.00');
    // A date is its first moment in China: 5 March begins there at 16:00 of the 4th in UTC.
    expect(await asOf('2026-03-05', undefined)).toBe('completed 0.00 30.00');
  });

  it('does not know an order at a time before it was placed', async () => {
    await fillView(database, ordersProjection, logOf(LATE_REFUND));
    await expect(findOrderAsOf(database, ORDER, '2026-03-01T00:00:00Z', EVERYTHING)).rejects.toMatchObject({
      code: 'ORDER_NOT_FOUND',
      kind: 'not-found',
    });
    await expect(findOrder(database, 'shop-1', 'none')).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' });
  });

  it('carries the revision of the stream and both times of the last event', async () => {
    await fillView(database, ordersProjection, logOf(LATE_REFUND));
    expect(await findOrder(database, 'shop-1', '1001')).toMatchObject({
      revision: '4',
      ordinal: '5',
      updatedAt: '2026-03-09T00:00:00.123456Z',
      paidAt: '2026-03-01T00:05:00Z',
      completedAt: '2026-03-02T00:00:00Z',
    });
    const { items, nextCursor } = await listMovements(database, ORDER, 100, undefined);
    expect(items.map(({ kind, amount, reference }) => [kind, amount, reference])).toEqual([
      ['placed', '100.00', null],
      ['received', '100.00', 'p1'],
      ['completed', null, null],
      ['reserved', '30.00', 'r1'],
      ['refunded', '30.00', 'r1'],
      ['reserved', '-30.00', 'r1'],
    ]);
    expect(nextCursor).toBeNull();
  });

  it('gives every movement of an order exactly once over its pages', async () => {
    await fillView(database, ordersProjection, logOf(LATE_REFUND));
    const kinds: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await listMovements(database, ORDER, 1, cursor);
      kinds.push(...page.items.map(({ kind }) => kind));
      cursor = page.nextCursor;
    }
    expect(kinds).toEqual(['placed', 'received', 'completed', 'reserved', 'refunded', 'reserved']);
  });

  it('lists every order exactly once, the latest first, however small the pages, also while orders are added', async () => {
    const log = logOf([...shopLife(50), ...shopLife(5, 'shop-2')]);
    await fillView(database, ordersProjection, log);
    const seen: OrderView[] = [];
    let cursor: string | undefined;
    for (let page = 0; ; page++) {
      const { items, nextCursor } = await listOrders(database, { shopId: 'shop-1', limit: 7, cursor });
      seen.push(...items);
      if (nextCursor === null) break;
      cursor = nextCursor;
      await addOrder(database, `new-${page}`, 1_000_000n + BigInt(page));
    }
    expect(new Set(seen.map(({ orderNo }) => orderNo)).size).toBe(50);
    expect(seen).toHaveLength(50);
    const times = seen.map(({ placedAt }) => placedAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('narrows the list by status and by the time of placing', async () => {
    await fillView(database, ordersProjection, logOf(shopLife(50)));
    const cancelled = await listOrders(database, { shopId: 'shop-1', status: 'cancelled', limit: 100 });
    expect(cancelled.items).toHaveLength(7);
    expect(cancelled.items.every(({ status }) => status === 'cancelled')).toBe(true);
    const day = await listOrders(database, {
      shopId: 'shop-1',
      from: '2026-01-31T05:00:00Z',
      until: '2026-01-31T08:00:00Z',
      limit: 100,
    });
    expect(day.items.map(({ placedAt }) => placedAt)).toEqual([
      '2026-01-31T07:00:00Z',
      '2026-01-31T06:00:00Z',
      '2026-01-31T05:00:00Z',
    ]);
  });

  it('refuses a cursor of another list', async () => {
    await expect(
      listOrders(database, {
        shopId: 'shop-1',
        limit: 7,
        cursor: Buffer.from('["1"]').toString('base64url'),
      }),
    ).rejects.toMatchObject({ code: 'MALFORMED_CURSOR', kind: 'malformed' });
  });

  it('stops at an order whose beginning is missing instead of summing what is left', async () => {
    const withoutPlacing = logOf(LATE_REFUND).slice(1);
    await expect(fillView(database, ordersProjection, withoutPlacing, { schema: 'torn' })).rejects.toThrow(
      /1001 .* was never placed/,
    );
  });
});

async function addOrder(database: Database, orderNo: string, ordinal: bigint): Promise<void> {
  const placed = OrderPlaced.at('2027-01-01T00:00:00Z', {
    shopId: 'shop-1',
    orderNo,
    currency: 'CNY',
    totalAmount: '1.00',
    channel: 'tmall',
  });
  const events = logOf([{ stream: orderStream('shop-1', orderNo), event: placed }]);
  await database.transaction(async (tx) => {
    await tx.query('SET LOCAL search_path TO view_orders, pg_catalog');
    await ordersProjection.apply(
      tx,
      events.map((event) => ({ ...event, ordinal })),
    );
  });
}
