import type { TableFormat } from '../tables/table-reader.js';

export type WechatTradeColumn =
  | 'time'
  | 'merchantNo'
  | 'subMerchantNo'
  | 'tradeNo'
  | 'merchantOrderNo'
  | 'tradeType'
  | 'status'
  | 'currency'
  | 'settled'
  | 'refundedAt'
  | 'refundNo'
  | 'merchantRefundNo'
  | 'refund'
  | 'couponRefund'
  | 'refundStatus'
  | 'goods'
  | 'attach'
  | 'fee'
  | 'rate'
  | 'orderAmount'
  | 'requestedRefund'
  | 'rateRemark';

const optional = (
  ...names: readonly string[]
): { readonly names: readonly string[]; readonly required: false } => ({
  names,
  required: false,
});

/** The columns of WeChat Pay's trade bill 交易账单, in the layouts of both API versions. */
export const WECHAT_TRADE_FORMAT: TableFormat<WechatTradeColumn> = {
  name: 'WeChat Pay trade bill (交易账单)',
  columns: {
    time: { names: ['交易时间'], required: true },
    tradeNo: { names: ['微信订单号', '微信支付订单号'], required: true },
    status: { names: ['交易状态'], required: true },
    settled: { names: ['应结订单金额', '总金额'], required: true },
    fee: { names: ['手续费'], required: true },
    merchantNo: optional('商户号'),
    subMerchantNo: optional('特约商户号', '子商户号'),
    merchantOrderNo: optional('商户订单号'),
    tradeType: optional('交易类型'),
    currency: optional('货币种类'),
    // Only bills of the type REFUND tell when a refund was settled; in others it is the time of the row.
    refundedAt: optional('退款成功时间', '交易时间'),
    refundNo: optional('微信退款单号'),
    merchantRefundNo: optional('商户退款单号'),
    refund: optional('退款金额'),
    couponRefund: optional('充值券退款金额', '代金券或立减优惠退款金额', '企业红包退款金额'),
    refundStatus: optional('退款状态'),
    goods: optional('商品名称'),
    attach: optional('商户数据包'),
    rate: optional('费率'),
    orderAmount: optional('订单金额'),
    requestedRefund: optional('申请退款金额'),
    rateRemark: optional('费率备注'),
  },
  unread:
    '公众账号ID,设备号,用户标识,付款银行,代金券金额,代金券或立减优惠金额,企业红包金额,退款类型,退款申请时间,特约商户公众账号ID,子商户公众账号ID'.split(
      ',',
    ),
};

/** The names of the footer and the column of the rows that each adds up; 总交易单数 counts them. */
export const WECHAT_TRADE_TOTALS: Readonly<Record<string, WechatTradeColumn>> = {
  总交易单数: 'tradeNo',
  应结订单总金额: 'settled',
  总交易额: 'settled',
  退款总金额: 'refund',
  总退款金额: 'refund',
  充值券退款总金额: 'couponRefund',
  总代金券或立减优惠退款金额: 'couponRefund',
  总企业红包退款金额: 'couponRefund',
  手续费总金额: 'fee',
  总手续费金额: 'fee',
  订单总金额: 'orderAmount',
  申请退款总金额: 'requestedRefund',
};

/** Commas in 商品名称 and in 商户数据包 behind it can't be told apart, and only the sum of both matters to the figures. */
export const WECHAT_TRADE_TEXTS: readonly WechatTradeColumn[] = ['goods'];
