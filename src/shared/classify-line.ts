import { ALIPAY_ACCOUNT, ALIPAY_TRADE } from './alipay-rules.js';
import type { ClassifiableLine, LineClassification } from './settlement-line-class.js';
import { DOUYIN_SETTLEMENT, JD_SETTLEMENT, PDD_SETTLEMENT } from './marketplace-rules.js';
import { PAYPAL, STRIPE_BALANCE, STRIPE_PAYMENTS } from './payment-service-rules.js';
import { classifyBy } from './settlement-rules.js';
import type { RuleTable } from './settlement-rules.js';
import { WECHAT_FUND, WECHAT_TRADE } from './wechat-rules.js';

/** The rules of every kind of statement that settles orders. */
export const RULE_TABLES: ReadonlyMap<string, RuleTable> = new Map([
  ['alipay-account', ALIPAY_ACCOUNT],
  ['alipay-trade', ALIPAY_TRADE],
  ['wechat-trade', WECHAT_TRADE],
  ['wechat-fund', WECHAT_FUND],
  ['pdd-settlement', PDD_SETTLEMENT],
  ['douyin-settlement', DOUYIN_SETTLEMENT],
  ['jd-settlement', JD_SETTLEMENT],
  ['stripe-balance', STRIPE_BALANCE],
  ['stripe-payments', STRIPE_PAYMENTS],
  ['paypal', PAYPAL],
]);

const NO_RULES: RuleTable = { rules: [] };

/**
 * Says what a line of a statement of this kind is and which order and payout it belongs to. Pure and total: a line that
 * no rule knows, or of a kind that settles no orders, is `unclassified` (rule id "none") and keeps its trade number.
 */
export function classifyLine(kind: string, line: ClassifiableLine): LineClassification {
  return classifyBy(RULE_TABLES.get(kind) ?? NO_RULES, line);
}
