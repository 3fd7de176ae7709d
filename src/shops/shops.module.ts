import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ChangeShopSettingsHandler } from './shop-settings.commands.js';
import { ShopSettingsController } from './shop-settings.http.js';

/** What a shop says about itself. */
@Module({
  imports: [CqrsModule],
  controllers: [ShopSettingsController],
  providers: [ChangeShopSettingsHandler],
})
export class ShopsModule {}
