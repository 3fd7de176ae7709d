import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reconcileOrder } from '../../projections/reconciliation/reconciliation.queries.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import {
  commission,
  orderNo,
  receipt,
  refundOut,
  Scenario,
  SCENARIO_SHOP,
} from '../support/settlement-scenario.js';

const JANUARY = { from: '2026-01-01', until: '2026-02-01' };
const [FIRST, SECOND, THIRD] = [orderNo(1), orderNo(2), orderNo(3)];
const shop = { shopId: SCENARIO_SHOP };

describe('reconciling the orders of a shop', () => {
  let view: ReconciliationView;
  let database: Database;
  beforeAll(async () => {
    view = await openReconciliationView();
    ({ database } = view);
  });
  afterAll(() => view.close());

  describe('an order that is not settled', () => {
    it('is in transit while the buyer has not confirmed', async () => {
      expect(
        await view.found(new Scenario().order(FIRST, { paid: '2026-01-03' }).statement(JANUARY)),
      ).toEqual([]);
      expect(await view.statusOf(FIRST)).toBe('in-transit');
    });

    it('is missing in the statement three days after the confirmation, and not a day earlier', async () => {
      const scenario = new Scenario()
        .order(FIRST, { paid: '2026-01-03', completed: '2026-01-29' })
        .order(SECOND, { paid: '2026-01-03', completed: '2026-01-30' })
        .statement(JANUARY);
      expect(await view.found(scenario)).toEqual([`MISSING_IN_STATEMENT ${FIRST} 100.00`]);
      expect([await view.statusOf(FIRST), await view.statusOf(SECOND)]).toEqual(['missing', 'in-transit']);
    });

    it('is no difference in a shop without statements', async () => {
      expect(
        await view.found(new Scenario().order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })),
      ).toEqual([]);
      expect(await view.statusOf(FIRST)).toBe('outside-statement');
    });

    it('is no difference if its settlement lies before the statement, or in a hole between two', async () => {
      const before = new Scenario().order(FIRST, { paid: '2025-12-20', completed: '2025-12-31' });
      expect(await view.found(before.statement(JANUARY))).toEqual([]);
      const hole = new Scenario()
        .order(FIRST, { paid: '2026-01-03', completed: '2026-01-09' })
        .statement({ from: '2026-01-01', until: '2026-01-10' })
        .statement({ from: '2026-01-15', until: '2026-02-01' });
      expect((await view.found(hole)).filter((item) => item.includes(FIRST))).toEqual([]);
      expect(await view.statusOf(FIRST)).toBe('outside-statement');
    });

    it('owes nothing if it was refunded in full before the confirmation', async () => {
      const refunds = [{ on: '2026-01-04', amount: '100.00' }];
      expect(
        await view.found(new Scenario().order(FIRST, { paid: '2026-01-03', refunds }).statement(JANUARY)),
      ).toEqual([]);
      expect(await view.statusOf(FIRST)).toBe('refunded');
    });
  });

  describe('a refund', () => {
    const paid = { paid: '2026-01-03', completed: '2026-01-05' };

    it('before the confirmation makes the settlement smaller and never leaves the account', async () => {
      const refunds = [{ on: '2026-01-04', amount: '30.00' }];
      const lines = [receipt(FIRST, '2026-01-06', '70.00')];
      expect(
        await view.found(new Scenario().order(FIRST, { ...paid, refunds }).statement({ ...JANUARY, lines })),
      ).toEqual([]);
      expect(await view.statusOf(FIRST)).toBe('settled');
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
      expect(await view.found(scenario)).toEqual([`REFUND_NOT_SETTLED ${FIRST} 30.00`]);
      expect(await view.statusOf(SECOND)).toBe('refund-pending');
      expect(await view.statusOf(THIRD)).toBe('settled');
    });

    it('of an order settled before the statement is compared with the ledger alone', async () => {
      const early = { paid: '2025-12-03', completed: '2025-12-05' };
      const lines = [refundOut(FIRST, '2026-01-06', '40.00'), refundOut(SECOND, '2026-01-06', '40.00')];
      const scenario = new Scenario()
        .order(FIRST, { ...early, refunds: [{ on: '2026-01-05', amount: '40.00' }] })
        .order(SECOND, early)
        .statement({ ...JANUARY, lines });
      expect(await view.found(scenario)).toEqual([`REFUND_WITHOUT_REQUEST ${SECOND} 40.00`]);
    });

    it('that left the account although the receipt never came leaves the receipt missing', async () => {
      const refunds = [{ on: '2026-01-10', amount: '100.00' }];
      const lines = [refundOut(FIRST, '2026-01-11', '100.00')];
      expect(
        await view.found(new Scenario().order(FIRST, { ...paid, refunds }).statement({ ...JANUARY, lines })),
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
      expect(await view.found(scenario)).toEqual([`FEE_NOT_RETURNED ${FIRST} 5.00`]);
    });
  });

  describe('two receipts for one order', () => {
    const story = { paid: '2026-01-03', completed: '2026-01-05' };
    const twice = [receipt(FIRST, '2026-01-06', '100.00'), receipt(FIRST, '2026-01-07', '100.00')];

    it('are a duplicate payment and no amount mismatch', async () => {
      expect(
        await view.found(new Scenario().order(FIRST, story).statement({ ...JANUARY, lines: twice })),
      ).toEqual([`DUPLICATE_PAYMENT ${FIRST} 100.00`]);
    });

    it('are no difference once the second was paid back', async () => {
      const lines = [...twice, refundOut(FIRST, '2026-01-09', '100.00')];
      expect(await view.found(new Scenario().order(FIRST, story).statement({ ...JANUARY, lines }))).toEqual(
        [],
      );
    });

    it('are no difference if they are the two parts of the payment', async () => {
      const lines = [receipt(FIRST, '2026-01-06', '30.00'), receipt(FIRST, '2026-01-07', '70.00')];
      expect(await view.found(new Scenario().order(FIRST, story).statement({ ...JANUARY, lines }))).toEqual(
        [],
      );
    });

    it('stand beside an unsettled refund as two differences that add up to the whole', async () => {
      const refunds = [{ on: '2026-01-10', amount: '30.00' }];
      const scenario = new Scenario()
        .order(FIRST, { ...story, refunds })
        .statement({ ...JANUARY, lines: twice });
      expect(await view.found(scenario)).toEqual([
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
      expect(await view.found(new Scenario().order(FIRST, story).statement({ ...JANUARY, lines }))).toEqual([
        `${code} ${FIRST} ${difference}`,
      ]);
    });

    it('has another status than in the ledger if the ledger knows the order but no payment', async () => {
      const lines = [receipt(FIRST, '2026-01-06', '100.00')];
      expect(await view.found(new Scenario().order(FIRST).statement({ ...JANUARY, lines }))).toEqual([
        `STATUS_MISMATCH ${FIRST} 100.00`,
      ]);
    });
  });
});
