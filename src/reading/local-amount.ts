import { malformed } from '../shared/domain-error.js';
import { currencyDecimals } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { amountOf, shown } from './cells.js';

/** The sign between units and their fractions. */
export type DecimalSign = '.' | ',';

/**
 * An amount as people of some country write it: 1,234.56, 4.626,81, 1 234,56, 1'234.56, (12.00) or 12.00- below zero,
 * with or without a currency sign. Throws AMOUNT_MISSING, MALFORMED_AMOUNT or AMOUNT_TOO_PRECISE, naming the column.
 *
 * Without `decimal` the last of two different signs is the decimal one; a single sign is so unless exactly three digits
 * follow it and the currency has fewer decimals: services that export amounts write all decimals, or none.
 */
export function localAmount(
  text: string,
  column: string,
  currency: string,
  decimal: DecimalSign | undefined = guessed(text, currency),
): Amount {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s'’\p{Sc}元]/gu, '')
    .replace(/[−–]/g, '-')
    .replace(/^\((.+)\)$/, '-$1')
    .replace(/^([^-].*)-$/, '-$1');
  if (bare === '') malformed('AMOUNT_MISSING', `${column} is empty`);
  const point = decimal ?? '.';
  const [whole = '', fraction, ...others] = bare.split(point);
  const group = point === '.' ? ',' : '.';
  const digits = whole.split(group);
  const grouped = digits.length === 1 || digits.slice(1).every((part) => /^\d{3}$/.test(part));
  if (others.length > 0 || !grouped || fraction?.includes(group) === true) {
    malformed(
      'MALFORMED_AMOUNT',
      `${column} ${shown(text)} is not an amount with "${point}" before its decimals`,
    );
  }
  return amountOf(`${digits.join('')}${fraction === undefined ? '' : `.${fraction}`}`, column, currency);
}

function guessed(text: string, currency: string): DecimalSign | undefined {
  const signs = Array.from(text.matchAll(/[.,]/g), ([sign]) => (sign === ',' ? ',' : '.'));
  const last = signs.at(-1);
  if (last === undefined) return undefined;
  const other = last === '.' ? ',' : '.';
  if (signs.includes(other)) return last;
  const grouping = signs.length > 1 || (/[.,]\d{3}\D*$/.test(text) && currencyDecimals(currency) < 3);
  return grouping ? other : last;
}
