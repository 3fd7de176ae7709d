import { derivedId } from '../shared/ids.js';
import type { DomainEvent } from '../shared/domain-event.js';
import { statementAccountStream, statementStream } from '../shared/streams.js';
import { DomainError } from '../shared/domain-error.js';
import type { CommandContext } from '../platform/event-store/codec.js';
import { StatementLinesRecorded, StatementRegistered } from '../statements/statement.events.js';
import type { StatementLine } from '../statements/statement.events.js';
import { EvidenceLog, RowChunks } from './evidence-log.js';
import type { ImportContext } from './import-context.js';

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

/** A newer reader may tell more of a line; what its money is and when it moved stays. */
function moneyOfLines(event: DomainEvent): unknown {
  if (event.type !== StatementLinesRecorded.type) return null;
  const { lines } = (event as StatementLinesRecorded).data;
  return lines.map(({ amount, occurredAt }) => [amount, occurredAt]);
}

/** Writes the events of one statement: see EvidenceLog. */
export class StatementWriter {
  private readonly lines: RowChunks<StatementLine>;

  private constructor(
    private readonly log: EvidenceLog,
    private readonly command: CommandContext,
    shopId: string,
    { statementId, kind, accountNo, currency }: StatementIdentity,
  ) {
    const identity = { shopId, accountNo, statementId, kind, currency };
    this.lines = new RowChunks((lines, last, chunk) =>
      this.write(StatementLinesRecorded.at(last.occurredAt, { ...identity, chunk, lines })),
    );
  }

  static async open(context: ImportContext, statement: StatementIdentity): Promise<StatementWriter> {
    const { shopId, sha256, actor } = context;
    const command = {
      type: 'ImportStatement',
      actor,
      occurredAt: statement.coversUntil,
      data: { shopId, sha256 },
    };
    const log = await EvidenceLog.open(context, statementStream(shopId, statement.statementId), moneyOfLines);
    const commandId = derivedId('statement', shopId, statement.statementId);
    return new StatementWriter(log, context.contextOf(command, commandId), shopId, statement);
  }

  /** True if an earlier run wrote the event that is due next. */
  get isRepeating(): boolean {
    return this.log.isRepeating;
  }

  /** Events that this run wrote. */
  get written(): number {
    return this.log.written;
  }

  line(line: StatementLine): Promise<void> {
    return this.lines.add(line);
  }

  endChunk(): Promise<void> {
    return this.lines.end();
  }

  write(event: DomainEvent): Promise<void> {
    return this.log.write(event, this.command);
  }
}
