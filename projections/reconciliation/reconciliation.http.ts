import { Controller, Get, Param, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import type { Page } from '../../src/platform/http/pagination.js';
import {
  AsOfPageQuery,
  AsOfQuery,
  ChoiceFilter,
  AmountFilter,
  MomentFilter,
  momentOf,
  NameFilter,
  readAsOf,
} from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { DIFFERENCE_CODES } from '../core/difference-row.js';
import type { Difference } from '../core/difference.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import { explainLine } from './line-candidates.js';
import type { ExplainedLine } from './line-candidates.js';
import type { ReconciledLine } from './reconciled-line.js';
import { ORDER_STATUSES } from './reconciled-order.js';
import type { ReconciledOrder } from './reconciled-order.js';
import { listLines } from './line-list.queries.js';
import { listDifferences, listOrders, reconcileOrder } from './reconciliation.queries.js';
import type { OrderReconciliation } from './reconciliation.queries.js';
import { reconcile } from './reconciliation.summary.js';
import type { ReconciliationSummary } from './reconciliation.summary.js';

class PeriodQuery extends AsOfPageQuery {
  @MomentFilter('Orders placed at or after this instant, or from this date in China on')
  from?: string;

  @MomentFilter('Orders placed before this instant or date')
  to?: string;
}

class OrdersQuery extends PeriodQuery {
  @ChoiceFilter('What the reconciliation says of the order', ORDER_STATUSES)
  status?: string;
}

class LinesQuery extends PeriodQuery {
  @ApiPropertyOptional({ type: Boolean, description: 'Whether the line belongs to an order of the ledger' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  matched?: boolean;

  @ChoiceFilter('Class of the line', Object.keys(SETTLEMENT_CLASSES))
  class?: string;

  @NameFilter('Id of the statement that first told of the line')
  statement?: string;

  @NameFilter('Number of an entry, a trade, an order or a payout, or id of a line')
  q?: string;

  @AmountFilter('Lines of at least this amount, whether it came in or went out')
  minAmount?: string;

  @AmountFilter('Lines of at most this amount, whether it came in or went out')
  maxAmount?: string;
}

class DifferencesQuery extends PeriodQuery {
  @ChoiceFilter('Code of the difference', DIFFERENCE_CODES)
  code?: string;
}

/** Does the platform's statement agree with the ledger? Read only: every figure comes from the view. */
@ReadsView('reconciliation')
@Controller('v1/shops/:shopId/reconciliation')
export class ReconciliationController {
  constructor(private readonly database: Database) {}

  @Get()
  summary(@Param('shopId') shopId: string, @Query() query: PeriodQuery): Promise<ReconciliationSummary> {
    return reconcile(this.database, questionOf(shopId, query));
  }

  @Get('orders')
  orders(@Param('shopId') shopId: string, @Query() query: OrdersQuery): Promise<Page<ReconciledOrder>> {
    return listOrders(this.database, questionOf(shopId, query), query);
  }

  @Get('orders/:orderNo')
  order(
    @Param('shopId') shopId: string,
    @Param('orderNo') orderNo: string,
    @Query() query: PeriodQuery,
  ): Promise<OrderReconciliation> {
    const { asOf, knownAt } = questionOf(shopId, query);
    return reconcileOrder(this.database, { shopId, asOf, knownAt }, checkKey('orderNo', orderNo));
  }

  @Get('lines')
  lines(@Param('shopId') shopId: string, @Query() query: LinesQuery): Promise<Page<ReconciledLine>> {
    return listLines(this.database, questionOf(shopId, query), query);
  }

  /** One line by its id or its own number, with the orders that came nearest if it belongs to none. */
  @Get('lines/:lineId')
  line(
    @Param('shopId') shopId: string,
    @Param('lineId') lineId: string,
    @Query() query: AsOfQuery,
  ): Promise<ExplainedLine> {
    const question = { shopId: checkShopId(shopId), ...readAsOf(query) };
    return explainLine(this.database, question, checkKey('lineId', lineId));
  }

  @Get('differences')
  differences(@Param('shopId') shopId: string, @Query() query: DifferencesQuery): Promise<Page<Difference>> {
    return listDifferences(this.database, questionOf(shopId, query), query);
  }
}

/** `asOf` is the end of the imported statements if absent. */
function questionOf(shopId: string, query: PeriodQuery): SettlementQuestion {
  return {
    shopId: checkShopId(shopId),
    from: momentOf(query, 'from'),
    to: momentOf(query, 'to'),
    ...readAsOf(query),
  };
}
