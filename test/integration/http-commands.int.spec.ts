import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { startTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(async () => {
  await app.close();
});

let keys = 0;
const freshKey = (): string => `key-${++keys}`;

/** A POST with a key of its own; `headers` may name another one. */
function post(path: string, body?: object | string, headers: Record<string, string> = {}): request.Test {
  const test = request(app.server)
    .post(path)
    .set({ 'Idempotency-Key': freshKey(), ...headers });
  return body === undefined ? test : test.send(body);
}
const orders = '/v1/shops/demo/orders';
const order = (orderNo: string): string => `${orders}/${orderNo}`;

async function place(orderNo: string, totalAmount = '178.80'): Promise<request.Response> {
  return post(orders, { orderNo, currency: 'CNY', totalAmount, channel: 'tmall' }).expect(201);
}

describe('the first', () => {
  it('places', async () => {
    const placed = await place('A-0');
    console.log(placed.headers, placed.body);
    const again = await post(`${order('A-0')}/payments`, { paymentId: 'P1', amount: 178.8, channel: 'alipay' });
    console.log(again.status, again.headers, again.body);
    console.log((await request(app.server).get('/docs/json')).body.paths[`${'/v1/shops/{shopId}/orders/{orderNo}/amendments'}`].post);
    console.log((await request(app.server).get('/health/ready')).body);
    console.log((await request(app.server).get(order('A-0')).query({after: placed.body.position})).body);
  });
});
