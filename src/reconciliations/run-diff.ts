import { add, compare, subtract, zero } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import type { ReconciliationRun, RunDifference } from './reconciliation-run.events.js';

/** A difference that both runs have, at another amount. Amounts are of `currency`. */
export interface ChangedDifference extends Omit<RunDifference, 'amount' | 'effectAmount'> {
  readonly from: Amount;
  readonly to: Amount;
}

export const RUN_CHANGES = ['appeared', 'disappeared', 'changed'] as const;
export type RunChange = (typeof RUN_CHANGES)[number];

/** How many differences of a code came, went or changed, and their sum; of changed ones the sum of to − from. */
export interface RunDiffTotal {
  readonly change: RunChange;
  readonly code: string;
  readonly currency: string;
  readonly count: number;
  readonly amount: Amount;
}

/** What a reconciliation says otherwise than an earlier run, which `runId` to `resultHash` name. */
export interface RunDiff {
  readonly runId: string;
  readonly asOf: string | null;
  readonly position: string | null;
  readonly rulesVersion: number;
  readonly policyVersion: number;
  readonly resultHash: string;
  readonly totals: readonly RunDiffTotal[];
  readonly appeared: readonly RunDifference[];
  readonly disappeared: readonly RunDifference[];
  readonly changed: readonly ChangedDifference[];
}

/** Compares the differences of two runs by their ids. Memory holds those of the earlier one and what is not the same. */
export async function diffRuns(
  earlier: ReconciliationRun,
  before: AsyncIterable<RunDifference>,
  after: AsyncIterable<RunDifference>,
): Promise<RunDiff> {
  const left = new Map<string, RunDifference>();
  for await (const difference of before) left.set(difference.id, difference);
  const appeared: RunDifference[] = [];
  const changed: ChangedDifference[] = [];
  for await (const difference of after) {
    const known = left.get(difference.id);
    left.delete(difference.id);
    if (known === undefined) appeared.push(difference);
    else if (compare(known.amount, difference.amount) !== 0) changed.push(changeOf(known, difference));
  }
  const disappeared = [...left.values()];
  const { runId, asOf, position, rulesVersion, policyVersion, resultHash } = earlier;
  return {
    runId,
    asOf: asOf ?? null,
    position: position ?? null,
    rulesVersion,
    policyVersion,
    resultHash,
    totals: [
      ...totalsOf('appeared', appeared),
      ...totalsOf('disappeared', disappeared),
      ...totalsOf(
        'changed',
        changed.map(({ code, currency, from, to }) => ({ code, currency, amount: subtract(to, from) })),
      ),
    ],
    appeared,
    disappeared,
    changed,
  };
}

function changeOf(
  known: RunDifference,
  { id, code, subjectKind, subject, currency, amount }: RunDifference,
): ChangedDifference {
  return { id, code, subjectKind, subject, currency, from: known.amount, to: amount };
}

function totalsOf(
  change: RunChange,
  differences: readonly Pick<RunDifference, 'code' | 'currency' | 'amount'>[],
): RunDiffTotal[] {
  const totals = new Map<string, RunDiffTotal>();
  for (const { code, currency, amount } of differences) {
    const name = `${code} ${currency}`;
    const { count, amount: before } = totals.get(name) ?? { count: 0, amount: zero(currency) };
    totals.set(name, { change, code, currency, count: count + 1, amount: add(before, amount) });
  }
  return [...totals].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
}
