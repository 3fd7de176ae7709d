import { describe, expect, it } from '@jest/globals';
import { InvoiceIssued } from '../../src/orders/invoice.events.js';
import { orderDecider } from '../../src/orders/order-ledger.js';
import { redInvoiceDueAmount } from '../../src/orders/order-state.js';
import type { OrderLedgerEvent } from '../../src/orders/order-state.js';
import { specificationOf } from '../support/decider-specification.js';
import {
  ask,
  cancelled,
  closed,
  confirmed,
  invoiced,
  issueInvoice,
  NOW,
  order,
  placed,
  received,
  redInvoiced,
  refunded,
  refundRequested,
  reversed,
  voided,
} from '../support/order-examples.js';

const { given } = specificationOf(orderDecider);
const voidInvoice = (invoiceNo = 'blue-1') => ask('VoidInvoice', { invoiceNo, reason: 'wrong title' });
const issueRed = (
  amount: string,
  changes: { invoiceNo?: string; taxAmount?: string; currency?: string } = {},
) =>
  ask('IssueRedInvoice', {
    invoiceNo: 'red-1',
    originalInvoiceNo: 'blue-1',
    amount,
    reason: 'refund',
    ...changes,
  });
/** 100.00 received; 13 % of it is 88.50 + 11.50. */
const paidOrder = [placed(), received()];

describe('issuing an invoice', () => {
  it('computes the tax inside the amount when the invoice does not give it', () => {
    given(...paidOrder)
      .when(issueInvoice('100'))
      .then(invoiced('100.00', '11.50', 'blue-1', NOW));
  });

  it('takes a given tax within six cents, for software that rounds each line', () => {
    given(...paidOrder)
      .when(issueInvoice('100.00', { taxAmount: '11.56' }))
      .then(invoiced('100.00', '11.56', 'blue-1', NOW));
    given(...paidOrder)
      .when(issueInvoice('100.00', { taxAmount: '11.44' }))
      .then(invoiced('100.00', '11.44', 'blue-1', NOW));
    given(...paidOrder)
      .when(issueInvoice('100.00', { taxAmount: '11.57' }))
      .thenRefused('INVOICE_TAX_DIFFERS', '11.57', '11.50');
  });

  it('keeps the tax number of a company, and refuses one of an individual', () => {
    const company = { buyerKind: 'company' as const, buyerTaxNo: '91110000600037341L' };
    given(...paidOrder)
      .when(issueInvoice('50.00', company))
      .then(
        InvoiceIssued.at(NOW, {
          ...order,
          issuerTaxNo: '91310000MA1K00000X',
          invoiceNo: 'blue-1',
          currency: 'CNY',
          amount: '50.00',
          taxAmount: '5.75',
          taxRate: '0.13',
          ...company,
        }),
      );
    given(...paidOrder)
      .when(issueInvoice('50.00', { buyerTaxNo: '310101199001011234' }))
      .thenRefused('MALFORMED_BUYER_TAX_NO', 'blue-1');
  });

  it('may be split as long as the parts fit into what is held', () => {
    given(...paidOrder, invoiced('60.00', '6.90'))
      .when(issueInvoice('40.00', { invoiceNo: 'blue-2' }))
      .then(invoiced('40.00', '4.60', 'blue-2', NOW));
  });

  it('never exceeds received less reversed and refunded', () => {
    given(placed(), received(), reversed('10.00'), ...refunded('20.00'))
      .when(issueInvoice('70.01'))
      .thenRefused('INVOICE_EXCEEDS_NET_RECEIVED', '70.01', '70.00');
    given(placed()).when(issueInvoice('1.00')).thenRefused('INVOICE_EXCEEDS_NET_RECEIVED', '0.00');
  });

  it('names the invoice that already covers the order', () => {
    given(...paidOrder, invoiced('60.00', '6.90'), invoiced('40.00', '4.60', 'blue-2'))
      .when(issueInvoice('0.01', { invoiceNo: 'blue-3' }))
      .thenRefused('INVOICE_ALREADY_ISSUED', 'blue-1', '60.00', 'invoiced 100.00', 'left 0.00');
  });

  it('names no invoice that is voided or credited in full', () => {
    given(
      ...paidOrder,
      invoiced('60.00', '6.90'),
      voided('60.00', '6.90'),
      invoiced('80.00', '9.20', 'blue-2'),
    )
      .when(issueInvoice('30.00', { invoiceNo: 'blue-3' }))
      .thenRefused('INVOICE_ALREADY_ISSUED', 'blue-2', 'left 20.00');
    given(...paidOrder, invoiced('60.00', '6.90'), redInvoiced('60.00', '6.90'))
      .when(issueInvoice('100.01', { invoiceNo: 'blue-2' }))
      .thenRefused('INVOICE_EXCEEDS_NET_RECEIVED', 'left 100.00');
  });

  it('can replace an invoice that was voided or credited', () => {
    given(...paidOrder, invoiced('100.00', '11.50'), voided('100.00', '11.50'))
      .when(issueInvoice('100.00', { invoiceNo: 'blue-2' }))
      .then(invoiced('100.00', '11.50', 'blue-2', NOW));
    given(...paidOrder, invoiced('100.00', '11.50'), redInvoiced('30.00', '3.45'))
      .when(issueInvoice('30.00', { invoiceNo: 'blue-2' }))
      .then(invoiced('30.00', '3.45', 'blue-2', NOW));
  });

  it('says nothing new when it is repeated', () => {
    given(...paidOrder, invoiced('100.00', '11.50'))
      .when(issueInvoice('100.00'))
      .then();
  });

  it('never uses a number twice, not that of a voided or red invoice either', () => {
    given(...paidOrder, invoiced('40.00', '4.60'))
      .when(issueInvoice('60.00'))
      .thenRefused('INVOICE_NUMBER_USED', 'blue-1', '40.00');
    given(...paidOrder, invoiced('40.00', '4.60'), voided('40.00', '4.60'))
      .when(issueInvoice('40.00'))
      .thenRefused('INVOICE_NUMBER_USED', 'blue-1');
    given(...paidOrder, invoiced('40.00', '4.60'), redInvoiced('40.00', '4.60'))
      .when(issueInvoice('40.00', { invoiceNo: 'red-1' }))
      .thenRefused('INVOICE_NUMBER_USED', 'red-1');
  });

  it('is possible after the close, and refused for a cancelled order', () => {
    given(...paidOrder, confirmed(), closed())
      .when(issueInvoice('100.00'))
      .then(invoiced('100.00', '11.50', 'blue-1', NOW));
    given(placed(), cancelled(), received())
      .when(issueInvoice('100.00'))
      .thenRefused('ORDER_CANCELLED', '1001');
  });

  it('is refused for a rate that is none, at zero, with negative tax, in another currency, for an unknown order', () => {
    for (const taxRate of ['13', '1', '13%', '-0.13', '.13', '']) {
      given(...paidOrder)
        .when(issueInvoice('100.00', { taxRate }))
        .thenRefused('MALFORMED_TAX_RATE', `"${taxRate}"`);
    }
    given(...paidOrder)
      .when(issueInvoice('0'))
      .thenRefused('AMOUNT_NOT_POSITIVE', '0.00');
    given(...paidOrder)
      .when(issueInvoice('0.10', { taxAmount: '-0.01' }))
      .thenRefused('AMOUNT_NEGATIVE', '-0.01');
    given(...paidOrder)
      .when(issueInvoice('1.00', { currency: 'USD' }))
      .thenRefused('CURRENCY_MISMATCH', 'USD');
    given().when(issueInvoice('1.00')).thenRefused('ORDER_UNKNOWN', '1001');
  });
});

describe('voiding an invoice', () => {
  it('takes its amount and tax back, once', () => {
    given(...paidOrder, invoiced('100.00', '11.50'))
      .when(voidInvoice())
      .then(voided('100.00', '11.50', 'blue-1', NOW));
    given(...paidOrder, invoiced('100.00', '11.50'), voided('100.00', '11.50'))
      .when(voidInvoice())
      .then();
  });

  it('is refused when a red invoice stands against it, and for a number that is no blue invoice', () => {
    given(...paidOrder, invoiced('100.00', '11.50'), redInvoiced('30.00', '3.45'))
      .when(voidInvoice())
      .thenRefused('INVOICE_HAS_RED', '100.00', '30.00');
    given(...paidOrder)
      .when(voidInvoice())
      .thenRefused('INVOICE_UNKNOWN', 'blue-1');
    given(...paidOrder, invoiced('100.00', '11.50'), redInvoiced('30.00', '3.45'))
      .when(voidInvoice('red-1'))
      .thenRefused('INVOICE_UNKNOWN', 'red-1');
  });
});

describe('issuing a red invoice', () => {
  const blue = [...paidOrder, invoiced('100.00', '11.50')];

  it('credits a part at the rate of the blue invoice', () => {
    given(...blue)
      .when(issueRed('30'))
      .then(redInvoiced('30.00', '3.45', 'red-1', NOW));
  });

  it('takes all the tax that is left with the last part, so that the blue invoice ends at zero', () => {
    // Three times 33.00 at 13 % have a tax of 3.80 each, which leaves 0.10 of 11.50; 1.00 by itself would have 0.12.
    const parts = ['red-1', 'red-2', 'red-3'].map((invoiceNo) => redInvoiced('33.00', '3.80', invoiceNo));
    given(...blue, ...parts)
      .when(issueRed('1.00', { invoiceNo: 'red-4' }))
      .then(redInvoiced('1.00', '0.10', 'red-4', NOW));
    // And the other way round: 50.03 has a tax of 5.76, but 20.00 and 30.03 have 2.30 and 3.45.
    given(...paidOrder, invoiced('50.03', '5.76'), redInvoiced('20.00', '2.30'))
      .when(issueRed('30.03', { invoiceNo: 'red-2' }))
      .then(redInvoiced('30.03', '3.46', 'red-2', NOW));
  });

  it('never computes more tax than the blue invoice has left', () => {
    // 0.20 has a tax of 0.02; four times 0.05 would have 0.01 each.
    const parts = [redInvoiced('0.05', '0.01'), redInvoiced('0.05', '0.01', 'red-2')];
    given(...paidOrder, invoiced('0.20', '0.02'), ...parts)
      .when(issueRed('0.05', { invoiceNo: 'red-3' }))
      .then(redInvoiced('0.05', '0.00', 'red-3', NOW));
  });

  it('never exceeds what is left of the blue invoice or of its tax', () => {
    given(...blue, redInvoiced('30.00', '3.45'))
      .when(issueRed('70.01', { invoiceNo: 'red-2' }))
      .thenRefused('RED_INVOICE_EXCEEDS_BLUE', '70.01', 'blue-1', '70.00');
    given(...blue)
      .when(issueRed('100.00', { taxAmount: '11.51' }))
      .thenRefused('RED_INVOICE_EXCEEDS_BLUE', '11.51', '11.50');
  });

  it('takes a given tax within six cents of the rate', () => {
    given(...blue)
      .when(issueRed('30.00', { taxAmount: '3.40' }))
      .then(redInvoiced('30.00', '3.40', 'red-1', NOW));
    given(...blue)
      .when(issueRed('30.00', { taxAmount: '3.38' }))
      .thenRefused('INVOICE_TAX_DIFFERS', '3.38', '3.45');
  });

  it('says nothing new when it is repeated, and never uses a number twice', () => {
    given(...blue, redInvoiced('30.00', '3.45'))
      .when(issueRed('30.00'))
      .then();
    given(...blue, redInvoiced('30.00', '3.45'))
      .when(issueRed('31.00'))
      .thenRefused('INVOICE_NUMBER_USED', 'red-1', '30.00');
    given(...blue)
      .when(issueRed('30.00', { invoiceNo: 'blue-1' }))
      .thenRefused('INVOICE_NUMBER_USED', 'blue-1');
  });

  it('is possible after the order was cancelled or closed: what was refunded must be credited', () => {
    given(...blue, ...refunded('100.00'), cancelled())
      .when(issueRed('100.00'))
      .then(redInvoiced('100.00', '11.50', 'red-1', NOW));
    given(...blue, ...refunded('100.00'), closed())
      .when(issueRed('100.00'))
      .then(redInvoiced('100.00', '11.50', 'red-1', NOW));
  });

  it('is refused against a voided or unknown invoice, at zero and in another currency', () => {
    given(...blue, voided('100.00', '11.50'))
      .when(issueRed('30.00'))
      .thenRefused('INVOICE_VOIDED', 'blue-1');
    given(...paidOrder)
      .when(issueRed('30.00'))
      .thenRefused('INVOICE_UNKNOWN', 'blue-1');
    given(...blue)
      .when(issueRed('0'))
      .thenRefused('AMOUNT_NOT_POSITIVE', '0.00');
    given(...blue)
      .when(issueRed('1', { currency: 'USD' }))
      .thenRefused('CURRENCY_MISMATCH', 'USD');
  });
});

describe('the red invoice that is due', () => {
  const due = (...events: readonly OrderLedgerEvent[]): string =>
    redInvoiceDueAmount(events.reduce(orderDecider.evolve, orderDecider.initialState));
  const blue = [...paidOrder, invoiced('80.00', '9.20')];

  it('is what stands invoiced above what is still held', () => {
    expect(due(...blue)).toBe('0.00');
    expect(due(...blue, ...refunded('20.00'))).toBe('0.00');
    expect(due(...blue, ...refunded('50.00'))).toBe('30.00');
    expect(due(...blue, reversed('50.00'))).toBe('30.00');
    expect(due(...blue, ...refunded('50.00'), redInvoiced('10.00', '1.15'))).toBe('20.00');
    expect(due(...blue, ...refunded('50.00'), voided('80.00', '9.20'))).toBe('0.00');
  });

  it('waits until the money has gone', () => {
    expect(due(...blue, refundRequested('50.00'))).toBe('0.00');
  });
});
