import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Skeleton } from 'antd';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { AccountCalendar, AccountDays, StatementAccount } from '../../api/schema.js';
import { localeOf } from '../../format/money.js';
import { asked } from '../../parts/url-state.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { CalendarDay } from './calendar-day.js';
import './calendar.css';
import { DAY_STATES, DaySign } from './day-state.js';
import { DayPanel } from './day-panel.js';
import type { Question } from './question.js';
import { statementsTexts } from './statements.texts.js';

interface CalendarProps {
  readonly question: Question;
  readonly account: StatementAccount;
}

/** A month of an account: which days its statements cover, which are missing, which do not foot. */
export function Calendar({ question, account }: CalendarProps) {
  const text = useTexts(statementsTexts);
  const language = useLanguage();
  const { accountNo, kind, currency } = account;
  const { shop, month } = question;
  const read = useRead(
    ['calendar', shop, accountNo, currency, month],
    shop === undefined
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/accounts/{accountNo}/calendar', {
            params: { path: { shopId: shop, accountNo }, query: asked({ month, currency }) },
            signal,
          }),
  );
  const calendar = read.data;
  const series = calendar?.series.find((one) => one.kind === kind && one.currency === currency);
  const day = series?.days.find(({ date }) => date === question.day);
  return (
    <section className="panel calendar-panel">
      <div className="calendar-head">
        <div>
          <h2>{text.calendar(accountNo)}</h2>
          <p className="quiet">
            {pick(language, account.kindName.en, account.kindName.zh)} · {currency}
          </p>
        </div>
        {calendar !== undefined && <MonthLinks calendar={calendar} question={question} />}
      </div>
      {read.problem !== null && <ProblemView problem={read.problem} onRetry={read.reload} />}
      {calendar === undefined && read.problem === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {series !== undefined && <Month series={series} question={question} />}
      <Legend />
      {day !== undefined && <DayPanel day={day} series={account} question={question} />}
    </section>
  );
}

function MonthLinks({
  calendar: { month, firstMonth, lastMonth },
  question,
}: {
  readonly calendar: AccountCalendar;
  readonly question: Question;
}) {
  const text = useTexts(statementsTexts);
  const language = useLanguage();
  const words = new Intl.DateTimeFormat(localeOf(language), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const linkTo = (other: string): string => question.linkWith({ month: other, day: null });
  return (
    <nav className="month-links" aria-label={words.format(new Date(`${month}-01T00:00:00Z`))}>
      {month > firstMonth && (
        <Link to={linkTo(monthBeside(month, -1))} aria-label={text.previous} title={text.previous}>
          <LeftOutlined />
        </Link>
      )}
      <strong>{words.format(new Date(`${month}-01T00:00:00Z`))}</strong>
      {month < lastMonth && (
        <Link to={linkTo(monthBeside(month, 1))} aria-label={text.next} title={text.next}>
          <RightOutlined />
        </Link>
      )}
    </nav>
  );
}

function monthBeside(month: string, by: 1 | -1): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}

const WEEK = 7;

function Month({ series, question }: { readonly series: AccountDays; readonly question: Question }) {
  const text = useTexts(statementsTexts);
  const [first] = series.days;
  // Weeks begin on Monday.
  const before = first === undefined ? 0 : (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % WEEK;
  const cells = [...Array.from({ length: before }, () => undefined), ...series.days];
  const weeks = Array.from({ length: Math.ceil(cells.length / WEEK) }, (_, week) =>
    Array.from({ length: WEEK }, (_day, index) => cells[week * WEEK + index]),
  );
  return (
    <table className="calendar">
      <thead>
        <tr>
          {text.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, column) => (
              <td key={column}>
                {day !== undefined && (
                  <CalendarDay day={day} currency={series.currency} question={question} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Legend() {
  const text = useTexts(statementsTexts);
  return (
    <ul className="calendar-legend" aria-label={text.legendLabel}>
      {DAY_STATES.map((state) => (
        <li key={state}>
          <span className={`day-state ${state}`}>
            <DaySign of={state} /> {text.day[state]}
          </span>
          <span className="quiet">{text.legend[state]}</span>
        </li>
      ))}
    </ul>
  );
}
