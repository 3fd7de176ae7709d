import type { Page } from '../../src/platform/http/pagination.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import type { Amount } from '../../src/shared/money.js';
import { listParts, text, textOrNull, timeOrNull } from './part-queries.js';
import type { PartRow, PartsOfOrder } from './part-queries.js';

/** `payout-failed` is an approved refund whose latest payout did not go through: it can be paid again. */
export type RefundState =
  'requested' | 'approved' | 'rejected' | 'paid-out' | 'payout-failed' | 'settled-by-platform';

/** A refund of an order; amounts in `currency`, business times in UTC. Event ids lead to the audit trail. */
export interface RefundView {
  readonly refundId: string;
  readonly state: RefundState;
  readonly currency: string;
  readonly amount: Amount;
  /** The order line that it is about; null for the whole order. */
  readonly lineNo: string | null;
  readonly reason: string | null;
  /** Null for a refund that the platform settled: it was asked for there. */
  readonly requestedBy: string | null;
  readonly requestedAt: string | null;
  readonly requestedEventId: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly approvedEventId: string | null;
  readonly rejectedBy: string | null;
  readonly rejectedAt: string | null;
  readonly rejectedEventId: string | null;
  readonly rejectionReason: string | null;
  /** When the last decision fell, for it or against it. */
  readonly decidedAt: string | null;
  /** When the money went out, by us or by the platform. */
  readonly paidAt: string | null;
  readonly paidEventId: string | null;
  readonly payoutReference: string | null;
  /** The latest payout that did not go through. */
  readonly failedAt: string | null;
  readonly failedEventId: string | null;
  readonly failureReason: string | null;
  readonly platform: string | null;
  readonly evidence: string | null;
}

/** The refunds of an order, the newest first. Throws ORDER_NOT_FOUND. */
export async function listRefunds(database: Queryable, asked: PartsOfOrder): Promise<Page<RefundView>> {
  const { items, nextCursor } = await listParts(database, 'refund', asked);
  return { items: items.map(refundView), nextCursor };
}

function refundView(row: PartRow): RefundView {
  const approvedAt = timeOrNull(row, 'approved_at');
  const rejectedAt = timeOrNull(row, 'rejected_at');
  return {
    refundId: text(row, 'refund_id'),
    state: text(row, 'state') as RefundState,
    currency: text(row, 'currency'),
    amount: text(row, 'amount'),
    lineNo: textOrNull(row, 'line_no'),
    reason: textOrNull(row, 'reason'),
    requestedBy: textOrNull(row, 'requested_by'),
    requestedAt: timeOrNull(row, 'requested_at'),
    requestedEventId: textOrNull(row, 'requested_event'),
    approvedBy: textOrNull(row, 'approved_by'),
    approvedAt,
    approvedEventId: textOrNull(row, 'approved_event'),
    rejectedBy: textOrNull(row, 'rejected_by'),
    rejectedAt,
    rejectedEventId: textOrNull(row, 'rejected_event'),
    rejectionReason: textOrNull(row, 'rejection_reason'),
    decidedAt: rejectedAt ?? approvedAt,
    paidAt: timeOrNull(row, 'paid_at'),
    paidEventId: textOrNull(row, 'paid_event'),
    payoutReference: textOrNull(row, 'payout_reference'),
    failedAt: timeOrNull(row, 'failed_at'),
    failedEventId: textOrNull(row, 'failed_event'),
    failureReason: textOrNull(row, 'failure_reason'),
    platform: textOrNull(row, 'platform'),
    evidence: textOrNull(row, 'evidence'),
  };
}
