import type { DomainCommand } from '../shared/decider.js';
import { notFound, refuse, unreachable } from '../shared/domain-error.js';
import { add, compare, parsePositiveAmount, smaller, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { sameContent } from '../shared/same-content.js';
import {
  netReceivedAmount,
  owedAmount,
  requireCurrency,
  requireOrder,
  unreservedAmount,
} from './order-state.js';
import type { OrderKey, OrderState, PaymentState } from './order-state.js';
import { OrderOverpaid, PaymentFailed, PaymentReceived, PaymentReversed } from './payment.events.js';
import type { PaymentEvent } from './payment.events.js';

interface PaymentAmount {
  readonly paymentId: string;
  readonly amount: string;
  /** The order's currency if absent. */
  readonly currency?: string | undefined;
}

export type RecordPaymentReceived = DomainCommand<
  'RecordPaymentReceived',
  OrderKey &
    PaymentAmount & {
      readonly channel: string;
      /** The payment service's own number of the payment. */
      readonly channelReference?: string | undefined;
    }
>;
export type RecordPaymentFailed = DomainCommand<
  'RecordPaymentFailed',
  OrderKey & PaymentAmount & { readonly reason: string }
>;
/** `amount` is what is taken back now: the whole payment or a part of it. */
export type ReversePayment = DomainCommand<
  'ReversePayment',
  OrderKey & PaymentAmount & { readonly reversalId: string; readonly reason: string }
>;
export type PaymentCommand = RecordPaymentReceived | RecordPaymentFailed | ReversePayment;

/** Money in, and money in that is taken back. Payments are facts: a cancelled or closed order takes them too. */
export function decidePayment(command: PaymentCommand, state: OrderState): readonly PaymentEvent[] {
  requireOrder(command.data, state);
  requireCurrency(command.data, command.data.currency, state);
  switch (command.type) {
    case 'RecordPaymentReceived':
      return recordPaymentReceived(command, state);
    case 'RecordPaymentFailed':
      return recordPaymentFailed(command, state);
    case 'ReversePayment':
      return reversePayment(command, state);
    default:
      return unreachable(command);
  }
}

/** Says OrderOverpaid if `netReceived` is above what is owed, else nothing. */
export function noticeOverpayment(
  occurredAt: string,
  { shopId, orderNo }: OrderKey,
  currency: string,
  owed: Amount,
  netReceived: Amount,
): readonly OrderOverpaid[] {
  if (compare(netReceived, owed) <= 0) return [];
  const overpaid = {
    shopId,
    orderNo,
    currency,
    totalAmount: owed,
    netReceivedAmount: netReceived,
    excessAmount: subtract(netReceived, owed),
  };
  return [OrderOverpaid.at(occurredAt, overpaid)];
}

/** Refuses PAYMENT_ID_REUSED for other content under a known id; when it came is no content, so a retry is a repeat. */
function recordPaymentReceived(command: RecordPaymentReceived, state: OrderState): readonly PaymentEvent[] {
  const { shopId, orderNo, paymentId, channel, channelReference } = command.data;
  const { currency } = state;
  const amount = parsePositiveAmount(command.data.amount, currency);
  const received = PaymentReceived.at(command.occurredAt, {
    shopId,
    orderNo,
    paymentId,
    currency,
    amount,
    channel,
    ...(channelReference === undefined ? {} : { channelReference }),
  });
  const known = state.payments.get(paymentId)?.received;
  if (known !== undefined) {
    if (sameContent(known, received.data)) return [];
    refuse(
      'PAYMENT_ID_REUSED',
      `payment ${paymentId} of order ${orderNo} is already recorded as ${known.amount} ${currency} by ${known.channel}, not as ${amount} by ${channel}`,
      { orderNo, paymentId, recordedAmount: known.amount, amount },
    );
  }
  const net = add(netReceivedAmount(state), amount);
  return [received, ...noticeOverpayment(command.occurredAt, command.data, currency, owedAmount(state), net)];
}

/** A payment id may fail several times, for several reasons, before it succeeds; after that it can only be reversed. */
function recordPaymentFailed(command: RecordPaymentFailed, state: OrderState): readonly PaymentEvent[] {
  const { shopId, orderNo, paymentId, reason } = command.data;
  const { currency } = state;
  const received = state.payments.get(paymentId)?.received;
  if (received !== undefined) {
    refuse(
      'PAYMENT_ALREADY_RECEIVED',
      `payment ${paymentId} of order ${orderNo} was received with ${received.amount} ${currency}; reverse it instead`,
      { orderNo, paymentId, receivedAmount: received.amount },
    );
  }
  const amount = parsePositiveAmount(command.data.amount, currency);
  const failed = PaymentFailed.at(command.occurredAt, {
    shopId,
    orderNo,
    paymentId,
    currency,
    amount,
    reason,
  });
  return sameContent(state.failedPayments.get(paymentId), failed.data) ? [] : [failed];
}

function reversePayment(command: ReversePayment, state: OrderState): readonly PaymentEvent[] {
  const { shopId, orderNo, paymentId, reversalId, reason } = command.data;
  const { currency } = state;
  const payment = state.payments.get(paymentId);
  if (payment === undefined) {
    return notFound('PAYMENT_UNKNOWN', `order ${orderNo} has no payment ${paymentId}`, {
      orderNo,
      paymentId,
    });
  }
  const amount = parsePositiveAmount(command.data.amount, currency);
  const known = state.reversals.get(reversalId);
  if (known !== undefined) {
    if (known.paymentId === paymentId && known.amount === amount && known.reason === reason) return [];
    refuse(
      'REVERSAL_ID_REUSED',
      `reversal ${reversalId} of order ${orderNo} already took ${known.amount} ${currency} of payment ${known.paymentId} back`,
      { orderNo, reversalId, recordedAmount: known.amount, amount },
    );
  }
  requireReversible(command, payment, amount, state);
  const reversed = PaymentReversed.at(command.occurredAt, {
    shopId,
    orderNo,
    paymentId,
    reversalId,
    currency,
    amount,
    revenueAmount: smaller(amount, state.recognisedAmount),
    reason,
  });
  return [reversed];
}

/**
 * Refuses REVERSAL_EXCEEDS_PAYMENT above what is left of that payment, and REVERSAL_EXCEEDS_UNREFUNDED above what is
 * neither refunded nor promised to be: the same money can't go back twice.
 */
function requireReversible(
  command: ReversePayment,
  payment: PaymentState,
  amount: Amount,
  state: OrderState,
): void {
  const { orderNo, paymentId } = command.data;
  const { currency } = state;
  const remaining = subtract(payment.received.amount, payment.reversedAmount);
  if (compare(amount, remaining) > 0) {
    refuse(
      'REVERSAL_EXCEEDS_PAYMENT',
      `reversal of ${amount} ${currency} exceeds payment ${paymentId} of order ${orderNo}: received ${payment.received.amount}, reversed ${payment.reversedAmount}, left ${remaining}`,
      { orderNo, paymentId, amount, remainingAmount: remaining },
    );
  }
  const unreserved = unreservedAmount(state);
  if (compare(amount, unreserved) > 0) {
    refuse(
      'REVERSAL_EXCEEDS_UNREFUNDED',
      `reversal of ${amount} ${currency} exceeds what order ${orderNo} still holds: received ${state.receivedAmount}, reversed ${state.reversedAmount}, refunded ${state.refundedAmount}, reserved for refunds ${state.reservedAmount}, left ${unreserved}`,
      { orderNo, paymentId, amount, remainingAmount: unreserved },
    );
  }
}
