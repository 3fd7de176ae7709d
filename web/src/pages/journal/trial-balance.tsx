import { Link } from 'react-router';
import type { AccountBalance, CurrencyBalance } from '../../api/schema.js';
import { isZeroAmount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { journalTexts } from './journal.texts.js';
import type { JournalQuestion } from './question.js';

const FIGURES = ['debit', 'credit', 'debitBalance', 'creditBalance'] as const;

interface TrialBalanceTableProps {
  readonly block: CurrencyBalance;
  readonly question: JournalQuestion;
}

/** The accounts of one currency with their turnover and the side on which their balance stands. */
export function TrialBalanceTable({ block, question }: TrialBalanceTableProps) {
  const text = useTexts(journalTexts);
  const language = useLanguage();
  const { currency } = block;
  const columns: readonly Column<AccountBalance>[] = [
    {
      key: 'account',
      title: text.account,
      render: (account) => (
        <Link to={question.ledgerOf(account.code, currency)} className="account">
          <span className="account-code">{account.code}</span> {pick(language, account.name, account.nameZh)}
        </Link>
      ),
    },
    { key: 'kind', title: text.kind, render: ({ kind }) => text.kinds[kind], hideBelow: 1000 },
    ...FIGURES.map((figure): Column<AccountBalance> => ({
      key: figure,
      title: text[figure],
      align: 'right',
      // A dash lets the side on which something stands be seen.
      render: (account) => (
        <Amount amount={isZeroAmount(account[figure]) ? null : account[figure]} currency={currency} />
      ),
    })),
  ];
  return (
    <section className="panel">
      <h2>{text.trialBalance(currency)}</h2>
      <div className="table-box">
        <DataTable
          label={text.trialBalance(currency)}
          columns={columns}
          rows={block.accounts}
          rowKey={({ code }) => code}
          totals={{
            account: text.total,
            ...Object.fromEntries(
              FIGURES.map((figure) => [
                figure,
                <Amount key={figure} amount={block[figure]} currency={currency} />,
              ]),
            ),
          }}
        />
      </div>
    </section>
  );
}
