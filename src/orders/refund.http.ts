import { Body, Controller } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { MoneyBody, OccurrenceBody, ReasonBody } from '../platform/http/common-bodies.js';
import { instantOf, KeyField, TextField } from '../platform/http/fields.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import type { OrderKey } from './order-state.js';
import {
  ApproveRefund,
  RecordPlatformRefund,
  RecordRefundFailed,
  RecordRefundPaidOut,
  RejectRefund,
  RequestRefund,
} from './refund.commands.js';

class RequestRefundBody extends MoneyBody {
  @KeyField({ description: 'Your number of the refund, unique in the order' })
  refundId!: string;

  @TextField({ description: 'Why money should go back' })
  reason!: string;

  @KeyField({ description: 'The order line it is about; the whole order if absent', optional: true })
  lineNo?: string;
}

/** `amount` must be the amount that was approved. */
class PayoutBody extends MoneyBody {
  @TextField({ description: "The payment service's number of the payout" })
  payoutReference!: string;
}

class PlatformRefundBody extends MoneyBody {
  @KeyField({ description: "The platform's number of the refund, unique in the order" })
  refundId!: string;

  @KeyField({ description: 'Which platform paid it', example: 'tmall' })
  platform!: string;

  @TextField({ description: 'The report that says so' })
  evidence!: string;
}

interface RefundKey extends OrderKey {
  readonly refundId: string;
}

@ApiTags('refunds')
@ApiParam({ name: 'shopId', type: String })
@ApiParam({ name: 'orderNo', type: String })
@Controller('v1/shops/:shopId/orders/:orderNo')
export class RefundController {
  constructor(private readonly door: CommandDoor) {}

  @CommandRoute('refunds', { summary: 'Somebody asks that money goes back' })
  request(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt, ...data }: RequestRefundBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new RequestRefund({ ...order, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('refunds/:refundId/approval', {
    summary: 'Somebody else agrees (X-Actor differs from who asked)',
  })
  approve(
    @PathKeys() refund: RefundKey,
    @Body() { occurredAt }: OccurrenceBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ApproveRefund(refund, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('refunds/:refundId/rejection', { summary: 'The refund will not be paid' })
  reject(
    @PathKeys() refund: RefundKey,
    @Body() { occurredAt, ...data }: ReasonBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new RejectRefund({ ...refund, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('refunds/:refundId/payout', { summary: 'The money went out' })
  payOut(
    @PathKeys() refund: RefundKey,
    @Body() { occurredAt, ...data }: PayoutBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new RecordRefundPaidOut({ ...refund, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('refunds/:refundId/payout-failure', { summary: 'The payout did not go through' })
  failPayout(
    @PathKeys() refund: RefundKey,
    @Body() { occurredAt, ...data }: ReasonBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new RecordRefundFailed({ ...refund, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute('platform-refunds', { summary: 'The platform refunded the buyer itself' })
  settleByPlatform(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt, ...data }: PlatformRefundBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new RecordPlatformRefund({ ...order, ...data }, from, instantOf(occurredAt)), from);
  }
}
