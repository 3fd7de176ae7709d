import type { ChineseRefusals } from '../platform/http/possible-action.js';

/** Why an order's rules say no, in Chinese. A form shows it before anybody has sent anything. */
export const ORDER_REFUSALS_ZH: ChineseRefusals = {
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
};

const STATUS_ZH: Readonly<Record<string, string>> = {
  requested: '待审批',
  approved: '已批准',
  rejected: '已拒绝',
  paid: '已支付',
};

function statusZh(status: string | number | boolean | undefined): string {
  return STATUS_ZH[String(status)] ?? String(status);
}
