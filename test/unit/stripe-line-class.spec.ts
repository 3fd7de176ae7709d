import { describe, expect, it } from '@jest/globals';
import { classifyLine } from '../../src/shared/classify-line.js';
import type { ClassifiableLine } from '../../src/shared/settlement-line-class.js';

const PAYOUT = 'po_0IV4rIig6peNXzgD51VFKdaB';
const CHARGE = 'ch_0IT7ugig6peNXzgDh9iGZed7';

describe('classifying a balance transaction of Stripe', () => {
  const stripe = (amount: string, businessType: string, more: Omit<ClassifiableLine, 'amount'> = {}) =>
    classifyLine('stripe-balance', {
      amount,
      businessType,
      tradeNo: CHARGE,
      merchantOrderNo: '#1001',
      entryNo: 'txn_1',
      remark: `Order 1001 ${PAYOUT}`,
      ...more,
    });

  it.each([
    ['receipt', '100.00', 'charge', undefined],
    ['receipt', '100.00', 'payment', undefined],
    ['refund', '-40.00', 'refund', undefined],
    ['refund', '-40.00', 'payment_refund', undefined],
    ['refund', '40.00', 'refund_failure', undefined],
    ['processing-fee', '-3.20', 'fee', 'charge'],
    ['processing-fee-return', '3.20', 'fee', 'refund'],
    ['dispute-fee', '-15.00', 'fee', 'dispute'],
    ['dispute-fee-return', '15.00', 'fee', 'dispute_reversal'],
    ['chargeback', '-100.00', 'dispute', undefined],
    ['chargeback', '100.00', 'dispute_reversal', undefined],
    ['chargeback', '-100.00', 'payment_failure_refund', undefined],
  ])('gives %s for %s of %s (%s) with order and payout', (name, amount, type, businessDescription) => {
    expect(stripe(amount, type, { businessDescription })).toMatchObject({
      class: name,
      orderNo: '1001',
      payoutNo: PAYOUT,
      keyId: 'merchant-order-no',
    });
  });

  it.each([
    ['processing-fee', '-2.00', 'stripe_fee'],
    ['processing-fee', '-2.00', 'network_cost'],
    ['fee-tax', '-0.40', 'tax'],
    ['fee-tax', '-0.40', 'tax_fee'],
    ['hold', '-50.00', 'risk_reserved_funds'],
    ['hold', '50.00', 'payment_network_reserve_release'],
    ['hold', '-50.00', 'payout_minimum_balance_hold'],
    ['own-transfer', '50.00', 'topup'],
    ['own-transfer', '-50.00', 'transfer'],
    ['loan', '-50.00', 'financing_paydown'],
    ['charity', '-1.00', 'contribution'],
    ['adjustment', '-1.00', 'other_adjustment'],
    ['unclassified', '-50.00', 'issuing_transaction'],
    ['unclassified', '-100.00', 'charge'],
    ['unclassified', '1.00', 'something_new'],
    ['unclassified', '1.00', ''],
  ])('gives %s for %s of %s', (name, amount, businessType) => {
    expect(stripe(amount, businessType, { remark: undefined }).class).toBe(name);
  });

  it('takes an adjustment for a chargeback if its description says so', () => {
    const found = stripe('-100.00', 'adjustment', { remark: `Chargeback withdrawal for ${CHARGE}` });
    expect(found).toMatchObject({ class: 'chargeback', ruleId: 'stripe-chargeback-adjustment' });
  });

  it.each([
    ['-187.59', 'payout', 'stripe-payout'],
    ['187.59', 'payout_failure', 'stripe-payout-in'],
    ['187.59', 'payout_reversal', 'stripe-payout-in'],
    // Of a balance below zero Stripe collects the rest.
    ['8336.51', 'payout', 'stripe-payout-in'],
  ])('gives %s of %s the number of the payout that it is', (amount, businessType, ruleId) => {
    const payout = { tradeNo: PAYOUT, remark: 'STRIPE PAYOUT', merchantOrderNo: undefined };
    expect(stripe(amount, businessType, payout)).toEqual({
      class: 'withdrawal',
      tradeNo: PAYOUT,
      payoutNo: PAYOUT,
      ruleId,
    });
  });

  it('keeps the trade of a receipt without an order, and has no payout before there is one', () => {
    expect(stripe('100.00', 'charge', { merchantOrderNo: undefined, remark: 'about po_1 and more' })).toEqual(
      {
        class: 'receipt',
        tradeNo: CHARGE,
        ruleId: 'stripe-receipt',
      },
    );
  });
});

describe("classifying a line of Stripe's list of payments", () => {
  it.each([
    ['receipt', '534.80', 'Payment'],
    ['processing-fee', '-35.40', 'Fee'],
    ['fee-tax', '-2.48', 'Taxes On Fee'],
    ['refund', '-534.80', 'Refund'],
  ])('gives %s for %s of %s with its order', (name, amount, businessType) => {
    const fields = {
      businessType,
      businessDescription: 'Refunded',
      tradeNo: 'pi_1',
      merchantOrderNo: 'W7-2',
    };
    expect(classifyLine('stripe-payments', { amount, ...fields })).toMatchObject({
      class: name,
      orderNo: 'W7-2',
      tradeNo: 'pi_1',
    });
  });

  it('leaves other words unclassified', () => {
    expect(classifyLine('stripe-payments', { amount: '1.00', businessType: 'Tip' }).class).toBe(
      'unclassified',
    );
  });
});
