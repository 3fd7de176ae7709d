import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { ExplainedPayout, PayoutCandidate, PayoutRejection } from '../../api/schema.js';
import { formatCount, formatMoney } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { ChoiceFilter, Filters } from '../../parts/filters.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import type { Language } from '../../texts/language.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, useWords } from '../../texts/words.js';
import { LineLink } from './line-link.js';
import type { Question } from './question.js';
import { viewTexts } from './views.texts.js';

type Status = ExplainedPayout['status'];
type Texts = ReturnType<typeof useTexts<(typeof viewTexts)['en']>>;

const STATUSES: readonly Status[] = [
  ...(['pending', 'differs', 'in-transit', 'outside-statement', 'arrived', 'returned'] as const),
];

/** Each payout from three sides: what the platform says, which lines it is made of, and what the bank got. */
export function Payouts({ question }: { readonly question: Question }) {
  const text = useTexts(viewTexts);
  const columns = useColumns(question);
  const { shop, from, to, asOf, knownAt, status, set } = question;
  const list = useList(
    ['payouts', shop, from, to, asOf, knownAt, status],
    shop === undefined
      ? undefined
      : (cursor, signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation/payouts', {
            params: {
              path: { shopId: shop },
              query: asked({ from, to, asOf, knownAt, status: status as Status | null, cursor, limit: 100 }),
            },
            signal,
          }),
  );
  return (
    <>
      <Filters>
        <ChoiceFilter
          label={text.status}
          value={status}
          choices={STATUSES.map((value) => ({ value, label: text.payoutStatus[value] }))}
          onChange={(chosen) => set({ status: chosen })}
        />
      </Filters>
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      <KeysetTable
        label={text.payout}
        list={list}
        columns={columns}
        rowKey={({ source, payoutNo, paidOutAt }) => `${source} ${payoutNo} ${paidOutAt}`}
        empty={text.noPayouts}
      />
    </>
  );
}

function useColumns(question: Question): readonly Column<ExplainedPayout>[] {
  const text = useTexts(viewTexts);
  const say = useWords();
  return [
    {
      key: 'payout',
      title: text.payout,
      render: ({ payoutNo, source }) => (
        <div className="two-lines">
          <Link to={question.linkTo('lines', { q: payoutNo })} className="number">
            {payoutNo}
          </Link>
          <small className="quiet">{say(channelWords(source))}</small>
        </div>
      ),
    },
    { key: 'paidOut', title: text.paidOut, render: ({ paidOutAt }) => <Moment at={paidOutAt} /> },
    {
      key: 'says',
      title: text.serviceSays,
      align: 'right',
      render: ({ payoutAmount, currency }) => (
        <Amount amount={payoutAmount} currency={currency} withCurrency />
      ),
    },
    {
      key: 'madeOf',
      title: text.madeOf,
      align: 'right',
      render: ({ linesAmount, currency }) =>
        linesAmount === null ? (
          <span className="quiet">{text.notTold}</span>
        ) : (
          <Amount amount={linesAmount} currency={currency} />
        ),
    },
    {
      key: 'bank',
      title: text.bankGot,
      align: 'right',
      render: (payout) => <BankSide payout={payout} question={question} />,
    },
    {
      key: 'explained',
      title: text.explained,
      align: 'right',
      hideBelow: 1300,
      render: ({ explainedAmount, currency }) => <Amount amount={explainedAmount} currency={currency} />,
    },
    {
      key: 'unexplained',
      title: text.unexplainedPart,
      align: 'right',
      render: ({ unexplainedAmount, currency }) => <Amount amount={unexplainedAmount} currency={currency} />,
    },
    {
      key: 'status',
      title: text.status,
      render: (payout) => <PayoutState payout={payout} question={question} />,
    },
  ];
}

interface PayoutProps {
  readonly payout: ExplainedPayout;
  readonly question: Question;
}

function BankSide({ payout: { bankAmount, bankLines, currency }, question }: PayoutProps) {
  return (
    <div className="two-lines">
      <Amount amount={bankAmount} currency={currency} />
      {bankLines.map((line) => (
        <small key={line}>
          <LineLink question={question} lineId={line} />
        </small>
      ))}
    </div>
  );
}

function PayoutState({ payout, question }: PayoutProps) {
  const text = useTexts(viewTexts);
  const language = useLanguage();
  const { status, matchedBy, candidates } = payout;
  return (
    <div className="two-lines">
      <span className={status === 'pending' || status === 'differs' ? 'open-state' : ''}>
        {text.payoutStatus[status]}
      </span>
      {matchedBy !== null && <small className="quiet">{text.payoutRule[matchedBy]}</small>}
      {candidates.length > 0 && (
        <details>
          <summary>{text.nearest(formatCount(candidates.length, language))}</summary>
          <ul className="candidates">
            {candidates.map((candidate) => (
              <Candidate key={candidate.bankLine} candidate={candidate} question={question} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Candidate({
  candidate: { bankLine, amount, currency, occurredAt, rejectedBecause },
  question,
}: {
  readonly candidate: PayoutCandidate;
  readonly question: Question;
}) {
  const text = useTexts(viewTexts);
  const language = useLanguage();
  const say = useWords();
  const nameOf = (source: string): string => say(channelWords(source));
  return (
    <li>
      <LineLink question={question} lineId={bankLine} />{' '}
      <Amount amount={amount} currency={currency} withCurrency /> <Moment at={occurredAt} dayOnly />
      <ul>
        {rejectedBecause.map((rejection) => (
          <li key={rejection.code}>{reasonOf(rejection, { text, language, currency, nameOf })}</li>
        ))}
      </ul>
    </li>
  );
}

interface Telling {
  readonly text: Texts;
  readonly language: Language;
  readonly currency: string;
  readonly nameOf: (source: string) => string;
}

function reasonOf(rejection: PayoutRejection, { text, language, currency, nameOf }: Telling): string {
  switch (rejection.code) {
    case 'AMOUNT_DIFFERS':
      return text.creditDiffers(formatMoney(rejection.difference, currency, language));
    case 'OUTSIDE_WINDOW':
      return text.creditOutside(rejection.days);
    case 'OTHER_SERVICE':
      return text.creditOther(rejection.services.map(nameOf).join(', '));
    case 'CURRENCY_DIFFERS':
      return text.creditCurrency(rejection.payout, rejection.credit);
    case 'TAKEN_BY':
      return text.creditTaken(rejection.payouts.join(', '));
  }
}
