import { LRUCache } from 'lru-cache';
import type { Decider, DomainCommand } from '../../shared/decider.js';
import { DomainError } from '../../shared/domain-error.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import { refusalStream } from '../../shared/streams.js';
import type { CommandContext, EventCodec } from './codec.js';
import { MAX_EVENT_BYTES } from './check-append.js';
import { EventStoreError } from './event-store.js';
import type { EventStore, EventToAppend, LogPosition } from './event-store.js';
import { contextOf, decideOn, Folded, foldRecorded } from './fold.js';
import type { CommandOrigin } from './fold.js';
import type { GroupAppender } from './group-append.js';
import { CommandRefused } from './refusal.events.js';

/** What a command did. `revision` is that of its stream after it, `replayed` says that it had been done before. */
export interface Executed {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: LogPosition | undefined;
  readonly eventTypes: readonly string[];
  readonly replayed: boolean;
}

export interface ExecuteRequest<
  State,
  Command extends DomainCommand,
  Event extends DomainEvent,
> extends CommandOrigin {
  readonly stream: string;
  readonly decider: Decider<State, Command, Event>;
  readonly command: Command;
  /** From If-Match: the revision that the caller saw. REVISION_MISMATCH (kind "conflict") if it is another one. */
  readonly expectedRevision?: bigint;
}

type AnyRequest = ExecuteRequest<unknown, DomainCommand, DomainEvent>;

interface Queued {
  readonly request: AnyRequest;
  readonly context: CommandContext;
  readonly resolve: (executed: Executed) => void;
  readonly reject: (error: unknown) => void;
}

const MAX_ATTEMPTS = 3;
const MAX_COMMANDS_PER_APPEND = 64;
// Decisions of one append are collected until this many bytes, well under what a store takes.
const MAX_BATCH_BYTES = MAX_EVENT_BYTES / 2;

/**
 * Read, fold, decide, append — and again on conflict. Inside one process the commands of one stream queue up: each
 * decides on the state that the one before it left, and what is queued leaves in one append, so a hot order has no
 * conflicts. Folded streams are kept for the next command; a "no" that came from a kept state is checked against the
 * log before it is said.
 */
export class CommandExecutor {
  private readonly queues = new Map<string, Queued[]>();
  private readonly kept: LRUCache<string, Folded<unknown>>;

  constructor(
    private readonly store: EventStore,
    private readonly appender: GroupAppender,
    private readonly codec: EventCodec,
    options: { keptStreams?: number } = {},
  ) {
    this.kept = new LRUCache({ max: options.keptStreams ?? 5000 });
  }

  /**
   * Throws DomainError for a rule's "no" (recorded in the log as CommandRefused) and EventStoreError when the store is
   * away or the outcome is unknown: the same command id may then be sent again.
   */
  async execute<State, Command extends DomainCommand, Event extends DomainEvent>(
    request: ExecuteRequest<State, Command, Event>,
  ): Promise<Executed> {
    const context = contextOf(request.command, request);
    try {
      return await new Promise<Executed>((resolve, reject) =>
        this.enqueue({ request: request as unknown as AnyRequest, context, resolve, reject }),
      );
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'refused') {
        await this.recordRefusal(request.stream, request.command, context, error);
      }
      throw error;
    }
  }

  private enqueue(queued: Queued): void {
    const queue = this.queues.get(queued.request.stream);
    if (queue !== undefined) {
      queue.push(queued);
      return;
    }
    this.queues.set(queued.request.stream, [queued]);
    void this.drain(queued.request.stream);
  }

  private async drain(stream: string): Promise<void> {
    for (
      let queue = this.queues.get(stream);
      queue !== undefined && queue.length > 0;
      queue = this.queues.get(stream)
    ) {
      const batch = queue.splice(0, MAX_COMMANDS_PER_APPEND);
      try {
        const rest = await this.runBatch(stream, batch);
        queue.unshift(...rest);
      } catch (error) {
        this.kept.delete(stream);
        for (const { reject } of batch) reject(error);
      }
    }
    this.queues.delete(stream);
  }

  /** Runs queued commands of one stream; gives back those that did not fit into one append. */
  private async runBatch(stream: string, batch: readonly Queued[]): Promise<Queued[]> {
    for (let conflicts = 0; conflicts < MAX_ATTEMPTS;) {
      const { folded, fresh } = await this.load(stream, batch[0]?.request as AnyRequest);
      const { answers, events, rest, needsFreshState } = this.decideBatch(folded, batch, fresh);
      if (needsFreshState) continue;
      if (events.length > 0) {
        const expected = folded.revision - BigInt(events.length);
        const result = await this.appender.append({
          stream,
          expected: expected < 0n ? 'no-stream' : expected,
          events,
        });
        if (result.outcome === 'conflict') {
          conflicts++;
          continue;
        }
        settlePosition(folded, batch, result.position);
      }
      this.kept.set(stream, folded);
      for (const answer of answers) answer();
      return rest;
    }
    throw new DomainError(
      'STREAM_CONTENDED',
      `${stream} was changed by others ${MAX_ATTEMPTS} times in a row; try again`,
      { stream },
      'unavailable',
    );
  }

  private decideBatch(folded: Folded<unknown>, batch: readonly Queued[], fresh: boolean): BatchDecision {
    const answers: Answer[] = [];
    const events: EventToAppend[] = [];
    let bytes = 0;
    for (const [index, queued] of batch.entries()) {
      if (bytes > MAX_BATCH_BYTES) {
        return { answers, events, rest: batch.slice(index), needsFreshState: false };
      }
      const { request, context, resolve, reject } = queued;
      const revisionBefore = folded.revision;
      try {
        if (
          request.expectedRevision !== undefined &&
          request.expectedRevision !== folded.revision &&
          !folded.commands.has(context.commandId)
        ) {
          throw revisionMismatch(request.stream, request.expectedRevision, folded.revision);
        }
        const decided = decideOn(folded, request.decider, request.command, context, this.codec);
        if (decided.events.length === 0 && !fresh) {
          return { answers, events, rest: [], needsFreshState: true };
        }
        events.push(...decided.events);
        for (const event of decided.events) bytes += event.data.length;
        const replayed = decided.events.length === 0 && decided.trace !== undefined;
        const revision = replayed ? decided.trace.lastRevision : folded.revision;
        answers.push(() => {
          const trace = folded.commands.get(context.commandId);
          resolve({
            stream: request.stream,
            revision,
            position: trace?.position ?? folded.position,
            eventTypes: trace?.eventTypes ?? [],
            replayed,
          });
        });
      } catch (error) {
        if (!fresh) return { answers, events, rest: [], needsFreshState: true };
        if (folded.revision !== revisionBefore) throw error;
        answers.push(() => reject(error));
      }
    }
    return { answers, events, rest: [], needsFreshState: false };
  }

  /** The kept state if there is one, else (and on every second look: a kept state is taken out) the stream itself. */
  private async load(
    stream: string,
    request: AnyRequest,
  ): Promise<{ folded: Folded<unknown>; fresh: boolean }> {
    const known = this.kept.get(stream);
    // A batch that fails must leave no half-decided state behind, so the cache gives its state away.
    this.kept.delete(stream);
    if (known !== undefined) return { folded: known, fresh: false };
    const folded = new Folded<unknown>(request.decider.initialState);
    const evolve = request.decider.evolve as (state: unknown, event: never) => unknown;
    foldRecorded(folded, await this.store.readStream(stream), this.codec, evolve);
    return { folded, fresh: true };
  }

  private async recordRefusal(
    stream: string,
    command: DomainCommand,
    context: CommandContext,
    error: DomainError,
  ): Promise<void> {
    const refused = CommandRefused.at(command.occurredAt, {
      stream,
      commandType: command.type,
      code: error.code,
      message: error.message,
    });
    const event = this.codec.encode(refused, context, 0);
    try {
      // A conflict means that this very command was refused and recorded before.
      await this.appender.append({
        stream: refusalStream(context.commandId),
        expected: 'no-stream',
        events: [event],
      });
    } catch (failure) {
      // The refusal itself is the answer; a store that is away must not turn a "no" into an "unknown".
      if (!(failure instanceof EventStoreError)) throw failure;
    }
  }
}

type Answer = () => void;

interface BatchDecision {
  readonly answers: readonly Answer[];
  readonly events: readonly EventToAppend[];
  readonly rest: Queued[];
  /** A "no" or "nothing new" was found on a kept state: read the stream and decide again. */
  readonly needsFreshState: boolean;
}

/** All commands of one append are visible from the position of its last event on. */
function settlePosition(folded: Folded<unknown>, batch: readonly Queued[], position: LogPosition): void {
  folded.position = position;
  for (const { context } of batch) {
    const trace = folded.commands.get(context.commandId);
    if (trace?.position === '') trace.position = position;
  }
}

function revisionMismatch(stream: string, expected: bigint, actual: bigint): DomainError {
  return new DomainError(
    'REVISION_MISMATCH',
    `${stream} is at revision ${actual}, not at ${expected}: read it again`,
    { stream, expected: String(expected), actual: String(actual) },
    'conflict',
  );
}
