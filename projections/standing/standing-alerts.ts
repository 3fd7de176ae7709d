import type { CursorPart } from '../../src/platform/http/pagination.js';
import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { isoFromSql, isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { liveSchema } from '../core/projection.js';
import type { AlertState } from '../risk-alerts/alert-handling.js';
import type { PageOf } from '../reconciliation/reconciliation.queries.js';
import { alertOf } from '../risk-alerts/alert-rules.js';
import type { AlertRow } from '../risk-alerts/alert-rules.js';
import type { HandledAlert } from '../risk-alerts/risk-alerts.queries.js';
import { SEVERITY_RANK } from './compute-standing.js';
import { Conditions, standingPage } from './standing-conditions.js';
import { AGED_FROM } from './standing-differences.js';
import { after } from './standing-orders.js';
import { readStanding } from './standing-read.js';
import type { StandingPage } from './standing-read.js';
import type { StandingAlertsQuery } from './standing.query.js';

const HANDLING = `${liveSchema('risk-alerts')}.alert_handling`;

/** How many alerts nobody has handled. */
export interface OpenAlerts {
  readonly high: number;
  readonly medium: number;
}

interface Row extends AlertRow {
  readonly place: number;
  readonly severity_rank: number;
  readonly state: AlertState | null;
  readonly reason: string | null;
  readonly actor_id: string | null;
  readonly handled_at: string | null;
  readonly aged_from: string;
}

const KEY = [
  AGED_FROM.replace('occurred_at', 'a.occurred_at'),
  'rule',
  'subject_kind',
  'subject',
  'currency',
  'place',
];
const KEY_PARTS: readonly CursorPart[] = ['instant', 'text', 'text', 'text', 'text', 'integer'];

/** One page of the alerts of a shop's standing. Throws SHOP_UNKNOWN, VIEW_BEHIND and MALFORMED_CURSOR. */
export async function standingAlerts(
  database: Database,
  shopId: string,
  query: Omit<StandingAlertsQuery, 'cursor'> & PageOf,
): Promise<StandingPage<HandledAlert>> {
  const ranked = query.sort === 'severity';
  const key = ranked ? ['severity_rank', ...KEY] : KEY;
  const descending = query.sort === 'newest';
  const direction = descending ? ' DESC' : '';
  const parts: readonly CursorPart[] = ranked ? ['integer', ...KEY_PARTS] : KEY_PARTS;
  return readStanding(database, shopId, async ({ tx, stamp, settings }) => {
    const conditions = new Conditions(shopId, 'a');
    conditions.addFor(query.alertId, (id) => `a.alert_id::text = ${id}`);
    conditions.addFor(query.rule, (rule) => `rule = ${rule}`);
    const severity = query.severity === undefined ? undefined : SEVERITY_RANK[query.severity];
    conditions.addFor(severity, (rank) => `severity_rank = ${rank}`);
    if (query.state === 'open') conditions.add('h.alert_id IS NULL');
    else if (query.state !== 'all') conditions.addFor(query.state, (state) => `h.state = ${state}`);
    if (query.cursor !== undefined) {
      conditions.add(after(conditions, { key, parts, descending }, query.cursor));
    }
    const rows = await tx.query<Row>(
      `SELECT rule, code, subject_kind, subject, currency, place, severity_rank, amount, effect, a.occurred_at, received,
              returned, expected, receipts, receipt_count::text AS receipt_count, outflow, completed_at, wording, details,
              h.state, h.reason, h.actor_id, h.occurred_at AS handled_at, ${KEY[0] ?? ''} AS aged_from
         FROM standing.alert a LEFT JOIN ${HANDLING} h ON h.shop_id = a.shop_id AND h.alert_id = a.alert_id
        WHERE ${conditions.sql} ORDER BY ${key.map((column) => column + direction).join(', ')} LIMIT ${conditions.parameter(query.limit + 1)}`,
      conditions.values,
    );
    return standingPage(stamp, rows, query, {
      keyOf: (row) => [
        ...(ranked ? [String(row.severity_rank)] : []),
        ...[
          isoFromSql(row.aged_from),
          row.rule,
          row.subject_kind,
          row.subject,
          row.currency,
          String(row.place),
        ],
      ],
      make: (row) => ({
        ...alertOf(shopId, settings, stamp.asOf, row),
        state: row.state ?? 'open',
        reason: row.reason,
        handledBy: row.actor_id,
        handledAt: isoOrNull(row.handled_at),
      }),
    });
  });
}

/** The alerts of these shops that nobody has handled. */
export async function openAlerts(
  tx: Queryable,
  shops: readonly string[],
): Promise<(shopId: string) => OpenAlerts> {
  const rows = await tx.query<{ shop_id: string; severity_rank: number; count: number }>(
    `SELECT shop_id, severity_rank, count(*)::integer AS count FROM standing.alert a
      WHERE shop_id = ANY ($1::text[])
        AND NOT EXISTS (SELECT FROM ${HANDLING} h WHERE h.shop_id = a.shop_id AND h.alert_id = a.alert_id)
      GROUP BY shop_id, severity_rank`,
    [shops],
  );
  const count = (shopId: string, rank: number): number =>
    rows.find((row) => row.shop_id === shopId && row.severity_rank === rank)?.count ?? 0;
  return (shopId) => ({
    high: count(shopId, SEVERITY_RANK.high),
    medium: count(shopId, SEVERITY_RANK.medium),
  });
}
