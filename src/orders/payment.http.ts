import { Body, Controller } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { MoneyBody } from '../platform/http/common-bodies.js';
import { instantOf, KeyField, TextField } from '../platform/http/fields.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import type { OrderKey } from './order-state.js';
import { RecordPaymentFailed, RecordPaymentReceived, ReversePayment } from './payment.commands.js';

class PaymentReceivedBody extends MoneyBody {
  @KeyField({ description: 'Your number of the payment, unique in the order' })
  paymentId!: string;

  @KeyField({ description: 'How it was paid', example: 'alipay' })
  channel!: string;

  @TextField({ description: "The payment service's own number", optional: true })
  channelReference?: string;
}

class PaymentFailedBody extends MoneyBody {
  @KeyField({ description: 'Your number of the attempt, unique in the order' })
  paymentId!: string;

  @TextField({ description: 'Why it failed' })
  reason!: string;
}

/** `amount` is what is taken back now: the whole payment or a part of it. */
class ReversalBody extends MoneyBody {
  @KeyField({ description: 'Your number of the reversal, unique in the order' })
  reversalId!: string;

  @TextField({ description: 'Why it was taken back' })
  reason!: string;
}

interface PaymentKey extends OrderKey {
  readonly paymentId: string;
}

@ApiTags('payments')
@ApiParam({ name: 'shopId', type: String })
@ApiParam({ name: 'orderNo', type: String })
@Controller('v1/shops/:shopId/orders/:orderNo')
export class PaymentController {
  constructor(private readonly door: CommandDoor) {}

  @CommandRoute('payments', { summary: "A buyer's payment arrived" })
  receive(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt, ...data }: PaymentReceivedBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(
      new RecordPaymentReceived({ ...order, ...data }, from, instantOf(occurredAt)),
      from,
    );
  }

  @CommandRoute('failed-payments', { summary: "A buyer's payment did not go through" })
  fail(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt, ...data }: PaymentFailedBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new RecordPaymentFailed({ ...order, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('payments/:paymentId/reversals', { summary: 'A received payment was taken back' })
  reverse(
    @PathKeys() payment: PaymentKey,
    @Body() { occurredAt, ...data }: ReversalBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ReversePayment({ ...payment, ...data }, from, instantOf(occurredAt)), from);
  }
}
