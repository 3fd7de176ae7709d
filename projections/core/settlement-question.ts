import type { KnownAt } from '../../src/platform/http/as-of.js';
import type { Database, Queryable } from '../../src/platform/postgres/database.js';
import { DomainError } from '../../src/shared/domain-error.js';
import { checkKey } from '../../src/shared/streams.js';
import { DEFAULT_SETTINGS } from '../../src/shared/settlement-settings.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import { readLiveCheckpoints } from './checkpoints.js';
import { liveSchema } from './projection.js';
import { shareOutBatches } from './batch-settlements.js';
import { readContext } from './settlement-context.js';
import type { SettlementContext } from './settlement-context.js';
import { payoutDifferences } from './payout-differences.js';

/** What is asked of a shop. Times are ISO 8601 in UTC. */
export interface SettlementQuestion {
  readonly shopId: string;
  /** Orders of this channel only, for example "tmall"; all if absent. */
  readonly channel?: string | undefined;
  /** The period in which orders were placed, [from, to); all if absent. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** What happened before this moment counts; the end of what the shop's statements cover if absent. */
  readonly asOf?: string | undefined;
  /** What had been recorded then; everything if absent. */
  readonly knownAt?: KnownAt | undefined;
}

/** A question whose defaults are filled in, ready for SQL, all from one snapshot of the view. */
export interface AskedSettlement {
  readonly tx: Queryable;
  readonly schema: string;
  readonly shopId: string;
  /** $1 to $6 of settlementSql. */
  readonly parameters: readonly string[];
  /** $8 of settlementSql: what was found of payouts. */
  readonly found: string;
  /** The subjects among them that are batches: they belong to every period. */
  readonly batchSubjects: readonly string[];
  readonly asOf: string | null;
  /** The shop's settings as they were known, and what its statements cover. */
  readonly context: SettlementContext;
  /** The place in the log up to which the view has read; null before the first event. */
  readonly position: string | null;
}

const EVERYTHING = '9223372036854775807';

/**
 * Runs `work` on one snapshot of a view, so that every figure of an answer and its position belong together. Throws
 * SHOP_UNKNOWN (not found) if nothing at all is known of the shop: an empty answer would read as "reconciles to zero".
 */
export async function askSettlement<T>(
  database: Database,
  view: string,
  question: SettlementQuestion,
  work: (asked: AskedSettlement) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    return work(await readSettlement(tx, view, question));
  });
}

/** The same inside a transaction that is under way; it has to be of the level REPEATABLE READ. Throws SHOP_UNKNOWN. */
export async function readSettlement(
  tx: Queryable,
  view: string,
  question: SettlementQuestion,
): Promise<AskedSettlement> {
  const schema = liveSchema(view);
  // Sums over all orders of a large shop stay in memory.
  await tx.query(`SET LOCAL work_mem TO '64MB'`);
  await refuseUnknownShop(tx, schema, question.shopId);
  const [recordedUntil, ordinal] = knownUntil(question.knownAt);
  const known = [question.shopId, recordedUntil, ordinal];
  const settings = await readSettings(tx, schema, known);
  const read = await readContext(tx, schema, settings, known, view === 'reconciliation');
  const asOf = question.asOf ?? read.coverage.until;
  const parameters = [
    question.shopId,
    asOf ?? 'infinity',
    recordedUntil,
    ordinal,
    question.from ?? '-infinity',
    question.to ?? 'infinity',
  ];
  const batches = await shareOutBatches(tx, schema, read, parameters);
  const context = {
    ...read,
    batches,
    ...(question.channel !== undefined && { onlyChannel: checkKey('channel', question.channel) }),
  };
  const checkpoint = (await readLiveCheckpoints(tx, [view])).get(view);
  return {
    tx,
    schema,
    shopId: question.shopId,
    parameters,
    found: JSON.stringify([
      ...(context.onlyChannel === undefined ? batches.differences : []),
      ...(await payoutDifferences(tx, schema, context, parameters)),
    ]),
    batchSubjects: batches.differences.map(({ subject }) => subject),
    asOf,
    context,
    position: checkpoint?.position ?? null,
  };
}

/** Up to when and up to which ordinal of the log something had to be recorded to be known. */
export function knownUntil(knownAt: KnownAt | undefined): readonly [string, string] {
  if (knownAt?.kind === 'time') return [knownAt.recordedUntil, EVERYTHING];
  return ['infinity', knownAt?.kind === 'position' ? knownAt.ordinal : EVERYTHING];
}

async function refuseUnknownShop(tx: Queryable, schema: string, shopId: string): Promise<void> {
  const [row] = await tx.query<{ known: boolean }>(
    `SELECT EXISTS (SELECT FROM ${schema}.order_movement WHERE shop_id = $1)
         OR EXISTS (SELECT FROM ${schema}.statement WHERE shop_id = $1) AS known`,
    [shopId],
  );
  if (row?.known !== true) {
    throw new DomainError(
      'SHOP_UNKNOWN',
      `no order and no statement is known of the shop "${shopId}"`,
      { shopId },
      'not-found',
    );
  }
}

/** Those of a shop that has said nothing are the default ones. */
async function readSettings(
  tx: Queryable,
  schema: string,
  parameters: readonly string[],
): Promise<SettlementSettings> {
  const [row] = await tx.query<{ settings: SettlementSettings }>(
    `SELECT settings FROM ${schema}.shop_setting
      WHERE shop_id = $1 AND recorded_at <= $2 AND ordinal <= $3 ORDER BY ordinal DESC LIMIT 1`,
    parameters,
  );
  return { ...DEFAULT_SETTINGS, ...row?.settings };
}
