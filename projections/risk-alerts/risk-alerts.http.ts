import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../src/platform/http/pagination.js';
import { AsOfPageQuery, ChoiceFilter, readAsOf } from '../../src/platform/http/query-fields.js';
import { ReadsView } from '../../src/platform/http/reads-view.js';
import { Database } from '../../src/platform/postgres/database.js';
import { checkShopId } from '../../src/shared/streams.js';
import { ALERT_RULES, ALERT_SEVERITIES } from './alert-rules.js';
import type { AlertRule, AlertSeverity } from './alert-rules.js';
import { listAlerts } from './risk-alerts.queries.js';
import type { HandledAlert } from './risk-alerts.queries.js';

class AlertsQuery extends AsOfPageQuery {
  @ChoiceFilter('The rule that raised it', ALERT_RULES)
  rule?: AlertRule;

  @ChoiceFilter('How bad it is', ALERT_SEVERITIES)
  severity?: AlertSeverity;
}

/** What is going wrong in a shop. Read only: alerts are derived from the view, and told with what people did about them. */
@ApiTags('alerts')
@ReadsView('risk-alerts')
@Controller('v1/shops/:shopId/alerts')
export class RiskAlertsController {
  constructor(private readonly database: Database) {}

  @Get()
  @ApiOperation({ summary: 'What is going wrong in a shop, with its numbers and what people did about it' })
  list(@Param('shopId') shopId: string, @Query() query: AlertsQuery): Promise<Page<HandledAlert>> {
    const question = { shopId: checkShopId(shopId), ...readAsOf(query) };
    return listAlerts(this.database, question, query);
  }
}
