import { describe, it } from '@jest/globals';
import { orderDecider } from '../../src/orders/order-ledger.js';
import { RefundPayoutFailed } from '../../src/orders/refund.events.js';
import { specificationOf } from '../support/decider-specification.js';
import {
  alice,
  ask,
  bob,
  cancelled,
  confirmed,
  lineRefund,
  NOW,
  order,
  placed,
  platformRefund,
  received,
  refundApproved,
  refunded,
  refundPaidOut,
  refundRejected,
  refundRequested,
  reversed,
} from '../support/order-examples.js';

const { given } = specificationOf(orderDecider);
const request = (amount: string, changes: { refundId?: string; lineNo?: string; currency?: string } = {}) =>
  ask('RequestRefund', { refundId: 'ref-1', amount, reason: 'broken', ...changes });
const approve = (actor = bob) => ask('ApproveRefund', { refundId: 'ref-1' }, actor);
const reject = ask('RejectRefund', { refundId: 'ref-1', reason: 'no proof' }, bob);
const payOut = (amount: string, payoutReference = 'out-1') =>
  ask('RecordRefundPaidOut', { refundId: 'ref-1', amount, payoutReference });
const payoutFails = ask('RecordRefundFailed', { refundId: 'ref-1', reason: 'account closed' });
const platformRefunds = (amount: string, refundId = 'plat-1') =>
  ask('RecordPlatformRefund', {
    refundId,
    amount,
    platform: 'tmall',
    evidence: 'refund export 2026-03-01',
  });
const payoutFailed = RefundPayoutFailed.at(NOW, {
  ...order,
  currency: 'CNY',
  refundId: 'ref-1',
  amount: '40.00',
  reason: 'account closed',
});

describe('requesting a refund', () => {
  it('names who asks, and may take all that is held', () => {
    given(placed(), received())
      .when(request('100'))
      .then(refundRequested('100.00', 'ref-1', NOW));
  });

  it('never exceeds received less reversed, refunded and reserved, and says all of them', () => {
    given(placed(), received(), reversed('10.00'), platformRefund('20.00'), lineRefund('1', 'ref-9', '30.00'))
      .when(request('40.01'))
      .thenRefused(
        'REFUND_EXCEEDS_RECEIVED',
        '40.01',
        'received 100.00',
        'reversed 10.00',
        'refunded 20.00',
        'reserved for refunds 30.00',
        'left 40.00',
      );
    given(placed()).when(request('0.01')).thenRefused('REFUND_EXCEEDS_RECEIVED', 'left 0.00');
  });

  it('is open once for the order as a whole', () => {
    given(placed(), received(), refundRequested('10.00'))
      .when(request('10.00', { refundId: 'ref-2' }))
      .thenRefused('REFUND_ALREADY_OPEN', 'ref-1', '10.00', 'requested');
    given(placed(), received(), refundRequested('10.00'), refundApproved('10.00'))
      .when(request('10.00', { refundId: 'ref-2' }))
      .thenRefused('REFUND_ALREADY_OPEN', 'approved');
  });

  it('is open once for each line, beside one for the order', () => {
    given(placed(), received(), refundRequested('10.00'), lineRefund('1', 'ref-2', '10.00'))
      .when(request('5.00', { refundId: 'ref-3', lineNo: '2' }))
      .then(lineRefund('2', 'ref-3', '5.00'));
    given(placed(), received(), lineRefund('1', 'ref-2', '10.00'))
      .when(request('5.00', { refundId: 'ref-3', lineNo: '1' }))
      .thenRefused('REFUND_ALREADY_OPEN', 'line 1', 'ref-2');
  });

  it('is possible again after the earlier one was paid or rejected', () => {
    given(placed(), received(), ...refunded('60.00'))
      .when(request('40.00', { refundId: 'ref-2' }))
      .then(refundRequested('40.00', 'ref-2', NOW));
    given(placed(), received(), refundRequested('60.00'), refundRejected('60.00'))
      .when(request('100.00', { refundId: 'ref-2' }))
      .then(refundRequested('100.00', 'ref-2', NOW));
  });

  it('says nothing new when it is repeated', () => {
    given(placed(), received(), refundRequested('40.00')).when(request('40')).then();
    given(placed(), received(), ...refunded('40.00'))
      .when(request('40.00'))
      .then();
  });

  it('is refused under an id that names another refund, a rejected one, or one of the platform', () => {
    given(placed(), received(), refundRequested('40.00'))
      .when(request('41.00'))
      .thenRefused('REFUND_ID_REUSED', 'ref-1', '40.00');
    given(placed(), received(), refundRequested('40.00'))
      .when({ ...request('40.00'), actor: bob })
      .thenRefused('REFUND_ID_REUSED', 'ref-1');
    given(placed(), received(), refundRequested('40.00'), refundRejected('40.00'))
      .when(request('40.00'))
      .thenRefused('REFUND_ID_REUSED', 'ref-1');
    given(placed(), received(), platformRefund('10.00'))
      .when(request('40.00', { refundId: 'plat-1' }))
      .thenRefused('REFUND_ID_REUSED', 'plat-1', '10.00');
  });

  it('gives back money that came for a cancelled order', () => {
    given(placed(), cancelled(), received())
      .when(request('100.00'))
      .then(refundRequested('100.00', 'ref-1', NOW));
  });

  it('is refused at zero, in another currency and for an unknown order', () => {
    given(placed(), received()).when(request('0')).thenRefused('AMOUNT_NOT_POSITIVE', '0.00');
    given(placed(), received())
      .when(request('1', { currency: 'USD' }))
      .thenRefused('CURRENCY_MISMATCH', 'USD');
    given().when(request('1')).thenRefused('ORDER_UNKNOWN', '1001');
  });
});

describe('approving a refund', () => {
  it('takes somebody else than who asked', () => {
    given(placed(), received(), refundRequested('40.00'))
      .when(approve())
      .then(refundApproved('40.00', 'ref-1', NOW));
    given(placed(), received(), refundRequested('40.00'))
      .when(approve(alice))
      .thenRefused('REFUND_SELF_APPROVAL', 'alice', '40.00');
  });

  it('says nothing new when the same person approves again', () => {
    given(placed(), received(), refundRequested('40.00'), refundApproved('40.00')).when(approve()).then();
  });

  it('is refused when there is nothing to decide any more', () => {
    given(placed(), received(), refundRequested('40.00'), refundRejected('40.00'))
      .when(approve())
      .thenRefused('REFUND_NOT_AWAITING_APPROVAL', 'rejected');
    given(placed(), received(), ...refunded('40.00'))
      .when(approve())
      .thenRefused('REFUND_NOT_AWAITING_APPROVAL', 'paid');
    given(placed(), received(), refundRequested('40.00'), refundApproved('40.00'))
      .when(approve({ type: 'user', id: 'carol' }))
      .thenRefused('REFUND_NOT_AWAITING_APPROVAL', 'approved');
  });

  it('is refused for a refund that is not known', () => {
    given(placed(), received()).when(approve()).thenRefused('REFUND_UNKNOWN', 'ref-1');
  });
});

describe('rejecting a refund', () => {
  it('frees what a request or an approved refund had reserved', () => {
    given(placed(), received(), refundRequested('40.00'))
      .when(reject)
      .then(refundRejected('40.00', 'ref-1', NOW));
    given(placed(), received(), refundRequested('40.00'), refundApproved('40.00'), payoutFailed)
      .when(reject)
      .then(refundRejected('40.00', 'ref-1', NOW));
  });

  it('says nothing new for a rejected refund, and is refused for a paid or unknown one', () => {
    given(placed(), received(), refundRequested('40.00'), refundRejected('40.00')).when(reject).then();
    given(placed(), received(), ...refunded('40.00'))
      .when(reject)
      .thenRefused('REFUND_ALREADY_PAID', '40.00', 'out-1');
    given(placed(), received()).when(reject).thenRefused('REFUND_UNKNOWN', 'ref-1');
  });
});

describe('paying a refund out', () => {
  const approved = [placed(), received(), refundRequested('40.00'), refundApproved('40.00')];

  it('is recorded with the reference of the payout', () => {
    given(...approved)
      .when(payOut('40'))
      .then(refundPaidOut('40.00', { at: NOW }));
  });

  it('comes out of recognised revenue first once receipt is confirmed', () => {
    given(...approved, confirmed())
      .when(payOut('40.00'))
      .then(refundPaidOut('40.00', { revenueAmount: '40.00', at: NOW }));
    given(...approved, confirmed('25.00'))
      .when(payOut('40.00'))
      .then(refundPaidOut('40.00', { revenueAmount: '25.00', at: NOW }));
  });

  it('works after a payout that failed', () => {
    given(...approved, payoutFailed)
      .when(payOut('40.00'))
      .then(refundPaidOut('40.00', { at: NOW }));
  });

  it('says nothing new under the same reference, and is refused under another one', () => {
    given(...approved, refundPaidOut('40.00'))
      .when(payOut('40.00'))
      .then();
    given(...approved, refundPaidOut('40.00'))
      .when(payOut('40.00', 'out-2'))
      .thenRefused('REFUND_ALREADY_PAID', '40.00', 'out-1');
  });

  it('is refused for another amount than was approved', () => {
    given(...approved)
      .when(payOut('39.99'))
      .thenRefused('REFUND_PAYOUT_DIFFERS', '39.99', '40.00');
  });

  it('is refused before the approval, after a rejection and for an unknown refund', () => {
    given(placed(), received(), refundRequested('40.00'))
      .when(payOut('40.00'))
      .thenRefused('REFUND_NOT_APPROVED', 'requested');
    given(placed(), received(), refundRequested('40.00'), refundRejected('40.00'))
      .when(payOut('40.00'))
      .thenRefused('REFUND_NOT_APPROVED', 'rejected');
    given(placed(), received()).when(payOut('40.00')).thenRefused('REFUND_UNKNOWN', 'ref-1');
  });
});

describe('a payout that failed', () => {
  it('is recorded, each attempt for itself, and leaves the refund approved', () => {
    const approved = [placed(), received(), refundRequested('40.00'), refundApproved('40.00')];
    given(...approved)
      .when(payoutFails)
      .then(payoutFailed);
    given(...approved, payoutFailed)
      .when(payoutFails)
      .then(payoutFailed);
  });

  it('keeps the money reserved', () => {
    given(placed(), received(), refundRequested('40.00'), refundApproved('40.00'), payoutFailed)
      .when(request('60.01', { refundId: 'ref-2', lineNo: '1' }))
      .thenRefused('REFUND_EXCEEDS_RECEIVED', 'reserved for refunds 40.00');
  });

  it('is refused before the approval, after the payout and for an unknown refund', () => {
    given(placed(), received(), refundRequested('40.00'))
      .when(payoutFails)
      .thenRefused('REFUND_NOT_APPROVED', 'requested');
    given(placed(), received(), ...refunded('40.00'))
      .when(payoutFails)
      .thenRefused('REFUND_ALREADY_PAID', 'out-1');
    given(placed(), received()).when(payoutFails).thenRefused('REFUND_UNKNOWN', 'ref-1');
  });
});

describe('a refund that the platform settled', () => {
  it('needs no request here', () => {
    given(placed(), received())
      .when(platformRefunds('30'))
      .then(platformRefund('30.00', { at: NOW }));
  });

  it('comes out of recognised revenue first once receipt is confirmed', () => {
    given(placed(), received(), confirmed())
      .when(platformRefunds('30.00'))
      .then(platformRefund('30.00', { revenueAmount: '30.00', at: NOW }));
  });

  it('keeps the limit of a request', () => {
    given(placed(), received(), refundRequested('80.00'))
      .when(platformRefunds('20.01'))
      .thenRefused('REFUND_EXCEEDS_RECEIVED', 'reserved for refunds 80.00', 'left 20.00');
  });

  it('says nothing new when it is reported again, and is refused under the id of another refund', () => {
    given(placed(), received(), platformRefund('30.00')).when(platformRefunds('30.00')).then();
    given(placed(), received(), platformRefund('30.00'))
      .when(platformRefunds('31.00'))
      .thenRefused('REFUND_ID_REUSED', 'plat-1', '30.00');
    given(placed(), received(), refundRequested('40.00'))
      .when(platformRefunds('40.00', 'ref-1'))
      .thenRefused('REFUND_ID_REUSED', 'ref-1', '40.00');
  });

  it('is refused at zero', () => {
    given(placed(), received()).when(platformRefunds('0')).thenRefused('AMOUNT_NOT_POSITIVE', '0.00');
  });
});
