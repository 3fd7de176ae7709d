import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { prepareViews } from '../../projections/core/checkpoints.js';
import type { Difference } from '../../projections/core/difference.js';
import {
  listDifferences,
  listLines,
  listOrders,
  reconcileOrder,
} from '../../projections/reconciliation/reconciliation.queries.js';
import { reconciliationProjection } from '../../projections/reconciliation/reconciliation.projection.js';
import { reconcile } from '../../projections/reconciliation/reconciliation.summary.js';
import type { MoneySummary } from '../../projections/reconciliation/reconciliation.summary.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import { Database } from '../../src/platform/postgres/database.js';
import { startOfDate } from '../../src/shared/period.js';
import { sum } from '../../src/shared/money.js';
import { demoFolder, logOfFiles } from '../support/demo-shop.js';
import type { DemoFolder } from '../support/demo-shop.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf, positionInLog } from '../support/log-of-events.js';
import {
  commission,
  orderNo,
  receipt,
  refundOut,
  Scenario,
  SCENARIO_SHOP,
} from '../support/settlement-scenario.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { contentOf, fillView } from '../support/view-under-test.js';

const TMALL_FILE =
  '../shared/corpus/orders-tmall/makisekurisuDDL-Data_analysis__Tmall_1111__tmall_order_report.csv';
const JANUARY = { from: '2026-01-01', until: '2026-02-01' };
const [FIRST, SECOND, THIRD] = [orderNo(1), orderNo(2), orderNo(3)];

describe('reconciling a shop with its statements', () => {
  let home: TestDatabase;
  let database: Database;
  const shop = { shopId: SCENARIO_SHOP };

  beforeAll(async () => {
    home = await freshDatabase();
    database = new Database(home.url);
    await prepareViews(database, [reconciliationProjection]);
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  const fill = (log: readonly Decoded[]): Promise<void> => fillView(database, reconciliationProjection, log);

  async function found(scenario: Scenario): Promise<readonly string[]> {
    await fill(scenario.log());
    const { items } = await listDifferences(database, shop, { limit: 100 });
    return items.map(({ code, subject, amount }) => `${code} ${subject} ${amount}`);
  }

  async function statusOf(no: string): Promise<string> {
    return (await reconcileOrder(database, shop, no)).status;
  }

  async function every<T>(read: (cursor: string | undefined) => Promise<Page<T>>): Promise<readonly T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await read(cursor);
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return items;
  }

  function explainedSum({ explained, currency }: MoneySummary): string {
    return sum(Object.values(explained), currency);
  }

  describe('an order that is not settled', () => {
    it('is in transit while the buyer has not confirmed', async () => {
      expect(await found(new Scenario().order(FIRST, { paid: '2026-01-03' }).statement(JANUARY))).toEqual([]);
      expect(await statusOf(FIRST)).toBe('in-transit');
    });

    it('is missing in the statement three days after the confirmation, and not a day earlier', async () => {
      const scenario = new Scenario()
        .order(FIRST, { paid: '2026-01-03', completed: '2026-01-29' })
        .order(SECOND, { paid: '2026-01-03', completed: '2026-01-30' })
        .statement(JANUARY);
      expect(await found(scenario)).toEqual([`MISSING_IN_STATEMENT ${FIRST} 100.00`]);
      expect([await statusOf(FIRST), await statusOf(SECOND)]).toEqual(['missing', 'in-transit']);
    });

    it('is no difference in a shop without statements', async () => {
      expect(
        await found(new Scenario().order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })),
      ).toEqual([]);
      expect(await statusOf(FIRST)).toBe('outside-statement');
    });

    it('is no difference if its settlement lies before the statement, or in a hole between two', async () => {
      const before = new Scenario().order(FIRST, { paid: '2025-12-20', completed: '2025-12-31' });
      expect(await found(before.statement(JANUARY))).toEqual([]);
      const hole = new Scenario()
        .order(FIRST, { paid: '2026-01-03', completed: '2026-01-09' })
        .statement({ from: '2026-01-01', until: '2026-01-10' })
        .statement({ from: '2026-01-15', until: '2026-02-01' });
      expect((await found(hole)).filter((item) => item.includes(FIRST))).toEqual([]);
      expect(await statusOf(FIRST)).toBe('outside-statement');
    });

    it('owes nothing if it was refunded in full before the confirmation', async () => {
      const refunds = [{ on: '2026-01-04', amount: '100.00' }];
      expect(
        await found(new Scenario().order(FIRST, { paid: '2026-01-03', refunds }).statement(JANUARY)),
      ).toEqual([]);
      expect(await statusOf(FIRST)).toBe('refunded');
    });
  });

  describe('a refund', () => {
    const paid = { paid: '2026-01-03', completed: '2026-01-05' };

    it('before the confirmation makes the settlement smaller and never leaves the account', async () => {
      const refunds = [{ on: '2026-01-04', amount: '30.00' }];
      const lines = [receipt(FIRST, '2026-01-06', '70.00')];
      expect(
        await found(new Scenario().order(FIRST, { ...paid, refunds }).statement({ ...JANUARY, lines })),
      ).toEqual([]);
      expect(await statusOf(FIRST)).toBe('settled');
    });

    it('after the settlement must leave the account within three days', async () => {
      const lines = [
        receipt(FIRST, '2026-01-06', '100.00'),
        receipt(SECOND, '2026-01-06', '100.00'),
        receipt(THIRD, '2026-01-06', '100.00'),
        refundOut(THIRD, '2026-01-12', '30.00'),
      ];
      const scenario = new Scenario()
        .order(FIRST, { ...paid, refunds: [{ on: '2026-01-29', amount: '30.00' }] })
        .order(SECOND, { ...paid, refunds: [{ on: '2026-01-30', amount: '30.00' }] })
        .order(THIRD, { ...paid, refunds: [{ on: '2026-01-10', amount: '30.00' }] })
        .statement({ ...JANUARY, lines });
      expect(await found(scenario)).toEqual([`REFUND_NOT_SETTLED ${FIRST} 30.00`]);
      expect(await statusOf(SECOND)).toBe('refund-pending');
      expect(await statusOf(THIRD)).toBe('settled');
    });

    it('of an order settled before the statement is compared with the ledger alone', async () => {
      const early = { paid: '2025-12-03', completed: '2025-12-05' };
      const lines = [refundOut(FIRST, '2026-01-06', '40.00'), refundOut(SECOND, '2026-01-06', '40.00')];
      const scenario = new Scenario()
        .order(FIRST, { ...early, refunds: [{ on: '2026-01-05', amount: '40.00' }] })
        .order(SECOND, early)
        .statement({ ...JANUARY, lines });
      expect(await found(scenario)).toEqual([`REFUND_WITHOUT_REQUEST ${SECOND} 40.00`]);
    });

    it('that left the account although the receipt never came leaves the receipt missing', async () => {
      const refunds = [{ on: '2026-01-10', amount: '100.00' }];
      const lines = [refundOut(FIRST, '2026-01-11', '100.00')];
      expect(
        await found(new Scenario().order(FIRST, { ...paid, refunds }).statement({ ...JANUARY, lines })),
      ).toEqual([`MISSING_IN_STATEMENT ${FIRST} 100.00`]);
    });

    it('in full brings back the commission within three days, also after a settlement in an earlier statement', async () => {
      const refunds = [{ on: '2026-01-10', amount: '100.00' }];
      const flow = (no: string): ReturnType<typeof receipt>[] => [
        receipt(no, '2026-01-06', '100.00'),
        commission(no, '2026-01-06', '-5.00'),
        refundOut(no, '2026-01-11', '100.00'),
      ];
      const lines = [
        ...flow(FIRST),
        ...flow(SECOND),
        commission(SECOND, '2026-01-12', '5.00'),
        refundOut(THIRD, '2026-01-11', '100.00'),
        commission(THIRD, '2026-01-12', '5.00'),
      ];
      const scenario = new Scenario()
        .order(FIRST, { ...paid, refunds })
        .order(SECOND, { ...paid, refunds })
        .order(THIRD, { paid: '2025-12-03', completed: '2025-12-05', refunds })
        .statement({ ...JANUARY, lines });
      expect(await found(scenario)).toEqual([`FEE_NOT_RETURNED ${FIRST} 5.00`]);
    });
  });

  describe('two receipts for one order', () => {
    const story = { paid: '2026-01-03', completed: '2026-01-05' };
    const twice = [receipt(FIRST, '2026-01-06', '100.00'), receipt(FIRST, '2026-01-07', '100.00')];

    it('are a duplicate payment and no amount mismatch', async () => {
      expect(await found(new Scenario().order(FIRST, story).statement({ ...JANUARY, lines: twice }))).toEqual(
        [`DUPLICATE_PAYMENT ${FIRST} 100.00`],
      );
    });

    it('are no difference once the second was paid back', async () => {
      const lines = [...twice, refundOut(FIRST, '2026-01-09', '100.00')];
      expect(await found(new Scenario().order(FIRST, story).statement({ ...JANUARY, lines }))).toEqual([]);
    });

    it('are no difference if they are the two parts of the payment', async () => {
      const lines = [receipt(FIRST, '2026-01-06', '30.00'), receipt(FIRST, '2026-01-07', '70.00')];
      expect(await found(new Scenario().order(FIRST, story).statement({ ...JANUARY, lines }))).toEqual([]);
    });

    it('stand beside an unsettled refund as two differences that add up to the whole', async () => {
      const refunds = [{ on: '2026-01-10', amount: '30.00' }];
      const scenario = new Scenario()
        .order(FIRST, { ...story, refunds })
        .statement({ ...JANUARY, lines: twice });
      expect(await found(scenario)).toEqual([
        `DUPLICATE_PAYMENT ${FIRST} 100.00`,
        `REFUND_NOT_SETTLED ${FIRST} 30.00`,
      ]);
      expect((await reconcileOrder(database, shop, FIRST)).differenceAmount).toBe('130.00');
    });
  });

  describe('a settlement of another amount', () => {
    it.each([
      ['99.95', ['ROUNDING', '0.05']],
      ['99.94', ['AMOUNT_MISMATCH', '0.06']],
      ['100.06', ['AMOUNT_MISMATCH', '0.06']],
    ])('of %s instead of 100.00 is %s', async (amount, [code, difference]) => {
      const lines = [receipt(FIRST, '2026-01-06', amount)];
      const story = { paid: '2026-01-03', completed: '2026-01-05' };
      expect(await found(new Scenario().order(FIRST, story).statement({ ...JANUARY, lines }))).toEqual([
        `${code} ${FIRST} ${difference}`,
      ]);
    });

    it('is missing in the ledger if the ledger knows the order but no payment', async () => {
      const lines = [receipt(FIRST, '2026-01-06', '100.00')];
      expect(await found(new Scenario().order(FIRST).statement({ ...JANUARY, lines }))).toEqual([
        `MISSING_IN_LEDGER ${FIRST} 100.00`,
      ]);
    });
  });

  describe('a statement line', () => {
    it('of an order that the ledger does not know, or of none, is missing in the ledger', async () => {
      const lines = [
        receipt(SECOND, '2026-01-06', '80.00'),
        { on: '2026-01-07', amount: '12.00', businessType: '交易付款', entryNo: 'E77' },
        { on: '2026-01-08', amount: '-5.00', businessType: '交易退款' },
        { on: '2026-01-08', amount: '-3.00', businessType: '其它', remark: '新名目', entryNo: 'E78' },
      ];
      expect(await found(new Scenario().order(FIRST).statement({ ...JANUARY, lines }))).toEqual([
        `MISSING_IN_LEDGER E77 12.00`,
        `MISSING_IN_LEDGER ${SECOND} 80.00`,
        'REFUND_WITHOUT_REQUEST line-3 5.00',
        'UNCLASSIFIED_FEE E78 3.00',
      ]);
    });

    it('that names only a trade belongs to the order which that trade settled', async () => {
      const fee = { on: '2026-01-06', amount: '-1.00', businessType: '收费', tradeNo: 'T-9' };
      const lines = [
        receipt(FIRST, '2026-01-06', '100.00', { tradeNo: 'T-9' }),
        fee,
        { on: '2026-01-07', amount: '-80.00', businessType: '提现' },
        { ...fee, tradeNo: 'T-8' },
        commission(SECOND, '2026-01-07', '-4.00'),
      ];
      await fill(
        new Scenario()
          .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })
          .statement({ ...JANUARY, lines })
          .log(),
      );
      const order = await reconcileOrder(database, shop, FIRST);
      expect(order.feesAmount).toBe('1.00');
      expect(order.lines.map(({ amount, matchedBy }) => `${amount} ${matchedBy}`)).toEqual([
        '100.00 line',
        '-1.00 trade',
      ]);
      const all = await every((cursor) => listLines(database, shop, { limit: 2, cursor }));
      expect(all.map(({ unmatchedBecause }) => unmatchedBecause)).toEqual([
        null,
        null,
        'no-order-number',
        'class-has-no-order',
        'order-unknown',
      ]);
      const unmatched = await every((cursor) =>
        listLines(database, shop, { limit: 1, cursor, matched: false }),
      );
      expect(unmatched.map(({ lineId }) => lineId)).toEqual(['line-4', 'line-3', 'line-5']);
      expect((await reconcile(database, shop)).lines).toEqual({
        count: 5,
        matched: 2,
        unmatched: 3,
        unmatchedBecause: { orderUnknown: 1, noOrderNumber: 1, classHasNoOrder: 1 },
      });
    });

    it('that stands in two files counts once, under the file that came first', async () => {
      const line = receipt(FIRST, '2026-01-06', '100.00', { lineId: 'same' });
      await fill(
        new Scenario()
          .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })
          .statement({ id: 'daily', from: '2026-01-01', until: '2026-01-10', lines: [line] })
          .statement({ id: 'monthly', ...JANUARY, lines: [line] })
          .log(),
      );
      const { items } = await listLines(database, shop, { limit: 10 });
      expect(items.map(({ statementId }) => statementId)).toEqual(['daily']);
      expect(await statusOf(FIRST)).toBe('settled');
    });
  });

  describe('statements', () => {
    it('that do not foot are named with their problems', async () => {
      const problems = [
        { code: 'DECLARED_TOTAL_MISMATCH', detail: 'declared 9.00, found 5.00', differenceAmount: '-4.00' },
      ];
      await fill(
        new Scenario()
          .order(FIRST)
          .statement({ ...JANUARY, problems })
          .log(),
      );
      const { items } = await listDifferences(database, shop, { limit: 10 });
      expect(items).toMatchObject([
        {
          code: 'STATEMENT_GAP',
          subjectKind: 'statement',
          subject: 's-2026-01-01',
          amount: '4.00',
          effectAmount: '0.00',
        },
      ]);
      expect(items[0]?.explanation).toContain('declared 9.00, found 5.00');
    });

    it('that leave a day out, or open with another balance than the one before closed with, are a gap', async () => {
      const scenario = new Scenario()
        .order(FIRST)
        .statement({ from: '2026-01-01', until: '2026-01-10', opening: '0.00', closing: '50.00' })
        .statement({ from: '2026-01-10', until: '2026-01-20', opening: '47.50', closing: '90.00' })
        .statement({ from: '2026-01-21', until: '2026-02-01', opening: '95.00', closing: '99.00' });
      expect(await found(scenario)).toEqual([
        'STATEMENT_GAP s-2026-01-10 2.50',
        'STATEMENT_GAP s-2026-01-21 0.00',
      ]);
    });

    it('that overlap leave nothing out', async () => {
      const scenario = new Scenario()
        .order(FIRST)
        .statement({ ...JANUARY, opening: '0.00', closing: '50.00' })
        .statement({ from: '2026-01-10', until: '2026-01-20', opening: '5.00', closing: '9.00' })
        .statement({ from: '2026-02-01', until: '2026-03-01', opening: '50.00', closing: '9.00' });
      expect(await found(scenario)).toEqual([]);
    });
  });

  describe('asked on other times', () => {
    const lines = [receipt(FIRST, '2026-01-20', '100.00')];
    const scenario = (): Scenario =>
      new Scenario('2026-02-01T00:00:00Z')
        .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })
        .order(SECOND, { paid: '2026-02-03' })
        .recordedFrom('2026-02-05T00:00:00Z')
        .statement({ ...JANUARY, lines });

    it('counts only what happened before the moment asked for', async () => {
      await fill(scenario().log());
      const early = await reconcile(database, { ...shop, asOf: startOfDate('2026-01-10') });
      expect(early.differences).toEqual([
        { code: 'MISSING_IN_STATEMENT', count: 1, amount: '100.00', currency: 'CNY' },
      ]);
      const byDefault = await reconcile(database, shop);
      expect([byDefault.asOf, byDefault.orders.count, byDefault.differences]).toEqual([
        startOfDate('2026-02-01'),
        1,
        [],
      ]);
      expect((await reconcile(database, { ...shop, asOf: startOfDate('2026-03-01') })).orders.count).toBe(2);
    });

    it('says what was known before the statement came', async () => {
      await fill(scenario().log());
      const known = readKnownAt('known', '2026-02-04T00:00:00Z');
      const before = await reconcile(database, { ...shop, asOf: startOfDate('2026-02-01'), knownAt: known });
      expect(before.money).toMatchObject([{ net: '100.00', settled: '0.00' }]);
      expect(before.statements.count).toBe(0);
      const byOrdinal = await reconcile(database, {
        ...shop,
        asOf: startOfDate('2026-02-01'),
        knownAt: readKnownAt('known', positionInLog(5)),
      });
      expect(byOrdinal.resultHash).toBe(before.resultHash);
    });

    it('puts an order, with its money from whenever, into the period in which it was placed', async () => {
      await fill(scenario().log());
      const january = await reconcile(database, {
        ...shop,
        from: startOfDate('2026-01-01'),
        to: startOfDate('2026-01-15'),
      });
      expect([january.orders.count, january.money[0]?.settled, january.lines.count]).toEqual([
        1,
        '100.00',
        1,
      ]);
      const later = await reconcile(database, {
        ...shop,
        from: startOfDate('2026-01-15'),
        to: startOfDate('2026-02-01'),
      });
      expect([later.orders.count, later.money, later.lines.count]).toEqual([0, [], 0]);
    });

    it('does not answer for a shop or an order of which nothing is known', async () => {
      await fill(scenario().log());
      await expect(reconcile(database, { shopId: 'nobody' })).rejects.toMatchObject({ code: 'SHOP_UNKNOWN' });
      await expect(reconcileOrder(database, shop, orderNo(9))).rejects.toMatchObject({
        code: 'ORDER_UNKNOWN',
      });
    });
  });

  it('keeps currencies apart', async () => {
    const lines = [receipt(FIRST, '2026-01-06', '100.00')];
    const scenario = new Scenario()
      .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05', currency: 'USD' })
      .statement({ ...JANUARY, lines });
    expect(await found(scenario)).toEqual([
      `MISSING_IN_LEDGER ${FIRST} 100.00`,
      `MISSING_IN_STATEMENT ${FIRST} 100.00`,
    ]);
    const { money } = await reconcile(database, shop);
    expect(money.map(({ currency, difference }) => `${currency} ${difference}`)).toEqual([
      'CNY 100.00',
      'USD -100.00',
    ]);
  });

  it('explains the difference to the cent, whatever happened', async () => {
    await fill(logOf(shopLife(300)));
    const { money } = await reconcile(database, { shopId: 'shop-1', asOf: '2027-01-01T00:00:00Z' });
    expect(money.map(explainedSum)).toEqual(money.map(({ difference }) => difference));
    expect(money[0]?.explained.differences).not.toBe('0.00');
  });

  describe.each([1, 2, 3])('the demo month of seed %i', (seed) => {
    const demoShop = { shopId: 'demo-shop' };
    let demo: DemoFolder;
    let log: readonly Decoded[];
    beforeAll(async () => {
      demo = await demoFolder({ seed, orders: 600, month: '2026-01' });
      log = await logOfFiles(demoShop.shopId, [demo.orders, ...demo.statements]);
      await fill(log);
    });
    afterAll(() => demo.remove());

    it('shows every planted difference with its amount, and nothing else', async () => {
      const all = await every((cursor) => listDifferences(database, demoShop, { limit: 4, cursor }));
      // A statement's id comes from its bytes, so the truth names the file.
      const subjectOf = ({ subjectKind, subject, explanation }: Difference): string =>
        subjectKind === 'statement' ? (/alipay-account-\S+/.exec(explanation)?.[0] ?? subject) : subject;
      expect(all.map((d) => `${d.code} ${subjectOf(d)} ${d.amount} ${d.currency}`).sort()).toEqual(
        demo.truth.differences.map((d) => `${d.code} ${d.subject} ${d.amount} ${d.currency}`).sort(),
      );
    });

    it('gives the totals of the truth and explains the difference to the cent', async () => {
      const summary = await reconcile(database, demoShop);
      const { orders, received, refunded, net, settled, fees, lines } = demo.truth.totals;
      expect(summary.asOf).toBe(demo.truth.asOf);
      expect(summary.orders).toMatchObject(orders);
      expect(summary.money).toMatchObject([{ currency: 'CNY', received, refunded, net, settled, fees }]);
      expect(summary.lines.count).toBe(lines);
      expect(summary.money.map(explainedSum)).toEqual(summary.money.map(({ difference }) => difference));
    });

    it('lists every order once, and under each status those that the summary counts', async () => {
      const all = await every((cursor) => listOrders(database, demoShop, { limit: 250, cursor }));
      const counted: Record<string, number> = {};
      for (const { status } of all) counted[status] = (counted[status] ?? 0) + 1;
      expect(new Set(all.map((order) => order.orderNo)).size).toBe(600);
      expect(counted).toEqual((await reconcile(database, demoShop)).orders.byStatus);
      const settled = await every((cursor) =>
        listOrders(database, demoShop, { limit: 50, cursor, status: 'settled' }),
      );
      expect(settled).toEqual(all.filter(({ status }) => status === 'settled'));
    });

    it('gives the same tables for batches of 1, 7 and 1000 events', async () => {
      const tables = [];
      for (const batchSize of [1, 7, 1000]) {
        await fillView(database, reconciliationProjection, log, {
          batchSize,
          schema: `batches_of_${batchSize}`,
        });
        tables.push(await contentOf(database, `batches_of_${batchSize}`));
      }
      expect(tables[1]).toEqual(tables[0]);
      expect(tables[2]).toEqual(tables[0]);
      expect(tables[0]?.['statement_line']?.length).toBe(demo.truth.totals.lines);
    });

    it('gives the same result when the files come in reversed order', async () => {
      const { resultHash } = await reconcile(database, demoShop);
      await fill(await logOfFiles(demoShop.shopId, [demo.orders, ...demo.statements].reverse()));
      expect((await reconcile(database, demoShop)).resultHash).toBe(resultHash);
    });
  });

  (existsSync(TMALL_FILE) ? it : it.skip)(
    'counts the real Tmall report of February 2020 to the cent',
    async () => {
      await fill(await logOfFiles('tmall', [TMALL_FILE]));
      const summary = await reconcile(database, { shopId: 'tmall' });
      expect(summary.orders).toMatchObject({ count: 28010, paid: 24087, unpaid: 3923, refunded: 5646 });
      expect(summary.money).toMatchObject([
        { received: '2474823.07', refunded: '572335.92', net: '1902487.15' },
      ]);
      expect(summary.money.map(explainedSum)).toEqual(['-1902487.15']);
      expect([summary.asOf, summary.differences]).toEqual([null, []]);
      const unpaid = await listOrders(database, { shopId: 'tmall' }, { limit: 1000, status: 'unpaid' });
      expect(unpaid.items).toHaveLength(1000);
    },
    180_000,
  );
});
