import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { EventEmitter } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { DoubleLog, StoredEvent } from './log.js';
import {
  STATUS,
  caughtUp,
  confirmation,
  eventMessage,
  grpcError,
  streamDeleted,
  streamNameOf,
  streamNotFound,
} from './messages.js';
import type { Status } from './messages.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Answers a read of a stream or of the whole log. */
export async function serveRead(log: DoubleLog, call: ReadCall): Promise<void> {
  const options = call.request.getOptions();
  if (options === undefined) {
    fail(call, STATUS.handlerThrew);
    return;
  }
  const count = Number(options.getCount());
  const stream = options.getStream();
  if (stream !== undefined) {
    const name = streamNameOf(stream.getStreamIdentifier());
    const from = stream.hasRevision() ? BigInt(stream.getRevision()) : 0n;
    const events = log.readStream(name, from, count);
    if (events === 'deleted') {
      fail(call, streamDeleted(name));
      return;
    }
    if (events === 'missing') call.write(streamNotFound(name));
    else await send(call, events);
    call.end();
    return;
  }
  const all = options.getAll();
  const position = all?.getPosition();
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const given = position === undefined ? undefined : BigInt(position.getCommitPosition());
  if (given !== undefined && given <= log.end && log.indexOf(given) < 0) {
    fail(call, STATUS.badPosition);
    return;
  }
  const at = given === undefined ? -1 : log.indexOf(given);
  let events: StoredEvent[];
  if (backwards) {
    // From a position backwards is exclusive, forwards inclusive.
    const end =
      given === undefined ? (all?.hasEnd() === true ? log.all.length : 0) : at < 0 ? log.all.length : at;
    events = log.all.slice(Math.max(0, end - count), end).reverse();
  } else if (given === undefined) events = all?.hasEnd() === true ? [] : log.all.slice(0, count);
  else events = at < 0 ? [] : log.all.slice(at, at + count);
  await send(call, events);
  call.end();
}

/** A live subscription to the whole log. Starts after the given position; one beyond the end waits for whatever comes. */
export async function serveSubscription(log: DoubleLog, call: ReadCall): Promise<void> {
  const all = call.request.getOptions()?.getAll();
  const position = all?.getPosition();
  const given = position === undefined ? undefined : BigInt(position.getCommitPosition());
  if (given !== undefined && given <= log.end && log.indexOf(given) < 0) {
    fail(call, STATUS.handlerThrew);
    return;
  }
  let next = given === undefined ? 0 : given > log.end ? log.all.length : log.indexOf(given) + 1;
  call.write(confirmation(randomUUID()));
  let toldCaughtUp = false;
  while (!isOver(call)) {
    const event = log.all[next];
    if (event !== undefined) {
      next++;
      await write(call, eventMessage(event));
    } else {
      if (!toldCaughtUp) call.write(caughtUp());
      toldCaughtUp = true;
      await firstOf([log.changes, 'written'], [call, 'cancelled'], [call, 'over']);
    }
  }
}

/** A call that the test has ended says so with an "over" event; one of a broken connection is cancelled. */
export function endCall(call: ReadCall, status?: Status): void {
  if (isOver(call)) return;
  if (status === undefined) call.end();
  else fail(call, status);
  call.emit('over');
}

export function isOver(call: ReadCall): boolean {
  return call.cancelled || call.writableEnded || call.destroyed;
}

export function fail(call: ReadCall, status: Status): void {
  call.emit('error', grpcError(status));
}

async function send(call: ReadCall, events: readonly StoredEvent[]): Promise<void> {
  for (const event of events) {
    if (isOver(call)) return;
    await write(call, eventMessage(event));
  }
}

async function write(call: ReadCall, message: streams.ReadResp): Promise<void> {
  if (call.write(message) || isOver(call)) return;
  await firstOf([call, 'drain'], [call, 'cancelled'], [call, 'over']);
}

/** Waits for one of several events, or an error, and leaves no listeners behind. */
export async function firstOf(...events: readonly (readonly [EventEmitter, string])[]): Promise<void> {
  const done = new AbortController();
  const waits = events.map(([emitter, name]) => once(emitter, name, { signal: done.signal }));
  await Promise.race(waits).catch(() => undefined);
  done.abort();
}
