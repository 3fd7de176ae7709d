import { Body, Controller } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import { OccurrenceBody } from '../platform/http/common-bodies.js';
import { AmountField, CurrencyField, instantOf, KeyField, TextField } from '../platform/http/fields.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import { AcknowledgeAlert, ReopenAlert, ResolveAlert } from './alert.commands.js';

/** A page of the log of what people said should read at a glance. */
const REASON_LENGTH = 500;

/** The alert as it was shown, as the list of alerts gives it: the log keeps what the person saw. */
class SeenAlertBody extends OccurrenceBody {
  @KeyField({ description: 'The rule that raised it', example: 'COMPLETED_NOT_SETTLED' })
  rule!: string;

  @KeyField({ description: 'Kind of its subject', example: 'order' })
  subjectKind!: string;

  @TextField({ description: 'Its subject: an order, a line, a statement or a month', maxLength: 256 })
  subject!: string;

  @CurrencyField()
  currency!: string;

  @AmountField({ description: 'What was at stake when it was seen' })
  amount!: string;
}

class AcknowledgeAlertBody extends SeenAlertBody {
  @TextField({ description: 'What will be done about it', optional: true, maxLength: REASON_LENGTH })
  reason?: string;
}

class ResolveAlertBody extends SeenAlertBody {
  @TextField({ description: 'Why nothing more is to be done', maxLength: REASON_LENGTH })
  reason!: string;
}

class ReopenAlertBody extends OccurrenceBody {
  @TextField({ description: 'Why it is open again', optional: true, maxLength: REASON_LENGTH })
  reason?: string;
}

interface AlertKey {
  readonly shopId: string;
  readonly alertId: string;
}

@ApiTags('alerts')
@ApiParam({ name: 'shopId', type: String })
@Controller('v1/shops/:shopId/alerts')
export class AlertController {
  constructor(private readonly door: CommandDoor) {}

  @CommandRoute(':alertId/acknowledgement', { summary: 'Somebody takes care of an alert' })
  acknowledge(
    @PathKeys() alert: AlertKey,
    @Body() { occurredAt, ...data }: AcknowledgeAlertBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new AcknowledgeAlert({ ...alert, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute(':alertId/resolution', { summary: 'Nothing more is to be done about an alert' })
  resolve(
    @PathKeys() alert: AlertKey,
    @Body() { occurredAt, ...data }: ResolveAlertBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ResolveAlert({ ...alert, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute(':alertId/reopening', {
    summary: 'What was said of an alert is taken back: it is open again',
  })
  reopen(
    @PathKeys() alert: AlertKey,
    @Body() { occurredAt, ...data }: ReopenAlertBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new ReopenAlert({ ...alert, ...data }, from, instantOf(occurredAt)), from);
  }
}
