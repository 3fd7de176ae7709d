import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ReleaseInvoiceNumber } from '../orders/invoice-number.commands.js';
import {
  InvoiceIssued,
  InvoiceNumberReleased,
  InvoiceNumberReserved,
  RedInvoiceIssued,
} from '../orders/invoice.events.js';
import { EventCodec } from '../platform/event-store/codec.js';
import type { Decoded } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import { EventStoreError } from '../platform/event-store/event-store.js';
import type { EventStore, LogPosition, RecordedEvent } from '../platform/event-store/event-store.js';
import { Database } from '../platform/postgres/database.js';
import { migrate } from '../platform/postgres/migrations.js';
import { readSql } from '../platform/read-sql.js';
import { DomainError } from '../shared/domain-error.js';
import { derivedId } from '../shared/ids.js';
import { isoOf } from '../shared/period.js';
import { invoiceNumberStream, orderStream } from '../shared/streams.js';

const NAME = 'invoice-number-release';
const LOOK_EVERY_MS = 60_000;
/** Far longer than any command takes with all its retries. */
const OVERDUE_AFTER_MS = 10 * 60_000;
const PAGE = 2000;
const TYPES: readonly string[] = [
  InvoiceNumberReserved.type,
  InvoiceNumberReleased.type,
  InvoiceIssued.type,
  RedInvoiceIssued.type,
];

/** A reservation whose command has not been seen to write an invoice. */
interface Pending {
  readonly reserved: Decoded<InvoiceNumberReserved>;
  /** Where reading must begin to see this reservation again; undefined is the beginning of the log. */
  readonly before: LogPosition | undefined;
}

/**
 * Releases invoice numbers that a crash between reservation and order left reserved. It reads the log in pages every
 * minute instead of following it live: a forgotten number is in no hurry, and a busy log is not read twice at once. Two
 * processes may do the same: a release is bound to the revision of the reservation that it judged, so it happens once
 * and never hits a later reservation.
 */
@Injectable()
export class InvoiceNumberRelease implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(NAME);
  private readonly stopping = new AbortController();
  private readonly pending = new Map<string, Pending>();
  private position: LogPosition | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly codec: EventCodec,
    private readonly bus: CommandBus,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await migrate(this.database, 'process', [
      { version: 1, sql: readSql(import.meta.url, './process.schema.sql') },
    ]);
    const [row] = await this.database.query<{ position: string }>(
      'SELECT position FROM process.checkpoint WHERE name = $1',
      [NAME],
    );
    this.position = row?.position;
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Reads what is new in the log, then releases what was reserved ten minutes before `now` and never used. */
  async sweep(now: Date): Promise<void> {
    await this.readOn();
    for (const [stream, pending] of this.pending) {
      const overdueAt = Date.parse(pending.reserved.recordedAt) + OVERDUE_AFTER_MS;
      if (overdueAt > now.getTime() || this.stopping.signal.aborted) continue;
      await this.settle(pending.reserved, now);
      this.pending.delete(stream);
    }
    await this.saveCheckpoint();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const aMinute = (): Promise<boolean> =>
      delay(LOOK_EVERY_MS, true, { signal, ref: false }).catch(() => false);
    while (await aMinute()) {
      await this.sweep(new Date()).catch((error: unknown) => {
        this.logger.warn(
          `tries again in a minute: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
    }
  }

  private async readOn(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const page = await this.store
        .readAll({ after: this.position, limit: PAGE })
        .catch((error: unknown) => this.restartOnOtherLog(error));
      for (const recorded of page) {
        if (TYPES.includes(recorded.type)) this.note(recorded);
        this.position = recorded.position;
      }
      if (page.length < PAGE) return;
    }
  }

  /** The checkpoint may come from another log (the database was kept, the log was not): then all is read anew. */
  private restartOnOtherLog(error: unknown): Promise<readonly RecordedEvent[]> {
    if (!(error instanceof EventStoreError) || error.code !== 'foreign-position') throw error;
    this.position = undefined;
    this.pending.clear();
    return this.store.readAll({ limit: PAGE });
  }

  private note(recorded: RecordedEvent): void {
    const decoded = this.codec.decode(recorded);
    const { type } = decoded.event;
    if (type === InvoiceNumberReserved.type) {
      const reserved = decoded as Decoded<InvoiceNumberReserved>;
      this.pending.set(recorded.stream, { reserved, before: this.position });
    } else if (type === InvoiceNumberReleased.type) {
      this.pending.delete(recorded.stream);
    } else {
      const { issuerTaxNo, invoiceNo } = (decoded.event as InvoiceIssued | RedInvoiceIssued).data;
      this.pending.delete(invoiceNumberStream(issuerTaxNo, invoiceNo));
    }
  }

  private async settle(reserved: Decoded<InvoiceNumberReserved>, now: Date): Promise<void> {
    const { issuerTaxNo, invoiceNo, reservedByCommandId } = reserved.event.data;
    if (await this.wasUsed(reserved.event.data)) return;
    const command = new ReleaseInvoiceNumber(
      { issuerTaxNo, invoiceNo, reservedByCommandId },
      {
        commandId: derivedId(NAME, reserved.id),
        correlationId: reserved.context.correlationId,
        causationId: reserved.id,
        source: `process:${NAME}`,
        actor: { type: 'system', id: NAME },
        now: isoOf(now.getTime()),
        expectedRevision: reserved.revision,
      },
    );
    await this.bus.execute(command).catch((error: unknown) => {
      // Somebody released or reserved it meanwhile: that reservation is judged when it is read.
      if (!(error instanceof DomainError) || error.kind !== 'conflict') throw error;
    });
  }

  /** The order's own stream is asked once more: the invoice may be newer than what was read of the log. */
  private async wasUsed({
    shopId,
    orderNo,
    issuerTaxNo,
    invoiceNo,
  }: InvoiceNumberReserved['data']): Promise<boolean> {
    const events = await this.store.readStream(orderStream(shopId, orderNo));
    return events
      .filter(({ type }) => type === InvoiceIssued.type || type === RedInvoiceIssued.type)
      .map((recorded) => this.codec.decode(recorded).event as InvoiceIssued | RedInvoiceIssued)
      .some(({ data }) => data.issuerTaxNo === issuerTaxNo && data.invoiceNo === invoiceNo);
  }

  /** Everything before the oldest undecided reservation is done with. */
  private async saveCheckpoint(): Promise<void> {
    const [oldest] = this.pending.values();
    const position = oldest === undefined ? this.position : oldest.before;
    if (position === undefined) return;
    await this.database.query(
      `INSERT INTO process.checkpoint (name, position) VALUES ($1, $2)
       ON CONFLICT (name) DO UPDATE SET position = excluded.position, updated_at = now()`,
      [NAME, position],
    );
  }
}
