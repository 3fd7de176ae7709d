import type { TableFormat } from '../tables/table-reader.js';

export type OrderColumn =
  | 'orderNo'
  | 'total'
  | 'paid'
  | 'refunded'
  | 'placedAt'
  | 'paidAt'
  | 'confirmedAt'
  | 'status'
  | 'closeReason'
  | 'paidToSeller'
  | 'invoiceTitle';

/** The columns of Tmall's and Taobao's order report, 2012 to today. */
export const TMALL_ORDERS_FORMAT: TableFormat<OrderColumn> = {
  name: 'Tmall order report',
  columns: {
    orderNo: { names: ['订单编号'], required: true },
    total: { names: ['总金额'], required: true },
    paid: { names: ['买家实际支付金额'], required: true },
    placedAt: { names: ['订单创建时间'], required: true },
    paidAt: { names: ['订单付款时间'], required: false },
    refunded: { names: ['退款金额'], required: false },
    confirmedAt: { names: ['确认收货时间'], required: false },
    status: { names: ['订单状态'], required: false },
    closeReason: { names: ['订单关闭原因'], required: false },
    paidToSeller: { names: ['打款商家金额'], required: false },
    invoiceTitle: { names: ['发票抬头'], required: false },
  },
  unread:
    `买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,返点积分,买家实际支付积分,
    买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,
    店铺Id,店铺名称,卖家服务费,买家服务费,是否手机订单,分阶段订单信息,特权订金订单id,是否上传合同照片,
    是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易,
    新零售交易类型,新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id,预约门店,
    含应开票给个人的个人红包,是否信用购,体验期结束时间,前N有礼,配送类型,主订单编号`
      .split(',')
      .map((name) => name.trim()),
};
