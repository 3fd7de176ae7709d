import { describe, expect, it } from '@jest/globals';
import { decodeCursor, encodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { CursorPart } from '../../src/platform/http/pagination.js';

describe('a cursor', () => {
  it('gives back the sort key that it was made of, in any script', () => {
    const key = ['2026-03-01T00:00:00.123456Z', '-42', '订单/#1'];
    expect(decodeCursor(encodeCursor(key), ['instant', 'integer', 'text'])).toEqual(key);
  });

  const raw = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  it.each<[string, string, CursorPart[]]>([
    ['no JSON', 'abc', ['text']],
    ['no list', raw({ length: 1 }), ['text']],
    ['too few parts', raw(['1']), ['integer', 'integer']],
    ['too many parts', raw(['1', '2']), ['integer']],
    ['a number instead of a text', raw([1]), ['integer']],
    ['a text that is no number', raw(['1; DROP']), ['integer']],
    ['a number that no bigint holds', raw(['9223372036854775808']), ['integer']],
    ['a day that does not exist', raw(['2026-13-01T00:00:00Z']), ['instant']],
    ['February 30th', raw(['2026-02-30T00:00:00Z']), ['instant']],
    ['a character that PostgreSQL has not', raw(['a\0']), ['text']],
  ])('with %s is refused as malformed', (_what, cursor, parts) => {
    expect(() => decodeCursor(cursor, parts)).toThrow(
      expect.objectContaining({ code: 'MALFORMED_CURSOR', kind: 'malformed' }),
    );
  });
});

describe('a page', () => {
  const keyOf = (row: number): string[] => [String(row)];

  it('drops the row that was read too many and points behind its last one', () => {
    expect(pageOf([1, 2, 3], 2, keyOf)).toEqual({ items: [1, 2], nextCursor: encodeCursor(['2']) });
  });

  it('is the last one when nothing was read too many', () => {
    expect(pageOf([1, 2], 2, keyOf)).toEqual({ items: [1, 2], nextCursor: null });
    expect(pageOf([], 2, keyOf)).toEqual({ items: [], nextCursor: null });
  });
});
