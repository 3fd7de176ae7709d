import { ZONE } from './moments.js';

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * What a clock in the shop's zone shows at a moment of the API, as 2026-02-03T10:00:00. A business date is its first
 * moment. Null if it is neither an instant nor a date, as a position of the log is.
 */
export function clockTimeOf(moment: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(moment)) return `${moment}T00:00:00`;
  const at = /^\d{4}-\d{2}-\d{2}T/.test(moment) ? Date.parse(moment) : Number.NaN;
  return Number.isNaN(at) ? null : shownAt(at);
}

/** The instant at which a clock in the shop's zone shows this time, whatever zone the browser is in. */
export function instantOfClockTime(clockTime: string): string {
  const asIfUtc = Date.parse(`${clockTime}Z`);
  const zoneIsAhead = Date.parse(`${shownAt(asIfUtc)}Z`) - asIfUtc;
  return new Date(asIfUtc - zoneIsAhead).toISOString().replace('.000Z', 'Z');
}

/** The last instant of which everything that was recorded at this one is still unknown. */
export function justBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString();
}

function shownAt(at: number): string {
  return clock.format(at).replace(' ', 'T');
}
