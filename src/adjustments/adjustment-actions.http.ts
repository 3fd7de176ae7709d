import { Controller, Get, Inject, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { EventCodec } from '../platform/event-store/codec.js';
import { EVENT_STORE } from '../platform/event-store/event-store.token.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { Folded, foldRecorded } from '../platform/event-store/fold.js';
import { PathKeys } from '../platform/http/path-keys.js';
import { ActionsQuery } from '../platform/http/possible-action.js';
import type { PossibleAction } from '../platform/http/possible-action.js';
import { ReadsView } from '../platform/http/reads-view.js';
import { readActorId } from '../platform/http/request-metadata.js';
import { OPEN_ADJUSTMENTS } from '../platform/open-adjustments.js';
import type { OpenAdjustments } from '../platform/open-adjustments.js';
import { notFound } from '../shared/domain-error.js';
import { isoOf } from '../shared/period.js';
import { adjustmentStream } from '../shared/streams.js';
import { adjustmentActions, proposal } from './adjustment-actions.js';
import type { AdjustmentKey, Asker } from './adjustment-actions.js';
import { adjustmentDecider } from './adjustment.decider.js';
import type { AdjustmentState } from './adjustment.decider.js';

/** What `actor` may do with corrections of the books now. */
export interface AdjustmentActions {
  readonly shopId: string;
  readonly actor: string;
  readonly actions: readonly PossibleAction[];
}

/**
 * Which adjustments of an order are open is told by a view, because each has a stream of its own; what may be done with
 * each, by its stream and its decider.
 */
@ReadsView('orders')
@ApiTags('adjustments')
@ApiParam({ name: 'shopId', type: String })
@Controller('v1/shops/:shopId')
export class AdjustmentActionsController {
  constructor(
    private readonly codec: EventCodec,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(OPEN_ADJUSTMENTS) private readonly open: OpenAdjustments,
  ) {}

  @Get('orders/:orderNo/adjustment-actions')
  @ApiParam({ name: 'orderNo', type: String })
  @ApiOperation({ summary: 'A new adjustment about an order, and what may be done with each open one' })
  async ofOrder(
    @PathKeys() { shopId, orderNo }: { shopId: string; orderNo: string },
    @Query() query: ActionsQuery,
    @Req() request: FastifyRequest,
  ): Promise<AdjustmentActions> {
    const asker = askerOf(query, request);
    const { currency, adjustmentIds } = await this.open.ofOrder(shopId, orderNo);
    const actions = [proposal(shopId, orderNo, currency, asker)];
    for (const adjustmentId of adjustmentIds) {
      actions.push(...(await this.actionsOf({ shopId, adjustmentId }, asker)));
    }
    return { shopId, actor: asker.actor.id, actions };
  }

  @Get('adjustments/:adjustmentId/actions')
  @ApiParam({ name: 'adjustmentId', type: String })
  @ApiOperation({ summary: 'What may be done with an adjustment now, and what not and why' })
  async ofAdjustment(
    @PathKeys() { shopId, adjustmentId }: AdjustmentKey,
    @Query() query: ActionsQuery,
    @Req() request: FastifyRequest,
  ): Promise<AdjustmentActions> {
    const asker = askerOf(query, request);
    const actions = await this.actionsOf({ shopId, adjustmentId }, asker);
    return { shopId, actor: asker.actor.id, actions };
  }

  /** Throws ADJUSTMENT_UNKNOWN. */
  private async actionsOf(key: AdjustmentKey, asker: Asker): Promise<readonly PossibleAction[]> {
    const { shopId, adjustmentId } = key;
    const folded = new Folded<AdjustmentState>(adjustmentDecider.initialState);
    const recorded = await this.store.readStream(adjustmentStream(shopId, adjustmentId));
    foldRecorded(folded, recorded, this.codec, adjustmentDecider.evolve);
    if (folded.state.proposal === undefined) {
      notFound('ADJUSTMENT_UNKNOWN', `adjustment ${adjustmentId} of shop ${shopId} is not known`, { ...key });
    }
    return adjustmentActions(key, folded.state, asker);
  }
}

function askerOf({ actor }: ActionsQuery, request: FastifyRequest): Asker {
  return { actor: { type: 'user', id: actor ?? readActorId(request) }, now: isoOf(Date.now()) };
}
