import { HttpProblem } from '../../src/platform/http/problem.js';
import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { isoFromSql, isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { DomainError } from '../../src/shared/domain-error.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import type { StatementCoverage } from '../core/settlement-context.js';
import { liveSchema } from '../core/projection.js';

/** Whether the view knows anything of shop $1. */
export const KNOWN_SHOP_SQL = `EXISTS (SELECT FROM ${liveSchema('reconciliation')}.order_account WHERE shop_id = $1)
  OR EXISTS (SELECT FROM ${liveSchema('reconciliation')}.statement WHERE shop_id = $1)`;

/** What an answer of the standing rests on. */
export interface StandingStamp {
  readonly shop: string;
  /** The place in the log up to which the standing knows. */
  readonly position: string;
  /** The end of what the shop's statements cover; null before the first one. */
  readonly asOf: string | null;
  /** When its figures were computed; a shop that nothing happened to keeps them. */
  readonly computedAt: string;
}

/** A page of a list of the standing. `nextCursor` is null on the last page. */
export interface StandingPage<T> extends StandingStamp {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** The standing of a shop, from one snapshot. */
export interface OpenStanding {
  readonly tx: Queryable;
  readonly shopId: string;
  readonly stamp: StandingStamp;
  readonly settings: SettlementSettings;
  readonly coverage: StatementCoverage;
}

interface ResultRow {
  readonly position: string;
  readonly as_of: string | null;
  readonly computed_at: string;
  readonly settings: SettlementSettings;
  readonly coverage: StatementCoverage;
}

/**
 * Runs `work` on one snapshot of a shop's standing. Throws SHOP_UNKNOWN (not found), and VIEW_BEHIND (503) for a shop that
 * is known but has no standing yet: an empty answer would read as "reconciles to zero".
 */
export async function readStanding<T>(
  database: Database,
  shopId: string,
  work: (standing: OpenStanding) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    const [row] = await tx.query<ResultRow>(
      'SELECT position, as_of, computed_at, settings, coverage FROM standing.result WHERE shop_id = $1',
      [shopId],
    );
    if (row === undefined) return refuse(tx, shopId);
    const stamp = {
      shop: shopId,
      position: row.position,
      asOf: isoOrNull(row.as_of),
      computedAt: isoFromSql(row.computed_at),
    };
    return work({ tx, shopId, stamp, settings: row.settings, coverage: row.coverage });
  });
}

/** What `produce` gives, all of it from one snapshot of a shop's standing, which is held until the last of it is taken. */
export async function* holdStanding<T>(
  database: Database,
  shopId: string,
  produce: (standing: OpenStanding) => AsyncGenerator<T>,
): AsyncGenerator<T> {
  let release: () => void = () => undefined;
  const taken = new Promise<void>((resolve) => {
    release = resolve;
  });
  let transaction: Promise<void> = Promise.resolve();
  const standing = await new Promise<OpenStanding>((resolve, reject) => {
    transaction = readStanding(database, shopId, async (open) => {
      resolve(open);
      await taken;
    });
    transaction.catch(reject);
  });
  try {
    yield* produce(standing);
  } finally {
    release();
    await transaction;
  }
}

async function refuse(tx: Queryable, shopId: string): Promise<never> {
  const [row] = await tx.query<{ known: boolean }>(`SELECT ${KNOWN_SHOP_SQL} AS known`, [shopId]);
  if (row?.known === true) {
    throw new HttpProblem(
      503,
      'VIEW_BEHIND',
      `the standing of the shop "${shopId}" is being computed for the first time`,
      {
        details: { view: 'standing', position: '', state: 'behind' },
        retryAfterSeconds: 1,
      },
    );
  }
  throw new DomainError(
    'SHOP_UNKNOWN',
    `no order and no statement is known of the shop "${shopId}"`,
    { shopId },
    'not-found',
  );
}
