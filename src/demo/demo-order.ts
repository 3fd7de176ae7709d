import { portion, subtract } from '../shared/money.js';
import { documentsOf } from './demo-documents.js';
import type { OrderDocuments } from './demo-documents.js';
import { refundLine } from './demo-lines.js';
import {
  completed,
  draftOf,
  paidOrder,
  returned,
  settlement,
  unpaidOrder,
  wholeSecond,
} from './demo-order-parts.js';
import type { DemoOrder, Draft } from './demo-order-parts.js';
import { DAY, HOUR, SHIPMENT_WAIT_DAYS } from './demo-plan.js';
import type { DemoPlan } from './demo-plan.js';
import { plantedOrder } from './demo-planted-order.js';

/** An order with what the files about goods, refunds and invoices say of it. */
export type DocumentedOrder = DemoOrder & OrderDocuments;

/** The order with an index: always the same for a plan, so that files can be written without keeping orders. */
export function demoOrder(plan: DemoPlan, index: number): DemoOrder {
  const planted = plan.planted.get(index);
  const draft = draftOf(plan, index, planted !== undefined);
  return planted === undefined ? ordinaryOrder(draft) : plantedOrder(draft, planted);
}

/** The order with its documents. */
export function documentedOrder(plan: DemoPlan, index: number): DocumentedOrder {
  const order = demoOrder(plan, index);
  return { ...order, ...documentsOf(plan, index, order) };
}

/** The decoys: lives that look like trouble and are none, among plain ones. */
function ordinaryOrder(draft: Draft): DemoOrder {
  const { random, total, confirmedAt, end } = draft;
  const fate = random.next();
  if (fate < 0.07) return unpaidOrder(draft, '交易关闭');
  if (fate < 0.1) return unpaidOrder(draft, '等待买家付款');
  if (fate < 0.18) {
    const closed = {
      status: '交易关闭',
      closeReason: '退款',
      refunded: total,
      refundedAt: draft.paidAt + 6 * HOUR,
      decoy: 'refunded-out-of-escrow',
    } as const;
    return paidOrder(draft, { ...closed, lines: [] });
  }
  if (confirmedAt >= end || fate < 0.21) return inTransit(draft);
  if (fate < 0.25) {
    // Refunded in part out of the platform's escrow, before the buyer confirmed: settled net, and no money flows back.
    const refunded = portion(total, `0.${random.between(1, 5)}`, 'CNY');
    const refundedAt = wholeSecond((draft.paidAt + confirmedAt) / 2);
    const { lines } = settlement(draft, subtract(total, refunded));
    return completed(draft, { refunded, refundedAt, decoy: 'refunded-out-of-escrow', lines });
  }
  if (fate < 0.31) return refundedAfterSettlement(draft);
  return completed(draft, { lines: settlement(draft, total).lines });
}

/** Paid, and not confirmed by the buyer while the month lasted; the report is a few days younger than the month. */
function inTransit(draft: Draft): DemoOrder {
  const { confirmedAt, end, random } = draft;
  if (confirmedAt >= end && confirmedAt < end + 2 * DAY) {
    return completed(draft, { lines: [], decoy: 'cut-off' });
  }
  // Goods that wait longer than this would be a difference.
  const fresh = draft.paidAt + SHIPMENT_WAIT_DAYS * DAY > end;
  const status = fresh && random.chance(0.6) ? '买家已付款，等待卖家发货' : '卖家已发货，等待买家确认';
  return paidOrder(draft, { status, lines: [], decoy: 'in-transit' });
}

/** 售后: the money had arrived, then some or all of it goes back, and with all of it the fees that the platform returns. */
function refundedAfterSettlement(draft: Draft): DemoOrder {
  const { random, total, settledAt, confirmedAt, end } = draft;
  const full = random.chance(0.6);
  const refunded = full ? total : portion(total, '0.25', 'CNY');
  const outAt = wholeSecond(settledAt + (0.5 + random.next() * 4) * DAY);
  const { lines, commission, points } = settlement(draft, total);
  const late = outAt >= end;
  // The report does not say when a refund was made. Only if the order was confirmed lately can it still be under way.
  if (late && confirmedAt < end - 2 * DAY) return completed(draft, { lines });
  const returnAt = wholeSecond(outAt + random.next() * 10 * HOUR);
  const flows = [
    refundLine(draft, outAt, refunded),
    ...(full ? returned(draft, returnAt, commission, points) : []),
  ];
  return completed(draft, {
    refunded,
    refundedAt: outAt,
    lines: [...lines, ...flows],
    ...(late && { decoy: 'refund-pending' }),
  });
}
