import type { Type } from '@nestjs/common';
import { AuditTrailController } from './audit-trail/audit-trail.http.js';
import { auditTrailProjection } from './audit-trail/audit-trail.projection.js';
import type { Projection } from './core/projection.js';
import { JournalController, ShopJournalController } from './journal/journal.http.js';
import { journalProjection } from './journal/journal.projection.js';
import { OrdersController } from './orders/orders.http.js';
import { ordersProjection } from './orders/orders.projection.js';
import { PayoutsController } from './reconciliation/payouts.http.js';
import { ReconciliationController } from './reconciliation/reconciliation.http.js';
import { reconciliationProjection } from './reconciliation/reconciliation.projection.js';
import { ShopSettingsViewController } from './reconciliation/shop-settings.http.js';
import { ReportController } from './reports/report.http.js';
import { RiskAlertsController } from './risk-alerts/risk-alerts.http.js';
import { riskAlertsProjection } from './risk-alerts/risk-alerts.projection.js';

interface View {
  readonly projection: Projection;
  readonly controllers: readonly Type[];
}

/** Every view of the ledger. A new one is its folder and its line here. */
const views: readonly View[] = [
  { projection: ordersProjection, controllers: [OrdersController] },
  {
    projection: reconciliationProjection,
    controllers: [ReconciliationController, PayoutsController, ReportController, ShopSettingsViewController],
  },
  { projection: auditTrailProjection, controllers: [AuditTrailController] },
  { projection: riskAlertsProjection, controllers: [RiskAlertsController] },
  { projection: journalProjection, controllers: [JournalController, ShopJournalController] },
];

export const projections: readonly Projection[] = views.map(({ projection }) => projection);
export const viewControllers: readonly Type[] = views.flatMap(({ controllers }) => controllers);
