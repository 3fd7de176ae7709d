import type { OrderDocument } from '../documents/document.events.js';
import type { InvoiceRow, ItemRow, RefundRow, ShipmentRow } from '../reading/document-rows.js';
import type { FileItem } from '../reading/file-reader.js';
import { SeenKeys } from '../reading/seen-keys.js';
import { documentId, invoiceDocumentId } from '../shared/document-id.js';
import type { DocumentKind } from '../shared/document-id.js';

/** A row of a file that tells of a document. */
export type DocumentItem = Extract<FileItem, { readonly kind: DocumentKind }>;

/** The fields of a document; one without a value is left out. */
type Fields = Pick<OrderDocument, 'documentId' | 'fileLine' | 'orderNo'> & {
  readonly [Name in keyof OrderDocument]?: OrderDocument[Name] | undefined;
};

/**
 * Turns the rows of one file into documents. A shipment bears no number of its own: it is known by order, parcel, goods
 * and direction, and equal ones by their sequence in the file, so that the same rows in another file get the same ids.
 */
export class OrderDocuments {
  private readonly shipments = new SeenKeys();

  constructor(private readonly shopId: string) {}

  documentOf(item: DocumentItem): OrderDocument {
    switch (item.kind) {
      case 'item':
        return present(itemFields(this.shopId, item.row));
      case 'refund':
        return present(refundFields(this.shopId, item.row));
      case 'shipment':
        return present(shipmentFields(item.row, this.shipmentId(item.row)));
      case 'invoice':
        return present(invoiceFields(this.shopId, item.row));
    }
  }

  private shipmentId({ orderNo, trackingNo = '', sku = '', direction, fileLine }: ShipmentRow): string {
    for (let equal = 0; ; equal++) {
      const key = [orderNo, trackingNo, sku, direction, String(equal)];
      if (this.shipments.remember(JSON.stringify(key), '', fileLine) === undefined) {
        return documentId(this.shopId, 'shipment', ...key);
      }
    }
  }
}

/** The numbers of items count within their order on some platforms. */
function itemFields(shopId: string, row: ItemRow): Fields {
  return {
    documentId: documentId(shopId, 'item', row.orderNo, row.itemNo),
    fileLine: row.fileLine,
    orderNo: row.orderNo,
    documentNo: row.itemNo,
    currency: row.currency,
    amount: row.paidAmount,
    refundedAmount: row.refundedAmount,
    quantity: row.quantity,
    occurredAt: row.paidAt,
    requestedAt: row.placedAt,
    status: row.status,
    refundStatus: row.refundStatus,
    sku: row.sku,
    title: row.title,
  };
}

function refundFields(shopId: string, row: RefundRow): Fields {
  return {
    documentId: documentId(shopId, 'refund', row.refundNo),
    fileLine: row.fileLine,
    orderNo: row.orderNo,
    documentNo: row.refundNo,
    currency: row.currency,
    amount: row.amount,
    occurredAt: row.completedAt,
    requestedAt: row.requestedAt,
    status: row.status,
    settled: row.settled,
    returnsGoods: row.returnsGoods,
    reason: row.reason,
    tradeNo: row.tradeNo,
  };
}

function shipmentFields(row: ShipmentRow, id: string): Fields {
  return {
    documentId: id,
    fileLine: row.fileLine,
    orderNo: row.orderNo,
    direction: row.direction,
    quantity: row.quantity,
    orderedQuantity: row.orderedQuantity,
    occurredAt: row.shippedAt,
    orderType: row.orderType,
    carrier: row.carrier,
    trackingNo: row.trackingNo,
    sku: row.sku,
  };
}

function invoiceFields(shopId: string, row: InvoiceRow): Fields {
  return {
    documentId: invoiceDocumentId(shopId, row.invoiceNo),
    fileLine: row.fileLine,
    orderNo: row.orderNo,
    documentNo: row.invoiceNo,
    direction: row.direction,
    currency: row.currency,
    amount: row.totalAmount,
    taxAmount: row.taxAmount,
    occurredAt: row.issuedAt,
    originalNo: row.blueInvoiceNo,
    invoiceCode: row.invoiceCode,
    taxRate: row.taxRate,
    issuerTaxNo: row.issuerTaxNo,
    buyerTaxNo: row.buyerTaxNo,
  };
}

function present(fields: Fields): OrderDocument {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as OrderDocument;
}
