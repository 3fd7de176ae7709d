import type { AlertEvent } from '../../src/alerts/alert.events.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { readSql } from '../../src/platform/read-sql.js';
import { Columns } from '../core/columns.js';

export const ALERT_HANDLING_SCHEMA_SQL = readSql(import.meta.url, './alert-handling.schema.sql');

export const ALERT_STATES = ['open', 'acknowledged', 'resolved'] as const;
export type AlertState = (typeof ALERT_STATES)[number];

/** What was done about an alert last, as far as the view has read the log. */
export interface AlertHandling {
  readonly state: AlertState;
  readonly reason: string | null;
  readonly handledBy: string | null;
  /** Business time of what was said last. */
  readonly handledAt: string | null;
}

const OPEN: AlertHandling = { state: 'open', reason: null, handledBy: null, handledAt: null };

/** Keeps the last thing said of each alert: two SQL statements a batch, however the batches are cut. */
export async function recordAlertHandling(tx: Queryable, events: readonly Decoded[]): Promise<void> {
  const last = new Map<string, Decoded<AlertEvent>>();
  for (const decoded of events) {
    if (isAboutAlert(decoded)) {
      last.set(JSON.stringify([decoded.event.data.shopId, decoded.event.data.alertId]), decoded);
    }
  }
  const handled = new Columns(8);
  const reopened = new Columns(2);
  for (const { event, ordinal, recordedAt } of last.values()) {
    const { shopId, alertId, reason } = event.data;
    if (event.type === 'AlertReopened') {
      reopened.add(shopId, alertId);
      continue;
    }
    const [state, by] =
      event.type === 'AlertResolved'
        ? ['resolved', event.data.resolvedBy]
        : ['acknowledged', event.data.acknowledgedBy];
    handled.add(shopId, alertId, state, reason, by, event.occurredAt, recordedAt, String(ordinal));
  }
  await handled.insert(tx, UPSERT_HANDLING);
  await reopened.insert(tx, DELETE_HANDLING);
}

/** What was done about these alerts of a shop; one that nobody handled is open. */
export async function handlingOf(
  database: Queryable,
  schema: string,
  shopId: string,
  alertIds: readonly string[],
): Promise<(alertId: string) => AlertHandling> {
  const rows = await database.query<HandlingRow>(
    `SELECT alert_id, state, reason, actor_id, occurred_at FROM ${schema}.alert_handling
      WHERE shop_id = $1 AND alert_id = ANY ($2::uuid[])`,
    [shopId, alertIds],
  );
  const known = new Map(rows.map((row) => [row.alert_id, handlingView(row)]));
  return (alertId) => known.get(alertId) ?? OPEN;
}

interface HandlingRow {
  readonly alert_id: string;
  readonly state: AlertState;
  readonly reason: string | null;
  readonly actor_id: string;
  readonly occurred_at: string;
}

function handlingView({ state, reason, actor_id: by, occurred_at: at }: HandlingRow): AlertHandling {
  return { state, reason, handledBy: by, handledAt: isoFromSql(at) };
}

function isAboutAlert(decoded: Decoded): decoded is Decoded<AlertEvent> {
  const { type } = decoded.event;
  return type === 'AlertAcknowledged' || type === 'AlertResolved' || type === 'AlertReopened';
}

const UPSERT_HANDLING = `
  INSERT INTO alert_handling (shop_id, alert_id, state, reason, actor_id, occurred_at, recorded_at, ordinal)
  SELECT a, b::uuid, c, d, e, f::timestamptz, g::timestamptz, h::bigint
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
      AS row (a, b, c, d, e, f, g, h)
  ON CONFLICT (shop_id, alert_id) DO UPDATE
    SET state = excluded.state, reason = excluded.reason, actor_id = excluded.actor_id,
        occurred_at = excluded.occurred_at, recorded_at = excluded.recorded_at, ordinal = excluded.ordinal`;

const DELETE_HANDLING = `
  DELETE FROM alert_handling h USING unnest($1::text[], $2::text[]) AS row (shop_id, alert_id)
   WHERE h.shop_id = row.shop_id AND h.alert_id = row.alert_id::uuid`;
