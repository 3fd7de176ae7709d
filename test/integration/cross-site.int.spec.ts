import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpClient } from '../support/http-client.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

const ORDERS = '/v1/shops/demo/orders';
const order = (orderNo: string): object => ({
  orderNo,
  currency: 'CNY',
  totalAmount: '1.00',
  channel: 'tmall',
});

let app: TestApp;
let http: HttpClient;
beforeAll(async () => {
  app = await startTestApp();
  http = httpClient(app);
});
afterAll(() => app.close());

describe('A page of another site that is open in the browser', () => {
  it.each([
    ['says that it is of another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['is served on another port of this machine', { 'Sec-Fetch-Site': 'same-site' }],
    ['has another origin, in an old browser', { Origin: 'https://evil.example', Host: 'ledger.example' }],
    ['has another port, in an old browser', { Origin: 'http://127.0.0.1:8080', Host: '127.0.0.1:3000' }],
    ['hides its origin', { Origin: 'null', Host: '127.0.0.1:3000' }],
  ])('may not write: it %s', async (_, headers) => {
    const { body } = await http.post(ORDERS, order('X-1'), headers).expect(403);
    expect(body).toMatchObject({ code: 'CROSS_SITE_REQUEST', status: 403, instance: ORDERS });
    await http.get(`${ORDERS}/X-1`).expect(404);
  });

  it('may read, which its browser does not let it see', async () => {
    await http.get('/health/live').set('Sec-Fetch-Site', 'cross-site').expect(200);
  });
});

describe('Writing is open', () => {
  it.each([
    ['to the console itself', { 'Sec-Fetch-Site': 'same-origin' }],
    [
      'to the console behind a proxy that gives another host',
      { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://books.example', Host: '10.0.0.1:3000' },
    ],
    ['to the console in an old browser', { Origin: 'http://127.0.0.1:3000', Host: '127.0.0.1:3000' }],
    ['to a program that is no browser', {}],
  ])('%s', async (who, headers) => {
    await http.post(ORDERS, order(`Y-${who.length}`), headers).expect(201);
  });
});
