import { describe, expect, it } from '@jest/globals';
import { orderDecider } from '../../src/orders/order-ledger.js';
import type { OrderLedgerEvent } from '../../src/orders/order-state.js';
import { OrderAmended, OrderCancelled, OrderClosed } from '../../src/orders/order.events.js';
import { specificationOf } from '../support/decider-specification.js';
import {
  cancelled,
  closed,
  order,
  overpaid,
  refundApproved,
  refundPaidOut,
  refundRequested,
  reversed,
  shipped,
} from '../support/order-examples.js';
import {
  afterReports,
  completed,
  confirmed,
  CONFIRMED_AT,
  paid,
  PAID_AT,
  payment,
  placed,
  PLACED_AT,
  refund,
  report,
  unpaid,
} from '../support/order-report-examples.js';

const { given } = specificationOf(orderDecider);
const inYuan = { ...order, currency: 'CNY' };
describe('the first report of an order', () => {
  it('places it, and no more while it is unpaid', () => {
    given().when(unpaid).then(placed);
    given()
      .when(report({ grossPaidAmount: '0.00', status: 'unpaid' }))
      .then(placed);
  });

  it('records the payment at its own time', () => {
    given().when(paid).then(placed, payment('157.00'));
  });

  it('records a refund at the latest time of the row, since the report has none for it', () => {
    given()
      .when(report({ grossPaidAmount: '157.00', paidAt: PAID_AT, refundedAmount: '157.00' }))
      .then(placed, payment('157.00'), refund('157.00'));
  });

  it('recognises the revenue net of the refund that the same report tells of', () => {
    given()
      .when(
        report({
          grossPaidAmount: '157.00',
          paidAt: PAID_AT,
          refundedAmount: '57.00',
          confirmedAt: CONFIRMED_AT,
        }),
      )
      .then(placed, payment('157.00'), refund('57.00', { at: CONFIRMED_AT }), confirmed('100.00'));
  });

  it('takes a payment without a time at the latest time of the row', () => {
    given()
      .when(report({ grossPaidAmount: '157.00' }))
      .then(placed, payment('157.00', 'report-1', PLACED_AT));
  });

  it('takes "completed" without a time as a confirmation at the latest time of the row', () => {
    given()
      .when(report({ grossPaidAmount: '157.00', paidAt: PAID_AT, status: 'completed' }))
      .then(placed, payment('157.00'), confirmed('157.00', PAID_AT));
  });

  it('notices an overpayment', () => {
    given()
      .when(report({ grossPaidAmount: '160.00', paidAt: PAID_AT }))
      .then(placed, payment('160.00'), overpaid('157.00', '160.00', '3.00', PAID_AT));
  });

  it('cancels an order that was closed unpaid, for the reason of the report', () => {
    given()
      .when(report({ status: 'closed', closeReason: '买家未付款' }))
      .then(placed, OrderCancelled.at(PLACED_AT, { ...order, reason: '买家未付款' }));
  });

  it('cancels an order whose parcel came back unpaid', () => {
    given(placed, shipped())
      .when(report({ status: 'closed', closeReason: '拒收' }))
      .then(OrderCancelled.at(PLACED_AT, { ...order, reason: '拒收' }));
  });

  it('closes an order that was refunded in full', () => {
    given()
      .when(
        report({ grossPaidAmount: '157.00', paidAt: PAID_AT, refundedAmount: '157.00', status: 'closed' }),
      )
      .then(
        placed,
        payment('157.00'),
        refund('157.00'),
        OrderClosed.at(PAID_AT, { ...order, reason: 'closed by tmall' }),
      );
  });
});

describe('a later report', () => {
  it('says nothing when it is the same', () => {
    for (const same of [
      unpaid,
      paid,
      completed,
      report({ grossPaidAmount: '157.00', paidAt: PAID_AT, refundedAmount: '57.00', status: 'completed' }),
      report({ status: 'closed' }),
      report({ grossPaidAmount: '157.00', refundedAmount: '157.00', status: 'closed' }),
      report({ grossPaidAmount: '160.00' }),
    ]) {
      given(...afterReports(same))
        .when(same)
        .then();
    }
  });

  it('records only what the figures grew by', () => {
    given(...afterReports(report({ grossPaidAmount: '50.00', paidAt: PAID_AT })))
      .when(paid)
      .then(payment('107.00', 'report-2'));
    given(...afterReports(report({ grossPaidAmount: '157.00', paidAt: PAID_AT, refundedAmount: '10.00' })))
      .when(
        report({
          grossPaidAmount: '157.00',
          paidAt: PAID_AT,
          refundedAmount: '25.00',
          evidence: 'march.csv',
        }),
      )
      .then(refund('15.00', { refundId: 'report-2', evidence: 'march.csv' }));
  });

  it('takes a refund after the confirmation out of revenue', () => {
    given(...afterReports(completed))
      .when(
        report({
          grossPaidAmount: '157.00',
          paidAt: PAID_AT,
          confirmedAt: CONFIRMED_AT,
          refundedAmount: '57.00',
        }),
      )
      .then(refund('57.00', { at: CONFIRMED_AT, revenueAmount: '57.00' }));
  });

  it('amends a changed total', () => {
    given(placed)
      .when(report({ totalAmount: '150.00' }))
      .then(
        OrderAmended.at(PLACED_AT, {
          ...inYuan,
          previousAmount: '157.00',
          totalAmount: '150.00',
          reason: 'reported by tmall',
        }),
      );
  });

  it('counts payments and refunds that were recorded otherwise, and leaves their ids alone', () => {
    given(placed, payment('157.00', 'alipay-77')).when(paid).then();
    given(placed, payment('50.00', 'report-1')).when(paid).then(payment('107.00', 'report-2'));
    given(...afterReports(paid), refundRequested('30.00', 'report-1'), refundApproved('30.00', 'report-1'))
      .when(report({ grossPaidAmount: '157.00', paidAt: PAID_AT, refundedAmount: '20.00' }))
      .then(refund('20.00', { refundId: 'report-2' }));
  });

  it('does not count a payment anew that was reversed meanwhile', () => {
    given(placed, payment('157.00', 'pay-1'), reversed('157.00')).when(paid).then();
  });

  it('may not know of a refund that we paid past the platform', () => {
    const ownRefund = [refundRequested('30.00'), refundApproved('30.00'), refundPaidOut('30.00')];
    given(...afterReports(paid), ...ownRefund)
      .when(paid)
      .then();
    given(...afterReports(paid), ...ownRefund)
      .when(report({ grossPaidAmount: '157.00', paidAt: PAID_AT, refundedAmount: '50.00' }))
      .then(refund('20.00'));
  });

  it('still moves money of an order that is closed or cancelled, if that is what happened', () => {
    given(...afterReports(completed), closed())
      .when(report({ grossPaidAmount: '157.00', paidAt: PAID_AT, refundedAmount: '57.00', status: 'closed' }))
      .then(refund('57.00', { revenueAmount: '57.00' }));
    given(placed, cancelled())
      .when(paid)
      .then(payment('157.00'), overpaid('0.00', '157.00', '157.00', PAID_AT));
    given(...afterReports(completed), closed())
      .when(report({ totalAmount: '160.00', grossPaidAmount: '160.00', paidAt: PAID_AT }))
      .then(
        OrderAmended.at(PAID_AT, {
          ...inYuan,
          previousAmount: '157.00',
          totalAmount: '160.00',
          reason: 'reported by tmall',
        }),
        payment('3.00', 'report-2'),
      );
  });

  it('is refused when its paid or refunded figure shrinks, naming both', () => {
    given(...afterReports(paid))
      .when(report({ grossPaidAmount: '100.00', paidAt: PAID_AT }))
      .thenRefused('REPORT_SHRINKS', '100.00 paid', '157.00', 'tmall_order_report.csv');
    given(...afterReports(report({ grossPaidAmount: '157.00', refundedAmount: '57.00' })))
      .when(paid)
      .thenRefused('REPORT_SHRINKS', '0.00 refunded', '57.00');
  });

  it('leaves payments alone when it does not tell them', () => {
    given(...afterReports(paid))
      .when(unpaid)
      .then();
  });
});

describe('a report that contradicts itself or the ledger', () => {
  it('is refused as a whole', () => {
    given()
      .when(report({ grossPaidAmount: '157.00', refundedAmount: '157.01' }))
      .thenRefused('REFUND_EXCEEDS_RECEIVED', '157.01', '157.00');
    given()
      .when(report({ grossPaidAmount: '157.00', status: 'closed' }))
      .thenRefused('ORDER_NOT_FINISHED', 'received 157.00');
    given()
      .when(report({ confirmedAt: CONFIRMED_AT }))
      .thenRefused('NOTHING_RECEIVED', '157.00');
    given(placed)
      .when(report({ currency: 'USD' }))
      .thenRefused('CURRENCY_MISMATCH', 'CNY', 'USD');
    given(placed)
      .when(report({ refundedAmount: '-1.00' }))
      .thenRefused('AMOUNT_NEGATIVE', '-1.00');
    given(placed, cancelled())
      .when(report({ grossPaidAmount: '157.00', status: 'completed' }))
      .thenRefused('ORDER_CANCELLED', '1001');
  });

  it('leaves an open request of ours to be settled before the platform refunds the same money', () => {
    given(...afterReports(paid), refundRequested('157.00'))
      .when(report({ grossPaidAmount: '157.00', paidAt: PAID_AT, refundedAmount: '157.00' }))
      .thenRefused('REFUND_EXCEEDS_RECEIVED', 'reserved for refunds 157.00');
  });
});

describe('reports in the order in which they come', () => {
  it('give the same figures as the last one alone', () => {
    const last = report({
      totalAmount: '150.00',
      grossPaidAmount: '150.00',
      paidAt: PAID_AT,
      refundedAmount: '50.00',
      confirmedAt: CONFIRMED_AT,
    });
    const figures = (events: readonly OrderLedgerEvent[]) => {
      const state = events.reduce(orderDecider.evolve, orderDecider.initialState);
      const { totalAmount, receivedAmount, refundedAmount, recognisedAmount, confirmed: done } = state;
      return { totalAmount, receivedAmount, refundedAmount, recognisedAmount, done };
    };
    const expected = {
      totalAmount: '150.00',
      receivedAmount: '150.00',
      refundedAmount: '50.00',
      recognisedAmount: '100.00',
      done: true,
    };
    expect(figures(afterReports(last))).toStrictEqual(expected);
    const grown = [
      report({ totalAmount: '150.00', grossPaidAmount: '100.00' }),
      report({ totalAmount: '150.00', grossPaidAmount: '150.00', refundedAmount: '20.00' }),
    ];
    expect(figures(afterReports(unpaid, ...grown, last))).toStrictEqual(expected);
  });
});
