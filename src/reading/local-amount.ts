import { malformed } from '../shared/domain-error.js';
import type { Amount } from '../shared/money.js';
import { amountOf, shown } from './cells.js';

/** The sign between units and their fractions. */
export type DecimalSign = '.' | ',';

/**
 * An amount as people of some country write it: 1,234.56, 4.626,81, 1 234,56, 1'234.56, (12.00) or 12.00- below zero,
 * with or without a currency sign. Throws AMOUNT_MISSING, MALFORMED_AMOUNT or AMOUNT_TOO_PRECISE, naming the column.
 */
export function localAmount(text: string, column: string, currency: string, decimal: DecimalSign): Amount {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s'’\p{Sc}元]/gu, '')
    .replace(/[−–]/g, '-')
    .replace(/^\((.+)\)$/, '-$1')
    .replace(/^([^-].*)-$/, '-$1');
  if (bare === '') malformed('AMOUNT_MISSING', `${column} is empty`);
  const [whole = '', fraction, ...others] = bare.split(decimal);
  const group = decimal === '.' ? ',' : '.';
  const [first = '', ...digits] = whole.split(group);
  const grouped =
    digits.length === 0 ||
    (/^[+-]?[1-9]\d{0,2}$/.test(first) && digits.every((part) => /^\d{3}$/.test(part)));
  if (others.length > 0 || !grouped || fraction?.includes(group) === true) {
    malformed(
      'MALFORMED_AMOUNT',
      `${column} ${shown(text)} is not an amount with "${decimal}" before its decimals`,
    );
  }
  return amountOf(
    `${first}${digits.join('')}${fraction === undefined ? '' : `.${fraction}`}`,
    column,
    currency,
  );
}

const WITH_COMMA = /(?:^|["\t;])-?\d[\d.\s]*,\d{2}(?=["\t;]|$)/g;
const WITH_POINT = /(?:^|["\t;,])-?\d[\d,\s]*\.\d{2}(?=["\t;,]|$)/g;

/** The sign before two decimals in most cells of the lines; `otherwise` where no cell has two decimals. */
export function decimalSignOf(lines: readonly string[], otherwise: DecimalSign): DecimalSign {
  const count = (pattern: RegExp): number =>
    lines.reduce((sum, line) => sum + (line.match(pattern)?.length ?? 0), 0);
  const [commas, points] = [count(WITH_COMMA), count(WITH_POINT)];
  return commas === points ? otherwise : commas > points ? ',' : '.';
}
