import { unreachable } from '../shared/domain-error.js';
import type { GrowingMap } from '../shared/growing-map.js';
import { add, subtract, zero } from '../shared/money.js';
import type { InvoiceEvent } from './invoice.events.js';
import type { OrderEvent } from './order.events.js';
import type { OrderLedgerEvent, OrderState } from './order-state.js';
import type { PaymentEvent } from './payment.events.js';
import type { RefundEvent } from './refund.events.js';
import type { ShipmentEvent } from './shipment.events.js';

/** The order's state after one more event. Total: it never refuses what a decider has said. */
export function evolve(state: OrderState, event: OrderLedgerEvent): OrderState {
  switch (event.type) {
    case 'OrderPlaced':
    case 'OrderAmended':
    case 'OrderCancelled':
    case 'OrderClosed':
      return evolveOrder(state, event);
    case 'ShipmentDispatched':
    case 'ShipmentDelivered':
    case 'ShipmentReported':
    case 'OrderReceiptConfirmed':
      return evolveShipment(state, event);
    case 'PaymentReceived':
    case 'PaymentFailed':
    case 'PaymentReversed':
    case 'OrderOverpaid':
      return evolvePayment(state, event);
    case 'RefundRequested':
    case 'RefundApproved':
    case 'RefundRejected':
    case 'RefundPaidOut':
    case 'RefundPayoutFailed':
    case 'RefundSettledByPlatform':
      return evolveRefund(state, event);
    case 'InvoiceRequested':
    case 'InvoiceIssued':
    case 'InvoiceVoided':
    case 'RedInvoiceIssued':
      return evolveInvoice(state, event);
    default:
      return unreachable(event);
  }
}

function evolveOrder(state: OrderState, event: OrderEvent): OrderState {
  switch (event.type) {
    case 'OrderPlaced': {
      const nothing = zero(event.data.currency);
      return {
        ...state,
        status: 'open',
        placement: event.data,
        currency: event.data.currency,
        totalAmount: event.data.totalAmount,
        receivedAmount: nothing,
        reversedAmount: nothing,
        refundedAmount: nothing,
        reservedAmount: nothing,
        invoicedAmount: nothing,
        redAmount: nothing,
        recognisedAmount: nothing,
      };
    }
    case 'OrderAmended':
      return { ...state, totalAmount: event.data.totalAmount };
    case 'OrderCancelled':
      return { ...state, status: 'cancelled', cancelledAt: event.occurredAt };
    case 'OrderClosed':
      return { ...state, status: 'closed' };
    default:
      return unreachable(event);
  }
}

function evolveShipment(state: OrderState, event: ShipmentEvent): OrderState {
  switch (event.type) {
    case 'ShipmentDispatched': {
      const shipment = { dispatched: event.data, delivered: false };
      return { ...state, shipments: state.shipments.with(event.data.shipmentId, shipment) };
    }
    case 'ShipmentDelivered':
      return { ...state, shipments: change(state.shipments, event.data.shipmentId, { delivered: true }) };
    case 'ShipmentReported':
      return { ...state, shipmentReported: true };
    case 'OrderReceiptConfirmed':
      return { ...state, confirmed: true, recognisedAmount: event.data.recognisedAmount };
    default:
      return unreachable(event);
  }
}

function evolvePayment(state: OrderState, event: PaymentEvent): OrderState {
  switch (event.type) {
    case 'PaymentReceived': {
      const payment = { received: event.data, reversedAmount: zero(state.currency) };
      return {
        ...state,
        payments: state.payments.with(event.data.paymentId, payment),
        receivedAmount: add(state.receivedAmount, event.data.amount),
      };
    }
    case 'PaymentFailed':
      return { ...state, failedPayments: state.failedPayments.with(event.data.paymentId, event.data) };
    case 'PaymentReversed': {
      const { paymentId, reversalId, amount, revenueAmount } = event.data;
      const before = state.payments.get(paymentId)?.reversedAmount ?? zero(state.currency);
      return {
        ...state,
        payments: change(state.payments, paymentId, { reversedAmount: add(before, amount) }),
        reversals: state.reversals.with(reversalId, event.data),
        reversedAmount: add(state.reversedAmount, amount),
        recognisedAmount: subtract(state.recognisedAmount, revenueAmount),
      };
    }
    case 'OrderOverpaid':
      return state;
    default:
      return unreachable(event);
  }
}

function evolveRefund(state: OrderState, event: RefundEvent): OrderState {
  switch (event.type) {
    case 'RefundRequested': {
      const refund = { request: event.data, status: 'requested' as const };
      return {
        ...state,
        refunds: state.refunds.with(event.data.refundId, refund),
        reservedAmount: add(state.reservedAmount, event.data.amount),
      };
    }
    case 'RefundApproved': {
      const { refundId, approvedBy } = event.data;
      return { ...state, refunds: change(state.refunds, refundId, { status: 'approved', approvedBy }) };
    }
    case 'RefundRejected':
      return {
        ...state,
        refunds: change(state.refunds, event.data.refundId, { status: 'rejected' }),
        reservedAmount: subtract(state.reservedAmount, event.data.amount),
      };
    case 'RefundPaidOut': {
      const { refundId, amount, revenueAmount, payoutReference } = event.data;
      return {
        ...state,
        refunds: change(state.refunds, refundId, { status: 'paid', payoutReference }),
        reservedAmount: subtract(state.reservedAmount, amount),
        refundedAmount: add(state.refundedAmount, amount),
        recognisedAmount: subtract(state.recognisedAmount, revenueAmount),
      };
    }
    case 'RefundPayoutFailed':
      return state;
    case 'RefundSettledByPlatform': {
      const { refundId, amount, revenueAmount } = event.data;
      return {
        ...state,
        platformRefunds: state.platformRefunds.with(refundId, event.data),
        refundedAmount: add(state.refundedAmount, amount),
        recognisedAmount: subtract(state.recognisedAmount, revenueAmount),
      };
    }
    default:
      return unreachable(event);
  }
}

function evolveInvoice(state: OrderState, event: InvoiceEvent): OrderState {
  switch (event.type) {
    case 'InvoiceRequested':
      return { ...state, invoiceRequested: true };
    case 'InvoiceIssued': {
      const nothing = zero(state.currency);
      const invoice = { issued: event.data, voided: false, redAmount: nothing, redTaxAmount: nothing };
      return {
        ...state,
        invoices: state.invoices.with(event.data.invoiceNo, invoice),
        invoicedAmount: add(state.invoicedAmount, event.data.amount),
      };
    }
    case 'InvoiceVoided':
      return {
        ...state,
        invoices: change(state.invoices, event.data.invoiceNo, { voided: true }),
        invoicedAmount: subtract(state.invoicedAmount, event.data.amount),
      };
    case 'RedInvoiceIssued': {
      const { invoiceNo, originalInvoiceNo, amount, taxAmount } = event.data;
      const blue = state.invoices.get(originalInvoiceNo);
      const reduced = {
        redAmount: add(blue?.redAmount ?? zero(state.currency), amount),
        redTaxAmount: add(blue?.redTaxAmount ?? zero(state.currency), taxAmount),
      };
      return {
        ...state,
        invoices: change(state.invoices, originalInvoiceNo, reduced),
        redInvoices: state.redInvoices.with(invoiceNo, event.data),
        redAmount: add(state.redAmount, amount),
      };
    }
    default:
      return unreachable(event);
  }
}

/** The map with some fields of one entry changed; a key that is not there changes nothing. */
function change<T>(map: GrowingMap<T>, key: string, fields: Partial<T>): GrowingMap<T> {
  const value = map.get(key);
  return value === undefined ? map : map.with(key, { ...value, ...fields });
}
