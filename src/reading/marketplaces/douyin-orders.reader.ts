import { malformed } from '../../shared/domain-error.js';
import { add, isPositive, isZero, subtract, sum, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { positiveOrZero, timeOf } from '../cells.js';
import {
  filled,
  isBlank,
  keyNumber,
  optionalAmount,
  optionalTime,
  orderNumber,
  plainText,
} from '../tables/document-cells.js';
import { leaveOut, readDocumentTable } from '../tables/document-table.js';
import type {
  DocumentContext,
  DocumentRow,
  DocumentTableFormat,
  Documents,
} from '../tables/document-table.js';
import { DOUYIN_ORDERS_FORMAT } from './douyin-orders.format.js';
import type { DouyinOrderColumn } from './douyin-orders.format.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import { orderTotals } from './order-totals.js';
import type { TableRow } from '../tables/table-reader.js';
import type { OrderReportRow } from './tmall-orders.js';

interface SubOrder {
  readonly fileLine: number;
  readonly orderNo: string;
  readonly itemNo: string;
  readonly payable: Amount;
  /** What the platform and influencers paid of the price. */
  readonly borneByOthers: Amount;
  readonly gross: Amount;
  readonly refunded: Amount;
  readonly refundUnknown: boolean;
  readonly placedAt: string;
  readonly paidAt: string | undefined;
  readonly completedAt: string | undefined;
  readonly status: string;
  readonly closeReason: string;
}

const FORMAT: DocumentTableFormat<DouyinOrderColumn, SubOrder> = {
  table: DOUYIN_ORDERS_FORMAT,
  counted: 'orders',
  version: () => 'douyin-orders',
  group: (row) => row.get('orderNo'),
  row: rowOf,
  documents: documentsOf,
};

/** Douyin's order export: main orders, of the sub orders in its rows. */
export const douyinOrdersReader: FileReader = {
  kind: 'douyin-orders',
  family: 'orders',
  name: { en: 'Douyin order export', zh: '抖音订单明细' },
  version: 1,
  recognise: (head) => recogniseTable(head, DOUYIN_ORDERS_FORMAT),
  read: (source, options) => readDocumentTable(source, options, FORMAT),
};

/**
 * 订单应付金额 is what the buyer pays for the sub order, freight and all discounts counted. The export has no amount
 * refunded: a sub order that was closed with 退款成功 was refunded as a whole, of any other refunded one it is not known.
 */
function rowOf(row: TableRow<DouyinOrderColumn>, { zone, currency }: DocumentContext): DocumentRow<SubOrder> {
  if (/^(合计|总计|小计)/.test(row.get('orderNo'))) return leaveOut('TOTAL_ROW', 'a row of totals');
  const nothing = zero(currency);
  const itemNo = keyNumber(row.get('itemNo').replaceAll(/[;；]/g, '+'), '子订单编号');
  const status = plainText(row.get('status'));
  const payable = positiveOrZero(row.get('payable'), '订单应付金额', currency);
  const share = (column: DouyinOrderColumn, name: string): Amount =>
    optionalAmount(row.get(column), name, currency) ?? nothing;
  const paidAt = optionalTime(row.get('paidAt'), '支付完成时间', zone);
  const isRefunded = /退款成功|已全额退款/.test(row.get('afterSales'));
  const isClosed = /关闭|取消/.test(status);
  const isPaid = paidAt !== undefined || isRefunded || !(isClosed || /待支付|待付款|未支付/.test(status));
  const gross = isPaid ? payable : nothing;
  const wasClosed = isRefunded && isClosed;
  const part: SubOrder = {
    fileLine: row.line,
    orderNo: orderNumber(row.get('orderNo'), '主订单编号'),
    itemNo,
    payable,
    borneByOthers: sum(
      [share('platformShare', '平台实际承担优惠金额'), share('influencerShare', '达人实际承担优惠金额')],
      currency,
    ),
    gross,
    refunded: wasClosed ? gross : nothing,
    refundUnknown: isRefunded && !isClosed && isPositive(gross),
    placedAt: timeOf(row.get('placedAt'), '订单提交时间', zone),
    paidAt,
    completedAt: optionalTime(row.get('completedAt'), '订单完成时间', zone),
    status,
    closeReason: isBlank(row.get('closeReason')) ? '' : plainText(row.get('closeReason')),
  };
  return { kind: 'part', part, once: itemNo };
}

/**
 * The sub orders that stand together are one order. Those of an order that was given already, further up, can't be
 * added to it any more: each is given under its own number, so that no money is lost, and a warning says so. One whose
 * own number is that of the order is rejected then.
 */
function documentsOf(parts: readonly SubOrder[], { currency }: DocumentContext): Documents {
  const [first] = parts;
  if (first === undefined) return malformed('NO_ROW', 'there is no row');
  const together = documentOf(first.orderNo, parts, currency);
  if (parts.some(({ itemNo, orderNo }) => itemNo === orderNo)) return together;
  return { ...together, instead: () => apart(parts, currency) };
}

function apart(parts: readonly SubOrder[], currency: string): Documents {
  const orders = parts.map((part) => orderOf(part.itemNo, [part], currency));
  return {
    key: parts.map(({ itemNo }) => itemNo).join(' '),
    items: orders.map((order) => ({ kind: 'order', order })),
    totals: orderTotals(orders, currency),
    currency,
    warning: SUB_ORDERS_APART,
  };
}

const SUB_ORDERS_APART = {
  code: 'SUB_ORDERS_APART',
  detail: 'belong to orders further up and were taken as orders of their own: sort the file by 主订单编号',
};

function documentOf(orderNo: string, parts: readonly SubOrder[], currency: string): Documents {
  const order = orderOf(orderNo, parts, currency);
  return {
    key: orderNo,
    items: [{ kind: 'order', order }],
    totals: orderTotals([order], currency),
    currency,
    ...(parts.some((part) => part.refundUnknown) && { warning: REFUND_UNKNOWN }),
  };
}

const REFUND_UNKNOWN = {
  code: 'REFUND_AMOUNT_UNKNOWN',
  detail: 'are of orders with a refund, of which the export does not say how much was refunded',
};

function orderOf(orderNo: string, parts: readonly SubOrder[], currency: string): OrderReportRow {
  const total = (of: (part: SubOrder) => Amount): Amount => sum(parts.map(of), currency);
  const open = parts.filter((part) => !/关闭|取消/.test(part.status));
  const [leading = parts[0]] = open;
  const allDone = open.length > 0 && open.every((part) => part.completedAt !== undefined);
  const gross = total((part) => part.gross);
  const refundedAmount = total((part) => part.refunded);
  const byTime = (times: readonly (string | undefined)[]): string[] =>
    times.filter((time) => time !== undefined).sort();
  return {
    orderNo,
    totalAmount: total((part) => add(part.payable, part.borneByOthers)),
    grossPaidAmount: gross,
    refundedAmount,
    actuallyPaidAmount: subtract(gross, refundedAmount),
    placedAt: byTime(parts.map((part) => part.placedAt))[0] ?? '',
    fileLine: parts[0]?.fileLine ?? 0,
    ...filled({
      paidAt: isZero(gross) ? undefined : byTime(parts.map((part) => part.paidAt))[0],
      confirmedAt: allDone ? byTime(open.map((part) => part.completedAt)).at(-1) : undefined,
      status: leading?.status,
      closeReason: open.length === 0 ? parts[0]?.closeReason : undefined,
    }),
  };
}
