import type { KnownAt } from '../../src/platform/http/as-of.js';
import { businessDate, startOfDate } from '../../src/shared/period.js';

/** Which entries are summed; all if nothing is named but `knownAt`. */
export interface TurnoverScope {
  readonly shopId?: string | undefined;
  /** Entries that debit or credit this account. */
  readonly account?: string | undefined;
  readonly currency?: string | undefined;
  /** Only what took effect before this instant. */
  readonly until?: string | undefined;
  readonly knownAt: KnownAt;
}

/** Puts a value among a statement's parameters and gives its place. */
export type Bind = (value: unknown, type: string) => string;

// As the trigger in journal.schema.sql counts them.
const BLOCK = 16_384;
const ENTRIES = 'view_journal.entry';

/**
 * Rows of `currency, debit_account, credit_account, amount, entries` whose sums are the turnovers of a scope. Whole days
 * and whole blocks come from the totals; entries are read only for the day that `until` cuts in two and for the blocks
 * of entries that the moment of knowledge cuts.
 */
export function movedSql(scope: TurnoverScope, bind: Bind): string {
  const { until, knownAt, shopId } = scope;
  const who = conditionsOn(scope, bind);
  const days: string[] = [];
  const daysOfEntries: string[] = [];
  const parts: string[] = [];
  if (until !== undefined) {
    const day = businessDate(until);
    const start = bind(startOfDate(day), 'timestamptz');
    days.push(`occurred_on < ${bind(day, 'date')}`);
    const cut = [`occurred_at >= ${start}`, `occurred_at < ${bind(until, 'timestamptz')}`];
    parts.push(entriesSql(ENTRIES, [...who, ...cut, ...knownConditions(knownAt, bind)]));
    daysOfEntries.push(`occurred_at < ${start}`);
  }
  const known = knownBlocks(knownAt, shopId, bind);
  if (known.cut !== undefined) {
    const conditions = [...who, ...daysOfEntries, ...known.cut.conditions];
    parts.push(entriesSql(known.cut.entries, conditions));
  }
  const totals = `SELECT currency, debit_account, credit_account, amount, entries FROM view_journal.day_total
    WHERE ${[...who, ...days, ...known.whole].join(' AND ')}`;
  return [totals, ...parts].join(' UNION ALL ');
}

/** The condition that an entry was known, as readers of single entries need it. */
export function knownConditions(knownAt: KnownAt, bind: Bind): readonly string[] {
  if (knownAt.kind === 'time') return [`recorded_at <= ${bind(knownAt.recordedUntil, 'timestamptz')}`];
  if (knownAt.kind === 'position') return [`ordinal <= ${bind(knownAt.ordinal, 'bigint')}`];
  return [];
}

interface KnownBlocks {
  /** Conditions on totals: those of blocks that were known whole. */
  readonly whole: readonly string[];
  /** The entries of the blocks that are cut: what to read them from, and which of them were known. */
  readonly cut?: { readonly entries: string; readonly conditions: readonly string[] };
}

function knownBlocks(knownAt: KnownAt, shopId: string | undefined, bind: Bind): KnownBlocks {
  if (knownAt.kind === 'everything') return { whole: [] };
  if (knownAt.kind === 'position') {
    const newest = `coalesce((SELECT number FROM ${ENTRIES}
      WHERE ordinal <= ${bind(knownAt.ordinal, 'bigint')} ORDER BY ordinal DESC, line_no DESC LIMIT 1), 0)`;
    const entries = numberedSql(`number > ${newest} / ${BLOCK} * ${BLOCK} AND number <= ${newest}`);
    return { whole: [`block < ${newest} / ${BLOCK}`], cut: { entries, conditions: [] } };
  }
  const until = bind(knownAt.recordedUntil, 'timestamptz');
  const shop = shopId === undefined ? 'true' : `shop_id = ${bind(shopId, 'text')}`;
  // The log's order is nearly that of its times, but a clock may have been put back: any block may be cut.
  const blocks = `(SELECT DISTINCT block FROM view_journal.day_total
    WHERE ${shop} AND recorded_first <= ${until} AND recorded_last > ${until})`;
  return {
    whole: [`recorded_last <= ${until}`, `block NOT IN ${blocks}`],
    cut: {
      entries: `${blocks} AS cut CROSS JOIN LATERAL ${numberedSql(
        `number > cut.block * ${BLOCK} AND number <= (cut.block + 1) * ${BLOCK}`,
      )}`,
      conditions: [`recorded_at <= ${until}`],
    },
  };
}

/** Entries by their numbers alone: with OFFSET the planner can't take the index of an account for a few thousand numbers. */
function numberedSql(numbers: string): string {
  return `(SELECT * FROM ${ENTRIES} WHERE ${numbers} OFFSET 0) AS entry`;
}

function conditionsOn(scope: TurnoverScope, bind: Bind): readonly string[] {
  const conditions: string[] = [];
  if (scope.shopId !== undefined) conditions.push(`shop_id = ${bind(scope.shopId, 'text')}`);
  if (scope.currency !== undefined) conditions.push(`currency = ${bind(scope.currency, 'text')}`);
  if (scope.account !== undefined) {
    const account = bind(scope.account, 'text');
    conditions.push(`(debit_account = ${account} OR credit_account = ${account})`);
  }
  return conditions.length === 0 ? ['true'] : conditions;
}

function entriesSql(from: string, conditions: readonly string[]): string {
  return `SELECT currency, debit_account, credit_account, amount, 1 AS entries
    FROM ${from} WHERE ${conditions.join(' AND ')}`;
}
