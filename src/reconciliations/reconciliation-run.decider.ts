import type { Decider, DomainCommand } from '../shared/decider.js';
import { derivedId } from '../shared/ids.js';
import { ReconciliationRunRecorded } from './reconciliation-run.events.js';
import type { ReconciliationRun } from './reconciliation-run.events.js';

/** Records a run whose differences stand on its own stream already. */
export type RecordReconciliationRun = DomainCommand<'RecordReconciliationRun', ReconciliationRun>;

/** The ids of a shop's runs. */
export type ReconciliationRuns = ReadonlySet<string>;

/** The same question, place in the log, rules and result give the same id. */
export function runIdOf(run: Omit<ReconciliationRun, 'runId'>): string {
  return derivedId(
    'reconciliation-run',
    run.shopId,
    run.asOf ?? '',
    run.knownAt ?? '',
    run.position ?? '',
    String(run.rulesVersion),
    String(run.policyVersion),
    run.resultHash,
  );
}

/** True if both answer the same question by the same rules with the same result, wherever in the log they stood. */
export function sameResult(
  one: Omit<ReconciliationRun, 'runId'>,
  other: Omit<ReconciliationRun, 'runId'>,
): boolean {
  return (
    one.asOf === other.asOf &&
    one.knownAt === other.knownAt &&
    one.rulesVersion === other.rulesVersion &&
    one.policyVersion === other.policyVersion &&
    one.resultHash === other.resultHash
  );
}

/** The reconciliation runs of one shop: a run that is recorded already says nothing new. */
export const reconciliationRunDecider: Decider<
  ReconciliationRuns,
  RecordReconciliationRun,
  ReconciliationRunRecorded
> = {
  initialState: new Set(),
  decide: ({ data, occurredAt }, state) =>
    state.has(data.runId) ? [] : [ReconciliationRunRecorded.at(occurredAt, data)],
  evolve: (state, { data }) => new Set(state).add(data.runId),
};
