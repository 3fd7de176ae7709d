import { businessDate, formatDay, formatInstant } from '../../format/moments.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { statementsTexts } from './statements.texts.js';

/** How a time is said whose end the API excludes: by its first and last date, or to the second where it is no whole dates. */
export function useSpanText(): (from: string, until: string) => readonly [string, string] {
  const language = useLanguage();
  return (from, until) =>
    isMidnight(from) && isMidnight(until)
      ? [formatDay(from, language), formatDay(justBefore(until), language)]
      : [formatInstant(from, language), formatInstant(until, language)];
}

export function Span({ from, until }: { readonly from: string | null; readonly until: string | null }) {
  const text = useTexts(statementsTexts);
  const say = useSpanText();
  if (from === null || until === null) return <span>—</span>;
  const [first, last] = say(from, until);
  return (
    <span className="span">
      <span>{first}</span> {text.to} <span>{last}</span>
    </span>
  );
}

/** A date begins in the shop's zone where the date of the moment before it is another one. */
function isMidnight(instant: string): boolean {
  return businessDate(instant) !== businessDate(justBefore(instant));
}

function justBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString();
}
