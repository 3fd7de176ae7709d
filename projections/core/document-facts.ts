import type { OrderDocument, OrderDocumentsRecorded } from '../../src/documents/document.events.js';
import type {
  InvoiceIssued,
  InvoiceRequested,
  InvoiceVoided,
  RedInvoiceIssued,
} from '../../src/orders/invoice.events.js';
import type { ShipmentDispatched, ShipmentReported } from '../../src/orders/shipment.events.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { readSql } from '../../src/platform/read-sql.js';
import { documentId, invoiceDocumentId } from '../../src/shared/document-id.js';
import { zero } from '../../src/shared/money.js';
import { Columns } from './columns.js';

/** Table and index of the documents of orders; a view that holds orders against them puts them in its schema. */
export const DOCUMENT_SCHEMA_SQL = readSql(import.meta.url, './document.schema.sql');
export const DOCUMENT_INDEX_SQL = readSql(import.meta.url, './document.indexes.sql');

/** An event of a file holds hundreds of documents, so a batch of them would be one message of a hundred megabytes. */
const DOCUMENTS_AT_A_TIME = 2000;

type InvoiceEvent = InvoiceIssued | RedInvoiceIssued | InvoiceVoided;
type OrderLedgerEvent = InvoiceEvent | InvoiceRequested | ShipmentDispatched | ShipmentReported;
type DocumentFactEvent = OrderDocumentsRecorded | OrderLedgerEvent;

/** A document of the order ledger's own, in the words of a file's. */
type OwnDocument = Omit<OrderDocument, 'fileLine' | 'orderNo'>;

/**
 * Writes what a batch of events says about orders' documents: one statement for every few thousand of them. Rows are
 * added and never changed, each with its place in the log, so the cut of the batches makes no difference.
 */
export async function recordDocumentFacts(tx: Queryable, events: readonly Decoded[]): Promise<void> {
  const rows = new Columns(19);
  for (const decoded of events) {
    collect(rows, decoded as Decoded<DocumentFactEvent>);
    if (rows.rows >= DOCUMENTS_AT_A_TIME) await rows.insert(tx, INSERT_DOCUMENTS);
  }
  await rows.insert(tx, INSERT_DOCUMENTS);
}

/** The log holds other events too; they fit no case and say nothing here. */
function collect(rows: Columns, decoded: Decoded<DocumentFactEvent>): void {
  const { event } = decoded;
  switch (event.type) {
    case 'OrderDocumentsRecorded': {
      const { kind, documents } = event.data;
      documents.forEach((document, index) => addDocument(rows, decoded, kind, document, index + 1));
      return;
    }
    case 'InvoiceIssued':
    case 'RedInvoiceIssued':
    case 'InvoiceVoided': {
      addOwn(rows, decoded as Decoded<InvoiceEvent>, 'invoice', invoiceOf(event));
      return;
    }
    case 'InvoiceRequested': {
      const { shopId, orderNo } = event.data;
      const id = documentId(shopId, 'invoice-request', orderNo);
      addOwn(rows, decoded as Decoded<InvoiceRequested>, 'invoice-request', { documentId: id });
      return;
    }
    case 'ShipmentDispatched': {
      const { shopId, orderNo, shipmentId, trackingNo } = event.data;
      const id = documentId(shopId, 'shipment', orderNo, 'dispatched', shipmentId);
      const document: OwnDocument = { documentId: id, direction: 'out', trackingNo };
      addOwn(rows, decoded as Decoded<ShipmentDispatched>, 'shipment', document);
      return;
    }
    case 'ShipmentReported': {
      const { shopId, orderNo } = event.data;
      const id = documentId(shopId, 'shipment', orderNo, 'reported');
      const document: OwnDocument = { documentId: id, direction: 'out' };
      addOwn(rows, decoded as Decoded<ShipmentReported>, 'shipment', document);
      return;
    }
  }
}

/** A voided invoice counts as never issued: a later version of it over nothing. */
function invoiceOf(event: InvoiceEvent): OwnDocument {
  const { shopId, invoiceNo, currency, amount } = event.data;
  return {
    documentId: invoiceDocumentId(shopId, invoiceNo),
    documentNo: invoiceNo,
    direction: event.type === 'RedInvoiceIssued' ? 'red' : 'blue',
    currency,
    amount: event.type === 'InvoiceVoided' ? zero(currency) : amount,
    ...(event.type === 'RedInvoiceIssued' && { originalNo: event.data.originalInvoiceNo }),
  };
}

function addOwn(
  rows: Columns,
  decoded: Decoded<OrderLedgerEvent>,
  kind: string,
  document: OwnDocument,
): void {
  addDocument(rows, decoded, kind, { ...document, orderNo: decoded.event.data.orderNo }, 1);
}

function addDocument(
  rows: Columns,
  { event, recordedAt, ordinal }: Decoded<DocumentFactEvent>,
  kind: string,
  document: Omit<OrderDocument, 'fileLine'>,
  place: number,
): void {
  const { orderNo, documentNo, direction, currency, amount, orderType, occurredAt, requestedAt } = document;
  rows.add(
    ...[event.data.shopId, kind, document.documentId, orderNo, documentNo, direction, currency, amount],
    ...[document.quantity, document.orderedQuantity, document.settled, document.returnsGoods].map(textOf),
    ...[orderType, document.originalNo ?? document.trackingNo, requestedAt],
    ...[occurredAt ?? requestedAt ?? event.occurredAt, recordedAt, String(ordinal), String(place)],
  );
}

function textOf(value: number | boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

const INSERT_DOCUMENTS = `
  INSERT INTO order_document (shop_id, kind, document_id, order_no, document_no, direction, currency, amount, quantity,
                              ordered_quantity, settled, returns_goods, order_type, reference, requested_at,
                              occurred_at, recorded_at, ordinal, place)
  SELECT a, b, c, d, e, f, g, h::numeric, i::integer, j::integer, k::boolean, l::boolean, m, n, o::timestamptz,
         p::timestamptz, q::timestamptz, r::bigint, s::integer
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
                $17::text[], $18::text[], $19::text[]) AS row (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s)`;
