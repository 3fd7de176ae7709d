import { AmountTotal } from '../reading/amount-total.js';
import { absolute, isNegative, isZero, negate } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { csvLine } from './demo-csv.js';
import { localText } from './demo-plan.js';
import type { DemoPlan } from './demo-plan.js';
import type { RouteEntry } from './demo-route-entries.js';
import type { RouteOrder } from './demo-route-order.js';

const ORDERS_HEADER = [
  ...[
    '商品',
    '订单号',
    '订单状态',
    '商品总价(元)',
    '邮费(元)',
    '店铺优惠折扣(元)',
    '平台优惠折扣(元)',
    '用户实付金额(元)',
  ],
  ...[
    '商家实收金额(元)',
    '商品数量(件)',
    '发货时间',
    '确认收货时间',
    '订单成交时间',
    '支付时间',
    '快递单号',
    '售后状态',
  ],
  ...['退款金额(元)'],
];
const SETTLEMENT_HEADER = [
  '商户订单号',
  '发生时间',
  '收入金额（+元）',
  '支出金额（-元）',
  '账务类型',
  '备注',
  '业务描述',
];

const STATUS: Readonly<Record<RouteOrder['status'], string>> = {
  unpaid: '待付款',
  cancelled: '已取消',
  closed: '未发货，退款成功',
  paid: '待发货',
  shipped: '已发货，待签收',
  completed: '已收货',
};

export function pddOrdersHeader(): string {
  return csvLine(ORDERS_HEADER);
}

/** An order of Pinduoduo's 订单明细: what the buyer paid and the shop is to get does not go down with a refund. */
export function pddOrdersLine(order: RouteOrder): string {
  const { orderNo, status, total, refunded, quantity, placedAt, paidAt, confirmedAt, shipments } = order;
  const [parcel] = shipments;
  const paid = paidAt === undefined ? '0.00' : total;
  const time = (at: number | undefined): string => (at === undefined ? '' : `${localText(at)}\t`);
  return csvLine([
    ...['演示商品', orderNo, STATUS[status], total, '0.00', '0.00', '0.00', paid, paid, String(quantity)],
    ...[time(parcel?.at), time(confirmedAt), time(placedAt), time(paidAt)],
    ...[
      parcel === undefined ? '' : `YT${orderNo.slice(7)}`,
      isZero(refunded) ? '无售后' : '退款成功',
      refunded,
    ],
  ]);
}

/** Pinduoduo's 货款明细: a payment and the service fee on it are lines of their own. */
export function* pddSettlementText(plan: DemoPlan, entries: Iterable<RouteEntry>): Generator<string> {
  yield `#拼多多账务明细查询\r\n#商户号：[900000123]\r\n`;
  yield `#起始日期：[${localText(plan.start)}]   终止日期：[${localText(plan.end)}]\r\n`;
  yield csvLine(SETTLEMENT_HEADER);
  const [incoming, outgoing] = [new AmountTotal('CNY'), new AmountTotal('CNY')];
  const row = (
    { orderNo, at }: RouteEntry,
    amount: Amount,
    words: readonly [string, string, string],
  ): string => {
    const [type, remark, description] = words;
    const out = isNegative(amount);
    (out ? outgoing : incoming).add(absolute(amount));
    const figures = out ? ['0.00', amount] : [amount, '0.00'];
    return csvLine([orderNo, `${localText(at)}\t`, ...figures, type, remark, description]);
  };
  for (const entry of entries) {
    const { kind, amount, fee, tradeNo } = entry;
    if (kind === 'withdrawal') {
      yield row(entry, amount, ['提现', `提现${tradeNo}`, '0050001|提现-货款提现']);
      continue;
    }
    yield kind === 'receipt'
      ? row(entry, amount, ['交易收入', '', '0010002|交易收入-订单收入'])
      : row(entry, amount, ['退款', '', '0020002|交易退款-订单退款']);
    if (!isZero(fee)) yield row(entry, negate(fee), ['技术服务费', '', '0030002|技术服务费-基础技术服务费']);
  }
  yield `#收入合计：${incoming.count}笔，${incoming.value}元\r\n#支出合计：${outgoing.count}笔，-${outgoing.value}元\r\n`;
}
