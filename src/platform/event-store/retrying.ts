import { setTimeout as delay } from 'node:timers/promises';
import { isConnectionError, sqlState } from '../postgres/database.js';
import { EventStoreError } from './event-store.js';

/**
 * Repeats PostgreSQL work while the connection breaks, for at most `forMs`. The work must be repeatable: reads are, and
 * an append is recognised by its ids and revision. Ends with EventStoreError(`code`) when time runs out.
 */
export async function retrying<T>(
  code: 'unavailable' | 'outcome-unknown',
  forMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const until = Date.now() + forMs;
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 2, 1000)) {
    try {
      return await work();
    } catch (error) {
      // A deadlock victim or a serialisation failure wrote nothing; starting-up and shutting-down servers come back.
      const again = isConnectionError(error) || ['40001', '40P01'].includes(sqlState(error) ?? '');
      if (!again) throw error;
      if (Date.now() + pauseMs > until) {
        const message = error instanceof Error ? error.message : String(error);
        throw new EventStoreError(
          code,
          `the event log did not answer for ${Math.round(forMs / 1000)} s: ${message}`,
          { cause: error },
        );
      }
      await delay(pauseMs);
    }
  }
}
