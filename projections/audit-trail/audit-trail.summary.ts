import { isZero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import type { LedgerEvent } from '../core/ledger-event.js';
import { aboutDocuments, aboutStatements } from './audit-trail.file-sentences.js';
import type { Sentences, Summary } from './audit-trail.sentence.js';

/** The event in words, in English and Chinese. Amounts are in the event's currency. Nothing personal is repeated. */
export function summaryOf(event: LedgerEvent): Summary {
  // The record is keyed by the type of the very event that it is given: TypeScript can't see that the two belong together.
  const sentence = SENTENCES[event.type] as (data: LedgerEvent['data']) => Summary;
  return sentence(event.data);
}

const aboutOrders: Pick<
  Sentences,
  | 'OrderPlaced'
  | 'OrderAmended'
  | 'OrderCancelled'
  | 'OrderClosed'
  | 'ShipmentDispatched'
  | 'ShipmentDelivered'
  | 'ShipmentReported'
  | 'OrderReceiptConfirmed'
  | 'OrderFileImported'
> = {
  OrderPlaced: ({ orderNo, totalAmount, currency, channel }) => ({
    en: `Order ${orderNo} was placed on ${channel} for ${totalAmount} ${currency}`,
    zh: `订单 ${orderNo} 在 ${channel} 创建，应付 ${totalAmount} ${currency}`,
  }),
  OrderAmended: ({ orderNo, previousAmount, totalAmount, currency, reason }) => ({
    en: `Order ${orderNo} was amended from ${previousAmount} to ${totalAmount} ${currency}${because(reason)}`,
    zh: `订单 ${orderNo} 应付金额由 ${previousAmount} 改为 ${totalAmount} ${currency}${becauseZh(reason)}`,
  }),
  OrderCancelled: ({ orderNo, reason }) => ({
    en: `Order ${orderNo} was cancelled${because(reason)}`,
    zh: `订单 ${orderNo} 已取消${becauseZh(reason)}`,
  }),
  OrderClosed: ({ orderNo, reason }) => ({
    en: `Order ${orderNo} was closed${because(reason)}`,
    zh: `订单 ${orderNo} 已关闭${becauseZh(reason)}`,
  }),
  ShipmentDispatched: ({ orderNo, shipmentId, carrier, trackingNo }) => ({
    en: `Shipment ${shipmentId} of order ${orderNo} was dispatched with ${carrier}, tracking number ${trackingNo}`,
    zh: `订单 ${orderNo} 的包裹 ${shipmentId} 已由 ${carrier} 发出，运单号 ${trackingNo}`,
  }),
  ShipmentDelivered: ({ orderNo, shipmentId }) => ({
    en: `Shipment ${shipmentId} of order ${orderNo} was delivered`,
    zh: `订单 ${orderNo} 的包裹 ${shipmentId} 已送达`,
  }),
  ShipmentReported: ({ orderNo, platform, evidence }) => ({
    en: `${platform} reported that the goods of order ${orderNo} left, in ${evidence}`,
    zh: `${platform} 报告订单 ${orderNo} 已发货，依据 ${evidence}`,
  }),
  OrderReceiptConfirmed: ({ orderNo, recognisedAmount, currency }) => ({
    en: `The buyer confirmed receipt of order ${orderNo}: ${recognisedAmount} ${currency} became revenue`,
    zh: `订单 ${orderNo} 买家确认收货，确认收入 ${recognisedAmount} ${currency}`,
  }),
  OrderFileImported: ({ fileName, rows, newRows, unchangedRows, rejectedRows }) => ({
    en: `Order file ${fileName} was imported: ${rows} rows, ${newRows} new, ${unchangedRows} unchanged, ${rejectedRows} rejected`,
    zh: `订单文件 ${fileName} 已导入：共 ${rows} 行，新增 ${newRows}，未变 ${unchangedRows}，拒收 ${rejectedRows}`,
  }),
};

const aboutPayments: Pick<
  Sentences,
  'PaymentReceived' | 'PaymentFailed' | 'PaymentReversed' | 'OrderOverpaid'
> = {
  PaymentReceived: ({ orderNo, paymentId, amount, currency, channel }) => ({
    en: `Payment ${paymentId} of ${amount} ${currency} for order ${orderNo} was received through ${channel}`,
    zh: `订单 ${orderNo} 经 ${channel} 收到付款 ${paymentId}，金额 ${amount} ${currency}`,
  }),
  PaymentFailed: ({ orderNo, paymentId, amount, currency, reason }) => ({
    en: `Payment ${paymentId} of ${amount} ${currency} for order ${orderNo} failed${because(reason)}`,
    zh: `订单 ${orderNo} 的付款 ${paymentId}（${amount} ${currency}）失败${becauseZh(reason)}`,
  }),
  PaymentReversed: ({ orderNo, paymentId, reversalId, amount, revenueAmount, currency, reason }) => ({
    en: `${amount} ${currency} of payment ${paymentId} for order ${orderNo} were reversed (${reversalId})${ofRevenue(revenueAmount, currency)}${because(reason)}`,
    zh: `订单 ${orderNo} 的付款 ${paymentId} 被撤回 ${amount} ${currency}（${reversalId}）${ofRevenueZh(revenueAmount, currency)}${becauseZh(reason)}`,
  }),
  OrderOverpaid: ({ orderNo, excessAmount, netReceivedAmount, totalAmount, currency }) => ({
    en: `Order ${orderNo} is overpaid by ${excessAmount} ${currency}: ${netReceivedAmount} held, ${totalAmount} owed`,
    zh: `订单 ${orderNo} 多付 ${excessAmount} ${currency}：实收净额 ${netReceivedAmount}，应付 ${totalAmount}`,
  }),
};

const aboutRefunds: Pick<
  Sentences,
  | 'RefundRequested'
  | 'RefundApproved'
  | 'RefundRejected'
  | 'RefundPaidOut'
  | 'RefundPayoutFailed'
  | 'RefundSettledByPlatform'
> = {
  RefundRequested: ({ orderNo, refundId, amount, currency, requestedBy, reason, lineNo }) => ({
    en: `${requestedBy} requested refund ${refundId} of ${amount} ${currency} for order ${orderNo}${lineNo === undefined ? '' : `, line ${lineNo}`}${because(reason)}`,
    zh: `${requestedBy} 为订单 ${orderNo}${lineNo === undefined ? '' : `（明细 ${lineNo}）`} 申请退款 ${refundId}，金额 ${amount} ${currency}${becauseZh(reason)}`,
  }),
  RefundApproved: ({ orderNo, refundId, amount, currency, approvedBy }) => ({
    en: `${approvedBy} approved refund ${refundId} of ${amount} ${currency} for order ${orderNo}`,
    zh: `${approvedBy} 批准订单 ${orderNo} 的退款 ${refundId}，金额 ${amount} ${currency}`,
  }),
  RefundRejected: ({ orderNo, refundId, amount, currency, rejectedBy, reason }) => ({
    en: `${rejectedBy} rejected refund ${refundId} of ${amount} ${currency} for order ${orderNo}${because(reason)}`,
    zh: `${rejectedBy} 拒绝订单 ${orderNo} 的退款 ${refundId}（${amount} ${currency}）${becauseZh(reason)}`,
  }),
  RefundPaidOut: ({ orderNo, refundId, amount, revenueAmount, currency, payoutReference }) => ({
    en: `Refund ${refundId} of ${amount} ${currency} for order ${orderNo} was paid out under ${payoutReference}${ofRevenue(revenueAmount, currency)}`,
    zh: `订单 ${orderNo} 的退款 ${refundId} 已支付 ${amount} ${currency}，付款参考号 ${payoutReference}${ofRevenueZh(revenueAmount, currency)}`,
  }),
  RefundPayoutFailed: ({ orderNo, refundId, amount, currency, reason }) => ({
    en: `Paying out refund ${refundId} of ${amount} ${currency} for order ${orderNo} failed${because(reason)}`,
    zh: `订单 ${orderNo} 的退款 ${refundId}（${amount} ${currency}）支付失败${becauseZh(reason)}`,
  }),
  RefundSettledByPlatform: ({ orderNo, refundId, amount, revenueAmount, currency, platform, evidence }) => ({
    en: `${platform} refunded ${amount} ${currency} of order ${orderNo} (${refundId}), as reported in ${evidence}${ofRevenue(revenueAmount, currency)}`,
    zh: `${platform} 已为订单 ${orderNo} 退款 ${amount} ${currency}（${refundId}），依据 ${evidence}${ofRevenueZh(revenueAmount, currency)}`,
  }),
};

const aboutInvoices: Pick<
  Sentences,
  | 'InvoiceNumberReserved'
  | 'InvoiceNumberReleased'
  | 'InvoiceRequested'
  | 'InvoiceIssued'
  | 'InvoiceVoided'
  | 'RedInvoiceIssued'
> = {
  InvoiceNumberReserved: ({ issuerTaxNo, invoiceNo, orderNo }) => ({
    en: `Invoice number ${invoiceNo} of issuer ${issuerTaxNo} was reserved for order ${orderNo}`,
    zh: `开票方 ${issuerTaxNo} 的发票号 ${invoiceNo} 已为订单 ${orderNo} 预留`,
  }),
  InvoiceNumberReleased: ({ issuerTaxNo, invoiceNo }) => ({
    en: `Invoice number ${invoiceNo} of issuer ${issuerTaxNo} was released unused`,
    zh: `开票方 ${issuerTaxNo} 的发票号 ${invoiceNo} 未使用，已释放`,
  }),
  InvoiceRequested: ({ orderNo, platform, evidence }) => ({
    en: `The buyer of order ${orderNo} asked for an invoice, as ${platform} reported in ${evidence}`,
    zh: `订单 ${orderNo} 的买家要求开具发票，由 ${platform} 报告，依据 ${evidence}`,
  }),
  InvoiceIssued: ({ orderNo, invoiceNo, amount, taxAmount, taxRate, currency }) => ({
    en: `Invoice ${invoiceNo} of ${amount} ${currency} for order ${orderNo} was issued, ${taxAmount} tax at ${taxRate} included`,
    zh: `订单 ${orderNo} 开具发票 ${invoiceNo}，价税合计 ${amount} ${currency}，其中税额 ${taxAmount}（税率 ${taxRate}）`,
  }),
  InvoiceVoided: ({ orderNo, invoiceNo, amount, taxAmount, currency, reason }) => ({
    en: `Invoice ${invoiceNo} of ${amount} ${currency} for order ${orderNo} was voided, ${taxAmount} tax included${because(reason)}`,
    zh: `订单 ${orderNo} 的发票 ${invoiceNo} 已作废，价税合计 ${amount} ${currency}，其中税额 ${taxAmount}${becauseZh(reason)}`,
  }),
  RedInvoiceIssued: ({ orderNo, invoiceNo, originalInvoiceNo, amount, taxAmount, currency, reason }) => ({
    en: `Red invoice ${invoiceNo} of ${amount} ${currency} for order ${orderNo} was issued against ${originalInvoiceNo}, ${taxAmount} tax included${because(reason)}`,
    zh: `订单 ${orderNo} 针对发票 ${originalInvoiceNo} 开具红票 ${invoiceNo}，价税合计 ${amount} ${currency}，其中税额 ${taxAmount}${becauseZh(reason)}`,
  }),
};

const aboutAdjustments: Pick<
  Sentences,
  'AdjustmentProposed' | 'AdjustmentApproved' | 'AdjustmentRejected' | 'AdjustmentPosted'
> = {
  AdjustmentProposed: ({
    adjustmentId,
    amount,
    currency,
    debitAccount,
    creditAccount,
    proposedBy,
    reason,
  }) => ({
    en: `${proposedBy} proposed adjustment ${adjustmentId}: ${amount} ${currency}, debit ${debitAccount}, credit ${creditAccount}${because(reason)}`,
    zh: `${proposedBy} 提出调整 ${adjustmentId}：${amount} ${currency}，借 ${debitAccount}，贷 ${creditAccount}${becauseZh(reason)}`,
  }),
  AdjustmentApproved: ({ adjustmentId, approvedBy }) => ({
    en: `${approvedBy} approved adjustment ${adjustmentId}`,
    zh: `${approvedBy} 批准调整 ${adjustmentId}`,
  }),
  AdjustmentRejected: ({ adjustmentId, rejectedBy, reason }) => ({
    en: `${rejectedBy} rejected adjustment ${adjustmentId}${because(reason)}`,
    zh: `${rejectedBy} 拒绝调整 ${adjustmentId}${becauseZh(reason)}`,
  }),
  AdjustmentPosted: ({ adjustmentId, amount, currency, debitAccount, creditAccount, postedBy }) => ({
    en: `${postedBy} posted adjustment ${adjustmentId}: ${amount} ${currency}, debit ${debitAccount}, credit ${creditAccount}`,
    zh: `${postedBy} 过账调整 ${adjustmentId}：${amount} ${currency}，借 ${debitAccount}，贷 ${creditAccount}`,
  }),
};

const aboutAlerts: Pick<Sentences, 'AlertAcknowledged' | 'AlertResolved' | 'AlertReopened'> = {
  AlertAcknowledged: ({ rule, subject, amount, currency, acknowledgedBy, reason = '' }) => ({
    en: `${acknowledgedBy} acknowledged alert ${rule} about ${subject}, ${amount} ${currency} at stake${because(reason)}`,
    zh: `${acknowledgedBy} 已受理预警 ${rule}（${subject}，涉及金额 ${amount} ${currency}）${becauseZh(reason)}`,
  }),
  AlertResolved: ({ rule, subject, amount, currency, resolvedBy, reason }) => ({
    en: `${resolvedBy} resolved alert ${rule} about ${subject}, ${amount} ${currency} at stake${because(reason)}`,
    zh: `${resolvedBy} 已处理预警 ${rule}（${subject}，涉及金额 ${amount} ${currency}）${becauseZh(reason)}`,
  }),
  AlertReopened: ({ rule, subject, reopenedBy, reason = '' }) => ({
    en: `${reopenedBy} reopened alert ${rule} about ${subject}${because(reason)}`,
    zh: `${reopenedBy} 重新打开预警 ${rule}（${subject}）${becauseZh(reason)}`,
  }),
};

const aboutShops: Pick<Sentences, 'ShopSettingsChanged' | 'ColumnMappingSaved'> = {
  ShopSettingsChanged: ({ settlementWaitDays, refundWaitDays, feeReturnWaitDays, fees }) => ({
    en: `The shop's settings were changed: wait ${settlementWaitDays} days for settlements, ${refundWaitDays} for refunds, ${feeReturnWaitDays} for returned fees; ${fees.length} fee rates`,
    zh: `店铺设置已更改：结算等待 ${settlementWaitDays} 天，退款等待 ${refundWaitDays} 天，费用退回等待 ${feeReturnWaitDays} 天；费率 ${fees.length} 条`,
  }),
  ColumnMappingSaved: ({ name, mapping }) => ({
    en: `Column mapping ${name} (${mapping.name}) was saved: ${Object.values(mapping.columns).join(', ')}`,
    zh: `列映射 ${name}（${mapping.name}）已保存：${Object.values(mapping.columns).join('、')}`,
  }),
};

const aboutReports: Pick<Sentences, 'ReportScheduled' | 'ReportScheduleStopped' | 'ReportProduced'> = {
  ReportScheduled: ({ scheduleId, every, day, time, format, channel, scheduledBy }) => ({
    en: `${scheduledBy} scheduled report ${scheduleId}: ${format} every ${every}${day === undefined ? '' : ` ${day}`} at ${time}${channel === undefined ? '' : `, channel ${channel}`}`,
    zh: `${scheduledBy} 设定定期报告 ${scheduleId}：${EVERY_ZH[every]}${day ?? ''} ${time} 生成 ${format}${channel === undefined ? '' : `，渠道 ${channel}`}`,
  }),
  ReportScheduleStopped: ({ scheduleId, stoppedBy }) => ({
    en: `${stoppedBy} stopped report schedule ${scheduleId}`,
    zh: `${stoppedBy} 停止定期报告 ${scheduleId}`,
  }),
  ReportProduced: ({ scheduleId, fileName, from, to, asOf, sha256 }) => ({
    en: `Report ${fileName} of schedule ${scheduleId} was made: ${from} until before ${to}, as of ${asOf}, SHA-256 ${sha256}`,
    zh: `定期报告 ${scheduleId} 已生成 ${fileName}：${from} 至 ${to}（不含），截至 ${asOf}，SHA-256 ${sha256}`,
  }),
};

const EVERY_ZH = { day: '每日', week: '每周', month: '每月' } as const;

const aboutRuns: Pick<Sentences, 'ReconciliationDifferencesRecorded' | 'ReconciliationRunRecorded'> = {
  ReconciliationDifferencesRecorded: ({ runId, chunk, differences }) => ({
    en: `${differences.length} differences of reconciliation run ${runId} (part ${chunk}) were recorded`,
    zh: `对账运行 ${runId}（第 ${chunk} 段）记录差异 ${differences.length} 条`,
  }),
  ReconciliationRunRecorded: ({ runId, asOf, differenceCount, rulesVersion, policyVersion, resultHash }) => ({
    en: `Reconciliation run ${runId} was recorded: as of ${asOf ?? 'no statement'}, ${differenceCount} differences, rules ${rulesVersion}, policy ${policyVersion}, result hash ${resultHash}`,
    zh: `对账运行 ${runId} 已记录：截至 ${asOf ?? '无账单'}，差异 ${differenceCount} 条，规则 ${rulesVersion}，策略 ${policyVersion}，结果哈希 ${resultHash}`,
  }),
};

const aboutRefusals: Pick<Sentences, 'CommandRefused'> = {
  CommandRefused: ({ commandType, stream, code, message }) => ({
    en: `${commandType} on ${stream} was refused (${code}): ${message}`,
    zh: `${commandType}（${stream}）被拒绝（${code}）：${message}`,
  }),
};

const SENTENCES: Sentences = {
  ...aboutOrders,
  ...aboutPayments,
  ...aboutRefunds,
  ...aboutInvoices,
  ...aboutAdjustments,
  ...aboutAlerts,
  ...aboutStatements,
  ...aboutDocuments,
  ...aboutShops,
  ...aboutReports,
  ...aboutRuns,
  ...aboutRefusals,
};

function because(reason: string): string {
  return reason === '' ? '' : `, because: ${reason}`;
}

function becauseZh(reason: string): string {
  return reason === '' ? '' : `，原因：${reason}`;
}

function ofRevenue(revenueAmount: Amount, currency: string): string {
  return isZero(revenueAmount) ? '' : `, ${revenueAmount} ${currency} of it out of revenue`;
}

function ofRevenueZh(revenueAmount: Amount, currency: string): string {
  return isZero(revenueAmount) ? '' : `，其中冲减收入 ${revenueAmount} ${currency}`;
}
