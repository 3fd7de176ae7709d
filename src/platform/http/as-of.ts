import { malformed } from '../../shared/domain-error.js';
import { startOfDate } from '../../shared/period.js';
import { ordinalOf } from '../event-store/log-position.js';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const POSITION = /^[a-z]+:[0-9a-f-]{36}:\d/;

/** The second time axis of a question: what the log held when this had been recorded (inclusive). `asked` echoes it. */
export type KnownAt =
  | { readonly kind: 'everything'; readonly asked: null }
  | { readonly kind: 'time'; readonly asked: string; readonly recordedUntil: string }
  | { readonly kind: 'position'; readonly asked: string; readonly ordinal: string };

/**
 * Reads a moment of a query string: an ISO 8601 instant in UTC, or a business date, which is its first moment in `zone`
 * (China's if absent). Throws MALFORMED_TIME, naming the parameter.
 */
export function readMoment(parameter: string, text: string, zone?: string): string {
  if (DATE.test(text)) return startOfDate(text, zone);
  if (INSTANT.test(text) && isCalendarTime(text)) return text;
  return malformed(
    'MALFORMED_TIME',
    `${parameter}="${text.slice(0, 40)}" is neither an instant like 2026-03-31T16:00:00Z nor a date like 2026-04-01`,
    { [parameter]: text.slice(0, 40) },
  );
}

/** Reads "as known at": a moment as in readMoment, or a position of the log. Absent means everything that is known. */
export function readKnownAt(parameter: string, text: string | undefined): KnownAt {
  if (text === undefined) return { kind: 'everything', asked: null };
  if (!POSITION.test(text)) return { kind: 'time', asked: text, recordedUntil: readMoment(parameter, text) };
  const ordinal = ordinalOrUndefined(text);
  if (ordinal !== undefined) return { kind: 'position', asked: text, ordinal: String(ordinal) };
  return malformed('MALFORMED_POSITION', `${parameter}="${text.slice(0, 80)}" is not a position of the log`, {
    [parameter]: text.slice(0, 80),
  });
}

function ordinalOrUndefined(position: string): bigint | undefined {
  try {
    const ordinal = ordinalOf(position);
    return BigInt.asIntN(64, ordinal) === ordinal ? ordinal : undefined;
  } catch {
    return undefined;
  }
}

/** True if an instant of this form exists: Date.parse takes February 30th and 24:00, PostgreSQL does not. */
export function isCalendarTime(instant: string): boolean {
  const at = Date.parse(instant);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 19) === instant.slice(0, 19);
}
