import { describe, expect, it } from '@jest/globals';
import {
  reconciliationRunDecider,
  runIdOf,
  sameResult,
} from '../../src/reconciliations/reconciliation-run.decider.js';
import type { RecordReconciliationRun } from '../../src/reconciliations/reconciliation-run.decider.js';
import { ReconciliationRunRecorded } from '../../src/reconciliations/reconciliation-run.events.js';
import { specificationOf } from '../support/decider-specification.js';
import { alice, NOW } from '../support/order-examples.js';

const { given } = specificationOf(reconciliationRunDecider);
const FOUND = {
  shopId: 'tmall-1',
  asOf: '2026-01-31T16:00:00Z',
  knownAt: '2026-02-03',
  position: 'pg:7',
  rulesVersion: 3,
  policyVersion: 2,
  resultHash: 'aa',
  differencesHash: 'bb',
  differenceCount: 0,
  summary: [],
};
const RUN = { ...FOUND, runId: runIdOf(FOUND) };
const record = (run = RUN): RecordReconciliationRun => ({
  type: 'RecordReconciliationRun',
  actor: alice,
  occurredAt: NOW,
  data: run,
});

describe('the reconciliation runs of a shop', () => {
  it('are recorded once each', () => {
    const recorded = ReconciliationRunRecorded.at(NOW, RUN);
    const other = { ...RUN, runId: 'other' };
    given().when(record()).then(recorded);
    given(recorded).when(record()).then();
    given(recorded).when(record(other)).then(ReconciliationRunRecorded.at(NOW, other));
    given(recorded, ReconciliationRunRecorded.at(NOW, other)).when(record()).then();
  });

  it('have the same id for the same question, place, rules and result, and another for any other', () => {
    expect(runIdOf({ ...FOUND })).toBe(RUN.runId);
    const others = [
      { shopId: 'tmall-2' },
      { asOf: '2026-02-28T16:00:00Z' },
      { knownAt: '2026-02-04' },
      { position: 'pg:8' },
      { rulesVersion: 4 },
      { policyVersion: 3 },
      { resultHash: 'ab' },
    ];
    const ids = others.map((other) => runIdOf({ ...FOUND, ...other }));
    expect(new Set([RUN.runId, ...ids]).size).toBe(others.length + 1);
  });

  it('say the same wherever in the log they stood, and not by other rules', () => {
    expect(sameResult(FOUND, { ...FOUND, position: 'pg:99' })).toBe(true);
    for (const other of [
      { asOf: '2026-02-28T16:00:00Z' },
      { knownAt: '2026-02-04' },
      { rulesVersion: 4 },
      { policyVersion: 3 },
      { resultHash: 'ab' },
    ]) {
      expect(sameResult(FOUND, { ...FOUND, ...other })).toBe(false);
    }
  });
});
