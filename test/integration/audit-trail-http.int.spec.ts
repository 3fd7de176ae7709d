import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CauseNode } from '../../projections/audit-trail/audit-trail.causes.js';
import { startLedgerApp } from '../support/ledger-app.js';
import type { LedgerApp } from '../support/ledger-app.js';
import { orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';

const TRAIL = '/v1/audit-trail';
const SHOP = `/v1/shops/${SCENARIO_SHOP}`;
const [FIRST, OTHER] = [orderNo(1), orderNo(2)];
const UNKNOWN = '00000000-0000-4000-8000-000000000001';

interface Entry {
  readonly eventId: string;
  readonly type: string;
}

let app: LedgerApp;

beforeAll(async () => {
  app = await startLedgerApp();
  const lines = Array.from({ length: 120 }, (_, n) =>
    receipt(OTHER, '2026-01-06', '1.00', { entryNo: `e-${n + 1}` }),
  );
  const refund = { on: '2026-01-10', orderNo: FIRST, documentNo: 'case-7', amount: '5.00' };
  await app.append(
    new Scenario()
      .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })
      .order(OTHER, { paid: '2026-01-03', completed: '2026-01-05' })
      .statement({ from: '2026-01-01', until: '2026-02-01', lines })
      .documents('refund', [refund, { ...refund, orderNo: OTHER, documentNo: 'case-8' }])
      .log(),
  );
});
afterAll(async () => {
  await app.close();
});

const entriesOf = async (query: Record<string, string>): Promise<readonly Entry[]> => {
  const { status, body } = await app.get(TRAIL, { first: 'oldest', ...query });
  expect(status).toBe(200);
  return (body as { items: readonly Entry[] }).items;
};

describe('an event in full', () => {
  const inFull = async (type: string, query: Record<string, string> = {}) => {
    const [entry] = await entriesOf({ type });
    return app.get(`${TRAIL}/${entry!.eventId}/event`, query);
  };

  it('is told as the log holds it, with payload, metadata and place', async () => {
    const { body } = await inFull('OrderReceiptConfirmed');
    expect(body).toMatchObject({
      type: 'OrderReceiptConfirmed',
      stream: `order-${SCENARIO_SHOP.replaceAll('-', '~')}-${FIRST}`,
      revision: '2',
      ordinal: '3',
      occurredAt: '2026-01-04T16:00:00Z',
      recordedVersion: 1,
      version: 1,
      payload: { shopId: SCENARIO_SHOP, orderNo: FIRST, currency: 'CNY', recognisedAmount: '100.00' },
      recordedPayload: null,
      payloadTruncated: false,
      lists: [],
      metadata: { actorId: 'clerk', commandId: 'command-3', schemaVersion: '1', source: 'http' },
    });
    expect(body.position).toMatch(/^pg:.*:3$/);
  });

  it('names the events before and after it in its stream', async () => {
    const stream = await entriesOf({ stream: `order-${SCENARIO_SHOP.replaceAll('-', '~')}-${FIRST}` });
    expect(stream).toHaveLength(3);
    const neighbours = await Promise.all(
      stream.map(async ({ eventId }) => {
        const { body } = await app.get(`${TRAIL}/${eventId}/event`);
        return [body.previousEventId, body.nextEventId] as unknown[];
      }),
    );
    const [first, second, third] = stream.map(({ eventId }) => eventId);
    expect(neighbours).toEqual([
      [null, second],
      [first, third],
      [second, null],
    ]);
  });

  it('shows long lists in parts, with how much there is', async () => {
    const first = await inFull('StatementLinesRecorded');
    expect(first.body.payload.lines).toHaveLength(50);
    expect(first.body).toMatchObject({
      payloadTruncated: true,
      lists: [{ field: 'lines', total: 120, skipped: 0, shown: 50 }],
    });
    const rest = await inFull('StatementLinesRecorded', { skip: '100', limit: '500' });
    expect(rest.body.payload.lines.map(({ entryNo }: { entryNo: string }) => entryNo)).toEqual(
      Array.from({ length: 20 }, (_, n) => `e-${n + 101}`),
    );
    expect(rest.body.lists).toEqual([{ field: 'lines', total: 120, skipped: 100, shown: 20 }]);
    const whole = await inFull('StatementLinesRecorded', { limit: '500' });
    expect(whole.body).toMatchObject({ payloadTruncated: false, lists: [] });
  });

  it('of an older version is told as it is read today and as it was recorded', async () => {
    const golden = JSON.parse(
      readFileSync('test/fixtures/events/ShopSettingsChanged.v1.json', 'utf8'),
    ) as Record<string, object>;
    const event = {
      id: '6f1d2c3b-0000-4000-8000-00000000abcd',
      type: 'ShopSettingsChanged',
      data: JSON.stringify(golden['data']),
      metadata: JSON.stringify(golden['metadata']),
    };
    await app.ledger.store.append({ stream: 'shop-tmall-1', expected: 'no-stream', events: [event] });
    const { body } = await inFull('ShopSettingsChanged');
    expect(body).toMatchObject({ recordedVersion: 1, version: 2, recordedPayload: golden['data'] });
    expect(body.payload).not.toEqual(golden['data']);
  });

  it.each([
    [`${UNKNOWN}/event`, {}, 404, 'AUDIT_ENTRY_NOT_FOUND'],
    [`${UNKNOWN}/causes`, {}, 404, 'AUDIT_ENTRY_NOT_FOUND'],
    ['first/event', {}, 400, 'MALFORMED_EVENT_ID'],
    ['first/causes', {}, 400, 'MALFORMED_EVENT_ID'],
    [`${UNKNOWN}/event`, { skip: '-1' }, 400, 'MALFORMED_REQUEST'],
    [`${UNKNOWN}/event`, { limit: '501' }, 400, 'MALFORMED_REQUEST'],
  ])('%s %j is refused with %d %s', async (path, query, status, code) => {
    const { body } = await app.get(`${TRAIL}/${path}`, query).then((answer) => answer);
    expect(body).toMatchObject({ status, code });
  });
});

describe('an adjustment and an invoice of an order', () => {
  const adjustment = {
    adjustmentId: 'adj-9',
    orderNo: FIRST,
    currency: 'CNY',
    amount: '1.50',
    debitAccount: '6711',
    creditAccount: '1122',
    reason: 'a rounding difference',
    occurredAt: '2026-02-03T00:00:00Z',
  };
  const invoice = {
    issuerTaxNo: '91330100MA27XF6Q8X',
    invoiceNo: '25332000000012345678',
    amount: '100.00',
    taxRate: '0.13',
    buyerKind: 'individual',
    occurredAt: '2026-02-05T00:00:00Z',
  };

  beforeAll(async () => {
    await app.post(`${SHOP}/adjustments`, adjustment, 'alice').expect(201);
    const at = { occurredAt: '2026-02-04T00:00:00Z' };
    await app.post(`${SHOP}/adjustments/adj-9/approval`, at, 'alice').expect(409);
    await app.post(`${SHOP}/adjustments/adj-9/approval`, at, 'bob').expect(201);
    const issued = await app.post(`${SHOP}/orders/${FIRST}/invoices`, invoice, 'carol');
    expect(issued.body).toMatchObject({ events: ['InvoiceIssued'] });
  });

  it('stand in the timeline of the order by business time, with what files say of this order alone', async () => {
    const { body } = await app.get(`${SHOP}/orders/${FIRST}/timeline`);
    const told = body.items.map((one: { type: string; occurredAt: string }) => [
      one.occurredAt.slice(0, 10),
      one.type,
    ]);
    expect(told).toEqual([
      ['2026-01-02', 'OrderPlaced'],
      ['2026-01-02', 'PaymentReceived'],
      ['2026-01-04', 'OrderReceiptConfirmed'],
      ['2026-02-01', 'OrderDocumentsRecorded'],
      ['2026-02-03', 'AdjustmentProposed'],
      ['2026-02-04', 'CommandRefused'],
      ['2026-02-04', 'AdjustmentApproved'],
      ['2026-02-05', 'InvoiceIssued'],
      // Reserved when it was asked for, which is after everything that is told of here.
      [expect.any(String), 'InvoiceNumberReserved'],
    ]);
    const documents = [
      { kind: 'refund', documentNo: 'case-7', direction: null, amount: '5.00', currency: 'CNY' },
    ];
    expect(body.items[3]).toMatchObject({ documents, orderNo: null });
    expect(body.items[4]).toMatchObject({
      reason: 'a rounding difference',
      actor: { id: 'alice' },
      documents: [],
    });
  });

  it('are read page by page without a gap', async () => {
    const { body: whole } = await app.get(`${SHOP}/orders/${FIRST}/timeline`);
    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await app.get(`${SHOP}/orders/${FIRST}/timeline`, {
        limit: '3',
        ...(cursor !== '' && { cursor }),
      });
      paged.push(...(body as { items: unknown[] }).items);
      cursor = (body as { nextCursor: string | null }).nextCursor;
    }
    expect(paged).toEqual(whole.items);
  });

  it('show what led to the reservation of the number: the command whose first event is the invoice', async () => {
    const [reserved] = await entriesOf({ type: 'InvoiceNumberReserved' });
    const { body } = await app.get(`${TRAIL}/${reserved!.eventId}/causes`);
    expect(body).toMatchObject({ eventId: reserved!.eventId, nodes: 2, truncated: false, correlated: [] });
    const root = body.root as CauseNode;
    expect([root.type, root.relation]).toEqual(['InvoiceIssued', 'root']);
    expect(root.children.map(({ type, relation }) => [type, relation])).toEqual([
      ['InvoiceNumberReserved', 'consequence'],
    ]);
    expect(body.path).toEqual([root.eventId, reserved!.eventId]);
    const [issued] = await entriesOf({ type: 'InvoiceIssued' });
    const same = await app.get(`${TRAIL}/${issued!.eventId}/causes`);
    expect(same.body.root).toEqual(root);
  });

  it('are found by command, by the id of a command, and by the name of a stream', async () => {
    const [approved] = await entriesOf({ command: 'ApproveAdjustment', type: 'AdjustmentApproved' });
    const { body: entry } = await app.get(`${TRAIL}/${approved!.eventId}`);
    expect((await entriesOf({ q: entry.commandId })).map(({ type }) => type)).toEqual(['AdjustmentApproved']);
    expect((await entriesOf({ q: approved!.eventId })).map(({ type }) => type)).toEqual([
      'AdjustmentApproved',
    ]);
    expect((await entriesOf({ q: entry.stream })).map(({ type }) => type)).toEqual([
      'AdjustmentProposed',
      'AdjustmentApproved',
    ]);
    expect((await entriesOf({ q: FIRST, type: 'AdjustmentProposed' })).length).toBe(1);
    expect(await entriesOf({ q: 'adj' })).toEqual([]);
  });

  it('refused commands tell why', async () => {
    const [refused] = await entriesOf({ command: 'ApproveAdjustment', type: 'CommandRefused' });
    expect(refused).toMatchObject({
      actor: { id: 'alice' },
      reason: expect.stringContaining('somebody else'),
    });
  });

  it('are counted among what the trail can be narrowed to, by shop and by date', async () => {
    const { body } = await app.get(`${TRAIL}/facets`, { shop: SCENARIO_SHOP });
    expect(body.types.slice(0, 3)).toEqual([
      { value: 'OrderPlaced', events: '2' },
      { value: 'OrderReceiptConfirmed', events: '2' },
      { value: 'PaymentReceived', events: '2' },
    ]);
    expect(body.commands).toEqual(expect.arrayContaining([{ value: 'ApproveAdjustment', events: '2' }]));
    expect(body.actors).toEqual(expect.arrayContaining([{ value: 'bob', events: '1' }]));
    const all = await app.get(`${TRAIL}/facets`);
    expect(all.body.types).toEqual(expect.arrayContaining([{ value: 'OrderPlaced', events: '2' }]));
    const before = await app.get(`${TRAIL}/facets`, { to: '2020-01-01' });
    expect(before.body).toEqual({ types: [], commands: [], actors: [], actorsTruncated: false });
  });
});

describe('the timeline of an order that nothing names', () => {
  it('is refused with 404', async () => {
    const { body } = await app.get(`${SHOP}/orders/none/timeline`);
    expect(body).toMatchObject({ status: 404, code: 'ORDER_NOT_FOUND' });
  });
});
