import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { amount, currency, integer, key, list, optional, record, text } from '../shared/event-schema.js';
import type { FieldType } from '../shared/event-schema.js';

/**
 * A difference as a run found it. `amount` is what is at stake, never negative; `effectAmount` is how it moves the
 * statement against the ledger. The same subject and code have the same `id` in every run.
 */
export const runDifference = record({
  id: key,
  code: key,
  subjectKind: key,
  subject: text,
  amount,
  effectAmount: amount,
  currency,
});
export type RunDifference = FieldType<typeof runDifference>;

/**
 * On the run's own stream, before the run itself is recorded: at most 500 differences or 256 KiB an event, by code and
 * subject. Differences of a run that is not recorded belong to one that did not get to its end.
 */
export const ReconciliationDifferencesRecorded = defineEvent('ReconciliationDifferencesRecorded', {
  shopId: key,
  runId: key,
  chunk: integer,
  differences: list(runDifference),
});
export type ReconciliationDifferencesRecorded = EventOf<typeof ReconciliationDifferencesRecorded>;

/**
 * On the shop's stream of runs, when all differences stand: what a reconciliation of the whole shop said. `asOf` is the
 * instant before which things count (absent if the shop has no statement), `knownAt` as it was asked (absent for
 * everything that was known), `position` the place in the log up to which the view had read.
 */
export const ReconciliationRunRecorded = defineEvent('ReconciliationRunRecorded', {
  shopId: key,
  runId: key,
  asOf: optional(key),
  knownAt: optional(key),
  position: optional(key),
  rulesVersion: integer,
  policyVersion: integer,
  resultHash: key,
  differencesHash: key,
  differenceCount: integer,
  summary: list(record({ code: key, currency, count: integer, amount })),
});
export type ReconciliationRunRecorded = EventOf<typeof ReconciliationRunRecorded>;
/** A run as it is recorded. */
export type ReconciliationRun = ReconciliationRunRecorded['data'];

export const reconciliationEvents = [ReconciliationDifferencesRecorded, ReconciliationRunRecorded] as const;
export type ReconciliationEvent = ReconciliationDifferencesRecorded | ReconciliationRunRecorded;
