import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import type { OrderView } from '../../api/schema.js';
import { asked } from '../../parts/url-state.js';

export const ORDER_STATES = [
  'placed',
  'partially-paid',
  'paid',
  'shipped',
  'delivered',
  'completed',
  'refunded',
  'cancelled',
  'closed',
] as const satisfies readonly OrderView['status'][];

const SORTS = ['placedAt', 'total', 'updatedAt'] as const;
export type OrderSort = (typeof SORTS)[number];

/** Named as the API names them, so that a link to this page reads like the question to the API. */
const parameters = {
  shop: parseAsString,
  q: parseAsString,
  status: parseAsString,
  channel: parseAsString,
  currency: parseAsString,
  minTotal: parseAsString,
  maxTotal: parseAsString,
  from: parseAsString,
  to: parseAsString,
  withOpenRefund: parseAsStringLiteral(['true']),
  sort: parseAsStringLiteral(SORTS).withDefault('placedAt'),
  direction: parseAsStringLiteral(['desc', 'asc']).withDefault('desc'),
};

const NO_FILTER = {
  shop: null,
  q: null,
  status: null,
  channel: null,
  currency: null,
  minTotal: null,
  maxTotal: null,
  from: null,
  to: null,
  withOpenRefund: null,
};

/** What the list is narrowed to and sorted by: all of it stands in the URL. */
export function useOrderFilter() {
  const [filter, set] = useQueryStates(parameters, { history: 'push' });
  const { sort, direction, status, ...others } = filter;
  const narrowing = asked({ ...others, status: status as OrderView['status'] | null });
  return {
    filter,
    query: { ...narrowing, sort, direction },
    isNarrowed: Object.keys(narrowing).length > 0,
    set: (change: Partial<{ [K in keyof typeof NO_FILTER]: string | null }>) =>
      void set(change as Parameters<typeof set>[0]),
    clear: () => void set(NO_FILTER),
    /** The largest and latest first; the other way round on the second time. */
    sortBy: (by: OrderSort) =>
      void set({ sort: by, direction: sort === by && direction === 'desc' ? 'asc' : 'desc' }),
  };
}
