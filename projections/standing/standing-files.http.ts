import { Readable } from 'node:stream';
import { applyDecorators, Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags, IntersectionType } from '@nestjs/swagger';
import { ChoiceFilter } from '../../src/platform/http/query-fields.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkShopId } from '../../src/shared/streams.js';
import type { ListFormat } from '../reports/list-file.js';
import { dispositionOf, MEDIA_TYPES } from '../reports/report-file.js';
import { REPORT_LANGUAGES } from '../reports/report-labels.js';
import type { ReportLanguage } from '../reports/report-labels.js';
import { ReadsStanding } from './fresh-standing.js';
import { differencesFile, ordersFile } from './standing-files.js';
import type { ListFile } from './standing-files.js';
import { checkPeriod, StandingDifferencesFilter, StandingOrdersFilter } from './standing.query.js';

class LanguageQuery {
  @ChoiceFilter('Language of headings and texts', REPORT_LANGUAGES, 'zh')
  lang: ReportLanguage = 'zh';
}

class OrdersFileQuery extends IntersectionType(StandingOrdersFilter, LanguageQuery) {}
class DifferencesFileQuery extends IntersectionType(StandingDifferencesFilter, LanguageQuery) {}

/** A GET that answers with a file of a format. */
function GetFile(list: string, format: ListFormat): MethodDecorator {
  const type = MEDIA_TYPES[format].split(';')[0] ?? '';
  return applyDecorators(
    Get(`${list}.${format}`),
    ApiOperation({ summary: `The list of ${list} with the same filters, whole, as ${format.toUpperCase()}` }),
    ApiResponse({
      status: 200,
      description: 'The list as a file; no cell of it can become a formula',
      content: { [type]: { schema: { type: 'string', format: 'binary' } } },
      headers: { 'Content-Disposition': { description: 'The name of the file', schema: { type: 'string' } } },
    }),
  );
}

/** Exactly the lists that the standing shows, as files. */
@ApiTags('standing')
@ReadsStanding()
@Controller('v1/shops/:shopId/standing')
export class StandingFilesController {
  constructor(private readonly database: Database) {}

  @GetFile('orders', 'csv')
  ordersCsv(@Param('shopId') shopId: string, @Query() query: OrdersFileQuery): Promise<StreamableFile> {
    return this.orders(shopId, query, 'csv');
  }

  @GetFile('orders', 'xlsx')
  ordersXlsx(@Param('shopId') shopId: string, @Query() query: OrdersFileQuery): Promise<StreamableFile> {
    return this.orders(shopId, query, 'xlsx');
  }

  @GetFile('differences', 'csv')
  differencesCsv(
    @Param('shopId') shopId: string,
    @Query() query: DifferencesFileQuery,
  ): Promise<StreamableFile> {
    return this.differences(shopId, query, 'csv');
  }

  @GetFile('differences', 'xlsx')
  differencesXlsx(
    @Param('shopId') shopId: string,
    @Query() query: DifferencesFileQuery,
  ): Promise<StreamableFile> {
    return this.differences(shopId, query, 'xlsx');
  }

  private async orders(shopId: string, query: OrdersFileQuery, format: ListFormat): Promise<StreamableFile> {
    const formatting = { format, language: query.lang };
    return sent(await ordersFile(this.database, checkShopId(shopId), checkPeriod(query), formatting));
  }

  private async differences(
    shopId: string,
    query: DifferencesFileQuery,
    format: ListFormat,
  ): Promise<StreamableFile> {
    const formatting = { format, language: query.lang };
    return sent(await differencesFile(this.database, checkShopId(shopId), checkPeriod(query), formatting));
  }
}

function sent({ name, mediaType, bytes }: ListFile): StreamableFile {
  return new StreamableFile(Readable.from(bytes), { type: mediaType, disposition: dispositionOf(name) });
}
