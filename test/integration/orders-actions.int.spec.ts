import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrderActions } from '../../src/orders/order-actions.http.js';
import type { PossibleAction } from '../../src/platform/http/possible-action.js';
import { httpClient } from '../support/http-client.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
let http: HttpClient;
beforeAll(async () => {
  app = await startTestApp();
  http = httpClient(app);
});
afterAll(async () => {
  await app.close();
});

/** What somebody is offered at a path, by command. */
async function offered(path: string, actor: string): Promise<ReadonlyMap<string, PossibleAction>> {
  const after = { after: String(await app.store.head()), wait: '20000' };
  const fresh = path.includes('adjustment') ? after : {};
  const { body } = await http.get(path, { actor, ...fresh }).expect(200);
  const { actions } = body as Pick<OrderActions, 'actions'>;
  return new Map(actions.map((action) => [action.command, action]));
}

/** Sends a command as it was offered. */
async function send(action: PossibleAction | undefined, actor: string, body: object = {}): Promise<void> {
  const given = action?.fields.filter(({ value }) => value !== null).map(({ name, value }) => [name, value]);
  const form = { ...(Object.fromEntries(given ?? []) as object), ...body };
  const headers = { 'X-Actor': actor, ...(action?.ifMatch != null && { 'If-Match': action.ifMatch }) };
  await http.post(action?.path ?? '', form, headers).expect(201);
}

describe('The actions of an order', () => {
  it('lead a refund through the hands of two people, and end when it is paid', async () => {
    const path = `/v1/shops/demo/orders/${encodeURIComponent('A/1#ä')}`;
    const actions = `${path}/actions`;
    await http.place('A/1#ä', '178.80');
    await http.post(`${path}/payments`, { paymentId: 'P1', amount: '178.80', channel: 'alipay' }).expect(201);
    await send((await offered(actions, 'anna')).get('RequestRefund'), 'anna', { reason: '破损' });
    const anna = await offered(actions, 'anna');
    expect(anna.get('RequestRefund')).toMatchObject({ allowed: false, code: 'REFUND_ALREADY_OPEN' });
    expect(anna.get('ApproveRefund')).toMatchObject({ allowed: false, code: 'REFUND_SELF_APPROVAL' });
    const refused = await http
      .post(String(anna.get('ApproveRefund')?.path), {}, { 'X-Actor': 'anna' })
      .expect(409);
    expect(refused.body).toMatchObject({
      code: anna.get('ApproveRefund')?.code,
      detail: anna.get('ApproveRefund')?.reason,
    });
    await send((await offered(actions, 'ben')).get('ApproveRefund'), 'ben');
    await send((await offered(actions, 'anna')).get('RecordRefundPaidOut'), 'anna', {
      payoutReference: 'x-1',
    });
    const done = await offered(actions, 'ben');
    expect([...done.values()].filter(({ allowed }) => allowed).map(({ command }) => command)).toEqual([
      'CancelOrder',
      'CloseOrder',
    ]);
    await send(done.get('CloseOrder'), 'ben', { reason: 'refunded in full' });
  });

  it('are answered from the order itself, with its ETag, and record nothing', async () => {
    const path = await http.placePaid('A-2');
    const head = await app.store.head();
    const { headers, body } = await http.get(`${path}/actions`).expect(200);
    expect(body).toMatchObject({
      shopId: 'demo',
      orderNo: 'A-2',
      currency: 'CNY',
      actor: 'local',
      revision: '1',
    });
    expect(headers['etag']).toBe('"1"');
    expect(await app.store.head()).toBe(head);
  });

  it.each([
    ['/v1/shops/demo/orders/none/actions', {}, 404, 'ORDER_UNKNOWN'],
    ['/v1/shops/demo/orders/none/money', {}, 404, 'ORDER_UNKNOWN'],
    ['/v1/shops/demo/orders/none/refunds', {}, 404, 'ORDER_NOT_FOUND'],
    ['/v1/shops/demo/orders/none/adjustments', {}, 404, 'ORDER_NOT_FOUND'],
    ['/v1/shops/demo/orders/none/adjustment-actions', {}, 404, 'ORDER_NOT_FOUND'],
    ['/v1/shops/demo/adjustments/none', {}, 404, 'ADJUSTMENT_UNKNOWN'],
    ['/v1/shops/demo/adjustments/none/actions', {}, 404, 'ADJUSTMENT_UNKNOWN'],
    ['/v1/shops/demo/orders/none/actions', { actor: 'a b' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/orders', { shop: 'unheard-of' }, 404, 'SHOP_UNKNOWN'],
    ['/v1/orders', { minTotal: '-1' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/orders', { sort: 'luck' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/orders', { withOpenRefund: 'perhaps' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/adjustments', { shop: 'unheard-of' }, 404, 'SHOP_UNKNOWN'],
    ['/v1/adjustments', { state: 'lost' }, 400, 'MALFORMED_REQUEST'],
  ])('and their neighbours answer %s with %j as %i %s', async (path, query, status, code) => {
    const { body } = await http.get(path, query).expect(status);
    expect(body).toMatchObject({ code });
  });
});

describe('The actions of an adjustment', () => {
  it('lead it from its proposal about an order into the books', async () => {
    const order = await http.placePaid('A-3');
    const actions = `${order}/adjustment-actions`;
    await send((await offered(actions, 'anna')).get('ProposeAdjustment'), 'anna', {
      adjustmentId: 'adj-1',
      amount: '0.10',
      debitAccount: '6711',
      creditAccount: '1122',
      reason: '尾差',
    });
    expect((await offered(actions, 'anna')).get('ApproveAdjustment')).toMatchObject({
      subject: 'adj-1',
      allowed: false,
      code: 'ADJUSTMENT_SELF_APPROVAL',
    });
    await send((await offered(actions, 'ben')).get('ApproveAdjustment'), 'ben');
    const one = '/v1/shops/demo/adjustments/adj-1';
    await send((await offered(`${one}/actions`, 'anna')).get('PostAdjustment'), 'anna');
    expect([...(await offered(actions, 'anna')).keys()]).toEqual(['ProposeAdjustment']);
    const { body } = await http.get(one).expect(200);
    expect(body).toMatchObject({ state: 'posted', orderNo: 'A-3', proposedBy: 'anna', approvedBy: 'ben' });
    const list = await http.get(`${order}/adjustments`).expect(200);
    expect(list.body.items).toEqual([body]);
    const all = await http
      .get('/v1/adjustments', { shop: 'demo', order: 'A-3', state: 'posted' })
      .expect(200);
    expect(all.body.items).toEqual([body]);
  });
});

describe('The pages of an order', () => {
  it('read its figures, its parts and itself among all orders', async () => {
    const path = await http.placePaid('A-4', '50.00');
    const refund = { refundId: 'R', amount: '20.00', reason: 'torn' };
    await http.post(`${path}/refunds`, refund, { 'X-Actor': 'anna' }).expect(201);
    const after = { after: String(await app.store.head()), wait: '20000' };
    const money = await http.get(`${path}/money`).expect(200);
    expect(money.body).toMatchObject({
      received: '50.00',
      reserved: '20.00',
      refundable: '30.00',
      revision: '2',
    });
    const payments = await http.get(`${path}/payments`, after).expect(200);
    expect(payments.body.items).toMatchObject([{ paymentId: 'P1', state: 'received', keptAmount: '50.00' }]);
    const refunds = await http.get(`${path}/refunds`).expect(200);
    expect(refunds.body.items).toMatchObject([{ refundId: 'R', state: 'requested', requestedBy: 'anna' }]);
    for (const part of ['invoices', 'shipments']) {
      expect((await http.get(`${path}/${part}`).expect(200)).body).toEqual({ items: [], nextCursor: null });
    }
    const filter = { q: ' A-4 ', withOpenRefund: 'true', minTotal: '50', maxTotal: '50', sort: 'total' };
    for (const list of ['/v1/orders', '/v1/shops/demo/orders']) {
      const { body } = await http.get(list, filter).expect(200);
      expect(body.items).toMatchObject([{ shopId: 'demo', orderNo: 'A-4', reserved: '20.00', net: '50.00' }]);
      const others = await http.get(list, { ...filter, status: 'cancelled' }).expect(200);
      expect(others.body).toEqual({ items: [], nextCursor: null });
    }
  });
});
