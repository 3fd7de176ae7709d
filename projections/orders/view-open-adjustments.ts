import { Injectable } from '@nestjs/common';
import type { OpenAdjustments } from '../../src/platform/open-adjustments.js';
import { Database } from '../../src/platform/postgres/database.js';
import { findOrder } from './orders.queries.js';

/** Tells from the orders view which adjustments of an order await something. */
@Injectable()
export class ViewOpenAdjustments implements OpenAdjustments {
  constructor(private readonly database: Database) {}

  async ofOrder(
    shopId: string,
    orderNo: string,
  ): Promise<{ readonly currency: string; readonly adjustmentIds: readonly string[] }> {
    const { currency } = await findOrder(this.database, shopId, orderNo);
    const rows = await this.database.query<{ adjustment_id: string }>(
      `SELECT adjustment_id FROM view_orders.adjustment
        WHERE shop_id = $1 AND order_no = $2 AND state IN ('proposed', 'approved') ORDER BY ordinal LIMIT 100`,
      [shopId, orderNo],
    );
    return { currency, adjustmentIds: rows.map(({ adjustment_id: id }) => id) };
  }
}
