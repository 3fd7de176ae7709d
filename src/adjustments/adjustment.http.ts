import { Body, Controller } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { OccurrenceBody, ReasonBody } from '../platform/http/common-bodies.js';
import { AmountField, CurrencyField, instantOf, KeyField, TextField } from '../platform/http/fields.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import {
  ApproveAdjustment,
  PostAdjustment,
  ProposeAdjustment,
  RejectAdjustment,
} from './adjustment.commands.js';

class ProposeAdjustmentBody extends OccurrenceBody {
  @KeyField({ description: 'Your number of the adjustment, unique in the shop' })
  adjustmentId!: string;

  @KeyField({ description: 'The order it is about, if any', optional: true })
  orderNo?: string;

  @CurrencyField()
  currency!: string;

  @AmountField({ description: 'Above zero' })
  amount!: string;

  @KeyField({ description: 'Account of the chart that is debited', example: '6711' })
  debitAccount!: string;

  @KeyField({ description: 'Account of the chart that is credited', example: '1122' })
  creditAccount!: string;

  @TextField({ description: 'Why the books must be corrected' })
  reason!: string;
}

interface AdjustmentKey {
  readonly shopId: string;
  readonly adjustmentId: string;
}

@ApiTags('adjustments')
@ApiParam({ name: 'shopId', type: String })
@Controller('v1/shops/:shopId/adjustments')
export class AdjustmentController {
  constructor(private readonly door: CommandDoor) {}

  @CommandRoute('', { summary: 'Somebody proposes a correction of the books' })
  propose(
    @PathKeys() { shopId }: { shopId: string },
    @Body() { occurredAt, ...data }: ProposeAdjustmentBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ProposeAdjustment({ shopId, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute(':adjustmentId/approval', {
    summary: 'Somebody else agrees (X-Actor differs from who proposed)',
  })
  approve(
    @PathKeys() adjustment: AdjustmentKey,
    @Body() { occurredAt }: OccurrenceBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ApproveAdjustment(adjustment, from, instantOf(occurredAt)), from);
  }

  @CommandRoute(':adjustmentId/rejection', { summary: 'The correction is declined or withdrawn' })
  reject(
    @PathKeys() adjustment: AdjustmentKey,
    @Body() { occurredAt, ...data }: ReasonBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(
      new RejectAdjustment({ ...adjustment, ...data }, from, instantOf(occurredAt)),
      from,
    );
  }

  @CommandRoute(':adjustmentId/posting', {
    summary: 'The correction enters the books, effective at occurredAt',
  })
  post(
    @PathKeys() adjustment: AdjustmentKey,
    @Body() { occurredAt }: OccurrenceBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new PostAdjustment(adjustment, from, instantOf(occurredAt)), from);
  }
}
