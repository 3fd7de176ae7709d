import { datePattern } from '../shared/date-pattern.js';
import { malformed } from '../shared/domain-error.js';
import { shown, timeOf } from './cells.js';

/** Gives the instant of a date as a file writes it, of a time in a cell of its own, and of the zone of both. */
export type DateParser = (date: string, time: string, column: string, zone: string) => string;

/** Reads dates of a format, as `datePattern` explains it. Throws MALFORMED_DATE_FORMAT; the parser throws MALFORMED_TIME. */
export function dateParser(format: string): DateParser {
  const expression = datePattern(format);
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
