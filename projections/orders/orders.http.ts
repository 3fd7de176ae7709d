import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { AsOfQuery, readAsOf } from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { filterOf, OrderListQuery, OrderSearchQuery } from './order-list-query.js';
import { findOrder, findOrderAsOf, listMovements, listOrders } from './orders.queries.js';
import type { MovementView, OrderAsOf, OrderView } from './orders.queries.js';

/** The part of Fastify's reply that is used here. */
interface Reply {
  header(name: string, value: string): unknown;
}

@ReadsView('orders')
@Controller('v1/shops/:shopId/orders')
export class OrdersController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Orders of a shop by number, state, channel, amount and time' })
  list(@Param('shopId') shopId: string, @Query() query: OrderListQuery): Promise<Page<OrderView>> {
    return listOrders(this.database, { ...filterOf(query), shopId: checkShopId(shopId) });
  }

  /** The order as it stands, with its revision as ETag; or, when a time is given, its money as of that time. */
  @Get(':orderNo')
  async one(
    @Param('shopId') shopId: string,
    @Param('orderNo') orderNo: string,
    @Query() query: AsOfQuery,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<OrderView | OrderAsOf> {
    const key = { shopId: checkShopId(shopId), orderNo: checkKey('orderNo', orderNo) };
    if (query.asOf !== undefined || query.knownAt !== undefined) {
      const { asOf, knownAt } = readAsOf(query);
      return findOrderAsOf(this.database, key, asOf, knownAt);
    }
    const order = await findOrder(this.database, key.shopId, key.orderNo);
    reply.header('ETag', `"${order.revision}"`);
    return order;
  }

  @Get(':orderNo/movements')
  movements(
    @Param('shopId') shopId: string,
    @Param('orderNo') orderNo: string,
    @Query() query: PageQuery,
  ): Promise<Page<MovementView>> {
    const key = { shopId: checkShopId(shopId), orderNo: checkKey('orderNo', orderNo) };
    return listMovements(this.database, key, query.limit, query.cursor);
  }
}

@ReadsView('orders')
@Controller('v1/orders')
export class OrderSearchController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Orders of all shops, or one, by number, state, channel, amount and time' })
  search(@Query() query: OrderSearchQuery): Promise<Page<OrderView>> {
    const shopId = query.shop === undefined ? undefined : checkShopId(query.shop);
    return listOrders(this.database, { ...filterOf(query), shopId });
  }
}
