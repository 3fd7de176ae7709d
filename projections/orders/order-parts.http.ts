import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { listAdjustments } from './adjustments.queries.js';
import type { AdjustmentView } from './adjustments.queries.js';
import { listInvoices } from './invoices.queries.js';
import type { InvoiceView } from './invoices.queries.js';
import { findOrder } from './orders.queries.js';
import type { PartsOfOrder } from './part-queries.js';
import { listPayments } from './payments.queries.js';
import type { PaymentView } from './payments.queries.js';
import { listRefunds } from './refunds.queries.js';
import type { RefundView } from './refunds.queries.js';
import { listShipments } from './shipments.queries.js';
import type { ShipmentView } from './shipments.queries.js';

/** What one order consists of, part by part, the newest first. */
@ReadsView('orders')
@Controller('v1/shops/:shopId/orders/:orderNo')
export class OrderPartsController {
  constructor(private readonly database: Database) {}

  @Get('payments')
  @ApiOperation({ summary: 'Payments of an order: received, failed, taken back' })
  payments(
    @Param('shopId') shopId: string,
    @Param('orderNo') orderNo: string,
    @Query() query: PageQuery,
  ): Promise<Page<PaymentView>> {
    return listPayments(this.database, asked(shopId, orderNo, query));
  }

  @Get('refunds')
  @ApiOperation({ summary: 'Refunds of an order: who asked, who agreed, what was paid' })
  refunds(
    @Param('shopId') shopId: string,
    @Param('orderNo') orderNo: string,
    @Query() query: PageQuery,
  ): Promise<Page<RefundView>> {
    return listRefunds(this.database, asked(shopId, orderNo, query));
  }

  @Get('invoices')
  @ApiOperation({ summary: 'Invoices of an order: blue ones (蓝票) and the red ones (红票) against them' })
  invoices(
    @Param('shopId') shopId: string,
    @Param('orderNo') orderNo: string,
    @Query() query: PageQuery,
  ): Promise<Page<InvoiceView>> {
    return listInvoices(this.database, asked(shopId, orderNo, query));
  }

  @Get('shipments')
  @ApiOperation({ summary: 'Parcels of an order' })
  shipments(
    @Param('shopId') shopId: string,
    @Param('orderNo') orderNo: string,
    @Query() query: PageQuery,
  ): Promise<Page<ShipmentView>> {
    return listShipments(this.database, asked(shopId, orderNo, query));
  }

  @Get('adjustments')
  @ApiOperation({ summary: 'Corrections of the books that name an order' })
  async adjustments(
    @Param('shopId') shopId: string,
    @Param('orderNo') orderNo: string,
    @Query() query: PageQuery,
  ): Promise<Page<AdjustmentView>> {
    const order = asked(shopId, orderNo, query);
    await findOrder(this.database, order.shopId, order.orderNo);
    return listAdjustments(this.database, order);
  }
}

function asked(shopId: string, orderNo: string, { limit, cursor }: PageQuery): PartsOfOrder {
  return { shopId: checkShopId(shopId), orderNo: checkKey('orderNo', orderNo), limit, cursor };
}
