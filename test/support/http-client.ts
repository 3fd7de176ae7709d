import request from 'supertest';
import type { TestApp } from './test-app.js';

/** How a client of the door speaks: every POST has a key of its own unless it brings one. */
export interface HttpClient {
  post(path: string, body?: object | string, headers?: Readonly<Record<string, string>>): request.Test;
  get(path: string, query?: Readonly<Record<string, string>>): request.Test;
  /** A placed order of 100.00 CNY (or another total); gives its path. */
  place(orderNo: string, totalAmount?: string): Promise<string>;
  /** The same with its money received in full. */
  placePaid(orderNo: string, totalAmount?: string): Promise<string>;
}

export function httpClient(app: TestApp): HttpClient {
  let keys = 0;
  const client: HttpClient = {
    post(path, body = {}, headers = {}) {
      return request(app.server)
        .post(path)
        .set({ 'Idempotency-Key': `key-${++keys}`, ...headers })
        .send(body);
    },
    get: (path, query = {}) => request(app.server).get(path).query(query),
    async place(orderNo, totalAmount = '100.00') {
      const body = { orderNo, currency: 'CNY', totalAmount, channel: 'tmall' };
      await client.post('/v1/shops/demo/orders', body).expect(201);
      return `/v1/shops/demo/orders/${orderNo}`;
    },
    async placePaid(orderNo, totalAmount = '100.00') {
      const path = await client.place(orderNo, totalAmount);
      const payment = { paymentId: 'P1', amount: totalAmount, channel: 'alipay' };
      await client.post(`${path}/payments`, payment).expect(201);
      return path;
    },
  };
  return client;
}
