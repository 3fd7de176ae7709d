import { Injectable } from '@nestjs/common';
import { Database } from '../../src/platform/postgres/database.js';
import type { ReportMaker, ReportRequest, ReportToWrite } from '../../src/platform/report-maker.js';
import { startOfDate } from '../../src/shared/period.js';
import { shopSettings } from '../reconciliation/shop-settings.queries.js';
import { reportFile } from './report-file.js';
import { makeReport } from './report.query.js';

/** Makes scheduled reports from the reconciliation view. */
@Injectable()
export class ViewReportMaker implements ReportMaker {
  constructor(private readonly database: Database) {}

  async zoneOf(shopId: string): Promise<string> {
    return (await shopSettings(this.database, shopId)).zone;
  }

  async make({ format, language, ...question }: ReportRequest): Promise<ReportToWrite> {
    const made = await makeReport(this.database, question);
    const file = reportFile(made, format, language);
    const asOf = startOfDate(question.asOf, made.report.zone);
    return { fileName: file.name, asOf, position: made.position, bytes: file.bytes };
  }
}
