import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { clockTimeOf, instantOfClockTime } from '../../format/clock.js';
import { formatDay, formatInstant } from '../../format/moments.js';
import { useLanguage } from '../../shell/preferences.js';
import type { Language } from '../../texts/language.js';
import { useTexts } from '../../texts/texts.js';
import { journalTexts } from './journal.texts.js';

interface SentenceProps {
  readonly from?: string | null;
  /** What is shown took effect before it. */
  readonly until: string | null;
  readonly knownAt: string | null;
  /** Not said if undefined. */
  readonly balanced?: boolean | undefined;
}

/** Says what is being shown, on both time axes. */
export function Sentence({ from = null, until, knownAt, balanced }: SentenceProps) {
  const text = useTexts(journalTexts);
  const language = useLanguage();
  const known =
    knownAt === null
      ? text.knownNow
      : clockTimeOf(knownAt) === null
        ? text.knownAtPosition(knownAt.split(':').at(-1) ?? knownAt)
        : text.knownAtTime(timeOf(knownAt, language));
  const verdict = balanced === undefined ? text.end : balanced ? text.balanced : text.unbalanced;
  return (
    <p className={balanced === false ? 'sentence unbalanced' : 'sentence'}>
      {balanced === true && <CheckCircleOutlined className="balanced-mark" aria-hidden="true" />}
      {balanced === false && <WarningOutlined aria-hidden="true" />}
      {effective(text, language, from, until)}
      {known}
      {verdict}
    </p>
  );
}

type Text = ReturnType<typeof useTexts<(typeof journalTexts)['en']>>;

function effective(text: Text, language: Language, from: string | null, until: string | null): string {
  const last = until === null ? null : lastDay(until, language);
  if (from !== null && last !== null) {
    return text.effectiveBetween(timeOf(from, language), last.day ?? last.before);
  }
  if (from !== null) return text.effectiveFrom(timeOf(from, language));
  if (last === null) return text.effectiveAll;
  return last.day === undefined ? text.effectiveBefore(last.before) : text.effectiveUntilDay(last.day);
}

/** What lies before midnight lies in the day before. */
function lastDay(until: string, language: Language): { readonly day?: string; readonly before: string } {
  const clockTime = clockTimeOf(until);
  const before = timeOf(until, language);
  if (clockTime === null || !clockTime.endsWith('T00:00:00')) return { before };
  const end = Date.parse(instantOfClockTime(clockTime));
  return { day: formatDay(new Date(end - 1).toISOString(), language), before };
}

/** A day where midnight is meant, else to the second. What is no time (a link that was mistyped) stands as it is. */
function timeOf(moment: string, language: Language): string {
  const clockTime = clockTimeOf(moment);
  if (clockTime === null) return moment;
  const instant = instantOfClockTime(clockTime);
  return /^\d{4}-\d{2}-\d{2}$/.test(moment) ? formatDay(instant, language) : formatInstant(instant, language);
}
