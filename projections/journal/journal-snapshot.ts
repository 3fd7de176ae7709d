import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { readLiveCheckpoints } from '../core/checkpoints.js';

/**
 * Runs `work` on one snapshot of the journal, so that every figure of an answer belongs together, with the place of the
 * log that the view had reached (null before the first event).
 */
export async function journalSnapshot<T>(
  database: Database,
  work: (tx: Queryable, position: string | null) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const checkpoint = (await readLiveCheckpoints(tx, ['journal'])).get('journal');
    return work(tx, checkpoint?.position ?? null);
  });
}
