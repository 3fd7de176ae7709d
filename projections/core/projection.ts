import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { Queryable } from '../../src/platform/postgres/database.js';

/**
 * A view: a pure function of the log. `apply` gets a batch of events in log order and writes set-based SQL (unnest, never
 * a statement per event) inside one transaction that also moves the checkpoint. No clock, no random, no HTTP: a rebuilt
 * view equals the live one, field for field, however the log was cut into batches.
 *
 * Inside `apply` and the two SQL texts, table names are unqualified: they resolve to the schema being filled. Queries
 * name the live schema, `view_<name>` with hyphens as underscores (`view_audit_trail.entry`).
 */
export interface Projection {
  /** Never changes: it keys the checkpoint and names the schema. */
  readonly name: string;
  /** Raised when the shape or meaning of the view changes: the view is then rebuilt beside and swapped at start-up. */
  readonly version: number;
  /** Tables with their primary keys and constraints. Run once in an empty schema. */
  readonly schemaSql: string;
  /** Secondary indexes, created when a rebuild has caught up. */
  readonly indexSql: string;
  readonly apply: (tx: Queryable, events: readonly Decoded[]) => Promise<void>;
}

/** "audit-trail" → "view_audit_trail", the schema that queries read. */
export function liveSchema(name: string): string {
  return `view_${name.replaceAll('-', '_')}`;
}
