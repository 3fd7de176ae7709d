/** The texts of a statement line in which an order number can stand. */
export interface SettlementText {
  readonly tradeNo?: string | undefined;
  readonly merchantOrderNo?: string | undefined;
  readonly baseOrderNo?: string | undefined;
  readonly businessType?: string | undefined;
  readonly businessDescription?: string | undefined;
  readonly remark?: string | undefined;
}

/** Finds an order number in one place of a line; undefined if it is not there. */
export interface OrderKey {
  /** Stable: explanations of matches name it. */
  readonly id: string;
  readonly find: (line: SettlementText) => string | undefined;
}

/**
 * Taobao order numbers have had 15 to 19 digits over the years and exports of up to 22 are known, while trade numbers
 * have 28: brackets decide by length which of the two they hold.
 */
const inRemark =
  (pattern: RegExp): OrderKey['find'] =>
  (line) =>
    line.remark === undefined ? undefined : pattern.exec(line.remark)?.[1];

/** `天猫佣金（类目系统）{1930679858170647}扣款` */
export const inBraces: OrderKey = { id: 'in-braces', find: inRemark(/[{｛](\d{15,22})[}｝]/) };

/** `基础软件服务费(1930679858170647)扣款`, with half- or full-width parentheses. */
export const inParentheses: OrderKey = { id: 'in-parentheses', find: inRemark(/[(（](\d{15,22})[)）]/) };

/** `淘宝客佣金代扣款[1930679858170647]` */
export const inBrackets: OrderKey = { id: 'in-brackets', find: inRemark(/[[［【](\d{15,22})[\]］】]/) };

/** `代扣返点积分1930679858170647`, `…服务费_订单号1930679858170647`: the only number long enough. */
export const anyNumber: OrderKey = { id: 'any-number', find: inRemark(/(?<!\d)(\d{15,22})(?!\d)/) };

/** The platform's own column 业务基础订单号: its first 19 characters are the main order. */
export const baseOrderNo: OrderKey = {
  id: 'base-order-no',
  find: (line) => {
    const main = line.baseOrderNo?.replace(/^T200P/, '').slice(0, 19);
    return main === '' ? undefined : main;
  },
};

/** `T200P<order number>` as 商户订单号 or inside 备注: a trade that began on Taobao or Tmall. */
export const platformOrderNo: OrderKey = {
  id: 'platform-order-no',
  find: (line) => {
    const pattern = /T200P(\d{16,22})/;
    return pattern.exec(line.merchantOrderNo ?? '')?.[1] ?? pattern.exec(line.remark ?? '')?.[1];
  },
};

/** Outside the platform 商户订单号 is the number that the shop itself gave the order. */
export const merchantOrderNo: OrderKey = {
  id: 'merchant-order-no',
  find: ({ merchantOrderNo: own }) =>
    own !== undefined && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(own) ? own : undefined,
};

/** The same as payment services hand it on, signs and all, but for the # that shop systems set before a number. */
export const givenOrderNo: OrderKey = {
  id: 'merchant-order-no',
  find: ({ merchantOrderNo: own }) => /^#?(\S{1,64})$/.exec(own ?? '')?.[1],
};

/** Pinduoduo's number, which begins with the date: `260517-123456789012345`. */
const PDD_ORDER = /(?<!\d)\d{6}-\d{9,18}(?!\d)/;

export const pddOrderNo: OrderKey = {
  id: 'merchant-order-no',
  find: ({ merchantOrderNo: own }) => PDD_ORDER.exec(own ?? '')?.[0],
};

/** Rulings about an order name it in their text at times. */
export const pddOrderInRemark: OrderKey = {
  id: 'in-remark',
  find: ({ remark }) => PDD_ORDER.exec(remark ?? '')?.[0],
};

/** Donations of 公益宝贝 carry the order as the third part of 商户订单号, between underscores. */
export const charityOrderNo: OrderKey = {
  id: 'charity-order-no',
  find: (line) => {
    const third = line.merchantOrderNo?.split('_')[2];
    return third !== undefined && /^\d{15,22}$/.test(third) ? third : undefined;
  },
};

/** The main order as the marketplace's own column has it, whole. */
export const mainOrderNo: OrderKey = {
  id: 'main-order-no',
  find: ({ baseOrderNo: own }) => (own === undefined || own === '' ? undefined : own),
};

/** `花呗分期免息营销[2020022022001100000000000001]`: the trade, not the order. */
export const tradeInBrackets = inRemark(/[[［【](\d{24,32})[\]］】]/);
