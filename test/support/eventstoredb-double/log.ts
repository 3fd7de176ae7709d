import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';

/** An event as the server keeps it: everything but the ids and numbers is bytes. */
export interface StoredEvent {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  /** 100 ns ticks since 1970, as the server tells them to this client. */
  readonly ticks: bigint;
}

export type ProposedEvent = Pick<StoredEvent, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type AppendOutcome =
  | { readonly kind: 'ok'; readonly revision: bigint; readonly position: bigint | undefined }
  | { readonly kind: 'wrong-version'; readonly actual: bigint | undefined }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too-large' };

const MAX_APPEND_SIZE = 1_048_576;

/**
 * What one server, or the nodes of one cluster, hold: behaves as an EventStoreDB 23.10 was measured to, for appends at an
 * explicit revision (the only ones that this program makes).
 */
export class DoubleLog {
  readonly all: StoredEvent[] = [];
  /** "written" after every append. */
  readonly changes = new EventEmitter().setMaxListeners(0);
  private readonly streams = new Map<string, StoredEvent[]>();
  private readonly truncatedBefore = new Map<string, bigint>();
  private readonly tombstoned = new Set<string>();
  private nextPosition = 1_137n;
  private lastTicks = 0n;

  constructor() {
    // A new database holds one event of the server's own.
    this.write('$$$scavenges', [proposed('$metadata', '{"$maxAge":2592000}')]);
  }

  append(stream: string, expected: bigint, events: readonly ProposedEvent[]): AppendOutcome {
    if (this.tombstoned.has(stream)) return { kind: 'deleted' };
    if (events.reduce((sum, event) => sum + event.data.length, 0) > MAX_APPEND_SIZE) {
      return { kind: 'too-large' };
    }
    const stored = this.streams.get(stream) ?? [];
    const current = BigInt(stored.length) - 1n;
    if (expected < current) {
      const standing = stored.slice(Number(expected) + 1, Number(expected) + 1 + events.length);
      const repeat =
        standing.length === events.length && standing.every((event, at) => event.id === events[at]?.id);
      if (repeat) {
        const last = standing.at(-1);
        const hidden = last === undefined || last.revision < this.firstVisible(stream);
        return {
          kind: 'ok',
          revision: expected + BigInt(events.length),
          position: hidden ? undefined : last.position,
        };
      }
      // A soft-deleted stream counts as no stream, and goes on counting.
      if (!(expected === -1n && current >= 0n && this.firstVisible(stream) > current)) {
        return { kind: 'wrong-version', actual: current };
      }
    }
    if (expected > current) return { kind: 'wrong-version', actual: current < 0n ? undefined : current };
    const written = this.write(stream, events);
    return {
      kind: 'ok',
      revision: written?.revision ?? current,
      position: written?.position,
    };
  }

  /** "missing" also if everything in it is hidden. */
  readStream(stream: string, from: bigint, count: number): readonly StoredEvent[] | 'missing' | 'deleted' {
    if (this.tombstoned.has(stream)) return 'deleted';
    const visible = (this.streams.get(stream) ?? []).filter(
      (event) => event.revision >= this.firstVisible(stream),
    );
    if (visible.length === 0) return 'missing';
    return visible.filter((event) => event.revision >= from).slice(0, count);
  }

  indexOf(position: bigint): number {
    // Positions increase, so a binary search finds them in a long log.
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.all[middle]?.position ?? 0n) < position) low = middle + 1;
      else high = middle;
    }
    return this.all[low]?.position === position ? low : -1;
  }

  get end(): bigint {
    return this.all.at(-1)?.position ?? -1n;
  }

  /** What somebody with the admin tools can do to a stream. */
  setMetadata(stream: string, metadata: Record<string, unknown>): void {
    const truncateBefore = metadata['$tb'];
    if (typeof truncateBefore === 'number') this.truncatedBefore.set(stream, BigInt(truncateBefore));
    this.write(`$$${stream}`, [proposed('$metadata', JSON.stringify(metadata))]);
  }

  softDelete(stream: string): void {
    this.truncatedBefore.set(stream, BigInt(this.streams.get(stream)?.length ?? 0));
    this.write(`$$${stream}`, [proposed('$metadata', '{"$tb":9223372036854775807}')]);
  }

  tombstone(stream: string): void {
    this.tombstoned.add(stream);
    this.write(stream, [proposed('$streamDeleted', '')]);
  }

  /** An event that another program writes, past all our checks. */
  writeForeign(stream: string, type: string, data: string): void {
    this.write(stream, [proposed(type, data)]);
  }

  /** An older copy of this log: its first events only, as after a restore from a backup. */
  olderCopy(events: number): DoubleLog {
    const copy = new DoubleLog();
    copy.all.length = 0;
    copy.streams.clear();
    for (const event of this.all.slice(0, events)) {
      copy.all.push(event);
      const stream = copy.streams.get(event.stream) ?? [];
      copy.streams.set(event.stream, [...stream, event]);
      copy.nextPosition = event.position + 1n;
    }
    return copy;
  }

  private firstVisible(stream: string): bigint {
    return this.truncatedBefore.get(stream) ?? 0n;
  }

  private write(stream: string, events: readonly ProposedEvent[]): StoredEvent | undefined {
    const stored = this.streams.get(stream) ?? [];
    this.streams.set(stream, stored);
    let last: StoredEvent | undefined;
    for (const event of events) {
      const now = BigInt(Date.now()) * 10_000n;
      this.lastTicks = now > this.lastTicks ? now : this.lastTicks + 1n;
      last = {
        ...event,
        position: this.nextPosition,
        stream,
        revision: BigInt(stored.length),
        ticks: this.lastTicks,
      };
      // Positions are byte offsets of records.
      this.nextPosition += BigInt(120 + stream.length + event.type.length + event.data.length);
      this.nextPosition += BigInt(event.metadata.length);
      stored.push(last);
      this.all.push(last);
    }
    this.changes.emit('written');
    return last;
  }
}

function proposed(type: string, data: string): ProposedEvent {
  return {
    id: randomUUID(),
    type,
    contentType: 'application/json',
    data: new TextEncoder().encode(data),
    metadata: new Uint8Array(),
  };
}
