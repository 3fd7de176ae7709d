import { Link } from 'react-router';
import type { StatementAccount } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { pathOf } from '../../parts/places.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { AccountState } from './account-state.js';
import { chosenAccount } from './accounts-read.js';
import { Span } from './span.js';
import type { Question } from './question.js';
import { statementsTexts } from './statements.texts.js';

type Texts = (typeof statementsTexts)['en'];

/** What is said of an account in a row of its own. */
export function useAccountColumns(
  question: Question,
  items: readonly StatementAccount[],
): readonly Column<StatementAccount>[] {
  const text = useTexts(statementsTexts);
  const language = useLanguage();
  const chosen = chosenAccount(items, question);
  return [
    {
      key: 'account',
      title: text.account,
      render: (row) => (
        <div className="two-lines">
          <Link
            to={question.linkWith({
              ...{ account: row.accountNo, kind: row.kind, currency: row.currency },
              ...{ month: null, day: null },
            })}
            className={row === chosen ? 'number chosen' : 'number'}
            {...(row === chosen && { 'aria-current': true as const })}
          >
            {row.accountNo}
          </Link>
          <small className="quiet">
            {pick(language, row.kindName.en, row.kindName.zh)} · {row.currency}
          </small>
        </div>
      ),
    },
    { key: 'state', title: text.state, render: (row) => <AccountState account={row} /> },
    {
      key: 'covered',
      title: text.covered,
      render: ({ coveredFrom, coveredUntil }) => <Span from={coveredFrom} until={coveredUntil} />,
    },
    {
      key: 'days',
      title: text.coveredDays,
      align: 'right',
      hideBelow: 1300,
      render: ({ coveredDays }) => formatCount(coveredDays, language),
    },
    {
      key: 'lines',
      title: text.lines,
      align: 'right',
      render: ({ lines }) => formatCount(lines, language),
    },
    ...moneyColumns(text),
    {
      key: 'newest',
      title: text.newest,
      hideBelow: 1300,
      render: ({ newestStatementId, newestFileName }) =>
        newestStatementId !== null && (
          <Link to={pathOf('statements', question.shop ?? '', newestStatementId)} className="file-name">
            {newestFileName}
          </Link>
        ),
    },
  ];
}

function moneyColumns(text: Texts): readonly Column<StatementAccount>[] {
  return [
    {
      key: 'in',
      title: text.in,
      align: 'right',
      hideBelow: 1000,
      render: ({ inAmount, currency }) => <Amount amount={inAmount} currency={currency} />,
    },
    {
      key: 'out',
      title: text.out,
      align: 'right',
      hideBelow: 1000,
      render: ({ outAmount, currency }) => <Amount amount={outAmount} currency={currency} />,
    },
    {
      key: 'closing',
      title: text.closing,
      align: 'right',
      hideBelow: 1000,
      render: ({ closingBalance, currency }) => <Amount amount={closingBalance} currency={currency} />,
    },
  ];
}
