import { describe, expect, it } from '@jest/globals';
import { sidesOf, waterfallOf } from '../../projections/reconciliation/order-waterfall.js';
import type { OrderSums } from '../../projections/reconciliation/order-waterfall.js';

const paidAndSettled: OrderSums = {
  currency: 'CNY',
  total: '100.00',
  received: '100.00',
  reversed: '0.00',
  refunded: '0.00',
  fees: '5.30',
  receipts: '100.00',
  outflow: '0.00',
};

function bars(sums: OrderSums): Record<string, string> {
  return Object.fromEntries(waterfallOf(sums).map(({ step, from, to }) => [step, `${from} → ${to}`]));
}

describe('the waterfall of an order', () => {
  it('leads from the total over what was settled to what is left after the fees', () => {
    expect(bars(paidAndSettled)).toEqual({
      total: '0.00 → 100.00',
      received: '0.00 → 100.00',
      reversed: '100.00 → 100.00',
      refunded: '100.00 → 100.00',
      expected: '0.00 → 100.00',
      difference: '100.00 → 100.00',
      settled: '0.00 → 100.00',
      fees: '100.00 → 94.70',
      left: '0.00 → 94.70',
    });
  });

  it('takes reversals and refunds from what was received, one after the other', () => {
    const sums = { ...paidAndSettled, reversed: '10.00', refunded: '30.00', receipts: '60.00' };
    expect(bars(sums)).toMatchObject({
      reversed: '100.00 → 90.00',
      refunded: '90.00 → 60.00',
      expected: '0.00 → 60.00',
      difference: '60.00 → 60.00',
    });
  });

  it('says with its sign what the statements have less or more than the ledger expects', () => {
    const amountOf = (sums: OrderSums): string | undefined =>
      waterfallOf(sums).find(({ step }) => step === 'difference')?.amount;
    expect(amountOf({ ...paidAndSettled, receipts: '90.00' })).toBe('-10.00');
    expect(amountOf({ ...paidAndSettled, receipts: '200.00' })).toBe('100.00');
  });

  it('goes below zero where more was paid back than came in', () => {
    const sums = { ...paidAndSettled, refunded: '100.00', outflow: '120.00' };
    expect(bars(sums)).toMatchObject({
      expected: '0.00 → 0.00',
      difference: '0.00 → -20.00',
      settled: '0.00 → -20.00',
      fees: '-20.00 → -25.30',
    });
  });

  it('has no cents in a currency without cents', () => {
    const yen = { currency: 'JPY', total: '500', received: '500', reversed: '0', refunded: '0' };
    expect(bars({ ...yen, fees: '20', receipts: '500', outflow: '0' })).toMatchObject({
      fees: '500 → 480',
      left: '0 → 480',
    });
  });
});

describe('the two sides of an order', () => {
  it('stand beside each other with what the statements have more', () => {
    const sums = { ...paidAndSettled, reversed: '10.00', refunded: '30.00', outflow: '25.00' };
    expect(sidesOf(sums)).toEqual([
      { figure: 'received', ledgerAmount: '100.00', statementAmount: '100.00', differenceAmount: '0.00' },
      { figure: 'returned', ledgerAmount: '40.00', statementAmount: '25.00', differenceAmount: '-15.00' },
      { figure: 'net', ledgerAmount: '60.00', statementAmount: '75.00', differenceAmount: '15.00' },
    ]);
  });
});
