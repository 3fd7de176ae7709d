import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpClient } from '../support/http-client.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

const ORDERS = '/v1/shops/demo/orders';
const anna = { 'X-Actor': 'anna' };
const ben = { 'X-Actor': 'ben' };

let app: TestApp;
let http: HttpClient;
beforeAll(async () => {
  app = await startTestApp();
  http = httpClient(app);
});
afterAll(async () => {
  await app.close();
});

async function historyOf(path: string): Promise<string[]> {
  const { body } = await http.get(`${path}/history`).expect(200);
  return (body.events as { event: { type: string } }[]).map((entry) => entry.event.type);
}

describe('An order over HTTP', () => {
  it('lives from placement to close, and its history tells all of it', async () => {
    const placed = await http
      .post(ORDERS, {
        orderNo: 'L-1',
        currency: 'CNY',
        totalAmount: '178.8',
        channel: 'tmall',
        lines: [
          { lineNo: '1', title: '茶叶', quantity: 2, amount: '188.80' },
          { lineNo: '2', title: '优惠', quantity: 1, amount: '-10' },
        ],
        occurredAt: '2026-03-01T16:00:00+08:00',
      })
      .expect(201);
    expect(placed.headers['location']).toBe(`${ORDERS}/L-1`);
    expect(placed.headers['etag']).toBe('"0"');
    expect(placed.headers['ledger-position']).toBe(placed.body.position);
    expect(placed.body).toMatchObject({
      stream: 'order-demo-L-1',
      revision: '0',
      events: ['OrderPlaced'],
      replayed: false,
    });

    const at = `${ORDERS}/L-1`;
    const amendment = { totalAmount: '170.00', currency: 'CNY', reason: 'price protection' };
    await http.post(`${at}/amendments`, amendment, { 'If-Match': '"0"' }).expect(201);
    await http
      .post(`${at}/failed-payments`, { paymentId: 'P0', amount: '170.00', reason: 'limit' })
      .expect(201);
    await http
      .post(`${at}/payments`, {
        paymentId: 'P1',
        amount: '170.00',
        channel: 'alipay',
        channelReference: '20260301',
      })
      .expect(201);
    const shipment = { shipmentId: 'S1', carrier: 'SF', trackingNo: 'SF1', lineNos: ['1'] };
    await http.post(`${at}/shipments`, shipment).expect(201);
    await http.post(`${at}/shipments/S1/delivery`).expect(201);
    await http.post(`${at}/receipt-confirmation`).expect(201);
    await http
      .post(`${at}/refunds`, { refundId: 'R1', amount: '20.00', reason: 'broken cup' }, anna)
      .expect(201);
    const own = await http.post(`${at}/refunds/R1/approval`, {}, anna).expect(409);
    expect(own.body.code).toBe('REFUND_SELF_APPROVAL');
    await http.post(`${at}/refunds/R1/approval`, {}, ben).expect(201);
    await http.post(`${at}/refunds/R1/payout-failure`, { reason: 'account closed' }).expect(201);
    await http.post(`${at}/refunds/R1/payout`, { amount: '20.00', payoutReference: 'T1' }).expect(201);
    const invoice = {
      invoiceNo: '044001',
      issuerTaxNo: '91310000X',
      amount: '150.00',
      taxRate: '0.13',
      buyerKind: 'company',
      buyerTaxNo: '91310000Y',
    };
    await http.post(`${at}/invoices`, invoice).expect(201);
    await http
      .post(`${at}/platform-refunds`, {
        refundId: 'PR1',
        amount: '10.00',
        platform: 'tmall',
        evidence: 'refunds.csv',
      })
      .expect(201);
    const red = { invoiceNo: '044002', amount: '10.00', reason: 'refund PR1' };
    await http.post(`${at}/invoices/044001/red-invoices`, red).expect(201);
    const history = await http.get(`${at}/history`).expect(200);
    const closed = await http
      .post(`${at}/closure`, { reason: 'completed' }, { 'If-Match': history.headers['etag'] as string })
      .expect(201);

    expect(await historyOf(at)).toEqual([
      'OrderPlaced',
      'OrderAmended',
      'PaymentFailed',
      'PaymentReceived',
      'ShipmentDispatched',
      'ShipmentDelivered',
      'OrderReceiptConfirmed',
      'RefundRequested',
      'RefundApproved',
      'RefundPayoutFailed',
      'RefundPaidOut',
      'InvoiceIssued',
      'RefundSettledByPlatform',
      'RedInvoiceIssued',
      'OrderClosed',
    ]);
    expect(history.body.events[0]).toMatchObject({
      event: { occurredAt: '2026-03-01T08:00:00Z', data: { totalAmount: '178.80' } },
      context: { actorId: 'local', source: 'http', commandType: 'PlaceOrder' },
    });
    const view = await http.get(at, { after: closed.body.position }).expect(200);
    expect(view.body).toMatchObject({
      status: 'closed',
      received: '170.00',
      refunded: '30.00',
      revision: '14',
    });
    expect(view.headers['etag']).toBe(closed.headers['etag']);
  });

  it('can end in a reversal and a cancellation, a refund in a rejection, an invoice in a void', async () => {
    const at = await http.placePaid('L-2', '50.00');
    await http.post(`${at}/refunds`, { refundId: 'R1', amount: '50.00', reason: 'regret' }, anna).expect(201);
    await http.post(`${at}/refunds/R1/rejection`, { reason: 'will reverse' }, ben).expect(201);
    const invoice = {
      invoiceNo: '055001',
      issuerTaxNo: '91310000X',
      amount: '50.00',
      taxRate: '0.06',
      buyerKind: 'individual',
    };
    await http.post(`${at}/invoices`, invoice).expect(201);
    await http.post(`${at}/invoices/055001/void`, { reason: 'wrong buyer' }).expect(201);
    const reversal = { reversalId: 'V1', amount: '50.00', reason: 'charged back' };
    const reversed = await http.post(`${at}/payments/P1/reversals`, reversal).expect(201);
    await http
      .post(`${at}/cancellation`, { reason: 'no stock' }, { 'If-Match': reversed.headers['etag'] as string })
      .expect(201);
    expect((await historyOf(at)).slice(2)).toEqual([
      'RefundRequested',
      'RefundRejected',
      'InvoiceIssued',
      'InvoiceVoided',
      'PaymentReversed',
      'OrderCancelled',
    ]);
  });

  it('keeps an order number of the longest form apart from every other', async () => {
    const orderNo = `订单/${'长'.repeat(120)}#1`;
    const body = { orderNo, currency: 'CNY', totalAmount: '1.00', channel: 'tmall' };
    const placed = await http.post(ORDERS, body).expect(201);
    const location = placed.headers['location'] as string;
    expect(await historyOf(location)).toEqual(['OrderPlaced']);
    expect((await http.get(`${location}/history`)).body.events[0].event.data.orderNo).toBe(orderNo);
  });

  it('has no history before it is placed', async () => {
    const { body } = await http.get(`${ORDERS}/nobody/history`).expect(404);
    expect(body).toMatchObject({
      status: 404,
      code: 'ORDER_UNKNOWN',
      type: 'urn:ledger:problem:ORDER_UNKNOWN',
    });
  });

  it('has nothing new to say when the same is reported again under another key', async () => {
    const at = await http.placePaid('L-3');
    const payment = { paymentId: 'P1', amount: '100', channel: 'alipay' };
    const again = await http.post(`${at}/payments`, payment).expect(200);
    expect(again.body).toMatchObject({ events: [], replayed: false, revision: '1' });
  });
});

describe('A correction of the books over HTTP', () => {
  it('is proposed by one person, approved by another and then posted', async () => {
    const adjustments = '/v1/shops/demo/adjustments';
    const proposal = {
      adjustmentId: 'ADJ-1',
      currency: 'CNY',
      amount: '5.00',
      debitAccount: '6711',
      creditAccount: '1122',
      reason: 'fee kept by the platform',
    };
    await http.post(adjustments, proposal, anna).expect(201);
    const own = await http.post(`${adjustments}/ADJ-1/approval`, {}, anna).expect(409);
    expect(own.body.code).toBe('ADJUSTMENT_SELF_APPROVAL');
    await http.post(`${adjustments}/ADJ-1/approval`, {}, ben).expect(201);
    const posted = await http
      .post(`${adjustments}/ADJ-1/posting`, { occurredAt: '2026-03-31T15:59:59Z' }, ben)
      .expect(201);
    expect(posted.body).toMatchObject({ stream: 'adjustment-demo-ADJ-1', events: ['AdjustmentPosted'] });

    await http.post(adjustments, { ...proposal, adjustmentId: 'ADJ-2' }, anna).expect(201);
    await http.post(`${adjustments}/ADJ-2/rejection`, { reason: 'already booked' }, ben).expect(201);
  });
});

it('What a rule refuses stands in the audit trail, with who tried it', async () => {
  const at = await http.placePaid('F-1', '10.00');
  const refund = { refundId: 'R1', amount: '10.01', reason: 'too much' };
  const refused = await http.post(`${at}/refunds`, refund, anna).expect(409);
  const head = await app.store.head();
  const trail = await http
    .get('/v1/audit-trail', { type: 'CommandRefused', actor: 'anna', after: String(head) })
    .expect(200);
  expect(trail.body.items[0]).toMatchObject({
    type: 'CommandRefused',
    commandType: 'RequestRefund',
    actor: { type: 'user', id: 'anna' },
  });
  expect(trail.body.items[0].summary).toContain(refused.body.code);
});

describe('The settings of a shop over HTTP', () => {
  const settings = {
    zone: 'Asia/Shanghai',
    settlementWaitDays: 5,
    refundWaitDays: 3,
    feeReturnWaitDays: 3,
    roundingTolerances: [],
    fees: [{ class: 'commission', rate: '0.05', from: '2026-01-01', tolerance: '0.01' }],
  };

  it('are replaced as a whole; the same again change nothing', async () => {
    const changed = await http.post('/v1/shops/demo/settings', settings).expect(201);
    expect(changed.body).toMatchObject({ stream: 'shop-demo', events: ['ShopSettingsChanged'] });
    const again = await http.post('/v1/shops/demo/settings', settings).expect(200);
    expect(again.body).toMatchObject({ revision: '0', events: [] });
  });

  it.each([
    ['a field that is missing', { zone: undefined }, 'MALFORMED_REQUEST', '#/zone'],
    ['a field that nobody knows', { colour: 'red' }, 'MALFORMED_REQUEST', '#/colour'],
    ['a wait that is no number', { refundWaitDays: '3' }, 'MALFORMED_REQUEST', '#/refundWaitDays'],
    [
      'a rate that is a number',
      { fees: [{ ...settings.fees[0], rate: 0.05 }] },
      'MALFORMED_REQUEST',
      '#/fees/0/rate',
    ],
  ])('are refused with %s, which is named', async (_, wrong, code, pointer) => {
    const { body } = await http.post('/v1/shops/demo/settings', { ...settings, ...wrong }).expect(400);
    expect(body).toMatchObject({ code, errors: [{ pointer }] });
  });

  it('are refused with a class that is no fee, and the refusal names those that are', async () => {
    const fees = [{ ...settings.fees[0], class: 'bribe' }];
    const { body } = await http.post('/v1/shops/demo/settings', { ...settings, fees }).expect(400);
    expect(body).toMatchObject({
      code: 'SETTINGS_FEE_CLASS_UNKNOWN',
      detail: expect.stringContaining('commission'),
    });
  });
});
