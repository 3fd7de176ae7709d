import type { Language } from '../texts/language.js';
import { localeOf } from './money.js';

/** Business dates are dates in this zone (the server's default); instants are shown in it too. */
export const ZONE = 'Asia/Shanghai';

/** An instant to the second: 2026-01-31 14:05:09 in Chinese, 31 Jan 2026, 14:05:09 in English; "—" if there is none. */
export function formatInstant(instant: string | null | undefined, language: Language): string {
  return formatted(instant, language, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** The business date of an instant. */
export function formatDay(instant: string | null | undefined, language: Language): string {
  return formatted(instant, language, { dateStyle: 'medium' });
}

/** A business date as it is written in URLs: 2026-01-31. */
export function businessDate(instant: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date(instant));
}

export function formatAge(seconds: number, language: Language): string {
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'always', style: 'short' });
  if (seconds < 60) return relative.format(-Math.round(seconds), 'second');
  if (seconds < 3600) return relative.format(-Math.round(seconds / 60), 'minute');
  return seconds < 86_400 * 2
    ? relative.format(-Math.round(seconds / 3600), 'hour')
    : relative.format(-Math.round(seconds / 86_400), 'day');
}

function formatted(
  instant: string | null | undefined,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): string {
  if (instant === null || instant === undefined) return '—';
  if (language === 'en') {
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: ZONE }).format(new Date(instant));
  }
  const withTime = options.timeStyle !== undefined;
  return new Intl.DateTimeFormat('sv-SE', { ...plain(withTime), timeZone: ZONE }).format(new Date(instant));
}

/** Sweden writes dates as ISO 8601 does, and so do Chinese accountants. */
function plain(withTime: boolean): Intl.DateTimeFormatOptions {
  const date = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  return withTime ? { ...date, hour: '2-digit', minute: '2-digit', second: '2-digit' } : date;
}
