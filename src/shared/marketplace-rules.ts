import { mainOrderNo, pddOrderInRemark, pddOrderNo } from './settlement-order-key.js';
import { both } from './settlement-rules.js';
import type { Rule, RuleTable } from './settlement-rules.js';

const PDD = [pddOrderNo];
const PDD_RULING = [pddOrderNo, pddOrderInRemark];

/**
 * Pinduoduo's 货款明细 by 账务类型 and 业务描述 (`0030002|技术服务费-基础技术服务费`). The settlement of a coupon is a line of
 * its own beside the buyer's payment, and is taken back by the same name.
 */
export const PDD_SETTLEMENT: RuleTable = {
  rules: [
    ...both('pdd-software', { name: /技术服务费/ }, 'software-fee', 'other-fee-return', PDD),
    ...both('pdd-affiliate', { name: /多多进宝|多多客|佣金/ }, 'affiliate', 'affiliate-return', PDD),
    {
      id: 'pdd-insurance-claim',
      class: 'compensation',
      direction: 'in',
      wording: /(运费险|退货包运费|保险).*(理赔|赔付)/,
      keys: PDD_RULING,
    },
    ...both(
      'pdd-insurance',
      { wording: /运费险|退货包运费|保险费/ },
      'freight-insurance',
      'other-fee-return',
      PDD,
    ),
    {
      id: 'pdd-compensation',
      class: 'compensation',
      wording: /赔付|赔款|赔偿|补偿|小额打款/,
      keys: PDD_RULING,
    },
    {
      id: 'pdd-penalty',
      class: 'penalty',
      wording: /罚款|违约金|违规|延迟发货|虚假发货|缺货|^扣款/m,
      keys: PDD_RULING,
    },
    { id: 'pdd-subsidy', class: 'subsidy', name: /优惠券结算|补贴(?!.*(费|佣金))/, keys: PDD },
    // Money for a refund that was not needed in the end comes back by the same name.
    { id: 'pdd-refund', class: 'refund', name: /^退款|\|退款|交易退款|售后退款/m, keys: PDD },
    { id: 'pdd-receipt', class: 'receipt', direction: 'in', name: /^交易收入|\|交易收入/m, keys: PDD },
    { id: 'pdd-promotion', class: 'promotion-topup', name: /推广|营销账户/, keys: [] },
    ...both(
      'pdd-logistics',
      { wording: /电子面单|快递费|运费|仓储/ },
      'logistics-fee',
      'logistics-fee-return',
      PDD,
    ),
    { id: 'pdd-deposit', class: 'deposit', wording: /保证金/, keys: [] },
    { id: 'pdd-withdrawal-fee', class: 'other-fee', direction: 'out', name: /提现(服务费|手续费)/, keys: [] },
    { id: 'pdd-withdrawal-return', class: 'withdrawal', direction: 'in', name: /提现/, keys: [] },
    { id: 'pdd-withdrawal', class: 'withdrawal', name: /提现/, keys: [] },
    { id: 'pdd-own-transfer', class: 'own-transfer', name: /^充值|^转账|\|转账|账户充值/m, keys: [] },
    ...both(
      'pdd-service',
      { wording: /短信费|软件服务|服务市场|其他服务-/ },
      'other-fee',
      'other-fee-return',
      PDD,
    ),
  ],
};

const MAIN = [mainOrderNo];

/** The components of a movement in 动账明细; their column is the businessType. */
const DOUYIN_COMPONENTS: readonly Rule[] = [
  { id: 'douyin-receipt', class: 'receipt', direction: 'in', type: /^(订单实付应结|销售收入)$/, keys: MAIN },
  { id: 'douyin-receipt-back', class: 'refund', type: /^(订单实付应结|销售收入)$/, keys: MAIN },
  {
    id: 'douyin-subsidy',
    class: 'subsidy',
    type: /^(运费实付|实际平台补贴(_运费)?|其他平台补贴|以旧换新抵扣|政府补贴平台垫资|实际达人补贴|实际抖音(支付补贴|月付营销补贴)|银行补贴)$/,
    keys: MAIN,
  },
  { id: 'douyin-refund', class: 'refund', type: /^订单退款$/, keys: MAIN },
  ...both('douyin-commission', { type: /^平台服务费$/ }, 'commission', 'commission-return', MAIN),
  ...both(
    'douyin-affiliate',
    { type: /^(佣金|服务商佣金|招商服务费|站外推广费)$/ },
    'affiliate',
    'affiliate-return',
    MAIN,
  ),
  ...both('douyin-share', { type: /^(渠道分成|其他分成)$/ }, 'other-fee', 'other-fee-return', MAIN),
];

/** Whole movements of 动账明细, by 动账场景 or, where that is empty, 备注. 计费类型 says nothing of the kind of money. */
const DOUYIN_SCENES: readonly Rule[] = [
  {
    id: 'douyin-scene-insurance-claim',
    class: 'compensation',
    direction: 'in',
    type: /(保险|运费险).*(理赔|赔付)/,
    keys: MAIN,
  },
  ...both(
    'douyin-scene-insurance',
    { type: /保费|运费险|保险/ },
    'freight-insurance',
    'other-fee-return',
    MAIN,
  ),
  {
    id: 'douyin-scene-compensation',
    class: 'compensation',
    type: /赔付|赔款|赔偿|补偿|小额打款/,
    keys: MAIN,
  },
  { id: 'douyin-scene-penalty', class: 'penalty', type: /罚款|违约金|违规|延迟发货|虚假发货/, keys: MAIN },
  { id: 'douyin-scene-deposit', class: 'deposit', type: /保证金/, keys: [] },
  {
    id: 'douyin-scene-withdrawal-fee',
    class: 'other-fee',
    direction: 'out',
    type: /提现(服务费|手续费)/,
    keys: [],
  },
  { id: 'douyin-scene-withdrawal-return', class: 'withdrawal', direction: 'in', type: /提现/, keys: [] },
  { id: 'douyin-scene-withdrawal', class: 'withdrawal', type: /提现/, keys: [] },
  { id: 'douyin-scene-refund', class: 'refund', type: /^退款|结算后退款|售后退款|极速退/, keys: MAIN },
  { id: 'douyin-scene-subsidy', class: 'subsidy', type: /补贴/, keys: MAIN },
  { id: 'douyin-scene-receipt', class: 'receipt', direction: 'in', type: /货款结算|订单结算/, keys: MAIN },
  { id: 'douyin-scene-promotion', class: 'promotion-topup', type: /千川|广告|推广.*充值/, keys: [] },
  ...both(
    'douyin-scene-logistics',
    { type: /运费|快递|电子面单|仓储|物流/ },
    'logistics-fee',
    'logistics-fee-return',
    MAIN,
  ),
  ...both('douyin-scene-service', { type: /技术服务费|平台服务费/ }, 'commission', 'commission-return', MAIN),
  { id: 'douyin-scene-hold', class: 'hold', type: /冻结|解冻/, keys: [] },
  { id: 'douyin-scene-own-transfer', class: 'own-transfer', type: /充值|账户间?(转账|划转)/, keys: [] },
];

/** Douyin's 动账明细. */
export const DOUYIN_SETTLEMENT: RuleTable = { rules: [...DOUYIN_COMPONENTS, ...DOUYIN_SCENES] };

/** JD's 结算单 by 费用名称. What the reader keeps as merchantOrderNo is the number of the payout, which many orders share. */
export const JD_SETTLEMENT: RuleTable = {
  rules: [
    { id: 'jd-receipt', class: 'receipt', direction: 'in', type: /^货款$/, keys: MAIN },
    { id: 'jd-refund', class: 'refund', type: /^货款(退款)?$|^价保扣款$/, keys: MAIN },
    ...both('jd-affiliate', { type: /京挑客|CPS|联盟|推客/i }, 'affiliate', 'affiliate-return', MAIN),
    ...both('jd-commission', { type: /佣金|返佣|扣点/ }, 'commission', 'commission-return', MAIN),
    ...both('jd-payment', { type: /交易服务费|支付服务费/ }, 'processing-fee', 'processing-fee-return', MAIN),
    {
      id: 'jd-insurance-claim',
      class: 'compensation',
      direction: 'in',
      type: /(保险|运费险).*(理赔|赔付)/,
      keys: MAIN,
    },
    ...both(
      'jd-insurance',
      { type: /运费险|运费保险|退货险/ },
      'freight-insurance',
      'other-fee-return',
      MAIN,
    ),
    { id: 'jd-compensation', class: 'compensation', type: /赔付|赔款|赔偿|补偿/, keys: MAIN },
    { id: 'jd-penalty', class: 'penalty', type: /罚款|违约金|违规|延迟发货/, keys: MAIN },
    { id: 'jd-subsidy', class: 'subsidy', type: /补贴|优惠券|京豆|东券|平台承担/, keys: MAIN },
    { id: 'jd-freight', class: 'subsidy', direction: 'in', type: /^运费$/, keys: MAIN },
    { id: 'jd-promotion', class: 'promotion-topup', type: /京准通|广告|快车|推广/, keys: [] },
    ...both(
      'jd-logistics',
      { type: /配送|物流|仓储|快递|上门取件|退货运费/ },
      'logistics-fee',
      'logistics-fee-return',
      MAIN,
    ),
    ...both(
      'jd-software',
      { type: /平台使用费|技术服务费|软件服务费/ },
      'software-fee',
      'other-fee-return',
      MAIN,
    ),
    { id: 'jd-deposit', class: 'deposit', type: /保证金|质保金/, keys: [] },
    { id: 'jd-withdrawal-return', class: 'withdrawal', direction: 'in', type: /提现(?!.*费)/, keys: [] },
    { id: 'jd-withdrawal', class: 'withdrawal', type: /提现(?!.*费)/, keys: [] },
    { id: 'jd-loan', class: 'loan', type: /京保贝|京小贷|贷款/, keys: [] },
  ],
  payoutNo: (line) => line.merchantOrderNo,
};
