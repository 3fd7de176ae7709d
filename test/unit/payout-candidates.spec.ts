import { describe, expect, it } from '@jest/globals';
import type { CreditRow } from '../../projections/core/payout-rows.js';
import type { ReconciledPayout } from '../../projections/core/payouts.js';
import { payoutCandidates } from '../../projections/reconciliation/payout-candidates.js';

const DAY = 86_400_000;

const payout: ReconciledPayout = {
  payoutNo: 'po_1',
  source: 'stripe',
  currency: 'USD',
  payoutAmount: '1000.00',
  paidOutAt: '2026-01-10T08:00:00Z',
  linesAmount: null,
  bankAmount: null,
  bankLines: [],
  matchedBy: null,
  status: 'pending',
  explainedAmount: '0.00',
  unexplainedAmount: '1000.00',
};

function credit(name: string, more: Partial<CreditRow> = {}): CreditRow {
  const text = { wording: 'STRIPE PAYMENTS', services: ['stripe'], coveredServices: ['stripe'] };
  return {
    lineId: `line-${name}`,
    name,
    currency: 'USD',
    amount: '990.00',
    occurredAt: '2026-01-12T00:00:00Z',
    ...text,
    ...more,
  };
}

function found(...credits: readonly CreditRow[]): readonly (readonly [string, readonly object[]])[] {
  const policy = { waitMs: 3 * DAY, tolerance: '0.05', takenBy: new Map<string, readonly string[]>() };
  return payoutCandidates(payout, credits, policy).map(
    ({ bankLine, rejectedBecause }) => [bankLine, rejectedBecause] as const,
  );
}

describe('the credits nearest to a payout', () => {
  it('of another currency are compared with no amount', () => {
    expect(found(credit('b-1', { currency: 'CNY', amount: '1000.00' }))).toEqual([
      ['b-1', [{ code: 'CURRENCY_DIFFERS', payout: 'USD', credit: 'CNY' }]],
    ]);
  });

  it('may be a day early and a day late, because banks date by day', () => {
    const days = [
      '2026-01-09T08:00:00Z',
      '2026-01-14T08:00:00Z',
      '2026-01-09T07:00:00Z',
      '2026-01-14T09:00:00Z',
    ];
    const credits = days.map((occurredAt, n) => credit(`b-${n}`, { occurredAt, amount: '1000.00' }));
    expect(Object.fromEntries(found(...credits))).toEqual({
      'b-0': [],
      'b-1': [],
      'b-2': [{ code: 'OUTSIDE_WINDOW', days: -2 }],
      'b-3': [{ code: 'OUTSIDE_WINDOW', days: 2 }],
    });
  });

  it('are none that differ in amount and time, and five at the most, the nearest amounts first', () => {
    const credits = ['910.00', '995.00', '930.00', '1001.00', '950.00', '960.00', '970.00'].map((amount, n) =>
      credit(`b-${n}`, { amount }),
    );
    const far = credit('b-9', { occurredAt: '2026-03-01T00:00:00Z' });
    expect(found(far, ...credits).map(([name]) => name)).toEqual(['b-3', 'b-1', 'b-6', 'b-5', 'b-4']);
  });
});
