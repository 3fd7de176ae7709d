import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  add,
  compare,
  isCanonicalAmount,
  negate,
  parseAmount,
  portion,
  ratio,
  subtract,
  sum,
  taxWithin,
  zero,
} from '../../src/shared/money.js';

const cents = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const textOf = (value: bigint): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(3, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

describe('money', () => {
  it.each([
    ['178.8', 'CNY', '178.80'],
    ['+5', 'CNY', '5.00'],
    ['007.10', 'CNY', '7.10'],
    ['-0.00', 'CNY', '0.00'],
    ['1.500', 'CNY', '1.50'],
    ['500', 'JPY', '500'],
    ['500.0', 'JPY', '500'],
    ['1.5', 'KWD', '1.500'],
  ])('reads %s %s as %s', (text, currency, amount) => {
    expect(parseAmount(text, currency)).toBe(amount);
    expect(isCanonicalAmount(amount, currency)).toBe(true);
  });

  it.each([
    '',
    '1e3',
    '1,000.00',
    '.5',
    '5.',
    'NaN',
    'Infinity',
    '0x10',
    '１２',
    '1.0.0',
    '--1',
    '9'.repeat(25),
  ])('refuses "%s"', (text) => {
    expect(() => parseAmount(text, 'CNY')).toThrow(expect.objectContaining({ code: 'MALFORMED_AMOUNT' }));
  });

  it.each([
    ['0.001', 'CNY'],
    ['1.5', 'JPY'],
    ['1.2345', 'KWD'],
  ])('refuses %s %s: more decimals than the currency has', (text, currency) => {
    expect(() => parseAmount(text, currency)).toThrow(
      expect.objectContaining({ code: 'AMOUNT_TOO_PRECISE' }),
    );
  });

  it.each(['178.8', '-0.00', '007.10', '1.50 ', '5', '1e2', '+1.00'])(
    'does not take "%s" for the canonical form',
    (text) => {
      expect(isCanonicalAmount(text, 'CNY')).toBe(false);
    },
  );

  it.each(['', 'cny', 'RMB1', 'C'])('refuses the currency "%s"', (currency) => {
    expect(() => zero(currency)).toThrow(expect.objectContaining({ code: 'MALFORMED_CURRENCY' }));
  });

  it('adds, subtracts, compares and negates exactly, however large', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(add(textOf(a), textOf(b))).toBe(textOf(a + b));
        expect(subtract(textOf(a), textOf(b))).toBe(textOf(a - b));
        expect(compare(textOf(a), textOf(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(negate(textOf(a))).toBe(textOf(-a));
        expect(isCanonicalAmount(textOf(a), 'CNY')).toBe(true);
      }),
    );
  });

  it('sums ten dimes to one, which floats do not', () => {
    expect(
      sum(
        Array.from({ length: 10 }, () => '0.10'),
        'CNY',
      ),
    ).toBe('1.00');
    expect(sum([], 'JPY')).toBe('0');
  });

  // 价税合计 is exact; the figures are those of the tax rules' worked examples.
  it.each([
    ['100.00', '0.13', '11.50'],
    ['99.99', '0.13', '11.50'],
    ['1.00', '0.01', '0.01'],
    ['100.00', '0.06', '5.66'],
    ['100.00', '0', '0.00'],
  ])('finds the tax in %s at %s: %s', (gross, rate, tax) => {
    expect(taxWithin(gross, rate, 'CNY')).toBe(tax);
  });

  it('rounds portions half-up and gives ratios as plain decimals', () => {
    expect(portion('0.50', '0.05', 'CNY')).toBe('0.03');
    expect(portion('-0.50', '0.05', 'CNY')).toBe('-0.03');
    expect(ratio('30.00', '120.00')).toBe('0.2500');
    expect(ratio('30.00', '0.00')).toBe('0.0000');
  });
});
