import { Metadata, status as code } from '@grpc/grpc-js';
import type { ServerErrorResponse } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendOutcome, ProposedEvent, StoredEvent } from './log.js';

/** A gRPC status as the server sends it; `exception` and the rest are the keys that the client looks at. */
export interface Status {
  readonly code: code;
  readonly details: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** Statuses by the name of what was measured on EventStoreDB 23.10. */
export const STATUS = {
  notReady: { code: code.UNAVAILABLE, details: 'Server Is Not Ready' },
  forwardingTimeout: { code: code.ABORTED, details: 'Operation timed out: Forwarding timeout' },
  consumerTooSlow: {
    code: code.ABORTED,
    details:
      'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
  },
  goingDown: {
    code: code.INTERNAL,
    details: 'Received RST_STREAM with code 0 (Call ended without gRPC status)',
  },
  shuttingDown: { code: code.CANCELLED, details: 'Node is shutting down' },
  handlerThrew: { code: code.UNKNOWN, details: 'Exception was thrown by handler.' },
  badPosition: { code: code.UNKNOWN, details: 'Unexpected ReadAllResult: Error' },
  messageTooLarge: {
    code: code.RESOURCE_EXHAUSTED,
    details: 'Received message exceeds the maximum configured message size.',
  },
  accessDenied: {
    code: code.PERMISSION_DENIED,
    details: 'Access Denied',
    metadata: { exception: 'access-denied' },
  },
  unheardOf: { code: code.UNIMPLEMENTED, details: 'Method is unimplemented.' },
  tooLarge: {
    code: code.INVALID_ARGUMENT,
    details: 'Maximum Append Size of 1048576 Exceeded.',
    metadata: { exception: 'maximum-append-size-exceeded', 'maximum-append-size': '1048576' },
  },
} as const satisfies Record<string, Status>;

export function streamDeleted(stream: string): Status {
  return {
    code: code.FAILED_PRECONDITION,
    details: `Event stream '${stream}' is deleted.`,
    metadata: { exception: 'stream-deleted', 'stream-name': stream },
  };
}

export function wrongVersion(stream: string, expected: bigint, actual: bigint): Status {
  return {
    code: code.FAILED_PRECONDITION,
    details: 'Append failed due to WrongExpectedVersion.',
    metadata: {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': String(expected),
      'actual-version': String(actual),
    },
  };
}

export function notLeader(host: string, port: number): Status {
  return {
    code: code.NOT_FOUND,
    details: 'Leader info available',
    metadata: {
      exception: 'not-leader',
      'leader-endpoint-host': host,
      'leader-endpoint-port': String(port),
    },
  };
}

export function grpcError(status: Status): ServerErrorResponse {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(status.metadata ?? {})) metadata.set(key, value);
  const { code, details } = status;
  return Object.assign(new Error(details), { code: code, details, metadata });
}

export function eventMessage(event: StoredEvent): streams.ReadResp {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream)))
    .setStreamRevision(event.revision.toString())
    .setCommitPosition(event.position.toString())
    .setPreparePosition(event.position.toString())
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  record
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', event.ticks.toString());
  const read = new streams.ReadResp.ReadEvent().setEvent(record).setCommitPosition(event.position.toString());
  return new streams.ReadResp().setEvent(read);
}

export function confirmation(id: string): streams.ReadResp {
  return new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id),
  );
}

export function caughtUp(): streams.ReadResp {
  return new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp());
}

export function streamNotFound(stream: string): streams.ReadResp {
  return new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(
      new shared.StreamIdentifier().setStreamName(Buffer.from(stream)),
    ),
  );
}

export function streamNameOf(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function proposedEvent(message: streams.AppendReq.ProposedMessage): ProposedEvent {
  const properties = message.getMetadataMap();
  return {
    id: (message.getId()?.getString() ?? '').toLowerCase(),
    type: properties.get('type') ?? '',
    contentType: properties.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function appendAnswer(
  outcome: AppendOutcome & { kind: 'ok' | 'wrong-version' },
  expected: bigint,
): streams.AppendResp {
  const answer = new streams.AppendResp();
  if (outcome.kind === 'ok') {
    const success = new streams.AppendResp.Success().setCurrentRevision(outcome.revision.toString());
    if (outcome.position === undefined) return answer.setSuccess(success.setNoPosition(new shared.Empty()));
    const position = new streams.AppendResp.Position()
      .setCommitPosition(outcome.position.toString())
      .setPreparePosition(outcome.position.toString());
    return answer.setSuccess(success.setPosition(position));
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (outcome.actual === undefined) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(outcome.actual.toString());
  if (expected < 0n) wrong.setExpectedNoStream(new shared.Empty());
  else wrong.setExpectedRevision(expected.toString());
  return answer.setWrongExpectedVersion(wrong);
}
