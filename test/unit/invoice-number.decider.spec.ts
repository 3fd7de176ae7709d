import { describe, it } from '@jest/globals';
import { invoiceNumberDecider } from '../../src/orders/invoice-number.decider.js';
import type { InvoiceNumberCommand } from '../../src/orders/invoice-number.decider.js';
import { InvoiceNumberReleased, InvoiceNumberReserved } from '../../src/orders/invoice.events.js';
import { specificationOf } from '../support/decider-specification.js';
import { alice, NOW, order } from '../support/order-examples.js';

const { given } = specificationOf(invoiceNumberDecider);
const number = { issuerTaxNo: '91310000MA1K00000X', invoiceNo: '26312000000012345678' };
const reserve = (reservedByCommandId: string, orderNo = '1001'): InvoiceNumberCommand => ({
  type: 'ReserveInvoiceNumber',
  data: { ...number, shopId: order.shopId, orderNo, reservedByCommandId },
  actor: alice,
  occurredAt: NOW,
});
const release = (reservedByCommandId: string): InvoiceNumberCommand => ({
  type: 'ReleaseInvoiceNumber',
  data: { ...number, reservedByCommandId },
  actor: alice,
  occurredAt: NOW,
});
const reserved = (reservedByCommandId: string) =>
  InvoiceNumberReserved.at(NOW, { ...number, ...order, reservedByCommandId });
const released = (reservedByCommandId: string) =>
  InvoiceNumberReleased.at(NOW, { ...number, reservedByCommandId });

describe('an invoice number', () => {
  it('is reserved by the first command that asks', () => {
    given().when(reserve('command-1')).then(reserved('command-1'));
  });

  it('is found again by the command that holds it', () => {
    given(reserved('command-1')).when(reserve('command-1')).then();
  });

  it('is refused to any other command, naming the order that has it', () => {
    given(reserved('command-1'))
      .when(reserve('command-2', '1002'))
      .thenRefused('INVOICE_NUMBER_TAKEN', number.invoiceNo, '1001', 'tmall-1');
  });

  it('is free again once its holder released it', () => {
    given(reserved('command-1')).when(release('command-1')).then(released('command-1'));
    given(reserved('command-1'), released('command-1'))
      .when(reserve('command-2'))
      .then(reserved('command-2'));
  });

  it('is released by its holder only', () => {
    given(reserved('command-1')).when(release('command-2')).thenRefused('INVOICE_NUMBER_TAKEN', '1001');
  });

  it('says nothing new when it is released twice or was never reserved', () => {
    given(reserved('command-1'), released('command-1')).when(release('command-1')).then();
    given().when(release('command-1')).then();
  });
});
