import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { REPORT_MAKER } from '../platform/report-maker.js';
import type { ReportMaker } from '../platform/report-maker.js';
import { ReportSchedulesReader } from '../reports/report-schedule.commands.js';
import { ReportProduction } from './report-production.js';
import { ReportWriter } from './report-writer.js';

/** The process that makes scheduled reports, with what makes one. */
@Module({})
export class ReportProductionModule {
  static of(maker: Type<ReportMaker>): DynamicModule {
    return {
      module: ReportProductionModule,
      imports: [CqrsModule],
      providers: [
        { provide: REPORT_MAKER, useClass: maker },
        ReportSchedulesReader,
        ReportWriter,
        ReportProduction,
      ],
    };
  }
}
