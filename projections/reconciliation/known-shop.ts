import type { Queryable } from '../../src/platform/postgres/database.js';
import { notFound } from '../../src/shared/domain-error.js';

/** Throws SHOP_UNKNOWN if nothing at all is known of the shop: an empty list would read as "there is nothing to do". */
export async function refuseUnknownShop(database: Queryable, shopId: string): Promise<void> {
  const [row] = await database.query<{ known: boolean }>(
    `SELECT EXISTS (SELECT FROM view_reconciliation.order_movement WHERE shop_id = $1)
         OR EXISTS (SELECT FROM view_reconciliation.statement WHERE shop_id = $1) AS known`,
    [shopId],
  );
  if (row?.known === true) return;
  notFound('SHOP_UNKNOWN', `no order and no statement is known of the shop "${shopId}"`, { shopId });
}
