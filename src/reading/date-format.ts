import { malformed } from '../shared/domain-error.js';
import { shown, timeOf } from './cells.js';

const PARTS: Readonly<Record<string, string>> = {
  yyyy: String.raw`(?<year>\d{4})`,
  yy: String.raw`(?<short>\d{2})`,
  MM: String.raw`(?<month>\d{2})`,
  M: String.raw`(?<month>\d{1,2})`,
  dd: String.raw`(?<day>\d{2})`,
  d: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{1,2})`,
  H: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})`,
};

/** Gives the instant of a date as a file writes it, of a time in a cell of its own, and of the zone of both. */
export type DateParser = (date: string, time: string, column: string, zone: string) => string;

/**
 * Reads dates of a format made of yyyy, yy, MM, M, dd, d, HH, H, mm and ss, such as dd/MM/yyyy HH:mm; hours and what
 * follows may be absent. Throws MALFORMED_DATE_FORMAT unless it has year, month and day once each; the parser throws
 * MALFORMED_TIME.
 */
export function dateParser(format: string): DateParser {
  const used: string[] = [];
  const pattern = format.replace(/yyyy|yy|MM|M|dd|d|HH|H|mm|ss|[^A-Za-z]/g, (token) => {
    const part = PARTS[token];
    if (part === undefined) return literal(token);
    used.push(token.charAt(0));
    return part;
  });
  const complete = ['y', 'M', 'd'].every((letter) => used.includes(letter));
  const strange = /[A-Za-z]/.test(format.replace(/yyyy|yy|MM?|dd?|HH?|mm|ss/g, ''));
  if (!complete || strange || new Set(used).size < used.length) {
    malformed(
      'MALFORMED_DATE_FORMAT',
      `"${format}" is not a format of dates: use yyyy or yy, MM or M, dd or d, and HH, mm, ss, once each`,
    );
  }
  const expression = new RegExp(`^${pattern}$`);
  return (date, time, column, zone) => {
    const parts = expression.exec(date.trim())?.groups;
    if (parts === undefined) {
      return malformed('MALFORMED_TIME', `${column} ${shown(date)} is not written as ${format}`);
    }
    const { year, short = '', month = '', day = '', hour, minute = '00', second = '00' } = parts;
    const own = time === '' && hour !== undefined ? `${hour}:${minute}:${second}` : time;
    return timeOf(`${year ?? `20${short}`}-${month}-${day} ${own}`.trim(), column, zone);
  };
}

function literal(sign: string): string {
  return /\s/.test(sign) ? String.raw`\s+` : sign.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

/**
 * The instant of a date and a time of day in separate cells, or in one: 20250101 and 2025.1.2 are dates, 123456 and
 * 12:34:56 times. A date alone is its start. Throws MALFORMED_TIME.
 */
export function plainTime(date: string, time: string, column: string, zone: string): string {
  const [day = '', ofDay = ''] = date
    .normalize('NFKC')
    .replace(/^(\d{4})年(\d{1,2})月(\d{1,2})日/, '$1-$2-$3')
    .replace(/^(\d{4})(\d{2})(\d{2})(?=\s|$|\d{6}$)/, '$1-$2-$3 ')
    .replace(/^(\d{4})[./](\d{1,2})[./](\d{1,2})/, '$1-$2-$3')
    .trim()
    .split(/[\sT]+/);
  const own = time
    .normalize('NFKC')
    .replace(/^[-—–\s]*$/, '')
    .replace(/^\d{4}-\d{1,2}-\d{1,2}[\sT]+/, '')
    .trim();
  const clock = (own === '' ? ofDay : own)
    .replace(/^(\d{1,2})(\d{2})(\d{2})$/, '$1:$2:$3')
    .replace(/^(\d{1,2})[.时](\d{2})[.分](\d{2})秒?$/, '$1:$2:$3')
    .replace(/\.\d+$/, '');
  return timeOf(clock === '' ? day : `${day} ${clock}`, column, zone);
}
