import { Body, Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { EventCodec } from '../platform/event-store/codec.js';
import type { CommandContext } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { CommandDoor } from '../platform/http/command-door.js';
import { CommandRoute } from '../platform/http/command-route.js';
import type { CommandAnswer } from '../platform/http/command-route.js';
import {
  AmountField,
  CurrencyField,
  instantOf,
  KeyField,
  OccurredAtField,
  QuantityField,
  RecordListField,
  TextField,
} from '../platform/http/fields.js';
import { ReasonBody } from '../platform/http/common-bodies.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { CommandRequest } from '../platform/http/request-metadata.js';
import type { RequestMetadata } from '../platform/http/request-metadata.js';
import type { DomainEvent } from '../shared/domain-event.js';
import { notFound } from '../shared/domain-error.js';
import { checkKey, orderStream } from '../shared/streams.js';
import type { OrderKey } from './order-state.js';
import { AmendOrder, CancelOrder, CloseOrder, PlaceOrder } from './order.commands.js';

class OrderLineBody {
  @KeyField({ description: 'Number of the line, unique in the order' })
  lineNo!: string;

  @TextField({ description: 'Article number', optional: true })
  sku?: string;

  @TextField({ description: 'What was bought', optional: true })
  title?: string;

  @QuantityField({ description: 'How many' })
  quantity!: number;

  @AmountField({ description: 'Owed for the whole line, tax included; a discount is negative' })
  amount!: string;
}

class PlaceOrderBody {
  @KeyField({ description: "The platform's number of the order" })
  orderNo!: string;

  @CurrencyField()
  currency!: string;

  @AmountField({ description: 'To be paid in all, freight and tax included' })
  totalAmount!: string;

  @KeyField({ description: 'Where it was placed', example: 'tmall' })
  channel!: string;

  @RecordListField(() => OrderLineBody, { description: 'The lines sum to the total', optional: true })
  lines?: OrderLineBody[];

  @OccurredAtField()
  occurredAt?: string;
}

class AmendOrderBody {
  @AmountField({ description: 'To be paid in all from now on' })
  totalAmount!: string;

  @CurrencyField({ description: "The order's currency, if you want it checked", optional: true })
  currency?: string;

  @TextField({ description: 'Why' })
  reason!: string;

  @OccurredAtField()
  occurredAt?: string;
}

/** An event of a stream as an auditor reads it. */
interface HistoryEntry {
  readonly id: string;
  readonly revision: string;
  readonly position: string;
  readonly recordedAt: string;
  readonly event: DomainEvent;
  readonly context: CommandContext;
}

interface History {
  readonly stream: string;
  readonly revision: string;
  readonly events: readonly HistoryEntry[];
}

@ApiTags('orders')
@ApiParam({ name: 'shopId', type: String })
@Controller('v1/shops/:shopId/orders')
export class OrderController {
  constructor(
    private readonly door: CommandDoor,
    private readonly codec: EventCodec,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @CommandRoute('', { summary: 'A buyer placed an order' })
  async place(
    @PathKeys() { shopId }: { shopId: string },
    @Body() { occurredAt, ...data }: PlaceOrderBody,
    @CommandRequest() from: RequestMetadata,
  ): Promise<CommandAnswer> {
    const command = new PlaceOrder({ shopId, ...data }, from, instantOf(occurredAt));
    const placed = await this.door.send(command, from);
    from.reply.header(
      'Location',
      `/v1/shops/${encodeURIComponent(shopId)}/orders/${encodeURIComponent(data.orderNo)}`,
    );
    return placed;
  }

  @CommandRoute(':orderNo/amendments', { summary: 'What is to be paid changed', ifMatch: 'required' })
  amend(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt, ...data }: AmendOrderBody,
    @CommandRequest('if-match-required') from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new AmendOrder({ ...order, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute(':orderNo/cancellation', {
    summary: 'The order will not be fulfilled',
    ifMatch: 'required',
  })
  cancel(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt, ...data }: ReasonBody,
    @CommandRequest('if-match-required') from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new CancelOrder({ ...order, ...data }, from, instantOf(occurredAt)), from);
  }

  @CommandRoute(':orderNo/closure', { summary: 'Nothing more is expected of the order', ifMatch: 'required' })
  close(
    @PathKeys() order: OrderKey,
    @Body() { occurredAt, ...data }: ReasonBody,
    @CommandRequest('if-match-required') from: RequestMetadata,
  ): Promise<CommandAnswer> {
    return this.door.send(new CloseOrder({ ...order, ...data }, from, instantOf(occurredAt)), from);
  }

  /** The stream itself, not a view: what was written, in order, with who wrote it and why. Throws ORDER_UNKNOWN. */
  @Get(':orderNo/history')
  @ApiParam({ name: 'orderNo', type: String })
  @ApiOperation({ summary: 'All events of the order as the log has them' })
  async history(
    @PathKeys() { shopId, orderNo }: OrderKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<History> {
    const stream = orderStream(shopId, checkKey('orderNo', orderNo));
    const recorded = await this.store.readStream(stream);
    const newest = recorded.at(-1);
    if (newest === undefined) {
      notFound('ORDER_UNKNOWN', `order ${orderNo} of shop ${shopId} is not known`, { shopId, orderNo });
    }
    reply.header('ETag', `"${newest.revision}"`).header('Ledger-Position', newest.position);
    const events = recorded.map((one) => {
      const { id, position, recordedAt, event, context } = this.codec.decode(one);
      return { id, revision: String(one.revision), position, recordedAt, event, context };
    });
    return { stream, revision: String(newest.revision), events };
  }
}
