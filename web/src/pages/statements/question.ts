import { parseAsString, useQueryStates } from 'nuqs';
import { place } from '../../parts/places.js';
import { useShop } from '../../parts/url-state.js';

export const VIEWS = ['accounts', 'statements', 'imports'] as const;
export type View = (typeof VIEWS)[number];

const PARAMETERS = {
  view: parseAsString,
  account: parseAsString,
  kind: parseAsString,
  currency: parseAsString,
  /** Of the calendar: a month as 2026-01 and a date in it. */
  month: parseAsString,
  day: parseAsString,
  state: parseAsString,
  from: parseAsString,
  to: parseAsString,
};

export type Parameters = { readonly [K in keyof typeof PARAMETERS]: string | null };

export interface Question extends Omit<Parameters, 'view'> {
  /** Undefined as long as the shop is not known, and for one that nothing was imported of yet. */
  readonly shop: string | undefined;
  readonly view: View;
  readonly set: (change: Partial<Parameters>) => void;
  /** The page as it is, but for the change. */
  readonly linkWith: (change: Partial<Parameters>) => string;
}

/** Everything that the page shows follows from its URL. */
export function useQuestion(): Question {
  const { shop, shops } = useShop();
  const [parameters, setParameters] = useQueryStates(PARAMETERS);
  const isKnown = shops.some(({ shopId }) => shopId === shop);
  return {
    ...parameters,
    shop: isKnown ? shop : undefined,
    view: VIEWS.find((one) => one === parameters.view) ?? 'accounts',
    set: (change) => void setParameters(change, { history: 'push' }),
    linkWith: (change) => place('/statements', { shop, ...parameters, ...change }),
  };
}

/** The day after a date such as 2026-01-31. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
