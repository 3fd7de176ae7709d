import type { Measure } from './report.js';

export const REPORT_LANGUAGES = ['zh', 'en'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

/** A word in both languages; every report has Chinese and English headings, the language says which comes first. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const words = (zh: string, en: string): Words => ({ zh, en });

/** "对账报告 Reconciliation report", or the other way round. */
export function bilingual({ zh, en }: Words, language: ReportLanguage, between = ' '): string {
  if (zh === en) return zh;
  return language === 'zh' ? `${zh}${between}${en}` : `${en}${between}${zh}`;
}

export const MEASURE_WORDS: Readonly<Record<Measure, Words>> = {
  received: words('账面收款', 'Received'),
  reversed: words('收款撤销', 'Reversed'),
  refunded: words('账面退款', 'Refunded'),
  net: words('账面净额', 'Net'),
  settled: words('对账单到账', 'Settled'),
  fees: words('平台费用', 'Fees'),
  difference: words('到账与净额之差', 'Settled − net'),
  inTransit: words('其中：在途', 'of which in transit'),
  outsideStatements: words('其中：账单未覆盖', 'of which outside statements'),
  refundsPending: words('其中：退款未到期', 'of which refunds pending'),
  otherCurrencies: words('其中：其他币种订单', 'of which orders in another currency'),
  differences: words('其中：差异', 'of which differences'),
};

const STATUS_WORDS: Readonly<Record<string, Words>> = {
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

const CODE_WORDS: Readonly<Record<string, Words>> = {
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

const OWNER_WORDS: Readonly<Record<string, Words>> = {
  platform: words('平台', 'Platform'),
  finance: words('财务', 'Finance'),
  'customer-service': words('客服', 'Customer service'),
  warehouse: words('仓库', 'Warehouse'),
  tax: words('税务', 'Tax'),
  auto: words('自动', 'Automatic'),
  unassigned: words('未指定', 'Unassigned'),
};

const SUBJECT_WORDS: Readonly<Record<string, Words>> = {
  order: words('订单', 'Order'),
  line: words('流水', 'Line'),
  statement: words('对账单', 'Statement'),
  payout: words('提现', 'Payout'),
};

const lookUp =
  (known: Readonly<Record<string, Words>>) =>
  (name: string): Words =>
    known[name] ?? words(name, name);

/** What a status, code, owner or kind of subject is called; a name that has no words yet stands for itself. */
export const statusWords = lookUp(STATUS_WORDS);
export const codeWords = lookUp(CODE_WORDS);
export const ownerWords = lookUp(OWNER_WORDS);
export const subjectWords = lookUp(SUBJECT_WORDS);

export function bandWords(band: string): Words {
  return band === 'undated' ? words('无日期', 'undated') : words(`${band} 天`, `${band} days`);
}
