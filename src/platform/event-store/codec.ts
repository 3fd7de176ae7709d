import canonicalizeModule from 'canonicalize';
import type { DomainEvent, EventDefinition } from '../../shared/domain-event.js';
import { isInstant, recordProblem } from '../../shared/event-schema.js';
import { derivedId } from '../../shared/ids.js';
import { EventStoreError } from './event-store.js';
import type { EventToAppend, LogPosition, RecordedEvent } from './event-store.js';
import { ordinalOf } from './log-position.js';

// The package is CommonJS with a default export; under ESM its function arrives as `default` or as the module itself.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/** Why and by whom: written with every event of a command, flat so that every store and protocol can carry it. */
export interface CommandContext {
  readonly commandId: string;
  readonly commandType: string;
  /** SHA-256 of the command's content: the same command id with other content is recognised. */
  readonly commandHash: string;
  readonly actorType: string;
  readonly actorId: string;
  /** Ties everything that one request or one file caused. */
  readonly correlationId: string;
  /** Id of the event or command that caused this one. */
  readonly causationId: string;
  /** Where it came from: "http", "cli", "file:<sha256>". */
  readonly source: string;
}

/** An event as projections and folds see it: newest shape, with its place in the log and its origin. */
export interface Decoded<E extends DomainEvent = DomainEvent> {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: LogPosition;
  readonly ordinal: bigint;
  readonly recordedAt: string;
  readonly event: E;
  readonly context: CommandContext;
}

/**
 * Turns domain events into stored ones and back. Data is written in canonical JSON (RFC 8785), so the bytes that are
 * stored are the bytes that can be hashed. Old versions are brought to the newest shape on read, never in the log.
 */
export class EventCodec {
  private readonly definitions: ReadonlyMap<string, EventDefinition>;

  constructor(definitions: readonly EventDefinition[]) {
    const byType = new Map<string, EventDefinition>();
    for (const definition of definitions) {
      if (byType.has(definition.type)) throw new Error(`event type ${definition.type} is defined twice`);
      byType.set(definition.type, definition);
    }
    this.definitions = byType;
  }

  get types(): readonly EventDefinition[] {
    return [...this.definitions.values()];
  }

  /** Throws (a bug, not a user's error) if the data does not have the shape of its definition. */
  encode(event: DomainEvent, context: CommandContext, ordinal: number): EventToAppend {
    const definition = this.definitions.get(event.type);
    if (definition === undefined) throw new Error(`event type ${event.type} is not defined`);
    if (event.version !== definition.version) {
      throw new Error(
        `${event.type} is written in version ${event.version}, current is ${definition.version}`,
      );
    }
    const problem = isInstant(event.occurredAt)
      ? recordProblem(definition.shape, event.data)
      : 'occurredAt is not an instant';
    if (problem !== undefined) throw new Error(`${event.type}: ${problem}`);
    const data = canonicalJson(event.data);
    const { correlationId, causationId, ...rest } = context;
    const metadata = {
      ...rest,
      occurredAt: event.occurredAt,
      schemaVersion: String(event.version),
      // The names that EventStoreDB itself knows: its $by_correlation_id projection works on them.
      $correlationId: correlationId,
      $causationId: causationId,
    };
    return {
      id: derivedId(context.commandId, String(ordinal), event.type, event.occurredAt, data),
      type: event.type,
      data,
      metadata: canonicalJson(metadata),
    };
  }

  /** Throws EventStoreError('fatal') for an unknown type, version or a shape that the definition does not allow. */
  decode(recorded: RecordedEvent): Decoded {
    const definition = this.definitions.get(recorded.type);
    if (definition === undefined) {
      throw poison(recorded, 'its type is not known to this version of the program');
    }
    const metadata = parse(recorded, recorded.metadata) as Readonly<Record<string, string | undefined>>;
    const version = Number.parseInt(metadata['schemaVersion'] ?? '', 10);
    const occurredAt = metadata['occurredAt'] ?? '';
    if (!(version >= 1 && version <= definition.version)) {
      throw poison(recorded, `its version "${metadata['schemaVersion'] ?? ''}" is not known`);
    }
    let data = parse(recorded, recorded.data) as Record<string, unknown>;
    for (let at = version; at < definition.version; at++) {
      const upcast = definition.upcasters[at];
      if (upcast === undefined) throw poison(recorded, `there is no upcaster from version ${at}`);
      data = upcast(data);
    }
    const problem = isInstant(occurredAt)
      ? recordProblem(definition.shape, data)
      : 'occurredAt is not an instant';
    if (problem !== undefined) throw poison(recorded, problem);
    return {
      id: recorded.id,
      stream: recorded.stream,
      revision: recorded.revision,
      position: recorded.position,
      ordinal: ordinalOf(recorded.position),
      recordedAt: recorded.recordedAt,
      event: { type: recorded.type, version: definition.version, occurredAt, data },
      context: contextOf(metadata),
    };
  }
}

/** Canonical JSON by RFC 8785. */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new Error('undefined has no JSON form');
  return json;
}

function contextOf(metadata: Readonly<Record<string, string | undefined>>): CommandContext {
  const at = (name: string): string => metadata[name] ?? '';
  return {
    commandId: at('commandId'),
    commandType: at('commandType'),
    commandHash: at('commandHash'),
    actorType: at('actorType'),
    actorId: at('actorId'),
    correlationId: at('$correlationId'),
    causationId: at('$causationId'),
    source: at('source'),
  };
}

function parse(recorded: RecordedEvent, json: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Falls through to the same answer: whatever it is, it is not one of our events.
  }
  throw poison(recorded, 'it is not a JSON object');
}

function poison(recorded: RecordedEvent, why: string): EventStoreError {
  return new EventStoreError(
    'fatal',
    `event ${recorded.type} at ${recorded.position} (${recorded.stream}, revision ${recorded.revision}) can't be read: ${why}`,
  );
}
