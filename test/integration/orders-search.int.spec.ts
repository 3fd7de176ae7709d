import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ORDER_STATUSES } from '../../projections/orders/order-money.js';
import { ORDER_SORTS, SORT_DIRECTIONS } from '../../projections/orders/order-search.js';
import type { OrderFilter } from '../../projections/orders/order-search.js';
import { ordersProjection } from '../../projections/orders/orders.projection.js';
import { listOrders } from '../../projections/orders/orders.queries.js';
import type { OrderView } from '../../projections/orders/orders.queries.js';
import { OrderPlaced } from '../../src/orders/order.events.js';
import { PaymentReceived } from '../../src/orders/payment.events.js';
import { RefundRequested } from '../../src/orders/refund.events.js';
import { Database } from '../../src/platform/postgres/database.js';
import { compare } from '../../src/shared/money.js';
import { orderStream } from '../../src/shared/streams.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf } from '../support/log-of-events.js';
import type { LoggedEvent } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { fillView } from '../support/view-under-test.js';

/** Orders in yen from another channel, of which one has a refund that is open. */
function ordersInYen(): readonly LoggedEvent[] {
  return [1, 2, 3].flatMap((n) => {
    const order = { shopId: 'shop-jp', orderNo: `JP-20260${n}-é`, currency: 'JPY' };
    const at = `2026-02-0${n}T00:00:00Z`;
    const stream = orderStream(order.shopId, order.orderNo);
    const told = [
      OrderPlaced.at(at, { ...order, totalAmount: `${n}000`, channel: 'shopify' }),
      PaymentReceived.at(at, { ...order, paymentId: 'p', amount: `${n}000`, channel: 'stripe' }),
      RefundRequested.at(at, { ...order, refundId: 'r', amount: '500', reason: 'x', requestedBy: 'clerk' }),
    ];
    return told.slice(0, n).map((event) => ({ stream, event }));
  });
}

let server: TestDatabase;
let database: Database;
let everything: readonly OrderView[];
beforeAll(async () => {
  server = await freshDatabase();
  database = new Database(server.url);
  const log = logOf([...shopLife(70), ...shopLife(21, 'shop-2'), ...ordersInYen()]);
  await fillView(database, ordersProjection, log);
  everything = (await listOrders(database, { limit: 1000 })).items;
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

/** All pages of a search. */
async function found(filter: Omit<OrderFilter, 'limit'>, limit = 4): Promise<readonly OrderView[]> {
  const orders: OrderView[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await listOrders(database, { ...filter, limit, cursor });
    orders.push(...page.items);
    if (page.nextCursor === null) return orders;
    cursor = page.nextCursor;
  }
}

const nameOf = ({ shopId, orderNo }: OrderView): string => `${shopId} ${orderNo}`;

function matches(order: OrderView, filter: Omit<OrderFilter, 'limit'>): boolean {
  const { number, minTotal, maxTotal, from, until } = filter;
  const equal = (asked: string | undefined, is: string): boolean => asked === undefined || asked === is;
  return (
    equal(filter.shopId, order.shopId) &&
    equal(filter.status, order.status) &&
    equal(filter.channel, order.channel) &&
    equal(filter.currency, order.currency) &&
    (number === undefined || order.orderNo.startsWith(number)) &&
    (minTotal === undefined || compare(order.total, minTotal) >= 0) &&
    (maxTotal === undefined || compare(order.total, maxTotal) <= 0) &&
    (from === undefined || String(order.placedAt) >= from) &&
    (until === undefined || String(order.placedAt) < until) &&
    (filter.withOpenRefund !== true || compare(order.reserved, '0') > 0)
  );
}

const SEARCHES: readonly Omit<OrderFilter, 'limit'>[] = [
  {},
  { shopId: 'shop-2' },
  ...ORDER_STATUSES.map((status) => ({ status })),
  { shopId: 'shop-1', status: 'completed' },
  { channel: 'shopify' },
  { channel: 'nowhere' },
  { currency: 'JPY' },
  { shopId: 'shop-1', channel: 'tmall', status: 'closed' },
  { minTotal: '30', maxTotal: '50.5' },
  { minTotal: '35.05', maxTotal: '35.05' },
  { currency: 'CNY', minTotal: '60' },
  { from: '2026-01-31T10:00:00Z', until: '2026-02-01T10:00:00Z' },
  { status: 'cancelled', from: '2026-02-01T00:00:00Z', minTotal: '40' },
  { withOpenRefund: true },
  { withOpenRefund: true, shopId: 'shop-jp' },
  { number: '12345678901230000' },
  { number: 'JP-' },
  { number: '1234567890123000011', status: 'completed' },
];

describe('A search for orders', () => {
  it.each(ORDER_SORTS.flatMap((sort) => SORT_DIRECTIONS.map((direction) => [sort, direction] as const)))(
    'sorted by %s, %s, gives exactly the orders that match, each once, over all pages',
    async (sort, direction) => {
      const keyOf = (order: OrderView): string =>
        sort === 'total' ? `${order.currency} ${order.total.padStart(20)}` : String(order[sort]);
      for (const search of SEARCHES) {
        const orders = await found({ ...search, sort, direction });
        const expected = everything.filter((order) => matches(order, search)).map(nameOf);
        expect({ search, orders: orders.map(nameOf).sort() }).toEqual({ search, orders: expected.sort() });
        const keys = orders.map(keyOf);
        const sorted = [...keys].sort();
        expect(keys).toEqual(direction === 'asc' ? sorted : sorted.reverse());
      }
    },
  );

  it('finds an order by its number over all shops, and several by how it begins from three characters on', async () => {
    expect((await found({ number: '1234567890123000001' })).map(nameOf)).toEqual([
      'shop-2 1234567890123000001',
      'shop-1 1234567890123000001',
    ]);
    expect((await found({ number: 'JP-2' })).map(({ orderNo }) => orderNo)).toEqual([
      'JP-202603-é',
      'JP-202602-é',
      'JP-202601-é',
    ]);
    expect(await found({ number: 'JP' })).toEqual([]);
    expect(await found({ number: '%' })).toEqual([]);
  });

  it('finds the only order with an open refund', async () => {
    const open = await found({ withOpenRefund: true });
    expect(open.map(({ orderNo, reserved }) => [orderNo, reserved])).toEqual([['JP-202603-é', '500']]);
  });

  it('tells a shop that nobody knows from one without a match', async () => {
    await expect(found({ shopId: 'unheard-of', status: 'paid' })).rejects.toMatchObject({
      code: 'SHOP_UNKNOWN',
      kind: 'not-found',
    });
    expect(await found({ shopId: 'shop-jp', status: 'cancelled' })).toEqual([]);
  });

  it('refuses the cursor of a list that is sorted otherwise', async () => {
    const { nextCursor } = await listOrders(database, { limit: 2, sort: 'total' });
    for (const other of [
      { sort: 'placedAt' as const },
      { sort: 'total' as const, direction: 'asc' as const },
    ]) {
      await expect(listOrders(database, { limit: 2, ...other, cursor: nextCursor! })).rejects.toMatchObject({
        code: 'MALFORMED_CURSOR',
      });
    }
  });
});
