import { binaryEvent, jsonEvent } from '@eventstore/db-client';
import type {
  AllStreamResolvedEvent,
  EventData,
  Position,
  RecordedEvent as ClientEvent,
  ResolvedEvent,
} from '@eventstore/db-client';
import type { EventStoreError, EventToAppend, LogPosition, RecordedEvent } from './event-store.js';
import { integrityAlarm } from './eventstoredb-errors.js';
import { makePosition } from './log-position.js';

/** Holds one event, the id of this log. It is ours but no event of the ledger: readers of the whole log never see it. */
export const IDENTITY_STREAM = 'ledgerlog-identity';

/** Never the start of JSON, so the client gives metadata that begins with it back as bytes. */
const NOT_JSON_MARK = '\uFEFF';

/**
 * The client parses JSON on the way in and out. A text that JSON.parse and JSON.stringify give back unchanged (nearly all
 * canonical JSON) is stored as JSON, its own bytes; any other data is stored as bytes, any other metadata with a mark
 * before it. So what comes back is always exactly the text that was given, and the server's tools can read the rule.
 */
export function toClientEvent(event: EventToAppend): EventData {
  const { id, type } = event;
  const exactMetadata = parsedIfExact(event.metadata) !== undefined;
  const metadata = Buffer.from(exactMetadata ? event.metadata : NOT_JSON_MARK + event.metadata);
  const data = parsedIfExact(event.data);
  return data === undefined
    ? binaryEvent({ id, type, data: Buffer.from(event.data), metadata })
    : jsonEvent({ id, type, data: data as Record<string, unknown>, metadata });
}

function parsedIfExact(json: string): object | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && JSON.stringify(value) === json ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The reverse of toClientEvent. Times have milliseconds: the client cuts the server's 100 ns ticks. */
export function toRecordedEvent(event: ClientEvent, logId: string): RecordedEvent {
  return {
    id: event.id,
    type: event.type,
    data: dataText(event),
    metadata: metadataText(event.metadata),
    stream: event.streamId,
    revision: event.revision,
    position: positionToken(logId, positionOf(event)),
    recordedAt: event.created.toISOString(),
  };
}

export function positionToken(logId: string, position: Position): LogPosition {
  return makePosition('es', logId, position.commit, position.prepare);
}

export function positionOf(event: ClientEvent): Position {
  if (event.position === undefined) {
    throw integrityAlarm(`event ${event.id} of ${event.streamId} came without its position in the log`);
  }
  return event.position;
}

/** The event of a read. Links are not resolved, so a link comes as the event that it is; undefined can't happen then. */
export function eventOf(resolved: ResolvedEvent | AllStreamResolvedEvent): ClientEvent | undefined {
  return resolved.event ?? resolved.link;
}

function dataText(event: ClientEvent): string {
  const data: unknown = event.data;
  if (ArrayBuffer.isView(data)) return textOf(data);
  // JSON that does not parse is given back as text: somebody else's event, for the codec to judge.
  return typeof data === 'string' ? data : JSON.stringify(data);
}

function metadataText(metadata: unknown): string {
  if (metadata === undefined) return '';
  if (!ArrayBuffer.isView(metadata)) return JSON.stringify(metadata);
  const text = textOf(metadata);
  return text.startsWith(NOT_JSON_MARK) ? text.slice(NOT_JSON_MARK.length) : text;
}

function textOf(bytes: ArrayBufferView): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

const HIDES_EVENTS = ['$maxAge', '$maxCount', '$tb'];

/**
 * True for events of the ledger, false for the server's own. Whole-log reads exclude nothing on the server, because what
 * hides or deletes events of ours shows only in its own events: for these an EventStoreError('integrity') is thrown.
 */
export function belongsToLedger(event: ClientEvent): boolean {
  const { streamId, type } = event;
  if (streamId.startsWith('$')) {
    if (type === '$metadata') checkStreamMetadata(event);
    return false;
  }
  if (type.startsWith('$')) {
    const what = type === '$streamDeleted' ? 'was deleted' : `got an event of the server's kind (${type})`;
    throw integrityAlarm(`stream ${streamId} ${what} at ${placeOf(event)}`);
  }
  return streamId !== IDENTITY_STREAM;
}

/** `$maxAge`, `$maxCount` and `$tb` (truncate before, also how a soft delete is done) hide events and let a scavenge remove them. */
function checkStreamMetadata(event: ClientEvent): void {
  const stream = event.streamId.slice(2);
  const data: unknown = event.data;
  if (stream.startsWith('$') || typeof data !== 'object' || data === null) return;
  const found = HIDES_EVENTS.filter((name) => name in data);
  if (found.length > 0) {
    throw integrityAlarm(`metadata of stream ${stream} sets ${found.join(', ')} at ${placeOf(event)}`);
  }
}

function placeOf(event: ClientEvent): string {
  return `position ${event.position?.commit.toString() ?? 'unknown'}`;
}

/** Events of the ledger up to the first sign of tampering; what stands before it is still good. */
export function ledgerEvents(
  events: readonly ClientEvent[],
  logId: string,
): { events: readonly RecordedEvent[]; alarm?: EventStoreError } {
  const good: RecordedEvent[] = [];
  for (const event of events) {
    try {
      if (belongsToLedger(event)) good.push(toRecordedEvent(event, logId));
    } catch (error) {
      return { events: good, alarm: error as EventStoreError };
    }
  }
  return { events: good };
}
