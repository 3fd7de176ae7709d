import { describe, expect, it } from '@jest/globals';
import { instantOf } from '../../src/platform/http/fields.js';

describe('A business time in a request', () => {
  it.each([
    ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00Z'],
    ['2026-03-01T16:00:00+08:00', '2026-03-01T08:00:00Z'],
    ['2026-03-01T02:30:00.5-05:30', '2026-03-01T08:00:00.500Z'],
    ['2024-02-29T23:59:59.999+00:00', '2024-02-29T23:59:59.999Z'],
    ['2026-01-01T00:00:00+08:00', '2025-12-31T16:00:00Z'],
  ])('%s is %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it.each([
    ['a day that does not exist', '2026-02-30T00:00:00+08:00'],
    ['a leap day of another year', '2025-02-29T00:00:00Z'],
    ['the hour 24', '2026-02-20T24:00:00Z'],
    ['no zone', '2026-02-20T00:00:00'],
    ['a date alone', '2026-02-20'],
    ['more than milliseconds', '2026-02-20T00:00:00.0001Z'],
    ['an offset of 99 hours', '2026-02-20T00:00:00+99:00'],
    ['a year with a sign', '+002026-02-20T00:00:00Z'],
    ['a number', 1_771_545_600_000],
    ['nothing', undefined],
  ])('%s is none', (_, text) => {
    expect(instantOf(text)).toBeUndefined();
  });
});
