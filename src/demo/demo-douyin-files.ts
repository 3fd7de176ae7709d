import { absolute, isNegative, isZero, negate, subtract } from '../shared/money.js';
import { tabbedCsvLine } from './demo-csv.js';
import { localText } from './demo-plan.js';
import type { RouteEntry } from './demo-route-entries.js';
import type { RouteOrder } from './demo-route-order.js';

const ORDERS_HEADER = [
  ...['主订单编号', '子订单编号', '选购商品', '商品数量', '商品金额', '订单应付金额', '运费', '优惠总金额'],
  ...['订单提交时间', '支付完成时间', '订单完成时间', '发货时间', '订单状态', '售后状态', '取消原因'],
];
const SETTLEMENT_HEADER = [
  ...[
    '动账时间',
    '动帐流水号',
    '动账方向',
    '动账金额',
    '动账账户',
    '动账场景',
    '计费类型',
    '子订单号',
    '订单号',
  ],
  ...['售后编号', '订单实付应结', '运费实付', '实际平台补贴', '订单退款', '平台服务费', '佣金', '备注'],
];

const STATUS: Readonly<Record<RouteOrder['status'], string>> = {
  unpaid: '待支付',
  cancelled: '已关闭',
  closed: '已关闭',
  paid: '备货中',
  shipped: '已发货',
  completed: '已完成',
};

export function douyinOrdersHeader(): string {
  return tabbedCsvLine(ORDERS_HEADER);
}

/** An order of Douyin's export, of one sub order; it says of refunds only that the whole order was closed by one. */
export function douyinOrdersLine(order: RouteOrder): string {
  const { orderNo, status, total, refunded, quantity, placedAt, paidAt, confirmedAt, shipments } = order;
  const time = (at: number | undefined): string => (at === undefined ? '' : localText(at));
  return tabbedCsvLine([
    ...[
      orderNo,
      orderNo,
      '演示商品',
      String(quantity),
      total,
      total,
      '0.00',
      '0.00',
      time(placedAt),
      time(paidAt),
    ],
    ...[time(confirmedAt), time(shipments[0]?.at), STATUS[status], isZero(refunded) ? '-' : '退款成功'],
    status === 'cancelled' ? '用户取消' : '',
  ]);
}

/** Douyin's 动账明细: a movement of an order with the parts it is made of. */
export function* douyinSettlementText(entries: Iterable<RouteEntry>): Generator<string> {
  yield tabbedCsvLine(SETTLEMENT_HEADER);
  for (const entry of entries) {
    const { at, ordinal, amount, fee, orderNo, kind, tradeNo } = entry;
    const net = subtract(amount, fee);
    const isRefund = kind === 'refund';
    const [scene, parts] =
      kind === 'withdrawal'
        ? ['提现', ['', '', '', '', '', '']]
        : kind === 'deposit'
          ? ['保证金缴纳', ['', '', '', '', '', '']]
          : isRefund
            ? ['结算后退款', ['0.00', '0.00', '0.00', amount, negate(fee), '0.00']]
            : ['货款结算', [amount, '0.00', '0.00', '0.00', negate(fee), '0.00']];
    yield tabbedCsvLine([
      ...[
        localText(at),
        `7${String(ordinal).padStart(18, '0')}`,
        isNegative(net) ? '出账' : '入账',
        absolute(net),
      ],
      ...[
        '聚合账户',
        scene,
        orderNo === '' ? '' : '货款',
        orderNo,
        orderNo,
        isRefund ? `8${orderNo.slice(1)}` : '',
      ],
      ...parts,
      orderNo === '' ? tradeNo : '',
    ]);
  }
}
