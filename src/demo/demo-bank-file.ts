import { absolute, add, isNegative, portion, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { AmountTotal } from '../reading/amount-total.js';
import { DAY, HOUR, localText, PAYOUT_WAIT_DAYS } from './demo-plan.js';
import type { DemoPlan, PlantedCode } from './demo-plan.js';
import type { RoutePayout } from './demo-route-entries.js';
import type { RouteName } from './demo-routes.js';
import type { NumberedLine } from './demo-statement-file.js';
import type { TruthKeeper } from './demo-truth.js';

/** What the bank keeps of the payout that arrives short. */
export const SHORT_BY: Amount = '10.00';
const ACCOUNT_NO = '33050161000000001234';
const OPENING_BALANCE: Amount = '152300.18';
const ALIPAY = '支付宝（中国）网络技术有限公司';
const HEADER = '交易时间,借方发生额,贷方发生额,余额,币种,对方户名,摘要,备注,账户明细编号-交易流水号\r\n';

interface Entry {
  readonly at: number;
  readonly amount: Amount;
  readonly party: string;
  readonly type: string;
  readonly remark: string;
  /** Where the entry itself is the difference. */
  readonly code?: PlantedCode;
}

/** The bank account's statement: payouts of the payment service as they arrive, among rent, wages and suppliers. */
export function* bankText(
  plan: DemoPlan,
  payouts: { readonly alipay: readonly NumberedLine[]; readonly routes: readonly RoutePayout[] },
  truth: TruthKeeper,
): Generator<string> {
  const incoming = [...arrivals(payouts.alipay), ...payouts.routes.map(routeArrival), strayCredit(plan)];
  const entries = [...incoming, ...ownBusiness(plan)]
    .filter(({ at }) => at < plan.end)
    .sort((a, b) => a.at - b.at);
  const date = (at: number): string => localText(at).slice(0, 10).replaceAll('-', '');
  yield `中国建设银行账户明细\r\n账号：${ACCOUNT_NO}\r\n币种：人民币\r\n起止日期：${date(plan.start)}-${date(plan.end - 1)}\r\n`;
  yield HEADER;
  let balance = OPENING_BALANCE;
  const [credits, debits] = [new AmountTotal('CNY'), new AmountTotal('CNY')];
  for (const [ordinal, { at, amount, party, type, remark, code }] of entries.entries()) {
    const out = isNegative(amount);
    balance = add(balance, amount);
    (out ? debits : credits).add(absolute(amount));
    const figures = [out ? absolute(amount) : '0.00', out ? '0.00' : amount, balance];
    const number = `${date(at)}${String(ordinal).padStart(8, '0')}`;
    if (code !== undefined) truth.difference(code, number, amount);
    yield `${localText(at)},${figures.join(',')},人民币,${party},${type},${remark},${number}\t\r\n`;
  }
  yield `#收入合计：${credits.count}笔，共${credits.value}元 支出合计：${debits.count}笔，共${debits.value}元\r\n`;
}

/** Two payouts of a day arrive as one credit, one payout as two, one without a fee that the bank took. */
function arrivals(payouts: readonly NumberedLine[]): readonly Entry[] {
  const entries: Entry[] = [];
  let held: Amount = '0.00';
  for (const { at, amount, tradeNo, arrival } of payouts) {
    const paid = absolute(amount);
    const credit = (part: Amount, after: number, remark = '支付宝提现'): void => {
      entries.push({ at: at + after, amount: part, party: ALIPAY, type: '转账存入', remark });
    };
    if (arrival === 'with-next') held = add(held, paid);
    if (arrival === 'whole') {
      credit(add(paid, held), 14 * HOUR);
      held = '0.00';
    }
    if (arrival === 'in-two') {
      const part = portion(paid, '0.6', 'CNY');
      credit(part, 13 * HOUR);
      credit(subtract(paid, part), 15 * HOUR);
    }
    if (arrival === 'short') credit(subtract(paid, SHORT_BY), 30 * HOUR, `支付宝提现${tradeNo}`);
  }
  return entries;
}

/** The text names the service too: what stands in the column of the other side may be a person's name and is not kept. */
const ROUTE_WORDS: Readonly<Record<RouteName, Pick<Entry, 'party' | 'remark'>>> = {
  stripe: { party: 'STRIPE PAYMENTS', remark: 'STRIPE PAYOUT' },
  wechat: { party: '财付通支付科技有限公司', remark: '财付通支付科技-微信支付提现' },
  pdd: { party: '上海寻梦信息技术有限公司', remark: '拼多多货款提现' },
  douyin: { party: '抖音支付科技有限公司', remark: '抖音支付货款提现' },
};

/** Whole, on the next day or the one after. Stripe's transfers name their payout. */
function routeArrival({ route, payoutNo, at, amount }: RoutePayout, place: number): Entry {
  const { party, remark } = ROUTE_WORDS[route];
  return {
    at: at + (14 + 13 * (place % 3)) * HOUR,
    amount,
    party,
    type: '转账存入',
    remark: route === 'stripe' ? `${remark} ${payoutNo}` : remark,
  };
}

/**
 * Money of the payment service that no statement of it has paid out: before the first payout, so that it follows none,
 * and so late that it can't be one of the month before.
 */
function strayCredit(plan: DemoPlan): Entry {
  const at = plan.start + (PAYOUT_WAIT_DAYS + 1) * DAY + 11 * HOUR;
  const words = { party: ALIPAY, type: '转账存入', remark: '支付宝提现' };
  return { at, amount: '466.60', ...words, code: 'MISSING_IN_LEDGER' };
}

function ownBusiness(plan: DemoPlan): readonly Entry[] {
  const of = (day: number, amount: Amount, party: string, type: string, remark: string): Entry => ({
    at: plan.start + day * DAY + 10 * HOUR + day * 60_000,
    amount,
    party,
    type,
    remark,
  });
  return [
    of(0, '-8000.00', '演示物业管理有限公司', '转账支取', '房租'),
    of(3, '-12650.40', '演示服装厂有限公司', '转账支取', '货款'),
    of(8, '3200.00', '演示贸易有限公司', '转账存入', '批发货款'),
    of(9, '-26800.00', '代发工资', '代发', '工资'),
    of(13, '-9410.75', '演示快递有限公司', '转账支取', '快递费'),
    of(17, '-15000.00', '演示服装厂有限公司', '转账支取', '货款'),
    of(20, '18.63', '中国建设银行', '结息', '利息存入'),
    of(26, '-320.00', '演示软件有限公司', '转账支取', '软件服务'),
  ];
}
