import type { Type } from '@nestjs/common';
import { AuditTrailController } from './audit-trail/audit-trail.http.js';
import { auditTrailProjection } from './audit-trail/audit-trail.projection.js';
import { OrderTimelineController } from './audit-trail/order-timeline.http.js';
import type { Projection } from './core/projection.js';
import { JournalController, ShopJournalController } from './journal/journal.http.js';
import { journalProjection } from './journal/journal.projection.js';
import { orderControllers } from './orders/order-controllers.js';
import { ordersProjection } from './orders/orders.projection.js';
import { AccountsController } from './reconciliation/accounts.http.js';
import { PayoutsController } from './reconciliation/payouts.http.js';
import { ReconciliationController } from './reconciliation/reconciliation.http.js';
import { reconciliationProjection } from './reconciliation/reconciliation.projection.js';
import { ShopSettingsViewController } from './reconciliation/shop-settings.http.js';
import { ShopsController } from './reconciliation/shops.http.js';
import { StatementsController } from './reconciliation/statements.http.js';
import { ReportController } from './reports/report.http.js';
import { SearchController } from './search/search.http.js';
import { RiskAlertsController } from './risk-alerts/risk-alerts.http.js';
import { riskAlertsProjection } from './risk-alerts/risk-alerts.projection.js';
import { StandingFilesController } from './standing/standing-files.http.js';
import { StandingController, StandingOverviewController } from './standing/standing.http.js';

interface View {
  readonly projection: Projection;
  readonly controllers: readonly Type[];
}

/** Every view of the ledger. A new one is its folder and its line here. */
const views: readonly View[] = [
  { projection: ordersProjection, controllers: orderControllers },
  {
    projection: reconciliationProjection,
    controllers: [
      ReconciliationController,
      PayoutsController,
      ReportController,
      ShopSettingsViewController,
      StatementsController,
      AccountsController,
      ShopsController,
      SearchController,
    ],
  },
  { projection: auditTrailProjection, controllers: [AuditTrailController, OrderTimelineController] },
  { projection: riskAlertsProjection, controllers: [RiskAlertsController] },
  { projection: journalProjection, controllers: [JournalController, ShopJournalController] },
];

export const projections: readonly Projection[] = views.map(({ projection }) => projection);
export const viewControllers: readonly Type[] = [
  ...views.flatMap(({ controllers }) => controllers),
  // Derived from the views, not from the log.
  ...[StandingController, StandingFilesController, StandingOverviewController],
];
