import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

async function historyOf(path: string): Promise<string[]> {
  const { body } = await http.get(`${path}/history`).expect(200);
  return (body.events as { event: { type: string } }[]).map((entry) => entry.event.type);
}

describe('The same Idempotency-Key', () => {
  it('gives the same answer again and writes nothing', async () => {
    const at = await http.place('K-1');
    const headers = { 'Idempotency-Key': 'payment of K-1'.replaceAll(' ', '-') };
    const body = { paymentId: 'P1', amount: '100.00', channel: 'alipay' };
    const first = await http.post(`${at}/payments`, body, headers).expect(201);
    await http.post(`${at}/shipments`, { shipmentId: 'S', carrier: 'SF', trackingNo: '1' }).expect(201);
    const again = await http.post(`${at}/payments`, body, headers).expect(201);
    expect(again.body).toEqual({ ...first.body, replayed: true });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers).toMatchObject({
      'idempotency-replayed': 'true',
      etag: first.headers['etag'],
      'ledger-position': first.headers['ledger-position'],
    });
    expect(await historyOf(at)).toEqual(['OrderPlaced', 'PaymentReceived', 'ShipmentDispatched']);
  });

  it('writes once when it comes many times at once', async () => {
    const at = await http.place('K-2');
    const body = { paymentId: 'P1', amount: '100.00', channel: 'alipay' };
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => http.post(`${at}/payments`, body, { 'Idempotency-Key': 'K-2-pay' })),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(answers.filter(({ body: { replayed } }) => replayed === false)).toHaveLength(1);
    expect(await historyOf(at)).toEqual(['OrderPlaced', 'PaymentReceived']);
  });

  it.each([
    ['with another amount', 'K-3', { paymentId: 'P1', amount: '99.00', channel: 'alipay' }],
    ['for another order', 'K-4', { paymentId: 'P1', amount: '100.00', channel: 'alipay' }],
  ])('is refused %s', async (_, orderNo, body) => {
    const first = await http.place(`${orderNo}-first`);
    const other = orderNo === 'K-3' ? first : await http.place(orderNo);
    const key = { 'Idempotency-Key': `${orderNo}-pay` };
    const payment = { paymentId: 'P1', amount: '100.00', channel: 'alipay' };
    await http.post(`${first}/payments`, payment, key).expect(201);
    const refused = await http.post(`${other}/payments`, body, key).expect(422);
    expect(refused.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED', status: 422 });
    await http.post(`${first}/payments`, payment, key).expect(201);
  });

  it('is not used up by a request that was malformed', async () => {
    const at = await http.place('K-5');
    const key = { 'Idempotency-Key': 'K-5-pay' };
    await http.post(`${at}/payments`, { paymentId: 'P1', amount: 100, channel: 'alipay' }, key).expect(400);
    await http
      .post(`${at}/payments`, { paymentId: 'P1', amount: '100.00', channel: 'alipay' }, key)
      .expect(201);
  });
});

describe('Clients that race for one order', () => {
  it('never take back more of its money than came in', async () => {
    const at = await http.placePaid('R-1', '100.00');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const reversal = { reversalId: `V${n}`, amount: '30.00', reason: 'race' };
        return http.post(`${at}/payments/P1/reversals`, reversal);
      }),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([
      ...Array.from({ length: 3 }, () => 201),
      ...Array.from({ length: 17 }, () => 409),
    ]);
    const types = await historyOf(at);
    expect(types.filter((type) => type === 'PaymentReversed')).toHaveLength(3);
  });

  it('have one refund open at a time', async () => {
    const at = await http.placePaid('R-3', '100.00');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        http.post(`${at}/refunds`, { refundId: `R${n}`, amount: '30.00', reason: 'race' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
  });

  it('change it once if both saw the same revision', async () => {
    const at = await http.place('R-2');
    const answers = await Promise.all(
      ['90.00', '80.00'].map((totalAmount) =>
        http.post(`${at}/amendments`, { totalAmount, reason: 'discount' }, { 'If-Match': '"0"' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
    const lost = answers.find(({ status }) => status === 412);
    expect(lost?.body).toMatchObject({ code: 'REVISION_MISMATCH', details: { expected: '0', actual: '1' } });
  });
});
