import { malformed } from '../../shared/domain-error.js';
import { add, compare, isPositive, subtract, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { startOfDate } from '../../shared/period.js';
import { positiveOrZero } from '../cells.js';
import { filled, isBlank, optionalTime, orderNumber, plainText } from '../tables/document-cells.js';
import { leaveOut, readDocumentTable } from '../tables/document-table.js';
import type {
  DocumentContext,
  DocumentRow,
  DocumentTableFormat,
  Documents,
} from '../tables/document-table.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import { orderTotals } from './order-totals.js';
import { PDD_ORDERS_FORMAT } from './pdd-orders.format.js';
import type { PddOrderColumn } from './pdd-orders.format.js';
import type { TableRow } from '../tables/table-reader.js';
import type { OrderReportRow } from './tmall-orders.js';

interface PddOrder {
  readonly order: OrderReportRow;
  readonly refundUnknown: boolean;
}

const FORMAT: DocumentTableFormat<PddOrderColumn, PddOrder> = {
  table: PDD_ORDERS_FORMAT,
  counted: 'orders',
  version: () => 'pdd-orders',
  row: rowOf,
  documents: documentsOf,
};

/** Pinduoduo's order export 订单明细. */
export const pddOrdersReader: FileReader = {
  kind: 'pdd-orders',
  family: 'orders',
  name: { en: 'Pinduoduo order export', zh: '拼多多订单明细' },
  version: 1,
  recognise: (head) => recogniseTable(head, PDD_ORDERS_FORMAT),
  read: (source, options) => readDocumentTable(source, options, FORMAT),
};

function rowOf(row: TableRow<PddOrderColumn>, { zone, currency }: DocumentContext): DocumentRow<PddOrder> {
  const orderText = row.get('orderNo');
  const first = [orderText, row.get('goods'), row.get('placedAt'), row.get('status')];
  if (first.some((text) => /^(合计|总计|小计)$/.test(text))) return leaveOut('TOTAL_ROW', 'a row of totals');
  const orderNo = orderNumber(orderText, '订单号');
  const time = (column: PddOrderColumn, name: string): string | undefined =>
    optionalTime(row.get(column), name, zone);
  const dealAt = time('placedAt', '订单成交时间');
  const amounts = amountsOf(row, currency);
  const isPaid = isPositive(amounts.grossPaidAmount);
  const paidAt = time('paidAt', '支付时间') ?? (isPaid ? dealAt : undefined);
  const { refundUnknown, ...figures } = amounts;
  const order: OrderReportRow = {
    orderNo,
    ...figures,
    placedAt: dealAt ?? paidAt ?? dateInNumber(orderNo, zone),
    fileLine: row.line,
    ...filled({
      paidAt,
      confirmedAt: time('confirmedAt', '确认收货时间'),
      status: plainText(row.get('status')),
    }),
  };
  return { kind: 'part', part: { order, refundUnknown } };
}

/**
 * 用户实付金额 is what the buyer paid, 商家实收金额 what the shop is to get: more by what the platform's coupons paid. Neither
 * goes down with a refund. The export seldom has the amount of a refund: one that came before the goods left was of the
 * whole order, any other is not known.
 */
function amountsOf(
  row: TableRow<PddOrderColumn>,
  currency: string,
): Pick<OrderReportRow, 'totalAmount' | 'actuallyPaidAmount' | 'refundedAmount' | 'grossPaidAmount'> & {
  readonly refundUnknown: boolean;
} {
  const nothing = zero(currency);
  const read = (column: PddOrderColumn, name: string): Amount | undefined =>
    isBlank(row.get(column)) ? undefined : positiveOrZero(row.get(column), name, currency);
  const status = row.get('status');
  const received = positiveOrZero(row.get('received'), '商家实收金额(元)', currency);
  const paid = read('paid', '用户实付金额(元)') ?? received;
  const agreed = agreedOf(read, received, currency);
  const totalAmount = compare(agreed, paid) < 0 ? paid : agreed;
  const gross = /待付款|未付款|待支付|未支付/.test(status) ? nothing : paid;
  const settled = /退款成功/.test(`${status} ${row.get('afterSales')}`);
  const explicit = read('refunded', '退款金额(元)');
  const whole = settled && /未发货|取消/.test(status);
  // A column of refunds that is zero in a refunded row is not filled.
  const known = explicit !== undefined && (isPositive(explicit) || !settled) ? explicit : undefined;
  const refundedAmount = known ?? (whole ? gross : nothing);
  if (compare(refundedAmount, gross) > 0) {
    malformed('AMOUNTS_DISAGREE', `refunded ${refundedAmount} exceeds what was paid, ${gross}`);
  }
  return {
    totalAmount,
    grossPaidAmount: gross,
    refundedAmount,
    actuallyPaidAmount: subtract(gross, refundedAmount),
    refundUnknown: settled && known === undefined && !whole,
  };
}

/** Goods and freight less the shop's own discount; 商家实收金额 is the same, and serves where the others are missing. */
function agreedOf(
  read: (column: PddOrderColumn, name: string) => Amount | undefined,
  received: Amount,
  currency: string,
): Amount {
  const goods = read('goodsTotal', '商品总价(元)');
  if (goods === undefined) return received;
  const discount = read('shopDiscount', '店铺优惠折扣(元)') ?? zero(currency);
  const agreed = subtract(add(goods, read('freight', '邮费(元)') ?? zero(currency)), discount);
  return compare(agreed, received) < 0 ? received : agreed;
}

/** Exports leave out the time of some orders, but the number of every order begins with its date: 260517-…. */
function dateInNumber(orderNo: string, zone: string): string {
  const [, year, month, day] = /^(\d{2})(\d{2})(\d{2})-\d+$/.exec(orderNo) ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    return malformed('TIME_MISSING', '订单成交时间 is empty, and 订单号 does not begin with a date');
  }
  return startOfDate(`20${year}-${month}-${day}`, zone);
}

function documentsOf([part]: readonly PddOrder[], { currency }: DocumentContext): Documents {
  if (part === undefined) return malformed('NO_ROW', 'there is no row');
  const { order, refundUnknown } = part;
  return {
    key: order.orderNo,
    items: [{ kind: 'order', order }],
    totals: orderTotals([order], currency),
    currency,
    ...(refundUnknown && { warning: REFUND_UNKNOWN }),
  };
}

const REFUND_UNKNOWN = {
  code: 'REFUND_AMOUNT_UNKNOWN',
  detail: 'are of refunded orders, of which the export does not say how much was refunded',
};
