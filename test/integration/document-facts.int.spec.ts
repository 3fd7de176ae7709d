import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  DOCUMENT_INDEX_SQL,
  DOCUMENT_SCHEMA_SQL,
  recordDocumentFacts,
} from '../../projections/core/document-facts.js';
import { OrderDocumentsRecorded } from '../../src/documents/document.events.js';
import type { OrderDocument } from '../../src/documents/document.events.js';
import {
  InvoiceIssued,
  InvoiceRequested,
  InvoiceVoided,
  RedInvoiceIssued,
} from '../../src/orders/invoice.events.js';
import { ShipmentDispatched, ShipmentReported } from '../../src/orders/shipment.events.js';
import { Database } from '../../src/platform/postgres/database.js';
import { documentId, invoiceDocumentId } from '../../src/shared/document-id.js';
import type { DocumentKind } from '../../src/shared/document-id.js';
import type { DomainEvent } from '../../src/shared/domain-event.js';
import { documentFileStream, orderStream } from '../../src/shared/streams.js';
import { logOf } from '../support/log-of-events.js';
import type { LoggedEvent } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const SHOP = 'shop-1';
const READ_AT = '2026-03-10T00:00:00Z';
const ORDER = { shopId: SHOP, orderNo: '1001' };
const INVOICE = {
  ...ORDER,
  issuerTaxNo: '91330100MA2CD3E45X',
  currency: 'CNY',
  amount: '113.00',
  taxAmount: '13.00',
};
const BLUE = { ...INVOICE, invoiceNo: '24332000000000000001' };

/** A file that holds these documents, read on 10 March. */
function file(kind: DocumentKind, documents: readonly Omit<OrderDocument, 'fileLine'>[]): LoggedEvent {
  const event = OrderDocumentsRecorded.at(READ_AT, {
    shopId: SHOP,
    fileId: 'file-1',
    fileKind: 'export',
    sha256: 'hash',
    kind,
    chunk: 1,
    documents: documents.map((document, index) => ({ ...document, fileLine: index + 2 })),
  });
  return { stream: documentFileStream(SHOP, 'file-1'), event };
}

function ofOrder(event: DomainEvent): LoggedEvent {
  return { stream: orderStream(SHOP, '1001'), event };
}

describe('the documents of orders', () => {
  let server: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    server = await freshDatabase();
    database = new Database(server.url);
  });
  afterAll(async () => {
    await database.close();
    await server.drop();
  });
  beforeEach(async () => {
    await database.query('DROP TABLE IF EXISTS order_document');
    await database.query(DOCUMENT_SCHEMA_SQL);
    await database.query(DOCUMENT_INDEX_SQL);
  });

  const record = async (events: readonly LoggedEvent[], batchSize = events.length): Promise<void> => {
    const log = logOf(events);
    for (let from = 0; from < log.length; from += batchSize) {
      await recordDocumentFacts(database, log.slice(from, from + batchSize));
    }
  };
  /** What counts of each document: the version recorded last. Columns without a value are left out. */
  const latest = async (): Promise<readonly Record<string, unknown>[]> => {
    const rows = await database.query<{ row: Record<string, unknown> }>(`
      SELECT jsonb_strip_nulls(to_jsonb(latest)) - 'shop_id' - 'document_id' - 'recorded_at' - 'ordinal' - 'place' AS row
        FROM (SELECT DISTINCT ON (kind, document_id) *
                FROM order_document ORDER BY kind, document_id, ordinal DESC, place DESC) latest
       ORDER BY kind, ordinal, place`);
    return rows.map(({ row }) => row);
  };

  it('of a file keep what it says of them, each at its own time, at that of its request or else when it was read', async () => {
    const money = { currency: 'CNY', amount: '30.00' };
    const refund = { orderNo: '1001', ...money, documentNo: 'r', settled: true, returnsGoods: false };
    const asked = '2026-03-01T00:00:00Z';
    await record([
      file('refund', [
        { ...refund, documentId: 'r-1', requestedAt: asked, occurredAt: '2026-03-02T00:00:00Z' },
        { ...refund, documentId: 'r-2', requestedAt: asked },
        { ...refund, documentId: 'r-3' },
      ]),
      file('shipment', [
        {
          documentId: 's-1',
          orderNo: '1001',
          direction: 'in',
          quantity: 1,
          orderedQuantity: 2,
          orderType: '换货订单',
          trackingNo: 'SF1',
          occurredAt: asked,
        },
      ]),
    ]);
    const told = { kind: 'refund', order_no: '1001', document_no: 'r', currency: 'CNY', amount: 30 };
    const recorded = { ...told, settled: true, returns_goods: false };
    const askedAt = '2026-03-01T00:00:00+00:00';
    expect(await latest()).toEqual([
      { ...recorded, requested_at: askedAt, occurred_at: '2026-03-02T00:00:00+00:00' },
      { ...recorded, requested_at: askedAt, occurred_at: askedAt },
      { ...recorded, occurred_at: '2026-03-10T00:00:00+00:00' },
      {
        kind: 'shipment',
        order_no: '1001',
        direction: 'in',
        quantity: 1,
        ordered_quantity: 2,
        order_type: '换货订单',
        reference: 'SF1',
        occurred_at: askedAt,
      },
    ]);
  });

  it('that a later file tells of again are known in both versions, and the later one counts', async () => {
    const refund = { documentId: 'r-1', orderNo: '1001', currency: 'CNY', amount: '30.00' };
    await record([
      file('refund', [{ ...refund, settled: false }]),
      file('refund', [{ ...refund, settled: true }]),
    ]);
    expect(await latest()).toMatchObject([{ settled: true }]);
    expect(await database.query('SELECT settled FROM order_document ORDER BY ordinal')).toEqual([
      { settled: false },
      { settled: true },
    ]);
  });

  it('count an invoice once that the ledger issued and a file has too', async () => {
    const inFile = {
      documentId: invoiceDocumentId(SHOP, BLUE.invoiceNo),
      orderNo: '1001',
      documentNo: BLUE.invoiceNo,
    };
    await record([
      ofOrder(InvoiceIssued.at(READ_AT, { ...BLUE, taxRate: '0.13', buyerKind: 'company' })),
      file('invoice', [{ ...inFile, direction: 'blue', currency: 'CNY', amount: '113.00' }]),
    ]);
    expect(await latest()).toMatchObject([{ direction: 'blue', amount: 113, document_no: BLUE.invoiceNo }]);
  });

  it('take a voided invoice back to nothing, and a red one names the blue one', async () => {
    const red = { ...INVOICE, invoiceNo: '24332000000000000009', originalInvoiceNo: '24332000000000000002' };
    await record([
      ofOrder(InvoiceIssued.at(READ_AT, { ...BLUE, taxRate: '0.13', buyerKind: 'individual' })),
      ofOrder(RedInvoiceIssued.at(READ_AT, { ...red, reason: 'returned' })),
      ofOrder(InvoiceVoided.at(READ_AT, { ...BLUE, reason: 'wrong title' })),
    ]);
    expect(await latest()).toMatchObject([
      { direction: 'red', amount: 113, reference: '24332000000000000002' },
      { direction: 'blue', amount: 0 },
    ]);
  });

  it('hold a shipment of the ledger without a quantity', async () => {
    const parcel = { shipmentId: 's-1', carrier: '顺丰', trackingNo: 'SF1' };
    await record([ofOrder(ShipmentDispatched.at(READ_AT, { ...ORDER, ...parcel }))]);
    expect(await latest()).toEqual([
      {
        kind: 'shipment',
        order_no: '1001',
        direction: 'out',
        reference: 'SF1',
        occurred_at: '2026-03-10T00:00:00+00:00',
      },
    ]);
  });

  it('of an order whose report says shipped and asks for an invoice are a shipment and a request, once', async () => {
    const report = { ...ORDER, platform: 'tmall', evidence: 'file:abc:2' };
    await record([
      ofOrder(ShipmentReported.at(READ_AT, report)),
      ofOrder(InvoiceRequested.at(READ_AT, report)),
      ofOrder(InvoiceRequested.at('2026-03-11T00:00:00Z', report)),
    ]);
    expect(await latest()).toEqual([
      { kind: 'invoice-request', order_no: '1001', occurred_at: '2026-03-11T00:00:00+00:00' },
      { kind: 'shipment', order_no: '1001', direction: 'out', occurred_at: '2026-03-10T00:00:00+00:00' },
    ]);
  });

  it('are the same however the log is cut into batches, large files too', async () => {
    const items = Array.from({ length: 4500 }, (_, n) => ({
      documentId: documentId(SHOP, 'item', String(n)),
      orderNo: '1001',
      currency: 'CNY',
      amount: '1.00',
      quantity: n,
    }));
    const log = Array.from({ length: 9 }, (_, n) => file('item', items.slice(n * 500, n * 500 + 500)));
    const content = (): Promise<readonly object[]> =>
      database.query('SELECT * FROM order_document ORDER BY kind, document_id, ordinal, place');
    await record(log);
    const atOnce = await content();
    await database.query('TRUNCATE order_document');
    await record(log, 2);
    expect(await content()).toEqual(atOnce);
    expect(atOnce).toHaveLength(4500);
  });
});
