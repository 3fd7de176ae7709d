import { DomainError, malformed } from '../../shared/domain-error.js';
import { add, compare, isPositive, isZero, subtract, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { DEFAULT_ZONE } from '../../shared/period.js';
import { checkKey } from '../../shared/streams.js';
import { AmountTotal } from '../amount-total.js';
import { amountOf, exactNumber, positiveOrZero, shown, timeOf } from '../cells.js';
import { decodeText } from '../encoding.js';
import type { TextEncoding } from '../encoding.js';
import type { ReaderWarning, RejectedLine, RepeatedLine } from '../reader-item.js';
import { decodingWarnings } from '../reader-item.js';
import { SeenKeys } from '../seen-keys.js';
import type { Table, TableRow } from '../tables/table-reader.js';
import { openTable } from '../tables/table-reader.js';
import { TMALL_ORDERS_FORMAT } from './tmall-orders.format.js';
import type { OrderColumn } from './tmall-orders.format.js';

/** Raise it when the same file would be read differently: imports record the version that read them. */
export const TMALL_ORDERS_READER_VERSION = 2;

/** An order as the report says it. Amounts are in `currency` of the options, times are instants in UTC. */
export interface OrderReportRow {
  readonly orderNo: string;
  /** 总金额: goods and freight as agreed. */
  readonly totalAmount: Amount;
  /** What the shop keeps of the buyer's payment: net of refunds. */
  readonly actuallyPaidAmount: Amount;
  readonly refundedAmount: Amount;
  /** What the buyer paid, before refunds: what the payment service's statement shows. Zero for an unpaid order. */
  readonly grossPaidAmount: Amount;
  readonly placedAt: string;
  /** Absent for an unpaid order, and for a paid one if the file does not say when. */
  readonly paidAt?: string;
  readonly confirmedAt?: string;
  /** 订单状态 in the platform's words. */
  readonly status?: string;
  readonly closeReason?: string;
  /** The goods left, where the file says so apart from `status`. */
  readonly shipped?: true;
  /** The buyer asked for an invoice. For which title (发票抬头) is personal and is not given. */
  readonly invoiceRequested?: true;
  /** 打款商家金额: what the platform paid out to the shop for the order. */
  readonly paidToSellerAmount?: Amount;
  /** ISO 4217 code, where the file gives one row by row; else the currency of the file. */
  readonly currency?: string;
  readonly fileLine: number;
}

export interface OrderReportOpened {
  readonly kind: 'opened';
  readonly encoding: TextEncoding;
  readonly headerLine: number;
  readonly warnings: readonly ReaderWarning[];
}

export interface OrderReportSummary {
  readonly kind: 'closed';
  /** Orders given, without rejected and repeated lines. */
  readonly orders: number;
  readonly paid: number;
  readonly unpaid: number;
  /** Orders with a refund, whole or in part. */
  readonly refunded: number;
  readonly rejected: number;
  readonly repeated: number;
  readonly totalAmount: Amount;
  readonly grossPaidAmount: Amount;
  readonly refundedAmount: Amount;
  readonly actuallyPaidAmount: Amount;
  /** All warnings, those of `opened` included. */
  readonly warnings: readonly ReaderWarning[];
}

/** `opened` comes first and `closed` last, always. */
export type OrderReportItem =
  | OrderReportOpened
  | { readonly kind: 'order'; readonly order: OrderReportRow }
  | RejectedLine
  | RepeatedLine
  | OrderReportSummary;

export interface OrderReportOptions {
  /** The zone of the file's times; default Asia/Shanghai. */
  readonly zone?: string;
  /** Default CNY: the report has no currency column. */
  readonly currency?: string;
  /** In place of the one that the first bytes show. */
  readonly encoding?: string | undefined;
}

/**
 * Reads a Tmall or Taobao order report: the full ExportOrderList (40 to 60 columns) or a digest of its columns, comma
 * or TAB, in any encoding, in constant memory. Lines that can't be read are given as `rejected` and never stop the
 * file. Buyer names, accounts, phones, addresses, invoice titles and messages never leave this reader.
 * Throws EMPTY_FILE, HEADER_NOT_FOUND, MISSING_COLUMN, LINE_TOO_LONG.
 */
export async function* readTmallOrders(
  source: AsyncIterable<Uint8Array>,
  { zone = DEFAULT_ZONE, currency = 'CNY', encoding: asked }: OrderReportOptions = {},
): AsyncGenerator<OrderReportItem> {
  const { encoding, text, damage } = await decodeText(source, asked);
  const table = await openTable(text, TMALL_ORDERS_FORMAT);
  const opening = openingWarnings(table);
  yield { kind: 'opened', encoding, headerLine: table.headerLine, warnings: opening };
  const seen = new SeenKeys();
  const totals = new OrderTotals(currency);
  for await (const item of table.items) {
    if (item.kind === 'note') continue;
    const result = item.kind === 'row' ? readRow(item, seen, { zone, currency }) : rejected(item);
    totals.count(result);
    yield result;
  }
  yield totals.summary([...opening, ...decodingWarnings(damage)]);
}

function rejected(line: { line: number; code: string; reason: string }): RejectedLine {
  return { kind: 'rejected', fileLine: line.line, code: line.code, reason: line.reason };
}

function openingWarnings(table: Table<OrderColumn>): readonly ReaderWarning[] {
  if (table.indexOf('refunded') !== undefined) return table.warnings;
  const detail =
    'Without 退款金额 refunds can not be seen: the amounts paid may be what is left after refunds, and no refund is read';
  return [...table.warnings, { code: 'REFUNDS_UNKNOWN', detail }];
}

type RowResult = { kind: 'order'; order: OrderReportRow } | RejectedLine | RepeatedLine;

function readRow(
  row: TableRow<OrderColumn>,
  seen: SeenKeys,
  options: { zone: string; currency: string },
): RowResult {
  try {
    const order = orderOf(row, options);
    const known = seen.remember(order.orderNo, JSON.stringify({ ...order, fileLine: 0 }), row.line);
    if (known === undefined) return { kind: 'order', order };
    if (known.same) return { kind: 'repeated', fileLine: row.line, firstFileLine: known.line };
    return malformed(
      'ORDER_CONTRADICTS_ITSELF',
      `order ${order.orderNo} stands on line ${known.line} with other figures`,
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return rejected({ line: row.line, code: error.code, reason: error.message });
  }
}

function orderOf(
  row: TableRow<OrderColumn>,
  { zone, currency }: { zone: string; currency: string },
): OrderReportRow {
  const optionalTime = (column: OrderColumn, name: string): string | undefined =>
    isBlank(row.get(column)) ? undefined : timeOf(row.get(column), name, zone);
  const paidAt = optionalTime('paidAt', '订单付款时间');
  const confirmedAt = optionalTime('confirmedAt', '确认收货时间');
  const paidToSeller = row.get('paidToSeller');
  const status = row.get('status');
  const closeReason = row.get('closeReason');
  return {
    orderNo: orderNoOf(row.get('orderNo')),
    ...paymentOf(row, currency),
    placedAt: timeOf(row.get('placedAt'), '订单创建时间', zone),
    ...(paidAt !== undefined && { paidAt }),
    ...(confirmedAt !== undefined && { confirmedAt }),
    ...(!isBlank(status) && { status }),
    ...(!isBlank(closeReason) && closeReason !== '订单未关闭' && { closeReason }),
    ...(!isBlank(row.get('invoiceTitle')) && { invoiceRequested: true }),
    ...(!isBlank(paidToSeller) && { paidToSellerAmount: amountOf(paidToSeller, '打款商家金额', currency) }),
    fileLine: row.line,
  };
}

function orderNoOf(text: string): string {
  if (text === '') malformed('ORDER_NO_MISSING', '订单编号 is empty');
  try {
    return checkKey('orderNo', exactNumber(text, '订单编号'));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'MALFORMED_KEY') throw error;
    return malformed('MALFORMED_ORDER_NO', `订单编号 ${shown(text)} is not an order number`);
  }
}

/**
 * The amounts of an order. In Tmall's report 买家实际支付金额 is what is left after refunds: on 28,010 real orders
 * 总金额 = 买家实际支付金额 + 退款金额 holds for every one of the 24,087 paid ones, and 5,132 of them, fully refunded,
 * show 0 paid. The digest has the columns of ExportOrderList under the same names, so one rule serves both: what the
 * buyer paid is paid + refunded, which can be less than the total where the platform's coupons paid a part, but never
 * more. A row with more has its paid amount before refunds; if that is exactly the total, it can be read in no other
 * way and is; otherwise the row is refused, for either reading may count a refund twice.
 */
function paymentOf(
  row: TableRow<OrderColumn>,
  currency: string,
): Pick<OrderReportRow, 'totalAmount' | 'actuallyPaidAmount' | 'refundedAmount' | 'grossPaidAmount'> {
  const totalAmount = positiveOrZero(row.get('total'), '总金额', currency);
  const paid = positiveOrZero(row.get('paid'), '买家实际支付金额', currency);
  const refundText = row.get('refunded');
  const refundedAmount =
    isBlank(refundText) || refundText === '无退款申请'
      ? zero(currency)
      : positiveOrZero(refundText, '退款金额', currency);
  const gross = add(paid, refundedAmount);
  if (compare(gross, totalAmount) <= 0) {
    return { totalAmount, actuallyPaidAmount: paid, refundedAmount, grossPaidAmount: gross };
  }
  if (compare(paid, totalAmount) === 0 && compare(refundedAmount, paid) <= 0) {
    const net = subtract(paid, refundedAmount);
    return { totalAmount, actuallyPaidAmount: net, refundedAmount, grossPaidAmount: paid };
  }
  return malformed(
    'AMOUNTS_DISAGREE',
    `paid ${paid} and refunded ${refundedAmount} exceed the total of ${totalAmount}`,
  );
}

/** Exports fill empty cells with nothing, a hyphen or a word for "none". */
function isBlank(text: string): boolean {
  return text === '' || text === '-' || text === '--' || text === '无' || text === 'null';
}

class OrderTotals {
  private paid = 0;
  private unpaid = 0;
  private withRefund = 0;
  private rejected = 0;
  private repeated = 0;
  private readonly total: AmountTotal;
  private readonly gross: AmountTotal;
  private readonly refunded: AmountTotal;
  private readonly net: AmountTotal;
  private firstWithoutTime: { line: number; orders: number } | undefined;

  constructor(currency: string) {
    this.total = new AmountTotal(currency);
    this.gross = new AmountTotal(currency);
    this.refunded = new AmountTotal(currency);
    this.net = new AmountTotal(currency);
  }

  count(result: RowResult): void {
    if (result.kind === 'rejected') this.rejected += 1;
    else if (result.kind === 'repeated') this.repeated += 1;
    else this.countOrder(result.order);
  }

  private countOrder(order: OrderReportRow): void {
    const isPaid = order.paidAt !== undefined || isPositive(order.grossPaidAmount);
    if (isPaid) this.paid += 1;
    else this.unpaid += 1;
    if (order.paidAt === undefined && !isZero(order.grossPaidAmount)) {
      this.firstWithoutTime ??= { line: order.fileLine, orders: 0 };
      this.firstWithoutTime.orders += 1;
    }
    if (!isZero(order.refundedAmount)) this.withRefund += 1;
    this.total.add(order.totalAmount);
    this.gross.add(order.grossPaidAmount);
    this.refunded.add(order.refundedAmount);
    this.net.add(order.actuallyPaidAmount);
  }

  summary(warnings: readonly ReaderWarning[]): OrderReportSummary {
    const late = this.firstWithoutTime;
    return {
      kind: 'closed',
      orders: this.paid + this.unpaid,
      paid: this.paid,
      unpaid: this.unpaid,
      refunded: this.withRefund,
      rejected: this.rejected,
      repeated: this.repeated,
      totalAmount: this.total.value,
      grossPaidAmount: this.gross.value,
      refundedAmount: this.refunded.value,
      actuallyPaidAmount: this.net.value,
      warnings: [
        ...warnings,
        ...(late === undefined
          ? []
          : [
              {
                code: 'PAYMENT_TIME_MISSING',
                detail: `${late.orders} paid orders have no time of payment, first on line ${late.line}`,
              },
            ]),
      ],
    };
  }
}
