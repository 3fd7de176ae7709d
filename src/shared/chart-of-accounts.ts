/** A small chart after the Chinese standard (小企业会计准则 numbering); names in both languages. */
export interface Account {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string;
  readonly kind: 'asset' | 'liability' | 'equity' | 'revenue' | 'expense';
}

export const CHART: readonly Account[] = [
  { code: '1002', name: 'Bank', nameZh: '银行存款', kind: 'asset' },
  { code: '1012.01', name: 'Alipay account', nameZh: '其他货币资金-支付宝', kind: 'asset' },
  {
    code: '1012.02',
    name: 'Advertising and deposit balances',
    nameZh: '其他货币资金-推广及保证金',
    kind: 'asset',
  },
  { code: '1012.03', name: 'WeChat Pay account', nameZh: '其他货币资金-微信支付', kind: 'asset' },
  { code: '1012.04', name: 'Marketplace wallets', nameZh: '其他货币资金-平台账户', kind: 'asset' },
  { code: '1012.05', name: 'Stripe account', nameZh: '其他货币资金-Stripe', kind: 'asset' },
  { code: '1012.06', name: 'PayPal account', nameZh: '其他货币资金-PayPal', kind: 'asset' },
  {
    code: '1012.09',
    name: 'Currency exchange in transit',
    nameZh: '其他货币资金-货币兑换在途',
    kind: 'asset',
  },
  {
    code: '1122',
    name: 'Platform receivable (paid by buyers, not yet settled)',
    nameZh: '应收账款-平台待结算',
    kind: 'asset',
  },
  { code: '1221', name: 'Suspense', nameZh: '其他应收款-待查', kind: 'asset' },
  { code: '2001', name: 'Short-term loans', nameZh: '短期借款', kind: 'liability' },
  { code: '2203', name: 'Advances from buyers', nameZh: '预收账款', kind: 'liability' },
  { code: '2221.01', name: 'Output VAT', nameZh: '应交税费-应交增值税（销项）', kind: 'liability' },
  { code: '4104', name: 'Retained earnings', nameZh: '利润分配-未分配利润', kind: 'equity' },
  { code: '6001', name: 'Sales', nameZh: '主营业务收入', kind: 'revenue' },
  { code: '6051', name: 'Other income', nameZh: '其他业务收入', kind: 'revenue' },
  {
    code: '6601.01',
    name: 'Platform commission and service fees',
    nameZh: '销售费用-平台佣金及服务费',
    kind: 'expense',
  },
  { code: '6601.02', name: 'Marketing', nameZh: '销售费用-推广', kind: 'expense' },
  { code: '6601.03', name: 'Insurance and logistics', nameZh: '销售费用-保险及物流', kind: 'expense' },
  { code: '6603', name: 'Financial costs', nameZh: '财务费用', kind: 'expense' },
  { code: '6711', name: 'Penalties and losses', nameZh: '营业外支出', kind: 'expense' },
];

const byCode = new Map(CHART.map((account) => [account.code, account]));

export function findAccount(code: string): Account | undefined {
  return byCode.get(code);
}
