import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { amount, currency, decimal, key, oneOf, optional, text } from '../shared/event-schema.js';

/** On the stream of the number itself: who holds it. The same command finds its own reservation again. */
export const InvoiceNumberReserved = defineEvent('InvoiceNumberReserved', {
  issuerTaxNo: key,
  invoiceNo: key,
  shopId: key,
  orderNo: key,
  reservedByCommandId: key,
});
export type InvoiceNumberReserved = EventOf<typeof InvoiceNumberReserved>;

/** The command that reserved the number was refused: the number is free again. */
export const InvoiceNumberReleased = defineEvent('InvoiceNumberReleased', {
  issuerTaxNo: key,
  invoiceNo: key,
  reservedByCommandId: key,
});
export type InvoiceNumberReleased = EventOf<typeof InvoiceNumberReleased>;

/**
 * The buyer asked for an invoice, as the order report that `evidence` names says. The title that they want it in (发票抬头)
 * may be a person's name, so it is not kept.
 */
export const InvoiceRequested = defineEvent('InvoiceRequested', {
  shopId: key,
  orderNo: key,
  platform: text,
  evidence: text,
});
export type InvoiceRequested = EventOf<typeof InvoiceRequested>;

/** A blue invoice (蓝票). `amount` includes tax (价税合计), `taxAmount` is the tax in it, `taxRate` a decimal such as "0.13". */
export const InvoiceIssued = defineEvent('InvoiceIssued', {
  shopId: key,
  orderNo: key,
  issuerTaxNo: key,
  invoiceNo: key,
  currency,
  amount,
  taxAmount: amount,
  taxRate: decimal,
  buyerKind: oneOf('company', 'individual'),
  buyerTaxNo: optional(text),
});
export type InvoiceIssued = EventOf<typeof InvoiceIssued>;

/** 作废: the invoice counts as never issued; its number stays used. */
export const InvoiceVoided = defineEvent('InvoiceVoided', {
  shopId: key,
  orderNo: key,
  issuerTaxNo: key,
  invoiceNo: key,
  currency,
  amount,
  taxAmount: amount,
  reason: text,
});
export type InvoiceVoided = EventOf<typeof InvoiceVoided>;

/** A red (credit) invoice (红票) against a blue one; `amount` and `taxAmount` are positive and reduce it. */
export const RedInvoiceIssued = defineEvent('RedInvoiceIssued', {
  shopId: key,
  orderNo: key,
  issuerTaxNo: key,
  invoiceNo: key,
  originalInvoiceNo: key,
  currency,
  amount,
  taxAmount: amount,
  reason: text,
});
export type RedInvoiceIssued = EventOf<typeof RedInvoiceIssued>;

export const invoiceNumberEvents = [InvoiceNumberReserved, InvoiceNumberReleased] as const;
export const invoiceEvents = [InvoiceRequested, InvoiceIssued, InvoiceVoided, RedInvoiceIssued] as const;
export type InvoiceNumberEvent = InvoiceNumberReserved | InvoiceNumberReleased;
export type InvoiceEvent = InvoiceRequested | InvoiceIssued | InvoiceVoided | RedInvoiceIssued;
