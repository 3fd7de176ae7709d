import { parseAsString, useQueryStates } from 'nuqs';
import { useRead } from '../api/reading.js';
import type { Read } from '../api/reading.js';
import { api } from '../api/client.js';
import type { ShopView } from '../api/schema.js';

/** The shops of the ledger; asked for once and kept. */
export function useShops(): Read<readonly ShopView[]> {
  const read = useRead(['shops'], (signal) =>
    api.GET('/v1/shops', { params: { query: { limit: 1000 } }, signal }),
  );
  return { ...read, data: read.data?.items };
}

/**
 * The shop that a page speaks of: the one of the URL, else the first one there is. Undefined as long as that is not
 * known, and where there is none at all.
 */
export function useShop(): {
  readonly shop: string | undefined;
  /** The one that the URL names; null where a page may speak of all of them. */
  readonly chosen: string | null;
  readonly shops: readonly ShopView[];
  readonly read: Read<readonly ShopView[]>;
  readonly setShop: (shop: string | null) => void;
} {
  const [{ shop }, set] = useQueryStates({ shop: parseAsString });
  const read = useShops();
  const shops = read.data ?? [];
  return {
    shop: shop ?? shops[0]?.shopId,
    chosen: shop,
    shops,
    read,
    setShop: (next) => void set({ shop: next }, { history: 'push' }),
  };
}

/** The period of a page as business dates: from the first day up to the day before `to`, as the API takes it. */
export function usePeriod(): {
  readonly from: string | null;
  readonly to: string | null;
  readonly setPeriod: (from: string | null, to: string | null) => void;
} {
  const [{ from, to }, set] = useQueryStates({ from: parseAsString, to: parseAsString });
  return { from, to, setPeriod: (first, end) => void set({ from: first, to: end }, { history: 'push' }) };
}

/** Leaves out what is not set, so that a query holds only what was asked for. */
export function asked<T extends Record<string, unknown>>(
  query: T,
): { [K in keyof T]?: Exclude<T[K], null | undefined | ''> } {
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  ) as never;
}
