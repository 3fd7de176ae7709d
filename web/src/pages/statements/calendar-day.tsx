import { Link } from 'react-router';
import type { AccountDay } from '../../api/schema.js';
import { formatAmount, formatCount, isZeroAmount } from '../../format/money.js';
import { formatDay } from '../../format/moments.js';
import { Amount } from '../../parts/amount.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { DaySign, statesOf } from './day-state.js';
import type { Question } from './question.js';
import { statementsTexts } from './statements.texts.js';

interface CalendarDayProps {
  readonly day: AccountDay;
  readonly currency: string;
  readonly question: Question;
}

/** A day of the calendar; it leads to its statements and lines. */
export function CalendarDay({ day, currency, question }: CalendarDayProps) {
  const text = useTexts(statementsTexts);
  const language = useLanguage();
  const states = statesOf(day);
  const lines = formatCount(day.lines, language);
  const isChosen = question.day === day.date;
  const label = text.dayLabel(
    formatDay(`${day.date}T12:00:00+08:00`, language),
    states.map((state) => text.day[state]).join(', '),
    lines,
    formatAmount(day.inAmount, currency, language),
    formatAmount(day.outAmount, currency, language),
  );
  return (
    <Link
      to={question.linkWith({ day: isChosen ? null : day.date })}
      className={`day ${states[0] ?? ''}`}
      preventScrollReset
      {...(isChosen && { 'aria-current': 'date' as const })}
    >
      <span className="visually-hidden">{label}</span>
      <span className="day-top" aria-hidden="true">
        <span className="day-number">{Number(day.date.slice(8))}</span>
        <span className="day-states">
          {states.map((state) => (
            <span key={state} className={`day-state ${state}`}>
              <DaySign of={state} /> <span className="day-word">{text.day[state]}</span>
            </span>
          ))}
        </span>
      </span>
      {day.lines > 0 && (
        <span className="day-sums" aria-hidden="true">
          <small className="quiet">{text.count(lines)}</small>
          {!isZeroAmount(day.inAmount) && (
            <span>
              <small className="quiet">{text.in}</small> <Amount amount={day.inAmount} currency={currency} />
            </span>
          )}
          {!isZeroAmount(day.outAmount) && (
            <span>
              <small className="quiet">{text.out}</small>{' '}
              <Amount amount={day.outAmount} currency={currency} />
            </span>
          )}
        </span>
      )}
    </Link>
  );
}
