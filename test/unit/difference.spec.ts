import { describe, expect, it } from '@jest/globals';
import { DIFFERENCE_CODES } from '../../projections/core/difference-row.js';
import { differenceOf } from '../../projections/core/difference.js';
import type { DifferenceRow } from '../../projections/core/difference-row.js';
import { DEFAULT_SETTINGS } from '../../src/shared/settlement-settings.js';

const ROW: DifferenceRow = {
  code: 'AMOUNT_MISMATCH',
  subject_kind: 'order',
  subject: '3000000000000000001',
  amount: '10.5',
  effect: '-10.50',
  currency: 'CNY',
  occurred_at: '2026-01-06 00:00:00+00',
  received: '100.00',
  returned: '20.00',
  expected: '80.00',
  receipts: '69.50',
  receipt_count: '2',
  outflow: '0',
  completed_at: '2026-01-05 00:00:00+00',
  wording: null,
  details: [],
};

const AS_OF = '2026-01-10T12:00:00Z';

describe('a difference', () => {
  it.each(DIFFERENCE_CODES)('of %s explains itself in both languages with its subject', (code) => {
    const { explanation, explanationZh } = differenceOf('shop', DEFAULT_SETTINGS, AS_OF, { ...ROW, code });
    expect(explanation).toContain(ROW.subject);
    expect(explanationZh).toContain(ROW.subject);
    expect(explanationZh).toMatch(/\p{Script=Han}/u);
  });

  it('names the figures on both sides', () => {
    const difference = differenceOf('shop', DEFAULT_SETTINGS, AS_OF, ROW);
    expect(difference.explanation).toBe(
      'Order 3000000000000000001 differs by 10.50 CNY: the statement shows 69.50 CNY in and 0.00 CNY out, the ledger expects 80.00 CNY.',
    );
    expect(difference).toMatchObject({
      amount: '10.50',
      effectAmount: '-10.50',
      occurredAt: '2026-01-06T00:00:00Z',
      ageDays: 4,
      owner: 'finance',
    });
  });

  it('quotes the wording of a line that no rule knows', () => {
    const line = { ...ROW, code: 'UNCLASSIFIED_FEE', subject_kind: 'line', wording: '新名目' } as const;
    expect(differenceOf('shop', DEFAULT_SETTINGS, AS_OF, line).explanation).toContain('"新名目"');
  });

  it('tells the hole before a statement and the balance that does not join', () => {
    const problems = [
      { code: 'TIME_NOT_COVERED', from: '2026-01-09T16:00:00+00:00', until: '2026-01-10T16:00:00+00:00' },
      { code: 'OPENING_BALANCE_BREAKS', closed: '50.00', opened: '47.50' },
    ];
    const gap = differenceOf('shop', DEFAULT_SETTINGS, AS_OF, {
      ...ROW,
      code: 'STATEMENT_GAP',
      wording: 'b.csv',
      details: problems,
    });
    expect(gap.explanation).toBe(
      'Statement b.csv does not agree: nothing covers 2026-01-10 00:00:00 to 2026-01-11 00:00:00; it opens with 47.50 where the one before closed with 50.00.',
    );
  });

  it('has the same id whenever it is found, and another in another shop', () => {
    const { id } = differenceOf('shop', DEFAULT_SETTINGS, AS_OF, ROW);
    expect(differenceOf('shop', DEFAULT_SETTINGS, AS_OF, { ...ROW, amount: '11.00' }).id).toBe(id);
    expect(differenceOf('other', DEFAULT_SETTINGS, AS_OF, ROW).id).not.toBe(id);
  });
});
