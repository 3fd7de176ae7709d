import { parseAsString, useQueryStates } from 'nuqs';
import { asked, useShop } from '../../parts/url-state.js';

export const VIEWS = ['differences', 'orders', 'lines', 'payouts', 'runs'] as const;
export type View = (typeof VIEWS)[number];

/** What every view of the page is asked for. */
const SCOPE = {
  shop: parseAsString,
  from: parseAsString,
  to: parseAsString,
  channel: parseAsString,
  /** As the API takes them: what is meant lies before this date. */
  asOf: parseAsString,
  knownAt: parseAsString,
};

/** What belongs to one view and is left behind with it. */
const OF_VIEW = {
  code: parseAsString,
  owner: parseAsString,
  age: parseAsString,
  kind: parseAsString,
  status: parseAsString,
  matched: parseAsString,
  class: parseAsString,
  q: parseAsString,
  sort: parseAsString,
  detail: parseAsString,
  run: parseAsString,
  with: parseAsString,
};

const PARAMETERS = { ...SCOPE, view: parseAsString, ...OF_VIEW };

export type Parameters = { readonly [K in keyof typeof PARAMETERS]: string | null };

export interface Question extends Omit<Parameters, 'shop' | 'view'> {
  readonly shop: string | undefined;
  readonly view: View;
  /** Asked for another moment than the end of the statements with all that is known: answered exactly, with fewer filters. */
  readonly isExact: boolean;
  readonly set: (change: Partial<Parameters>) => void;
  /** The page with the same scope and these parameters of a view. */
  readonly linkTo: (view: View, change?: Partial<Parameters>) => string;
  /** The page as it is, but for the change. */
  readonly linkWith: (change: Partial<Parameters>) => string;
}

/** Everything that the page shows follows from its URL. */
export function useQuestion(): Question {
  const { shop } = useShop();
  const [parameters, setParameters] = useQueryStates(PARAMETERS);
  const scope = Object.fromEntries(
    Object.keys(SCOPE).map((name) => [name, parameters[name as keyof typeof SCOPE]]),
  );
  const view = VIEWS.find((one) => one === parameters.view) ?? 'differences';
  const link = (query: Partial<Parameters>): string =>
    `/reconciliation?${new URLSearchParams(asked({ ...query, shop: shop ?? null })).toString()}`;
  return {
    ...parameters,
    shop,
    view,
    isExact: parameters.asOf !== null || parameters.knownAt !== null,
    set: (change) => void setParameters(change, { history: 'push' }),
    linkTo: (to, change = {}) => link({ ...scope, view: to, ...change }),
    linkWith: (change) => link({ ...parameters, view, ...change }),
  };
}
