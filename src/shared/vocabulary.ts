/** A word in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const words = (zh: string, en: string): Words => ({ zh, en });

type WordList = Readonly<Record<string, Words>>;

/** What the reconciliation says of an order. */
const STATUS_WORDS: WordList = {
  cancelled: words('已取消', 'Cancelled'),
  unpaid: words('未付款', 'Unpaid'),
  'in-transit': words('在途', 'In transit'),
  'outside-statement': words('账单未覆盖', 'Outside statements'),
  settled: words('已核对一致', 'Settled'),
  'refund-pending': words('退款未到期', 'Refund pending'),
  refunded: words('已全额退款', 'Refunded'),
  'settled-with-difference': words('到账有差异', 'Settled with difference'),
  missing: words('应到未到', 'Missing'),
};

const CODE_WORDS: WordList = {
  MISSING_IN_STATEMENT: words('账面有、账单无', 'Not in statement'),
  MISSING_IN_LEDGER: words('账单有、账面无', 'Not in ledger'),
  AMOUNT_MISMATCH: words('金额不符', 'Amount differs'),
  ROUNDING: words('尾差', 'Rounding'),
  CURRENCY: words('币种不符', 'Other currency'),
  DUPLICATE_PAYMENT: words('重复到账', 'Settled twice'),
  STATUS_MISMATCH: words('状态不符', 'Status differs'),
  REFUND_NOT_SETTLED: words('退款未出账', 'Refund not settled'),
  REFUND_WITHOUT_REQUEST: words('账面无此退款', 'Unknown refund'),
  REFUND_EXCEEDS_PAID: words('退款超过收款', 'Refund exceeds paid'),
  FEE_MISMATCH: words('费用不符', 'Fee differs'),
  FEE_MISSING: words('应收费未收', 'Fee missing'),
  FEE_NOT_RETURNED: words('费用未退', 'Fee not returned'),
  UNCLASSIFIED_FEE: words('未识别的费用', 'Unknown fee'),
  COMPENSATION: words('赔付', 'Compensation'),
  CHARGEBACK: words('拒付', 'Chargeback'),
  PAID_NOT_SHIPPED: words('已付款未发货', 'Paid, not shipped'),
  SHIPPED_NOT_PAID: words('已发货未付款', 'Shipped, not paid'),
  SHORT_SHIPMENT: words('少发', 'Short shipment'),
  EXTRA_SHIPMENT: words('多发', 'Extra shipment'),
  RETURN_NOT_RECEIVED: words('退货未收到', 'Return not received'),
  INVOICE_OVER: words('开票超额', 'Invoiced too much'),
  INVOICE_DUPLICATE: words('重复开票', 'Invoiced twice'),
  RED_INVOICE_DUE: words('应开红票', 'Red invoice due'),
  INVOICE_MISSING: words('应开票未开', 'Invoice missing'),
  INVOICE_LATE: words('开票逾期', 'Invoice late'),
  WITHDRAWAL_PENDING: words('提现未到账', 'Payout not in bank'),
  PAYOUT_SPLIT: words('提现拆分不符', 'Payout differs'),
  STATEMENT_GAP: words('账单不连续或不平', 'Statement gap'),
  SPECIAL_ORDER: words('特殊单', 'Special order'),
};

const OWNER_WORDS: WordList = {
  platform: words('平台', 'Platform'),
  finance: words('财务', 'Finance'),
  'customer-service': words('客服', 'Customer service'),
  warehouse: words('仓库', 'Warehouse'),
  tax: words('税务', 'Tax'),
  auto: words('自动', 'Automatic'),
  unassigned: words('未指定', 'Unassigned'),
};

const SUBJECT_WORDS: WordList = {
  order: words('订单', 'Order'),
  line: words('流水', 'Line'),
  statement: words('对账单', 'Statement'),
  payout: words('提现', 'Payout'),
  month: words('月份', 'Month'),
};

/** Where an order stands in the ledger. */
const ORDER_STATE_WORDS: WordList = {
  placed: words('待付款', 'Placed'),
  'partially-paid': words('部分付款', 'Partly paid'),
  paid: words('已付款', 'Paid'),
  shipped: words('已发货', 'Shipped'),
  delivered: words('已签收', 'Delivered'),
  completed: words('已完成', 'Completed'),
  refunded: words('已全额退款', 'Refunded'),
  cancelled: words('已取消', 'Cancelled'),
  closed: words('已关闭', 'Closed'),
};

const CHANNEL_WORDS: WordList = {
  tmall: words('天猫', 'Tmall'),
  taobao: words('淘宝', 'Taobao'),
  shopify: words('Shopify', 'Shopify'),
  pdd: words('拼多多', 'Pinduoduo'),
  douyin: words('抖店', 'Douyin'),
  jd: words('京东', 'JD'),
  alipay: words('支付宝', 'Alipay'),
  wechat: words('微信支付', 'WeChat Pay'),
  stripe: words('Stripe', 'Stripe'),
  paypal: words('PayPal', 'PayPal'),
  bank: words('银行', 'Bank'),
};

const ALERT_RULE_WORDS: WordList = {
  COMPLETED_NOT_SETTLED: words('已完成未到账', 'Completed, not settled'),
  DUPLICATE_SETTLEMENT: words('重复到账', 'Settled twice'),
  REFUND_RATE_HIGH: words('退款率过高', 'High refund rate'),
  REFUND_WITHOUT_REQUEST: words('账面无此退款', 'Unknown refund'),
  STATEMENT_DOES_NOT_FOOT: words('账单不连续或不平', 'Statement does not foot'),
};

const SEVERITY_WORDS: WordList = { high: words('高', 'High'), medium: words('中', 'Medium') };

/** Classes of statement lines; a return carries the name of its fee. */
const CLASS_WORDS: WordList = {
  receipt: words('收款', 'Receipt'),
  subsidy: words('平台补贴', 'Subsidy'),
  refund: words('退款', 'Refund'),
  'batch-settlement': words('聚合结算', 'Batch settlement'),
  commission: words('佣金', 'Commission'),
  'software-fee': words('软件服务费', 'Software fee'),
  points: words('积分', 'Points'),
  affiliate: words('淘宝客佣金', 'Affiliate fee'),
  'credit-pay-fee': words('花呗服务费', 'Credit pay fee'),
  'payment-fee': words('支付手续费', 'Payment fee'),
  'processing-fee': words('处理费', 'Processing fee'),
  'dispute-fee': words('争议费', 'Dispute fee'),
  'fee-tax': words('费用税金', 'Tax on fees'),
  'experience-fee': words('基础服务费', 'Service fee'),
  'coupon-clawback': words('优惠扣回', 'Coupon clawback'),
  'freight-insurance': words('运费险', 'Freight insurance'),
  'logistics-fee': words('物流费', 'Logistics fee'),
  charity: words('公益捐赠', 'Charity'),
  'promotion-topup': words('推广充值', 'Promotion top-up'),
  withdrawal: words('提现', 'Withdrawal'),
  'own-transfer': words('自有资金转账', 'Own transfer'),
  deposit: words('保证金', 'Deposit'),
  hold: words('冻结', 'Hold'),
  conversion: words('货币兑换', 'Conversion'),
  interest: words('利息', 'Interest'),
  loan: words('贷款', 'Loan'),
  penalty: words('罚款', 'Penalty'),
  compensation: words('赔付', 'Compensation'),
  chargeback: words('拒付', 'Chargeback'),
  adjustment: words('调账', 'Adjustment'),
  'other-fee': words('其他费用', 'Other fee'),
  unclassified: words('未识别', 'Unclassified'),
  bank: words('银行流水', 'Bank line'),
};

/** Where in a statement's line the order number was found. */
const ORDER_KEY_WORDS: WordList = {
  'in-braces': words('备注花括号内', 'braces in the remark'),
  'in-parentheses': words('备注圆括号内', 'parentheses in the remark'),
  'in-brackets': words('备注方括号内', 'brackets in the remark'),
  'any-number': words('备注中唯一的长数字', 'the only long number in the remark'),
  'in-remark': words('备注', 'the remark'),
  'base-order-no': words('业务基础订单号', "the platform's base order number"),
  'platform-order-no': words('商户订单号（T200P）', 'the merchant order number (T200P)'),
  'merchant-order-no': words('商户订单号', 'the merchant order number'),
  'charity-order-no': words('商户订单号第三段', 'the third part of the merchant order number'),
  'main-order-no': words('主订单号', 'the main order number'),
  'trade-number': words('交易号相同的收款', 'a receipt with the same trade number'),
};

const lookUp =
  (known: WordList) =>
  (name: string): Words =>
    known[name] ?? words(name, name);

/** What a status, code, owner or kind of subject is called; a name that has no words yet stands for itself. */
export const statusWords = lookUp(STATUS_WORDS);
export const codeWords = lookUp(CODE_WORDS);
export const ownerWords = lookUp(OWNER_WORDS);
export const subjectWords = lookUp(SUBJECT_WORDS);
export const orderStateWords = lookUp(ORDER_STATE_WORDS);
export const channelWords = lookUp(CHANNEL_WORDS);
export const alertRuleWords = lookUp(ALERT_RULE_WORDS);
export const severityWords = lookUp(SEVERITY_WORDS);
export const orderKeyWords = lookUp(ORDER_KEY_WORDS);

/** "佣金退还 Commission returned" for commission-return. */
export function classWords(name: string): Words {
  if (!name.endsWith('-return')) return lookUp(CLASS_WORDS)(name);
  const { zh, en } = lookUp(CLASS_WORDS)(name.slice(0, -'-return'.length));
  return words(`${zh}退还`, `${en} returned`);
}

/** What does not agree in a statement. In English its detail says it, with the figures. */
const PROBLEMS_ZH: Readonly<Record<string, string>> = {
  BALANCE_DOES_NOT_FOOT: '流水合计与余额变动不符',
  BALANCE_CURRENCY_DIFFERS: '余额币种与对账单不同',
  CLOSING_BALANCE_MISMATCH: '声明的期末余额与最后一行余额不符',
  DECLARED_COUNT_MISMATCH: '声明的笔数与读到的行数不符',
  DECLARED_TOTAL_MISMATCH: '声明的合计与各行之和不符',
  ENTRY_CONTRADICTS_ITSELF: '同一流水出现两次且内容不同',
  LINES_OUTSIDE_PERIOD: '有流水不在对账单期间内',
  LINES_REJECTED: '有行无法读取',
  MISSING_CLOSING_BALANCE: '缺少期末余额',
  MISSING_FOOTER: '缺少文件尾，文件可能不完整',
  PAGE_NOT_FIRST: '缺少前面的页',
  PAGE_NOT_LAST: '缺少后面的页',
};

export function statementProblemZh(code: string): string {
  return PROBLEMS_ZH[code] ?? code;
}
