import { DOCUMENT_KINDS } from '../shared/document-id.js';
import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import {
  amount,
  currency,
  flag,
  instant,
  integer,
  key,
  list,
  oneOf,
  optional,
  record,
  text,
} from '../shared/event-schema.js';
import type { FieldType } from '../shared/event-schema.js';

/**
 * A document of an order as a file says it: an item, a refund case, a shipment or an invoice. Amounts are without sign, in
 * the document's own currency. Nothing in it identifies a buyer (docs/decisions/personal-data.md).
 */
export const orderDocument = record({
  /** Derived from the document's own key: the same document in two files has one id. */
  documentId: key,
  /** Line in the file, from 1, to find it again. */
  fileLine: integer,
  orderNo: key,
  /** The number that it bears: of the item, the refund case, the invoice. */
  documentNo: optional(text),
  /** Shipments: goods that left (out) or came back (in). Invoices: blue, or red to take a blue one back. */
  direction: optional(oneOf('out', 'in', 'blue', 'red')),
  currency: optional(currency),
  /** Paid for the item, refunded, invoiced with tax. */
  amount: optional(amount),
  taxAmount: optional(amount),
  /** Of an item: what the platform says was refunded. */
  refundedAmount: optional(amount),
  quantity: optional(integer),
  orderedQuantity: optional(integer),
  /** When it was done: the item paid, the refund completed, the goods moved, the invoice issued. */
  occurredAt: optional(instant),
  /** When the buyer asked for it: the item ordered, the refund requested. */
  requestedAt: optional(instant),
  /** In the platform's words, like `refundStatus`, `reason` and `orderType`. */
  status: optional(text),
  refundStatus: optional(text),
  /** True once a refund has gone back to the buyer. */
  settled: optional(flag),
  returnsGoods: optional(flag),
  reason: optional(text),
  orderType: optional(text),
  carrier: optional(text),
  trackingNo: optional(text),
  sku: optional(text),
  title: optional(text),
  /** The blue invoice that a red one takes back. */
  originalNo: optional(text),
  /** 发票代码 of paper invoices. */
  invoiceCode: optional(text),
  /** As printed, for example 13%. */
  taxRate: optional(text),
  /** Tax numbers of companies only. */
  issuerTaxNo: optional(text),
  buyerTaxNo: optional(text),
  /** The payment service's number of the trade. */
  tradeNo: optional(text),
});
export type OrderDocument = FieldType<typeof orderDocument>;

/** Reading of a file of documents began. `fileKind` is the reader that read it, `readerVersion` its version. */
export const DocumentFileOpened = defineEvent('DocumentFileOpened', {
  shopId: key,
  fileId: key,
  fileKind: key,
  fileName: text,
  sha256: key,
  encoding: text,
  readerVersion: integer,
});
export type DocumentFileOpened = EventOf<typeof DocumentFileOpened>;

/**
 * Documents of one kind in the order of the file, at most 500 or 256 KiB an event. They are evidence: of a document that
 * is told of several times the version recorded last counts, and the earlier ones stay.
 */
export const OrderDocumentsRecorded = defineEvent('OrderDocumentsRecorded', {
  shopId: key,
  fileId: key,
  fileKind: key,
  sha256: key,
  kind: oneOf(...DOCUMENT_KINDS),
  /** From 1. */
  chunk: integer,
  documents: list(orderDocument),
});
export type OrderDocumentsRecorded = EventOf<typeof OrderDocumentsRecorded>;

/** The file was read to its end. Figures of the file itself: `newRows` of its `rows` are documents recorded. */
export const DocumentFileClosed = defineEvent('DocumentFileClosed', {
  shopId: key,
  fileId: key,
  fileKind: key,
  sha256: key,
  rows: integer,
  newRows: integer,
  rejectedRows: integer,
});
export type DocumentFileClosed = EventOf<typeof DocumentFileClosed>;

export const documentEvents = [DocumentFileOpened, OrderDocumentsRecorded, DocumentFileClosed] as const;
export type DocumentEvent = DocumentFileOpened | OrderDocumentsRecorded | DocumentFileClosed;
