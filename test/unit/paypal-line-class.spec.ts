import { describe, expect, it } from '@jest/globals';
import { classifyLine } from '../../src/shared/classify-line.js';
import type { ClassifiableLine } from '../../src/shared/settlement-line-class.js';

const paypal = (amount: string, businessType: string, more: Omit<ClassifiableLine, 'amount'> = {}) =>
  classifyLine('paypal', {
    amount,
    businessType,
    entryNo: '1AB',
    tradeNo: '1AB',
    merchantOrderNo: '#1001',
    ...more,
  });

describe('classifying a transaction of PayPal', () => {
  it.each([
    ['receipt', '100.00', 'Express Checkout Payment'],
    ['receipt', '100.00', 'Website Payment'],
    ['receipt', '100.00', 'Allgemeine Zahlung'],
    ['receipt', '100.00', 'Paiement'],
    ['receipt', '100.00', 'Betaling'],
    ['receipt', '100.00', 'Pago'],
    ['refund', '-40.00', 'Payment Refund'],
    ['refund', '-40.00', 'Rückzahlung'],
    ['refund', '-40.00', 'Remboursement de paiement'],
    ['refund', '-40.00', 'Terugbetaling'],
    ['refund', '-40.00', 'Reembolso de pago'],
    ['processing-fee', '-3.40', 'Fee'],
    ['processing-fee', '-3.40', 'Payment Fee'],
    ['processing-fee-return', '3.40', 'Fee'],
    ['chargeback', '-100.00', 'Chargeback'],
    ['chargeback', '100.00', 'Chargeback Reversal'],
    ['chargeback', '-100.00', 'Payment Reversal'],
    ['chargeback', '-100.00', 'Rückbuchung'],
    ['dispute-fee', '-14.00', 'Chargeback Fee'],
    ['dispute-fee', '-8.00', 'Dispute Fee'],
  ])('gives %s for %s of %s with the order of the invoice', (name, amount, businessType) => {
    expect(paypal(amount, businessType)).toMatchObject({
      class: name,
      orderNo: '1001',
      tradeNo: '1AB',
      keyId: 'merchant-order-no',
    });
  });

  it.each([
    ['withdrawal', '-500.00', 'General Withdrawal'],
    ['withdrawal', '-500.00', 'User Initiated Withdrawal'],
    ['withdrawal', '-500.00', 'Auszahlung auf das Bankkonto'],
    ['withdrawal', '-500.00', 'Allgemeine Abbuchung'],
    ['withdrawal', '-500.00', 'Virement vers un compte bancaire'],
    ['withdrawal', '-500.00', 'Retirada de fondos'],
    ['withdrawal', '500.00', 'Withdrawal Reversal'],
    ['conversion', '-1150.00', 'General Currency Conversion'],
    ['conversion', '1000.10', 'Allgemeine Währungsumrechnung'],
    ['conversion', '1000.10', 'Conversion de devise'],
    ['conversion', '1000.10', 'Algemene valutaomrekening'],
    ['conversion', '1000.10', 'Conversión de divisa'],
    ['own-transfer', '9.15', 'Bank Deposit to PP Account'],
    ['own-transfer', '9.15', 'Bankgutschrift auf PayPal-Konto'],
    ['loan', '-20.00', 'PayPal Working Capital'],
  ])('gives %s for %s of %s without an order', (name, amount, businessType) => {
    const found = paypal(amount, businessType);
    expect(found.class).toBe(name);
    expect(found).not.toHaveProperty('orderNo');
  });

  it.each([
    ['-20.00', 'Account Hold for Open Authorization'],
    ['20.00', 'Reversal of General Account Hold'],
    ['-20.00', 'Hold on Balance for Dispute Investigation'],
    ['-20.00', 'Einbehaltung für offene Autorisierung'],
    ['20.00', 'Rückbuchung allgemeiner Einbehaltung'],
    ['-20.00', 'Reserve Hold'],
  ])('takes %s of %s for money that is held and no chargeback', (amount, businessType) => {
    expect(paypal(amount, businessType).class).toBe('hold');
  });

  it.each([
    ['a purchase of the shop', '-9.00', 'Express Checkout Payment'],
    ['a refund of a purchase', '9.00', 'Payment Refund'],
    ['a refund of a purchase', '9.00', 'Rückzahlung'],
    ['a word that nobody knows', '9.00', 'Stardust'],
    ['no word', '9.00', ''],
  ])('leaves %s unclassified', (_, amount, businessType) => {
    expect(paypal(amount, businessType)).toEqual({ class: 'unclassified', tradeNo: '1AB', ruleId: 'none' });
  });

  it('takes the fee of a chargeback for one of the dispute', () => {
    expect(paypal('-14.00', 'Fee', { businessDescription: 'Chargeback' }).class).toBe('dispute-fee');
    expect(paypal('-3.40', 'Fee', { businessDescription: 'Website Payment' }).class).toBe('processing-fee');
  });

  it('names a payout by its transaction, but not one that comes back', () => {
    expect(paypal('-500.00', 'General Withdrawal').payoutNo).toBe('1AB');
    expect(paypal('500.00', 'Withdrawal Reversal')).not.toHaveProperty('payoutNo');
  });
});
