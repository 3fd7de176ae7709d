import { Readable } from 'node:stream';
import { Controller, Get, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ChoiceFilter, MomentFilter, NameFilter } from '../../src/platform/http/query-fields.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { monthPeriod } from '../../src/shared/business-period.js';
import { malformed } from '../../src/shared/domain-error.js';
import { checkShopId } from '../../src/shared/streams.js';
import { dispositionOf, MEDIA_TYPES, REPORT_FORMATS, reportFile } from './report-file.js';
import type { ReportFormat } from './report-file.js';
import { REPORT_LANGUAGES } from './report-labels.js';
import type { ReportLanguage } from './report-labels.js';
import { makeReport } from './report.query.js';
import type { ReportQuestion } from './report.query.js';

class ReportQuery {
  @NameFilter('The month in which the orders were placed, e.g. 2026-01; instead of from and to')
  month?: string;

  @NameFilter("First date of the period in the shop's zone, e.g. 2026-01-01")
  from?: string;

  @NameFilter('First date after the period')
  to?: string;

  @NameFilter('Only orders of this channel')
  channel?: string;

  @MomentFilter("Only what took effect before this instant, or before this date in the shop's zone")
  asOf?: string;

  @MomentFilter('Only what had been recorded at this instant or date, or up to this position of the log')
  knownAt?: string;

  @ChoiceFilter('What the report is written as', REPORT_FORMATS, 'json')
  format: ReportFormat = 'json';

  @ChoiceFilter('Which language the headings begin with', REPORT_LANGUAGES, 'zh')
  lang: ReportLanguage = 'zh';
}

const FILE = { schema: { type: 'string', format: 'binary' } };

/** The reconciliation of a period as a file. Equal ETags are equal bytes. */
@ApiTags('reports')
@ReadsView('reconciliation')
@Controller('v1/shops/:shopId/reports')
export class ReportController {
  constructor(private readonly database: Database) {}

  @Get('reconciliation')
  @ApiOperation({
    summary:
      'The reconciliation report of a month or period: totals, differences by code, age and owner, causes',
    description:
      'The same as-of gives the same bytes as long as nothing new is recorded of the time before it; with knownAt it always does.',
  })
  @ApiParam({ name: 'shopId', type: String })
  @ApiResponse({
    status: 200,
    description: 'The report as a file',
    content: Object.fromEntries(Object.values(MEDIA_TYPES).map((type) => [type.split(';')[0] ?? type, FILE])),
    headers: {
      ETag: { description: 'SHA-256 of what the file is made of', schema: { type: 'string' } },
      'Content-Disposition': { description: 'The name of the file', schema: { type: 'string' } },
    },
  })
  @ApiResponse({ status: 304, description: 'If-None-Match names this report' })
  async reconciliation(
    @Param('shopId') shopId: string,
    @Query() query: ReportQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    const made = await makeReport(this.database, questionOf(shopId, query));
    const file = reportFile(made, query.format, query.lang);
    const tag = `"${file.tag}"`;
    reply.header('ETag', tag);
    if (known?.split(',').some((one) => one.trim() === tag || one.trim() === '*') === true) {
      reply.status(304);
      return undefined;
    }
    return new StreamableFile(Readable.from(file.bytes()), {
      type: file.mediaType,
      disposition: dispositionOf(file.name),
    });
  }
}

/** Throws MALFORMED_SHOP_ID, MALFORMED_MONTH, MALFORMED_TIME, MALFORMED_POSITION and PERIOD_TWICE. */
function questionOf(shopId: string, query: ReportQuery): ReportQuestion {
  const { month, from, to, channel, asOf, knownAt } = query;
  if (month !== undefined && (from !== undefined || to !== undefined)) {
    malformed('PERIOD_TWICE', 'month says the whole period: leave from and to out', { month });
  }
  return {
    shopId: checkShopId(shopId),
    channel,
    ...(month === undefined ? { from, to } : monthPeriod(month)),
    asOf,
    knownAt: readKnownAt('knownAt', knownAt),
  };
}
