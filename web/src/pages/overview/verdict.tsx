import { CheckCircleOutlined, ExclamationCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { StandingMoney, StandingSummary } from '../../api/schema.js';
import { formatDay } from '../../format/moments.js';
import { formatCount, formatMoney, isZeroAmount } from '../../format/money.js';
import { place } from '../../parts/places.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { overviewTexts } from './overview.texts.js';
import { justBefore, rowsAt } from './question.js';
import type { Question } from './question.js';

type Outcome = 'balanced' | 'differences' | 'missing';

interface VerdictProps {
  readonly summary: StandingSummary;
  readonly question: Question;
}

const ICONS: Readonly<Record<Outcome, ReactNode>> = {
  balanced: <CheckCircleOutlined />,
  differences: <ExclamationCircleOutlined />,
  missing: <QuestionCircleOutlined />,
};

/** The answer to the page's question in sentences; the figures in them are those of the API. */
export function Verdict({ summary, question }: VerdictProps) {
  const text = useTexts(overviewTexts);
  const language = useLanguage();
  const outcome = outcomeOf(summary);
  const { from, until } = summary.statements;
  return (
    <section className={`panel verdict ${outcome}`} aria-label={text.verdict.title}>
      <p className="verdict-badge">
        <span aria-hidden="true">{ICONS[outcome]}</span> {text.verdict.badges[outcome]}
      </p>
      <div>
        {summary.statements.count === 0 ? (
          <p>
            {text.verdict.noStatements}{' '}
            <Link to={place('/statements', { shop: summary.shop })}>{text.verdict.importStatements}</Link>
          </p>
        ) : (
          summary.money.map((money) => (
            <CurrencyVerdict key={money.currency} money={money} summary={summary} question={question} />
          ))
        )}
        {from !== null && until !== null && (
          <p className="quiet">
            {text.verdict.covered(formatDay(from, language), formatDay(justBefore(until), language))}
          </p>
        )}
      </div>
    </section>
  );
}

function CurrencyVerdict({ money, summary, question }: VerdictProps & { readonly money: StandingMoney }) {
  const { verdict: text } = useTexts(overviewTexts);
  const language = useLanguage();
  const { currency } = money;
  // A sign stays on the line of its amount.
  const say = (amount: string): string => formatMoney(amount, currency, language).replace('−', '−\u2060');
  const open = summary.differences.find((one) => one.currency === currency);
  const hasNoOutside = isZeroAmount(money.outsideStatements);
  if (open === undefined && isZeroAmount(money.unexplained) && hasNoOutside) {
    return (
      <p>
        {isZeroAmount(money.difference)
          ? text.balanced(currency)
          : text.explained(currency, say(money.difference))}
      </p>
    );
  }
  return (
    <p>
      {open !== undefined && (
        <Link to={rowsAt('/reconciliation', question, { view: 'differences' })}>
          {text.differences(formatCount(open.count, language), say(open.amount))}
        </Link>
      )}{' '}
      {!hasNoOutside && text.outside(say(money.outsideStatements))}{' '}
      {text.apart(say(money.difference), say(money.explained), say(money.unexplained))}
    </p>
  );
}

function outcomeOf({ statements, differences, money }: StandingSummary): Outcome {
  if (statements.count === 0) return 'missing';
  if (differences.length > 0 || money.some(({ unexplained }) => !isZeroAmount(unexplained))) {
    return 'differences';
  }
  return money.some(({ outsideStatements }) => !isZeroAmount(outsideStatements)) ? 'missing' : 'balanced';
}
