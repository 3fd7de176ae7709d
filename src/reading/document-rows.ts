import type { Amount } from '../shared/money.js';

/**
 * Rows of the exports that are not money movements. Times are instants in UTC, amounts are in the currency of the row;
 * nothing in them identifies a buyer.
 */

/** A line of an order: goods, and what the platform says of their refund. */
export interface ItemRow {
  readonly fileLine: number;
  readonly orderNo: string;
  readonly itemNo: string;
  readonly currency: string;
  readonly title?: string;
  readonly sku?: string;
  readonly quantity: number;
  readonly paidAmount?: Amount;
  readonly status?: string;
  readonly refundStatus?: string;
  readonly refundedAmount?: Amount;
  readonly placedAt?: string;
  readonly paidAt?: string;
}

/** A refund case of the platform. */
export interface RefundRow {
  readonly fileLine: number;
  readonly refundNo: string;
  readonly orderNo: string;
  readonly currency: string;
  readonly tradeNo?: string;
  readonly amount: Amount;
  readonly requestedAt?: string;
  readonly completedAt?: string;
  /** In the platform's words. */
  readonly status?: string;
  /** True once the money has gone back to the buyer, by the platform's status. */
  readonly settled: boolean;
  readonly reason?: string;
  readonly returnsGoods?: boolean;
}

/** Goods of an order that left the warehouse, or came back (`direction` in). */
export interface ShipmentRow {
  readonly fileLine: number;
  readonly orderNo: string;
  readonly direction: 'out' | 'in';
  readonly shippedAt?: string;
  readonly carrier?: string;
  readonly trackingNo?: string;
  readonly sku?: string;
  readonly quantity?: number;
  /** Ordered quantity, to see short shipments. */
  readonly orderedQuantity?: number;
  /** In the words of the export, for example 换货订单. Exchanges and replacements bring no money. */
  readonly orderType?: string;
}

/** An invoice (blue), or a red one that takes back a blue one. Amounts include tax unless they say otherwise. */
export interface InvoiceRow {
  readonly fileLine: number;
  readonly invoiceNo: string;
  /** 发票代码 of paper invoices. */
  readonly invoiceCode?: string;
  readonly orderNo: string;
  readonly direction: 'blue' | 'red';
  /** The blue invoice that a red one takes back. */
  readonly blueInvoiceNo?: string;
  readonly issuedAt: string;
  readonly currency: string;
  /** Without sign. */
  readonly totalAmount: Amount;
  /** Without sign. */
  readonly taxAmount?: Amount;
  /** As printed, for example 13%. */
  readonly taxRate?: string;
  /** Tax number of the shop's company. */
  readonly issuerTaxNo?: string;
  /** Only a company's tax number (18 characters, or 15 digits). */
  readonly buyerTaxNo?: string;
}

/** A row of a summary file: totals by type, to hold a statement against. */
export interface SummaryRow {
  readonly fileLine: number;
  readonly type: string;
  readonly currency: string;
  readonly creditCount: number;
  readonly creditAmount: Amount;
  readonly debitCount: number;
  readonly debitAmount: Amount;
}
