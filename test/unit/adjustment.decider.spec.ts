import { describe, it } from '@jest/globals';
import { adjustmentDecider } from '../../src/adjustments/adjustment.decider.js';
import type { AdjustmentCommand, ProposeAdjustment } from '../../src/adjustments/adjustment.decider.js';
import {
  AdjustmentApproved,
  AdjustmentPosted,
  AdjustmentProposed,
  AdjustmentRejected,
} from '../../src/adjustments/adjustment.events.js';
import type { Actor } from '../../src/shared/decider.js';
import { specificationOf } from '../support/decider-specification.js';
import { alice, bob, NOW } from '../support/order-examples.js';

const { given } = specificationOf(adjustmentDecider);
const key = { shopId: 'tmall-1', adjustmentId: 'adj-1' };
const movement = { currency: 'CNY', amount: '12.30', debitAccount: '6711', creditAccount: '1122' };
const content = { ...movement, reason: 'write-off of a rounding difference' };
const propose = (
  changes: Partial<ProposeAdjustment['data']> = {},
  actor: Actor = alice,
): AdjustmentCommand => ({
  type: 'ProposeAdjustment',
  data: { ...key, ...content, ...changes },
  actor,
  occurredAt: NOW,
});
const decideIt = (
  type: 'ApproveAdjustment' | 'PostAdjustment' | 'RejectAdjustment',
  actor: Actor,
): AdjustmentCommand =>
  type === 'RejectAdjustment'
    ? { type, data: { ...key, reason: 'not ours' }, actor, occurredAt: NOW }
    : { type, data: key, actor, occurredAt: NOW };
const approve = (actor = bob) => decideIt('ApproveAdjustment', actor);
const reject = (actor = bob) => decideIt('RejectAdjustment', actor);
const post = decideIt('PostAdjustment', alice);
const proposed = AdjustmentProposed.at(NOW, { ...key, ...content, proposedBy: 'alice' });
const approved = AdjustmentApproved.at(NOW, { ...key, approvedBy: 'bob' });
const rejected = (rejectedBy: string) =>
  AdjustmentRejected.at(NOW, { ...key, rejectedBy, reason: 'not ours' });
const posted = AdjustmentPosted.at(NOW, { ...key, ...movement, postedBy: 'alice' });

describe('proposing an adjustment', () => {
  it('moves a positive amount between two accounts of the chart, for an order or for none', () => {
    given().when(propose()).then(proposed);
    given()
      .when(propose({ orderNo: '1001', amount: '12.3' }))
      .then(AdjustmentProposed.at(NOW, { ...key, ...content, orderNo: '1001', proposedBy: 'alice' }));
  });

  it('says nothing new when it is repeated, and is refused with other content or by somebody else', () => {
    given(proposed).when(propose()).then();
    given(proposed, approved, posted).when(propose()).then();
    given(proposed)
      .when(propose({ amount: '99.00' }))
      .thenRefused('ADJUSTMENT_ALREADY_PROPOSED', 'adj-1', '12.30', 'alice');
    given(proposed).when(propose({}, bob)).thenRefused('ADJUSTMENT_ALREADY_PROPOSED', 'alice');
  });

  it('is not revived by proposing it again after it was rejected', () => {
    given(proposed, rejected('bob')).when(propose()).thenRefused('ADJUSTMENT_ALREADY_PROPOSED', 'rejected');
  });

  it('is refused for an account outside the chart, from an account to itself, at zero and below', () => {
    given()
      .when(propose({ debitAccount: '9999' }))
      .thenRefused('ADJUSTMENT_ACCOUNT_UNKNOWN', '9999');
    given()
      .when(propose({ creditAccount: '' }))
      .thenRefused('ADJUSTMENT_ACCOUNT_UNKNOWN');
    given()
      .when(propose({ creditAccount: '6711' }))
      .thenRefused('ADJUSTMENT_ACCOUNTS_EQUAL', '6711', '12.30');
    given()
      .when(propose({ amount: '0.00' }))
      .thenRefused('AMOUNT_NOT_POSITIVE', '0.00');
    given()
      .when(propose({ amount: '-1' }))
      .thenRefused('AMOUNT_NOT_POSITIVE', '-1.00');
  });
});

describe('deciding on an adjustment', () => {
  it('takes somebody else than the maker to approve', () => {
    given(proposed).when(approve()).then(approved);
    given(proposed).when(approve(alice)).thenRefused('ADJUSTMENT_SELF_APPROVAL', 'alice', '12.30');
  });

  it('lets anybody reject, the maker too: that withdraws it', () => {
    given(proposed).when(reject()).then(rejected('bob'));
    given(proposed).when(reject(alice)).then(rejected('alice'));
  });

  it('says nothing new when the same decision is repeated', () => {
    given(proposed, approved).when(approve()).then();
    given(proposed, rejected('bob')).when(reject()).then();
  });

  it('is refused once it is decided otherwise', () => {
    given(proposed, rejected('bob'))
      .when(approve())
      .thenRefused('ADJUSTMENT_NOT_PROPOSED', 'rejected', '12.30');
    given(proposed, approved).when(reject()).thenRefused('ADJUSTMENT_NOT_PROPOSED', 'approved');
    given(proposed, approved)
      .when(approve({ type: 'user', id: 'carol' }))
      .thenRefused('ADJUSTMENT_NOT_PROPOSED', 'approved');
    given(proposed, approved, posted).when(reject()).thenRefused('ADJUSTMENT_NOT_PROPOSED', 'posted');
  });

  it('is refused for an adjustment that is not known', () => {
    given().when(approve()).thenRefused('ADJUSTMENT_UNKNOWN', 'adj-1');
    given().when(reject()).thenRefused('ADJUSTMENT_UNKNOWN', 'adj-1');
  });
});

describe('posting an adjustment', () => {
  it('books what was approved, once', () => {
    given(proposed, approved).when(post).then(posted);
    given(proposed, approved, posted).when(post).then();
  });

  it('keeps the order that it is about', () => {
    const forOrder = AdjustmentProposed.at(NOW, { ...key, ...content, orderNo: '1001', proposedBy: 'alice' });
    given(forOrder, approved)
      .when(post)
      .then(AdjustmentPosted.at(NOW, { ...key, ...movement, orderNo: '1001', postedBy: 'alice' }));
  });

  it('is refused for what nobody approved', () => {
    given(proposed).when(post).thenRefused('ADJUSTMENT_NOT_APPROVED', 'proposed', '12.30');
    given(proposed, rejected('bob')).when(post).thenRefused('ADJUSTMENT_NOT_APPROVED', 'rejected');
    given().when(post).thenRefused('ADJUSTMENT_UNKNOWN', 'adj-1');
  });
});
