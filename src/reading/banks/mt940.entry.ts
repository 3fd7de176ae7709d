import { malformed } from '../../shared/domain-error.js';
import { negate, parseAmount } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { DomainError } from '../../shared/domain-error.js';
import { shown } from '../cells.js';
import { decimalText } from './mt940.text.js';

/** Field :61: of a statement, one movement. */
export interface SwiftEntry {
  /** YYYY-MM-DD. */
  readonly valueDate: string;
  /** The date of booking, where the bank gives one. */
  readonly entryDate: string | undefined;
  /** Signed: what the movement does to the balance. */
  readonly amount: Amount;
  /** EC and ED announce a movement that has not been booked. */
  readonly expected: boolean;
  /** For example NTRF or N024. */
  readonly type: string | undefined;
  /** As the file has it, also NONREF. */
  readonly customerReference: string;
  readonly bankReference: string;
  /** What stands behind the references, on the same or the next line. */
  readonly supplement: string;
  /** True if the supplement begins on the line of the references, as old Rabobank files write the other side's name. */
  readonly named: boolean;
}

/** A balance: fields :60a:, :62a:, :64: and :65:. */
export interface SwiftBalance {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly currency: string | undefined;
  readonly debit: boolean;
  /** As the file has it, without sign. */
  readonly text: string;
}

const ENTRY = /^\s*(\d{6})(\d{4}|\s{4})?\s*(R?[DC]|E[DC])([A-Z])?\s?(\d[\d.,]*)([^\n]*)(?:\n([\s\S]*))?$/;

/**
 * Reads field :61:. A reversal of a credit (RC) lowers the balance, one of a debit (RD) raises it. Throws
 * MALFORMED_ENTRY, MALFORMED_TIME, MALFORMED_AMOUNT or AMOUNT_TOO_PRECISE.
 */
export function swiftEntry(lines: readonly string[], currency: string): SwiftEntry {
  const match = ENTRY.exec(lines.join('\n').trimEnd());
  if (match === null) {
    return malformed(
      'MALFORMED_ENTRY',
      'field :61: is not a date, a debit or credit mark, an amount and references',
    );
  }
  const [, valueText = '', entryText = '', mark = '', , amountText = '', references = '', behind = ''] =
    match;
  const valueDate = swiftDate(valueText);
  const amount = swiftAmount(amountText, currency);
  return {
    valueDate,
    entryDate: entryDateOf(entryText, valueDate),
    amount: mark === 'D' || mark === 'RC' || mark === 'ED' ? negate(amount) : amount,
    expected: mark.startsWith('E'),
    ...referencesOf(references, behind),
  };
}

function referencesOf(
  text: string,
  behind: string,
): Pick<SwiftEntry, 'type' | 'customerReference' | 'bankReference' | 'supplement' | 'named'> {
  // A type is a letter and three characters; banks that give none begin with the reference.
  const typed = /^NONREF(?:\W|$)/.test(text) ? null : /^([A-Z][A-Z0-9 ]{3})(.*)$/.exec(text);
  const rest = typed?.[2] ?? text;
  const slashes = rest.indexOf('//');
  const customer = slashes < 0 ? rest : rest.slice(0, slashes);
  const blank = customer.search(/\s{3,}\S/);
  const ends = blank < 0 ? customer.length : Math.min(16, blank);
  return {
    type: typed?.[1]?.trim(),
    customerReference: customer.slice(0, ends).trim(),
    bankReference: slashes < 0 ? '' : rest.slice(slashes + 2).trim(),
    supplement: `${customer.slice(ends)}\n${behind}`.trim(),
    named: customer.slice(ends).trim() !== '',
  };
}

const BALANCE = /^\s*([DC])?\s*(\d{6})\s*([A-Z]{3})?\s*(-?\d[\d.,]*)\s*(?:-\}?.*)?$/;

/** Reads a balance. Throws MALFORMED_BALANCE or MALFORMED_TIME; the amount is read with `balanceAmount`. */
export function swiftBalance(text: string): SwiftBalance {
  const match = BALANCE.exec(text);
  if (match === null) {
    return malformed('MALFORMED_BALANCE', 'a balance is not a mark, a date, a currency and an amount');
  }
  const [, mark, date = '', currency, amount = ''] = match;
  return { date: swiftDate(date), currency, debit: mark === 'D', text: amount };
}

/** The signed amount of a balance. Throws MALFORMED_AMOUNT or AMOUNT_TOO_PRECISE. */
export function balanceAmount({ text, debit }: SwiftBalance, currency: string): Amount {
  const amount = swiftAmount(text, currency);
  return debit ? negate(amount) : amount;
}

/** An amount as SWIFT writes it, with a decimal comma that may be its last character. */
export function swiftAmount(text: string, currency: string): Amount {
  try {
    return parseAmount(decimalText(text), currency);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const wrong =
      error.code === 'AMOUNT_TOO_PRECISE' ? `has more decimals than ${currency} has` : 'is not an amount';
    return malformed(error.code, `the amount ${shown(text)} ${wrong}`);
  }
}

/**
 * YYMMDD as YYYY-MM-DD; years from 80 on are of the last century. Banks that count months of 30 days post interest on
 * February 30: days up to 31 that a month does not have become its last. Throws MALFORMED_TIME.
 */
export function swiftDate(text: string): string {
  const [, year = '', month = '', day = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  const fullYear = `${Number.parseInt(year, 10) >= 80 ? '19' : '20'}${year}`;
  return dateOf(fullYear, month, day) ?? malformed('MALFORMED_TIME', `"${text}" is not a date (YYMMDD)`);
}

function dateOf(year: string, month: string, day: string): string | undefined {
  const [y, m, d] = [year, month, day].map((part) => Number.parseInt(part, 10));
  if (y === undefined || m === undefined || d === undefined) return undefined;
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return undefined;
  const lastDay = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${year}-${month}-${String(Math.min(d, lastDay)).padStart(2, '0')}`;
}

/** MMDD in the year in which it lies nearest to the value date. Throws MALFORMED_TIME. */
function entryDateOf(text: string, valueDate: string): string | undefined {
  if (text.trim() === '' || text === '0000') return undefined;
  const year = Number.parseInt(valueDate.slice(0, 4), 10);
  const dates = [year, year - 1, year + 1].map((one) =>
    dateOf(String(one), text.slice(0, 2), text.slice(2, 4)),
  );
  const value = Date.parse(valueDate);
  const [nearest] = dates
    .filter((date) => date !== undefined)
    .sort((a, b) => Math.abs(Date.parse(a) - value) - Math.abs(Date.parse(b) - value));
  return nearest ?? malformed('MALFORMED_TIME', `"${text}" is not an entry date (MMDD)`);
}
