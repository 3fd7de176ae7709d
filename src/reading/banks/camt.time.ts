import { malformed } from '../../shared/domain-error.js';
import { businessDate, daysAfter, instantOfLocal, isoOf, startOfDate } from '../../shared/period.js';
import { shown } from '../cells.js';
import type { CamtRecord } from './camt.xml.js';

/** A time as the file says it. */
export interface CamtTime {
  readonly text: string;
  /** The date in the file's own zone, such as 2024-03-08. */
  readonly date: string;
  /** hh:mm:ss in the file's own zone, undefined for a date alone. */
  readonly clock: string | undefined;
  /** In UTC; a date alone is the start of that date in the zone of the reader. */
  readonly instant: string;
}

// Fractions of a second also come behind a colon, and dates with a zone.
const TIME =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:[.,:]\d+)?)?)? ?(?:(Z)|([+-])(\d{2}):?(\d{2})?)?$/;

/** Reads an ISO date or time, with or without a zone. Throws MALFORMED_TIME, naming the element. */
export function camtTime(text: string, element: string, zone: string): CamtTime {
  const match = TIME.exec(text);
  if (match === null) {
    return malformed('MALFORMED_TIME', `${element} ${shown(text)} is not a date or time of ISO 8601`);
  }
  const [, date = '', minutes, seconds = '00', utc, sign, offsetHours = '0', offsetMinutes = '0'] = match as (
    string | undefined
  )[];
  if (minutes === undefined) return { text, date, clock: undefined, instant: startOfDate(date, zone) };
  const clock = `${minutes}:${seconds}`;
  // XML Schema calls the end of a day 24:00:00.
  const local = clock === '24:00:00' ? `${nextDate(date)} 00:00:00` : `${date} ${clock}`;
  if (utc === undefined && sign === undefined) {
    return { text, date, clock, instant: instantOfLocal(local, zone) };
  }
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === '-' ? -60_000 : 60_000);
  return { text, date, clock, instant: isoOf(Date.parse(instantOfLocal(local, 'UTC')) - offset) };
}

/** The date or time below an element that has one of both, undefined if it has none. */
export function dateOrTime(record: CamtRecord, element: string, zone: string): CamtTime | undefined {
  const text = record.first(`${element}/DtTm`) || record.first(`${element}/Dt`);
  return text === '' ? undefined : camtTime(text, element, zone);
}

/** The date after another. */
export function nextDate(date: string): string {
  return businessDate(daysAfter(startOfDate(date, 'UTC'), 1), 'UTC');
}
