import { add, isZero, portion, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import {
  commissionReturnLine,
  feeLines,
  pointsReturnLine,
  receiptLine,
  refundLine,
  unknownFeeLine,
} from './demo-lines.js';
import type { DemoLine, LineKeys } from './demo-lines.js';
import { DAY, HOUR, MINUTE } from './demo-plan.js';
import type { DemoPlan, PlantedOrderCode } from './demo-plan.js';
import { DemoRandom } from './demo-random.js';

export type DemoStatus =
  '等待买家付款' | '买家已付款，等待卖家发货' | '卖家已发货，等待买家确认' | '交易成功' | '交易关闭';

/** An order of the made-up shop, whole: what the order report says and what the statement shows. */
export interface DemoOrder {
  readonly orderNo: string;
  readonly tradeNo: string;
  readonly total: Amount;
  readonly refunded: Amount;
  readonly placedAt: number;
  readonly paidAt?: number;
  readonly confirmedAt?: number;
  readonly status: DemoStatus;
  readonly closeReason?: string;
  readonly lines: readonly DemoLine[];
  /** False for an order that the shop's report does not have. */
  readonly inReport: boolean;
  /** The difference that it was made for; an unclassified fee is one of its line instead. */
  readonly difference?: { readonly code: PlantedOrderCode; readonly amount: Amount };
}

interface Draft extends LineKeys {
  readonly total: Amount;
  readonly placedAt: number;
  readonly paidAt: number;
  readonly confirmedAt: number;
  readonly settledAt: number;
  readonly random: DemoRandom;
  readonly end: number;
}

const NOTHING = '0.00';

/** The order with an index: always the same for a plan, so that files can be written without keeping orders. */
export function demoOrder(plan: DemoPlan, index: number): DemoOrder {
  const planted = plan.planted.get(index);
  const draft = draftOf(plan, index, planted !== undefined);
  return planted === undefined ? ordinaryOrder(draft) : plantedOrder(draft, planted);
}

function draftOf(plan: DemoPlan, index: number, early: boolean): Draft {
  const random = new DemoRandom(plan.seed, 2, index);
  const span = plan.end - plan.start - HOUR;
  const placedAt = wholeSecond(plan.start + ((index + random.next()) / plan.made) * span);
  const paidAt = wholeSecond(placedAt + random.between(20, 1500) * 1000);
  const confirmedAt = wholeSecond(paidAt + (1 + random.next() * (early ? 4 : 9)) * DAY);
  return {
    orderNo: String(
      3_100_000_000_000_000_000n + BigInt(index) * 10_000_000n + BigInt(random.between(0, 9_999_999)),
    ),
    tradeNo: `${new Date(paidAt).toISOString().slice(0, 10).replaceAll('-', '')}2200${String(index).padStart(16, '0')}`,
    total: `${random.between(9, 480)}.${random.pick(['00', '00', '80', '90', '99', '50'])}`,
    placedAt,
    paidAt,
    confirmedAt,
    settledAt: wholeSecond(confirmedAt + MINUTE + random.next() * 20 * HOUR),
    random,
    end: plan.end,
  };
}

/** The decoys: lives that look like trouble and are none, among plain ones. */
function ordinaryOrder(draft: Draft): DemoOrder {
  const { random, total, confirmedAt, end } = draft;
  const fate = random.next();
  if (fate < 0.07) return unpaidOrder(draft, '交易关闭');
  if (fate < 0.1) return unpaidOrder(draft, '等待买家付款');
  if (fate < 0.18) {
    const closed = { status: '交易关闭', closeReason: '退款', refunded: total } as const;
    return paidOrder(draft, { ...closed, lines: [] });
  }
  if (confirmedAt >= end || fate < 0.21) return inTransit(draft);
  if (fate < 0.25) {
    // Refunded in part out of the platform's escrow, before the buyer confirmed: settled net, and no money flows back.
    const refunded = portion(total, `0.${random.between(1, 5)}`, 'CNY');
    return completed(draft, { refunded, lines: settlement(draft, subtract(total, refunded)).lines });
  }
  if (fate < 0.31) return refundedAfterSettlement(draft);
  return completed(draft, { lines: settlement(draft, total).lines });
}

function unpaidOrder(draft: Draft, status: '交易关闭' | '等待买家付款'): DemoOrder {
  const { orderNo, tradeNo, total, placedAt } = draft;
  const order = { orderNo, tradeNo, total, placedAt, refunded: NOTHING, lines: [], inReport: true };
  return status === '交易关闭' ? { ...order, status, closeReason: '买家未付款' } : { ...order, status };
}

/** Paid, and not confirmed by the buyer while the month lasted; the report is a few days younger than the month. */
function inTransit(draft: Draft): DemoOrder {
  const { confirmedAt, end, random } = draft;
  if (confirmedAt >= end && confirmedAt < end + 2 * DAY) return completed(draft, { lines: [] });
  const status = random.chance(0.3) ? '买家已付款，等待卖家发货' : '卖家已发货，等待买家确认';
  return paidOrder(draft, { status, lines: [] });
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
  return completed(draft, { refunded, lines: [...lines, ...flows] });
}

function returned(keys: LineKeys, at: number, commission: Amount, points: Amount): readonly DemoLine[] {
  const lines = [commissionReturnLine(keys, at, commission), pointsReturnLine(keys, at + 1000, points)];
  return lines.filter(({ amount }) => !isZero(amount));
}

/** The receipt of `amount` and the fees on it. */
function settlement(draft: Draft, amount: Amount): ReturnType<typeof feeLines> {
  const fees = feeLines(draft, draft.settledAt, amount, draft.random);
  return { ...fees, lines: [receiptLine(draft, draft.settledAt, amount), ...fees.lines] };
}

function plantedOrder(draft: Draft, code: PlantedOrderCode): DemoOrder {
  const { random, total, settledAt } = draft;
  const { lines, commission, points } = settlement(draft, total);
  const later = wholeSecond(settledAt + (0.2 + random.next() * 2) * DAY);
  const made = (amount: Amount, more: Partial<DemoOrder>): DemoOrder =>
    completed(draft, { lines, ...more, difference: { code, amount } });
  switch (code) {
    case 'MISSING_IN_STATEMENT':
      return made(total, { lines: [] });
    case 'MISSING_IN_LEDGER':
      return made(total, { inReport: false });
    case 'AMOUNT_MISMATCH': {
      const missing = portion(total, '0.1', 'CNY');
      return made(missing, { lines: settlement(draft, subtract(total, missing)).lines });
    }
    case 'ROUNDING': {
      const cents = `0.0${random.between(1, 5)}`;
      const settled = random.chance(0.5) ? add(total, cents) : subtract(total, cents);
      return made(cents, { lines: settlement(draft, settled).lines });
    }
    case 'DUPLICATE_PAYMENT':
      return made(total, { lines: [...lines, receiptLine(draft, later, total)] });
    case 'REFUND_NOT_SETTLED': {
      const refunded = random.chance(0.5) ? total : portion(total, '0.4', 'CNY');
      return made(refunded, { refunded });
    }
    case 'REFUND_WITHOUT_REQUEST': {
      const paidBack = random.chance(0.5) ? total : portion(total, '0.3', 'CNY');
      return made(paidBack, { lines: [...lines, refundLine(draft, later, paidBack)] });
    }
    case 'FEE_NOT_RETURNED': {
      const flows = [refundLine(draft, later, total), ...returned(draft, later + HOUR, NOTHING, points)];
      return made(commission, { refunded: total, lines: [...lines, ...flows] });
    }
    case 'UNCLASSIFIED_FEE': {
      const fee = `${random.between(1, 9)}.60`;
      return completed(draft, { lines: [...lines, unknownFeeLine(draft, later, fee)] });
    }
  }
}

function completed(draft: Draft, more: Partial<DemoOrder>): DemoOrder {
  const order = paidOrder(draft, { status: '交易成功', confirmedAt: draft.confirmedAt, ...more });
  // What would have happened after the month is in no statement of it.
  return { ...order, lines: order.lines.filter(({ at }) => at < draft.end) };
}

function paidOrder(draft: Draft, more: Partial<DemoOrder> & Pick<DemoOrder, 'status'>): DemoOrder {
  const { orderNo, tradeNo, total, placedAt, paidAt } = draft;
  return { orderNo, tradeNo, total, placedAt, paidAt, refunded: NOTHING, lines: [], inReport: true, ...more };
}

function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
