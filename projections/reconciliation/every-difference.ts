import { readKnownAt } from '../../src/platform/http/as-of.js';
import type { KnownAt } from '../../src/platform/http/as-of.js';
import type { Database } from '../../src/platform/postgres/database.js';
import type { Difference } from '../core/difference.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import { listDifferences } from './reconciliation.queries.js';

/** Every page is one scan of the shop, so pages are large; a difference takes about a kilobyte. */
const PAGE = 5000;

/** Differences page by page: memory holds one page. */
export async function* everyDifference(
  database: Database,
  question: SettlementQuestion,
): AsyncGenerator<Difference> {
  let cursor: string | undefined;
  do {
    const page = await listDifferences(database, question, { limit: PAGE, cursor });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/**
 * Holds later parts of an answer to what the first one knew: what was asked for by time or position stays, otherwise it
 * is the place in the log at which the first part was read.
 */
export function pinnedAt(knownAt: KnownAt | undefined, position: string | null): KnownAt | undefined {
  const everything = knownAt === undefined || knownAt.kind === 'everything';
  return everything && position !== null ? readKnownAt('knownAt', position) : knownAt;
}
