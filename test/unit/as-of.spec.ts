import { describe, expect, it } from '@jest/globals';
import { readKnownAt, readMoment } from '../../src/platform/http/as-of.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';

const LOG = '00000000-0000-4000-8000-00000000106e';

describe('a moment of a query', () => {
  it('is an instant in UTC as it stands', () => {
    expect(readMoment('at', '2026-03-31T16:00:00.123456Z')).toBe('2026-03-31T16:00:00.123456Z');
  });

  it('is the first moment of a date in China', () => {
    expect(readMoment('at', '2026-04-01')).toBe('2026-03-31T16:00:00Z');
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-02-30T00:00:00Z',
    '2026-03-01T24:00:00Z',
    '2026-03-01T00:00:00',
  ])('is not "%s"', (text) => {
    expect(() => readMoment('at', text)).toThrow(
      expect.objectContaining({ code: 'MALFORMED_TIME', kind: 'malformed' }),
    );
  });
});

describe('what was known', () => {
  it('is everything when nothing is asked', () => {
    expect(readKnownAt('knownAt', undefined)).toEqual({ kind: 'everything', asked: null });
  });

  it('may be asked by a time or by a position of the log', () => {
    expect(readKnownAt('knownAt', '2026-04-01')).toEqual({
      kind: 'time',
      asked: '2026-04-01',
      recordedUntil: '2026-03-31T16:00:00Z',
    });
    expect(readKnownAt('knownAt', `pg:${LOG}:42`)).toEqual({
      kind: 'position',
      asked: `pg:${LOG}:42`,
      ordinal: '42',
    });
  });

  it.each([`pg:${LOG}:42:x`, `pg:${LOG}:9999999999999999999`])('is not known at the position %s', (text) => {
    expect(() => readKnownAt('knownAt', text)).toThrow(
      expect.objectContaining({ code: 'MALFORMED_POSITION', kind: 'malformed' }),
    );
  });
});

describe('a time that PostgreSQL gives', () => {
  it.each([
    ['2026-03-01 08:00:00+00', '2026-03-01T08:00:00Z'],
    ['2026-03-01 08:00:00.12+00', '2026-03-01T08:00:00.120Z'],
    ['2026-03-01 08:00:00.123456+00', '2026-03-01T08:00:00.123456Z'],
  ])('%s is shown as %s', (text, shown) => {
    expect(isoFromSql(text)).toBe(shown);
  });

  it('in another zone is never taken for UTC', () => {
    expect(() => isoFromSql('2026-03-01 08:00:00+08')).toThrow('not a timestamptz in UTC');
  });
});
