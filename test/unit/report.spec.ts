import { describe, expect, it } from '@jest/globals';
import { DIFFERENCE_CODES } from '../../projections/core/difference-row.js';
import { codeWords, statusWords } from '../../src/shared/vocabulary.js';
import { DifferenceTally } from '../../projections/reports/report-tally.js';
import { changesOf, matchedPercentOf, percentChange, percentDown } from '../../projections/reports/report.js';
import { ORDER_STATUSES } from '../../projections/reconciliation/reconciled-order.js';
import { difference, reportOf } from '../support/report-examples.js';

describe('what matches', () => {
  it('is the orders that agree, of those that are due and covered by statements', () => {
    const byStatus = {
      settled: 6,
      refunded: 1,
      missing: 1,
      'in-transit': 50,
      unpaid: 3,
      'outside-statement': 9,
    };
    expect(matchedPercentOf(byStatus)).toBe('87.5');
  });

  it('is 100.0 only when every order agrees, and unknown when none is due', () => {
    expect(matchedPercentOf({ settled: 99_999, missing: 1 })).toBe('99.9');
    expect(matchedPercentOf({ settled: 99_999 })).toBe('100.0');
    expect(matchedPercentOf({ 'in-transit': 4 })).toBeNull();
    expect([percentDown(0, 3), percentDown(1, 2000), percentDown(1, 3)]).toEqual(['0.0', '0.0', '33.3']);
  });
});

describe('the change from the period before', () => {
  it('is a percentage of the earlier figure without its sign, "n/a" where that was zero', () => {
    expect(percentChange('25.00', '100.00')).toBe('25.00%');
    expect(percentChange('-25.00', '-100.00')).toBe('-25.00%');
    expect(percentChange('0.05', '1000.00')).toBe('0.01%');
    expect(percentChange('12345.67', '100.00')).toBe('12345.67%');
    expect(percentChange('5.00', '0.00')).toBe('n/a');
  });

  it('takes a currency that one period lacks as zero there', () => {
    const [yen] = reportOf([]).money.map((money) => ({ ...money, currency: 'USD', settled: '7.00' }));
    expect(changesOf([yen!], []).find(({ measure }) => measure === 'settled')).toEqual({
      currency: 'USD',
      measure: 'settled',
      earlier: '0.00',
      now: '7.00',
      change: '7.00',
      percent: 'n/a',
    });
    expect(changesOf([], [yen!]).find(({ measure }) => measure === 'settled')).toMatchObject({
      now: '0.00',
      change: '-7.00',
      percent: '-100.00%',
    });
  });
});

describe('counting differences', () => {
  it.each([
    [0, '0-3'],
    [3, '0-3'],
    [4, '4-7'],
    [7, '4-7'],
    [8, '8-30'],
    [31, '31-90'],
    [90, '31-90'],
    [91, '>90'],
  ])('one of %d days is in the band %s', (ageDays, band) => {
    const tally = new DifferenceTally();
    tally.add(difference({ ageDays }));
    expect(tally.result().byCodeAndAge).toEqual([
      { code: 'AMOUNT_MISMATCH', band, currency: 'CNY', count: 1, amount: '12.30' },
    ]);
  });

  it('keeps those without a moment apart', () => {
    const tally = new DifferenceTally();
    tally.add(difference({ occurredAt: null, ageDays: null }));
    expect(tally.result().byCodeAndAge.map(({ band }) => band)).toEqual(['undated']);
  });

  it('finds what happens again and again, and the ten largest of each currency', () => {
    const tally = new DifferenceTally();
    for (let n = 0; n < 30; n++) {
      tally.add(difference({ code: 'FEE_MISMATCH', amount: '5.00', subject: `f${n}` }));
    }
    for (let n = 10; n < 25; n++) tally.add(difference({ amount: `${n}.00`, subject: `o${n}` }));
    tally.add(difference({ amount: '3', currency: 'JPY', subject: 'yen' }));
    const { topCauses, largest } = tally.result();
    expect(topCauses).toHaveLength(11);
    expect(topCauses[0]).toEqual({
      code: 'FEE_MISMATCH',
      currency: 'CNY',
      amountEach: '5.00',
      count: 30,
      amount: '150.00',
    });
    expect(largest.map(({ subject }) => subject)).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `o${24 - n}`),
      'yen',
    ]);
  });

  it('comes to the same in whatever order the differences come', () => {
    const differences = Array.from({ length: 40 }, (_, n) =>
      difference({ amount: `${n % 5}.00`, subject: `s${n}` }),
    );
    expect(reportOf([...differences].reverse())).toEqual(reportOf(differences));
  });
});

describe('the words of the report', () => {
  it('exist for every code and every status', () => {
    for (const code of DIFFERENCE_CODES) expect(codeWords(code).zh).not.toBe(code);
    for (const status of ORDER_STATUSES) expect(statusWords(status).zh).not.toBe(status);
  });
});
