import { describe, expect, it } from '@jest/globals';
import { sameContent } from '../../src/shared/same-content.js';

describe('the content of two facts', () => {
  it('is the same whatever the order of fields, and an undefined field is an absent one', () => {
    expect(sameContent({ a: '1', b: [{ c: 2 }] }, { b: [{ c: 2, d: undefined }], a: '1' })).toBe(true);
    expect(sameContent(undefined, undefined)).toBe(true);
  });

  it.each([
    ['another value', { a: '1' }, { a: '2' }],
    ['a text and a number', { a: '1' }, { a: 1 }],
    ['a field more', { a: '1' }, { a: '1', b: '2' }],
    ['a field less', { a: '1', b: null }, { a: '1' }],
    ['a list in another order', ['1', '2'], ['2', '1']],
    ['a longer list', ['1'], ['1', '2']],
    ['a list and a record', ['1'], { 0: '1' }],
    ['something and nothing', { a: '1' }, undefined],
    ['something and null', { a: '1' }, null],
  ])('differs by %s', (_difference, a, b) => {
    expect(sameContent(a, b)).toBe(false);
    expect(sameContent(b, a)).toBe(false);
  });
});
