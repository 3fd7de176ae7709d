import { canonicalJson } from '../platform/event-store/codec.js';
import type { EventCodec } from '../platform/event-store/codec.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { contextOf } from '../platform/event-store/fold.js';
import type { CommandSender } from '../platform/event-store/ledger-command.js';
import type { MadeRun } from '../platform/run-maker.js';
import { DomainError, notFound } from '../shared/domain-error.js';
import { derivedId } from '../shared/ids.js';
import { reconciliationRunsStream, reconciliationStream } from '../shared/streams.js';
import { runIdOf, sameResult } from './reconciliation-run.decider.js';
import type { RecordReconciliationRun } from './reconciliation-run.decider.js';
import { ReconciliationDifferencesRecorded } from './reconciliation-run.events.js';
import type {
  ReconciliationRun,
  ReconciliationRunRecorded,
  RunDifference,
} from './reconciliation-run.events.js';

/** House limits of one event that records many rows. */
const MAX_CHUNK_ROWS = 500;
const MAX_CHUNK_BYTES = 256 * 1024;
/** Events of differences in memory at once. */
const EVENTS_A_READ = 20;

/** Where runs are read: their own streams, so that what was just written is seen. */
export interface RunSource {
  readonly store: EventStore;
  readonly codec: EventCodec;
}

/** A run with who recorded it and when. */
export interface RecordedRun {
  readonly run: ReconciliationRun;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Its place among the runs of the shop, from 0. */
  readonly revision: bigint;
  readonly commandId: string;
}

/** A difference with its place on the run's stream. */
export interface PlacedDifference {
  readonly revision: bigint;
  readonly index: number;
  readonly difference: RunDifference;
}

/** The runs of a shop, oldest first. Throws MALFORMED_SHOP_ID. */
export async function runsOf({ store, codec }: RunSource, shopId: string): Promise<readonly RecordedRun[]> {
  const recorded = await store.readStream(reconciliationRunsStream(shopId));
  return recorded.map((stored) => {
    const { event, context, revision, recordedAt } = codec.decode(stored);
    const { data } = event as ReconciliationRunRecorded;
    return { run: data, recordedAt, recordedBy: context.actorId, revision, commandId: context.commandId };
  });
}

/** The run of that id. Throws RUN_UNKNOWN (not found). */
export function runNamed(runs: readonly RecordedRun[], shopId: string, runId: string): RecordedRun {
  return (
    runs.find(({ run }) => run.runId === runId) ??
    notFound('RUN_UNKNOWN', `the shop ${shopId} has recorded no reconciliation run "${runId}"`, {
      shopId,
      runId,
    })
  );
}

/** The differences of a recorded run from an event on, by code and subject: memory holds a few events. */
export async function* placedDifferences(
  { store, codec }: RunSource,
  { shopId, runId }: ReconciliationRun,
  from = 0n,
): AsyncGenerator<PlacedDifference> {
  const stream = reconciliationStream(shopId, runId);
  for (let next = from; ;) {
    const events = await store.readStream(stream, { from: next, limit: EVENTS_A_READ });
    for (const stored of events) {
      const { event, revision } = codec.decode(stored);
      const { differences } = (event as ReconciliationDifferencesRecorded).data;
      for (const [index, difference] of differences.entries()) yield { revision, index, difference };
    }
    if (events.length < EVENTS_A_READ) return;
    next += BigInt(events.length);
  }
}

/** The differences of a recorded run, by code and subject. */
export async function* differencesOf(
  source: RunSource,
  run: ReconciliationRun,
): AsyncGenerator<RunDifference> {
  for await (const { difference } of placedDifferences(source, run)) yield difference;
}

/**
 * Gives the run that RecordReconciliationRun is to record, its differences written to the run's own stream. That is the
 * run that the same command recorded before, or one that said the same of the same question; nothing is written then.
 * Throws what `make` throws, RUN_UNSETTLED and RUN_CONTENDED (both: try again).
 */
export async function prepareRun(
  source: RunSource,
  shopId: string,
  sender: CommandSender,
  make: () => Promise<MadeRun>,
): Promise<ReconciliationRun> {
  const runs = await runsOf(source, shopId);
  const repeated = runs.find(({ commandId }) => commandId === sender.commandId);
  if (repeated !== undefined) return repeated.run;
  const made = await make();
  const known = runs.findLast(({ run }) => sameResult(run, made.run));
  if (known !== undefined) return known.run;
  const run = { ...made.run, runId: runIdOf(made.run) };
  await writeDifferences(source, run, sender, made.differences());
  return run;
}

async function writeDifferences(
  { store, codec }: RunSource,
  run: ReconciliationRun,
  sender: CommandSender,
  differences: AsyncIterable<RunDifference>,
): Promise<void> {
  const { shopId, runId } = run;
  const command: RecordReconciliationRun = {
    type: 'RecordReconciliationRun',
    data: run,
    actor: sender.actor,
    occurredAt: sender.now,
  };
  const context = contextOf(command, {
    ...sender,
    commandId: derivedId('reconciliation-differences', runId),
    causationId: sender.commandId,
  });
  let chunk = 0;
  for await (const rows of chunksOf(differences)) {
    chunk++;
    const event = ReconciliationDifferencesRecorded.at(sender.now, {
      shopId,
      runId,
      chunk,
      differences: rows,
    });
    const { outcome } = await store.append({
      stream: reconciliationStream(shopId, runId),
      expected: chunk === 1 ? 'no-stream' : BigInt(chunk - 2),
      events: [codec.encode(event, context, chunk)],
    });
    if (outcome === 'conflict') {
      throw new DomainError(
        'RUN_CONTENDED',
        `the reconciliation run ${runId} of ${shopId} is being recorded by somebody else, or was not finished; try again`,
        { shopId, runId },
        'unavailable',
      );
    }
  }
}

async function* chunksOf(
  differences: AsyncIterable<RunDifference>,
): AsyncGenerator<readonly RunDifference[]> {
  let rows: RunDifference[] = [];
  let bytes = 0;
  for await (const row of differences) {
    const size = Buffer.byteLength(canonicalJson(row)) + 1;
    if (rows.length >= MAX_CHUNK_ROWS || (rows.length > 0 && bytes + size > MAX_CHUNK_BYTES)) {
      yield rows;
      rows = [];
      bytes = 0;
    }
    rows.push(row);
    bytes += size;
  }
  if (rows.length > 0) yield rows;
}
