import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { listShops } from './shops.queries.js';
import type { ShopView } from './shops.queries.js';

@ApiTags('shops')
@ReadsView('reconciliation')
@Controller('v1/shops')
export class ShopsController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'Every shop that the ledger has heard of, with what there is of it' })
  list(@Query() { limit, cursor }: PageQuery): Promise<Page<ShopView>> {
    return listShops(this.database, limit, cursor);
  }
}
