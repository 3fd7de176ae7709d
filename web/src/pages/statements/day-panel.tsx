import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { AccountDay, ImportedStatement, StatementAccount } from '../../api/schema.js';
import { formatDay } from '../../format/moments.js';
import { Amount } from '../../parts/amount.js';
import { pathOf } from '../../parts/places.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { dayAfter } from './question.js';
import type { Question } from './question.js';
import { StatementLines } from './statement-lines.js';
import { statementsTexts } from './statements.texts.js';

interface DayPanelProps {
  readonly day: AccountDay;
  /** The account with the kind and currency of the calendar. */
  readonly series: StatementAccount;
  readonly question: Question;
}

/** What the statements say of one day: its money, what is wrong, and its lines statement by statement. */
export function DayPanel({ day, series, question }: DayPanelProps) {
  const text = useTexts(statementsTexts);
  const language = useLanguage();
  const head = useRef<HTMLHeadingElement>(null);
  // Whoever chose a day by keyboard goes on with what it holds.
  useEffect(() => head.current?.focus(), [day.date]);
  const { currency } = series;
  const figures = [
    [text.opening, day.openingBalance],
    [text.in, day.inAmount],
    [text.out, day.outAmount],
    [text.net, day.netAmount],
    [text.closing, day.closingBalance],
  ] as const;
  return (
    <section className="day-panel" aria-labelledby="day-title">
      <div className="calendar-head">
        <h3 id="day-title" ref={head} tabIndex={-1}>
          {text.dayTitle(formatDay(`${day.date}T12:00:00+08:00`, language))}
        </h3>
        <Button size="small" onClick={() => question.set({ day: null })}>
          {text.closeDay}
        </Button>
      </div>
      <dl className="day-figures">
        {figures.map(([name, amount]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Amount amount={amount} currency={currency} withCurrency />
            </dd>
          </div>
        ))}
      </dl>
      {day.problems.length > 0 && (
        <>
          <h4>{text.problems}</h4>
          <ul className="problems">
            {day.problems.map((problem) => (
              <li key={`${problem.statementId} ${problem.code}`}>
                {pick(language, problem.text, problem.textZh)}
              </li>
            ))}
          </ul>
        </>
      )}
      <DayStatements day={day} series={series} question={question} />
    </section>
  );
}

function DayStatements({ day, series: { accountNo, kind, currency }, question: { shop } }: DayPanelProps) {
  const text = useTexts(statementsTexts);
  const [from, to] = [day.date, dayAfter(day.date)];
  const read = useRead(
    ['day-statements', shop, accountNo, kind, currency, from],
    shop === undefined
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/statements', {
            params: { path: { shopId: shop }, query: { account: accountNo, kind, from, to, limit: 50 } },
            signal,
          }),
  );
  if (read.problem !== null) return <ProblemView problem={read.problem} onRetry={read.reload} />;
  if (read.data === undefined) return null;
  const covering = read.data.items.filter(({ statementId }) => day.statementIds.includes(statementId));
  if (covering.length === 0) return <p className="quiet">{text.dayNothing}</p>;
  return (
    <>
      {covering.map((statement) => (
        <DayLines key={statement.statementId} statement={statement} shop={shop ?? ''} period={{ from, to }} />
      ))}
    </>
  );
}

interface DayLinesProps {
  readonly statement: ImportedStatement;
  readonly shop: string;
  readonly period: { readonly from: string; readonly to: string };
}

function DayLines({ statement, shop, period }: DayLinesProps) {
  const text = useTexts(statementsTexts);
  return (
    <section className="day-lines">
      <h4>
        {text.linesOf}{' '}
        <Link to={pathOf('statements', shop, statement.statementId)}>{statement.fileName}</Link>
      </h4>
      <StatementLines statement={statement} shop={shop} period={period} />
    </section>
  );
}
