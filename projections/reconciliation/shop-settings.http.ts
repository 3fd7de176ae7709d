import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import { checkShopId } from '../../src/shared/streams.js';
import { shopSettings } from './shop-settings.queries.js';

@ApiTags('settings')
@ReadsView('reconciliation')
@Controller('v1/shops/:shopId/settings')
export class ShopSettingsViewController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'The settings of a shop; the default ones if it has said nothing' })
  settings(@Param('shopId') shopId: string): Promise<SettlementSettings> {
    return shopSettings(this.database, checkShopId(shopId));
  }
}
