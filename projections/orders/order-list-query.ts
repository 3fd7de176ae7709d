import { PageQuery } from '../../src/platform/http/pagination.js';
import {
  AmountFilter,
  ChoiceFilter,
  MomentFilter,
  momentOf,
  NameFilter,
} from '../../src/platform/http/query-fields.js';
import { ORDER_STATUSES } from './order-money.js';
import type { OrderStatus } from './order-money.js';
import { ORDER_SORTS, SORT_DIRECTIONS } from './order-search.js';
import type { OrderFilter, OrderSort, SortDirection } from './order-search.js';

/** The filters of every list of orders, and how it is sorted. */
export class OrderListQuery extends PageQuery {
  @NameFilter('An order number, or its beginning: three characters or more')
  q?: string;

  @ChoiceFilter('State of the order', ORDER_STATUSES)
  status?: OrderStatus;

  @NameFilter('Where the order was placed, for example tmall')
  channel?: string;

  @NameFilter('ISO 4217 code of the currency')
  currency?: string;

  @AmountFilter('The order comes to this much at least; the same as maxTotal finds the exact amount')
  minTotal?: string;

  @AmountFilter('The order comes to this much at most')
  maxTotal?: string;

  @MomentFilter('Placed at or after this instant, or from this date in China on')
  from?: string;

  @MomentFilter('Placed before this instant or date')
  to?: string;

  @ChoiceFilter('Only orders with a refund that is asked for and neither paid nor rejected', ['true'])
  withOpenRefund?: 'true';

  @ChoiceFilter('What the list is sorted by; total is by currency first', ORDER_SORTS, 'placedAt')
  sort: OrderSort = 'placedAt';

  @ChoiceFilter('The latest and largest first, or last', SORT_DIRECTIONS, 'desc')
  direction: SortDirection = 'desc';
}

export class OrderSearchQuery extends OrderListQuery {
  @NameFilter('Id of a shop')
  shop?: string;
}

/** The filter that a query asks for, of all shops. Throws MALFORMED_TIME. */
export function filterOf(query: OrderListQuery): OrderFilter {
  const { status, channel, currency, minTotal, maxTotal, sort, direction, limit, cursor } = query;
  // Numbers are pasted, often with a blank at an end.
  const number = query.q?.trim();
  return {
    number: number === '' ? undefined : number,
    status,
    channel,
    currency,
    minTotal,
    maxTotal,
    from: momentOf(query, 'from'),
    until: momentOf(query, 'to'),
    withOpenRefund: query.withOpenRefund === 'true',
    sort,
    direction,
    limit,
    cursor,
  };
}
