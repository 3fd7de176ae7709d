import { malformed } from './domain-error.js';

/** Where a shop's files and business dates live unless it says otherwise. China has had no daylight saving since 1991. */
export const DEFAULT_ZONE = 'Asia/Shanghai';

const LOCAL = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * Reads a local time as files write it ("2020-02-21 00:00:02", "2020/2/21 0:00", a date alone is its midnight) in a
 * zone and gives the instant as ISO 8601 in UTC. Throws MALFORMED_TIME, also for dates that do not exist (Feb 30).
 */
export function instantOfLocal(local: string, zone: string = DEFAULT_ZONE): string {
  const match = LOCAL.exec(local.trim());
  if (match === null) return malformed('MALFORMED_TIME', `"${local}" is not a date or time`, { time: local });
  const [year, month, day, hour, minute, second] = match
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? 0 : Number.parseInt(part, 10)));
  const asUtc = Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0);
  const check = new Date(asUtc);
  if (
    check.getUTCMonth() + 1 !== month ||
    check.getUTCDate() !== day ||
    check.getUTCHours() !== (hour ?? 0) ||
    (minute ?? 0) > 59 ||
    (second ?? 0) > 59
  ) {
    malformed('MALFORMED_TIME', `"${local}" does not exist in the calendar`, { time: local });
  }
  // The offset at the guess may differ from that at the result only around a change of clocks: one correction settles it.
  let instant = asUtc - offsetAt(asUtc, zone);
  instant = asUtc - offsetAt(instant, zone);
  return isoOf(instant);
}

/** The business date ("2020-02-21") of an instant in a zone. */
export function businessDate(instant: string, zone: string = DEFAULT_ZONE): string {
  const at = Date.parse(instant);
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 10);
}

/** An instant as people of a zone read it: "2020-02-21 00:00:02". */
export function localTime(instant: string, zone: string = DEFAULT_ZONE): string {
  const at = Date.parse(instant);
  return new Date(at + offsetAt(at, zone)).toISOString().slice(0, 19).replace('T', ' ');
}

/** The instant at which a business date begins in a zone. */
export function startOfDate(date: string, zone: string = DEFAULT_ZONE): string {
  return instantOfLocal(date, zone);
}

/** The instant `days` days after another. */
export function daysAfter(instant: string, days: number): string {
  return isoOf(Date.parse(instant) + days * 86_400_000);
}

/** Whole seconds are written without a fraction, so equal instants are equal texts. */
export function isoOf(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}

const formats = new Map<string, Intl.DateTimeFormat>();
const offsetsByHour = new Map<string, number>();

/** Milliseconds that `zone` is ahead of UTC at an instant. Offsets change on the hour or half hour only, hence the cache. */
function offsetAt(epochMs: number, zone: string): number {
  const slot = `${zone}|${Math.floor(epochMs / 1_800_000)}`;
  const known = offsetsByHour.get(slot);
  if (known !== undefined) return known;
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  const parts = Object.fromEntries(
    format.formatToParts(new Date(epochMs)).map((part) => [part.type, Number.parseInt(part.value, 10)]),
  );
  const local = Date.UTC(
    parts['year'] ?? 0,
    (parts['month'] ?? 1) - 1,
    parts['day'] ?? 1,
    parts['hour'] ?? 0,
    parts['minute'] ?? 0,
    parts['second'] ?? 0,
  );
  const offset = local - Math.floor(epochMs / 1000) * 1000;
  if (offsetsByHour.size > 20_000) offsetsByHour.clear();
  offsetsByHour.set(slot, offset);
  return offset;
}
