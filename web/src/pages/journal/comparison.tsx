import { Link } from 'react-router';
import type { ComparedAccount, ComparedCurrency } from '../../api/schema.js';
import { Balance } from '../../parts/balance.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { journalTexts } from './journal.texts.js';
import type { JournalQuestion } from './question.js';
import { ledgerPlace } from './question.js';

interface ComparisonTableProps {
  readonly block: ComparedCurrency;
  readonly question: JournalQuestion;
}

/** The balances as they were known then beside those that are known now. */
export function ComparisonTable({ block: { currency, accounts }, question }: ComparisonTableProps) {
  const text = useTexts(journalTexts);
  const language = useLanguage();
  const { shop = '', asOf } = question;
  const columns: readonly Column<ComparedAccount>[] = [
    {
      key: 'account',
      title: text.account,
      // The ledger of now: what came later can be seen there by its time of recording.
      render: ({ code, name, nameZh }) => (
        <Link to={ledgerPlace(shop, code, { to: asOf, currency })} className="account">
          <span className="account-code">{code}</span> {pick(language, name, nameZh)}
        </Link>
      ),
    },
    {
      key: 'then',
      title: text.then,
      align: 'right',
      render: ({ comparedBalance }) => <Balance balance={comparedBalance} currency={currency} />,
    },
    {
      key: 'now',
      title: text.now,
      align: 'right',
      render: ({ balance }) => <Balance balance={balance} currency={currency} />,
    },
    {
      key: 'change',
      title: text.change,
      align: 'right',
      render: ({ change, same }) =>
        same ? (
          text.unchanged
        ) : change.side === 'none' ? (
          text.turnoverOnly
        ) : (
          <strong>
            <Balance balance={change} currency={currency} />
          </strong>
        ),
    },
  ];
  return (
    <section className="panel">
      <h2>{text.comparison(currency)}</h2>
      <div className="table-box">
        <DataTable
          label={text.comparison(currency)}
          columns={columns}
          rows={accounts}
          rowKey={({ code }) => code}
        />
      </div>
    </section>
  );
}
