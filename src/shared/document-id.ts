import { derivedId } from './ids.js';

/** Documents of orders that are evidence: what a platform, a warehouse or a tax system says of an order. */
export const DOCUMENT_KINDS = ['item', 'refund', 'shipment', 'invoice'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/**
 * The id of a document of a shop by its own key, whatever file or command tells of it: so overlapping files, and a file
 * and the order ledger, speak of one document.
 */
export function documentId(shopId: string, kind: string, ...key: readonly string[]): string {
  return derivedId('document', shopId, kind, ...key);
}

/** An invoice is known by its number. */
export function invoiceDocumentId(shopId: string, invoiceNo: string): string {
  return documentId(shopId, 'invoice', invoiceNo);
}
