import { describe, it } from '@jest/globals';
import { InvoiceRequested } from '../../src/orders/invoice.events.js';
import { orderDecider } from '../../src/orders/order-ledger.js';
import { ShipmentReported } from '../../src/orders/shipment.events.js';
import { specificationOf } from '../support/decider-specification.js';
import { order, shipped } from '../support/order-examples.js';
import {
  afterReports,
  completed,
  CONFIRMED_AT,
  paid,
  PAID_AT,
  payment,
  placed,
  PLACED_AT,
  report,
} from '../support/order-report-examples.js';

const { given } = specificationOf(orderDecider);
const reported = { ...order, platform: 'tmall', evidence: 'tmall_order_report.csv line 5' };

describe('a report of goods that left', () => {
  const shippedReport = report({ grossPaidAmount: '157.00', paidAt: PAID_AT, status: 'shipped' });

  it('is recorded once, at the latest time of the row', () => {
    given().when(shippedReport).then(placed, payment('157.00'), ShipmentReported.at(PAID_AT, reported));
    given(...afterReports(shippedReport))
      .when(shippedReport)
      .then();
  });

  it('says nothing of an order whose parcel is known or came', () => {
    given(...afterReports(paid), shipped())
      .when(shippedReport)
      .then();
    given(...afterReports(completed))
      .when(shippedReport)
      .then();
  });

  it('is recorded of an unpaid order too, since goods without money are what must be seen', () => {
    given(placed)
      .when(report({ status: 'shipped' }))
      .then(ShipmentReported.at(PLACED_AT, reported));
  });

  it('is not inferred from a payment', () => {
    given()
      .when(report({ grossPaidAmount: '157.00', paidAt: PAID_AT, status: 'paid' }))
      .then(placed, payment('157.00'));
  });
});

describe('a report of a buyer who wants an invoice', () => {
  const wanted = report({ grossPaidAmount: '157.00', paidAt: PAID_AT, invoiceRequested: true });

  it('is recorded once, at the latest time of the row', () => {
    given().when(wanted).then(placed, payment('157.00'), InvoiceRequested.at(PAID_AT, reported));
    given(...afterReports(wanted))
      .when(wanted)
      .then();
  });

  it('is recorded of an order that is known and complete', () => {
    given(...afterReports(completed))
      .when(
        report({
          grossPaidAmount: '157.00',
          paidAt: PAID_AT,
          confirmedAt: CONFIRMED_AT,
          invoiceRequested: true,
        }),
      )
      .then(InvoiceRequested.at(CONFIRMED_AT, reported));
  });
});
