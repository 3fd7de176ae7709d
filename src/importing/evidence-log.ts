import { hash } from 'node:crypto';
import { DomainError, malformed } from '../shared/domain-error.js';
import type { DomainEvent } from '../shared/domain-event.js';
import { canonicalJson } from '../platform/event-store/codec.js';
import type { CommandContext } from '../platform/event-store/codec.js';
import type { ImportContext } from './import-context.js';

/** House limits of one event that records many rows. */
const MAX_CHUNK_ROWS = 500;
const MAX_CHUNK_BYTES = 256 * 1024;
const PAGE = 50;

/**
 * Writes the events of one file to its stream in the order of the file. What stands already from an earlier, interrupted
 * run is left alone: events are cut the same way in every run, so the run goes on behind them and the log is the same as
 * after one clean run.
 */
export class EvidenceLog {
  private ordinal = 0;
  /** Events that this run wrote. */
  written = 0;

  private constructor(
    private readonly context: ImportContext,
    private readonly stream: string,
    private readonly print: (event: DomainEvent) => string,
    private readonly standing: Standing,
  ) {}

  /** `gistOf` gives what an event says of money and time: by it, not only by the type, another reading is told. */
  static async open(
    context: ImportContext,
    stream: string,
    gistOf: (event: DomainEvent) => unknown = () => null,
  ): Promise<EvidenceLog> {
    const print = (event: DomainEvent): string =>
      `${event.type} ${hash('sha1', canonicalJson(gistOf(event)))}`;
    return new EvidenceLog(context, stream, print, await standingEvents(context, stream, print));
  }

  /** True if an earlier run wrote the event that is due next. */
  get isRepeating(): boolean {
    return this.ordinal < this.standing.prints.length;
  }

  /** Business time of the first event that an earlier run wrote. */
  get begunAt(): string | undefined {
    return this.standing.begunAt;
  }

  /**
   * Appends the next event of the file unless it stands already. Throws IMPORT_DIFFERS (malformed) if another one stands in
   * its place, and IMPORT_RUNNING if another process writes too.
   */
  async write(event: DomainEvent, command: CommandContext): Promise<void> {
    const ordinal = this.ordinal++;
    const standing = this.standing.prints[ordinal];
    if (standing !== undefined) {
      // To go on behind it would leave out what this reading has more than the earlier one, and say that it is recorded.
      if (standing !== this.print(event)) {
        malformed(
          'IMPORT_DIFFERS',
          `the same file is in the log as it was read with other options or by another version; ` +
            `now it gives another ${event.type} than stands there, and recorded evidence is never changed`,
          { stream: this.stream, ordinal },
        );
      }
      return;
    }
    const { store, codec } = this.context;
    const result = await store.append({
      stream: this.stream,
      expected: ordinal === 0 ? 'no-stream' : BigInt(ordinal - 1),
      events: [codec.encode(event, command, ordinal)],
    });
    if (result.outcome === 'conflict') {
      throw new DomainError(
        'IMPORT_RUNNING',
        `the same file is being imported by another process; wait for it and import again`,
        { stream: this.stream },
        'unavailable',
      );
    }
    this.written++;
  }
}

/** Gathers the rows of a file into events. Where they are cut depends on the rows alone. */
export class RowChunks<Row> {
  private rows: Row[] = [];
  private bytes = 0;
  private chunk = 0;

  /** `write` is given the rows of an event, the last of them, and the event's number in the file, from 1. */
  constructor(private readonly write: (rows: readonly Row[], last: Row, chunk: number) => Promise<void>) {}

  async add(row: Row): Promise<void> {
    const size = Buffer.byteLength(canonicalJson(row)) + 1;
    if (this.rows.length >= MAX_CHUNK_ROWS || this.bytes + size > MAX_CHUNK_BYTES) await this.end();
    this.rows.push(row);
    this.bytes += size;
  }

  /** Writes what is gathered. */
  async end(): Promise<void> {
    const rows = this.rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    this.rows = [];
    this.bytes = 0;
    this.chunk++;
    await this.write(rows, last, this.chunk);
  }
}

interface Standing {
  /** Of the events, in their order: type and hash of the gist. */
  readonly prints: readonly string[];
  readonly begunAt?: string;
}

async function standingEvents(
  { store, codec }: ImportContext,
  stream: string,
  print: (event: DomainEvent) => string,
): Promise<Standing> {
  const prints: string[] = [];
  let begunAt: string | undefined;
  for (;;) {
    const page = await store.readStream(stream, { from: BigInt(prints.length), limit: PAGE });
    const events = page.map((recorded) => codec.decode(recorded).event);
    begunAt ??= events[0]?.occurredAt;
    prints.push(...events.map(print));
    if (page.length < PAGE) return { prints, ...(begunAt !== undefined && { begunAt }) };
  }
}
