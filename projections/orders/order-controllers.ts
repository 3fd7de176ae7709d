import type { Type } from '@nestjs/common';
import { AdjustmentsViewController, ShopAdjustmentViewController } from './adjustments.http.js';
import { OrderPartsController } from './order-parts.http.js';
import { OrderSearchController, OrdersController } from './orders.http.js';

/** Everything that is read from the orders view. */
export const orderControllers: readonly Type[] = [
  OrdersController,
  OrderSearchController,
  OrderPartsController,
  AdjustmentsViewController,
  ShopAdjustmentViewController,
];
