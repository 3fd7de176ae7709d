import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareViews } from '../../projections/core/checkpoints.js';
import type { Alert } from '../../projections/risk-alerts/alert-rules.js';
import { riskAlertsProjection } from '../../projections/risk-alerts/risk-alerts.projection.js';
import { listAlerts } from '../../projections/risk-alerts/risk-alerts.queries.js';
import { Database } from '../../src/platform/postgres/database.js';
import { startOfDate } from '../../src/shared/period.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf } from '../support/log-of-events.js';
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

const JANUARY = { from: '2026-01-01', until: '2026-02-01' };
const [FIRST, SECOND] = [orderNo(1), orderNo(2)];

describe('alerts of a shop', () => {
  let home: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    home = await freshDatabase();
    database = new Database(home.url);
    await prepareViews(database, [riskAlertsProjection]);
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  async function alertsOf(scenario: Scenario, asOf?: string): Promise<readonly Alert[]> {
    await fillView(database, riskAlertsProjection, scenario.log());
    return (await listAlerts(database, { shopId: SCENARIO_SHOP, asOf }, { limit: 100 })).items;
  }

  const told = ({ rule, severity, subject, amount }: Alert): string =>
    `${rule} ${severity} ${subject} ${amount}`;

  it('warn of what is wrong between ledger and statements, each once, and of nothing that is on its way', async () => {
    const lines = [
      receipt(SECOND, '2026-01-06', '100.00'),
      receipt(SECOND, '2026-01-07', '100.00'),
      commission(SECOND, '2026-01-07', '-5.00'),
      refundOut(orderNo(3), '2026-01-08', '9.00'),
    ];
    const problems = [{ code: 'BALANCE_DOES_NOT_FOOT', detail: 'off by 1.00', differenceAmount: '1.00' }];
    const scenario = new Scenario()
      .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })
      .order(SECOND, { paid: '2026-01-03', completed: '2026-01-05' })
      .order(orderNo(4), { paid: '2026-01-03' })
      .statement({ ...JANUARY, lines, problems });
    const alerts = await alertsOf(scenario);
    expect(alerts.map(told)).toEqual([
      `COMPLETED_NOT_SETTLED high ${FIRST} 100.00`,
      `DUPLICATE_SETTLEMENT medium ${SECOND} 100.00`,
      `REFUND_WITHOUT_REQUEST high ${orderNo(3)} 9.00`,
      'STATEMENT_DOES_NOT_FOOT high s-2026-01-01.csv 1.00',
    ]);
    expect(alerts[0]?.explanation).toContain('should have been settled within 3 days');
    expect(alerts[0]?.explanationZh).toContain('短款');
  });

  describe('for the refund rate of a month', () => {
    const month = (orders: number, refund: string): Scenario => {
      const scenario = new Scenario();
      for (let n = 0; n < orders; n++) {
        const refunds = n < 10 ? [{ on: '2026-01-20', amount: refund }] : [];
        scenario.order(orderNo(n), { paid: '2026-01-10', refunds });
      }
      return scenario;
    };

    it('say the figures when more than three tenths of the payments were refunded', async () => {
      // 10 refunds of 60.10 of 20 payments of 100.00.
      const alerts = await alertsOf(month(20, '60.10'));
      expect(alerts.map(told)).toEqual(['REFUND_RATE_HIGH medium 2026-01 601.00']);
      expect(alerts[0]?.explanation).toBe(
        'In 2026-01 601.00 CNY was refunded against 2000.00 CNY received from 20 orders: a rate of 0.3005, the limit is 0.30.',
      );
    });

    it('keep silent at the limit, and for a month of fewer than twenty paid orders', async () => {
      expect(await alertsOf(month(20, '60.00'))).toEqual([]);
      expect(await alertsOf(month(19, '90.00'))).toEqual([]);
    });

    it('count a month by the dates of China', async () => {
      // 2026-01-31T16:00Z is the first of February there.
      const scenario = new Scenario();
      for (let n = 0; n < 20; n++) {
        scenario.order(orderNo(n), { paid: '2026-02-01', refunds: [{ on: '2026-02-01', amount: '50.00' }] });
      }
      expect((await alertsOf(scenario)).map(({ subject }) => subject)).toEqual(['2026-02']);
      expect(await alertsOf(scenario, startOfDate('2026-02-01'))).toEqual([]);
    });
  });

  it('can be read rule by rule and page by page, with the same ids each time', async () => {
    const scenario = new Scenario();
    for (let n = 0; n < 5; n++) scenario.order(orderNo(n), { paid: '2026-01-03', completed: '2026-01-05' });
    const lines = [refundOut(orderNo(7), '2026-01-08', '9.00')];
    const all = await alertsOf(scenario.statement({ ...JANUARY, lines }));
    const shop = { shopId: SCENARIO_SHOP };
    const paged: Alert[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await listAlerts(database, shop, { limit: 2, cursor });
      paged.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    }
    expect(paged).toEqual(all);
    const refunds = await listAlerts(database, shop, { limit: 10, rule: 'REFUND_WITHOUT_REQUEST' });
    expect(refunds.items).toEqual(all.filter(({ rule }) => rule === 'REFUND_WITHOUT_REQUEST'));
    expect((await listAlerts(database, shop, { limit: 10, severity: 'medium' })).items).toEqual([]);
  });

  it('rest on tables that do not depend on the cut of the batches, and keep no fees', async () => {
    const log = logOf(shopLife(70));
    const tables = [];
    for (const batchSize of [1, 7, 1000]) {
      await fillView(database, riskAlertsProjection, log, { batchSize, schema: `batches_of_${batchSize}` });
      tables.push(await contentOf(database, `batches_of_${batchSize}`));
    }
    expect(tables[1]).toEqual(tables[0]);
    expect(tables[2]).toEqual(tables[0]);
    expect(tables[0]?.['statement_line']?.join()).not.toContain('commission');
    expect(tables[0]?.['statement_line']?.length).toBeGreaterThan(0);
  });
});
