import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { readCheckpoint, useSchema } from './checkpoints.js';
import type { Checkpoint } from './checkpoints.js';
import type { Projection } from './projection.js';

/** Another worker raised the fence: this one must stop writing. */
export class FencedOut extends Error {
  constructor(view: string) {
    super(`another worker has taken over the view ${view}`);
    this.name = 'FencedOut';
  }
}

/** The batch begins after an event that the view does not have yet. */
export class GapInView extends Error {
  constructor(
    view: string,
    readonly checkpoint: Checkpoint,
  ) {
    super(`the view ${view} stands before the batch`);
    this.name = 'GapInView';
  }
}

export interface Batch {
  readonly events: readonly Decoded[];
  /** The view must stand at or after this ordinal, or events between would be missed. */
  readonly afterOrdinal: bigint;
}

/**
 * Applies a batch to one schema of a view, in one transaction with its checkpoint: exactly once in effect. Events that
 * the schema has already are left out. Gives the ordinal at which the view stands then.
 */
export async function applyBatch(
  database: Database,
  projection: Projection,
  schema: string,
  epoch: bigint,
  batch: Batch,
): Promise<bigint> {
  return database.transaction(async (tx) => {
    // A view can be made again from the log and its checkpoint commits with it, so it need not wait for the disk.
    await tx.query('SET LOCAL synchronous_commit TO off');
    await useSchema(tx, schema);
    const checkpoint = await readCheckpoint(tx, projection.name, schema, true);
    if (checkpoint === undefined || checkpoint.epoch !== epoch) throw new FencedOut(projection.name);
    if (checkpoint.ordinal < batch.afterOrdinal) throw new GapInView(projection.name, checkpoint);
    const fresh =
      batch.events[0] !== undefined && batch.events[0].ordinal > checkpoint.ordinal
        ? batch.events
        : batch.events.filter((event) => event.ordinal > checkpoint.ordinal);
    const last = fresh.at(-1);
    if (last === undefined) return checkpoint.ordinal;
    await projection.apply(tx, fresh);
    await tx.query(
      `UPDATE projection.checkpoint SET position = $3, ordinal = $4, events_done = events_done + $5, last_recorded_at = $6, error = NULL, updated_at = now()
       WHERE view = $1 AND schema_name = $2`,
      [projection.name, schema, last.position, String(last.ordinal), fresh.length, last.recordedAt],
    );
    return last.ordinal;
  });
}
