import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import { EventStoreError } from '../platform/event-store/event-store.js';
import type { EventStore, LogPosition, RecordedEvent } from '../platform/event-store/event-store.js';
import { Database } from '../platform/postgres/database.js';
import { migrate } from '../platform/postgres/migrations.js';
import { readSql } from '../platform/read-sql.js';
import { RecordProducedReport, ReportSchedulesReader } from '../reports/report-schedule.commands.js';
import { ReportProduced, ReportScheduled, ReportScheduleStopped } from '../reports/report-schedule.events.js';
import { lastDue } from '../shared/cadence.js';
import type { Due } from '../shared/cadence.js';
import { DomainError } from '../shared/domain-error.js';
import { derivedId } from '../shared/ids.js';
import { isoOf } from '../shared/period.js';
import { subjectOfStream } from '../shared/streams.js';
import { ReportWriter } from './report-writer.js';

const NAME = 'report-production';
const LOOK_EVERY_MS = 60_000;
const PAGE = 2000;
const TYPES: readonly string[] = [ReportScheduled.type, ReportScheduleStopped.type, ReportProduced.type];

type Schedule = Awaited<ReturnType<ReportSchedulesReader['schedulesOf']>>[number];

/**
 * Makes the reports that are due while the server is up, into the data folder. What fell due while it was
 * down is made up for: of each schedule the newest report only. The file is written first and recorded then, under a
 * command id made of schedule and due time: after a crash in between it is written again, and recorded once.
 */
@Injectable()
export class ReportProduction implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(NAME);
  private readonly stopping = new AbortController();
  private readonly schedules = new Map<string, readonly Schedule[]>();
  /** Shops whose schedules have to be read (again). */
  private readonly unread = new Set<string>();
  private readonly warned = new Set<string>();
  private position: LogPosition | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly bus: CommandBus,
    private readonly reader: ReportSchedulesReader,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly writer: ReportWriter,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await migrate(this.database, NAME, [
      { version: 1, sql: readSql(import.meta.url, './report-production.schema.sql') },
    ]);
    const [row] = await this.database.query<{ position: string }>(
      'SELECT position FROM process.report_search',
    );
    this.position = row?.position;
    const shops = await this.database.query<{ shop_id: string }>('SELECT shop_id FROM process.report_shop');
    for (const { shop_id } of shops) this.unread.add(shop_id);
    this.running = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Makes every report that was due at `now` or before and has not been made. */
  async produceDue(now: Date): Promise<void> {
    await this.readOn();
    for (const shopId of this.unread) this.schedules.set(shopId, await this.reader.schedulesOf(shopId));
    this.unread.clear();
    for (const [shopId, schedules] of this.schedules) {
      const active = schedules.filter((schedule) => schedule.active);
      if (active.length === 0) continue;
      const zone = await this.writer.zoneOf(shopId);
      for (const schedule of active) {
        const due = lastDue(schedule.schedule, isoOf(now.getTime()), zone);
        if (this.stopping.signal.aborted || isDone(schedule, due)) continue;
        await this.produce(schedule, due, now).catch((error: unknown) => this.warnOnce(schedule, due, error));
      }
    }
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    const aMinute = (): Promise<boolean> =>
      delay(LOOK_EVERY_MS, true, { signal, ref: false }).catch(() => false);
    while (await aMinute()) {
      await this.produceDue(new Date()).catch((error: unknown) => {
        this.logger.warn(`tries again in a minute: ${messageOf(error)}`);
      });
    }
  }

  private async readOn(): Promise<void> {
    const before = this.position;
    while (!this.stopping.signal.aborted) {
      const page = await this.store
        .readAll({ after: this.position, limit: PAGE })
        .catch((error: unknown) => this.restartOnOtherLog(error));
      for (const recorded of page) {
        if (TYPES.includes(recorded.type)) await this.note(recorded);
        this.position = recorded.position;
      }
      if (page.length < PAGE) break;
    }
    if (this.position === undefined || this.position === before) return;
    await this.database.query(
      `INSERT INTO process.report_search (position) VALUES ($1)
       ON CONFLICT (only_row) DO UPDATE SET position = excluded.position`,
      [this.position],
    );
  }

  /** The position may come from another log (the database was kept, the log was not): then all is read anew. */
  private async restartOnOtherLog(error: unknown): Promise<readonly RecordedEvent[]> {
    if (!(error instanceof EventStoreError) || error.code !== 'foreign-position') throw error;
    this.position = undefined;
    this.schedules.clear();
    this.unread.clear();
    await this.database.query('DELETE FROM process.report_shop');
    return this.store.readAll({ limit: PAGE });
  }

  private async note({ stream, type }: RecordedEvent): Promise<void> {
    const { shopId } = subjectOfStream(stream);
    if (shopId === undefined) return;
    this.unread.add(shopId);
    if (type !== ReportScheduled.type) return;
    await this.database.query(
      'INSERT INTO process.report_shop (shop_id) VALUES ($1) ON CONFLICT (shop_id) DO NOTHING',
      [shopId],
    );
  }

  private async produce({ schedule }: Schedule, due: Due, now: Date): Promise<void> {
    const { shopId, scheduleId } = schedule;
    const commandId = derivedId(NAME, shopId, scheduleId, due.at);
    const command = new RecordProducedReport(await this.writer.write(schedule, due), {
      commandId,
      correlationId: commandId,
      source: `process:${NAME}`,
      actor: { type: 'system', id: NAME },
      now: isoOf(now.getTime()),
    });
    await this.bus.execute(command).catch((error: unknown) => {
      // Another process has recorded this very report.
      if (!(error instanceof DomainError) || error.kind !== 'mismatch') throw error;
    });
    this.unread.add(shopId);
  }

  /** A report that can't be made is tried again every minute and told of once. */
  private warnOnce({ schedule }: Schedule, due: Due, error: unknown): void {
    const what = `${schedule.shopId} ${schedule.scheduleId} ${due.at}`;
    if (this.warned.has(what)) return;
    this.warned.add(what);
    this.logger.warn(`the report ${what} is tried again every minute: ${messageOf(error)}`);
  }
}

function isDone({ since, produced }: Schedule, due: Due): boolean {
  const at = Date.parse(due.at);
  return at <= Date.parse(since) || (produced !== undefined && at <= Date.parse(produced.dueAt));
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
