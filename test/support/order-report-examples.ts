import { orderDecider } from '../../src/orders/order-ledger.js';
import type { ApplyOrderReport } from '../../src/orders/order-report.decider.js';
import type { OrderLedgerEvent } from '../../src/orders/order-state.js';
import { OrderPlaced } from '../../src/orders/order.events.js';
import { PaymentReceived } from '../../src/orders/payment.events.js';
import { RefundSettledByPlatform } from '../../src/orders/refund.events.js';
import { OrderReceiptConfirmed } from '../../src/orders/shipment.events.js';
import { NOW, order } from './order-examples.js';

/** Reports about one made-up order, and the events that they give. */
export const PLACED_AT = '2026-02-20T15:58:34Z';
export const PAID_AT = '2026-02-20T15:58:44Z';
export const CONFIRMED_AT = '2026-02-27T02:00:00Z';

type Row = Omit<ApplyOrderReport['data'], 'shopId' | 'orderNo'>;
const row: Row = {
  currency: 'CNY',
  channel: 'tmall',
  totalAmount: '157.00',
  refundedAmount: '0.00',
  placedAt: PLACED_AT,
  platform: 'tmall',
  evidence: 'tmall_order_report.csv line 5',
};
export const report = (changes: Partial<Row>): ApplyOrderReport => ({
  type: 'ApplyOrderReport',
  data: { ...order, ...row, ...changes },
  actor: { type: 'system', id: 'import' },
  occurredAt: NOW,
});
export const unpaid = report({});
export const paid = report({ grossPaidAmount: '157.00', paidAt: PAID_AT });
export const completed = report({ grossPaidAmount: '157.00', paidAt: PAID_AT, confirmedAt: CONFIRMED_AT });

const inYuan = { ...order, currency: 'CNY' };
export const placed = OrderPlaced.at(PLACED_AT, { ...inYuan, totalAmount: '157.00', channel: 'tmall' });
export const payment = (amount: string, paymentId = 'report-1', at = PAID_AT) =>
  PaymentReceived.at(at, { ...inYuan, paymentId, amount, channel: 'tmall' });
export const refund = (
  amount: string,
  { at = PAID_AT, revenueAmount = '0.00', refundId = 'report-1', evidence = row.evidence } = {},
) =>
  RefundSettledByPlatform.at(at, { ...inYuan, refundId, amount, revenueAmount, platform: 'tmall', evidence });
export const confirmed = (recognisedAmount: string, at = CONFIRMED_AT) =>
  OrderReceiptConfirmed.at(at, { ...inYuan, recognisedAmount });

/** The events of reports that came one after the other. */
export function afterReports(...reports: readonly ApplyOrderReport[]): readonly OrderLedgerEvent[] {
  let state = orderDecider.initialState;
  return reports.flatMap((command) => {
    const events = orderDecider.decide(command, state);
    state = events.reduce(orderDecider.evolve, state);
    return events;
  });
}
