import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { OrderLine, OrderReconciliation, ReconciledLine } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { classWords, useWords } from '../../texts/words.js';
import { detailTexts } from './detail.texts.js';
import { useLinesOf, useSides } from './difference-reading.js';
import type { ShownDifference } from './difference-reading.js';
import type { Question } from './question.js';
import { linePlace } from './line-place.js';

interface SidesProps {
  readonly difference: ShownDifference;
  readonly question: Question;
  /** An order that only the statements know has no ledger side to ask for. */
  readonly isInLedger: boolean;
}

/** Ledger at the left, statements at the right: the figures that were compared and what they are made of. */
export function Sides({ difference, question, isInLedger }: SidesProps) {
  const { subject } = difference;
  const order = useSides(question, isInLedger ? subject : undefined);
  const lines = useLinesOf(question, isInLedger ? undefined : subject);
  const problem = order.problem ?? lines.problem;
  if (problem !== null) return <ProblemView problem={problem} />;
  const shown = isInLedger ? order.data?.lines : lines.data?.items;
  if (shown === undefined) return <Skeleton active />;
  return (
    <div className="sides">
      <LedgerSide difference={difference} order={order.data} />
      <StatementSide difference={difference} lines={shown} question={question} />
    </div>
  );
}

function LedgerSide({
  difference: { ledgerSays, currency },
  order,
}: {
  readonly difference: ShownDifference;
  readonly order: OrderReconciliation | undefined;
}) {
  const text = useTexts(detailTexts);
  const movements = order?.movements ?? [];
  const kinds: Readonly<Record<string, string | undefined>> = text.kinds;
  return (
    <section>
      <h3>{text.ledgerSays}</h3>
      {ledgerSays != null && (
        <Sums>
          <Sum label={text.received} amount={ledgerSays.receivedAmount} currency={currency} />
          <Sum label={text.returned} amount={ledgerSays.returnedAmount} currency={currency} />
          <Sum label={text.expected} amount={ledgerSays.expectedAmount} currency={currency} isTotal />
        </Sums>
      )}
      {order === undefined && <p className="quiet">{text.noLedger}</p>}
      <ul className="entries" aria-label={text.movements}>
        {movements.map(({ ordinal, kind, amount, occurredAt }) => (
          <li key={`${ordinal} ${kind}`}>
            <span>{kinds[kind] ?? kind}</span>
            <Amount amount={amount} currency={currency} />
            <small className="quiet">
              <Moment at={occurredAt} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StatementSideProps {
  readonly difference: ShownDifference;
  readonly lines: readonly (ReconciledLine & Partial<Pick<OrderLine, 'counts'>>)[];
  readonly question: Question;
}

function StatementSide({ difference: { statementSays, currency }, lines, question }: StatementSideProps) {
  const text = useTexts(detailTexts);
  const say = useWords();
  const language = useLanguage();
  return (
    <section>
      <h3>{text.statementSays}</h3>
      {statementSays != null && (
        <Sums>
          <Sum
            label={text.receipts(formatCount(statementSays.receiptCount, language))}
            amount={statementSays.receiptsAmount}
            currency={currency}
          />
          <Sum label={text.outflow} amount={statementSays.outflowAmount} currency={currency} />
          <Sum label={text.settled} amount={statementSays.settledAmount} currency={currency} isTotal />
        </Sums>
      )}
      {lines.length === 0 && <p className="quiet">{text.noLines}</p>}
      <ul className="entries" aria-label={text.lines}>
        {lines.map((line) => (
          <li key={line.lineId} className={line.counts === false ? 'told-again' : ''}>
            <Link to={linePlace(question, line.lineId)}>{say(classWords(line.class))}</Link>
            <Amount amount={line.amount} currency={line.currency} withCurrency={line.currency !== currency} />
            <small className="quiet">
              <Moment at={line.occurredAt} /> {line.wording}
              {line.counts === false && <em> {text.toldAgain}</em>}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Sums({ children }: { readonly children: ReactNode }) {
  return <dl className="sums">{children}</dl>;
}

interface SumProps {
  readonly label: string;
  readonly amount: string;
  readonly currency: string;
  readonly isTotal?: boolean;
}

function Sum({ label, amount, currency, isTotal = false }: SumProps) {
  return (
    <div className={isTotal ? 'total' : ''}>
      <dt>{label}</dt>
      <dd>
        <Amount amount={amount} currency={currency} />
      </dd>
    </div>
  );
}
