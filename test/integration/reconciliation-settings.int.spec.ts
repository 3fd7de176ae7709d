import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reconcile } from '../../projections/reconciliation/reconciliation.summary.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import { DEFAULT_SETTINGS } from '../../src/shared/settlement-settings.js';
import { openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import { commission, orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';

const JANUARY = { from: '2026-01-01', until: '2026-02-01' };
const [FIRST, SECOND, THIRD, FOURTH] = [orderNo(1), orderNo(2), orderNo(3), orderNo(4)];
const COMMISSION = { class: 'commission', rate: '0.05', from: '2026-01-01', tolerance: '0.01' };

describe('the settings of a shop', () => {
  let view: ReconciliationView;
  beforeAll(async () => {
    view = await openReconciliationView();
  });
  afterAll(() => view.close());

  const settled = (no: string, on = '2026-01-07'): Scenario =>
    new Scenario().order(no, { paid: '2026-01-03', completed: '2026-01-06' }).statement({
      ...JANUARY,
      lines: [receipt(no, on, '100.00')],
    });

  it('say how long a settlement may take', async () => {
    const story = (): Scenario =>
      new Scenario().order(FIRST, { paid: '2026-01-03', completed: '2026-01-25' }).statement(JANUARY);
    expect(await view.found(story())).toEqual([`MISSING_IN_STATEMENT ${FIRST} 100.00`]);
    expect(await view.found(story().settings({ settlementWaitDays: 10 }))).toEqual([]);
    expect(await view.statusOf(FIRST)).toBe('in-transit');
  });

  it('say what is rounding', async () => {
    const story = (): Scenario =>
      new Scenario()
        .order(FIRST, { paid: '2026-01-03', completed: '2026-01-06' })
        .statement({ ...JANUARY, lines: [receipt(FIRST, '2026-01-07', '99.50')] });
    expect(await view.found(story())).toEqual([`AMOUNT_MISMATCH ${FIRST} 0.50`]);
    const roundingTolerances = [{ currency: 'CNY', amount: '0.50' }];
    expect(await view.found(story().settings({ roundingTolerances }))).toEqual([`ROUNDING ${FIRST} 0.50`]);
  });

  it('count from when they were known: an earlier answer stays as it was', async () => {
    const scenario = new Scenario('2026-02-01T00:00:00Z')
      .order(FIRST, { paid: '2026-01-03', completed: '2026-01-25' })
      .statement(JANUARY)
      .recordedFrom('2026-02-03T00:00:00Z')
      .settings({ settlementWaitDays: 10 });
    expect(await view.found(scenario)).toEqual([]);
    const known = { shopId: SCENARIO_SHOP, knownAt: readKnownAt('knownAt', '2026-02-02T00:00:00Z') };
    const then = await reconcile(view.database, known);
    expect(then.differences).toMatchObject([{ code: 'MISSING_IN_STATEMENT', count: 1 }]);
    expect(then.settings).toEqual(DEFAULT_SETTINGS);
    const now = await reconcile(view.database, { shopId: SCENARIO_SHOP });
    expect(now).toMatchObject({ differences: [], settings: { settlementWaitDays: 10 } });
    expect(now.resultHash).not.toBe(then.resultHash);
  });

  describe('with fee rates', () => {
    it('find a commission of another amount, and none that is right to the cent', async () => {
      const scenario = new Scenario()
        .settings({ fees: [COMMISSION] })
        .order(FIRST, { paid: '2026-01-03', completed: '2026-01-06' })
        .order(SECOND, { paid: '2026-01-03', completed: '2026-01-06', total: '33.30' })
        .statement({
          ...JANUARY,
          lines: [
            receipt(FIRST, '2026-01-07', '100.00'),
            commission(FIRST, '2026-01-07', '-5.50'),
            receipt(SECOND, '2026-01-07', '33.30'),
            // 1.665 rounds to 1.67; 1.66 is within the tolerance of a cent.
            commission(SECOND, '2026-01-07', '-1.66'),
          ],
        });
      expect(await view.found(scenario)).toEqual([`FEE_MISMATCH ${FIRST} 0.50`]);
    });

    it('find a commission that was not charged once there was time for it', async () => {
      const fees = [COMMISSION];
      expect(await view.found(settled(FIRST).settings({ fees }))).toEqual([`FEE_MISSING ${FIRST} 5.00`]);
      expect(await view.found(settled(FIRST, '2026-01-30').settings({ fees }))).toEqual([]);
      expect(await view.found(settled(FIRST))).toEqual([]);
    });

    it('take the rate of the day on which the order was settled', async () => {
      const fees = [
        { ...COMMISSION, until: '2026-01-10' },
        { ...COMMISSION, rate: '0.02', from: '2026-01-10' },
      ];
      const scenario = new Scenario().settings({ fees });
      for (const no of [FIRST, SECOND, THIRD, FOURTH]) {
        scenario.order(no, { paid: '2026-01-03', completed: '2026-01-06' });
      }
      scenario.statement({
        ...JANUARY,
        lines: [
          receipt(FIRST, '2026-01-09', '100.00'),
          commission(FIRST, '2026-01-09', '-5.00'),
          receipt(SECOND, '2026-01-10', '100.00'),
          commission(SECOND, '2026-01-10', '-2.00'),
          receipt(THIRD, '2026-01-09', '100.00'),
          commission(THIRD, '2026-01-09', '-2.00'),
          receipt(FOURTH, '2026-01-10', '100.00'),
          commission(FOURTH, '2026-01-10', '-5.00'),
        ],
      });
      expect(await view.found(scenario)).toEqual([
        `FEE_MISMATCH ${THIRD} 3.00`,
        `FEE_MISMATCH ${FOURTH} 3.00`,
      ]);
    });
  });
});
