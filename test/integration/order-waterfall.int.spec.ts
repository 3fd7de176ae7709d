import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reconcileOrder } from '../../projections/reconciliation/reconciliation.queries.js';
import { openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import { commission, orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';

const ORDER = orderNo(1);

describe('one order of the reconciliation', () => {
  let view: ReconciliationView;
  beforeAll(async () => {
    view = await openReconciliationView();
  });
  afterAll(() => view.close());

  it('has the figures of its waterfall and both its sides from the same sums', async () => {
    const lines = [receipt(ORDER, '2026-01-06', '90.00'), commission(ORDER, '2026-01-07', '-4.00')];
    const refunds = [{ on: '2026-01-10', amount: '30.00' }];
    const scenario = new Scenario()
      .order(ORDER, { paid: '2026-01-03', completed: '2026-01-05', refunds })
      .statement({ from: '2026-01-01', until: '2026-02-01', lines });
    await view.fill(scenario.log());
    const order = await reconcileOrder(view.database, { shopId: SCENARIO_SHOP }, ORDER);
    const amounts = Object.fromEntries(order.waterfall.map(({ step, amount }) => [step, amount]));
    expect(amounts).toMatchObject({ received: '100.00', refunded: '-30.00', fees: '-4.00', left: '86.00' });
    expect(amounts['expected']).toBe(order.expectedAmount);
    expect(amounts['settled']).toBe(order.settledAmount);
    expect(amounts['difference']).toBe(order.differenceAmount);
    expect(order.sides.map(({ figure, differenceAmount }) => `${figure} ${differenceAmount}`)).toEqual([
      'received -10.00',
      'returned -30.00',
      'net 20.00',
    ]);
  });
});
