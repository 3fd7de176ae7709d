import { Link } from 'react-router';
import type { ExplainedLine, LineCandidate, LineRejection } from '../../api/schema.js';
import { formatCount, formatMoney } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { useLanguage } from '../../shell/preferences.js';
import type { Language } from '../../texts/language.js';
import { useTexts } from '../../texts/texts.js';
import { lineTexts } from './line.texts.js';

interface LineCandidatesProps {
  readonly line: ExplainedLine;
  readonly shop: string;
}

/** The orders that came nearest to a line, with everything that speaks against each. */
export function LineCandidates({ line, shop }: LineCandidatesProps) {
  const text = useTexts(lineTexts);
  const columns = useColumns(shop);
  return (
    <section className="panel">
      <h2>{text.candidates}</h2>
      <div className="table-box">
        <DataTable
          label={text.candidates}
          columns={columns}
          rows={line.candidates}
          rowKey={({ orderNo, currency }) => `${orderNo} ${currency}`}
          empty={text.noCandidates}
        />
      </div>
      {line.candidates.some(({ proposal }) => proposal) && <p className="quiet">{text.proposalHelp}</p>}
    </section>
  );
}

function useColumns(shop: string): readonly Column<LineCandidate>[] {
  const text = useTexts(lineTexts);
  return [
    {
      key: 'order',
      title: text.order,
      render: ({ orderNo, proposal }) => (
        <span>
          <Link to={`/orders/${encodeURIComponent(shop)}/${encodeURIComponent(orderNo)}`} className="number">
            {orderNo}
          </Link>
          {proposal && <span className="proposal">{text.proposal}</span>}
        </span>
      ),
    },
    {
      key: 'foundBy',
      title: text.foundBy,
      render: ({ foundBy }) => foundBy.map((by) => text.foundBys[by]).join(', '),
    },
    {
      key: 'expected',
      title: text.expected,
      align: 'right',
      hideBelow: 1000,
      render: ({ expectedAmount, currency }) => (
        <Amount amount={expectedAmount} currency={currency} withCurrency />
      ),
    },
    {
      key: 'open',
      title: text.open,
      align: 'right',
      render: ({ openAmount, currency }) => <Amount amount={openAmount} currency={currency} withCurrency />,
    },
    {
      key: 'paidAt',
      title: text.paidAt,
      hideBelow: 1000,
      render: ({ paidAt }) => <Moment at={paidAt} />,
    },
    { key: 'why', title: text.why, render: (candidate) => <Rejections candidate={candidate} /> },
  ];
}

function Rejections({ candidate: { rejectedBecause, currency } }: { readonly candidate: LineCandidate }) {
  const text = useTexts(lineTexts);
  const language = useLanguage();
  if (rejectedBecause.length === 0) return <span>{text.nothingAgainst}</span>;
  return (
    <ul className="rejections">
      {rejectedBecause.map((rejection) => (
        <li key={rejection.code}>{reasonOf(rejection, text.rejected, currency, language)}</li>
      ))}
    </ul>
  );
}

function reasonOf(
  rejection: LineRejection,
  text: (typeof lineTexts)['en']['rejected'],
  currency: string,
  language: Language,
): string {
  switch (rejection.code) {
    case 'REFERENCE_DIFFERS':
      return rejection.line === null
        ? text.noReference(rejection.order)
        : text.reference(rejection.line, rejection.order);
    case 'AMOUNT_DIFFERS':
      return text.amount(formatMoney(rejection.difference, currency, language));
    case 'CURRENCY_DIFFERS':
      return text.currency(rejection.line, rejection.order);
    case 'OUTSIDE_WINDOW':
      return rejection.days < 0
        ? text.early(formatCount(-rejection.days, language))
        : text.late(formatCount(rejection.days, language));
    case 'ALREADY_SETTLED':
      return text.settled(rejection.lines.join(', '));
  }
}
