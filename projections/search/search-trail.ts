import { isoFromSql } from '../../src/platform/postgres/instant-sql.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { isUuid } from '../../src/shared/ids.js';
import { adjustmentStream, alertStream } from '../../src/shared/streams.js';
import type { FoundHit, HitKind, Search } from './search-hit.js';

interface TrailRow {
  readonly event_id: string;
  readonly shop_id: string | null;
  readonly summary: string;
  readonly summary_zh: string;
  readonly occurred_at: string;
}

const COLUMNS = 'event_id, shop_id, summary, summary_zh, occurred_at';

/** The event of an id. */
export async function eventHits(database: Queryable, { text, shops }: Search): Promise<readonly FoundHit[]> {
  if (!isUuid(text)) return [];
  const rows = await database.query<TrailRow>(
    `SELECT ${COLUMNS} FROM view_audit_trail.entry
      WHERE event_id = $1::uuid AND (shop_id IS NULL OR shop_id = ANY ($2::text[]))`,
    [text, shops],
  );
  return rows.map((row) => exactHit('event', row.event_id, row));
}

/** Adjustments of this very id: the first event of each tells what it is. */
export function adjustmentHits(database: Queryable, { text, shops }: Search): Promise<readonly FoundHit[]> {
  return ofStreams(
    database,
    shops.flatMap((shop) => nameOr(() => adjustmentStream(shop, text))),
    'adjustment',
    text,
  );
}

/** Alerts of this very id that somebody has handled; the others stand in no log. */
export function alertHits(database: Queryable, { text, shops }: Search): Promise<readonly FoundHit[]> {
  const streams = isUuid(text) ? shops.map((shop) => alertStream(shop, text)) : [];
  return ofStreams(database, streams, 'alert', text);
}

async function ofStreams(
  database: Queryable,
  streams: readonly string[],
  kind: HitKind,
  id: string,
): Promise<readonly FoundHit[]> {
  if (streams.length === 0) return [];
  const rows = await database.query<TrailRow>(
    `SELECT ${COLUMNS} FROM view_audit_trail.entry WHERE stream = ANY ($1::text[]) AND revision = 0
      ORDER BY ordinal`,
    [streams],
  );
  return rows.map((row) => exactHit(kind, id, row));
}

function exactHit(kind: HitKind, id: string, row: TrailRow): FoundHit {
  const { shop_id: shopId, summary: title, summary_zh: titleZh } = row;
  return { exact: true, hit: { kind, shopId, id, title, titleZh, occurredAt: isoFromSql(row.occurred_at) } };
}

/** What can't name a stream is the name of no adjustment. */
function nameOr(name: () => string): readonly string[] {
  try {
    return [name()];
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}
