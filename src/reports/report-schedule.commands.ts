import { Inject, Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { EventCodec } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { CommandExecutor } from '../platform/event-store/execute.js';
import type { Executed } from '../platform/event-store/execute.js';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { reportSchedulesStream } from '../shared/streams.js';
import { reportScheduleDecider } from './report-schedule.decider.js';
import type { ReportCommand, ReportSchedule } from './report-schedule.decider.js';
import type * as rules from './report-schedule.decider.js';
import type { ReportEvent } from './report-schedule.events.js';

@Injectable()
abstract class ReportCommandHandler<C extends LedgerCommand & ReportCommand> {
  constructor(private readonly executor: CommandExecutor) {}

  execute(command: C): Promise<Executed> {
    return this.executor.execute({
      ...command.sender,
      stream: reportSchedulesStream(command.data.shopId),
      decider: reportScheduleDecider,
      command,
    });
  }
}

export class ScheduleReport extends LedgerCommand<rules.ScheduleReport> {
  readonly type = 'ScheduleReport';
}

@CommandHandler(ScheduleReport)
export class ScheduleReportHandler extends ReportCommandHandler<ScheduleReport> {}

export class StopReportSchedule extends LedgerCommand<rules.StopReportSchedule> {
  readonly type = 'StopReportSchedule';
}

@CommandHandler(StopReportSchedule)
export class StopReportScheduleHandler extends ReportCommandHandler<StopReportSchedule> {}

export class RecordProducedReport extends LedgerCommand<rules.RecordProducedReport> {
  readonly type = 'RecordProducedReport';
}

@CommandHandler(RecordProducedReport)
export class RecordProducedReportHandler extends ReportCommandHandler<RecordProducedReport> {}

export const reportCommandHandlers = [
  ScheduleReportHandler,
  StopReportScheduleHandler,
  RecordProducedReportHandler,
];

/** Reads the schedules of a shop from their own stream, so that what was just written is seen. */
@Injectable()
export class ReportSchedulesReader {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
  ) {}

  /** By id, the stopped ones too. */
  async schedulesOf(shopId: string): Promise<readonly ReportSchedule[]> {
    const recorded = await this.store.readStream(reportSchedulesStream(shopId));
    const state = recorded
      .map((event) => this.codec.decode(event).event as ReportEvent)
      .reduce(reportScheduleDecider.evolve, reportScheduleDecider.initialState);
    return [...state.values()].sort((a, b) => (a.schedule.scheduleId < b.schedule.scheduleId ? -1 : 1));
  }
}
