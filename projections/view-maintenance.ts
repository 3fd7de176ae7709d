import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '../src/platform/event-store/codec.js';
import { EVENT_STORE } from '../src/platform/event-store/event-store.token.js';
import type { EventStore } from '../src/platform/event-store/event-store.js';
import { Database } from '../src/platform/postgres/database.js';
import type { RebuildSteps, ViewMaintenance } from '../src/platform/view-maintenance.js';
import { dropNextSchemas, rebuildViews } from './core/rebuild.js';
import { liveSchema } from './core/projection.js';
import { projections } from './index.js';

/** Rebuilds views as `ledger rebuild` does, beside those that a runner goes on to drive. */
@Injectable()
export class ProjectionMaintenance implements ViewMaintenance {
  readonly views = projections.map(({ name }) => name);

  constructor(
    private readonly database: Database,
    private readonly codec: EventCodec,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async sizes(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ name: string; bytes: string }>(
      `SELECT view.name, sum(pg_total_relation_size(c.oid))::bigint AS bytes
         FROM unnest($1::text[], $2::text[]) AS view (name, schema)
         JOIN pg_namespace n ON n.nspname = view.schema
         JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind = 'r'
        GROUP BY view.name`,
      [this.views, this.views.map(liveSchema)],
    );
    return new Map(rows.map(({ name, bytes }) => [name, bytes]));
  }

  async rebuild(views: readonly string[], { onProgress, signal }: RebuildSteps): Promise<void> {
    const { store, codec, database } = this;
    const chosen = projections.filter(({ name }) => views.includes(name));
    try {
      await rebuildViews(chosen, {
        store,
        codec,
        database,
        signal,
        onProgress: ({ events, position }) => onProgress(events, position),
      });
    } catch (error) {
      // Half of a view is of no use to anybody; one that another process fills meanwhile is not ours to drop.
      if (signal.aborted) await dropNextSchemas(database, views);
      throw error;
    }
  }
}
