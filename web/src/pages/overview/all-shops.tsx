import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { ShopStanding } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Moment } from '../../parts/moment.js';
import { place } from '../../parts/places.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { overviewTexts } from './overview.texts.js';

const AMOUNTS = [
  ['received', 1000],
  ['refunded', 1300],
  ['settled', 1000],
  ['inTransit', 1300],
  ['difference', undefined],
  ['unexplained', undefined],
] as const;

/** One row a shop and currency, over all dates. */
export function AllShops() {
  const { shops: text } = useTexts(overviewTexts);
  const columns = useShopColumns();
  const list = useList(['standing', 'shops'], (cursor, signal) =>
    api.GET('/v1/standing', {
      params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } },
      signal,
    }),
  );
  return (
    <section className="shops">
      <h2>{text.title}</h2>
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      <KeysetTable
        label={text.title}
        list={list}
        columns={columns}
        rowKey={({ shop, currency }) => `${shop} ${currency}`}
      />
    </section>
  );
}

function useShopColumns(): readonly Column<ShopStanding>[] {
  const { shops: text, money, shop: shopName, channels } = useTexts(overviewTexts);
  const language = useLanguage();
  return [
    {
      key: 'shop',
      title: shopName,
      render: ({ shop }) => <Link to={place('/', { shop })}>{shop}</Link>,
    },
    { key: 'currency', title: channels.currency, render: ({ currency }) => currency },
    ...AMOUNTS.map(([name, hideBelow]) => ({
      key: name,
      title: money[name],
      align: 'right' as const,
      ...(hideBelow !== undefined && { hideBelow }),
      render: (row: ShopStanding) => <Amount amount={row[name]} currency={row.currency} />,
    })),
    {
      key: 'differences',
      title: text.differences,
      align: 'right',
      render: ({ shop, differences, differencesAmount, currency }) => (
        <Link to={place('/reconciliation', { shop, view: 'differences' })}>
          {formatCount(differences, language)} · <Amount amount={differencesAmount} currency={currency} />
        </Link>
      ),
    },
    {
      key: 'alerts',
      title: text.alerts,
      align: 'right',
      render: ({ shop, openAlerts: { high, medium } }) => (
        <Link to={place('/alerts', { shop })}>
          {formatCount(high, language)} / {formatCount(medium, language)}
        </Link>
      ),
    },
    { key: 'asOf', title: text.asOf, hideBelow: 1000, render: ({ asOf }) => <Moment at={asOf} /> },
  ];
}
