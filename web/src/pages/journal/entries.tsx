import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { List } from '../../api/reading.js';
import type { EntryView } from '../../api/schema.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Moment } from '../../parts/moment.js';
import { pathOf } from '../../parts/places.js';
import { useLanguage } from '../../shell/preferences.js';
import { pick, useTexts } from '../../texts/texts.js';
import { journalTexts } from './journal.texts.js';
import { entryPlace } from './question.js';
import type { JournalQuestion } from './question.js';

/** The entries behind the trial balance of the same times; an order's from its first one on, else the newest first. */
export function useEntries({ shop, order, times, view }: JournalQuestion): List<EntryView> {
  const query = {
    ...times,
    ...(order !== null && { order }),
    first: order === null ? ('newest' as const) : ('oldest' as const),
    limit: 100,
  };
  return useList(
    ['journal-entries', shop, query],
    shop === undefined || view !== 'entries'
      ? undefined
      : (cursor, signal) =>
          api.GET('/v1/shops/{shopId}/journal/entries', {
            params: { path: { shopId: shop }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
            signal,
          }),
  );
}

interface EntriesProps {
  readonly question: JournalQuestion;
  readonly entries: List<EntryView>;
}

export function Entries({ question, entries }: EntriesProps) {
  const text = useTexts(journalTexts);
  const { order, shop = '' } = question;
  const title = order === null ? text.allEntries : text.entriesOfOrder(order);
  const columns = useEntryColumns(question);
  return (
    <>
      <div className="entries-head">
        <h2>{title}</h2>
        {order !== null && <Link to={pathOf('orders', shop, order)}>{text.openOrder}</Link>}
      </div>
      <KeysetTable
        label={title}
        list={entries}
        columns={columns}
        rowKey={({ ordinal, lineNo }) => `${ordinal}/${lineNo}`}
      />
    </>
  );
}

function useEntryColumns({
  shop = '',
  order,
  ledgerOf,
  linkWith,
}: JournalQuestion): readonly Column<EntryView>[] {
  const text = useTexts(journalTexts);
  const language = useLanguage();
  const account = (side: 'debit' | 'credit'): Column<EntryView> => ({
    key: side,
    title: side === 'debit' ? text.debitAccount : text.creditAccount,
    width: '22%',
    render: (entry) => (
      <Link to={ledgerOf(entry[`${side}Account`], entry.currency)}>
        <span className="account-code">{entry[`${side}Account`]}</span>{' '}
        {pick(language, entry[`${side}Name`], entry[`${side}NameZh`])}
      </Link>
    ),
  });
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
    account('debit'),
    account('credit'),
    { key: 'currency', title: text.currency, render: ({ currency }) => currency, hideBelow: 1000 },
    {
      key: 'amount',
      title: text.amount,
      align: 'right',
      render: ({ amount, currency }) => <Amount amount={amount} currency={currency} />,
    },
    ...(order === null
      ? [
          {
            key: 'order',
            title: text.order,
            render: ({ orderNo }: EntryView) =>
              orderNo === null ? '—' : <Link to={linkWith({ order: orderNo })}>{orderNo}</Link>,
          },
        ]
      : [
          {
            key: 'reference',
            title: text.reference,
            hideBelow: 1300,
            render: ({ reference }: EntryView) => <span className="reference">{reference}</span>,
          } as const,
        ]),
  ];
}
