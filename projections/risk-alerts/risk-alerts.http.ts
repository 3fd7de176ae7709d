import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { readKnownAt, readMoment } from '../../src/platform/http/as-of.js';
import { PageQuery } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkShopId } from '../../src/shared/streams.js';
import { ALERT_RULES, ALERT_SEVERITIES } from './alert-rules.js';
import type { Alert, AlertRule, AlertSeverity } from './alert-rules.js';
import { listAlerts } from './risk-alerts.queries.js';

class AlertsQuery extends PageQuery {
  @IsOptional()
  @IsIn(ALERT_RULES)
  rule?: AlertRule;

  @IsOptional()
  @IsIn(ALERT_SEVERITIES)
  severity?: AlertSeverity;

  /** Only what happened before: an instant, or a date in China; the end of the imported statements if absent. */
  @IsOptional()
  @IsString()
  asOf?: string;

  /** Only what had been recorded at this instant or date, or up to this position of the log. */
  @IsOptional()
  @IsString()
  known?: string;
}

/** What is going wrong in a shop. Read only: alerts are derived from the view. */
@Controller('v1/shops/:shopId/alerts')
export class RiskAlertsController {
  constructor(private readonly database: Database) {}

  @Get()
  list(@Param('shopId') shopId: string, @Query() query: AlertsQuery): Promise<Page<Alert>> {
    const question = {
      shopId: checkShopId(shopId),
      asOf: query.asOf === undefined ? undefined : readMoment('asOf', query.asOf),
      knownAt: readKnownAt('known', query.known),
    };
    return listAlerts(this.database, question, query);
  }
}
