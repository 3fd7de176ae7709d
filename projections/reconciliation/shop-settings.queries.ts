import type { Queryable } from '../../src/platform/postgres/database.js';
import { DEFAULT_SETTINGS } from '../../src/shared/settlement-settings.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';

/** The settings of a shop as they stand; the default ones for a shop that has said nothing. */
export async function shopSettings(database: Queryable, shopId: string): Promise<SettlementSettings> {
  const [row] = await database.query<{ settings: SettlementSettings }>(
    'SELECT settings FROM view_reconciliation.shop_setting WHERE shop_id = $1 ORDER BY ordinal DESC LIMIT 1',
    [shopId],
  );
  return { ...DEFAULT_SETTINGS, ...row?.settings };
}
