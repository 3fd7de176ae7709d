import type { TableFormat } from '../tables/table-reader.js';

export type AlipayTradeColumn =
  | 'tradeNo'
  | 'merchantOrderNo'
  | 'type'
  | 'goods'
  | 'createdAt'
  | 'completedAt'
  | 'counterparty'
  | 'received'
  | 'merchantDiscount'
  | 'refundNo'
  | 'fee'
  | 'share'
  | 'remark';

/** The columns of Alipay's trade bill 业务明细. */
export const ALIPAY_TRADE_FORMAT: TableFormat<AlipayTradeColumn> = {
  name: 'Alipay trade bill (业务明细)',
  columns: {
    tradeNo: { names: ['支付宝交易号', '交易号'], required: true },
    type: { names: ['业务类型'], required: true },
    completedAt: { names: ['完成时间'], required: true },
    received: { names: ['商家实收（元）', '商家实收'], required: true },
    merchantOrderNo: { names: ['商户订单号'], required: false },
    goods: { names: ['商品名称'], required: false },
    createdAt: { names: ['创建时间'], required: false },
    counterparty: { names: ['对方账户', '对方账号'], required: false },
    merchantDiscount: { names: ['商家优惠（元）', '商家优惠'], required: false },
    refundNo: { names: ['退款批次号/请求号', '退款批次号', '退款请求号'], required: false },
    fee: { names: ['服务费（元）', '服务费'], required: false },
    share: { names: ['分润（元）', '分润'], required: false },
    remark: { names: ['备注'], required: false },
  },
  unread:
    '门店编号,门店名称,操作员,终端号,订单金额（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）'.split(
      ',',
    ),
};

/** Columns of free text, in which exports leave commas unquoted. */
export const ALIPAY_TRADE_TEXTS: readonly AlipayTradeColumn[] = ['goods', 'remark'];
