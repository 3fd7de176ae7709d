import type { DomainCommand } from '../shared/decider.js';
import { refuse } from '../shared/domain-error.js';
import { compare, isPositive, isZero, parseNonNegativeAmount, subtract, sum } from '../shared/money.js';
import { InvoiceRequested } from './invoice.events.js';
import { evolve } from './order-evolve.js';
import { amendTotal, decideOrder } from './order.decider.js';
import { OrderCancelled } from './order.events.js';
import { requireCurrency } from './order-state.js';
import type { OrderKey, OrderLedgerEvent, OrderState } from './order-state.js';
import { decidePayment } from './payment.decider.js';
import { decideRefund } from './refund.decider.js';
import { decideShipment } from './shipment.decider.js';
import { ShipmentReported } from './shipment.events.js';

/**
 * One row of a platform's order report: cumulative figures of the order, not what changed. `grossPaidAmount` is all that
 * the buyer ever paid, refunds not deducted; absent if the report does not tell.
 */
export type ApplyOrderReport = DomainCommand<
  'ApplyOrderReport',
  OrderKey & {
    readonly currency: string;
    readonly channel: string;
    readonly totalAmount: string;
    readonly grossPaidAmount?: string | undefined;
    readonly refundedAmount: string;
    readonly placedAt: string;
    readonly paidAt?: string | undefined;
    readonly confirmedAt?: string | undefined;
    readonly status?: 'unpaid' | 'paid' | 'shipped' | 'completed' | 'closed' | undefined;
    readonly closeReason?: string | undefined;
    /** The buyer asked for an invoice. */
    readonly invoiceRequested?: true | undefined;
    readonly platform: string;
    /** Names the report, so that an auditor finds the row again. */
    readonly evidence: string;
  }
>;

type Step = (command: ApplyOrderReport, state: OrderState) => readonly OrderLedgerEvent[];

// The refund comes before the confirmation: what the platform refunded in the same report never became revenue.
const STEPS: readonly Step[] = [place, amend, receive, ship, requestInvoice, refund, confirm, finish];

/**
 * What a report says beyond what is known: the order, a changed total, the payment and the refund that its figures have
 * grown by, that the goods left, that an invoice is wanted, the confirmation, the end. The same report again says nothing. A finished order takes newer figures too.
 *
 * Each event has the time that the report gives for it. The report has no time for refunds, changed totals, shipments,
 * wishes for an invoice and the end; these take the latest time of the row, the earliest moment at which the report can be right.
 *
 * Refuses REPORT_SHRINKS for figures below recorded ones, CURRENCY_MISMATCH, and what the rules of each step refuse
 * (such as REFUND_EXCEEDS_RECEIVED, or ORDER_NOT_FINISHED for an end while money is held): then nothing of the row is
 * recorded.
 */
export function decideOrderReport(command: ApplyOrderReport, state: OrderState): readonly OrderLedgerEvent[] {
  const events: OrderLedgerEvent[] = [];
  let current = state;
  for (const step of STEPS) {
    for (const event of step(command, current)) {
      events.push(event);
      current = evolve(current, event);
    }
  }
  return events;
}

function place({ data, actor }: ApplyOrderReport, state: OrderState): readonly OrderLedgerEvent[] {
  if (state.status !== 'unplaced') {
    requireCurrency(data, data.currency, state);
    return [];
  }
  const { shopId, orderNo, currency, channel, totalAmount } = data;
  const order = { shopId, orderNo, currency, channel, totalAmount };
  return decideOrder({ type: 'PlaceOrder', data: order, actor, occurredAt: data.placedAt }, state);
}

function amend({ data }: ApplyOrderReport, state: OrderState): readonly OrderLedgerEvent[] {
  const totalAmount = parseNonNegativeAmount(data.totalAmount, state.currency);
  return amendTotal(latestTime(data), data, totalAmount, `reported by ${data.platform}`, state);
}

/**
 * The payment by which the gross figure grew over everything received, however it was recorded. Reversals stay out of
 * the comparison: the gross figure keeps counting a payment that was taken back, and so must we, or every repeat of the
 * report would record it anew.
 */
function receive({ data, actor }: ApplyOrderReport, state: OrderState): readonly OrderLedgerEvent[] {
  if (data.grossPaidAmount === undefined) return [];
  const reported = parseNonNegativeAmount(data.grossPaidAmount, state.currency);
  requireNotShrunk(data, 'paid', reported, state.receivedAmount);
  const amount = subtract(reported, state.receivedAmount);
  if (!isPositive(amount)) return [];
  const { shopId, orderNo, channel } = data;
  const payment = { shopId, orderNo, paymentId: freeReportId(state.payments), amount, channel };
  const occurredAt = data.paidAt ?? latestTime(data);
  return decidePayment({ type: 'RecordPaymentReceived', data: payment, actor, occurredAt }, state);
}

/** "Shipped" tells nothing new once a parcel is known or the buyer has confirmed that the goods came. */
function ship({ data }: ApplyOrderReport, state: OrderState): readonly OrderLedgerEvent[] {
  if (data.status !== 'shipped') return [];
  if (state.shipmentReported || state.confirmed || !state.shipments.isEmpty) return [];
  const { shopId, orderNo, platform, evidence } = data;
  return [ShipmentReported.at(latestTime(data), { shopId, orderNo, platform, evidence })];
}

function requestInvoice({ data }: ApplyOrderReport, state: OrderState): readonly OrderLedgerEvent[] {
  if (data.invoiceRequested !== true || state.invoiceRequested) return [];
  const { shopId, orderNo, platform, evidence } = data;
  return [InvoiceRequested.at(latestTime(data), { shopId, orderNo, platform, evidence })];
}

/**
 * The refund by which the figure grew over everything refunded. Only what the platform itself settled can shrink: a
 * refund that we paid out may have gone past the platform, so that its report never counts it.
 */
function refund({ data, actor }: ApplyOrderReport, state: OrderState): readonly OrderLedgerEvent[] {
  const reported = parseNonNegativeAmount(data.refundedAmount, state.currency);
  const settled = [...state.platformRefunds.values()].map(({ amount }) => amount);
  requireNotShrunk(data, 'refunded', reported, sum(settled, state.currency));
  const amount = subtract(reported, state.refundedAmount);
  if (!isPositive(amount)) return [];
  const { shopId, orderNo, platform, evidence } = data;
  const refundId = freeReportId({ has: (id) => state.platformRefunds.has(id) || state.refunds.has(id) });
  const settlement = { shopId, orderNo, refundId, amount, platform, evidence };
  const occurredAt = latestTime(data);
  return decideRefund({ type: 'RecordPlatformRefund', data: settlement, actor, occurredAt }, state);
}

function confirm({ data, actor }: ApplyOrderReport, state: OrderState): readonly OrderLedgerEvent[] {
  if (data.confirmedAt === undefined && data.status !== 'completed') return [];
  const { shopId, orderNo } = data;
  const occurredAt = data.confirmedAt ?? latestTime(data);
  return decideShipment({ type: 'ConfirmReceipt', data: { shopId, orderNo }, actor, occurredAt }, state);
}

/**
 * "Closed" (交易关闭) is a cancellation if no money ever came, else the end of an order that was refunded. A parcel that
 * came back unpaid does not stand against it, as it would if a person cancelled: the platform says that it is over.
 */
function finish({ data, actor }: ApplyOrderReport, state: OrderState): readonly OrderLedgerEvent[] {
  if (data.status !== 'closed' || state.cancelledAt !== undefined) return [];
  const { shopId, orderNo } = data;
  const end = { shopId, orderNo, reason: data.closeReason ?? `closed by ${data.platform}` };
  const occurredAt = latestTime(data);
  if (!state.confirmed && isZero(state.receivedAmount)) return [OrderCancelled.at(occurredAt, end)];
  return decideOrder({ type: 'CloseOrder', data: end, actor, occurredAt }, state);
}

function requireNotShrunk(
  { orderNo, evidence }: ApplyOrderReport['data'],
  what: 'paid' | 'refunded',
  reported: string,
  recorded: string,
): void {
  if (compare(reported, recorded) >= 0) return;
  refuse(
    'REPORT_SHRINKS',
    `the report (${evidence}) says ${reported} ${what} for order ${orderNo}, but ${recorded} is recorded already`,
    { orderNo, figure: what, reportedAmount: reported, recordedAmount: recorded },
  );
}

/** "report-1", "report-2", … : the first that is not in use. */
function freeReportId(used: { readonly has: (id: string) => boolean }): string {
  for (let ordinal = 1; ; ordinal++) {
    const id = `report-${ordinal}`;
    if (!used.has(id)) return id;
  }
}

function latestTime({ placedAt, paidAt, confirmedAt }: ApplyOrderReport['data']): string {
  let latest = placedAt;
  for (const time of [paidAt, confirmedAt]) {
    if (time !== undefined && Date.parse(time) > Date.parse(latest)) latest = time;
  }
  return latest;
}
