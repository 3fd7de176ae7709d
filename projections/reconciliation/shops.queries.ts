import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { businessDate } from '../../src/shared/period.js';

/** A shop that the ledger has heard of: by an order, a statement or its settings. */
export interface ShopView {
  readonly shopId: string;
  /** Channels through which orders came, for example "tmall". */
  readonly channels: readonly string[];
  /** ISO 4217, of orders and of statements. */
  readonly currencies: readonly string[];
  /** Dates in China of the first and the last order placed; null without orders. */
  readonly firstPlacedOn: string | null;
  readonly lastPlacedOn: string | null;
  readonly hasOrders: boolean;
  readonly hasStatements: boolean;
}

/** Every shop, by its id. No row of orders is counted or sorted: each answer is the edge of an index. */
export async function listShops(
  database: Queryable,
  limit: number,
  cursor: string | undefined,
): Promise<Page<ShopView>> {
  const [after = ''] = cursor === undefined ? [] : decodeCursor(cursor, ['text']);
  const rows = await database.query<ShopRow>(SHOPS_SQL, [after, limit + 1]);
  return pageOf(rows.map(shopView), limit, ({ shopId }) => [shopId]);
}

interface ShopRow {
  readonly shop_id: string;
  readonly channels: readonly string[];
  readonly currencies: readonly string[];
  readonly first_at: string | null;
  readonly last_at: string | null;
  readonly has_statements: boolean;
}

function shopView(row: ShopRow): ShopView {
  const dateOf = (at: string | null): string | null => (at === null ? null : businessDate(isoFromSql(at)));
  return {
    shopId: row.shop_id,
    channels: row.channels,
    currencies: row.currencies,
    firstPlacedOn: dateOf(row.first_at),
    lastPlacedOn: dateOf(row.last_at),
    hasOrders: row.first_at !== null,
    hasStatements: row.has_statements,
  };
}

/** The next shop after one, from the three tables that know shops. */
const nextShop = (after: string): string => `least(
  (SELECT min(shop_id) FROM view_reconciliation.order_movement WHERE shop_id > ${after}),
  (SELECT min(shop_id) FROM view_reconciliation.statement WHERE shop_id > ${after}),
  (SELECT min(shop_id) FROM view_reconciliation.shop_setting WHERE shop_id > ${after}))`;

/** Each shop's id after another one, as a recursive table `shop` that is read only as far as it is asked for. */
const shopsAfter = (after: string): string => `
  shop (shop_id) AS (
    SELECT ${nextShop(after)}
     UNION ALL
    SELECT ${nextShop('shop.shop_id')} FROM shop WHERE shop.shop_id IS NOT NULL
  )`;

const SHOPS_SQL = `
  WITH RECURSIVE ${shopsAfter('$1::text')}
  SELECT shop.shop_id, channels.channels, currencies.currencies, first.occurred_at AS first_at,
         last.occurred_at AS last_at,
         EXISTS (SELECT FROM view_reconciliation.statement s WHERE s.shop_id = shop.shop_id) AS has_statements
    FROM (SELECT shop_id FROM shop WHERE shop_id IS NOT NULL LIMIT $2) shop
    LEFT JOIN LATERAL (
      SELECT occurred_at FROM view_reconciliation.order_movement m WHERE m.shop_id = shop.shop_id AND kind = 'placed'
       ORDER BY occurred_at LIMIT 1) first ON true
    LEFT JOIN LATERAL (
      SELECT occurred_at FROM view_reconciliation.order_movement m WHERE m.shop_id = shop.shop_id AND kind = 'placed'
       ORDER BY occurred_at DESC LIMIT 1) last ON true
   CROSS JOIN LATERAL (
      SELECT coalesce(array_agg(channel ORDER BY channel), '{}') AS channels
        FROM view_reconciliation.shop_channel c WHERE c.shop_id = shop.shop_id) channels
   CROSS JOIN LATERAL (
      WITH RECURSIVE placed (currency) AS (
        SELECT min(currency) FROM view_reconciliation.order_movement m
         WHERE m.shop_id = shop.shop_id AND kind = 'placed'
         UNION ALL
        SELECT (SELECT min(m.currency) FROM view_reconciliation.order_movement m
                 WHERE m.shop_id = shop.shop_id AND kind = 'placed' AND m.currency > placed.currency)
          FROM placed WHERE placed.currency IS NOT NULL
      )
      SELECT coalesce(array_agg(currency ORDER BY currency), '{}') AS currencies
        FROM (SELECT currency FROM placed WHERE currency IS NOT NULL
               UNION
              SELECT currency FROM view_reconciliation.statement s WHERE s.shop_id = shop.shop_id) each_one) currencies
   ORDER BY shop.shop_id`;
