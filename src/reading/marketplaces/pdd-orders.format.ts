import type { TableFormat } from '../tables/table-reader.js';

export type PddOrderColumn =
  | 'orderNo'
  | 'goods'
  | 'status'
  | 'goodsTotal'
  | 'freight'
  | 'shopDiscount'
  | 'paid'
  | 'received'
  | 'refunded'
  | 'placedAt'
  | 'paidAt'
  | 'confirmedAt'
  | 'afterSales';

/** The columns of Pinduoduo's order export. */
export const PDD_ORDERS_FORMAT: TableFormat<PddOrderColumn> = {
  name: 'Pinduoduo order export',
  columns: {
    orderNo: { names: ['订单号'], required: true },
    received: { names: ['商家实收金额(元)', '商家实收金额'], required: true },
    paid: { names: ['用户实付金额(元)', '用户实付金额'], required: false },
    goods: { names: ['商品', '商品名称'], required: false },
    status: { names: ['订单状态'], required: false },
    goodsTotal: { names: ['商品总价(元)', '商品总价'], required: false },
    freight: { names: ['邮费(元)', '邮费'], required: false },
    shopDiscount: { names: ['店铺优惠折扣(元)', '店铺优惠折扣'], required: false },
    refunded: { names: ['退款金额(元)', '退款金额'], required: false },
    placedAt: { names: ['订单成交时间', '拼单成功时间', '订单创建时间', '支付时间'], required: true },
    paidAt: { names: ['支付时间'], required: false },
    confirmedAt: { names: ['确认收货时间'], required: false },
    afterSales: { names: ['售后状态'], required: false },
  },
  unread:
    `平台优惠折扣(元),多多支付立减金额(元),上门安装费(元),送货入户费(元),送货入户并安装费(元),商品数量(件),发货时间,商品id,商品ID,
    商品规格,规格ID,样式ID,商家编码-规格维度,商家编码-商品维度,商家编码-SKU维度,商家备注,快递单号,快递公司,收货人,收货人姓名,
    收货人手机,手机,省,市,区,街道,详细地址,收货地址,买家留言,买家昵称,买家id,身份证号,身份证姓名,承诺发货时间,是否顺丰加价,
    是否抽奖或0元试用,订单标签,拼单成功时间,订单成交时间,订单创建时间,支付方式,支付单号,店铺名称,省份,城市,订单来源`
      .split(',')
      .map((name) => name.trim()),
};
