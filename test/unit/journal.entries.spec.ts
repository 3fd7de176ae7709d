import { describe, expect, it } from '@jest/globals';
import { ACCOUNT_OF_SOURCE, entriesOf } from '../../projections/journal/journal.entries.js';
import type { LedgerEvent } from '../../projections/core/ledger-event.js';
import { AdjustmentPosted, AdjustmentProposed } from '../../src/adjustments/adjustment.events.js';
import { InvoiceIssued, InvoiceVoided, RedInvoiceIssued } from '../../src/orders/invoice.events.js';
import { OrderPlaced } from '../../src/orders/order.events.js';
import { PaymentReceived, PaymentReversed } from '../../src/orders/payment.events.js';
import { RefundPaidOut, RefundSettledByPlatform } from '../../src/orders/refund.events.js';
import { OrderReceiptConfirmed } from '../../src/orders/shipment.events.js';
import { findAccount } from '../../src/shared/chart-of-accounts.js';
import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import { StatementLinesRecorded } from '../../src/statements/statement.events.js';

const AT = '2026-03-01T00:00:00Z';
const ORDER = { shopId: 'shop', orderNo: '1001', currency: 'CNY' };

/** "debit credit amount" of each entry. */
function booked(event: LedgerEvent): readonly string[] {
  return entriesOf(event).map(
    ({ debitAccount, creditAccount, amount }) => `${debitAccount} ${creditAccount} ${amount}`,
  );
}

interface ToldLine {
  readonly amount: string;
  readonly businessType?: string;
  readonly businessDescription?: string;
}

const lines = (...told: readonly ToldLine[]) => linesOf('alipay-account', ...told);

function linesOf(kind: string, ...told: readonly ToldLine[]) {
  return StatementLinesRecorded.at('2026-03-31T00:00:00Z', {
    kind,
    shopId: 'shop',
    accountNo: 'acc',
    statementId: 's',
    currency: 'CNY',
    chunk: 0,
    lines: told.map((line, index) => ({
      lineId: `l${index}`,
      fileLine: index + 1,
      occurredAt: '2026-03-02T03:04:05Z',
      merchantOrderNo: 'T200P1234567890123000001',
      ...line,
    })),
  });
}

describe('the journal entries of an event', () => {
  it('book a payment as a receivable from the platform against an advance from the buyer', () => {
    const event = PaymentReceived.at(AT, { ...ORDER, paymentId: 'p1', amount: '100.00', channel: 'alipay' });
    expect(entriesOf(event)).toEqual([
      {
        lineNo: 1,
        debitAccount: '1122',
        creditAccount: '2203',
        currency: 'CNY',
        amount: '100.00',
        shopId: 'shop',
        orderNo: '1001',
        reference: 'p1',
        occurredAt: AT,
        lineId: null,
      },
    ]);
  });

  it('turn the advance into revenue when the buyer confirms receipt', () => {
    expect(booked(OrderReceiptConfirmed.at(AT, { ...ORDER, recognisedAmount: '100.00' }))).toEqual([
      '2203 6001 100.00',
    ]);
  });

  it('are none when nothing is left to recognise', () => {
    expect(booked(OrderReceiptConfirmed.at(AT, { ...ORDER, recognisedAmount: '0.00' }))).toEqual([]);
  });

  it.each([
    ['0.00', ['2203 1122 30.00']],
    ['30.00', ['6001 1122 30.00']],
    ['12.50', ['6001 1122 12.50', '2203 1122 17.50']],
  ])(
    'take a refund with %s of revenue out of revenue first and the advance for the rest',
    (part, expected) => {
      const refund = { ...ORDER, refundId: 'r1', amount: '30.00', revenueAmount: part };
      expect(booked(RefundPaidOut.at(AT, { ...refund, payoutReference: 'x' }))).toEqual(expected);
      expect(booked(RefundSettledByPlatform.at(AT, { ...refund, platform: 'tmall', evidence: 'f' }))).toEqual(
        expected,
      );
    },
  );

  it('take a reversed payment back in the same way', () => {
    const reversal = { ...ORDER, paymentId: 'p1', reversalId: 'v1', reason: 'chargeback' };
    expect(booked(PaymentReversed.at(AT, { ...reversal, amount: '12.00', revenueAmount: '5.00' }))).toEqual([
      '6001 1122 5.00',
      '2203 1122 7.00',
    ]);
  });

  it('take output VAT out of sales with an invoice and put it back when it is voided or a red one is issued', () => {
    const invoice = { ...ORDER, issuerTaxNo: 'T', invoiceNo: 'I1', amount: '113.00', taxAmount: '13.00' };
    expect(booked(InvoiceIssued.at(AT, { ...invoice, taxRate: '0.13', buyerKind: 'company' }))).toEqual([
      '6001 2221.01 13.00',
    ]);
    expect(booked(InvoiceVoided.at(AT, { ...invoice, reason: 'wrong' }))).toEqual(['2221.01 6001 13.00']);
    expect(
      booked(RedInvoiceIssued.at(AT, { ...invoice, originalInvoiceNo: 'I0', reason: 'refund' })),
    ).toEqual(['2221.01 6001 13.00']);
  });

  it('are none for an invoice without tax', () => {
    const event = InvoiceIssued.at(AT, {
      ...ORDER,
      issuerTaxNo: 'T',
      invoiceNo: 'I1',
      amount: '100.00',
      taxAmount: '0.00',
      taxRate: '0',
      buyerKind: 'individual',
    });
    expect(booked(event)).toEqual([]);
  });

  it('follow a posted adjustment, not a proposed one', () => {
    const adjustment = {
      shopId: 'shop',
      adjustmentId: 'a1',
      currency: 'CNY',
      amount: '9.90',
      debitAccount: '6603',
      creditAccount: '1221',
    };
    expect(booked(AdjustmentPosted.at(AT, { ...adjustment, postedBy: 'boss' }))).toEqual(['6603 1221 9.90']);
    expect(booked(AdjustmentProposed.at(AT, { ...adjustment, reason: 'fee', proposedBy: 'clerk' }))).toEqual(
      [],
    );
  });

  it('are none for an order that is only placed', () => {
    expect(booked(OrderPlaced.at(AT, { ...ORDER, totalAmount: '100.00', channel: 'tmall' }))).toEqual([]);
  });

  it('book money that came in on a statement to the Alipay account and money that went out from it', () => {
    const event = lines(
      { amount: '88.00', businessType: '交易付款', businessDescription: '0010001|交易收款' },
      { amount: '-4.40', businessType: '其它', businessDescription: '天猫佣金' },
      { amount: '4.40', businessType: '其它', businessDescription: '天猫佣金退款' },
      { amount: '-1.23', businessType: '其它', businessDescription: 'something nobody has seen' },
    );
    expect(booked(event)).toEqual([
      '1012.01 1122 88.00',
      '6601.01 1012.01 4.40',
      '1012.01 6601.01 4.40',
      '1221 1012.01 1.23',
    ]);
  });

  it('of a statement line carry its own time, number and order', () => {
    const [entry] = entriesOf(
      lines({ amount: '88.00', businessType: '交易付款', businessDescription: '0010001|交易收款' }),
    );
    expect(entry).toMatchObject({
      occurredAt: '2026-03-02T03:04:05Z',
      lineId: 'l0',
      orderNo: '1234567890123000001',
    });
  });

  it('leave a line without an amount out and keep the numbers of the others', () => {
    const event = lines({ amount: '0.00' }, { amount: '-1.00' });
    expect(entriesOf(event).map(({ lineNo }) => lineNo)).toEqual([2]);
  });

  it.each([
    ['wechat-trade', '1012.03', { amount: '88.00', businessType: 'SUCCESS' }],
    ['pdd-settlement', '1012.04', { amount: '88.00', businessType: '交易收入' }],
    ['douyin-settlement', '1012.04', { amount: '88.00', businessType: '订单实付应结' }],
    ['jd-settlement', '1012.04', { amount: '88.00', businessType: '货款' }],
    ['stripe-balance', '1012.05', { amount: '88.00', businessType: 'charge' }],
    ['paypal', '1012.06', { amount: '88.00', businessType: 'Website Payment' }],
  ])('book the receipts of %s on the account %s', (kind, account, line) => {
    expect(booked(linesOf(kind, line))).toEqual([`${account} 1122 88.00`]);
  });

  it('send a payout to the bank and take back what the bank returned', () => {
    const event = linesOf(
      'stripe-balance',
      { amount: '-500.00', businessType: 'payout' },
      { amount: '500.00', businessType: 'payout_failure' },
    );
    expect(booked(event)).toEqual(['1002 1012.05 500.00', '1012.05 1002 500.00']);
  });

  it('leave the exchange of a currency open until its other leg', () => {
    const event = linesOf('paypal', { amount: '-1150.00', businessType: 'General Currency Conversion' });
    expect(booked(event)).toEqual(['1012.09 1012.06 1150.00']);
  });

  it.each([
    ['alipay-trade', { amount: '88.00', businessType: '交易' }],
    ['alipay-trade', { amount: '-0.53', businessType: '交易', businessDescription: '服务费' }],
    ['stripe-payments', { amount: '88.00', businessType: 'Payment' }],
    ['stripe-payments', { amount: '-2.00', businessType: 'Something new' }],
    ['wechat-fund', { amount: '88.00', businessType: '交易' }],
    ['wechat-fund', { amount: '-8.00', businessType: '退款' }],
    ['wechat-fund', { amount: '-0.53', businessType: '扣除交易手续费' }],
  ])('are none for what %s tells a second time: %j', (kind, line) => {
    expect(booked(linesOf(kind, line))).toEqual([]);
  });

  it('book what stands in the fund bill of WeChat Pay alone', () => {
    const event = linesOf(
      'wechat-fund',
      { amount: '-500.00', businessType: '提现' },
      { amount: '100.00', businessType: '充值' },
      { amount: '-1.00', businessType: '提现手续费' },
    );
    expect(booked(event)).toEqual(['1002 1012.03 500.00', '1012.03 1002 100.00', '6601.01 1012.03 1.00']);
  });

  it.each(['camt', 'mapped', 'alipay-personal'])('are none for a line of %s', (kind) => {
    expect(booked(linesOf(kind, { amount: '88.00', businessType: '交易付款' }))).toEqual([]);
  });

  it("only use accounts of the chart, and never a statement's own account on both sides", () => {
    const own = Object.values(ACCOUNT_OF_SOURCE);
    expect(own.filter((account) => findAccount(account) === undefined)).toEqual([]);
    for (const { account } of Object.values(SETTLEMENT_CLASSES)) {
      expect(findAccount(account)).toBeDefined();
      expect(own).not.toContain(account);
    }
  });
});
