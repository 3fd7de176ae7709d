import { derivedId } from '../shared/ids.js';
import type { DomainEvent } from '../shared/domain-event.js';
import { statementAccountStream, statementStream } from '../shared/streams.js';
import { DomainError } from '../shared/domain-error.js';
import { canonicalJson } from '../platform/event-store/codec.js';
import type { CommandContext } from '../platform/event-store/codec.js';
import { StatementLinesRecorded, StatementRegistered } from '../statements/statement.events.js';
import type { StatementLine } from '../statements/statement.events.js';
import type { ImportContext } from './import-context.js';

/** House limits of one StatementLinesRecorded event. */
const MAX_CHUNK_LINES = 500;
const MAX_CHUNK_BYTES = 256 * 1024;
const PAGE = 50;

export interface StatementIdentity {
  readonly statementId: string;
  readonly kind: string;
  readonly accountNo: string;
  readonly currency: string;
  readonly coversFrom: string;
  readonly coversUntil: string;
}

export interface Registered {
  /** Statements that came before it and overlap it. */
  readonly earlier: readonly string[];
  /** Events that this run wrote. */
  readonly written: number;
}

/**
 * Makes the file known to its account, once, and gives the statements of the account that came before it and overlap it
 * in time: their lines are known already. The order on the account's stream decides, so of two files imported at the
 * same time one is always the later.
 */
export async function registerStatement(
  context: ImportContext,
  statement: StatementIdentity,
): Promise<Registered> {
  const { store, codec, shopId, sha256 } = context;
  const { accountNo, statementId, coversFrom, coversUntil } = statement;
  const stream = statementAccountStream(shopId, accountNo);
  const event = StatementRegistered.at(coversUntil, {
    shopId,
    accountNo,
    statementId,
    sha256,
    coversFrom,
    coversUntil,
  });
  const command = {
    type: 'RegisterStatement',
    actor: context.actor,
    occurredAt: coversUntil,
    data: { shopId, sha256 },
  };
  const encoded = codec.encode(
    event,
    context.contextOf(command, derivedId('statement-register', shopId, statementId)),
    0,
  );
  let written = 0;
  for (let attempt = 0; attempt < 10; attempt++) {
    const recorded = await store.readStream(stream);
    const known = recorded.map((record) => (codec.decode(record).event as StatementRegistered).data);
    const at = known.findIndex((other) => other.statementId === statementId);
    if (at >= 0) {
      const overlaps = (other: (typeof known)[number]): boolean =>
        other.coversFrom < coversUntil && other.coversUntil > coversFrom;
      const earlier = known.slice(0, at).filter(overlaps);
      return { earlier: earlier.map((other) => other.statementId), written };
    }
    const expected = recorded.at(-1)?.revision ?? 'no-stream';
    const { outcome } = await store.append({ stream, expected, events: [encoded] });
    if (outcome === 'appended') written = 1;
  }
  throw new DomainError(
    'STREAM_CONTENDED',
    `${stream} was changed by others again and again; try again`,
    { stream },
    'unavailable',
  );
}

/** The ids of lines that earlier statements have within the time that this one covers. */
export async function knownLineIds(
  context: ImportContext,
  statement: StatementIdentity,
  earlier: readonly string[],
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (const statementId of earlier) {
    const stream = statementStream(context.shopId, statementId);
    for (let from = 0n; ; from += BigInt(PAGE)) {
      const page = await context.store.readStream(stream, { from, limit: PAGE });
      for (const record of page) {
        if (record.type !== StatementLinesRecorded.type) continue;
        const { lines } = (context.codec.decode(record).event as StatementLinesRecorded).data;
        for (const line of lines) {
          if (line.occurredAt >= statement.coversFrom && line.occurredAt < statement.coversUntil) {
            ids.add(line.lineId);
          }
        }
      }
      if (page.length < PAGE) break;
    }
  }
  return ids;
}

/**
 * Writes the events of one statement file in the order of the file. What stands already from an earlier, interrupted run
 * is left alone: events are cut the same way in every run, so the run goes on behind them and the log is the same as
 * after one clean run.
 */
export class StatementWriter {
  private lines: StatementLine[] = [];
  private bytes = 0;
  private chunk = 0;
  private ordinal = 0;
  /** Events that this run wrote. */
  written = 0;

  private constructor(
    private readonly context: ImportContext,
    private readonly statement: StatementIdentity,
    private readonly command: CommandContext,
    private readonly standing: number,
  ) {}

  static async open(context: ImportContext, statement: StatementIdentity): Promise<StatementWriter> {
    const { shopId, sha256, actor } = context;
    const command = {
      type: 'ImportStatement',
      actor,
      occurredAt: statement.coversUntil,
      data: { shopId, sha256 },
    };
    const stream = statementStream(shopId, statement.statementId);
    const standing = await countEvents(context, stream);
    return new StatementWriter(
      context,
      statement,
      context.contextOf(command, derivedId('statement', shopId, statement.statementId)),
      standing,
    );
  }

  /** True if an earlier run wrote the event that is due next. */
  get isRepeating(): boolean {
    return this.ordinal < this.standing;
  }

  async line(line: StatementLine): Promise<void> {
    const size = Buffer.byteLength(canonicalJson(line)) + 1;
    if (this.lines.length >= MAX_CHUNK_LINES || this.bytes + size > MAX_CHUNK_BYTES) await this.endChunk();
    this.lines.push(line);
    this.bytes += size;
  }

  async endChunk(): Promise<void> {
    const last = this.lines.at(-1);
    if (last === undefined) return;
    const { statementId, kind, accountNo, currency } = this.statement;
    this.chunk++;
    const data = {
      shopId: this.context.shopId,
      accountNo,
      statementId,
      kind,
      currency,
      chunk: this.chunk,
      lines: this.lines,
    };
    await this.write(StatementLinesRecorded.at(last.occurredAt, data));
    this.lines = [];
    this.bytes = 0;
  }

  /** Appends the next event of the statement unless it stands already. */
  async write(event: DomainEvent): Promise<void> {
    const ordinal = this.ordinal++;
    if (ordinal < this.standing) return;
    const { store, codec, shopId } = this.context;
    const stream = statementStream(shopId, this.statement.statementId);
    const expected = ordinal === 0 ? ('no-stream' as const) : BigInt(ordinal - 1);
    const result = await store.append({
      stream,
      expected,
      events: [codec.encode(event, this.command, ordinal)],
    });
    if (result.outcome === 'conflict') {
      throw new DomainError(
        'IMPORT_RUNNING',
        `the same file is being imported by another process; wait for it and import again`,
        { stream },
        'unavailable',
      );
    }
    this.written++;
  }
}

async function countEvents(context: ImportContext, stream: string): Promise<number> {
  let count = 0;
  for (;;) {
    const page = await context.store.readStream(stream, { from: BigInt(count), limit: PAGE });
    count += page.length;
    if (page.length < PAGE) return count;
  }
}
