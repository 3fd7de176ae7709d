import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { notFound } from '../../src/shared/domain-error.js';
import { isUuid } from '../../src/shared/ids.js';

/** An entry as the API shows it. Times are ISO 8601 in UTC; `ordinal` orders entries as the log does. */
export interface AuditEntry {
  readonly ordinal: string;
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: { readonly type: string; readonly id: string };
  readonly commandId: string;
  readonly commandType: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly source: string;
  /** Why, in the words of who acted; of a refused command the rule's words. Null if the event says nothing of it. */
  readonly reason: string | null;
  readonly shopId: string | null;
  readonly orderNo: string | null;
  readonly summary: string;
  readonly summaryZh: string;
}

/** Which of an event's two times a list is narrowed by. */
export const TIME_AXES = ['recorded', 'occurred'] as const;
export type TimeAxis = (typeof TIME_AXES)[number];

export const DIRECTIONS = ['newest', 'oldest'] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface AuditFilter {
  readonly shopId?: string | undefined;
  readonly orderNo?: string | undefined;
  readonly type?: string | undefined;
  readonly commandType?: string | undefined;
  readonly actorId?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly stream?: string | undefined;
  /** The id of an event or a command, the number of an order, or the name of a stream. */
  readonly sought?: string | undefined;
  readonly axis: TimeAxis;
  /** From this instant on (inclusive), and before that one, on the chosen axis. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly first: Direction;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A row of the trail, for its other queries. */
export interface EntryRow {
  readonly ordinal: string;
  readonly event_id: string;
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly occurred_at: string;
  readonly recorded_at: string;
  readonly actor_type: string;
  readonly actor_id: string;
  readonly command_id: string;
  readonly command_type: string;
  readonly correlation_id: string;
  readonly causation_id: string;
  readonly source: string;
  readonly reason: string | null;
  readonly shop_id: string | null;
  readonly order_no: string | null;
  readonly summary: string;
  readonly summary_zh: string;
}

export const ENTRY_COLUMNS = `ordinal, event_id, type, stream, revision, occurred_at, recorded_at, actor_type, actor_id,
  command_id, command_type, correlation_id, causation_id, source, reason, shop_id, order_no, summary, summary_zh`;

/**
 * A page of the trail, in the order of the log; narrowed by time, in the order of that time axis (and of the log within
 * one instant), so that an index gives the page however large the log is.
 */
export async function listEntries(database: Queryable, filter: AuditFilter): Promise<Page<AuditEntry>> {
  const { sql, values, byTime } = listStatement(filter);
  const rows = await database.query<EntryRow>(sql, values);
  return pageOf(rows.map(entryView), filter.limit, (entry) =>
    byTime
      ? [filter.axis === 'recorded' ? entry.recordedAt : entry.occurredAt, entry.ordinal]
      : [entry.ordinal],
  );
}

/** The SQL of a page; apart from listEntries so that its plan can be examined. */
export function listStatement(filter: AuditFilter): {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly byTime: boolean;
} {
  const time = filter.axis === 'recorded' ? 'recorded_at' : 'occurred_at';
  const byTime = filter.from !== undefined || filter.until !== undefined;
  const values: unknown[] = [];
  const conditions = ['true'];
  const where = (condition: string, value: string | undefined): void => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(`${condition} $${values.length}`);
  };
  where('shop_id =', filter.shopId);
  where('order_no =', filter.orderNo);
  where('type =', filter.type);
  where('command_type =', filter.commandType);
  where('actor_id =', filter.actorId);
  where('correlation_id =', filter.correlationId);
  where('stream =', filter.stream);
  where(`${time} >=`, filter.from);
  where(`${time} <`, filter.until);
  if (filter.sought !== undefined) {
    values.push(filter.sought);
    conditions.push(`ordinal IN (${soughtSql(filter.sought, `$${values.length}`)})`);
  }
  if (filter.cursor !== undefined) {
    values.push(...decodeCursor(filter.cursor, byTime ? ['instant', 'integer'] : ['integer']));
    const beyond = filter.first === 'newest' ? '<' : '>';
    conditions.push(
      byTime
        ? `(${time}, ordinal) ${beyond} ($${values.length - 1}::timestamptz, $${values.length}::bigint)`
        : `ordinal ${beyond} $${values.length}::bigint`,
    );
  }
  values.push(filter.limit + 1);
  const direction = filter.first === 'newest' ? 'DESC' : 'ASC';
  const sql = `SELECT ${ENTRY_COLUMNS} FROM view_audit_trail.entry
    WHERE ${conditions.join(' AND ')}
    ORDER BY ${byTime ? `${time} ${direction}, ` : ''}ordinal ${direction} LIMIT $${values.length}`;
  return { sql, values, byTime };
}

/** Ordinals of what has this name, each read from its index. An id that is no UUID can't be an event's. */
function soughtSql(sought: string, parameter: string): string {
  const named = ['command_id', 'order_no', 'stream'].map((column) => `${column} = ${parameter}::text`);
  return [...named, ...(isUuid(sought) ? [`event_id = ${parameter}::text::uuid`] : [])]
    .map((condition) => `SELECT ordinal FROM view_audit_trail.entry WHERE ${condition}`)
    .join(' UNION ALL ');
}

/** One entry. Throws AUDIT_ENTRY_NOT_FOUND. */
export async function findEntry(database: Queryable, eventId: string): Promise<AuditEntry> {
  const [row] = await database.query<EntryRow>(
    `SELECT ${ENTRY_COLUMNS} FROM view_audit_trail.entry WHERE event_id = $1::uuid`,
    [eventId],
  );
  if (row === undefined) {
    return notFound('AUDIT_ENTRY_NOT_FOUND', `the audit trail has no event ${eventId}`, { eventId });
  }
  return entryView(row);
}

export function entryView(row: EntryRow): AuditEntry {
  return {
    ordinal: row.ordinal,
    eventId: row.event_id,
    type: row.type,
    stream: row.stream,
    revision: row.revision,
    occurredAt: isoFromSql(row.occurred_at),
    recordedAt: isoFromSql(row.recorded_at),
    actor: { type: row.actor_type, id: row.actor_id },
    commandId: row.command_id,
    commandType: row.command_type,
    correlationId: row.correlation_id,
    causationId: row.causation_id,
    source: row.source,
    reason: row.reason,
    shopId: row.shop_id,
    orderNo: row.order_no,
    summary: row.summary,
    summaryZh: row.summary_zh,
  };
}
