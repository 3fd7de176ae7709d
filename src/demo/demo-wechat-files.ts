import { AmountTotal } from '../reading/amount-total.js';
import { absolute, add, isNegative, isZero } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { localText } from './demo-plan.js';
import type { RouteEntry } from './demo-route-entries.js';

const MERCHANT_NO = '1900000109';
const TRADE_HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,' +
  '应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,' +
  '手续费,费率,订单金额,申请退款金额,费率备注\r\n';
const TRADE_FOOTER =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额\r\n';
const FUND_HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,资金变更提交申请人,备注,业务凭证号\r\n';
const FUND_FOOTER = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额\r\n';

/** Values of both bills begin with a back-tick. */
function ticked(values: readonly string[]): string {
  return values.map((value) => `\`${value}`).join(',') + '\r\n';
}

/** WeChat Pay's trade bill 交易账单 of all payments and refunds: 商户订单号 is the shop's own order number. */
export function* wechatTradeText(entries: Iterable<RouteEntry>): Generator<string> {
  yield TRADE_HEADER;
  const [payments, refunds, fees] = [new AmountTotal('CNY'), new AmountTotal('CNY'), new AmountTotal('CNY')];
  let rows = 0;
  for (const entry of entries) {
    if (entry.kind !== 'receipt' && entry.kind !== 'refund') continue;
    const isRefund = entry.kind === 'refund';
    rows++;
    (isRefund ? refunds : payments).add(absolute(entry.amount));
    fees.add(entry.fee);
    yield ticked(tradeCells(entry, isRefund));
  }
  yield TRADE_FOOTER;
  const [paid, back] = [payments.value, refunds.value];
  yield ticked([String(rows), paid, back, '0.00', `${fees.value}000`, paid, back]);
}

function tradeCells({ at, orderNo, tradeNo, amount, fee }: RouteEntry, isRefund: boolean): readonly string[] {
  const size = absolute(amount);
  const [paid, back] = isRefund ? ['0.00', size] : [size, '0.00'];
  const numbers = isRefund ? [refundNo(tradeNo), `R${orderNo}`] : ['0', '0'];
  return [
    ...[localText(at), 'wxdemo', MERCHANT_NO, '0', '', tradeNo, orderNo, 'demo', 'JSAPI'],
    ...[isRefund ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', paid, '0.00', ...numbers, back, '0.00'],
    ...[
      isRefund ? 'ORIGINAL' : '',
      isRefund ? 'SUCCESS' : '',
      '演示商品',
      '',
      `${fee}000`,
      '0.60%',
      paid,
      back,
      '',
    ],
  ];
}

/** The same money in WeChat Pay's fund bill 资金账单, with balances and withdrawals. */
export function* wechatFundText(entries: Iterable<RouteEntry>): Generator<string> {
  yield FUND_HEADER;
  const [incoming, outgoing] = [new AmountTotal('CNY'), new AmountTotal('CNY')];
  const row = (entry: RouteEntry, amount: Amount, balance: Amount, words: readonly string[]): string => {
    const out = isNegative(amount);
    const size = absolute(amount);
    (out ? outgoing : incoming).add(size);
    const [name = '', type = '', number = '', remark = ''] = words;
    const flow = `10000${String(entry.ordinal).padStart(15, '0')}`;
    const direction = out ? '支出' : '收入';
    return ticked([
      localText(entry.at),
      number,
      flow,
      name,
      type,
      direction,
      size,
      balance,
      'system',
      remark,
      number,
    ]);
  };
  for (const entry of entries) {
    const { kind, amount, fee, tradeNo, balance } = entry;
    if (kind === 'withdrawal') {
      yield row(entry, amount, balance, ['提现', '提现', tradeNo, '提现到银行卡']);
      continue;
    }
    const [number, names] =
      kind === 'receipt'
        ? [tradeNo, ['交易', '扣除交易手续费']]
        : [refundNo(tradeNo), ['退款', '退还交易手续费']];
    const [name = '', feeName = ''] = names;
    yield row(entry, amount, add(balance, fee), [name, name, number]);
    if (isZero(fee)) continue;
    const charged = isNegative(fee) ? absolute(fee) : `-${fee}`;
    yield row(entry, charged, balance, [feeName, feeName, number]);
  }
  yield FUND_FOOTER;
  const count = incoming.count + outgoing.count;
  yield ticked([count, incoming.count, incoming.value, outgoing.count, outgoing.value].map(String));
}

function refundNo(tradeNo: string): string {
  return `50${tradeNo.slice(2)}`;
}
