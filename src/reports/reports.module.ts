import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { reportCommandHandlers, ReportSchedulesReader } from './report-schedule.commands.js';
import { ReportScheduleController } from './report-schedule.http.js';

/** Reports that are made on a schedule. */
@Module({
  imports: [CqrsModule],
  controllers: [ReportScheduleController],
  providers: [...reportCommandHandlers, ReportSchedulesReader],
})
export class ReportsModule {}
