import { add, isZero, portion, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import type { DemoOrder } from './demo-order-parts.js';
import { DAY, HOUR, MINUTE } from './demo-plan.js';
import type { DemoPlan, PlantedOrderCode } from './demo-plan.js';
import { DemoRandom } from './demo-random.js';

/** Goods that left the warehouse, or came back. Times are milliseconds of the epoch. */
export interface DemoParcel {
  readonly at: number;
  readonly ordered: number;
  readonly quantity: number;
  readonly orderType: string;
}

export interface DemoInvoice {
  readonly invoiceNo: string;
  readonly at: number;
  /** In CNY with tax, without sign. */
  readonly amount: Amount;
  /** Of a red invoice: the blue one that it takes back, wholly or in part. */
  readonly blueInvoiceNo?: string;
}

export interface DemoRefundCase {
  readonly requestedAt: number;
  /** Undefined while the case is open. */
  readonly completedAt?: number;
  readonly returnsGoods: boolean;
}

/** What the warehouse, the refund export and the invoice export say of an order, within the month. */
export interface OrderDocuments {
  readonly quantity: number;
  readonly wantsInvoice: boolean;
  readonly shipments: readonly DemoParcel[];
  readonly returns: readonly DemoParcel[];
  readonly refundCase?: DemoRefundCase;
  readonly invoices: readonly DemoInvoice[];
}

/** The documents of the order with an index: always the same for a plan. */
export function documentsOf(plan: DemoPlan, index: number, order: DemoOrder): OrderDocuments {
  const random = new DemoRandom(plan.seed, 3, index);
  const code = order.difference?.code;
  const quantity =
    code === 'SHORT_SHIPMENT' || code === 'EXTRA_SHIPMENT' ? 4 : random.pick([1, 1, 1, 2, 2, 3]);
  const refundCase = refundCaseOf(plan, order, random);
  const asks = random.chance(0.2);
  const issues = invoicesOf(plan, index, order, random, asks);
  const within = <T extends { readonly at: number }>(all: readonly T[]): readonly T[] =>
    all.filter(({ at }) => at < plan.end);
  return {
    quantity,
    wantsInvoice: issues.asked,
    shipments: within(shipmentsOf(order, quantity, random)),
    returns: within(returnsOf(order, quantity, refundCase, random)),
    ...(refundCase !== undefined && { refundCase }),
    invoices: within(issues.invoices),
  };
}

/** Sent within the day after the payment, in one parcel or two; some buyers get another one in exchange. */
function shipmentsOf(order: DemoOrder, quantity: number, random: DemoRandom): readonly DemoParcel[] {
  const code = order.difference?.code;
  const orderType = '普通订单';
  if (code === 'SHIPPED_NOT_PAID') {
    return [{ at: order.placedAt + DAY, ordered: quantity, quantity, orderType }];
  }
  const leaves =
    order.inReport && (order.status === '交易成功' || order.status === '卖家已发货，等待买家确认');
  if (order.paidAt === undefined || !leaves) return [];
  const at = order.paidAt + random.between(3, 20) * HOUR;
  if (code === 'SHORT_SHIPMENT') return [{ at, ordered: quantity, quantity: quantity - 1, orderType }];
  if (code === 'EXTRA_SHIPMENT') return [{ at, ordered: quantity, quantity: quantity + 1, orderType }];
  const sent =
    quantity > 1 && random.chance(0.4)
      ? [
          { at, ordered: 1, quantity: 1, orderType },
          { at: at + HOUR, ordered: quantity - 1, quantity: quantity - 1, orderType },
        ]
      : [{ at, ordered: quantity, quantity, orderType }];
  if (order.confirmedAt === undefined || !random.chance(0.04)) return sent;
  const again = { at: order.confirmedAt + DAY, ordered: 1, quantity: 1 };
  return [...sent, { ...again, orderType: random.pick(['换货订单', '补发订单']) }];
}

function returnsOf(
  order: DemoOrder,
  quantity: number,
  refundCase: DemoRefundCase | undefined,
  random: DemoRandom,
): readonly DemoParcel[] {
  if (refundCase?.returnsGoods !== true || order.refundedAt === undefined) return [];
  if (order.difference?.code === 'RETURN_NOT_RECEIVED') return [];
  const at = order.refundedAt + random.between(-10, 60) * HOUR;
  return [{ at, ordered: quantity, quantity, orderType: '普通退货' }];
}

/** Planted refunds with return. Where fees were kept the goods do come back, so that no month's file of returns is empty. */
const RETURNS_GOODS: readonly PlantedOrderCode[] = ['RETURN_NOT_RECEIVED', 'FEE_NOT_RETURNED'];

/** A refund that had not ended with the month is an open case. Goods come back for whole refunds after the sale only. */
function refundCaseOf(plan: DemoPlan, order: DemoOrder, random: DemoRandom): DemoRefundCase | undefined {
  const { refundedAt, confirmedAt, difference } = order;
  if (refundedAt === undefined) return undefined;
  const isWhole = order.refunded === order.total && confirmedAt !== undefined;
  const returnsGoods =
    difference === undefined ? isWhole && random.chance(0.7) : RETURNS_GOODS.includes(difference.code);
  const requestedAt = Math.max(order.paidAt ?? order.placedAt, refundedAt - 20 * HOUR);
  if (requestedAt >= plan.end) return undefined;
  return { requestedAt, returnsGoods, ...(refundedAt < plan.end && { completedAt: refundedAt }) };
}

interface Issued {
  readonly asked: boolean;
  readonly invoices: readonly DemoInvoice[];
}

/** Invoices of a buyer who asked for one, in time unless the order was made for the opposite. */
function invoicesOf(
  plan: DemoPlan,
  index: number,
  order: DemoOrder,
  random: DemoRandom,
  asks: boolean,
): Issued {
  const { confirmedAt, total, difference } = order;
  const none: Issued = { asked: false, invoices: [] };
  if (confirmedAt === undefined || confirmedAt >= plan.end) return none;
  const numbered = (place: number, at: number, amount: Amount): DemoInvoice => ({
    invoiceNo: `26332000${String(plan.seed % 100).padStart(2, '0')}${String(index * 4 + place).padStart(10, '0')}`,
    at,
    amount,
  });
  const soon = confirmedAt + MINUTE;
  const code = difference?.code;
  if (code === undefined) {
    // An unknown fee is the difference of its line, and must stay the only one of its order.
    return asks && !plan.planted.has(index) ? ordinaryInvoices(order, numbered, confirmedAt, random) : none;
  }
  if (code === 'INVOICE_MISSING') return { asked: true, invoices: [] };
  const asked = (...invoices: readonly DemoInvoice[]): Issued => ({ asked: true, invoices });
  if (code === 'INVOICE_LATE') return asked(numbered(0, confirmedAt + 8 * DAY, total));
  if (code === 'INVOICE_OVER') return asked(numbered(0, soon, add(total, difference?.amount ?? '0.00')));
  if (code === 'INVOICE_DUPLICATE') return asked(numbered(0, soon, total), numbered(1, soon + DAY, total));
  return code === 'RED_INVOICE_DUE' ? asked(numbered(0, soon, total)) : none;
}

/** Of what is left after refunds until then; a refund behind the invoice brings a red one within two days. */
function ordinaryInvoices(
  order: DemoOrder,
  numbered: (place: number, at: number, amount: Amount) => DemoInvoice,
  confirmedAt: number,
  random: DemoRandom,
): Issued {
  const { total, refunded, refundedAt } = order;
  const at = confirmedAt + random.between(1, 100) * HOUR;
  const isBefore = refundedAt !== undefined && refundedAt <= at;
  const amount = isBefore ? subtract(total, refunded) : total;
  if (isZero(amount)) return { asked: false, invoices: [] };
  if (!isBefore && !isZero(refunded) && refundedAt !== undefined) {
    const blue = numbered(0, at, amount);
    const red = { ...numbered(1, refundedAt + random.between(1, 40) * HOUR, refunded) };
    return { asked: true, invoices: [blue, { ...red, blueInvoiceNo: blue.invoiceNo }] };
  }
  if (!random.chance(0.15)) return { asked: true, invoices: [numbered(0, at, amount)] };
  const part = portion(amount, '0.4', 'CNY');
  return { asked: true, invoices: [numbered(0, at, part), numbered(1, at + HOUR, subtract(amount, part))] };
}
