import { auditTrailProjection } from './audit-trail/audit-trail.projection.js';
import type { Projection } from './core/projection.js';
import { journalProjection } from './journal/journal.projection.js';
import { ordersProjection } from './orders/orders.projection.js';
import { reconciliationProjection } from './reconciliation/reconciliation.projection.js';
import { riskAlertsProjection } from './risk-alerts/risk-alerts.projection.js';

/** Every view of the ledger. A new one is its folder and its line here. */
export const projections: readonly Projection[] = [
  ordersProjection,
  reconciliationProjection,
  auditTrailProjection,
  riskAlertsProjection,
  journalProjection,
];
