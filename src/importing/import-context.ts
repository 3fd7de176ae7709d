import type { Actor, DomainCommand } from '../shared/decider.js';
import type { CommandContext, EventCodec } from '../platform/event-store/codec.js';
import type { EventStore } from '../platform/event-store/event-store.js';

/** What an import needs to know besides the bytes. */
export interface ImportContext {
  readonly store: EventStore;
  readonly codec: EventCodec;
  readonly shopId: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly actor: Actor;
  /** Of amounts to which the file gives none. */
  readonly currency?: string | undefined;
  /** The zone of the file's times. */
  readonly zone: string;
  /** When the import began: ISO 8601, UTC. */
  readonly now: string;
  readonly correlationId: string;
  readonly contextOf: (command: DomainCommand, commandId: string) => CommandContext;
  /** Called with the number of rows done so far. */
  readonly onRows: (rows: number) => void;
}
