import type { Decider, DomainCommand } from '../../shared/decider.js';
import { DomainError } from '../../shared/domain-error.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import type { EventCodec } from './codec.js';
import type { Append, EventStore, EventToAppend, LogPosition } from './event-store.js';
import { contextOf, decideOn, Folded, foldRecorded } from './fold.js';
import type { CommandOrigin } from './fold.js';

export interface BulkCommand<Command extends DomainCommand> extends CommandOrigin {
  readonly stream: string;
  readonly command: Command;
}

export interface BulkOutcome {
  /** Events that this command added; none if there was nothing new to say. */
  readonly events: number;
  /** What the command did, in this run or, if it is known from an earlier one, then. */
  readonly effect: 'created' | 'changed' | 'none';
  /** The rule that refused it. */
  readonly refused?: DomainError;
}

export interface BulkResult {
  /** One per command, in their order. */
  readonly outcomes: readonly BulkOutcome[];
  /** Position of the newest event written, undefined if none was. */
  readonly position: LogPosition | undefined;
}

/** Where a bulk of commands is decided. */
export interface BulkTarget<State, Command extends DomainCommand, Event extends DomainEvent> {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly decider: Decider<State, Command, Event>;
}

const MAX_ATTEMPTS = 5;

/**
 * The same decisions as CommandExecutor, for thousands of commands at a time: streams are read together, decided in
 * order, and appended together. Streams that others changed meanwhile are read and decided again. Refusals are answers,
 * not events: the caller lists them.
 */
export async function executeMany<State, Command extends DomainCommand, Event extends DomainEvent>(
  target: BulkTarget<State, Command, Event>,
  commands: readonly BulkCommand<Command>[],
): Promise<BulkResult> {
  const outcomes = new Array<BulkOutcome>(commands.length);
  let position: LogPosition | undefined;
  let pending = groupByStream(commands);
  for (let attempt = 1; pending.size > 0; attempt++) {
    if (attempt > MAX_ATTEMPTS) {
      throw new DomainError(
        'STREAM_CONTENDED',
        `${pending.size} streams were changed by others ${MAX_ATTEMPTS} times in a row; try again`,
        {},
        'unavailable',
      );
    }
    const appends = await decideStreams(target, commands, pending, outcomes);
    const results = await target.store.appendMany(appends);
    const again = new Map<string, number[]>();
    appends.forEach((append, index) => {
      const result = results[index];
      if (result?.outcome === 'failed') throw result.error;
      if (result?.outcome === 'appended') position = result.position;
      else again.set(append.stream, pending.get(append.stream) ?? []);
    });
    pending = again;
  }
  return { outcomes, position };
}

function groupByStream(commands: readonly BulkCommand<DomainCommand>[]): Map<string, number[]> {
  const byStream = new Map<string, number[]>();
  commands.forEach(({ stream }, index) => {
    const known = byStream.get(stream);
    if (known === undefined) byStream.set(stream, [index]);
    else known.push(index);
  });
  return byStream;
}

async function decideStreams<State, Command extends DomainCommand, Event extends DomainEvent>(
  { store, codec, decider }: BulkTarget<State, Command, Event>,
  commands: readonly BulkCommand<Command>[],
  pending: ReadonlyMap<string, readonly number[]>,
  outcomes: BulkOutcome[],
): Promise<Append[]> {
  const recorded = await store.readStreams([...pending.keys()]);
  const appends: Append[] = [];
  for (const [stream, indexes] of pending) {
    const folded = new Folded<State>(decider.initialState);
    const evolve = decider.evolve as (state: State, event: never) => State;
    foldRecorded(folded, recorded.get(stream) ?? [], codec, evolve);
    const expected = folded.expected;
    const events: EventToAppend[] = [];
    for (const index of indexes) {
      const bulk = commands[index] as BulkCommand<Command>;
      try {
        const context = contextOf(bulk.command, bulk);
        const { events: added, trace } = decideOn(folded, decider, bulk.command, context, codec);
        events.push(...added);
        const effect = trace === undefined ? 'none' : trace.firstRevision === 0n ? 'created' : 'changed';
        outcomes[index] = { events: added.length, effect };
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        outcomes[index] = { events: 0, effect: 'none', refused: error };
      }
    }
    if (events.length > 0) appends.push({ stream, expected, events });
  }
  return appends;
}
