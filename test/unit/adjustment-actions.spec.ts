import { describe, expect, it } from '@jest/globals';
import { adjustmentActions, proposal } from '../../src/adjustments/adjustment-actions.js';
import { adjustmentDecider } from '../../src/adjustments/adjustment.decider.js';
import { AdjustmentApproved, AdjustmentProposed } from '../../src/adjustments/adjustment.events.js';
import type { AdjustmentEvent } from '../../src/adjustments/adjustment.events.js';
import type { Actor } from '../../src/shared/decider.js';
import { alice, bob, NOW } from '../support/order-examples.js';

const key = { shopId: 'tmall-1', adjustmentId: 'adj-1' };
const proposed = AdjustmentProposed.at(NOW, {
  ...key,
  currency: 'CNY',
  amount: '12.30',
  debitAccount: '6711',
  creditAccount: '1122',
  reason: 'rounding',
  proposedBy: 'alice',
});
const approved = AdjustmentApproved.at(NOW, { ...key, approvedBy: 'bob' });

function toldTo(actor: Actor, ...events: readonly AdjustmentEvent[]): readonly (string | null)[][] {
  const state = events.reduce(adjustmentDecider.evolve, adjustmentDecider.initialState);
  return adjustmentActions(key, state, { actor, now: NOW }).map(({ command, code }) => [command, code]);
}

describe('What may be done with an adjustment', () => {
  it('is to reject it for anybody, and to approve it for anybody but who proposed it', () => {
    expect(toldTo(alice, proposed)).toEqual([
      ['ApproveAdjustment', 'ADJUSTMENT_SELF_APPROVAL'],
      ['RejectAdjustment', null],
      ['PostAdjustment', 'ADJUSTMENT_NOT_APPROVED'],
    ]);
    expect(toldTo(bob, proposed)[0]).toEqual(['ApproveAdjustment', null]);
  });

  it('is to post it, once it is approved', () => {
    expect(toldTo(alice, proposed, approved)).toEqual([
      ['ApproveAdjustment', 'ADJUSTMENT_NOT_PROPOSED'],
      ['RejectAdjustment', 'ADJUSTMENT_NOT_PROPOSED'],
      ['PostAdjustment', null],
    ]);
    expect(toldTo(bob, proposed, approved)[0]).toEqual(['ApproveAdjustment', 'NOTHING_NEW']);
  });

  it('says why not in both languages', () => {
    const state = [proposed].reduce(adjustmentDecider.evolve, adjustmentDecider.initialState);
    const [approve] = adjustmentActions(key, state, { actor: alice, now: NOW });
    expect(approve?.reason).toContain('somebody else must approve it');
    expect(approve?.reasonZh).toBe('调整 adj-1 由 alice 提出，须由其他人审批。');
  });
});

describe('Proposing an adjustment about an order', () => {
  it('offers the accounts of the chart in both languages and the currency of the order', () => {
    const action = proposal('tmall-1', '1001/a', 'JPY', { actor: alice, now: NOW });
    expect(action).toMatchObject({ allowed: true, path: '/v1/shops/tmall-1/adjustments' });
    const field = (name: string) => action.fields.find((one) => one.name === name);
    expect(field('orderNo')?.value).toBe('1001/a');
    expect(field('currency')?.value).toBe('JPY');
    expect(field('debitAccount')?.choices[0]).toEqual({
      value: '1002',
      label: '1002 Bank',
      labelZh: '1002 银行存款',
    });
  });
});
