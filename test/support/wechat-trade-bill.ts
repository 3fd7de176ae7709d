/** The header of a bill of the type ALL. */
export const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const FOOTER = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

interface Given {
  time?: string;
  sub?: string;
  no?: string;
  currency?: string;
  status?: string;
  settled?: string;
  refundNo?: string;
  refund?: string;
  refundStatus?: string;
  goods?: string;
  fee?: string;
}

const cells = (given: Given): readonly string[] => {
  const { time = '2026-02-19 18:53:38', sub = '0', no = '4200000263', currency = 'CNY' } = given;
  const {
    status = 'SUCCESS',
    settled = '100.00',
    refundNo = '0',
    refund = '0.00',
    refundStatus = '',
  } = given;
  const { goods = '杯子', fee = '0.60000' } = given;
  return `${time}|wx1|1921000401|${sub}||${no}|M${no}|oHkLxtBuyer|JSAPI|${status}|OTHERS|${currency}|${settled}|0.00|${refundNo}|0|${refund}|0.00|${refundStatus === '' ? '' : 'ORIGINAL'}|${refundStatus}|${goods}||${fee}|0.60%|${settled}|${refund}|`.split(
    '|',
  );
};

/** A row as WeChat writes it: a payment of 100.00 unless something else is given. */
export const row = (given: Given = {}): string =>
  cells(given)
    .map((cell) => `\`${cell}`)
    .join(',');
/** A refund of 30.00 whose fee comes back. */
export const refund = (given: Given = {}): string =>
  row({
    status: 'REFUND',
    settled: '0.00',
    refundNo: 'R1',
    refund: '30.00',
    refundStatus: 'SUCCESS',
    fee: '-0.18000',
    ...given,
  });

/** A bill with the values of its footer, if given. */
export const bill = (rows: readonly string[], values?: string, header = HEADER): Buffer =>
  Buffer.from(
    ['﻿' + header, ...rows, ...(values === undefined ? [] : [FOOTER, values])].join('\r\n') + '\r\n',
  );

export const amounts = (lines: readonly { readonly amount: string }[]): readonly string[] =>
  lines.map(({ amount }) => amount);
