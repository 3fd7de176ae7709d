import { isPositive, zero } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import {
  invoiceableAmount,
  netReceivedAmount,
  openInvoicedAmount,
  owedAmount,
  redInvoiceDueAmount,
  unreservedAmount,
} from './order-state.js';
import type { OrderState } from './order-state.js';

/** An order's money as its rules see it; none is negative, all are in the order's currency. */
export interface OrderFigures {
  readonly total: Amount;
  /** The total, or nothing once the order is cancelled. */
  readonly owed: Amount;
  readonly received: Amount;
  readonly reversed: Amount;
  readonly refunded: Amount;
  /** Refunds that are asked for and neither paid nor rejected. */
  readonly reserved: Amount;
  /** received − reversed − refunded: the buyer's money that is held. */
  readonly net: Amount;
  /** net − reserved: the most that may still be refunded. */
  readonly refundable: Amount;
  /** Blue invoices that are not voided. */
  readonly invoicedBlue: Amount;
  readonly invoicedRed: Amount;
  /** Blue less red: what stands invoiced. */
  readonly invoiced: Amount;
  /** The most that may still be invoiced: nothing for a cancelled order. */
  readonly invoiceable: Amount;
  /** What red invoices must still take back, because money went back after it was invoiced. */
  readonly redInvoiceDue: Amount;
}

export function moneyOf(state: OrderState): OrderFigures {
  const nothing = zero(state.currency);
  const invoiceable = state.cancelledAt === undefined ? invoiceableAmount(state) : nothing;
  return {
    total: state.totalAmount,
    owed: owedAmount(state),
    received: state.receivedAmount,
    reversed: state.reversedAmount,
    refunded: state.refundedAmount,
    reserved: state.reservedAmount,
    net: netReceivedAmount(state),
    refundable: unreservedAmount(state),
    invoicedBlue: state.invoicedAmount,
    invoicedRed: state.redAmount,
    invoiced: openInvoicedAmount(state),
    invoiceable: isPositive(invoiceable) ? invoiceable : nothing,
    redInvoiceDue: redInvoiceDueAmount(state),
  };
}
