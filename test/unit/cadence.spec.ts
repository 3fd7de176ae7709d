import { describe, expect, it } from '@jest/globals';
import { lastDue, periodDueOn } from '../../src/shared/cadence.js';
import type { Cadence } from '../../src/shared/cadence.js';

const CHINA = 'Asia/Shanghai';
const daily: Cadence = { every: 'day', time: '06:00' };
const mondays: Cadence = { every: 'week', time: '06:00', day: 1 };
const tenth: Cadence = { every: 'month', time: '06:00', day: 10 };

describe('what is due again and again', () => {
  it.each<[string, Cadence, string, string]>([
    ['daily, at the very minute', daily, '2026-03-09T22:00:00Z', '2026-03-09T22:00:00Z'],
    ['daily, a second before', daily, '2026-03-09T21:59:59Z', '2026-03-08T22:00:00Z'],
    ['weekly, on a Monday after six', mondays, '2026-03-02T03:00:00Z', '2026-03-01T22:00:00Z'],
    ['weekly, on a Monday before six', mondays, '2026-03-01T21:00:00Z', '2026-02-22T22:00:00Z'],
    ['weekly, on a Sunday', mondays, '2026-03-08T03:00:00Z', '2026-03-01T22:00:00Z'],
    ['monthly, later in the month', tenth, '2026-03-31T03:00:00Z', '2026-03-09T22:00:00Z'],
    ['monthly, on the day before six', tenth, '2026-03-09T21:00:00Z', '2026-02-09T22:00:00Z'],
    ['monthly, in January', tenth, '2026-01-05T03:00:00Z', '2025-12-09T22:00:00Z'],
  ])('%s', (_, cadence, now, at) => {
    expect(lastDue(cadence, now, CHINA).at).toBe(at);
  });

  it('keeps its local time over a change of clocks', () => {
    expect(lastDue(daily, '2026-03-30T12:00:00Z', 'Europe/Berlin').at).toBe('2026-03-30T04:00:00Z');
    expect(lastDue(daily, '2026-03-28T12:00:00Z', 'Europe/Berlin').at).toBe('2026-03-28T05:00:00Z');
  });

  it('tells of the day, the seven days or the month before', () => {
    expect(periodDueOn('2026-03-01', daily)).toEqual({ from: '2026-02-28', to: '2026-03-01' });
    expect(periodDueOn('2026-03-02', mondays)).toEqual({ from: '2026-02-23', to: '2026-03-02' });
    expect(periodDueOn('2026-01-10', tenth)).toEqual({ from: '2025-12-01', to: '2026-01-01' });
  });
});
