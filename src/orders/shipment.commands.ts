import { CommandHandler } from '@nestjs/cqrs';
import { LedgerCommand } from '../platform/event-store/ledger-command.js';
import { OrderCommandHandler } from './order-ledger.commands.js';
import type * as rules from './shipment.decider.js';

export class ShipOrder extends LedgerCommand<rules.ShipOrder> {
  readonly type = 'ShipOrder';
}

@CommandHandler(ShipOrder)
export class ShipOrderHandler extends OrderCommandHandler<ShipOrder> {}

export class DeliverShipment extends LedgerCommand<rules.DeliverShipment> {
  readonly type = 'DeliverShipment';
}

@CommandHandler(DeliverShipment)
export class DeliverShipmentHandler extends OrderCommandHandler<DeliverShipment> {}

export class ConfirmReceipt extends LedgerCommand<rules.ConfirmReceipt> {
  readonly type = 'ConfirmReceipt';
}

@CommandHandler(ConfirmReceipt)
export class ConfirmReceiptHandler extends OrderCommandHandler<ConfirmReceipt> {}

export const shipmentCommandHandlers = [ShipOrderHandler, DeliverShipmentHandler, ConfirmReceiptHandler];
