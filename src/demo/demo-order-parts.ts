import { isZero } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { commissionReturnLine, feeLines, pointsReturnLine, receiptLine } from './demo-lines.js';
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
  /** When the refund left the account or the platform's escrow. */
  readonly refundedAt?: number;
  /** Looks like trouble and is none: the kind of it. */
  readonly decoy?: string | undefined;
}

/** What is fixed of an order before its fate. */
export interface Draft extends LineKeys {
  readonly total: Amount;
  readonly placedAt: number;
  readonly paidAt: number;
  readonly confirmedAt: number;
  readonly settledAt: number;
  readonly random: DemoRandom;
  readonly end: number;
  readonly rateChangeAt: number;
}

/** Before and from the middle of the month on. */
export const COMMISSION_RATES = ['0.05', '0.04'] as const;
export const NOTHING = '0.00';

export function draftOf(plan: DemoPlan, index: number, early: boolean): Draft {
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
    rateChangeAt: plan.rateChangeAt,
  };
}

export function unpaidOrder(draft: Draft, status: '交易关闭' | '等待买家付款'): DemoOrder {
  const { orderNo, tradeNo, total, placedAt } = draft;
  const order = {
    orderNo,
    tradeNo,
    total,
    placedAt,
    refunded: NOTHING,
    lines: [],
    inReport: true,
    decoy: 'unpaid',
  };
  return status === '交易关闭' ? { ...order, status, closeReason: '买家未付款' } : { ...order, status };
}

export function returned(
  keys: LineKeys,
  at: number,
  commission: Amount,
  points: Amount,
): readonly DemoLine[] {
  const lines = [commissionReturnLine(keys, at, commission), pointsReturnLine(keys, at + 1000, points)];
  return lines.filter(({ amount }) => !isZero(amount));
}

/** The receipt of `amount` and the fees on it. */
export function settlement(draft: Draft, amount: Amount): ReturnType<typeof feeLines> {
  const fees = feeLines(
    draft,
    draft.settledAt,
    amount,
    COMMISSION_RATES[draft.settledAt < draft.rateChangeAt ? 0 : 1],
    draft.random,
  );
  return { ...fees, lines: [receiptLine(draft, draft.settledAt, amount), ...fees.lines] };
}

export function completed(draft: Draft, more: Partial<DemoOrder>): DemoOrder {
  const order = paidOrder(draft, { status: '交易成功', confirmedAt: draft.confirmedAt, ...more });
  // What would have happened after the month is in no statement of it.
  return { ...order, lines: order.lines.filter(({ at }) => at < draft.end) };
}

export function paidOrder(draft: Draft, more: Partial<DemoOrder> & Pick<DemoOrder, 'status'>): DemoOrder {
  const { orderNo, tradeNo, total, placedAt, paidAt } = draft;
  return { orderNo, tradeNo, total, placedAt, paidAt, refunded: NOTHING, lines: [], inReport: true, ...more };
}

export function wholeSecond(at: number): number {
  return Math.floor(at / 1000) * 1000;
}
