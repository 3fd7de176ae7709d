import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { List } from '../../api/reading.js';
import type { ReconciledOrder, StandingOrder } from '../../api/schema.js';
import { formatCount } from '../../format/money.js';
import { Amount } from '../../parts/amount.js';
import type { Column } from '../../parts/data-table.js';
import { ChoiceFilter, Filters, TextFilter } from '../../parts/filters.js';
import { KeysetTable } from '../../parts/keyset-table.js';
import { Moment } from '../../parts/moment.js';
import { ProblemView } from '../../parts/problem-view.js';
import { asked } from '../../parts/url-state.js';
import { useLanguage } from '../../shell/preferences.js';
import { useTexts } from '../../texts/texts.js';
import { channelWords, statusWords, useWords } from '../../texts/words.js';
import { ExportLinks } from './exports.js';
import type { Question } from './question.js';
import { viewTexts } from './views.texts.js';

/** Both endpoints' rows; the exact one does not say what of the difference is explained. */
type Row = ReconciledOrder &
  Partial<Pick<StandingOrder, 'channel' | 'explainedAmount' | 'unexplainedAmount' | 'differences'>>;

const STATUSES: readonly ReconciledOrder['status'][] = [
  ...(['settled', 'settled-with-difference', 'missing', 'in-transit', 'outside-statement'] as const),
  ...(['refund-pending', 'refunded', 'unpaid', 'cancelled'] as const),
];

/** Every order with what ledger and statements say of it. */
export function ReconciledOrders({ question }: { readonly question: Question }) {
  const text = useTexts(viewTexts);
  const list = useOrders(question);
  const columns = useColumns(question);
  const { shop, from, to, channel } = question;
  return (
    <>
      <div className="list-head">
        <OrderFilters question={question} />
        {shop !== undefined && !question.isExact && (
          <ExportLinks shop={shop} list="orders" query={{ from, to, channel, ...filtersOf(question) }} />
        )}
      </div>
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      <KeysetTable
        label={text.order}
        list={list}
        columns={columns}
        rowKey={({ orderNo, currency }) => `${orderNo} ${currency}`}
        empty={text.noOrders}
      />
    </>
  );
}

function filtersOf({ status, matched, q, sort }: Question) {
  return {
    status: status as ReconciledOrder['status'] | null,
    withDifference: matched as 'true' | 'false' | null,
    q,
    sort: sort as 'placedAt' | 'difference' | 'orderNo' | null,
  };
}

function useOrders(question: Question): List<Row> {
  const { shop, from, to, channel, asOf, knownAt, isExact } = question;
  const { withDifference, ...filters } = filtersOf(question);
  const isWith = withDifference === null ? null : withDifference === 'true';
  const standing = useList<Row>(
    ['standing orders', shop, from, to, channel, withDifference, ...Object.values(filters)],
    shop === undefined || isExact
      ? undefined
      : (cursor, signal) =>
          api.GET('/v1/shops/{shopId}/standing/orders', {
            params: {
              path: { shopId: shop },
              query: asked({ from, to, channel, ...filters, withDifference: isWith, cursor, limit: 100 }),
            },
            signal,
          }),
  );
  const exact = useList<Row>(
    ['reconciled orders', shop, from, to, asOf, knownAt, filters.status],
    shop === undefined || !isExact
      ? undefined
      : (cursor, signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation/orders', {
            params: {
              path: { shopId: shop },
              query: asked({ from, to, asOf, knownAt, status: filters.status, cursor, limit: 100 }),
            },
            signal,
          }),
  );
  return isExact ? exact : standing;
}

function OrderFilters({ question: { status, matched, q, set, isExact } }: { readonly question: Question }) {
  const text = useTexts(viewTexts);
  const say = useWords();
  return (
    <Filters>
      <ChoiceFilter
        label={text.status}
        value={status}
        choices={STATUSES.map((value) => ({ value, label: say(statusWords(value)) }))}
        onChange={(chosen) => set({ status: chosen })}
      />
      {!isExact && (
        <>
          <ChoiceFilter
            label={text.withDifference}
            value={matched}
            choices={[
              { value: 'true', label: text.onlyWith },
              { value: 'false', label: text.onlyWithout },
            ]}
            onChange={(chosen) => set({ matched: chosen })}
          />
          <TextFilter label={text.numberBegins} value={q} onChange={(typed) => set({ q: typed })} />
        </>
      )}
    </Filters>
  );
}

function useColumns(question: Question): readonly Column<Row>[] {
  const text = useTexts(viewTexts);
  const say = useWords();
  const sorted = sorting(question);
  const amount = (
    key: string,
    title: string,
    of: (row: Row) => string | undefined,
    more: Partial<Column<Row>> = {},
  ): Column<Row> => ({
    key,
    title,
    align: 'right',
    render: (row) => <Amount amount={of(row)} currency={row.currency} />,
    ...more,
  });
  return [
    {
      key: 'order',
      title: text.order,
      ...sorted('orderNo'),
      render: (row) => <OrderCell row={row} question={question} />,
    },
    { key: 'status', title: text.status, render: ({ status }) => say(statusWords(status)) },
    {
      key: 'placed',
      title: text.placed,
      ...sorted('placedAt'),
      render: ({ placedAt }) => <Moment at={placedAt} dayOnly />,
    },
    {
      key: 'settledOn',
      title: text.settledOn,
      hideBelow: 1300,
      render: ({ settledAt }) => <Moment at={settledAt} dayOnly />,
    },
    amount('received', text.received, (row) => row.receivedAmount, { hideBelow: 1000 }),
    amount('returned', text.returned, (row) => row.refundedAmount, { hideBelow: 1300 }),
    amount('net', text.net, (row) => row.expectedAmount),
    amount('settled', text.settled, (row) => row.settledAmount),
    amount('gap', text.gap, (row) => row.differenceAmount),
    ...(question.isExact
      ? []
      : [
          amount('explained', text.explained, (row) => row.explainedAmount, { hideBelow: 1300 }),
          {
            ...amount('unexplained', text.unexplained, (row) => row.unexplainedAmount, sorted('difference')),
            render: (row: Row) => <Unexplained row={row} question={question} />,
          },
        ]),
  ];
}

function OrderCell({ row, question }: { readonly row: Row; readonly question: Question }) {
  const say = useWords();
  const { orderNo, channel, currency } = row;
  const place = `/orders/${encodeURIComponent(question.shop ?? '')}/${encodeURIComponent(orderNo)}`;
  return (
    <div className="two-lines">
      <Link to={place} className="number">
        {orderNo}
      </Link>
      <small className="quiet">
        {channel != null && `${say(channelWords(channel))} · `}
        {currency}
      </small>
    </div>
  );
}

/** The amount, and how many differences it is made of. */
function Unexplained({ row, question }: { readonly row: Row; readonly question: Question }) {
  const text = useTexts(viewTexts);
  const language = useLanguage();
  const { orderNo, unexplainedAmount, currency, differences = 0 } = row;
  return (
    <>
      <Amount amount={unexplainedAmount} currency={currency} />{' '}
      {differences > 0 && (
        <Link to={question.linkTo('differences', { q: orderNo })}>
          <span className="visually-hidden">{`${text.unexplained} ${orderNo} `}</span>(
          {formatCount(differences, language)})
        </Link>
      )}
    </>
  );
}

function sorting({ sort, set, isExact }: Question) {
  return (by: 'placedAt' | 'difference' | 'orderNo'): Pick<Column<Row>, 'sort' | 'onSort'> => {
    if (isExact) return {};
    const isSorted = (sort ?? 'placedAt') === by;
    return {
      ...(isSorted && { sort: by === 'orderNo' ? ('ascending' as const) : ('descending' as const) }),
      onSort: () => set({ sort: by === 'placedAt' ? null : by }),
    };
  };
}
