import dayjs from 'dayjs';
import { Link } from 'react-router';
import { formatDay, formatInstant } from '../../format/moments.js';
import { LastDayFilter, MomentFilter } from '../../parts/moment-filter.js';
import { useLanguage } from '../../shell/preferences.js';
import type { Language } from '../../texts/language.js';
import { useTexts } from '../../texts/texts.js';
import type { Question } from './question.js';
import { reconciliationTexts } from './reconciliation.texts.js';

/** The two time axes. What only the standing can be filtered by would stand in the URL without effect. */
export function MomentFilters({ question: { asOf, knownAt, set } }: { readonly question: Question }) {
  const text = useTexts(reconciliationTexts);
  const dropped = { channel: null, owner: null, age: null, kind: null, q: null, sort: null, matched: null };
  return (
    <>
      <LastDayFilter
        label={text.asOf}
        placeholder={text.asOfHint}
        value={asOf}
        onChange={(bound) => set({ ...dropped, asOf: bound })}
      />
      <MomentFilter
        label={text.knownAt}
        placeholder={text.knownAtHint}
        value={knownAt}
        onChange={(moment) => set({ ...dropped, knownAt: moment })}
      />
    </>
  );
}

/** Says in a sentence which moment is shown, where it is not the usual one. */
export function ExactNotice({ question }: { readonly question: Question }) {
  const text = useTexts(reconciliationTexts);
  const language = useLanguage();
  const { asOf, knownAt, isExact, linkWith } = question;
  if (!isExact) return null;
  const until = (bound: string): string => text.exactUntil(lastOf(bound, language));
  return (
    <p className="exact-notice" role="status">
      {text.exact(
        asOf === null ? text.exactEndOfStatements : until(asOf),
        knownAt === null ? text.exactEverything : until(knownAt),
      )}{' '}
      <span className="quiet">{text.exactFewer}</span>{' '}
      <Link to={linkWith({ asOf: null, knownAt: null })}>{text.toNow}</Link>
    </p>
  );
}

/** The last day before a date, or the instant itself. */
function lastOf(bound: string, language: Language): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(bound)
    ? formatDay(`${dayjs(bound).subtract(1, 'day').format('YYYY-MM-DD')}T00:00:00+08:00`, language)
    : formatInstant(bound, language);
}
