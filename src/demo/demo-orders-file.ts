import { subtract } from '../shared/money.js';
import type { DocumentedOrder } from './demo-order.js';
import { localText } from './demo-plan.js';

/** The headers of ExportOrderList as Tmall wrote them in 2019 and 2020; some end with a blank there. */
const HEADERS = [
  ...['订单编号', '买家会员名', '买家支付宝账号', '支付单号', '支付详情', '买家应付货款', '买家应付邮费'],
  ...['买家支付积分', '总金额', '返点积分', '买家实际支付金额', '买家实际支付积分', '订单状态', '买家留言'],
  ...[
    '收货人姓名',
    '收货地址 ',
    '运送方式',
    '联系电话 ',
    '联系手机',
    '订单创建时间',
    '订单付款时间 ',
    '宝贝标题 ',
  ],
  ...['宝贝种类 ', '物流单号 ', '物流公司', '订单备注', '宝贝总数量', '店铺Id', '店铺名称', '订单关闭原因'],
  ...['卖家服务费', '买家服务费', '发票抬头', '是否手机订单', '分阶段订单信息', '特权订金订单id'],
  ...[
    '是否上传合同照片',
    '是否上传小票',
    '是否代付',
    '定金排名',
    '修改后的sku',
    '修改后的收货地址',
    '异常信息',
  ],
  ...[
    '天猫卡券抵扣',
    '集分宝抵扣',
    '是否是O2O交易',
    '新零售交易类型',
    '新零售导购门店名称',
    '新零售导购门店id',
  ],
  ...['新零售发货门店名称', '新零售发货门店id', '退款金额', '预约门店', '确认收货时间', '打款商家金额'],
  ...['含应开票给个人的个人红包', '是否信用购', '前N有礼', '配送类型', '主订单编号'],
] as const;

export function ordersHeader(): string {
  return HEADERS.map(quoted).join(',') + '\r\n';
}

/** An order as a line of the report: numbers as `="…"`, paid amounts net of refunds, buyers made up. */
export function ordersLine(order: DocumentedOrder): string {
  const paid = order.paidAt === undefined ? '0.00' : subtract(order.total, order.refunded);
  const sent = order.paidAt !== undefined && order.status !== '买家已付款，等待卖家发货';
  const cells: Partial<Record<(typeof HEADERS)[number], string>> = {
    订单编号: `="${order.orderNo}"`,
    买家会员名: '演示买家',
    买家支付宝账号: 'demo@example.com',
    支付单号: order.paidAt === undefined ? '' : `="${order.tradeNo}"`,
    买家应付货款: order.total,
    买家应付邮费: '0.00',
    买家支付积分: '0',
    总金额: order.total,
    返点积分: '0',
    买家实际支付金额: paid,
    买家实际支付积分: '0',
    订单状态: order.status,
    收货人姓名: '演示',
    '收货地址 ': '浙江省 杭州市 余杭区 演示路1号',
    运送方式: '快递',
    联系手机: "'13800000000",
    订单创建时间: localText(order.placedAt),
    '订单付款时间 ': order.paidAt === undefined ? '' : localText(order.paidAt),
    '宝贝标题 ': '演示商品, 纯棉 "基础款"',
    '宝贝种类 ': '1',
    '物流单号 ': sent ? `No:YT${order.orderNo.slice(-13)}` : '',
    物流公司: sent ? '圆通速递' : '',
    宝贝总数量: String(order.quantity),
    店铺Id: '0',
    店铺名称: '演示旗舰店',
    订单关闭原因: order.closeReason ?? '订单未关闭',
    卖家服务费: '0',
    买家服务费: '0元',
    发票抬头: order.wantsInvoice ? '演示公司' : '',
    是否手机订单: '手机订单',
    退款金额: order.refunded === '0.00' ? '无退款申请' : order.refunded,
    确认收货时间: order.confirmedAt === undefined ? '' : localText(order.confirmedAt),
    打款商家金额: order.confirmedAt === undefined ? '0.00元' : `${paid}元`,
    主订单编号: `="${order.orderNo}"`,
  };
  return HEADERS.map((header) => quoted(cells[header] ?? '')).join(',') + '\r\n';
}

/** Cells that begin with an equals sign go out bare, as in the platform's export. */
function quoted(cell: string): string {
  return cell.startsWith('="') ? cell : `"${cell.replaceAll('"', '""')}"`;
}
