import type { Queryable } from '../../src/platform/postgres/database.js';
import { lineHits, orderHits, statementHits } from './search-facts.js';
import { HIT_KINDS } from './search-hit.js';
import type { FoundHit, HitKind, SearchHit } from './search-hit.js';
import { adjustmentHits, alertHits, eventHits } from './search-trail.js';

export interface SearchAnswer {
  /** Things that bear exactly this name first. */
  readonly items: readonly SearchHit[];
  /** True if more fit than the answer names. */
  readonly truncated: boolean;
}

export interface SearchQuestion {
  readonly text: string;
  /** All shops if undefined. */
  readonly shopId: string | undefined;
  readonly limit: number;
}

/** So many of a kind stand before the others of it: a hundred orders don't hide the file whose name was typed. */
const FAIR_SHARE = 8;

const FINDERS = [orderHits, lineHits, statementHits, adjustmentHits, alertHits, eventHits];

/**
 * At most `limit` things whose number, name or id begins with a text; a file's name may hold it anywhere. Adjustments,
 * alerts and events are found by their whole id.
 */
export async function search(
  database: Queryable,
  { text, shopId, limit }: SearchQuestion,
): Promise<SearchAnswer> {
  const shops = shopId === undefined ? await knownShops(database) : [shopId];
  const found = await Promise.all(FINDERS.map((finder) => finder(database, { text, shops })));
  const hits = ranked(distinct(found.flat()));
  return { items: hits.slice(0, limit), truncated: hits.length > limit };
}

/** A line can be found by several of its numbers; it is exact if one of them is what was typed. */
function distinct(found: readonly FoundHit[]): readonly FoundHit[] {
  const known = new Map<string, FoundHit>();
  for (const one of found) {
    const name = JSON.stringify([one.hit.kind, one.hit.shopId, one.hit.id]);
    if (one.exact || !known.has(name)) known.set(name, one);
  }
  return [...known.values()];
}

/** Exact ones, then a fair share of each kind, then the rest. */
function ranked(found: readonly FoundHit[]): readonly SearchHit[] {
  const exact = HIT_KINDS.flatMap((kind) => found.filter((one) => one.exact && one.hit.kind === kind));
  const others = (kind: HitKind): readonly FoundHit[] =>
    found.filter((one) => !one.exact && one.hit.kind === kind);
  return [
    ...exact,
    ...HIT_KINDS.flatMap((kind) => others(kind).slice(0, FAIR_SHARE)),
    ...HIT_KINDS.flatMap((kind) => others(kind).slice(FAIR_SHARE)),
  ].map(({ hit }) => hit);
}

/** Every shop, from the edges of indexes. */
async function knownShops(database: Queryable): Promise<readonly string[]> {
  const next = (after: string): string => `least(
    (SELECT min(shop_id) FROM view_reconciliation.order_account WHERE shop_id > ${after}),
    (SELECT min(shop_id) FROM view_reconciliation.statement WHERE shop_id > ${after}))`;
  const rows = await database.query<{ shop_id: string }>(
    `WITH RECURSIVE shop (shop_id) AS (
       SELECT ${next(`''`)}
        UNION ALL
       SELECT ${next('shop.shop_id')} FROM shop WHERE shop.shop_id IS NOT NULL
     )
     SELECT shop_id FROM shop WHERE shop_id IS NOT NULL`,
  );
  return rows.map((row) => row.shop_id);
}
