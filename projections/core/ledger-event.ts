import { adjustmentEvents } from '../../src/adjustments/adjustment.events.js';
import { alertEvents } from '../../src/alerts/alert.events.js';
import { documentEvents } from '../../src/documents/document.events.js';
import { mappingEvents } from '../../src/mappings/column-mapping.events.js';
import { invoiceEvents, invoiceNumberEvents } from '../../src/orders/invoice.events.js';
import { orderFileEvents } from '../../src/orders/order-file.events.js';
import { orderEvents } from '../../src/orders/order.events.js';
import { paymentEvents } from '../../src/orders/payment.events.js';
import { refundEvents } from '../../src/orders/refund.events.js';
import { shipmentEvents } from '../../src/orders/shipment.events.js';
import { refusalEvents } from '../../src/platform/event-store/refusal.events.js';
import { reconciliationEvents } from '../../src/reconciliations/reconciliation-run.events.js';
import { reportEvents } from '../../src/reports/report-schedule.events.js';
import { shopEvents } from '../../src/shops/shop-settings.events.js';
import type { DomainEvent, EventOf } from '../../src/shared/domain-event.js';
import { statementEvents } from '../../src/statements/statement.events.js';

const onOrderStreams = [
  ...orderEvents,
  ...shipmentEvents,
  ...paymentEvents,
  ...refundEvents,
  ...invoiceEvents,
] as const;
const elsewhere = [
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
] as const;

/** What moves, or tells of, the money of one order: the events of `order-…` streams. */
export type OrderStreamEvent = EventOf<(typeof onOrderStreams)[number]>;

/** Every event of the system: a view that must miss none switches over it, and the compiler names what is missing. */
export type LedgerEvent = OrderStreamEvent | EventOf<(typeof elsewhere)[number]>;

const orderStreamTypes: ReadonlySet<string> = new Set(onOrderStreams.map(({ type }) => type));
const ledgerTypes: ReadonlySet<string> = new Set([...orderStreamTypes, ...elsewhere.map(({ type }) => type)]);

export function isOrderStreamEvent(event: DomainEvent): event is OrderStreamEvent {
  return orderStreamTypes.has(event.type);
}

/** The event as one of the known ones. Throws for any other: a view never passes over what it does not understand. */
export function knownEvent(event: DomainEvent): LedgerEvent {
  if (!ledgerTypes.has(event.type)) throw new Error(`no view knows events of type ${event.type}`);
  return event as LedgerEvent;
}
