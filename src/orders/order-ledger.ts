import type { Decider } from '../shared/decider.js';
import { unreachable } from '../shared/domain-error.js';
import { decideInvoice } from './invoice.decider.js';
import type { InvoiceCommand } from './invoice.decider.js';
import { evolve } from './order-evolve.js';
import { decideOrderReport } from './order-report.decider.js';
import type { ApplyOrderReport } from './order-report.decider.js';
import { decideOrder } from './order.decider.js';
import type { OrderLifeCommand } from './order.decider.js';
import { initialOrderState } from './order-state.js';
import type { OrderLedgerEvent, OrderState } from './order-state.js';
import { decidePayment } from './payment.decider.js';
import type { PaymentCommand } from './payment.decider.js';
import { decideRefund } from './refund.decider.js';
import type { RefundCommand } from './refund.decider.js';
import { decideShipment } from './shipment.decider.js';
import type { ShipmentCommand } from './shipment.decider.js';

/** Everything that can be asked of one order. */
export type OrderCommand =
  OrderLifeCommand | ShipmentCommand | PaymentCommand | RefundCommand | InvoiceCommand | ApplyOrderReport;

function decide(command: OrderCommand, state: OrderState): readonly OrderLedgerEvent[] {
  switch (command.type) {
    case 'PlaceOrder':
    case 'AmendOrder':
    case 'CancelOrder':
    case 'CloseOrder':
      return decideOrder(command, state);
    case 'ShipOrder':
    case 'DeliverShipment':
    case 'ConfirmReceipt':
      return decideShipment(command, state);
    case 'RecordPaymentReceived':
    case 'RecordPaymentFailed':
    case 'ReversePayment':
      return decidePayment(command, state);
    case 'RequestRefund':
    case 'ApproveRefund':
    case 'RejectRefund':
    case 'RecordRefundPaidOut':
    case 'RecordRefundFailed':
    case 'RecordPlatformRefund':
      return decideRefund(command, state);
    case 'IssueInvoice':
    case 'VoidInvoice':
    case 'IssueRedInvoice':
      return decideInvoice(command, state);
    case 'ApplyOrderReport':
      return decideOrderReport(command, state);
    default:
      return unreachable(command);
  }
}

/**
 * The order is the consistency boundary: everything that moves its money is decided on its one stream, so that refunds
 * never exceed what was received and invoices never what is held, whoever asks at the same time.
 */
export const orderDecider: Decider<OrderState, OrderCommand, OrderLedgerEvent> = {
  initialState: initialOrderState,
  decide,
  evolve,
};
