import { addDays, addMonths, weekdayOf } from './business-period.js';
import type { BusinessPeriod } from './business-period.js';
import { malformed } from './domain-error.js';
import { businessDate, instantOfLocal } from './period.js';

export const CADENCES = ['day', 'week', 'month'] as const;

/** When something is due again and again: on every day, on a weekday or on a day of the month, at a local time. */
export interface Cadence {
  readonly every: (typeof CADENCES)[number];
  /** "HH:MM" in the shop's zone. */
  readonly time: string;
  /** Of `week`: 1 is Monday, 7 is Sunday. Of `month`: 1 to 28, so that every month has it. Of `day`: absent. */
  readonly day?: number | undefined;
}

const LAST_DAY = { week: 7, month: 28 } as const;

/** Throws MALFORMED_CADENCE, saying what is wrong. */
export function checkCadence({ every, time, day }: Cadence): void {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    malformed('MALFORMED_CADENCE', `"${time.slice(0, 20)}" is not a time of the day like 06:00`, {
      field: 'time',
    });
  }
  if (every === 'day') {
    if (day !== undefined) {
      malformed('MALFORMED_CADENCE', 'what is due every day has no day', { field: 'day' });
    }
    return;
  }
  if (day === undefined || !Number.isInteger(day) || day < 1 || day > LAST_DAY[every]) {
    malformed('MALFORMED_CADENCE', `what is due every ${every} needs a day from 1 to ${LAST_DAY[every]}`, {
      field: 'day',
    });
  }
}

/** One time that something is due. */
export interface Due {
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The business date in the zone. */
  readonly date: string;
}

/** The newest due time that is not after `now` (ISO 8601, UTC), in a zone. */
export function lastDue(cadence: Cadence, now: string, zone: string): Due {
  const today = businessDate(now, zone);
  const newest = dateUpTo(cadence, today);
  const due = dueOn(newest, cadence, zone);
  return Date.parse(due.at) <= Date.parse(now) ? due : dueOn(before(cadence, newest), cadence, zone);
}

/** What a report that is due on a date tells of: the day before, the seven days before, or the month before. */
export function periodDueOn(date: string, { every }: Cadence): BusinessPeriod {
  switch (every) {
    case 'day':
      return { from: addDays(date, -1), to: date };
    case 'week':
      return { from: addDays(date, -7), to: date };
    case 'month': {
      const first = `${date.slice(0, 7)}-01`;
      return { from: addMonths(first, -1), to: first };
    }
  }
}

function dueOn(date: string, { time }: Cadence, zone: string): Due {
  return { at: instantOfLocal(`${date} ${time}`, zone), date };
}

function dateUpTo({ every, day = 1 }: Cadence, today: string): string {
  switch (every) {
    case 'day':
      return today;
    case 'week':
      return addDays(today, -((weekdayOf(today) - day + 7) % 7));
    case 'month': {
      const date = `${today.slice(0, 7)}-${String(day).padStart(2, '0')}`;
      return date <= today ? date : addMonths(date, -1);
    }
  }
}

function before({ every }: Cadence, date: string): string {
  if (every === 'month') return addMonths(date, -1);
  return addDays(date, every === 'week' ? -7 : -1);
}
