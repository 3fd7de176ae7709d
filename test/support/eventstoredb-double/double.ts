import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { Metadata, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import serverFeatures from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { DoubleLog } from './log.js';
import type { ProposedEvent } from './log.js';
import {
  STATUS,
  appendAnswer,
  grpcError,
  notLeader,
  proposedEvent,
  streamDeleted,
  streamNameOf,
} from './messages.js';
import type { Status } from './messages.js';
import { endCall, fail, firstOf, serveRead, serveSubscription } from './reads.js';
import type { ReadCall } from './reads.js';
import { Wire } from './wire.js';

type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;
type AppendAnswer = sendUnaryData<streams.AppendResp>;
type Rpc = 'append' | 'read' | 'subscribe';
/** What happens to the next append: a status, or the connection is lost after or before it was written. */
type Fault = Status | 'written-then-lost' | 'lost-unwritten' | 'no-answer';

/**
 * A node of EventStoreDB in this process, spoken to over a real HTTP/2 connection with the client's own messages. It
 * proves how our side takes faults; what a server does was measured on a real one and is only repeated here.
 */
export class EventStoreDbDouble {
  /** Calls that arrived, by kind: the price of what the adapter does. */
  readonly calls = { append: 0, read: 0, subscribe: 0, capabilities: 0 };
  mostAppendsAtOnce = 0;
  /** Every client object of the adapter gives itself a name of its own. */
  readonly clients = new Set<string>();
  /** A node that is behind, or was restored meanwhile: subscriptions get this log instead. */
  logOfSubscriptions: DoubleLog | undefined;
  private readonly server = new Server({ 'grpc.max_concurrent_streams': 100 });
  private innerPort = 0;
  private readonly wire = new Wire(() => this.innerPort);
  private readonly faults: Record<Rpc, Fault[]> = { append: [], read: [], subscribe: [] };
  private readonly subscriptions = new Set<ReadCall>();
  private leader: EventStoreDbDouble | undefined;
  private appendsNow = 0;

  private constructor(public log: DoubleLog) {}

  /** Nodes of one cluster share a log. */
  static async start(log = new DoubleLog()): Promise<EventStoreDbDouble> {
    const double = new EventStoreDbDouble(log);
    double.server.addService(streamsService.StreamsService, {
      append: (call: AppendCall, answer: AppendAnswer) => void double.serveAppend(call, answer),
      read: (call: ReadCall) => void double.serveReading(call),
    });
    // Answering this with an error once is enough to spoil a client of the batch path for ever.
    double.server.addService(serverFeatures.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: sendUnaryData<unknown>) => {
        double.calls.capabilities++;
        answer(grpcError(STATUS.goingDown));
      },
    });
    double.innerPort = await new Promise<number>((resolve, reject) =>
      double.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(port) : reject(error),
      ),
    );
    await double.wire.open();
    return double;
  }

  get port(): number {
    return this.wire.port;
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  async stop(): Promise<void> {
    await this.wire.close();
    this.server.forceShutdown();
  }

  dropConnections(): void {
    this.wire.cut();
  }

  /** Away until `comeBack`, on the same port with the same data. */
  async goAway(): Promise<void> {
    await this.wire.close();
  }

  async comeBack(): Promise<void> {
    await this.wire.open();
  }

  hang(): void {
    this.wire.goSilent();
  }

  wakeUp(): void {
    this.wire.speak();
  }

  /** The next `times` calls of this kind meet the fault; the others after them are served. */
  failNext(rpc: Rpc, fault: Fault, times = 1): void {
    this.faults[rpc].push(...Array.from({ length: times }, () => fault));
  }

  /** Ends the running subscriptions cleanly, or with a status. */
  endSubscriptions(status?: Status): void {
    for (const call of this.subscriptions) endCall(call, status);
  }

  get liveSubscriptions(): number {
    return this.subscriptions.size;
  }

  /** Calls that ask for a leader are sent to the other node from now on; undefined makes this node the leader. */
  follow(leader: EventStoreDbDouble | undefined): void {
    this.leader = leader;
  }

  private async serveAppend(call: AppendCall, answer: AppendAnswer): Promise<void> {
    this.calls.append++;
    this.mostAppendsAtOnce = Math.max(this.mostAppendsAtOnce, ++this.appendsNow);
    try {
      const redirect = this.redirect(call.metadata);
      if (redirect !== undefined) {
        answer(grpcError(redirect));
        return;
      }
      let stream = '';
      let expected: bigint | undefined;
      const events: ProposedEvent[] = [];
      call.on('data', (request: streams.AppendReq) => {
        const options = request.getOptions();
        const message = request.getProposedMessage();
        if (options !== undefined) {
          stream = streamNameOf(options.getStreamIdentifier());
          if (options.hasNoStream()) expected = -1n;
          else if (options.hasRevision()) expected = BigInt(options.getRevision());
        } else if (message !== undefined) events.push(proposedEvent(message));
      });
      await firstOf([call, 'end'], [call, 'cancelled']);
      if (call.cancelled) return;
      const fault = this.faults.append.shift();
      if (fault === 'lost-unwritten') {
        this.wire.cut();
        return;
      }
      if (fault === 'no-answer') return;
      if (fault !== undefined && fault !== 'written-then-lost') {
        answer(grpcError(fault));
        return;
      }
      // "Any" revision recognises a repeat only by chance: nothing in this program may ask for it.
      if (expected === undefined || stream === '' || events.some((event) => event.type === '')) {
        answer(grpcError(STATUS.handlerThrew));
        return;
      }
      const outcome = this.log.append(stream, expected, events);
      if (fault === 'written-then-lost') {
        this.wire.cut();
        return;
      }
      if (outcome.kind === 'deleted') {
        answer(grpcError(streamDeleted(stream)));
        return;
      }
      if (outcome.kind === 'too-large') {
        answer(grpcError(STATUS.tooLarge));
        return;
      }
      answer(null, appendAnswer(outcome, expected));
    } catch {
      // The connection was cut while the request came in: nobody waits for an answer.
    } finally {
      this.appendsNow--;
    }
  }

  private async serveReading(call: ReadCall): Promise<void> {
    const subscribes = call.request.getOptions()?.hasSubscription() === true;
    const rpc = subscribes ? 'subscribe' : 'read';
    this.calls[rpc]++;
    const fault = this.redirect(call.metadata) ?? this.faults[rpc].shift();
    if (fault === 'no-answer') return;
    if (typeof fault === 'string') {
      this.wire.cut();
      return;
    }
    if (fault !== undefined) {
      fail(call, fault);
      return;
    }
    if (!subscribes) return serveRead(this.log, call);
    this.subscriptions.add(call);
    try {
      await serveSubscription(this.logOfSubscriptions ?? this.log, call);
    } finally {
      this.subscriptions.delete(call);
    }
  }

  private redirect(metadata: Metadata): Status | undefined {
    this.clients.add(String(metadata.get('connection-name')[0]));
    const asked = metadata.get('requires-leader')[0] === 'true';
    return asked && this.leader !== undefined ? notLeader('127.0.0.1', this.leader.port) : undefined;
  }
}
