import { CommandHandler } from '@nestjs/cqrs';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { OrderCommandHandler } from './order-ledger.commands.js';
import type * as rules from './order.decider.js';

export class PlaceOrder extends LedgerCommand<rules.PlaceOrder> {
  readonly type = 'PlaceOrder';
}

@CommandHandler(PlaceOrder)
export class PlaceOrderHandler extends OrderCommandHandler<PlaceOrder> {}

export class AmendOrder extends LedgerCommand<rules.AmendOrder> {
  readonly type = 'AmendOrder';
}

@CommandHandler(AmendOrder)
export class AmendOrderHandler extends OrderCommandHandler<AmendOrder> {}

export class CancelOrder extends LedgerCommand<rules.CancelOrder> {
  readonly type = 'CancelOrder';
}

@CommandHandler(CancelOrder)
export class CancelOrderHandler extends OrderCommandHandler<CancelOrder> {}

export class CloseOrder extends LedgerCommand<rules.CloseOrder> {
  readonly type = 'CloseOrder';
}

@CommandHandler(CloseOrder)
export class CloseOrderHandler extends OrderCommandHandler<CloseOrder> {}

export const orderCommandHandlers = [
  PlaceOrderHandler,
  AmendOrderHandler,
  CancelOrderHandler,
  CloseOrderHandler,
];
