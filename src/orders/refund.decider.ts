import type { DomainCommand } from '../shared/decider.js';
import { notFound, refuse, unreachable } from '../shared/domain-error.js';
import { compare, parsePositiveAmount, smaller } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { sameContent } from '../shared/same-content.js';
import { requireCurrency, requireOrder, unreservedAmount } from './order-state.js';
import type { OrderKey, OrderState, RefundState } from './order-state.js';
import {
  RefundApproved,
  RefundPaidOut,
  RefundPayoutFailed,
  RefundRejected,
  RefundRequested,
  RefundSettledByPlatform,
} from './refund.events.js';
import type { RefundEvent } from './refund.events.js';

interface RefundKey extends OrderKey {
  readonly refundId: string;
}

interface RefundAmount {
  readonly amount: string;
  /** The order's currency if absent. */
  readonly currency?: string | undefined;
}

export type RequestRefund = DomainCommand<
  'RequestRefund',
  RefundKey &
    RefundAmount & {
      readonly reason: string;
      /** Narrows the refund to one line; the whole order if absent. */
      readonly lineNo?: string | undefined;
    }
>;
export type ApproveRefund = DomainCommand<'ApproveRefund', RefundKey>;
export type RejectRefund = DomainCommand<'RejectRefund', RefundKey & { readonly reason: string }>;
/** `amount` must be the amount that was approved. `payoutReference` is the payment service's number of the payout. */
export type RecordRefundPaidOut = DomainCommand<
  'RecordRefundPaidOut',
  RefundKey & RefundAmount & { readonly payoutReference: string }
>;
export type RecordRefundFailed = DomainCommand<'RecordRefundFailed', RefundKey & { readonly reason: string }>;
export type RecordPlatformRefund = DomainCommand<
  'RecordPlatformRefund',
  RefundKey & RefundAmount & { readonly platform: string; readonly evidence: string }
>;
export type RefundCommand =
  | RequestRefund
  | ApproveRefund
  | RejectRefund
  | RecordRefundPaidOut
  | RecordRefundFailed
  | RecordPlatformRefund;

/**
 * Money that goes back to the buyer: requested by one person, approved by another, then paid out; or settled by the
 * platform. What is requested is reserved at once, so that two refunds never promise the same money.
 */
export function decideRefund(command: RefundCommand, state: OrderState): readonly RefundEvent[] {
  requireOrder(command.data, state);
  switch (command.type) {
    case 'RequestRefund':
      return requestRefund(command, state);
    case 'ApproveRefund':
      return approveRefund(command, state);
    case 'RejectRefund':
      return rejectRefund(command, state);
    case 'RecordRefundPaidOut':
      return recordRefundPaidOut(command, state);
    case 'RecordRefundFailed':
      return recordRefundFailed(command, state);
    case 'RecordPlatformRefund':
      return recordPlatformRefund(command, state);
    default:
      return unreachable(command);
  }
}

/**
 * Refuses REFUND_ID_REUSED (also for a rejected refund: asking again is a new refund), REFUND_ALREADY_OPEN and
 * REFUND_EXCEEDS_RECEIVED; the same request again is a repeat.
 */
function requestRefund(command: RequestRefund, state: OrderState): readonly RefundEvent[] {
  const { shopId, orderNo, refundId, reason, lineNo } = command.data;
  requireCurrency(command.data, command.data.currency, state);
  const amount = parsePositiveAmount(command.data.amount, state.currency);
  const requested = RefundRequested.at(command.occurredAt, {
    shopId,
    orderNo,
    refundId,
    currency: state.currency,
    amount,
    reason,
    requestedBy: command.actor.id,
    ...(lineNo === undefined ? {} : { lineNo }),
  });
  const known = state.refunds.get(refundId);
  if (known?.status !== 'rejected' && sameContent(known?.request, requested.data)) return [];
  requireNewRefundId(command.data, amount, state);
  requireNoOpenRequest(orderNo, lineNo, state);
  requireRefundable(command.data, amount, state);
  return [requested];
}

/** Refuses REFUND_ID_REUSED: a refund id names one refund of the order, whoever pays it. */
function requireNewRefundId({ orderNo, refundId }: RefundKey, amount: Amount, state: OrderState): void {
  const known = state.refunds.get(refundId)?.request ?? state.platformRefunds.get(refundId);
  if (known === undefined) return;
  refuse(
    'REFUND_ID_REUSED',
    `refund ${refundId} of order ${orderNo} is already recorded with ${known.amount} ${state.currency}`,
    { orderNo, refundId, recordedAmount: known.amount, amount },
  );
}

/** Refuses REFUND_ALREADY_OPEN: one line, or the order as a whole, has at most one request that is not settled. */
function requireNoOpenRequest(orderNo: string, lineNo: string | undefined, state: OrderState): void {
  for (const { request, status } of state.refunds.values()) {
    if (status !== 'requested' && status !== 'approved') continue;
    if (request.lineNo !== lineNo) continue;
    const scope = lineNo === undefined ? `order ${orderNo}` : `line ${lineNo} of order ${orderNo}`;
    refuse(
      'REFUND_ALREADY_OPEN',
      `${scope} already has an open refund: ${request.refundId} of ${request.amount} ${state.currency} is ${status}`,
      { orderNo, refundId: request.refundId, openAmount: request.amount },
    );
  }
}

/** Refuses REFUND_EXCEEDS_RECEIVED above received − reversed − refunded − reserved. */
function requireRefundable({ orderNo, refundId }: RefundKey, amount: Amount, state: OrderState): void {
  const refundable = unreservedAmount(state);
  if (compare(amount, refundable) <= 0) return;
  refuse(
    'REFUND_EXCEEDS_RECEIVED',
    `refund ${refundId} of ${amount} ${state.currency} exceeds what order ${orderNo} still holds: received ${state.receivedAmount}, reversed ${state.reversedAmount}, refunded ${state.refundedAmount}, reserved for refunds ${state.reservedAmount}, left ${refundable}`,
    {
      orderNo,
      refundId,
      amount,
      receivedAmount: state.receivedAmount,
      reversedAmount: state.reversedAmount,
      refundedAmount: state.refundedAmount,
      reservedAmount: state.reservedAmount,
      refundableAmount: refundable,
    },
  );
}

/** Refuses REFUND_SELF_APPROVAL (maker ≠ checker) and REFUND_NOT_AWAITING_APPROVAL; the same approval again is a repeat. */
function approveRefund(command: ApproveRefund, state: OrderState): readonly RefundEvent[] {
  const { shopId, orderNo, refundId } = command.data;
  const { request, status, approvedBy } = requireRefund(command.data, state);
  if (status === 'approved' && approvedBy === command.actor.id) return [];
  if (status !== 'requested') {
    refuse(
      'REFUND_NOT_AWAITING_APPROVAL',
      `refund ${refundId} of order ${orderNo} (${request.amount} ${state.currency}) is ${status}, it awaits no approval`,
      { orderNo, refundId, status },
    );
  }
  if (request.requestedBy === command.actor.id) {
    refuse(
      'REFUND_SELF_APPROVAL',
      `refund ${refundId} of ${request.amount} ${state.currency} was requested by ${request.requestedBy}; somebody else must approve it`,
      { orderNo, refundId, requestedBy: request.requestedBy },
    );
  }
  const approved = { shopId, orderNo, refundId, currency: state.currency, amount: request.amount };
  return [RefundApproved.at(command.occurredAt, { ...approved, approvedBy: command.actor.id })];
}

/** Rejects a requested refund, or an approved one whose payout can't be made. Refuses REFUND_ALREADY_PAID. */
function rejectRefund(command: RejectRefund, state: OrderState): readonly RefundEvent[] {
  const { shopId, orderNo, refundId, reason } = command.data;
  const refund = requireRefund(command.data, state);
  if (refund.status === 'rejected') return [];
  requireUnpaid(command.data, refund, state);
  const rejected = {
    shopId,
    orderNo,
    refundId,
    currency: state.currency,
    amount: refund.request.amount,
    rejectedBy: command.actor.id,
    reason,
  };
  return [RefundRejected.at(command.occurredAt, rejected)];
}

/**
 * Refuses REFUND_NOT_APPROVED, REFUND_PAYOUT_DIFFERS for another amount than the approved one, and REFUND_ALREADY_PAID
 * for a second payout under another reference; the same reference again is a repeat.
 */
function recordRefundPaidOut(command: RecordRefundPaidOut, state: OrderState): readonly RefundEvent[] {
  const { orderNo, refundId, payoutReference } = command.data;
  const refund = requireRefund(command.data, state);
  requireCurrency(command.data, command.data.currency, state);
  const paidAmount = parsePositiveAmount(command.data.amount, state.currency);
  const { amount } = refund.request;
  if (paidAmount !== amount) {
    refuse(
      'REFUND_PAYOUT_DIFFERS',
      `payout of ${paidAmount} ${state.currency} is not the ${amount} of refund ${refundId} of order ${orderNo}`,
      { orderNo, refundId, payoutAmount: paidAmount, amount },
    );
  }
  if (refund.payoutReference === payoutReference) return [];
  requireUnpaid(command.data, refund, state);
  requireApproved(command.data, refund, state);
  const paidOut = { ...moneyBack(command.data, amount, state), payoutReference };
  return [RefundPaidOut.at(command.occurredAt, paidOut)];
}

/** Every failed attempt is a fact of its own; the refund stays approved and can be paid again or rejected. */
function recordRefundFailed(command: RecordRefundFailed, state: OrderState): readonly RefundEvent[] {
  const { shopId, orderNo, refundId, reason } = command.data;
  const refund = requireRefund(command.data, state);
  requireUnpaid(command.data, refund, state);
  requireApproved(command.data, refund, state);
  const failed = {
    shopId,
    orderNo,
    refundId,
    currency: state.currency,
    amount: refund.request.amount,
    reason,
  };
  return [RefundPayoutFailed.at(command.occurredAt, failed)];
}

/** The limit is that of a request; the same refund again is a repeat, other content under its id is REFUND_ID_REUSED. */
function recordPlatformRefund(command: RecordPlatformRefund, state: OrderState): readonly RefundEvent[] {
  const { refundId, platform, evidence } = command.data;
  requireCurrency(command.data, command.data.currency, state);
  const amount = parsePositiveAmount(command.data.amount, state.currency);
  const known = state.platformRefunds.get(refundId);
  if (known?.amount === amount && known.platform === platform && known.evidence === evidence) return [];
  requireNewRefundId(command.data, amount, state);
  requireRefundable(command.data, amount, state);
  const settled = { ...moneyBack(command.data, amount, state), platform, evidence };
  return [RefundSettledByPlatform.at(command.occurredAt, settled)];
}

/** What every way of giving money back says; revenue is taken back only as far as it was recognised. */
function moneyBack({ shopId, orderNo, refundId }: RefundKey, amount: Amount, state: OrderState) {
  return {
    shopId,
    orderNo,
    refundId,
    currency: state.currency,
    amount,
    revenueAmount: smaller(amount, state.recognisedAmount),
  };
}

function requireRefund({ orderNo, refundId }: RefundKey, state: OrderState): RefundState {
  return (
    state.refunds.get(refundId) ??
    notFound('REFUND_UNKNOWN', `order ${orderNo} has no refund ${refundId}`, { orderNo, refundId })
  );
}

function requireUnpaid({ orderNo, refundId }: RefundKey, refund: RefundState, state: OrderState): void {
  if (refund.status !== 'paid') return;
  refuse(
    'REFUND_ALREADY_PAID',
    `refund ${refundId} of order ${orderNo} was paid out: ${refund.request.amount} ${state.currency}, reference ${refund.payoutReference ?? ''}`,
    { orderNo, refundId, amount: refund.request.amount, payoutReference: refund.payoutReference ?? '' },
  );
}

function requireApproved({ orderNo, refundId }: RefundKey, refund: RefundState, state: OrderState): void {
  if (refund.status === 'approved') return;
  refuse(
    'REFUND_NOT_APPROVED',
    `refund ${refundId} of order ${orderNo} (${refund.request.amount} ${state.currency}) is ${refund.status}, not approved`,
    { orderNo, refundId, status: refund.status },
  );
}
