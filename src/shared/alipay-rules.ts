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
import { both } from './settlement-rules.js';
import type { Rule, RuleTable } from './settlement-rules.js';

/** Not where the text before or behind says that it is about a fee or refund. */
const BATCH = /(?:聚合结算|批量结算)(?<!(?:费|佣金|积分|退款).*)(?!.*(?:费|佣金|积分|退款))/;
const WITHDRAWAL_RETURN = /提现.*退回|提现失败/;

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
  // Enterprise shops are paid for many orders at once; where such a line names an order after all, it is its receipt.
  {
    id: 'batch-settlement',
    class: 'batch-settlement',
    direction: 'in',
    wording: BATCH,
    unless: [baseOrderNo, platformOrderNo],
    keys: [],
  },
  { id: 'batch-receipt', class: 'receipt', direction: 'in', wording: BATCH, keys: OF_TRADE },
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
  ...both('commission', { wording: /天猫佣金/ }, 'commission', 'commission-return', [inBraces, ...OF_FEE]),
  ...both(
    'software',
    { wording: /基础软件服务费|技术服务费年费|^技术服务费/m },
    'software-fee',
    'other-fee-return',
    [inParentheses, ...OF_FEE],
  ),
  ...both('points', { wording: /返点积分|交易退回积分/ }, 'points', 'points-return', [anyNumber, ...OF_FEE]),
  ...both('affiliate', { wording: /淘宝客佣金|淘宝联盟佣金|佣金返还/ }, 'affiliate', 'affiliate-return', [
    inBrackets,
    ...OF_FEE,
  ]),
  ...both(
    'credit-pay',
    { wording: /花呗支付服务费|花呗分期|花呗.*退费|信用卡支付服务费|信用卡.*退费/ },
    'credit-pay-fee',
    'credit-pay-fee-return',
    OF_FEE,
  ),
  ...both('experience', { wording: /消费者体验提升计划服务费/ }, 'experience-fee', 'other-fee-return', [
    anyNumber,
    ...OF_FEE,
  ]),
  ...both('coupon', { wording: /消费券代付资金扣回/ }, 'coupon-clawback', 'coupon-clawback-return', [
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
    { wording: /保险承保|运费险|退货险|退货运费保障服务费/ },
    'freight-insurance',
    'other-fee-return',
    OF_FEE,
  ),
  { id: 'charity', class: 'charity', wording: /公益宝贝/, keys: [charityOrderNo, ...OF_FEE] },
  ...both(
    'platform-fee',
    {
      wording:
        /百亿补贴软件服务费|淘金币软件服务费|先用后付技术服务费|光合平台软件服务费|提现(服务费|手续费)/,
    },
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
  { id: 'withdrawal-return', class: 'withdrawal', direction: 'in', wording: WITHDRAWAL_RETURN, keys: [] },
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

/** Alipay's account statement 账务明细. */
export const ALIPAY_ACCOUNT: RuleTable = { rules: RULES, tradeNo: tradeInBrackets };

const OF_BILL = [platformOrderNo, merchantOrderNo];

/** Alipay's trade bill 业务明细: gross and fee of a trade or refund; 业务类型 says which, the part of the row what for. */
export const ALIPAY_TRADE: RuleTable = {
  rules: [
    ...both('alipay-trade-fee', { description: /^服务费$/ }, 'payment-fee', 'payment-fee-return', OF_BILL),
    ...both('alipay-trade-share', { description: /^分润$/ }, 'other-fee', 'other-fee-return', OF_BILL),
    { id: 'alipay-trade-refund', class: 'refund', type: /退款/, keys: OF_BILL },
    { id: 'alipay-trade-receipt', class: 'receipt', type: /交易/, keys: OF_BILL },
  ],
};
