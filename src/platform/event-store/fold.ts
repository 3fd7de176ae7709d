import type { Decider, DomainCommand } from '../../shared/decider.js';
import { DomainError } from '../../shared/domain-error.js';
import type { DomainEvent } from '../../shared/domain-event.js';
import type { CommandContext, EventCodec } from './codec.js';
import { canonicalJson } from './codec.js';
import type { EventToAppend, ExpectedRevision, LogPosition, RecordedEvent } from './event-store.js';
import { createHash } from 'node:crypto';

/** Where a command came from; the executor adds what it derives from the command itself. */
export interface CommandOrigin {
  /** UUID; the same id with the same content is the same command, however often it arrives. */
  readonly commandId: string;
  readonly correlationId: string;
  /** Id of the event or request that led to this command; the command itself if it is the first. */
  readonly causationId?: string;
  /** "http", "cli", "file:<sha256>", "process:<name>". */
  readonly source: string;
}

/** What one command left in its stream. */
export interface CommandTrace {
  readonly hash: string;
  readonly firstRevision: bigint;
  readonly lastRevision: bigint;
  position: LogPosition;
  readonly eventTypes: string[];
}

/** A stream folded up to a revision, with the commands that made it. */
export class Folded<State> {
  revision = -1n;
  position: LogPosition | undefined;
  readonly commands = new Map<string, CommandTrace>();

  constructor(public state: State) {}

  get expected(): ExpectedRevision {
    return this.revision < 0n ? 'no-stream' : this.revision;
  }

  /** Takes one event that stands at the next revision. */
  take(
    event: DomainEvent,
    context: CommandContext,
    evolve: (state: State, event: never) => State,
    position?: LogPosition,
  ): void {
    this.state = evolve(this.state, event as never);
    this.revision += 1n;
    this.position = position ?? this.position;
    const trace = this.commands.get(context.commandId);
    if (trace === undefined) {
      this.commands.set(context.commandId, {
        hash: context.commandHash,
        firstRevision: this.revision,
        lastRevision: this.revision,
        position: position ?? '',
        eventTypes: [event.type],
      });
    } else {
      this.commands.set(context.commandId, {
        ...trace,
        lastRevision: this.revision,
        position: position ?? trace.position,
        eventTypes: [...trace.eventTypes, event.type],
      });
    }
  }
}

/** Folds recorded events onto what is folded already. */
export function foldRecorded<State>(
  folded: Folded<State>,
  recorded: readonly RecordedEvent[],
  codec: EventCodec,
  evolve: (state: State, event: never) => State,
): void {
  for (const record of recorded) {
    const decoded = codec.decode(record);
    folded.revision = record.revision - 1n;
    folded.take(decoded.event, decoded.context, evolve, record.position);
  }
}

/** The context that every event of a command carries. */
export function contextOf(command: DomainCommand, origin: CommandOrigin): CommandContext {
  return {
    commandId: origin.commandId,
    commandType: command.type,
    commandHash: commandHash(command),
    actorType: command.actor.type,
    actorId: command.actor.id,
    correlationId: origin.correlationId,
    causationId: origin.causationId ?? origin.commandId,
    source: origin.source,
  };
}

/** SHA-256 over what was asked and by whom, not when: a retry a minute later is the same command. */
export function commandHash(command: DomainCommand): string {
  return createHash('sha256')
    .update(canonicalJson({ type: command.type, data: command.data, actor: command.actor }))
    .digest('hex');
}

export interface Decided {
  readonly events: readonly EventToAppend[];
  readonly trace: CommandTrace | undefined;
}

/**
 * Decides one command on a folded stream and folds what it gives. A command that already stands in the stream gives
 * nothing new and its old trace; one with the same id but other content throws COMMAND_ID_REUSED (kind "mismatch").
 */
export function decideOn<State, Command extends DomainCommand, Event extends DomainEvent>(
  folded: Folded<State>,
  decider: Decider<State, Command, Event>,
  command: Command,
  context: CommandContext,
  codec: EventCodec,
): Decided {
  const known = folded.commands.get(context.commandId);
  if (known !== undefined) {
    if (known.hash !== context.commandHash) {
      throw new DomainError(
        'COMMAND_ID_REUSED',
        'this command id (Idempotency-Key) was used before for another command',
        { commandId: context.commandId },
        'mismatch',
      );
    }
    return { events: [], trace: known };
  }
  const events = decider.decide(command, folded.state);
  const encoded = events.map((event, ordinal) => codec.encode(event, context, ordinal));
  for (const event of events) {
    folded.take(event, context, decider.evolve);
  }
  return { events: encoded, trace: folded.commands.get(context.commandId) };
}
