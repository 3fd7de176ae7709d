import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ChoiceFilter, NameFilter } from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { ADJUSTMENT_STATES, findAdjustment, listAdjustments } from './adjustments.queries.js';
import type { AdjustmentState, AdjustmentView } from './adjustments.queries.js';

class AdjustmentListQuery extends PageQuery {
  @NameFilter('Id of a shop')
  shop?: string;

  @NameFilter('Number of the order that it names')
  order?: string;

  @ChoiceFilter('Where it stands', ADJUSTMENT_STATES)
  state?: AdjustmentState;
}

@ReadsView('orders')
@Controller('v1/adjustments')
export class AdjustmentsViewController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Corrections of the books, the latest proposed first' })
  list(@Query() query: AdjustmentListQuery): Promise<Page<AdjustmentView>> {
    const { shop, order: orderNo, state, limit, cursor } = query;
    const shopId = shop === undefined ? undefined : checkShopId(shop);
    return listAdjustments(this.database, { shopId, orderNo, state, limit, cursor });
  }
}

@ReadsView('orders')
@Controller('v1/shops/:shopId/adjustments')
export class ShopAdjustmentViewController {
  constructor(private readonly database: Database) {}

  @Get(':adjustmentId')
  @ApiOperation({ summary: 'One correction of the books: who proposed it, who agreed, what it moves' })
  one(@Param('shopId') shopId: string, @Param('adjustmentId') adjustmentId: string): Promise<AdjustmentView> {
    return findAdjustment(this.database, checkShopId(shopId), checkKey('adjustmentId', adjustmentId));
  }
}
