import { Link } from 'react-router';
import type { ImportedStatement } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { pathOf } from '../../parts/places.js';
import { useLanguage } from '../../shell/preferences.js';
import type { Language } from '../../texts/language.js';
import { pick, useTexts } from '../../texts/texts.js';
import { Span } from './span.js';
import { StatementState } from './statement-state.js';
import { statementsTexts } from './statements.texts.js';

type Texts = (typeof statementsTexts)['en'];

/** What is said of a statement in a row of its own. */
export function useStatementColumns(shop: string): readonly Column<ImportedStatement>[] {
  const text = useTexts(statementsTexts);
  const language = useLanguage();
  return [
    {
      key: 'statement',
      title: text.statement,
      render: (row) => (
        <div className="two-lines">
          <Link to={pathOf('statements', shop, row.statementId)} className="file-name">
            {row.fileName}
          </Link>
          <small className="quiet">
            {pick(language, row.kindName.en, row.kindName.zh)} · {row.accountNo}
          </small>
        </div>
      ),
    },
    {
      key: 'state',
      title: text.statementState,
      render: ({ state, problems }) => (
        <div className="two-lines">
          <StatementState of={state} />
          {problems[0] !== undefined && (
            <small className="quiet first-problem">
              {pick(language, problems[0].text, problems[0].textZh)}
            </small>
          )}
        </div>
      ),
    },
    {
      key: 'covers',
      title: text.covers,
      render: ({ coversFrom, coversUntil }) => <Span from={coversFrom} until={coversUntil} />,
    },
    ...figureColumns(text, language),
    {
      key: 'recorded',
      title: text.recordedAt,
      hideBelow: 1300,
      render: ({ recordedAt }) => <Moment at={recordedAt} />,
    },
  ];
}

function figureColumns(text: Texts, language: Language): readonly Column<ImportedStatement>[] {
  return [
    {
      key: 'rows',
      title: text.rows,
      align: 'right',
      hideBelow: 1000,
      render: ({ figures }) => figures !== null && formatCount(figures.rows, language),
    },
    {
      key: 'in',
      title: text.in,
      align: 'right',
      render: ({ figures, currency }) => (
        <Amount amount={figures?.inAmount} currency={currency} withCurrency />
      ),
    },
    {
      key: 'out',
      title: text.out,
      align: 'right',
      render: ({ figures, currency }) => (
        <Amount amount={figures?.outAmount} currency={currency} withCurrency />
      ),
    },
    {
      key: 'closing',
      title: text.closing,
      align: 'right',
      hideBelow: 1300,
      render: ({ closingBalance, currency }) => (
        <Amount amount={closingBalance} currency={currency} withCurrency />
      ),
    },
  ];
}
