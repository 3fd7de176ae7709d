import { isZero, negate, portion } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import type { PlantedCode } from './demo-plan.js';
import type { DemoRandom } from './demo-random.js';

/** How a payout shows in the bank's statement; `never` also stands for one that arrives after the month. */
export type PayoutArrival = 'whole' | 'in-two' | 'with-next' | 'never' | 'short';

/** A line of the account statement before it has its number and balance. `at` is in milliseconds of the epoch. */
export interface DemoLine {
  readonly at: number;
  readonly amount: Amount;
  readonly type: string;
  readonly remark: string;
  readonly description?: string;
  readonly tradeNo: string;
  readonly merchantOrderNo?: string;
  readonly baseOrderNo?: string;
  readonly counterparty: string;
  readonly goods?: string;
  /** Where the line itself is the difference: its number is the subject. */
  readonly difference?: { readonly code: PlantedCode; readonly amount: Amount };
  /** Of a payout: how it arrives in the bank. */
  readonly arrival?: PayoutArrival;
}

/** What the lines of one order have in common. */
export interface LineKeys {
  readonly orderNo: string;
  readonly tradeNo: string;
}

const SECOND = 1000;

export function receiptLine(keys: LineKeys, at: number, amount: Amount): DemoLine {
  return {
    ...ofOrder(keys),
    at,
    amount,
    type: '交易付款',
    remark: '',
    description: '0010001|交易收款-交易收款',
    counterparty: '演示买家(dem***@example.com)',
    goods: '演示商品',
  };
}

export function refundLine(keys: LineKeys, at: number, amount: Amount): DemoLine {
  return {
    ...ofOrder(keys),
    at,
    amount: negate(amount),
    type: '交易退款',
    remark: `售后退款-T200P${keys.orderNo}`,
    counterparty: '演示买家(dem***@example.com)',
    goods: '演示商品',
  };
}

/** Fees that are charged with the settlement; which of them, differs by order. */
export interface ChargedFees {
  readonly lines: readonly DemoLine[];
  readonly commission: Amount;
  readonly points: Amount;
}

const knownFees = new Map<string, Amount>();

/** The shop has a few thousand different prices, and each of its orders is made several times: most fees are known. */
function feeOf(base: Amount, rate: string): Amount {
  const key = `${base} ${rate}`;
  let fee = knownFees.get(key);
  if (fee === undefined) {
    fee = portion(base, rate, 'CNY');
    if (knownFees.size < 100_000) knownFees.set(key, fee);
  }
  return fee;
}

/** Rates as Tmall charged them for clothing; those of the side services are of the usual size. */
export function feeLines(
  keys: LineKeys,
  at: number,
  base: Amount,
  commissionRate: string,
  random: DemoRandom,
): ChargedFees {
  const { orderNo, tradeNo } = keys;
  const rate = (text: string): Amount => feeOf(base, text);
  const commission = rate(commissionRate);
  const points = rate('0.005');
  const fees: DemoLine[] = [];
  const charge = (
    amount: Amount,
    counterparty: string,
    remark: string,
    more: Partial<DemoLine> = {},
  ): void => {
    if (isZero(amount)) return;
    const afterReceipt = at + (fees.length + 1) * SECOND;
    fees.push({
      at: afterReceipt,
      amount: negate(amount),
      type: '其它',
      tradeNo,
      counterparty,
      remark,
      ...more,
    });
  };
  charge(commission, 'hdtmyj@service.aliyun.com', `天猫佣金（类目系统）{${orderNo}}扣款`);
  charge(rate('0.006'), 'tmtech@service.aliyun.com', `基础软件服务费(${orderNo})扣款`);
  charge(points, 'jifenb2c@taobao.com', `代扣返点积分${orderNo}`);
  if (random.chance(0.25)) charge(rate('0.03'), 'tblmsr@service.aliyun.com', `淘宝客佣金代扣款[${orderNo}]`);
  // The credit-pay fee names the trade only: it is found through the receipt.
  if (random.chance(0.2)) {
    charge(rate('0.01'), 'z97-revenue2@alipay.com', `花呗支付服务费[${tradeNo}]`, { type: '收费' });
  }
  if (random.chance(0.3)) {
    charge('0.85', 'bx@service.aliyun.com', '保险承保-卖家版运费险', {
      type: '保险承保',
      baseOrderNo: orderNo,
    });
  }
  if (random.chance(0.1)) {
    const merchantOrderNo = `GYBB_1_${orderNo}`;
    charge('0.02', 'gongyibaobei@taobao.com', '公益宝贝捐赠=0.02元', { merchantOrderNo });
  }
  return { lines: fees, commission, points };
}

export function commissionReturnLine(keys: LineKeys, at: number, amount: Amount): DemoLine {
  const remark = `天猫佣金退款（类目系统）{${keys.orderNo}}`;
  return {
    at,
    amount,
    type: '其它',
    tradeNo: keys.tradeNo,
    remark,
    counterparty: 'hdtmyj@service.aliyun.com',
  };
}

export function pointsReturnLine(keys: LineKeys, at: number, amount: Amount): DemoLine {
  const remark = `代扣交易退回积分${keys.orderNo}`;
  return { at, amount, type: '其它', tradeNo: keys.tradeNo, remark, counterparty: 'jifenb2c@taobao.com' };
}

/** What the platform took from the shop for the buyer. */
export function compensationLine(keys: LineKeys, at: number, amount: Amount): DemoLine {
  return {
    at,
    amount: negate(amount),
    type: '其它',
    tradeNo: keys.tradeNo,
    remark: `延迟发货赔付{${keys.orderNo}}`,
    counterparty: 'pfzx@service.aliyun.com',
  };
}

/** True for the commission among the fees of an order. */
export function isCommission(line: DemoLine): boolean {
  return line.remark.startsWith('天猫佣金（');
}

/** A charge with a new name, as the platform introduces them several times a year. */
export function unknownFeeLine(keys: LineKeys, at: number, amount: Amount): DemoLine {
  const remark = `店铺星级权益包扣费（${keys.orderNo}）`;
  const counterparty = 'xjqy@service.aliyun.com';
  return {
    at,
    amount: negate(amount),
    type: '其它',
    tradeNo: keys.tradeNo,
    remark,
    counterparty,
    difference: { code: 'UNCLASSIFIED_FEE', amount },
  };
}

function ofOrder({
  orderNo,
  tradeNo,
}: LineKeys): Pick<DemoLine, 'tradeNo' | 'merchantOrderNo' | 'baseOrderNo'> {
  return { tradeNo, merchantOrderNo: `T200P${orderNo}`, baseOrderNo: orderNo };
}
