import { givenOrderNo } from './settlement-order-key.js';
import { both } from './settlement-rules.js';
import type { RuleTable } from './settlement-rules.js';

const KEYS = [givenOrderNo];

/** WeChat Pay's trade bill 交易账单: 交易状态 says payment or refund, the description of a row's second part 手续费. */
export const WECHAT_TRADE: RuleTable = {
  rules: [
    ...both('wechat-trade-fee', { description: /^手续费/ }, 'payment-fee', 'payment-fee-return', KEYS),
    { id: 'wechat-trade-receipt', class: 'receipt', direction: 'in', type: /^SUCCESS$/, keys: KEYS },
    { id: 'wechat-trade-refund', class: 'refund', type: /^REFUND$/, keys: KEYS },
  ],
};

/**
 * WeChat Pay's fund bill 资金账单 by 业务类型 and 业务名称. 业务凭证号 is a voucher's number and 备注 anybody's text, so no
 * line names an order: payments and their fees are found through the trade number. Money paid to persons (企业付款, 红包,
 * 商家转账) may be wages as well as amends, so it stays unclassified.
 */
export const WECHAT_FUND: RuleTable = {
  rules: [
    ...both(
      'wechat-fund-other-fee',
      { name: /(提现|转账|付款|红包|分账|企业).*手续费/ },
      'other-fee',
      'other-fee-return',
      [],
    ),
    ...both('wechat-fund-fee', { name: /手续费/ }, 'payment-fee', 'payment-fee-return', []),
    { id: 'wechat-fund-withdrawal-return', class: 'withdrawal', direction: 'in', name: /提现/, keys: [] },
    { id: 'wechat-fund-withdrawal', class: 'withdrawal', name: /提现/, keys: [] },
    // A refund that could not be paid comes back in.
    { id: 'wechat-fund-refund', class: 'refund', name: /^退款|交易退款/m, keys: [] },
    ...both('wechat-fund-share', { name: /分账/ }, 'other-fee', 'other-fee-return', []),
    { id: 'wechat-fund-compensation', class: 'compensation', name: /赔付|赔款|理赔/, keys: [] },
    { id: 'wechat-fund-penalty', class: 'penalty', name: /罚款|违约金/, keys: [] },
    { id: 'wechat-fund-deposit', class: 'deposit', name: /保证金/, keys: [] },
    { id: 'wechat-fund-hold', class: 'hold', name: /冻结|解冻/, keys: [] },
    { id: 'wechat-fund-interest', class: 'interest', name: /利息|结息/, keys: [] },
    { id: 'wechat-fund-topup', class: 'own-transfer', name: /充值|理财|余额\+/, keys: [] },
    // Between the merchant's own accounts (基本账户, 运营账户); to persons it is called otherwise.
    {
      id: 'wechat-fund-own-transfer',
      class: 'own-transfer',
      name: /^(转账|账户间转账|资金划拨|账户资金划拨|内部转账)$/m,
      keys: [],
    },
    { id: 'wechat-fund-receipt', class: 'receipt', direction: 'in', type: /^(交易|收款)/, keys: [] },
  ],
};
