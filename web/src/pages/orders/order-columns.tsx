import { Link } from 'react-router';
import type { OrderView } from '../../api/schema.js';
import { isZeroAmount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { Moment } from '../../parts/moment.js';
import { pathOf } from '../../parts/places.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, orderStateWords, useWords } from '../../texts/words.js';
import type { OrderSort, useOrderFilter } from './order-filter.js';
import { ordersTexts } from './orders.texts.js';

type Filter = Pick<ReturnType<typeof useOrderFilter>, 'filter' | 'sortBy'>;

/** The columns of the list; `withShop` where there is more than one shop. */
export function useOrderColumns({ filter, sortBy }: Filter, withShop: boolean): readonly Column<OrderView>[] {
  const text = useTexts(ordersTexts);
  const say = useWords();
  const sortable = (by: OrderSort): Pick<Column<OrderView>, 'sort' | 'onSort'> => ({
    ...(filter.sort === by && {
      sort: filter.direction === 'asc' ? ('ascending' as const) : ('descending' as const),
    }),
    onSort: () => sortBy(by),
  });
  return [
    {
      key: 'orderNo',
      title: text.number,
      render: ({ shopId, orderNo }) => <Link to={pathOf('orders', shopId, orderNo)}>{orderNo}</Link>,
    },
    ...(withShop
      ? [{ key: 'shop', title: text.shop, render: ({ shopId }: OrderView) => shopId } as const]
      : []),
    {
      key: 'placedAt',
      title: text.placed,
      render: ({ placedAt }) => <Moment at={placedAt} />,
      ...sortable('placedAt'),
    },
    { key: 'channel', title: text.channel, render: ({ channel }) => say(channelWords(channel)) },
    { key: 'status', title: text.state, render: ({ status }) => say(orderStateWords(status)) },
    {
      key: 'currency',
      title: text.currency,
      render: ({ currency }) => currency,
    },
    {
      key: 'total',
      title: text.total,
      align: 'right',
      render: ({ total, currency }) => <Amount amount={total} currency={currency} />,
      ...sortable('total'),
    },
    {
      key: 'received',
      title: text.received,
      align: 'right',
      render: ({ received, currency }) => <Amount amount={received} currency={currency} />,
    },
    {
      key: 'refunded',
      title: text.refunded,
      align: 'right',
      render: ({ refunded, currency }) => <Amount amount={refunded} currency={currency} />,
    },
    {
      key: 'reserved',
      title: text.reserved,
      align: 'right',
      hideBelow: 1300,
      // Hardly any order has one: a dash lets those that do stand out.
      render: ({ reserved, currency }) => (
        <Amount amount={isZeroAmount(reserved) ? null : reserved} currency={currency} />
      ),
    },
    {
      key: 'updatedAt',
      title: text.updated,
      hideBelow: 1300,
      render: ({ updatedAt }) => <Moment at={updatedAt} />,
      ...sortable('updatedAt'),
    },
  ];
}
