import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listLines } from '../../projections/reconciliation/line-list.queries.js';
import { listDifferences, reconcileOrder } from '../../projections/reconciliation/reconciliation.queries.js';
import { reconcile } from '../../projections/reconciliation/reconciliation.summary.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { startOfDate } from '../../src/shared/period.js';
import { positionInLog } from '../support/log-of-events.js';
import { every, openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import { commission, orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';

const JANUARY = { from: '2026-01-01', until: '2026-02-01' };
const [FIRST, SECOND] = [orderNo(1), orderNo(2)];
const shop = { shopId: SCENARIO_SHOP };

describe('reconciling the statements of a shop', () => {
  let view: ReconciliationView;
  let database: Database;
  beforeAll(async () => {
    view = await openReconciliationView();
    ({ database } = view);
  });
  afterAll(() => view.close());

  describe('a statement line', () => {
    it('of an order that the ledger does not know, or of none, is missing in the ledger', async () => {
      const lines = [
        receipt(SECOND, '2026-01-06', '80.00'),
        { on: '2026-01-07', amount: '12.00', businessType: '交易付款', entryNo: 'E77' },
        { on: '2026-01-08', amount: '-5.00', businessType: '交易退款' },
        { on: '2026-01-08', amount: '-3.00', businessType: '其它', remark: '新名目', entryNo: 'E78' },
      ];
      expect(await view.found(new Scenario().order(FIRST).statement({ ...JANUARY, lines }))).toEqual([
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
      await view.fill(
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
      await view.fill(
        new Scenario()
          .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })
          .statement({ id: 'daily', from: '2026-01-01', until: '2026-01-10', lines: [line] })
          .statement({ id: 'monthly', ...JANUARY, lines: [line] })
          .log(),
      );
      const { items } = await listLines(database, shop, { limit: 10 });
      expect(items.map(({ statementId }) => statementId)).toEqual(['daily']);
      expect(await view.statusOf(FIRST)).toBe('settled');
    });
  });

  describe('statements', () => {
    it('that do not foot are named with their problems', async () => {
      const problems = [
        { code: 'DECLARED_TOTAL_MISMATCH', detail: 'declared 9.00, found 5.00', differenceAmount: '-4.00' },
      ];
      await view.fill(
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
          subject: 's-2026-01-01.csv',
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
      expect(await view.found(scenario)).toEqual([
        'STATEMENT_GAP s-2026-01-10.csv 2.50',
        'STATEMENT_GAP s-2026-01-21.csv 0.00',
      ]);
    });

    it('that overlap leave nothing out', async () => {
      const scenario = new Scenario()
        .order(FIRST)
        .statement({ ...JANUARY, opening: '0.00', closing: '50.00' })
        .statement({ from: '2026-01-10', until: '2026-01-20', opening: '5.00', closing: '9.00' })
        .statement({ from: '2026-02-01', until: '2026-03-01', opening: '50.00', closing: '9.00' });
      expect(await view.found(scenario)).toEqual([]);
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
      await view.fill(scenario().log());
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
      await view.fill(scenario().log());
      const known = readKnownAt('knownAt', '2026-02-04T00:00:00Z');
      const before = await reconcile(database, { ...shop, asOf: startOfDate('2026-02-01'), knownAt: known });
      expect(before.money).toMatchObject([{ net: '100.00', settled: '0.00' }]);
      expect(before.statements.count).toBe(0);
      const byOrdinal = await reconcile(database, {
        ...shop,
        asOf: startOfDate('2026-02-01'),
        knownAt: readKnownAt('knownAt', positionInLog(5)),
      });
      expect(byOrdinal.resultHash).toBe(before.resultHash);
    });

    it('puts an order, with its money from whenever, into the period in which it was placed', async () => {
      await view.fill(scenario().log());
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
      await view.fill(scenario().log());
      await expect(reconcile(database, { shopId: 'nobody' })).rejects.toMatchObject({ code: 'SHOP_UNKNOWN' });
      await expect(reconcileOrder(database, shop, orderNo(9))).rejects.toMatchObject({
        code: 'ORDER_UNKNOWN',
      });
    });
  });

  it('keeps currencies apart and says once that an order was settled in another one', async () => {
    const lines = [receipt(FIRST, '2026-01-06', '100.00')];
    const scenario = new Scenario()
      .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05', currency: 'USD' })
      .statement({ ...JANUARY, lines });
    expect(await view.found(scenario)).toEqual([`CURRENCY ${FIRST} 100.00`]);
    const { money } = await reconcile(database, shop);
    expect(money.map(({ currency, difference }) => `${currency} ${difference}`)).toEqual([
      'CNY 100.00',
      'USD -100.00',
    ]);
  });
});
