import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isNearlyTheSame,
  likenessOf,
  nearReferences,
} from '../../projections/reconciliation/reference-likeness.js';

const ORDER = '1930679858170647123';
const digit = fc.integer({ min: 0, max: 9 }).map(String);
const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: digit, minLength: least, maxLength: most });

/** One slip of a hand: at a place, a digit changed, added or dropped, or swapped with the next. */
const slip = fc.record({
  kind: fc.constantFrom('changed', 'added', 'dropped', 'swapped'),
  at: fc.nat(),
  digit,
});
type Slip = typeof slip extends fc.Arbitrary<infer T> ? T : never;

function slipped(number: string, { kind, at, digit }: Slip): string {
  const place = at % number.length;
  const [before, here, after] = [number.slice(0, place), number.charAt(place), number.slice(place + 1)];
  if (kind === 'changed') return before + digit + after;
  if (kind === 'added') return before + digit + here + after;
  if (kind === 'dropped') return before + after;
  return before + after.slice(0, 1) + here + after.slice(1);
}

describe('two references', () => {
  it.each([
    ['a digit changed', '1930679858170647623', '0.9474'],
    ['two neighbours swapped', '1930679851870647123', '0.9474'],
    ['a digit dropped', '193067985817064712', '0.9474'],
    ['a digit added', '19306798581706471233', '0.9500'],
    ['two digits changed', '2930679858170647124', '0.8947'],
    ['the end cut off', '19306798581706', '0.7368'],
    ['the beginning cut off', '58170647123', '0.5789'],
    ['only signs around it', ' #1930679858-170647123', '1.0000'],
    ['full-width digits', '１９３０６７９８５８１７０６４７１２３', '1.0000'],
  ])('are nearly the same with %s', (_, other, likeness) => {
    expect([isNearlyTheSame(ORDER, other), likenessOf(ORDER, other)]).toEqual([true, likeness]);
  });

  it.each([
    ['three digits changed', ORDER, '2930679858170647445'],
    ['too little left of it', ORDER, '193067985'],
    ['less than half of it left', '19306798581706471239999', '1930679858'],
    ['its middle alone', ORDER, '067985817064'],
    ['a short number and one digit changed', '10017', '10018'],
    ['a number of six digits and two changed', '100170', '100281'],
    ['no number at all', ORDER, ''],
    ['neither of them a number', '', '-'],
  ])('are not nearly the same with %s', (_, one, other) => {
    expect(isNearlyTheSame(one, other)).toBe(false);
  });

  it('are as like in one direction as in the other, between nothing and everything', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const likeness = likenessOf(one, other);
        expect(likeness).toMatch(/^(0\.\d{4}|1\.0000)$/);
        expect(likenessOf(other, one)).toBe(likeness);
        expect(isNearlyTheSame(other, one)).toBe(isNearlyTheSame(one, other));
      }),
    );
  });

  it('are nearly the same after one slip, and after two of a long number', () => {
    fc.assert(
      fc.property(digits(14, 22), slip, slip, (number, first, second) => {
        const once = slipped(number, first);
        expect(isNearlyTheSame(number, once)).toBe(true);
        // What was swapped and then edited again is more than two edits.
        fc.pre(first.kind !== 'swapped' && second.kind !== 'swapped');
        expect(isNearlyTheSame(number, slipped(once, second))).toBe(true);
      }),
    );
  });

  it('have nothing in common where no character is the same', () => {
    expect(likenessOf('11111111', '22222222')).toBe('0.0000');
    expect(likenessOf('', '')).toBe('0.0000');
  });
});

describe('the references near to one', () => {
  it('hold every one that is a slip away, and not itself', () => {
    fc.assert(
      fc.property(digits(6, 22), slip, (number, once) => {
        const near = nearReferences(number);
        const other = slipped(number, once);
        expect(near.includes(other)).toBe(other !== number);
      }),
    );
  });

  it('hold those with the beginning or the end cut off', () => {
    expect(nearReferences(ORDER)).toEqual(expect.arrayContaining(['1930679858', '8170647123']));
    expect(nearReferences(ORDER)).not.toContain('193067985');
  });

  it('are few enough to be asked for by name', () => {
    fc.assert(
      fc.property(digits(1, 64), (number) => {
        expect(nearReferences(number).length).toBeLessThan(25 * (number.length + 1));
      }),
    );
  });
});
