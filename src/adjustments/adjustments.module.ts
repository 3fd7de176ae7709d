import { Module } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { OPEN_ADJUSTMENTS } from '../platform/open-adjustments.js';
import type { OpenAdjustments } from '../platform/open-adjustments.js';
import { AdjustmentActionsController } from './adjustment-actions.http.js';
import { adjustmentCommandHandlers } from './adjustment.commands.js';
import { AdjustmentController } from './adjustment.http.js';

/** Corrections of the books under four eyes, with what knows which of an order are open. */
@Module({})
export class AdjustmentsModule {
  static of(open: Type<OpenAdjustments>): DynamicModule {
    return {
      module: AdjustmentsModule,
      imports: [CqrsModule],
      controllers: [AdjustmentController, AdjustmentActionsController],
      providers: [{ provide: OPEN_ADJUSTMENTS, useClass: open }, ...adjustmentCommandHandlers],
    };
  }
}
