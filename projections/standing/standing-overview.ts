import { decodeCursor, encodeCursor } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { isoFromSql, isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { parseAmount } from '../../src/shared/money.js';
import { openAlerts } from './standing-alerts.js';
import type { OpenAlerts } from './standing-alerts.js';
import { readMoney } from './standing-money.js';
import type { StandingMoney } from './standing-money.js';
import type { StandingStamp } from './standing-read.js';

/** The standing of a shop in one currency. Alerts are those of the shop. */
export interface ShopStanding extends StandingMoney, StandingStamp {
  readonly differences: number;
  /** What is at stake in them. */
  readonly differencesAmount: string;
  readonly openAlerts: OpenAlerts;
}

interface ResultRow {
  readonly shop_id: string;
  readonly position: string;
  readonly as_of: string | null;
  readonly computed_at: string;
}

interface FoundRow {
  readonly shop_id: string;
  readonly currency: string;
  readonly count: number;
  readonly amount: string;
}

/** All shops by name, one item a shop and currency; `limit` counts shops. Throws MALFORMED_CURSOR. */
export async function standingOverview(
  database: Database,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Page<ShopStanding>> {
  const after = page.cursor === undefined ? null : (decodeCursor(page.cursor, ['text'])[0] ?? null);
  return database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const results = await tx.query<ResultRow>(
      `SELECT shop_id, position, as_of, computed_at FROM standing.result
        WHERE $1::text IS NULL OR shop_id > $1 ORDER BY shop_id LIMIT $2`,
      [after, page.limit + 1],
    );
    const shown = results.slice(0, page.limit);
    const last = shown.at(-1);
    return {
      items: await itemsOf(tx, shown),
      nextCursor: results.length > page.limit && last !== undefined ? encodeCursor([last.shop_id]) : null,
    };
  });
}

async function itemsOf(tx: Queryable, results: readonly ResultRow[]): Promise<readonly ShopStanding[]> {
  const shops = results.map((row) => row.shop_id);
  const { shops: money } = await readMoney(tx, { shops });
  const alerts = await openAlerts(tx, shops);
  const found = await tx.query<FoundRow>(
    `SELECT shop_id, currency, sum(count)::integer AS count, sum(amount) AS amount FROM standing.difference_total
      WHERE shop_id = ANY ($1::text[]) GROUP BY shop_id, currency`,
    [shops],
  );
  return results.flatMap((row) =>
    money
      .filter(({ shop }) => shop === row.shop_id)
      .map(({ shop, money: figures }) => {
        const of = found.find((one) => one.shop_id === row.shop_id && one.currency === figures.currency);
        return {
          shop,
          ...figures,
          position: row.position,
          asOf: isoOrNull(row.as_of),
          computedAt: isoFromSql(row.computed_at),
          differences: of?.count ?? 0,
          differencesAmount: parseAmount(of?.amount ?? '0', figures.currency),
          openAlerts: alerts(row.shop_id),
        };
      }),
  );
}
