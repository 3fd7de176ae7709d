import { Link } from 'react-router';
import type { LedgerEntry } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import { Balance } from '../../parts/balance.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { pathOf } from '../../parts/places.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { accountTexts } from './account.texts.js';
import { entryPlace, ledgerPlace } from './question.js';

interface LedgerColumnsOf {
  readonly shop: string;
  readonly currency: string;
  readonly knownAt: string | null;
}

export function useLedgerColumns({
  shop,
  currency,
  knownAt,
}: LedgerColumnsOf): readonly Column<LedgerEntry>[] {
  const text = useTexts(accountTexts);
  const language = useLanguage();
  return [
    {
      key: 'occurred',
      title: text.occurred,
      render: ({ ordinal, lineNo, occurredAt }) => (
        <Link to={entryPlace(shop, ordinal, lineNo)}>
          <Moment at={occurredAt} />
        </Link>
      ),
    },
    {
      key: 'recorded',
      title: text.recorded,
      hideBelow: 1300,
      render: ({ recordedAt }) => <Moment at={recordedAt} />,
    },
    {
      key: 'order',
      title: text.order,
      render: ({ orderNo }) =>
        orderNo === null ? '—' : <Link to={pathOf('orders', shop, orderNo)}>{orderNo}</Link>,
    },
    {
      key: 'reference',
      title: text.reference,
      hideBelow: 1300,
      render: ({ reference }) => <span className="reference">{reference}</span>,
    },
    {
      key: 'contra',
      title: text.contra,
      width: '22%',
      render: ({ contraAccount: { code, name, nameZh } }) => (
        <Link to={ledgerPlace(shop, code, { currency, knownAt })}>
          <span className="account-code">{code}</span> {pick(language, name, nameZh)}
        </Link>
      ),
    },
    {
      key: 'debit',
      title: text.debitColumn,
      align: 'right',
      render: ({ debit }) => <Amount amount={debit} currency={currency} />,
    },
    {
      key: 'credit',
      title: text.creditColumn,
      align: 'right',
      render: ({ credit }) => <Amount amount={credit} currency={currency} />,
    },
    {
      key: 'balance',
      title: text.balance,
      align: 'right',
      render: ({ balance }) => <Balance balance={balance} currency={currency} />,
    },
  ];
}
