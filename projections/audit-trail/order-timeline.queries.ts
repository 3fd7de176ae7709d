import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { notFound } from '../../src/shared/domain-error.js';
import { isUuid } from '../../src/shared/ids.js';
import { ENTRY_COLUMNS, entryView } from './audit-trail.queries.js';
import type { AuditEntry, EntryRow } from './audit-trail.queries.js';

/** The event that led to another one. */
export interface TimelineCause {
  readonly eventId: string;
  readonly type: string;
  readonly summary: string;
  readonly summaryZh: string;
}

/** What a file's event says of this one order, among hundreds of others. */
export interface TimelineDocument {
  /** "item", "refund", "shipment" or "invoice". */
  readonly kind: string;
  readonly documentNo: string | null;
  /** Shipments: out, in. Invoices: blue, red. */
  readonly direction: string | null;
  /** Without sign, in `currency`. */
  readonly amount: string | null;
  readonly currency: string | null;
}

/** Something that happened to an order, in its own stream or elsewhere. */
export interface OrderTimelineEntry extends AuditEntry {
  /** Null if a person, a file or a request led to it directly. */
  readonly cause: TimelineCause | null;
  /** Empty for an event that is about the order alone. */
  readonly documents: readonly TimelineDocument[];
}

export interface TimelineQuestion {
  readonly shopId: string;
  readonly orderNo: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * What happened to an order, by business time: its own events, its adjustments whole, commands that were refused, alerts
 * about it, and the files whose documents name it. Throws ORDER_NOT_FOUND if nothing at all names it.
 */
export async function orderTimeline(
  database: Queryable,
  { shopId, orderNo, limit, cursor }: TimelineQuestion,
): Promise<Page<OrderTimelineEntry>> {
  const [after, ordinal] = cursor === undefined ? [null, null] : decodeCursor(cursor, ['instant', 'integer']);
  const rows = await database.query<TimelineRow>(TIMELINE_SQL, [shopId, orderNo, after, ordinal, limit + 1]);
  if (rows.length === 0 && cursor === undefined) {
    notFound('ORDER_NOT_FOUND', `no event of shop ${shopId} names the order ${orderNo}`, { shopId, orderNo });
  }
  const causes = await causesOf(database, rows);
  const entries = rows.map((row) => ({
    ...entryView(row),
    cause: causes.get(row.causation_id) ?? null,
    documents: row.documents ?? [],
  }));
  return pageOf(entries, limit, (entry) => [entry.occurredAt, entry.ordinal]);
}

interface TimelineRow extends EntryRow {
  readonly documents: readonly TimelineDocument[] | null;
}

interface CauseRow {
  readonly event_id: string;
  readonly type: string;
  readonly summary: string;
  readonly summary_zh: string;
}

async function causesOf(
  database: Queryable,
  rows: readonly EntryRow[],
): Promise<ReadonlyMap<string, TimelineCause>> {
  const ids = [...new Set(rows.map((row) => row.causation_id))].filter(isUuid);
  if (ids.length === 0) return new Map();
  const found = await database.query<CauseRow>(
    `SELECT event_id, type, summary, summary_zh FROM view_audit_trail.entry WHERE event_id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(
    found.map(({ event_id: eventId, type, summary, summary_zh: summaryZh }) => [
      eventId,
      { eventId, type, summary, summaryZh },
    ]),
  );
}

/** Later events of an adjustment name only the adjustment, so it is taken with its whole stream and what was refused there. */
const TIMELINE_SQL = `
  WITH document AS MATERIALIZED (
    SELECT ordinal,
           jsonb_agg(jsonb_build_object('kind', kind, 'documentNo', document_no, 'direction', direction,
                                        'amount', amount::text, 'currency', currency) ORDER BY place) AS documents
      FROM view_reconciliation.order_document WHERE shop_id = $1 AND order_no = $2 GROUP BY ordinal
  ), own AS MATERIALIZED (
    SELECT ordinal, type, stream FROM view_audit_trail.entry WHERE order_no = $2 AND shop_id = $1
  ), adjustment AS MATERIALIZED (
    SELECT stream FROM own WHERE type = 'AdjustmentProposed'
  ), named AS MATERIALIZED (
    SELECT ordinal FROM own
     UNION
    SELECT e.ordinal FROM adjustment a JOIN view_audit_trail.entry e ON e.stream = a.stream
     UNION
    SELECT e.ordinal FROM adjustment a JOIN view_audit_trail.entry e ON e.refused_stream = a.stream
     UNION
    SELECT ordinal FROM document
  )
  SELECT ${ENTRY_COLUMNS}, CASE WHEN order_no IS DISTINCT FROM $2 THEN documents END AS documents
    FROM named JOIN view_audit_trail.entry USING (ordinal) LEFT JOIN document USING (ordinal)
   WHERE $3::timestamptz IS NULL OR (occurred_at, ordinal) > ($3, $4::bigint)
   ORDER BY occurred_at, ordinal LIMIT $5`;
