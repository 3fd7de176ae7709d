import type { StandingMoney, StandingSummary } from '../../api/schema.js';
import { formatCount, isZeroAmount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { Figure, Figures } from '../../parts/figure.js';
import { place } from '../../parts/places.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { overviewTexts } from './overview.texts.js';
import { rowsAt } from './question.js';
import type { Question } from './question.js';

interface MoneyFiguresProps {
  readonly summary: StandingSummary;
  readonly question: Question;
}

/** The figures of each currency, the largest business first as the API gives it; each leads to its rows. */
export function MoneyFigures({ summary, question }: MoneyFiguresProps) {
  const { money: text } = useTexts(overviewTexts);
  return summary.money.map((money) => (
    <section key={money.currency} aria-label={text.title(money.currency)} className="money">
      <h2>{text.title(money.currency)}</h2>
      <Figures>
        <Ledger money={money} question={question} />
        <Statements money={money} question={question} />
        <Differences money={money} summary={summary} question={question} />
      </Figures>
    </section>
  ));
}

interface PartProps {
  readonly money: StandingMoney;
  readonly question: Question;
}

function Ledger({ money, question }: PartProps) {
  const { money: text } = useTexts(overviewTexts);
  const { currency } = money;
  const orders = rowsAt('/reconciliation', question, { view: 'orders' });
  return (
    <>
      <Figure label={text.received} to={rowsAt('/orders', question)}>
        <Amount amount={money.received} currency={currency} />
      </Figure>
      {!isZeroAmount(money.reversed) && (
        <Figure label={text.reversed} to={orders}>
          <Amount amount={money.reversed} currency={currency} />
        </Figure>
      )}
      <Figure label={text.refunded} to={orders}>
        <Amount amount={money.refunded} currency={currency} />
      </Figure>
      <Figure label={text.net} note={text.netNote} to={orders}>
        <Amount amount={money.net} currency={currency} />
      </Figure>
    </>
  );
}

function Statements({ money, question }: PartProps) {
  const { money: text } = useTexts(overviewTexts);
  const { currency } = money;
  return (
    <>
      <Figure
        label={text.settled}
        note={text.settledNote}
        to={rowsAt('/reconciliation', question, { view: 'orders' })}
      >
        <Amount amount={money.settled} currency={currency} />
      </Figure>
      <Figure label={text.fees} to={rowsAt('/reconciliation', question, { view: 'lines' })}>
        <Amount amount={money.fees} currency={currency} />
      </Figure>
    </>
  );
}

/** What a figure of the explained part is made of, by the status of its orders. */
const EXPLAINED = [
  ['inTransit', 'in-transit'],
  ['outsideStatements', 'outside-statement'],
  ['refundsPending', 'refund-pending'],
  ['otherCurrencies', null],
] as const;

function Differences({ money, summary, question }: MoneyFiguresProps & PartProps) {
  const { money: text } = useTexts(overviewTexts);
  const language = useLanguage();
  const { currency } = money;
  const open = summary.differences.find((one) => one.currency === currency);
  const differences = rowsAt('/reconciliation', question, { view: 'differences' });
  return (
    <>
      <Figure label={text.difference} note={text.differenceNote} to={differences}>
        <Amount amount={money.difference} currency={currency} />
      </Figure>
      {EXPLAINED.filter(([name]) => name === 'inTransit' || !isZeroAmount(money[name])).map(
        ([name, status]) => (
          <Figure
            key={name}
            label={text[name]}
            {...(name === 'inTransit' && { note: text.inTransitNote })}
            to={rowsAt('/reconciliation', question, { view: 'orders', status })}
          >
            <Amount amount={money[name]} currency={currency} />
          </Figure>
        ),
      )}
      <Figure
        label={text.unexplained}
        tone={isZeroAmount(money.unexplained) ? 'good' : 'warning'}
        to={differences}
      >
        <Amount amount={money.unexplained} currency={currency} />
      </Figure>
      {open !== undefined && (
        <Figure
          label={text.openDifferences}
          note={text.items(formatCount(open.count, language))}
          to={differences}
        >
          <Amount amount={open.amount} currency={currency} />
        </Figure>
      )}
    </>
  );
}

/** Shares and counts, which have no currency. */
export function MatchedFigures({ summary, question }: MoneyFiguresProps) {
  const { matched: text } = useTexts(overviewTexts);
  const language = useLanguage();
  const count = (of: number): string => formatCount(of, language);
  const percent = (of: string | null): string => (of === null ? text.none : `${of}%`);
  const { orders, lines, openAlerts } = summary;
  return (
    <section aria-label={text.title} className="money">
      <h2>{text.title}</h2>
      <Figures>
        <Figure
          label={text.orders}
          note={text.ordersNote(count(orders.count))}
          to={rowsAt('/reconciliation', question, { view: 'orders' })}
        >
          {percent(orders.matchedPercent)}
        </Figure>
        <Figure
          label={text.lines}
          note={text.linesNote(count(lines.unmatched), count(lines.count))}
          to={rowsAt('/reconciliation', question, { view: 'lines', matched: 'false' })}
        >
          {percent(lines.matchedPercent)}
        </Figure>
        <Figure
          label={text.alerts}
          note={text.alertsNote(count(openAlerts.medium))}
          tone={openAlerts.high > 0 ? 'warning' : 'plain'}
          to={place('/alerts', { shop: summary.shop })}
        >
          {text.highAlerts(count(openAlerts.high))}
        </Figure>
      </Figures>
    </section>
  );
}
