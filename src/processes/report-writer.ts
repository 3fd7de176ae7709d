import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '../platform/config/config.js';
import type { Config } from '../platform/config/config.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { VIEW_FRESHNESS } from '../platform/http/reads-view.js';
import type { ViewFreshness } from '../platform/http/reads-view.js';
import { REPORT_MAKER } from '../platform/report-maker.js';
import type { ReportMaker } from '../platform/report-maker.js';
import { writeWholeFile } from '../platform/write-file.js';
import type { ReportProduced, ReportScheduled } from '../reports/report-schedule.events.js';
import { periodDueOn } from '../shared/cadence.js';
import type { Due } from '../shared/cadence.js';
import { DomainError } from '../shared/domain-error.js';

const VIEW_WAIT_MS = 30_000;

/** Writes scheduled reports into the data folder. */
@Injectable()
export class ReportWriter {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(VIEW_FRESHNESS) private readonly freshness: ViewFreshness,
    @Inject(REPORT_MAKER) private readonly maker: ReportMaker,
    @Inject(CONFIG) private readonly config: Pick<Config, 'dataDir'>,
  ) {}

  /** The IANA zone of a shop's business dates. */
  zoneOf(shopId: string): Promise<string> {
    return this.maker.zoneOf(shopId);
  }

  /**
   * Writes the report that a schedule has due into `<data folder>/reports/<shop>/`, as of the beginning of the due date
   * and with everything that is in the log by now. Throws VIEW_BEHIND (unavailable) and what the maker throws.
   */
  async write(schedule: ReportScheduled['data'], due: Due): Promise<ReportProduced['data']> {
    const { shopId, scheduleId, channel, format, language } = schedule;
    await this.waitForView();
    const period = periodDueOn(due.date, schedule);
    const request = { shopId, channel, ...period, asOf: due.date, format, language };
    const report = await this.maker.make(request);
    const folder = join(resolve(this.config.dataDir), 'reports', shopId);
    await mkdir(folder, { recursive: true });
    const fileName = `${scheduleId}_${report.fileName}`;
    const { sha256 } = await writeWholeFile(join(folder, fileName), report.bytes());
    return {
      shopId,
      scheduleId,
      dueAt: due.at,
      ...period,
      format,
      fileName,
      sha256,
      asOf: report.asOf,
      ...(report.position !== null && { position: report.position }),
    };
  }

  private async waitForView(): Promise<void> {
    const head = await this.store.head();
    if (head === undefined) return;
    const { reached } = await this.freshness.waitFor(head, VIEW_WAIT_MS, ['reconciliation']);
    if (reached) return;
    throw new DomainError('VIEW_BEHIND', 'the view has not read the log to its end', {}, 'unavailable');
  }
}
