import { describe, it } from '@jest/globals';
import { orderDecider } from '../../src/orders/order-ledger.js';
import { OrderAmended, OrderCancelled, OrderClosed, OrderPlaced } from '../../src/orders/order.events.js';
import { specificationOf } from '../support/decider-specification.js';
import {
  ask,
  cancelled,
  closed,
  confirmed,
  NOW,
  order,
  overpaid,
  placed,
  received,
  refunded,
  refundRequested,
  reversed,
  shipped,
} from '../support/order-examples.js';

const { given } = specificationOf(orderDecider);
const place = { currency: 'CNY', totalAmount: '100', channel: 'tmall' };
const amend = (totalAmount: string) => ask('AmendOrder', { totalAmount, reason: 'price changed' });
const cancel = ask('CancelOrder', { reason: 'out of stock' });
const close = ask('CloseOrder', { reason: 'finished' });
const orderCancelled = OrderCancelled.at(NOW, { ...order, reason: 'out of stock' });
const orderClosed = OrderClosed.at(NOW, { ...order, reason: 'finished' });
const orderAmended = (previousAmount: string, totalAmount: string) =>
  OrderAmended.at(NOW, { ...order, currency: 'CNY', previousAmount, totalAmount, reason: 'price changed' });

describe('placing an order', () => {
  it('writes the total in the canonical form of its currency', () => {
    given()
      .when(ask('PlaceOrder', place))
      .then(OrderPlaced.at(NOW, { ...order, currency: 'CNY', totalAmount: '100.00', channel: 'tmall' }));
  });

  it('keeps the lines, which sum to the total, discounts as negative lines', () => {
    const lines = [
      { lineNo: '1', sku: 'A', title: 'Tea', quantity: 2, amount: '110' },
      { lineNo: '2', quantity: 1, amount: '-10.00' },
    ];
    given()
      .when(ask('PlaceOrder', { ...place, lines }))
      .then(
        OrderPlaced.at(NOW, {
          ...order,
          currency: 'CNY',
          totalAmount: '100.00',
          channel: 'tmall',
          lines: [
            { lineNo: '1', sku: 'A', title: 'Tea', quantity: 2, amount: '110.00' },
            { lineNo: '2', quantity: 1, amount: '-10.00' },
          ],
        }),
      );
  });

  it('takes an order that costs nothing', () => {
    given()
      .when(ask('PlaceOrder', { ...place, totalAmount: '0' }))
      .then(OrderPlaced.at(NOW, { ...order, currency: 'CNY', totalAmount: '0.00', channel: 'tmall' }));
  });

  it('says nothing new when the same order is placed again, even after it was amended', () => {
    given(placed()).when(ask('PlaceOrder', place)).then();
    given(placed(), orderAmended('100.00', '90.00')).when(ask('PlaceOrder', place)).then();
  });

  it('refuses another content under the same order number, naming both totals', () => {
    given(placed())
      .when(ask('PlaceOrder', { ...place, totalAmount: '120.00' }))
      .thenRefused('ORDER_ALREADY_PLACED', '1001', '100.00', '120.00');
    given(placed())
      .when(ask('PlaceOrder', { ...place, channel: 'jd' }))
      .thenRefused('ORDER_ALREADY_PLACED', 'tmall', 'jd');
  });

  it('refuses a negative total, lines that do not sum to it and a line that comes twice', () => {
    const line = { lineNo: '1', quantity: 1, amount: '99.99' };
    given()
      .when(ask('PlaceOrder', { ...place, totalAmount: '-0.01' }))
      .thenRefused('AMOUNT_NEGATIVE', '-0.01');
    given()
      .when(ask('PlaceOrder', { ...place, lines: [line] }))
      .thenRefused('ORDER_LINES_DIFFER_FROM_TOTAL', '99.99', '100.00');
    given()
      .when(ask('PlaceOrder', { ...place, lines: [line, { ...line, amount: '0.01' }] }))
      .thenRefused('ORDER_LINE_REPEATED', 'line 1');
  });

  it('refuses more decimals than the currency has', () => {
    given()
      .when(ask('PlaceOrder', { ...place, currency: 'JPY', totalAmount: '100.5' }))
      .thenRefused('AMOUNT_TOO_PRECISE', '100.5');
  });
});

describe('amending an order', () => {
  it('changes what is owed and keeps what it was before', () => {
    given(placed()).when(amend('80.5')).then(orderAmended('100.00', '80.50'));
  });

  it('says nothing new for the same total', () => {
    given(placed()).when(amend('100')).then();
  });

  it('notices that more is held than the new total', () => {
    given(placed(), received())
      .when(amend('80.00'))
      .then(orderAmended('100.00', '80.00'), overpaid('80.00', '100.00', '20.00'));
  });

  it('counts only money that is still held', () => {
    given(placed(), received(), ...refunded('20.00'))
      .when(amend('80.00'))
      .then(orderAmended('100.00', '80.00'));
  });

  it('is refused for a cancelled, closed or unknown order, below zero, and in another currency', () => {
    given(placed(), cancelled()).when(amend('80.00')).thenRefused('ORDER_CANCELLED', '1001');
    given(placed(), received(), confirmed(), closed())
      .when(amend('80.00'))
      .thenRefused('ORDER_CLOSED', '1001');
    given().when(amend('80.00')).thenRefused('ORDER_UNKNOWN', '1001', 'tmall-1');
    given(placed()).when(amend('-1')).thenRefused('AMOUNT_NEGATIVE', '-1.00');
    given(placed())
      .when(ask('AmendOrder', { totalAmount: '80.00', currency: 'USD', reason: 'price changed' }))
      .thenRefused('CURRENCY_MISMATCH', 'CNY', 'USD');
  });
});

describe('cancelling an order', () => {
  it('is possible before anything was paid, and once all of it was refunded or reversed', () => {
    given(placed()).when(cancel).then(orderCancelled);
    given(placed(), received(), ...refunded('100.00'))
      .when(cancel)
      .then(orderCancelled);
    given(placed(), received(), reversed('100.00')).when(cancel).then(orderCancelled);
  });

  it('says nothing new for a cancelled order', () => {
    given(placed(), cancelled()).when(cancel).then();
  });

  it('is refused while money is held, naming it', () => {
    given(placed(), received('60.00')).when(cancel).thenRefused('ORDER_HOLDS_MONEY', '60.00 CNY');
  });

  it('is refused while a refund is open', () => {
    given(placed(), received(), refundRequested('100.00'))
      .when(cancel)
      .thenRefused('ORDER_HAS_OPEN_REFUND', '100.00');
  });

  it('is refused for goods on their way that nobody paid back', () => {
    given(placed(), shipped()).when(cancel).thenRefused('ORDER_SHIPPED', '1001', '100.00');
  });

  it('is possible after shipment once the money went back, or an unpaid parcel returned and nothing is owed', () => {
    given(placed(), received(), shipped(), ...refunded('100.00'))
      .when(cancel)
      .then(orderCancelled);
    given(placed(), shipped(), orderAmended('100.00', '0.00')).when(cancel).then(orderCancelled);
  });

  it('is refused after the buyer confirmed receipt, after the close, and for an unknown order', () => {
    given(placed(), received(), confirmed(), ...refunded('100.00', '100.00'))
      .when(cancel)
      .thenRefused('ORDER_RECEIPT_CONFIRMED', '1001');
    given(placed(), cancelled(), closed()).when(cancel).thenRefused('ORDER_CLOSED', '1001');
    given().when(cancel).thenRefused('ORDER_UNKNOWN', '1001');
  });
});

describe('closing an order', () => {
  it('is possible when it is completed, cancelled or refunded in full', () => {
    given(placed(), received(), confirmed()).when(close).then(orderClosed);
    given(placed(), cancelled()).when(close).then(orderClosed);
    given(placed(), received(), ...refunded('100.00'))
      .when(close)
      .then(orderClosed);
  });

  it('says nothing new for a closed order', () => {
    given(placed(), cancelled(), closed()).when(close).then();
  });

  it('is refused while goods or money are expected', () => {
    given(placed()).when(close).thenRefused('ORDER_NOT_FINISHED', 'received 0.00');
    given(placed(), received(), ...refunded('30.00'))
      .when(close)
      .thenRefused('ORDER_NOT_FINISHED', 'received 100.00', 'refunded 30.00');
  });

  it('is refused while a refund is open or a cancelled order holds money that came too late', () => {
    given(placed(), received(), confirmed(), refundRequested('10.00'))
      .when(close)
      .thenRefused('ORDER_HAS_OPEN_REFUND', '10.00');
    given(placed(), cancelled(), received('5.00')).when(close).thenRefused('ORDER_HOLDS_MONEY', '5.00');
  });

  it('is refused for an unknown order', () => {
    given().when(close).thenRefused('ORDER_UNKNOWN', '1001');
  });
});
