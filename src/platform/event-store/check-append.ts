import { isUuid } from '../../shared/ids.js';
import { EventStoreError } from './event-store.js';
import type { Append } from './event-store.js';

/** 1 MiB: what EventStoreDB up to 25.0 takes as the sum of one append's data. Both adapters keep it, so a log can move. */
export const MAX_EVENT_BYTES = 1_048_576;
export const MAX_STREAM_NAME_CHARS = 512;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._:/#@+~-]*$/u;
const LONE_SURROGATE = /\p{Surrogate}/u;
const TYPE = /^[A-Za-z][A-Za-z0-9.]{0,127}$/;

/**
 * Refuses, before anything is sent, what a store would refuse, change or choke on (measured on EventStoreDB 23.10:
 * an empty name or type, a lone surrogate, a nil id, more than 1 MiB of data, an empty append).
 */
export function checkAppend(append: Append): void {
  checkStreamName(append.stream);
  if (append.events.length === 0) {
    throw new EventStoreError('invalid', `an append to ${append.stream} has no events`);
  }
  let total = 0;
  for (const event of append.events) {
    if (!isUuid(event.id)) throw new EventStoreError('invalid', `"${event.id}" is not a lower-case UUID`);
    if (!TYPE.test(event.type)) throw new EventStoreError('invalid', `"${event.type}" is not an event type`);
    // UTF-8 has no form for half a character: what comes back would not be what was hashed.
    if (LONE_SURROGATE.test(event.data) || LONE_SURROGATE.test(event.metadata)) {
      throw new EventStoreError('invalid', `${event.type} for ${append.stream} holds half a character`);
    }
    const bytes = Buffer.byteLength(event.data);
    if (bytes > MAX_EVENT_BYTES) {
      throw new EventStoreError(
        'too-large',
        `${event.type} for ${append.stream} has ${bytes} bytes of data, the limit is ${MAX_EVENT_BYTES}`,
      );
    }
    if (Buffer.byteLength(event.metadata) > MAX_EVENT_BYTES) {
      throw new EventStoreError(
        'too-large',
        `metadata of ${event.type} for ${append.stream} is over ${MAX_EVENT_BYTES} bytes`,
      );
    }
    total += bytes;
  }
  if (total > MAX_EVENT_BYTES) {
    throw new EventStoreError(
      'too-large',
      `an append of ${append.events.length} events to ${append.stream} has ${total} bytes of data, the limit is ${MAX_EVENT_BYTES}`,
    );
  }
}

/** Throws EventStoreError('invalid') for a stream name that is empty, too long, a system stream or not plain text. */
export function checkStreamName(stream: string): void {
  if (stream.length > MAX_STREAM_NAME_CHARS || !NAME.test(stream)) {
    throw new EventStoreError('invalid', `"${stream.slice(0, 80)}" is not a stream name`);
  }
}
