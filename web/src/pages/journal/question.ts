import { parseAsString, useQueryStates } from 'nuqs';
import { place } from '../../parts/places.js';
import { asked, useShop } from '../../parts/url-state.js';

const PARAMETERS = {
  /** As the API takes it: what is meant took effect before it. */
  asOf: parseAsString,
  knownAt: parseAsString,
  /** "now" shows the balances of `knownAt` beside those of all that is known. */
  compare: parseAsString,
  view: parseAsString,
  order: parseAsString,
};

export type Parameters = { readonly [K in keyof typeof PARAMETERS]: string | null };
export const VIEWS = ['balance', 'entries'] as const;
export type View = (typeof VIEWS)[number];

export interface JournalQuestion extends Omit<Parameters, 'compare' | 'view'> {
  readonly shop: string | undefined;
  readonly view: View;
  readonly isCompared: boolean;
  readonly set: (change: Partial<Parameters>) => void;
  readonly linkWith: (change: Partial<Parameters>) => string;
  /** The ledger of an account with the same two times. */
  readonly ledgerOf: (code: string, currency?: string) => string;
  /** The two times as the API takes them. */
  readonly times: { readonly asOf?: string; readonly knownAt?: string };
}

/** Everything that the page shows follows from its URL. */
export function useJournalQuestion(): JournalQuestion {
  const { shop } = useShop();
  const [parameters, set] = useQueryStates(PARAMETERS);
  const { asOf, knownAt, order } = parameters;
  return {
    asOf,
    knownAt,
    order,
    shop,
    view: order !== null || parameters.view === 'entries' ? 'entries' : 'balance',
    isCompared: parameters.compare === 'now' && knownAt !== null,
    set: (change) => void set(change, { history: 'push' }),
    linkWith: (change) => place('/journal', { shop, ...parameters, ...change }),
    ledgerOf: (code, currency) => ledgerPlace(shop ?? '', code, { to: asOf, knownAt, currency }),
    times: asked({ asOf, knownAt }),
  };
}

export function ledgerPlace(
  shop: string,
  code: string,
  query: Readonly<Record<string, string | null | undefined>> = {},
): string {
  return place(`/journal/${encodeURIComponent(shop)}/accounts/${encodeURIComponent(code)}`, query);
}

export function entryPlace(shop: string, ordinal: string, lineNo: number): string {
  return `/journal/${encodeURIComponent(shop)}/entries/${ordinal}/${lineNo}`;
}
