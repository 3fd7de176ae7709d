import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventCodec } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { Folded, foldRecorded } from '../platform/event-store/fold.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { ActionsQuery } from '../platform/http/possible-action.js';
import type { PossibleAction } from '../platform/http/possible-action.js';
import { readActorId } from '../platform/http/request-metadata.js';
import { isoOf } from '../shared/period.js';
import { orderStream } from '../shared/streams.js';
import { orderActions } from './order-actions.js';
import { orderDecider } from './order-ledger.js';
import { moneyOf } from './order-figures.js';
import type { OrderFigures } from './order-figures.js';
import { requireOrder } from './order-state.js';
import type { OrderKey, OrderState } from './order-state.js';

/** What `actor` may do with an order now. */
export interface OrderActions {
  readonly shopId: string;
  readonly orderNo: string;
  readonly currency: string;
  readonly actor: string;
  /** Revision of the order's stream that was asked. */
  readonly revision: string;
  readonly actions: readonly PossibleAction[];
}

/** The figures of an order by its own rules, all in `currency`. */
export interface OrderMoneyAnswer extends OrderFigures {
  readonly shopId: string;
  readonly orderNo: string;
  readonly currency: string;
  /** Revision of the order's stream that they were read at. */
  readonly revision: string;
}

/**
 * Answers from the order's stream itself and with its decider, not from a view: what is offered here is what a command
 * sent at once would be answered, and the rules stand in one place. Corrections of the books have their own streams and
 * rules, so what may be done with them is told by their module.
 */
@ApiTags('orders')
@ApiParam({ name: 'shopId', type: String })
@ApiParam({ name: 'orderNo', type: String })
@Controller('v1/shops/:shopId/orders/:orderNo')
export class OrderActionsController {
  constructor(
    private readonly codec: EventCodec,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @Get('actions')
  @ApiOperation({
    summary: 'What may be done with an order now, what not and why, with the bounds of each form',
  })
  async actions(
    @PathKeys() key: OrderKey,
    @Query() query: ActionsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderActions> {
    const { state, revision } = await this.read(key, reply);
    const actorId = query.actor ?? readActorId(request);
    const actor = { type: 'user', id: actorId } as const;
    const actions = orderActions({ key, state, revision, actor, now: isoOf(Date.now()) });
    return { ...nameOf(key), currency: state.currency, actor: actorId, revision: String(revision), actions };
  }

  @Get('money')
  @ApiOperation({ summary: 'What an order owes, holds, and may still refund and invoice, by its own rules' })
  async money(
    @PathKeys() key: OrderKey,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderMoneyAnswer> {
    const { state, revision } = await this.read(key, reply);
    return { ...nameOf(key), currency: state.currency, revision: String(revision), ...moneyOf(state) };
  }

  /** The order up to now, with its ETag and position in the answer. Throws ORDER_UNKNOWN. */
  private async read(key: OrderKey, reply: FastifyReply): Promise<Folded<OrderState>> {
    const folded = new Folded(orderDecider.initialState);
    const recorded = await this.store.readStream(orderStream(key.shopId, key.orderNo));
    foldRecorded(folded, recorded, this.codec, orderDecider.evolve);
    requireOrder(key, folded.state);
    reply.header('ETag', `"${folded.revision}"`);
    if (folded.position !== undefined) reply.header('Ledger-Position', folded.position);
    return folded;
  }
}

function nameOf({ shopId, orderNo }: OrderKey): OrderKey {
  return { shopId, orderNo };
}
