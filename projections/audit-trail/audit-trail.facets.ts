import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { businessDate, isoOf } from '../../src/shared/period.js';
import { Columns } from '../core/columns.js';

/** A value that the trail can be narrowed to, and how many events have it. */
export interface AuditFacetValue {
  readonly value: string;
  /** A whole number as text. */
  readonly events: string;
}

/** What a trail can be narrowed to, the most frequent value first. */
export interface AuditFacets {
  readonly types: readonly AuditFacetValue[];
  readonly commands: readonly AuditFacetValue[];
  readonly actors: readonly AuditFacetValue[];
  /** True if there are more actors than the answer names. */
  readonly actorsTruncated: boolean;
}

export interface FacetQuestion {
  readonly shopId?: string | undefined;
  /** Recorded on the date in China of this instant or later, and on one that begins before that instant. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

const MOST_ACTORS = 500;
/** No shop id is empty: rows of this name count the events of all shops, and of none. */
const EVERY_SHOP = '';

/** Counts a batch: one statement, however the batches are cut. `shopOf` gives the shop that an event is about. */
export async function recordFacets(
  tx: Queryable,
  events: readonly Decoded[],
  shopOf: (index: number) => string | undefined,
): Promise<void> {
  const counts = new Map<string, number>();
  // Most events of a batch are alike, so they are counted as they are and taken apart afterwards.
  events.forEach(({ event, context, recordedAt }, index) =>
    count(
      counts,
      [
        shopOf(index) ?? EVERY_SHOP,
        businessDate(recordedAt),
        event.type,
        context.commandType,
        context.actorId,
      ],
      1,
    ),
  );
  const facets = new Map<string, number>();
  for (const [alike, number] of counts) {
    const [shopId = '', date = '', type = '', command = '', actor = ''] = JSON.parse(alike) as string[];
    for (const shop of new Set([EVERY_SHOP, shopId])) {
      count(facets, [shop, date, 'type', type], number);
      count(facets, [shop, date, 'command', command], number);
      count(facets, [shop, date, 'actor', actor], number);
    }
  }
  const rows = new Columns(5);
  for (const [facet, number] of facets) rows.add(...(JSON.parse(facet) as string[]), String(number));
  await rows.insert(tx, ADD_FACETS);
}

function count(counts: Map<string, number>, key: readonly string[], number: number): void {
  const name = JSON.stringify(key);
  counts.set(name, (counts.get(name) ?? 0) + number);
}

/** What the trail of a shop, or of all, can be narrowed to. A shop that nothing is known of gives empty lists. */
export async function auditFacets(database: Queryable, question: FacetQuestion): Promise<AuditFacets> {
  const { from, until } = question;
  const rows = await database.query<FacetRow>(
    `SELECT kind, value, sum(events)::text AS events FROM view_audit_trail.facet
      WHERE shop_id = $1 AND ($2::date IS NULL OR recorded_on >= $2) AND ($3::date IS NULL OR recorded_on <= $3)
      GROUP BY kind, value ORDER BY sum(events) DESC, value COLLATE "C"`,
    [
      question.shopId ?? EVERY_SHOP,
      from === undefined ? null : businessDate(from),
      until === undefined ? null : lastDateBefore(until),
    ],
  );
  const of = (kind: string): readonly AuditFacetValue[] =>
    rows.filter((row) => row.kind === kind).map(({ value, events }) => ({ value, events }));
  const actors = of('actor');
  return {
    types: of('type'),
    commands: of('command'),
    actors: actors.slice(0, MOST_ACTORS),
    actorsTruncated: actors.length > MOST_ACTORS,
  };
}

interface FacetRow {
  readonly kind: string;
  readonly value: string;
  readonly events: string;
}

/** The date in China of the moment before an instant: midnight belongs to the day that it ends. */
function lastDateBefore(instant: string): string {
  return businessDate(isoOf(Date.parse(instant) - 1));
}

const ADD_FACETS = `
  INSERT INTO facet (shop_id, recorded_on, kind, value, events)
  SELECT a, b::date, c, d, e::bigint
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS row (a, b, c, d, e)
  ON CONFLICT (shop_id, kind, recorded_on, value) DO UPDATE SET events = facet.events + excluded.events`;
