import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { refreshStanding } from '../../projections/standing/refresh-standing.js';
import { standingSummary } from '../../projections/standing/standing.summary.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import {
  commission,
  orderNo,
  receipt,
  refundOut,
  Scenario,
  SCENARIO_SHOP,
} from '../support/settlement-scenario.js';
import type { LineStory, OrderStory } from '../support/settlement-scenario.js';
import { openStanding } from '../support/standing-under-test.js';
import type { StandingUnderTest } from '../support/standing-under-test.js';

const date = fc
  .integer({ min: 1, max: 40 })
  .map((n) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10));
const amount = fc.constantFrom('10.00', '60.00', '99.97', '100.00', '130.00', '200.00');
const AMONG = 12;

const story: fc.Arbitrary<OrderStory> = fc.record(
  {
    total: amount,
    paid: date,
    completed: date,
    refunds: fc.array(fc.record({ on: date, amount: fc.constantFrom('10.00', '60.00', '100.00') }), {
      maxLength: 2,
    }),
  },
  { requiredKeys: ['total'] },
);

const line: fc.Arbitrary<LineStory> = fc
  .tuple(fc.integer({ min: 0, max: AMONG }), date, amount, fc.integer({ min: 0, max: 9 }))
  .map(([n, on, paid, kind]) => {
    const no = orderNo(n);
    if (kind === 0) return refundOut(no, on, paid);
    if (kind === 1) return commission(no, on, `-${paid}`);
    if (kind === 2) return { on, amount: paid, businessType: '交易付款', tradeNo: `trade-${n}` };
    if (kind === 3) return { on, amount: `-${paid}`, businessType: '其它', remark: '赔付', baseOrderNo: no };
    return receipt(no, on, paid, { tradeNo: `trade-${n}` });
  });

/** A shop with statements and documents, and orders that come after them: some were settled before the ledger knew them. */
function shopOf(
  before: readonly OrderStory[],
  lines: readonly LineStory[],
  later: readonly OrderStory[],
): Scenario {
  const scenario = new Scenario();
  // An order keeps its currency and its channel, whatever happens to it.
  const add = (one: OrderStory, n: number): void => {
    const channel = ['tmall', 'taobao', 'pdd'][n % 3] ?? 'tmall';
    scenario.order(orderNo(n), { ...one, channel, currency: n % 5 === 4 ? 'USD' : 'CNY' });
  };
  before.forEach(add);
  scenario.documents('shipment', [
    { orderNo: orderNo(0), on: '2026-01-04', direction: 'out', quantity: 1, orderedQuantity: 2 },
    { orderNo: orderNo(2), on: '2026-01-30', direction: 'out' },
  ]);
  scenario.documents('invoice', [
    { orderNo: orderNo(0), on: '2026-01-20', direction: 'blue', amount: '500.00' },
  ]);
  scenario.statement({ from: '2026-01-01', until: '2026-02-01', lines });
  // The first orders again: their money changes; then ones that only the statement knew.
  later.forEach((one, n) => {
    add(one, n * 2);
    scenario.invoiceRequested(orderNo(n), '2026-01-06');
  });
  return scenario;
}

describe('a standing that was brought up to date order by order', () => {
  let standing: StandingUnderTest;
  beforeAll(async () => {
    standing = await openStanding();
  });
  afterEach(() => standing.clear());
  afterAll(() => standing.close());

  const scopeOf = async (): Promise<string | undefined> => {
    const rows = await standing.database.query<{ scope: string }>('SELECT scope FROM standing.result');
    return rows[0]?.scope;
  };

  it('equals one that was made of the whole shop, field for field', async () => {
    const shops = fc.tuple(
      fc.array(story, { minLength: 3, maxLength: AMONG }),
      fc.array(line, { minLength: 5, maxLength: 30 }),
      fc.array(story, { minLength: 3, maxLength: AMONG }),
      fc.integer({ min: 4, max: 15 }),
    );
    const scopes: (string | undefined)[] = [];
    await fc.assert(
      fc.asyncProperty(shops, async ([before, lines, later, step]) => {
        const log = shopOf(before, lines, later).log();
        const known = 1 + log.findIndex(({ event }) => event.type === 'StatementClosed');
        await standing.follow(log.slice(0, known));
        for (let from = known; from < log.length; from += step) {
          await standing.follow(log.slice(from, from + step));
          scopes.push(await scopeOf());
        }
        await standing.remember();
        await refreshStanding(standing.database, SCENARIO_SHOP, { everything: true });
        expect(await standing.changedSince()).toEqual([]);
      }),
      { numRuns: 6, seed: 5, endOnFailure: true, plugins: [fc.afterEach(() => standing.clear())] },
    );
    // Or it was the whole shop that was compared with itself.
    expect(scopes.filter((scope) => scope === 'orders').length).toBeGreaterThan(scopes.length / 2);
  }, 120_000);

  const settled = (): Scenario =>
    new Scenario()
      .order(orderNo(1), { paid: '2026-01-03', completed: '2026-01-05' })
      .order(orderNo(2), { paid: '2026-01-04', completed: '2026-01-06' })
      .statement({
        from: '2026-01-01',
        until: '2026-02-01',
        lines: [receipt(orderNo(1), '2026-01-05', '100.00')],
      });

  const after = (scenario: Scenario, count: number): readonly Decoded[] => scenario.log().slice(count);

  it('compares the whole shop again when a statement comes', async () => {
    const scenario = settled();
    const count = scenario.log().length;
    await standing.follow(scenario.log());
    const lines = [receipt(orderNo(2), '2026-02-03', '100.00')];
    scenario.statement({ from: '2026-02-01', until: '2026-03-01', lines });
    await standing.follow(after(scenario, count));
    expect(await scopeOf()).toBe('shop');
    const { asOf, orders } = await standingSummary(standing.database, SCENARIO_SHOP, {});
    expect(asOf).toBe('2026-02-28T16:00:00Z');
    expect(orders.byStatus).toEqual([{ status: 'settled', count: 2 }]);
  });

  it('compares the whole shop again when its settings change', async () => {
    const scenario = settled();
    const count = scenario.log().length;
    await standing.follow(scenario.log());
    scenario.settings({ settlementWaitDays: 60 });
    await standing.follow(after(scenario, count));
    expect(await scopeOf()).toBe('shop');
    const { orders } = await standingSummary(standing.database, SCENARIO_SHOP, {});
    expect(orders.byStatus).toEqual([
      { status: 'in-transit', count: 1 },
      { status: 'settled', count: 1 },
    ]);
  });

  it('moves on without being computed when another shop is touched', async () => {
    const scenario = settled();
    await standing.follow(scenario.log());
    const [before] = await standing.database.query<{ computed_at: string }>('SELECT * FROM standing.result');
    const elsewhere = scenario
      .log()
      .slice(0, 1)
      .map((decoded): Decoded => {
        const event = { ...decoded.event, data: { ...decoded.event.data, shopId: 'other-shop' } };
        const ordinal = BigInt(scenario.log().length + 1);
        return {
          ...decoded,
          event,
          ordinal,
          position: decoded.position.replace(/\d+$/, String(ordinal)),
        };
      });
    await standing.follow(elsewhere);
    const [now] = await standing.database.query<{ computed_at: string; ordinal: string }>(
      'SELECT * FROM standing.result WHERE shop_id = $1',
      [SCENARIO_SHOP],
    );
    expect(now?.computed_at).toBe(before?.computed_at);
    expect(now?.ordinal).toBe(String(scenario.log().length + 1));
  });
});
