import { malformed } from './domain-error.js';
import { startOfDate } from './period.js';

/** Business dates of a zone ("2026-01-01"): `from` belongs to the period, `to` is the first date after it. */
export interface BusinessPeriod {
  readonly from: string;
  readonly to: string;
}

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** The month "2026-01". Throws MALFORMED_MONTH. */
export function monthPeriod(month: string): BusinessPeriod {
  if (!MONTH.test(month) || month.startsWith('0000')) {
    malformed('MALFORMED_MONTH', `"${month.slice(0, 40)}" is not a month like 2026-01`, {
      month: month.slice(0, 40),
    });
  }
  const from = `${month}-01`;
  return { from, to: addMonths(from, 1) };
}

/** From a date to the one before another. Throws MALFORMED_TIME and PERIOD_EMPTY. */
export function datePeriod(from: string, to: string): BusinessPeriod {
  for (const date of [from, to]) checkDate(date);
  if (from >= to) {
    malformed('PERIOD_EMPTY', `the period from ${from} to the day before ${to} holds no day`, { from, to });
  }
  return { from, to };
}

/** Gives a date back if the calendar has it. Throws MALFORMED_TIME. */
export function checkDate(date: string): string {
  if (!DATE.test(date)) {
    malformed('MALFORMED_TIME', `"${date.slice(0, 40)}" is not a date like 2026-01-31`, {
      time: date.slice(0, 40),
    });
  }
  startOfDate(date, 'UTC');
  return date;
}

/** The period of the same length right before: of whole months as many months, else as many days. */
export function periodBefore({ from, to }: BusinessPeriod): BusinessPeriod {
  if (from.endsWith('-01') && to.endsWith('-01')) {
    return { from: addMonths(from, -monthsBetween(from, to)), to: from };
  }
  return { from: addDays(from, (Date.parse(from) - Date.parse(to)) / DAY_MS), to: from };
}

/** The date `days` days after another (before it if negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day `months` months later (earlier if negative), or the last day of a month that has no such day. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map((part) => Number.parseInt(part, 10));
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** Monday is 1, Sunday is 7 (ISO 8601). */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

function monthsBetween(from: string, to: string): number {
  const months = (date: string): number =>
    Number.parseInt(date.slice(0, 4), 10) * 12 + Number.parseInt(date.slice(5, 7), 10);
  return months(to) - months(from);
}
