import { parseAsString, useQueryStates } from 'nuqs';
import type { ShopView } from '../../api/schema.js';
import { periodOfMonth, place } from '../../parts/places.js';
import { useShops } from '../../parts/url-state.js';

/** What the overview is asked: a shop, a period as dates with `to` exclusive, and one channel or all of them. */
export interface Question {
  readonly shop: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly channel: string | null;
}

export interface OverviewState {
  readonly shops: ReturnType<typeof useShops>;
  /** Null where there is no shop, and where all of them are asked for. */
  readonly question: Question | null;
  readonly facts: ShopView | undefined;
  readonly set: (change: Partial<Record<keyof Question, string | null>>) => void;
}

/** A single shop needs not be chosen; the newest month that orders are known of is asked for unless a link says another. */
export function useOverviewState(): OverviewState {
  const [chosen, set] = useQueryStates(
    { shop: parseAsString, from: parseAsString, to: parseAsString, channel: parseAsString },
    { history: 'push' },
  );
  const shops = useShops();
  const known = shops.data ?? [];
  const shop = chosen.shop ?? (known.length === 1 ? (known[0]?.shopId ?? null) : null);
  const facts = known.find(({ shopId }) => shopId === shop);
  const newest = newestMonth(facts);
  const isAsked = chosen.from !== null || chosen.to !== null;
  return {
    shops,
    facts,
    question:
      shop === null || shops.data === undefined
        ? null
        : {
            shop,
            channel: chosen.channel,
            ...(isAsked || newest === undefined ? { from: chosen.from, to: chosen.to } : newest),
          },
    set: (change) => void set(change),
  };
}

/** The month of the newest order. */
export function newestMonth(facts: ShopView | undefined): { from: string; to: string } | undefined {
  const day = facts?.lastPlacedOn;
  return day == null ? undefined : periodOfMonth(day.slice(0, 7));
}

/** The place of the rows behind a figure: the same shop, period and channel. */
export function rowsAt(
  path: string,
  { shop, from, to, channel }: Question,
  more: Readonly<Record<string, string | null>> = {},
): string {
  return place(path, { shop, from, to, channel, ...more });
}

/** The date after this one. */
export function dayAfter(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

/** The last moment before an exclusive end: what is covered until midnight is covered up to the day before. */
export function justBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString();
}
