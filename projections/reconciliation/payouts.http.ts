import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Page } from '../../src/platform/http/pagination.js';
import {
  AsOfPageQuery,
  ChoiceFilter,
  MomentFilter,
  momentOf,
  readAsOf,
} from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkShopId } from '../../src/shared/streams.js';
import { PAYOUT_STATUSES } from '../core/payouts.js';
import { listPayouts } from './payouts.queries.js';
import type { ExplainedPayout } from './payouts.queries.js';

class PayoutsQuery extends AsOfPageQuery {
  @MomentFilter('Payouts made at or after this instant, or from this date in China on')
  from?: string;

  @MomentFilter('Payouts made before this instant or date')
  to?: string;

  @ChoiceFilter('What became of the payout', PAYOUT_STATUSES)
  status?: string;
}

/** Did what the payment services paid out arrive at the bank? Read only: every figure comes from the view. */
@ReadsView('reconciliation')
@Controller('v1/shops/:shopId/reconciliation/payouts')
export class PayoutsController {
  constructor(private readonly database: Database) {}

  /** Each payout with its lines and the bank's, and the nearest credits of one that has not arrived. */
  @Get()
  payouts(@Param('shopId') shopId: string, @Query() query: PayoutsQuery): Promise<Page<ExplainedPayout>> {
    const period = { from: momentOf(query, 'from'), to: momentOf(query, 'to') };
    const question = { shopId: checkShopId(shopId), ...period, ...readAsOf(query) };
    return listPayouts(this.database, question, query);
  }
}
