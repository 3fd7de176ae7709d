import { DomainError, malformed } from '../../shared/domain-error.js';
import type { Amount } from '../../shared/money.js';
import { checkKey } from '../../shared/streams.js';
import { amountOf, exactNumber, shown, timeOf } from '../cells.js';
import { withoutPersons } from '../personal-text.js';

/** More is no title, reason or remark. */
const MAX_TEXT = 2000;

/** Exports fill empty cells with nothing, a hyphen or a word for "none". */
export function isBlank(text: string): boolean {
  return ['', '-', '--', '/', '无', 'null', 'NULL', 'None', 'nan'].includes(text);
}

/**
 * A long number as it was before a spreadsheet took it for a figure: 10160070484512.0 is 10160070484512. Throws
 * NUMBER_ROUNDED where digits are lost (1.93E+15).
 */
export function wholeNumber(text: string, column: string): string {
  if (isBlank(text)) return '';
  const bare = text.replace(/^`/, '').trim();
  return exactNumber(bare.replace(/^(\d+)\.0+$/, '$1'), column);
}

/** The number that names a document. Throws NUMBER_MISSING, MALFORMED_NUMBER, NUMBER_ROUNDED. */
export function keyNumber(text: string, column: string): string {
  const number = wholeNumber(text, column);
  if (number === '') malformed('NUMBER_MISSING', `${column} is empty`);
  try {
    return checkKey(column, number);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return malformed('MALFORMED_NUMBER', `${column} ${shown(text)} is not a number of an order or document`);
  }
}

/** The order number of a row. Throws ORDER_NO_MISSING, MALFORMED_ORDER_NO, NUMBER_ROUNDED. */
export function orderNumber(text: string, column: string): string {
  const number = wholeNumber(text, column);
  if (number === '') malformed('ORDER_NO_MISSING', `${column} is empty`);
  try {
    return checkKey('orderNo', number);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return malformed('MALFORMED_ORDER_NO', `${column} ${shown(text)} is not an order number`);
  }
}

/** Undefined for an empty cell. Throws MALFORMED_TIME. */
export function optionalTime(text: string, column: string, zone: string): string | undefined {
  return isBlank(text) ? undefined : timeOf(text.replace(/(:\d{2})\.\d+$/, '$1'), column, zone);
}

/** Undefined for an empty cell. Throws MALFORMED_AMOUNT, AMOUNT_TOO_PRECISE. */
export function optionalAmount(text: string, column: string, currency: string): Amount | undefined {
  return isBlank(text) ? undefined : amountOf(text, column, currency);
}

/** A number of pieces, also written 2.0. Throws QUANTITY_MALFORMED. */
export function quantityOf(text: string, column: string): number {
  const match = /^\+?(\d{1,9})(?:\.0+)?$/.exec(text.replaceAll(',', ''));
  if (match?.[1] === undefined) {
    malformed('QUANTITY_MALFORMED', `${column} ${shown(text)} is not a whole number of pieces`);
  }
  return Number.parseInt(match[1], 10);
}

/** A free text without what may identify a person, "" for an empty cell. Throws TEXT_TOO_LONG. */
export function plainText(text: string): string {
  if (text.length > MAX_TEXT) {
    malformed('TEXT_TOO_LONG', `a cell has ${text.length} characters, over ${MAX_TEXT}`);
  }
  return isBlank(text) ? '' : withoutPersons(text);
}

/** The fields that are not empty. */
export function filled<Name extends string>(
  fields: Readonly<Record<Name, string | undefined>>,
): Partial<Record<Name, string>> {
  return Object.fromEntries(
    Object.entries<string | undefined>(fields).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<Record<Name, string>>;
}
