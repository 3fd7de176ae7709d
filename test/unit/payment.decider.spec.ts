import { describe, it } from '@jest/globals';
import { orderDecider } from '../../src/orders/order-ledger.js';
import { PaymentFailed, PaymentReceived, PaymentReversed } from '../../src/orders/payment.events.js';
import { specificationOf } from '../support/decider-specification.js';
import {
  amended,
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
  YESTERDAY,
} from '../support/order-examples.js';

const { given } = specificationOf(orderDecider);
const pay = (amount: string, paymentId = 'pay-1') =>
  ask('RecordPaymentReceived', { paymentId, amount, channel: 'alipay' });
const fail = (reason: string) => ask('RecordPaymentFailed', { paymentId: 'pay-1', amount: '100', reason });
const reverse = (amount: string, changes: { paymentId?: string; reversalId?: string } = {}) =>
  ask('ReversePayment', {
    paymentId: 'pay-1',
    reversalId: 'rev-1',
    amount,
    reason: 'chargeback',
    ...changes,
  });
const paymentFailed = (reason: string) =>
  PaymentFailed.at(NOW, { ...order, currency: 'CNY', paymentId: 'pay-1', amount: '100.00', reason });

describe('a payment received', () => {
  it('is recorded with its channel and reference', () => {
    const data = {
      paymentId: 'pay-1',
      amount: '100.00',
      channel: 'alipay',
      channelReference: '2026030122001',
    };
    given(placed())
      .when(ask('RecordPaymentReceived', { ...data, currency: 'CNY' }))
      .then(PaymentReceived.at(NOW, { ...order, ...data, currency: 'CNY' }));
  });

  it('may come in parts', () => {
    given(placed(), received('30.00'))
      .when(pay('70', 'pay-2'))
      .then(received('70.00', 'pay-2', NOW));
  });

  it('notices each time that more is held than owed, by how much', () => {
    given(placed(), received('60.00'))
      .when(pay('60.00', 'pay-2'))
      .then(received('60.00', 'pay-2', NOW), overpaid('100.00', '120.00', '20.00'));
    given(placed(), received('120.00'))
      .when(pay('1.00', 'pay-2'))
      .then(received('1.00', 'pay-2', NOW), overpaid('100.00', '121.00', '21.00'));
  });

  it('measures against the amended total and what is still held', () => {
    given(placed(), amended('100.00', '50.00'), received('50.00'), ...refunded('10.00'))
      .when(pay('10.00', 'pay-2'))
      .then(received('10.00', 'pay-2', NOW));
  });

  it('is all excess on a cancelled order, also when that is closed', () => {
    given(placed(), cancelled())
      .when(pay('100.00'))
      .then(received('100.00', 'pay-1', NOW), overpaid('0.00', '100.00', '100.00'));
    given(placed(), cancelled(), closed())
      .when(pay('100.00'))
      .then(received('100.00', 'pay-1', NOW), overpaid('0.00', '100.00', '100.00'));
  });

  it('says nothing new when it is reported again, whenever that is', () => {
    given(placed(), received()).when(pay('100')).then();
    given(placed(), received())
      .when({ ...pay('100.00'), occurredAt: YESTERDAY })
      .then();
  });

  it('is refused under an id that names another payment', () => {
    given(placed(), received())
      .when(pay('99.00'))
      .thenRefused('PAYMENT_ID_REUSED', 'pay-1', '100.00', '99.00');
    given(placed(), received())
      .when(ask('RecordPaymentReceived', { paymentId: 'pay-1', amount: '100.00', channel: 'wechat' }))
      .thenRefused('PAYMENT_ID_REUSED', 'alipay', 'wechat');
  });

  it('is refused at zero and below, in another currency and for an unknown order', () => {
    given(placed()).when(pay('0.00')).thenRefused('AMOUNT_NOT_POSITIVE', '0.00');
    given(placed()).when(pay('-5')).thenRefused('AMOUNT_NOT_POSITIVE', '-5.00');
    given(placed())
      .when(ask('RecordPaymentReceived', { paymentId: 'p', amount: '1', currency: 'USD', channel: 'paypal' }))
      .thenRefused('CURRENCY_MISMATCH', 'CNY', 'USD');
    given().when(pay('100.00')).thenRefused('ORDER_UNKNOWN', '1001');
  });
});

describe('a payment that failed', () => {
  it('is recorded once for each reason and changes no money', () => {
    given(placed()).when(fail('no funds')).then(paymentFailed('no funds'));
    given(placed(), paymentFailed('no funds')).when(fail('no funds')).then();
    given(placed(), paymentFailed('no funds')).when(fail('card expired')).then(paymentFailed('card expired'));
  });

  it('may succeed later under the same id', () => {
    given(placed(), paymentFailed('no funds'))
      .when(pay('100.00'))
      .then(received('100.00', 'pay-1', NOW));
  });

  it('is refused once it was received: then it is reversed', () => {
    given(placed(), received())
      .when(fail('no funds'))
      .thenRefused('PAYMENT_ALREADY_RECEIVED', 'pay-1', '100.00');
  });
});

describe('a reversal', () => {
  const paymentReversed = (amount: string, revenueAmount: string, reversalId = 'rev-1') =>
    reversed(amount, { revenueAmount, reversalId, at: NOW });

  it('takes a payment back, wholly or in parts', () => {
    given(placed(), received()).when(reverse('100.00')).then(paymentReversed('100.00', '0.00'));
    given(placed(), received(), reversed('40.00'))
      .when(reverse('60.00', { reversalId: 'rev-2' }))
      .then(paymentReversed('60.00', '0.00', 'rev-2'));
  });

  it('comes out of recognised revenue first once receipt is confirmed', () => {
    given(placed(), received(), confirmed()).when(reverse('40.00')).then(paymentReversed('40.00', '40.00'));
    given(placed(), received(), confirmed('30.00'))
      .when(reverse('40.00'))
      .then(paymentReversed('40.00', '30.00'));
    given(placed(), received(), confirmed(), ...refunded('70.00', '70.00'), received('50.00', 'pay-2'))
      .when(reverse('50.00'))
      .then(paymentReversed('50.00', '30.00'));
  });

  it('says nothing new when it is repeated, and is refused with other content under its id', () => {
    given(placed(), received(), reversed('40.00')).when(reverse('40.00')).then();
    given(placed(), received(), reversed('40.00'))
      .when(reverse('50.00'))
      .thenRefused('REVERSAL_ID_REUSED', 'rev-1', '40.00');
  });

  it('never takes more than is left of that payment, though others hold more', () => {
    given(placed(), received('60.00'), received('40.00', 'pay-2'), reversed('10.00'))
      .when(reverse('50.01', { reversalId: 'rev-2' }))
      .thenRefused('REVERSAL_EXCEEDS_PAYMENT', '50.01', 'received 60.00', 'reversed 10.00', 'left 50.00');
  });

  it('never takes what was refunded or is promised to be', () => {
    given(placed(), received(), ...refunded('30.00'))
      .when(reverse('70.01'))
      .thenRefused('REVERSAL_EXCEEDS_UNREFUNDED', 'refunded 30.00', 'left 70.00');
    given(placed(), received(), refundRequested('30.00'))
      .when(reverse('70.01'))
      .thenRefused('REVERSAL_EXCEEDS_UNREFUNDED', 'reserved for refunds 30.00');
    given(placed(), received(), ...refunded('30.00'))
      .when(reverse('70.00'))
      .then(paymentReversed('70.00', '0.00'));
  });

  it('is refused for a payment that is not known and at zero', () => {
    given(placed()).when(reverse('1.00')).thenRefused('PAYMENT_UNKNOWN', 'pay-1');
    given(placed(), received()).when(reverse('0')).thenRefused('AMOUNT_NOT_POSITIVE', '0.00');
  });

  it('names the payment it takes back', () => {
    given(placed(), received('60.00'), received('40.00', 'pay-2'))
      .when(reverse('40.00', { paymentId: 'pay-2' }))
      .then(
        PaymentReversed.at(NOW, {
          ...order,
          currency: 'CNY',
          paymentId: 'pay-2',
          reversalId: 'rev-1',
          amount: '40.00',
          revenueAmount: '0.00',
          reason: 'chargeback',
        }),
      );
  });
});
