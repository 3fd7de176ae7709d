import type { DomainError } from './domain-error.js';

type Details = DomainError['details'];

/** What a refusal says in Chinese, with its figures, by its code: codes are unique in the system. */
const REFUSALS_ZH: Readonly<Record<string, (details: Details) => string>> = {
  REFUND_EXCEEDS_RECEIVED: ({ amount, refundableAmount, receivedAmount, refundedAmount, reservedAmount }) =>
    `退款 ${amount} 超出订单可退金额 ${refundableAmount}（已收 ${receivedAmount}，已退 ${refundedAmount}，退款中 ${reservedAmount}）。`,
  REFUND_ALREADY_OPEN: ({ refundId, openAmount }) =>
    `已有一笔未完结的退款 ${refundId}，金额 ${openAmount}，请先处理。`,
  REFUND_SELF_APPROVAL: ({ refundId, requestedBy }) =>
    `退款 ${refundId} 由 ${requestedBy} 申请，须由其他人审批。`,
  REFUND_NOT_AWAITING_APPROVAL: ({ refundId, status }) =>
    `退款 ${refundId} 当前状态为「${statusZh(status)}」，无需审批。`,
  REFUND_NOT_APPROVED: ({ refundId, status }) =>
    `退款 ${refundId} 当前状态为「${statusZh(status)}」，尚未批准。`,
  REFUND_ALREADY_PAID: ({ refundId, amount, payoutReference }) =>
    `退款 ${refundId} 已支付 ${amount}，付款参考号 ${payoutReference}。`,
  INVOICE_ALREADY_ISSUED: ({ existingInvoiceNo, invoiceableAmount }) =>
    `订单已开具发票 ${existingInvoiceNo}，剩余可开票金额 ${invoiceableAmount}。`,
  INVOICE_EXCEEDS_NET_RECEIVED: ({ netReceivedAmount, openInvoicedAmount, invoiceableAmount }) =>
    `超出可开票金额 ${invoiceableAmount}（实收净额 ${netReceivedAmount}，已开票 ${openInvoicedAmount}）。`,
  INVOICE_HAS_RED: ({ invoiceNo, redAmount }) => `发票 ${invoiceNo} 已红冲 ${redAmount}，不能作废。`,
  RED_INVOICE_EXCEEDS_BLUE: ({ originalInvoiceNo, remainingAmount }) =>
    `超出发票 ${originalInvoiceNo} 的剩余金额 ${remainingAmount}。`,
  ORDER_CANCELLED: ({ orderNo }) => `订单 ${orderNo} 已取消。`,
  ORDER_CLOSED: ({ orderNo }) => `订单 ${orderNo} 已关闭。`,
  ORDER_RECEIPT_CONFIRMED: ({ orderNo }) => `订单 ${orderNo} 买家已确认收货，不能取消。`,
  ORDER_HAS_OPEN_REFUND: ({ reservedAmount }) => `尚有未完结的退款 ${reservedAmount}，请先支付或拒绝。`,
  ORDER_HOLDS_MONEY: ({ heldAmount }) => `订单仍持有款项 ${heldAmount}，请先退回。`,
  ORDER_SHIPPED: ({ totalAmount }) => `订单已发货且款项未退，应收 ${totalAmount}，不能取消。`,
  ORDER_NOT_FINISHED: ({ receivedAmount, netReceivedAmount }) =>
    `订单未完成、未取消，也未全额退款（已收 ${receivedAmount}，净额 ${netReceivedAmount}）。`,
  PAYMENT_EXCEEDS_TOTAL: ({ totalAmount }) => `收款超过订单金额 ${totalAmount}。`,
  ADJUSTMENT_SELF_APPROVAL: ({ adjustmentId, proposedBy }) =>
    `调整 ${adjustmentId} 由 ${proposedBy} 提出，须由其他人审批。`,
  ADJUSTMENT_NOT_PROPOSED: ({ adjustmentId, status }) =>
    `调整 ${adjustmentId} 当前状态为「${statusZh(status)}」，无需审批。`,
  ADJUSTMENT_NOT_APPROVED: ({ adjustmentId, status }) =>
    `调整 ${adjustmentId} 当前状态为「${statusZh(status)}」，尚未批准，不能过账。`,
  ADJUSTMENT_ALREADY_PROPOSED: ({ adjustmentId }) => `调整编号 ${adjustmentId} 已被使用。`,
  ADJUSTMENT_ACCOUNT_UNKNOWN: ({ account }) => `科目表中没有科目 ${account}。`,
  ADJUSTMENT_ACCOUNTS_EQUAL: () => '借方与贷方科目不能相同。',
  ADJUSTMENT_UNKNOWN: ({ adjustmentId }) => `没有调整 ${adjustmentId}。`,
  ALERT_ALREADY_ACKNOWLEDGED: () => '该预警已有人确认。',
  ALERT_ALREADY_RESOLVED: () => '该预警已处理完毕。',
  ALERT_NOT_HANDLED: () => '该预警尚未处理，无可撤回。',
  SHOP_UNKNOWN: ({ shopId }) => `没有店铺 ${shopId} 的任何记录。`,
  ORDER_NOT_FOUND: ({ orderNo }) => `没有订单 ${orderNo}。`,
  ORDER_UNKNOWN: ({ orderNo }) => `没有订单 ${orderNo}。`,
  REBUILD_RUNNING: () => '已有重建正在进行，请等它结束。',
  VIEW_BEHIND: () => '视图尚未跟上日志，请稍后再试。',
  UNKNOWN_FILE_KIND: () => '无法识别该文件的格式。',
  IMPORT_DIFFERS: () => '同一文件此前已按其他方式读取入账；已记录的证据不能更改。',
  FILE_TOO_LARGE: () => '文件超过上传上限，请使用命令行导入。',
};

/** The Chinese sentence of a refusal; undefined for a code that has none. */
export function refusalInChinese(code: string, details: Details): string | undefined {
  return REFUSALS_ZH[code]?.(details);
}

const STATUS_ZH: Readonly<Record<string, string>> = {
  requested: '待审批',
  approved: '已批准',
  rejected: '已拒绝',
  paid: '已支付',
  proposed: '待审批',
  posted: '已过账',
};

function statusZh(status: string | number | boolean | undefined): string {
  return STATUS_ZH[String(status)] ?? String(status);
}
