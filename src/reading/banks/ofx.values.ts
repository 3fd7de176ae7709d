import { DomainError, malformed } from '../../shared/domain-error.js';
import { parseAmount } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { isoOf, startOfDate } from '../../shared/period.js';
import { shown } from '../cells.js';
import { decimalText } from './mt940.text.js';

/** An amount of an element; the decimal sign is a point or a comma. Throws MALFORMED_AMOUNT or AMOUNT_TOO_PRECISE. */
export function ofxAmount(text: string, element: string, currency: string): Amount {
  try {
    return parseAmount(decimalText(text), currency);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const wrong =
      error.code === 'AMOUNT_TOO_PRECISE' ? `has more decimals than ${currency} has` : 'is not an amount';
    return malformed(error.code, `${element} ${shown(text)} ${wrong}`);
  }
}

const TIME = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:(\d{2})(?:\.\d{0,6})?)?)?\s*(?:\[([^\]]*)\]?)?/;

/**
 * The instant of YYYYMMDD[HHMMSS[.XXX]][offset:zone]. A date alone, also one with a time of zero and no offset, is its
 * start in `zone`; any other time without an offset is UTC, as the standard says. Throws MALFORMED_TIME.
 */
export function ofxTime(text: string, element: string, zone: string): string {
  const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00', offset] =
    TIME.exec(text.trim()) ?? [];
  const wrong = (): never => malformed('MALFORMED_TIME', `${element} ${shown(text)} is not a date or time`);
  if (year === '') return wrong();
  const date = `${year}-${month}-${day}`;
  const time = `${hour}:${minute}:${second}`;
  const utc = Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(utc) || isoOf(utc) !== `${date}T${time}Z`) return wrong();
  if (offset === undefined) return time === '00:00:00' ? startOfDate(date, zone) : isoOf(utc);
  return isoOf(utc - (offsetMinutes(offset) ?? wrong()) * 60_000);
}

/** "-5:EST", "+5.5:IST", "0:GMT", "+05.30:IST"; some banks write the minutes, some the part of an hour. */
function offsetMinutes(text: string): number | undefined {
  const [, sign, hours = '', part = ''] = /^\s*([+-]?)(\d{1,2})(?:\.(\d{1,2}))?(?::|\s*$)/.exec(text) ?? [];
  if (hours === '') return undefined;
  const minutes = { '5': 30, '50': 30, '25': 15, '75': 45, '3': 30, '30': 30, '45': 45 }[part] ?? 0;
  return (Number.parseInt(hours, 10) * 60 + minutes) * (sign === '-' ? -1 : 1);
}
