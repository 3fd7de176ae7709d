import { eventCatalogue } from '../../src/event-catalogue.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import type { CommandContext, Decoded } from '../../src/platform/event-store/codec.js';
import { makePosition } from '../../src/platform/event-store/log-position.js';
import type { DomainEvent } from '../../src/shared/domain-event.js';

/** An event that is to stand in a log, on its stream. Without a recording time it is recorded when it occurs. */
export interface LoggedEvent {
  readonly stream: string;
  readonly event: DomainEvent;
  readonly recordedAt?: string;
  readonly actorId?: string;
  readonly correlationId?: string;
}

const codec = new EventCodec(eventCatalogue);

export const TEST_LOG_ID = '00000000-0000-4000-8000-00000000106e';

/** Position of the n-th event (from 1) of such a log. */
export function positionInLog(ordinal: number): string {
  return makePosition('pg', TEST_LOG_ID, BigInt(ordinal));
}

/** The log that a store would give back for these events: encoded and decoded, with ordinals from 1 and revisions. */
export function logOf(events: readonly LoggedEvent[]): readonly Decoded[] {
  const revisions = new Map<string, bigint>();
  return events.map(({ stream, event, recordedAt, actorId, correlationId }, index) => {
    const revision = (revisions.get(stream) ?? -1n) + 1n;
    revisions.set(stream, revision);
    const context: CommandContext = {
      commandId: `command-${index + 1}`,
      commandType: 'Test',
      commandHash: '',
      actorType: 'user',
      actorId: actorId ?? 'clerk',
      correlationId: correlationId ?? `request-${index + 1}`,
      causationId: `command-${index + 1}`,
      source: 'http',
    };
    const ordinal = index + 1;
    return codec.decode({
      ...codec.encode(event, context, 0),
      stream,
      revision,
      position: positionInLog(ordinal),
      recordedAt: recordedAt ?? event.occurredAt,
    });
  });
}
