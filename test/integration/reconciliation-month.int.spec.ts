import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import type { Difference } from '../../projections/core/difference.js';
import { listDifferences, listOrders } from '../../projections/reconciliation/reconciliation.queries.js';
import { reconciliationProjection } from '../../projections/reconciliation/reconciliation.projection.js';
import { reconcile } from '../../projections/reconciliation/reconciliation.summary.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { demoFolder, logOfFiles } from '../support/demo-shop.js';
import type { DemoFolder } from '../support/demo-shop.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf } from '../support/log-of-events.js';
import { every, explainedSum, openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import { contentOf, fillView } from '../support/view-under-test.js';

const TMALL_FILE =
  '../shared/corpus/orders-tmall/makisekurisuDDL-Data_analysis__Tmall_1111__tmall_order_report.csv';

/** What was planted and not found, and the other way round: the codes of both can be read off at once. */
function comparedWith(
  planted: readonly string[],
  found: readonly string[],
): Readonly<Record<'missing' | 'unexpected' | 'repeated', readonly string[]>> {
  return {
    missing: planted.filter((item) => !found.includes(item)).sort(),
    unexpected: found.filter((item) => !planted.includes(item)).sort(),
    repeated: found.filter((item, at) => found.indexOf(item) !== at).sort(),
  };
}

describe('reconciling whole months', () => {
  let view: ReconciliationView;
  let database: Database;
  beforeAll(async () => {
    view = await openReconciliationView();
    ({ database } = view);
  });
  afterAll(() => view.close());

  it('explains the difference to the cent, whatever happened', async () => {
    await view.fill(logOf(shopLife(300)));
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
      log = await logOfFiles(demoShop.shopId, demo.files);
      await view.fill(log);
    });
    afterAll(() => demo.remove());

    it('shows every planted difference with its amount, and nothing else', async () => {
      const all = await every((cursor) => listDifferences(database, demoShop, { limit: 4, cursor }));
      // A statement's id comes from its bytes, so the truth names the file.
      const subjectOf = ({ subjectKind, subject, explanation }: Difference): string =>
        subjectKind === 'statement' ? (/alipay-account-\S+/.exec(explanation)?.[0] ?? subject) : subject;
      const found = all.map((d) => `${d.code} ${subjectOf(d)} ${d.amount} ${d.currency}`);
      const planted = demo.truth.differences.map((d) => `${d.code} ${d.subject} ${d.amount} ${d.currency}`);
      expect(comparedWith(planted, found)).toEqual({ missing: [], unexpected: [], repeated: [] });
    });

    it('gives the totals of the truth and explains the difference to the cent', async () => {
      const summary = await reconcile(database, demoShop);
      const { orders, received, refunded, net, settled, fees, lines, usd } = demo.truth.totals;
      expect(summary.asOf).toBe(demo.truth.asOf);
      expect(summary.orders).toMatchObject(orders);
      expect(summary.money).toMatchObject([
        { currency: 'CNY', received, refunded, net, settled, fees },
        { currency: 'USD', received: '0.00', refunded: '0.00', ...usd },
      ]);
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
      // The table has the second tellings too.
      const told = Object.values(demo.truth.totals.linesByKind).reduce((total, lines) => total + lines, 0);
      expect(tables[0]?.['statement_line']?.length).toBe(told);
    });

    it('gives the same result when the files come in reversed order', async () => {
      const { resultHash } = await reconcile(database, demoShop);
      await view.fill(await logOfFiles(demoShop.shopId, [...demo.files].reverse()));
      expect((await reconcile(database, demoShop)).resultHash).toBe(resultHash);
    });
  });

  (existsSync(TMALL_FILE) ? it : it.skip)(
    'counts the real Tmall report of February 2020 to the cent',
    async () => {
      await view.fill(await logOfFiles('tmall', [TMALL_FILE]));
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
