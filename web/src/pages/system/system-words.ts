import { localeOf } from '../../format/money.js';
import type { Language } from '../../texts/language.js';
import { useTexts } from '../../texts/texts.js';
import { systemTexts } from './system.texts.js';

/** What a view is called; one that has no words yet stands for itself. */
export function useViewName(): (name: string) => string {
  const { names } = useTexts(systemTexts);
  return (name) => (Object.hasOwn(names, name) ? names[name as keyof typeof names] : name);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes, a whole number as text, in the largest unit that leaves at least one: 6.3 MB. */
export function formatBytes(bytes: string, language: Language): string {
  const size = Number(bytes);
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, size)) / 3)));
  return new Intl.NumberFormat(localeOf(language), {
    style: 'unit',
    unit: UNITS[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(size / 1000 ** step);
}

/** Positions name their log; a reader wants the number. */
export function shortPosition(position: string | null): string {
  return position?.split(':').at(-1) ?? '—';
}
