import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import type { DocumentStory } from '../support/settlement-scenario.js';
import { orderNo, receipt, refundOut, Scenario } from '../support/settlement-scenario.js';

const FIRST = orderNo(1);
const SECOND = orderNo(2);
const LAST = orderNo(9);
const JANUARY = { from: '2026-01-01', until: '2026-02-01' };
const SENT = { direction: 'out', quantity: 1, orderedQuantity: 1 } as const;

let view: ReconciliationView;

beforeAll(async () => {
  view = await openReconciliationView();
});

afterAll(async () => {
  await view.close();
});

/** A month to whose end orders and shipments are known: the last order is shipped on the 30th. */
function month(): Scenario {
  return new Scenario()
    .order(LAST, { paid: '2026-01-29' })
    .documents('shipment', [{ ...SENT, on: '2026-01-30', orderNo: LAST }]);
}

/** An order that was paid, completed and settled with 100.00. */
function settled(scenario: Scenario, more: Parameters<Scenario['order']>[1] = {}): Scenario {
  return scenario
    .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05', ...more })
    .documents('shipment', [{ ...SENT, on: '2026-01-04', orderNo: FIRST }]);
}

const PAID = receipt(FIRST, '2026-01-05', '100.00');

describe('shipments of a shop', () => {
  it('are missed three days after the payment, but not of what was paid just now', async () => {
    const scenario = month()
      .order(FIRST, { paid: '2026-01-10' })
      .order(SECOND, { paid: '2026-01-28' })
      .statement({ ...JANUARY });
    expect(await view.found(scenario)).toEqual([`PAID_NOT_SHIPPED ${FIRST} 100.00`]);
  });

  it('are not missed of an order that was refunded in full, nor in a shop whose files tell of none', async () => {
    const refunds = [{ on: '2026-01-11', amount: '100.00' }];
    const refunded = month()
      .order(FIRST, { paid: '2026-01-10', refunds })
      .statement({ ...JANUARY });
    expect(await view.found(refunded)).toEqual([]);
    expect(
      await view.found(new Scenario().order(FIRST, { paid: '2026-01-03' }).statement({ ...JANUARY })),
    ).toEqual([]);
  });

  it('of an order that was not paid are a loss, unless they are an exchange or paid at the door', async () => {
    const unpaid = (orderType?: string): Scenario =>
      month()
        .order(FIRST)
        .documents('shipment', [
          { ...SENT, on: '2026-01-04', orderNo: FIRST, ...(orderType !== undefined && { orderType }) },
        ])
        .statement({ ...JANUARY });
    expect(await view.found(unpaid())).toEqual([`SHIPPED_NOT_PAID ${FIRST} 100.00`]);
    expect(await view.found(unpaid('换货订单'))).toEqual([]);
    expect(await view.found(unpaid('货到付款订单'))).toEqual([]);
  });

  it('of fewer or more pieces than ordered are short or extra, in the sum over the parcels', async () => {
    const parcels = (first: number, second: number): Scenario =>
      month()
        .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05', total: '90.00' })
        .documents('shipment', [
          { on: '2026-01-04', orderNo: FIRST, direction: 'out', quantity: first, orderedQuantity: 1 },
          { on: '2026-01-04', orderNo: FIRST, direction: 'out', quantity: second, orderedQuantity: 2 },
        ])
        .statement({ ...JANUARY, lines: [receipt(FIRST, '2026-01-05', '90.00')] });
    expect(await view.found(parcels(1, 2))).toEqual([]);
    expect(await view.found(parcels(1, 1))).toEqual([`SHORT_SHIPMENT ${FIRST} 30.00`]);
    expect(await view.found(parcels(1, 3))).toEqual([`EXTRA_SHIPMENT ${FIRST} 30.00`]);
  });
});

describe('a refund case of the platform', () => {
  const refundCase = { documentNo: 'r-1', amount: '40.00', settled: true, orderNo: FIRST } as const;

  it('lowers what is expected, also where the order report does not have it yet', async () => {
    const scenario = settled(month())
      .documents('refund', [{ ...refundCase, on: '2026-01-12' }])
      .statement({ ...JANUARY, lines: [PAID, refundOut(FIRST, '2026-01-12', '40.00')] });
    expect(await view.found(scenario)).toEqual([]);
  });

  it('is the same refund as that of the order report', async () => {
    const scenario = settled(month(), { refunds: [{ on: '2026-01-12', amount: '40.00' }] })
      .documents('refund', [{ ...refundCase, on: '2026-01-12' }])
      .statement({ ...JANUARY, lines: [PAID, refundOut(FIRST, '2026-01-12', '40.00')] });
    expect(await view.found(scenario)).toEqual([]);
  });

  it('that is not settled yet says nothing, and the version that came last counts', async () => {
    const same = { ...refundCase, documentId: 'one', on: '2026-01-12' };
    const scenario = settled(month())
      .documents('refund', [{ ...same, settled: false }])
      .statement({ ...JANUARY, lines: [PAID] });
    expect(await view.found(scenario)).toEqual([]);
    expect(await view.found(scenario.documents('refund', [same]))).toEqual([
      `REFUND_NOT_SETTLED ${FIRST} 40.00`,
    ]);
  });

  it('with return waits for the goods fifteen days', async () => {
    const returned = { direction: 'in', quantity: 1, on: '2026-01-20' } as const;
    const scenario = (refundedOn: string, back: boolean): Scenario =>
      settled(month())
        .documents('refund', [{ ...refundCase, returnsGoods: true, on: refundedOn }])
        .documents('shipment', [{ ...returned, orderNo: back ? FIRST : LAST }])
        .statement({ ...JANUARY, lines: [PAID, refundOut(FIRST, refundedOn, '40.00')] });
    expect(await view.found(scenario('2026-01-08', false))).toEqual([`RETURN_NOT_RECEIVED ${FIRST} 40.00`]);
    expect(await view.found(scenario('2026-01-08', true))).toEqual([]);
    expect(await view.found(scenario('2026-01-20', false))).toEqual([]);
  });
});

describe('invoices of an order', () => {
  const blue = (amount: string, on: string) => ({ direction: 'blue', amount, on, orderNo: FIRST }) as const;
  const red = (amount: string, on: string) => ({ direction: 'red', amount, on, orderNo: FIRST }) as const;
  const invoiced = (...invoices: readonly (ReturnType<typeof blue> | ReturnType<typeof red>)[]): Scenario =>
    settled(month())
      .documents('invoice', invoices)
      .statement({ ...JANUARY, lines: [PAID] });

  it('may be split, but not exceed what the shop keeps', async () => {
    expect(await view.found(invoiced(blue('60.00', '2026-01-06'), blue('40.00', '2026-01-06')))).toEqual([]);
    expect(await view.found(invoiced(blue('112.00', '2026-01-06')))).toEqual([`INVOICE_OVER ${FIRST} 12.00`]);
  });

  it('issued once more are a duplicate', async () => {
    expect(await view.found(invoiced(blue('100.00', '2026-01-06'), blue('100.00', '2026-01-08')))).toEqual([
      `INVOICE_DUPLICATE ${FIRST} 100.00`,
    ]);
  });

  it('need a red one for a refund that came after them, three days later', async () => {
    const refunded = (on: string, ...invoices: readonly DocumentStory[]): Scenario =>
      settled(month(), { refunds: [{ on, amount: '30.00' }] })
        .documents('invoice', invoices)
        .statement({ ...JANUARY, lines: [PAID, refundOut(FIRST, on, '30.00')] });
    const whole = blue('100.00', '2026-01-06');
    expect(await view.found(refunded('2026-01-10', whole))).toEqual([`RED_INVOICE_DUE ${FIRST} 30.00`]);
    expect(await view.found(refunded('2026-01-10', whole, red('30.00', '2026-01-12')))).toEqual([]);
    expect(await view.found(refunded('2026-01-30', whole))).toEqual([]);
    // Refunded before: the invoice itself was too high.
    expect(await view.found(refunded('2026-01-05', blue('100.00', '2026-01-09')))).toEqual([
      `INVOICE_OVER ${FIRST} 30.00`,
    ]);
  });

  it('that the buyer asked for are due seven days after the confirmation', async () => {
    const asked = (scenario: Scenario): Scenario => scenario.invoiceRequested(FIRST, '2026-01-03');
    expect(await view.found(asked(invoiced()))).toEqual([]);
    const another = { direction: 'blue', amount: '100.00', on: '2026-01-29', orderNo: LAST } as const;
    expect(await view.found(asked(invoiced(another)))).toEqual([`INVOICE_MISSING ${FIRST} 100.00`]);
    expect(await view.found(asked(invoiced(blue('100.00', '2026-01-11'))))).toEqual([]);
    expect(await view.found(asked(invoiced(blue('100.00', '2026-01-20'))))).toEqual([
      `INVOICE_LATE ${FIRST} 100.00`,
    ]);
  });
});
