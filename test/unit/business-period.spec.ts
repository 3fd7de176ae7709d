import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  addMonths,
  datePeriod,
  monthPeriod,
  periodBefore,
  weekdayOf,
} from '../../src/shared/business-period.js';

describe('a business period', () => {
  it('of a month ends with the first day of the next one', () => {
    expect(monthPeriod('2026-12')).toEqual({ from: '2026-12-01', to: '2027-01-01' });
  });

  it.each(['2026-13', '2026-1', '0000-01', 'January', '2026-01-01', ''])('%j is no month', (month) => {
    expect(() => monthPeriod(month)).toThrow(expect.objectContaining({ code: 'MALFORMED_MONTH' }));
  });

  it('holds at least a day, and days of the calendar', () => {
    expect(() => datePeriod('2026-01-02', '2026-01-02')).toThrow(
      expect.objectContaining({ code: 'PERIOD_EMPTY' }),
    );
    expect(() => datePeriod('2026-02-30', '2026-03-02')).toThrow(
      expect.objectContaining({ code: 'MALFORMED_TIME' }),
    );
    expect(() => datePeriod('2026-1-1', '2026-03-02')).toThrow(
      expect.objectContaining({ code: 'MALFORMED_TIME' }),
    );
  });

  it.each([
    ['2026-01-01', '2026-02-01', '2025-12-01'],
    ['2026-01-01', '2026-04-01', '2025-10-01'],
    ['2026-03-09', '2026-03-16', '2026-03-02'],
    ['2026-03-01', '2026-03-02', '2026-02-28'],
  ])('from %s to %s comes after the one from %s', (from, to, before) => {
    expect(periodBefore({ from, to })).toEqual({ from: before, to: from });
  });
});

describe('business dates', () => {
  it('go on over months and leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect([addMonths('2026-01-31', 1), addMonths('2026-03-31', -1), addMonths('2026-12-15', 1)]).toEqual([
      '2026-02-28',
      '2026-02-28',
      '2027-01-15',
    ]);
  });

  it('have the weekdays of ISO 8601', () => {
    expect([weekdayOf('2026-03-02'), weekdayOf('2026-03-08')]).toEqual([1, 7]);
  });
});
