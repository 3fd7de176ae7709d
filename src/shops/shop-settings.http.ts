import { Body, Controller } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import { plainSettings, ShopSettingsBody } from './shop-settings.body.js';
import { ChangeShopSettings } from './shop-settings.commands.js';

@ApiTags('settings')
@ApiParam({ name: 'shopId', type: String })
@Controller('v1/shops/:shopId/settings')
export class ShopSettingsController {
  constructor(private readonly door: CommandDoor) {}

  @CommandRoute('', { summary: 'The shop replaces its settings: waiting times, tolerances, fee rates, zone' })
  change(
    @PathKeys() { shopId }: { shopId: string },
    @Body() body: ShopSettingsBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ChangeShopSettings({ shopId, settings: plainSettings(body) }, from), from);
  }
}
