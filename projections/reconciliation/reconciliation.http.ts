import { Controller, Get, Param, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString } from 'class-validator';
import { readKnownAt, readMoment } from '../../src/platform/http/as-of.js';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import { checkKey, checkShopId } from '../../src/shared/streams.js';
import { DIFFERENCE_CODES } from '../core/difference.js';
import type { Difference } from '../core/difference.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import type { ReconciledLine } from './reconciled-line.js';
import { ORDER_STATUSES } from './reconciled-order.js';
import type { ReconciledOrder } from './reconciled-order.js';
import { listDifferences, listLines, listOrders, reconcileOrder } from './reconciliation.queries.js';
import type { OrderReconciliation } from './reconciliation.queries.js';
import { reconcile } from './reconciliation.summary.js';
import type { ReconciliationSummary } from './reconciliation.summary.js';

class PeriodQuery extends PageQuery {
  /** Orders placed at or after: an instant, or a date in China. */
  @IsOptional()
  @IsString()
  from?: string;

  /** Orders placed before. */
  @IsOptional()
  @IsString()
  to?: string;

  /** Only what happened before; the end of the imported statements if absent. */
  @IsOptional()
  @IsString()
  asOf?: string;

  /** Only what had been recorded at this instant or date, or up to this position of the log. */
  @IsOptional()
  @IsString()
  known?: string;
}

class OrdersQuery extends PeriodQuery {
  @IsOptional()
  @IsIn(ORDER_STATUSES)
  status?: string;
}

class LinesQuery extends PeriodQuery {
  /** Whether the line belongs to an order of the ledger. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  matched?: boolean;

  @IsOptional()
  @IsIn(Object.keys(SETTLEMENT_CLASSES))
  class?: string;
}

class DifferencesQuery extends PeriodQuery {
  @IsOptional()
  @IsIn(DIFFERENCE_CODES)
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

  @Get('differences')
  differences(@Param('shopId') shopId: string, @Query() query: DifferencesQuery): Promise<Page<Difference>> {
    return listDifferences(this.database, questionOf(shopId, query), query);
  }
}

function questionOf(shopId: string, query: PeriodQuery): SettlementQuestion {
  const moment = (name: 'from' | 'to' | 'asOf'): string | undefined =>
    query[name] === undefined ? undefined : readMoment(name, query[name]);
  return {
    shopId: checkShopId(shopId),
    from: moment('from'),
    to: moment('to'),
    asOf: moment('asOf'),
    knownAt: readKnownAt('known', query.known),
  };
}
