import { adjustmentEvents } from './adjustments/adjustment.events.js';
import { alertEvents } from './alerts/alert.events.js';
import { documentEvents } from './documents/document.events.js';
import { mappingEvents } from './mappings/column-mapping.events.js';
import { invoiceEvents, invoiceNumberEvents } from './orders/invoice.events.js';
import { orderFileEvents } from './orders/order-file.events.js';
import { orderEvents } from './orders/order.events.js';
import { paymentEvents } from './orders/payment.events.js';
import { refundEvents } from './orders/refund.events.js';
import { shipmentEvents } from './orders/shipment.events.js';
import { refusalEvents } from './platform/event-store/refusal.events.js';
import { reconciliationEvents } from './reconciliations/reconciliation-run.events.js';
import { reportEvents } from './reports/report-schedule.events.js';
import type { EventDefinition } from './shared/domain-event.js';
import { shopEvents } from './shops/shop-settings.events.js';
import { statementEvents } from './statements/statement.events.js';

/** Every event type of the system: what the codec can write and read. A type that is missing here can't be stored. */
export const eventCatalogue: readonly EventDefinition[] = [
  ...orderEvents,
  ...shipmentEvents,
  ...paymentEvents,
  ...refundEvents,
  ...invoiceEvents,
  ...invoiceNumberEvents,
  ...orderFileEvents,
  ...adjustmentEvents,
  ...alertEvents,
  ...statementEvents,
  ...documentEvents,
  ...shopEvents,
  ...mappingEvents,
  ...reportEvents,
  ...reconciliationEvents,
  ...refusalEvents,
];
