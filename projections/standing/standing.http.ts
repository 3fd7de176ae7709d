import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkShopId } from '../../src/shared/streams.js';
import type { HandledAlert } from '../risk-alerts/risk-alerts.queries.js';
import { ReadsStanding } from './fresh-standing.js';
import { standingAlerts } from './standing-alerts.js';
import { standingDays } from './standing-days.js';
import type { StandingDays } from './standing-days.js';
import { standingDifferences } from './standing-differences.js';
import type { StandingDifference } from './standing-differences.js';
import { standingOrders } from './standing-orders.js';
import type { StandingOrder } from './standing-orders.js';
import { standingOverview } from './standing-overview.js';
import type { ShopStanding } from './standing-overview.js';
import type { StandingPage } from './standing-read.js';
import {
  checkPeriod,
  StandingAlertsQuery,
  StandingDifferencesQuery,
  StandingOrdersQuery,
  StandingQuery,
} from './standing.query.js';
import { standingSummary } from './standing.summary.js';
import type { StandingSummary } from './standing.summary.js';

/**
 * Where a shop stands: the usual question of the reconciliation (as of the end of the statements, everything known),
 * answered from rows that are kept ready. Any other question is the reconciliation's.
 */
@ApiTags('standing')
@ReadsStanding()
@Controller('v1/shops/:shopId/standing')
export class StandingController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({
    summary: 'Money, orders, lines, differences and open alerts of a shop, of a period and a channel',
  })
  summary(@Param('shopId') shopId: string, @Query() query: StandingQuery): Promise<StandingSummary> {
    return standingSummary(this.database, checkShopId(shopId), checkPeriod(query));
  }

  @Get('days')
  @ApiOperation({
    summary: 'The money of each day in which orders were placed, days without orders with zeros',
  })
  days(@Param('shopId') shopId: string, @Query() query: StandingQuery): Promise<StandingDays> {
    return standingDays(this.database, checkShopId(shopId), checkPeriod(query));
  }

  @Get('orders')
  @ApiOperation({ summary: 'Orders with what ledger and statements say of each' })
  orders(
    @Param('shopId') shopId: string,
    @Query() query: StandingOrdersQuery,
  ): Promise<StandingPage<StandingOrder>> {
    return standingOrders(this.database, checkShopId(shopId), checkPeriod(query), query);
  }

  @Get('differences')
  @ApiOperation({ summary: 'Differences with both sides: what the ledger has and what the statements say' })
  differences(
    @Param('shopId') shopId: string,
    @Query() query: StandingDifferencesQuery,
  ): Promise<StandingPage<StandingDifference>> {
    return standingDifferences(this.database, checkShopId(shopId), checkPeriod(query), query);
  }

  @Get('alerts')
  @ApiOperation({ summary: 'Alerts with what people did about them' })
  alerts(
    @Param('shopId') shopId: string,
    @Query() query: StandingAlertsQuery,
  ): Promise<StandingPage<HandledAlert>> {
    return standingAlerts(this.database, checkShopId(shopId), query);
  }
}

/** All shops at a glance. */
@ApiTags('standing')
@ReadsStanding()
@Controller('v1/standing')
export class StandingOverviewController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({
    summary: 'Every shop with its figures, one item a shop and currency; the limit counts shops',
  })
  overview(@Query() query: PageQuery): Promise<Page<ShopStanding>> {
    return standingOverview(this.database, query);
  }
}
