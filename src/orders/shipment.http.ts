import { Body, Controller } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { OccurrenceBody } from '../platform/http/common-bodies.js';
import { instantOf, KeyField, KeyListField, TextField } from '../platform/http/fields.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import type { OrderKey } from './order-state.js';
import { ConfirmReceipt, DeliverShipment, ShipOrder } from './shipment.commands.js';

class ShipOrderBody extends OccurrenceBody {
  @KeyField({ description: 'Your number of the shipment, unique in the order' })
  shipmentId!: string;

  @TextField({ description: 'Who carries it', example: 'SF' })
  carrier!: string;

  @TextField({ description: "The carrier's number of the parcel" })
  trackingNo!: string;

  @KeyListField({ description: 'The lines in this parcel; the whole order if absent', optional: true })
  lineNos?: string[];
}

interface ShipmentKey extends OrderKey {
  readonly shipmentId: string;
}

@ApiTags('shipments')
@ApiParam({ name: 'shopId', type: String })
@ApiParam({ name: 'orderNo', type: String })
@Controller('v1/shops/:shopId/orders/:orderNo')
export class ShipmentController {
  constructor(private readonly door: CommandDoor) {}

  @CommandRoute('shipments', { summary: 'Goods left' })
  ship(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt, ...data }: ShipOrderBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ShipOrder({ ...order, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('shipments/:shipmentId/delivery', { summary: 'A shipment arrived' })
  deliver(
    @PathKeys() shipment: ShipmentKey,
    @Body() { occurredAt }: OccurrenceBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new DeliverShipment(shipment, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('receipt-confirmation', { summary: 'The buyer confirmed receipt: the money is revenue' })
  confirm(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt }: OccurrenceBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ConfirmReceipt(order, from, instantOf(occurredAt)), from);
  }
}
