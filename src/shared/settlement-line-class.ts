import type { OrderKey } from './settlement-order-key.js';
import {
  anyNumber,
  baseOrderNo,
  charityOrderNo,
  inBraces,
  inBrackets,
  inParentheses,
  merchantOrderNo,
  platformOrderNo,
  tradeInBrackets,
} from './settlement-order-key.js';
import type { SettlementText } from './settlement-order-key.js';

/** What a class means for matching: does it settle an order, cost something, or only move the shop's own money? */
export type SettlementGroup =
  'receipt' | 'refund' | 'fee' | 'fee-return' | 'transfer' | 'other' | 'unclassified';

export interface SettlementClassInfo {
  readonly group: SettlementGroup;
  /** True only if the platform gives the whole fee back when the order is refunded; a return is then due. */
  readonly refundable: boolean;
  /** The chart's account on the other side of the Alipay account. */
  readonly account: string;
}

export type SettlementClass =
  | 'receipt'
  | 'refund'
  | 'commission'
  | 'commission-return'
  | 'software-fee'
  | 'points'
  | 'points-return'
  | 'affiliate'
  | 'affiliate-return'
  | 'credit-pay-fee'
  | 'credit-pay-fee-return'
  | 'experience-fee'
  | 'coupon-clawback'
  | 'coupon-clawback-return'
  | 'freight-insurance'
  | 'charity'
  | 'promotion-topup'
  | 'withdrawal'
  | 'own-transfer'
  | 'deposit'
  | 'interest'
  | 'loan'
  | 'penalty'
  | 'compensation'
  | 'other-fee'
  | 'other-fee-return'
  | 'unclassified';

const info = (group: SettlementGroup, account: string, refundable = false): SettlementClassInfo => ({
  group,
  refundable,
  account,
});

export const SETTLEMENT_CLASSES: Readonly<Record<SettlementClass, SettlementClassInfo>> = {
  receipt: info('receipt', '1122'),
  refund: info('refund', '1122'),
  commission: info('fee', '6601.01', true),
  'commission-return': info('fee-return', '6601.01'),
  'software-fee': info('fee', '6601.01'),
  points: info('fee', '6601.02', true),
  'points-return': info('fee-return', '6601.02'),
  // Affiliate commission and credit-pay fees come back in some cases only, so their absence proves nothing.
  affiliate: info('fee', '6601.02'),
  'affiliate-return': info('fee-return', '6601.02'),
  'credit-pay-fee': info('fee', '6603'),
  'credit-pay-fee-return': info('fee-return', '6603'),
  'experience-fee': info('fee', '6601.01'),
  'coupon-clawback': info('fee', '6601.02', true),
  'coupon-clawback-return': info('fee-return', '6601.02'),
  'freight-insurance': info('fee', '6601.03'),
  charity: info('fee', '6711'),
  'promotion-topup': info('transfer', '1012.02'),
  withdrawal: info('transfer', '1002'),
  'own-transfer': info('transfer', '1002'),
  deposit: info('transfer', '1012.02'),
  // Chinese practice books bank interest received as a reduction of financial costs.
  interest: info('other', '6603'),
  loan: info('transfer', '2001'),
  penalty: info('other', '6711'),
  compensation: info('other', '6711'),
  'other-fee': info('fee', '6601.01'),
  'other-fee-return': info('fee-return', '6601.01'),
  unclassified: info('unclassified', '1221'),
};

/** What the rules read of a statement line; a `StatementLine` is one. `amount` is signed: negative went out. */
export interface ClassifiableLine extends SettlementText {
  readonly amount: string;
}

export interface LineClassification {
  readonly class: SettlementClass;
  /** The platform's (or the shop's own) order number, where the class has one and the line names it. */
  readonly orderNo?: string;
  /** The payment service's trade number: receipts and their fees share it. */
  readonly tradeNo?: string;
  /** The rule that decided, stable, for the explanation of a match. */
  readonly ruleId: string;
}

/** Raise it when a rule is added or changed: results name the version they were made with. */
export const SETTLEMENT_RULES_VERSION = 1;

interface Rule {
  readonly id: string;
  readonly class: SettlementClass;
  readonly direction?: 'in' | 'out';
  /** The whole 业务类型. */
  readonly type?: RegExp;
  /** Anywhere in 业务类型, 业务描述 or 备注. */
  readonly wording?: RegExp;
  readonly keys: readonly OrderKey[];
}

const OF_TRADE = [baseOrderNo, platformOrderNo, merchantOrderNo];
const OF_FEE = [baseOrderNo, platformOrderNo];
const OF_RULING = [platformOrderNo, baseOrderNo, inBraces, inBrackets, inParentheses, anyNumber];

/**
 * The fee table of the Alipay account statement as data; the first rule that fits decides. The wordings were collected
 * from public statements of Tmall shops. Direction matters: 在线支付 going out is a purchase of the shop and no
 * receipt, and a fee that comes in is a returned fee. There is no rule for "any 服务费": an unknown wording must show
 * as unclassified, so that a person names it.
 */
const RULES: readonly Rule[] = [
  {
    id: 'receipt',
    class: 'receipt',
    direction: 'in',
    type: /^(交易付款|在线支付|交易收款|交易分账|分账)$/,
    wording: /0010001\|交易收款/,
    keys: OF_TRADE,
  },
  {
    id: 'refund',
    class: 'refund',
    direction: 'out',
    type: /^交易退款$/,
    wording: /售后退款|保证金退款|\|交易退款/,
    keys: OF_TRADE,
  },
  ...both('commission', /天猫佣金/, 'commission', 'commission-return', [inBraces, ...OF_FEE]),
  ...both('software', /基础软件服务费|技术服务费年费|^技术服务费/m, 'software-fee', 'other-fee-return', [
    inParentheses,
    ...OF_FEE,
  ]),
  ...both('points', /返点积分|交易退回积分/, 'points', 'points-return', [anyNumber, ...OF_FEE]),
  ...both('affiliate', /淘宝客佣金|淘宝联盟佣金|佣金返还/, 'affiliate', 'affiliate-return', [
    inBrackets,
    ...OF_FEE,
  ]),
  ...both(
    'credit-pay',
    /花呗支付服务费|花呗分期|花呗.*退费|信用卡支付服务费|信用卡.*退费/,
    'credit-pay-fee',
    'credit-pay-fee-return',
    OF_FEE,
  ),
  ...both('experience', /消费者体验提升计划服务费/, 'experience-fee', 'other-fee-return', [
    anyNumber,
    ...OF_FEE,
  ]),
  ...both('coupon', /消费券代付资金扣回/, 'coupon-clawback', 'coupon-clawback-return', [
    inParentheses,
    ...OF_FEE,
  ]),
  {
    id: 'insurance-claim',
    class: 'compensation',
    direction: 'in',
    wording: /(保险|运费险|退货险).*(理赔|赔付)/,
    keys: OF_RULING,
  },
  ...both(
    'insurance',
    /保险承保|运费险|退货险|退货运费保障服务费/,
    'freight-insurance',
    'other-fee-return',
    OF_FEE,
  ),
  { id: 'charity', class: 'charity', wording: /公益宝贝/, keys: [charityOrderNo, ...OF_FEE] },
  ...both(
    'platform-fee',
    /百亿补贴软件服务费|淘金币软件服务费|先用后付技术服务费|光合平台软件服务费|提现(服务费|手续费)/,
    'other-fee',
    'other-fee-return',
    [inBraces, inParentheses, inBrackets, ...OF_FEE],
  ),
  {
    id: 'promotion',
    class: 'promotion-topup',
    wording: /直通车|超级推荐|品销宝|万相台|引力魔方|钻石展位|品牌新享/,
    keys: [],
  },
  { id: 'penalty', class: 'penalty', wording: /延迟发货|未按时开具发票|违约金|罚款/, keys: OF_RULING },
  { id: 'compensation', class: 'compensation', wording: /赔付|保证金理赔|赔款/, keys: OF_RULING },
  { id: 'loan', class: 'loan', wording: /网商贷|贷款/, keys: [] },
  { id: 'deposit', class: 'deposit', wording: /保证金/, keys: [] },
  { id: 'interest', class: 'interest', wording: /结息|利息/, keys: [] },
  { id: 'own-transfer', class: 'own-transfer', wording: /网商银行|余利宝|余额宝/, keys: [] },
  { id: 'withdrawal', class: 'withdrawal', wording: /提现/, keys: [] },
  // Alipay's own charge without a wording is the payment service fee; with a wording, a rule above has taken it.
  { id: 'charge', class: 'credit-pay-fee', direction: 'out', type: /^收费$/, keys: OF_FEE },
  {
    id: 'charge-return',
    class: 'credit-pay-fee-return',
    direction: 'in',
    type: /^(收费|退费)$/,
    keys: OF_FEE,
  },
];

/** A fee when it goes out and its return when it comes in. */
function both(
  id: string,
  wording: RegExp,
  fee: SettlementClass,
  returned: SettlementClass,
  keys: readonly OrderKey[],
): readonly Rule[] {
  return [
    { id, class: fee, direction: 'out', wording, keys },
    { id: `${id}-return`, class: returned, direction: 'in', wording, keys },
  ];
}

/**
 * Says what a line of an Alipay account statement is and which order it belongs to. Pure and total: a line that no
 * rule knows is `unclassified` (rule id "none") and keeps its trade number.
 */
export function classifyLine(line: ClassifiableLine): LineClassification {
  const direction = line.amount.startsWith('-') ? 'out' : 'in';
  const type = line.businessType ?? '';
  const wording = `${type}\n${line.businessDescription ?? ''}\n${line.remark ?? ''}`;
  const rule = RULES.find(
    (candidate) =>
      (candidate.direction ?? direction) === direction &&
      (candidate.type?.test(type) === true || candidate.wording?.test(wording) === true),
  );
  const orderNo = rule === undefined ? undefined : firstKey(rule.keys, line);
  const tradeNo = tradeInBrackets(line) ?? line.tradeNo;
  return {
    class: rule?.class ?? 'unclassified',
    ...(orderNo !== undefined && { orderNo }),
    ...(tradeNo !== undefined && tradeNo !== '' && { tradeNo }),
    ruleId: rule?.id ?? 'none',
  };
}

function firstKey(keys: readonly OrderKey[], line: SettlementText): string | undefined {
  for (const key of keys) {
    const orderNo = key(line);
    if (orderNo !== undefined) return orderNo;
  }
  return undefined;
}
