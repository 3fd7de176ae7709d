import { parseAsString, useQueryStates } from 'nuqs';
import { asked } from '../../parts/url-state.js';

const PARAMETERS = {
  q: parseAsString,
  actor: parseAsString,
  type: parseAsString,
  command: parseAsString,
  shop: parseAsString,
  order: parseAsString,
  stream: parseAsString,
  correlation: parseAsString,
  axis: parseAsString,
  from: parseAsString,
  to: parseAsString,
  first: parseAsString,
};

export type Parameters = { readonly [K in keyof typeof PARAMETERS]: string | null };
export type Axis = 'recorded' | 'occurred';

export interface TrailFilter {
  readonly filter: Parameters;
  readonly axis: Axis;
  readonly first: 'newest' | 'oldest';
  /** As the API takes it. */
  readonly query: ReturnType<typeof queryOf>;
  /** The time by which the list is sorted: that of the period, or of the log where there is none. */
  readonly sortedBy: Axis;
  readonly isNarrowed: boolean;
  readonly set: (change: Partial<Parameters>) => void;
  readonly clear: () => void;
}

/** Everything that the page shows follows from its URL. */
export function useTrailFilter(): TrailFilter {
  const [filter, setFilter] = useQueryStates(PARAMETERS);
  const axis: Axis = filter.axis === 'occurred' ? 'occurred' : 'recorded';
  const first = filter.first === 'oldest' ? 'oldest' : 'newest';
  const hasPeriod = filter.from !== null || filter.to !== null;
  const set = (change: Partial<Parameters>): void => void setFilter(change, { history: 'push' });
  return {
    filter,
    axis,
    first,
    query: queryOf(filter, axis, first),
    sortedBy: hasPeriod ? axis : 'recorded',
    isNarrowed: Object.entries(filter).some(
      ([name, value]) => value !== null && name !== 'first' && name !== 'axis',
    ),
    set,
    clear: () => void setFilter(null, { history: 'push' }),
  };
}

function queryOf(filter: Parameters, axis: Axis, first: 'newest' | 'oldest') {
  return { ...asked({ ...filter, axis: null, first: null }), axis, first };
}
