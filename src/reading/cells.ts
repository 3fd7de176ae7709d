import { DomainError, malformed } from '../shared/domain-error.js';
import { parseAmount } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { instantOfLocal } from '../shared/period.js';

/**
 * The form in which headers are compared: full-width signs as half-width ones, without any space. Exports of one kind
 * differ in 金额（+元） and 金额(+元), and several headers end with a blank.
 */
export function normalHeader(text: string): string {
  return cleanCell(text.replaceAll('\uFEFF', '')).normalize('NFKC').replace(/\s+/g, '');
}

/** A cell without padding, the TAB behind long numbers, `="…"` and the apostrophe that both keep numbers as text. */
export function cleanCell(text: string): string {
  // PostgreSQL's text can't hold NUL: one in the log would stop every view that shows the cell.
  let value = (text.includes('\0') ? text.replaceAll('\0', '') : text).trim();
  if (value.startsWith('="') && value.endsWith('"')) value = value.slice(2, -1).trim();
  return value.startsWith("'") ? value.slice(1).trim() : value;
}

const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * An amount of `currency` from a cell that may carry ¥, 元 and thousand separators. Throws AMOUNT_MISSING,
 * MALFORMED_AMOUNT or AMOUNT_TOO_PRECISE, naming the column.
 */
export function amountOf(text: string, column: string, currency: string): Amount {
  const bare = text.replace(/[\s¥￥元]/g, '');
  if (bare === '') malformed('AMOUNT_MISSING', `${column} is empty`);
  try {
    return parseAmount(GROUPED.test(bare) ? bare.replaceAll(',', '') : bare, currency);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const wrong =
      error.code === 'AMOUNT_TOO_PRECISE' ? `has more decimals than ${currency} has` : 'is not an amount';
    return malformed(error.code, `${column} ${shown(text)} ${wrong}`);
  }
}

/** As `amountOf`, but an amount below zero throws AMOUNT_NEGATIVE. */
export function positiveOrZero(text: string, column: string, currency: string): Amount {
  const amount = amountOf(text, column, currency);
  if (amount.startsWith('-')) malformed('AMOUNT_NEGATIVE', `${column} ${shown(text)} is below zero`);
  return amount;
}

/** The instant of a local time as files write it, also as 2012年12月29日 00:00:00. Throws MALFORMED_TIME. */
export function timeOf(text: string, column: string, zone: string): string {
  try {
    return instantOfLocal(text.replace(/^(\d{4})年(\d{1,2})月(\d{1,2})日/, '$1-$2-$3'), zone);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return malformed(error.code, `${column} ${shown(text)} is not a date and time of the calendar`);
  }
}

/**
 * A long number as it stands. Throws NUMBER_ROUNDED for "1.93068E+15": a spreadsheet has thrown its last digits away, so
 * different orders would share it.
 */
export function exactNumber(text: string, column: string): string {
  if (/^\d(\.\d+)?E\+\d+$/i.test(text)) {
    malformed('NUMBER_ROUNDED', `${column} "${text}" was rounded by a spreadsheet: export the file again`);
  }
  return text;
}

/**
 * A cell in a message. In a line that went wrong any cell may hold a name or a phone number, so only what looks like a
 * figure or a time is repeated.
 */
export function shown(text: string): string {
  const harmless = /^[-+\d.,:/ eE元¥￥]{1,40}$/.test(text) && !/(?<!\d)1[3-9]\d{9}(?!\d)/.test(text);
  return harmless ? `"${text}"` : text === '' ? '(empty)' : `(a text of ${text.length} characters)`;
}
