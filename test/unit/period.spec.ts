import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { businessDate, daysAfter, instantOfLocal, isoOf, startOfDate } from '../../src/shared/period.js';

describe('times', () => {
  it.each([
    ['2020-02-21 00:00:02', 'Asia/Shanghai', '2020-02-20T16:00:02Z'],
    ['2020/2/21 0:00', 'Asia/Shanghai', '2020-02-20T16:00:00Z'],
    ['2020-02-21', 'Asia/Shanghai', '2020-02-20T16:00:00Z'],
    // China had daylight saving in the summers of 1986 to 1991.
    ['1988-07-01 12:00:00', 'Asia/Shanghai', '1988-07-01T03:00:00Z'],
    ['2026-07-01 12:00:00', 'Europe/Berlin', '2026-07-01T10:00:00Z'],
    ['2026-03-29 04:00:00', 'Europe/Berlin', '2026-03-29T02:00:00Z'],
  ])('reads %s in %s as %s', (local, zone, instant) => {
    expect(instantOfLocal(local, zone)).toBe(instant);
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-01-01 25:00',
    '2026-01-01 10:61:00',
    '20260101',
  ])('refuses "%s"', (text) => {
    expect(() => instantOfLocal(text)).toThrow(expect.objectContaining({ code: 'MALFORMED_TIME' }));
  });

  it('puts an instant into the business day of the shop, not of the server', () => {
    expect(businessDate('2026-01-31T15:59:59Z')).toBe('2026-01-31');
    expect(businessDate('2026-01-31T16:00:00Z')).toBe('2026-02-01');
    expect(startOfDate('2026-02-01')).toBe('2026-01-31T16:00:00Z');
    expect(daysAfter('2026-01-31T16:00:00Z', 3)).toBe('2026-02-03T16:00:00Z');
  });

  it('comes back to the same local time from every instant', () => {
    const second = fc.integer({ min: Date.UTC(1995, 0, 1) / 1000, max: Date.UTC(2040, 0, 1) / 1000 });
    fc.assert(
      fc.property(second, (epochSecond) => {
        const local = new Date(epochSecond * 1000 + 8 * 3_600_000)
          .toISOString()
          .slice(0, 19)
          .replace('T', ' ');
        expect(instantOfLocal(local)).toBe(isoOf(epochSecond * 1000));
      }),
    );
  });
});
