import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { findAccount } from '../../src/shared/chart-of-accounts.js';
import { notFound } from '../../src/shared/domain-error.js';
import type { Amount } from '../../src/shared/money.js';
import { refuseUnknownShop } from './orders.queries.js';
import { text, textOrNull, timeOrNull } from './part-queries.js';
import type { PartRow } from './part-queries.js';

export const ADJUSTMENT_STATES = ['proposed', 'approved', 'rejected', 'posted'] as const;
export type AdjustmentState = (typeof ADJUSTMENT_STATES)[number];

/** An account of the chart with its names. */
export interface AdjustmentAccount {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
}

/** A correction of the books: `amount` in `currency` moves from the credited to the debited account. */
export interface AdjustmentView {
  readonly shopId: string;
  readonly adjustmentId: string;
  /** The order that it is about, if any. */
  readonly orderNo: string | null;
  readonly state: AdjustmentState;
  readonly currency: string;
  readonly amount: Amount;
  readonly debitAccount: AdjustmentAccount;
  readonly creditAccount: AdjustmentAccount;
  readonly reason: string | null;
  readonly proposedBy: string | null;
  readonly proposedAt: string | null;
  readonly proposedEventId: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly approvedEventId: string | null;
  readonly rejectedBy: string | null;
  readonly rejectedAt: string | null;
  readonly rejectedEventId: string | null;
  readonly rejectionReason: string | null;
  readonly postedBy: string | null;
  /** When it took effect in the books. */
  readonly postedAt: string | null;
  readonly postedEventId: string | null;
  /** Orders adjustments as the log does. */
  readonly ordinal: string;
}

export interface AdjustmentFilter {
  readonly shopId?: string | undefined;
  readonly orderNo?: string | undefined;
  readonly state?: AdjustmentState | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Adjustments, the latest proposed first. Throws SHOP_UNKNOWN if the filter names a shop that has no order at all. */
export async function listAdjustments(
  database: Queryable,
  filter: AdjustmentFilter,
): Promise<Page<AdjustmentView>> {
  const values: unknown[] = [];
  const conditions = ['true'];
  const where = (condition: string, value: string | undefined): void => {
    if (value !== undefined) conditions.push(`${condition} $${values.push(value)}`);
  };
  where('shop_id =', filter.shopId);
  where('order_no =', filter.orderNo);
  where('state =', filter.state);
  where('ordinal <', filter.cursor === undefined ? undefined : decodeCursor(filter.cursor, ['integer'])[0]);
  const rows = await database.query<PartRow>(
    `SELECT * FROM view_orders.adjustment WHERE ${conditions.join(' AND ')}
      ORDER BY ordinal DESC LIMIT $${values.push(filter.limit + 1)}`,
    values,
  );
  if (rows.length === 0 && filter.shopId !== undefined) await refuseUnknownShop(database, filter.shopId);
  return pageOf(rows.map(adjustmentView), filter.limit, ({ ordinal }) => [ordinal]);
}

/** One adjustment. Throws ADJUSTMENT_UNKNOWN. */
export async function findAdjustment(
  database: Queryable,
  shopId: string,
  adjustmentId: string,
): Promise<AdjustmentView> {
  const [row] = await database.query<PartRow>(
    'SELECT * FROM view_orders.adjustment WHERE shop_id = $1 AND adjustment_id = $2',
    [shopId, adjustmentId],
  );
  if (row !== undefined) return adjustmentView(row);
  return notFound('ADJUSTMENT_UNKNOWN', `adjustment ${adjustmentId} of shop ${shopId} is not known`, {
    shopId,
    adjustmentId,
  });
}

function adjustmentView(row: PartRow): AdjustmentView {
  return {
    shopId: text(row, 'shop_id'),
    adjustmentId: text(row, 'adjustment_id'),
    orderNo: textOrNull(row, 'order_no'),
    state: text(row, 'state') as AdjustmentState,
    currency: text(row, 'currency'),
    amount: text(row, 'amount'),
    debitAccount: accountOf(text(row, 'debit_account')),
    creditAccount: accountOf(text(row, 'credit_account')),
    reason: textOrNull(row, 'reason'),
    proposedBy: textOrNull(row, 'proposed_by'),
    proposedAt: timeOrNull(row, 'proposed_at'),
    proposedEventId: textOrNull(row, 'proposed_event'),
    approvedBy: textOrNull(row, 'approved_by'),
    approvedAt: timeOrNull(row, 'approved_at'),
    approvedEventId: textOrNull(row, 'approved_event'),
    rejectedBy: textOrNull(row, 'rejected_by'),
    rejectedAt: timeOrNull(row, 'rejected_at'),
    rejectedEventId: textOrNull(row, 'rejected_event'),
    rejectionReason: textOrNull(row, 'rejection_reason'),
    postedBy: textOrNull(row, 'posted_by'),
    postedAt: timeOrNull(row, 'posted_at'),
    postedEventId: textOrNull(row, 'posted_event'),
    ordinal: text(row, 'ordinal'),
  };
}

/** An account that has left the chart since is named by its code. */
function accountOf(code: string): AdjustmentAccount {
  const { name, nameZh } = findAccount(code) ?? { name: code, nameZh: code };
  return { code, name, nameZh };
}
