import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { adjustmentCommandHandlers } from './adjustment.commands.js';
import { AdjustmentController } from './adjustment.http.js';

/** Corrections of the books under four eyes. */
@Module({
  imports: [CqrsModule],
  controllers: [AdjustmentController],
  providers: adjustmentCommandHandlers,
})
export class AdjustmentsModule {}
