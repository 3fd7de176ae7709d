import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { orderTimeline } from './order-timeline.queries.js';
import type { OrderTimelineEntry } from './order-timeline.queries.js';

@ApiTags('orders')
@ReadsView('audit-trail')
@Controller('v1/shops/:shopId/orders/:orderNo/timeline')
export class OrderTimelineController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'What happened to an order, by business time, the oldest first' })
  timeline(
    @Param('shopId') shopId: string,
    @Param('orderNo') orderNo: string,
    @Query() { limit, cursor }: PageQuery,
  ): Promise<Page<OrderTimelineEntry>> {
    return orderTimeline(this.database, {
      shopId: checkShopId(shopId),
      orderNo: checkKey('orderNo', orderNo),
      limit,
      cursor,
    });
  }
}
