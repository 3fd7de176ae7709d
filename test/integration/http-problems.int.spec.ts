import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { EventStoreError } from '../../src/platform/event-store/event-store.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { MAX_BODY_BYTES } from '../../src/platform/http/configure-http.js';
import { httpClient } from '../support/http-client.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

const ORDERS = '/v1/shops/demo/orders';
const placement = { orderNo: 'M-1', currency: 'CNY', totalAmount: '1.00', channel: 'tmall' };
const payment = { paymentId: 'P1', amount: '100.00', channel: 'alipay' };

/** How the wire to the log fails next; the log behind it is the real one. */
let wireFails: 'before' | 'after' | undefined;

function onFailingWire(log: EventStore): EventStore {
  const appendMany: EventStore['appendMany'] = async (appends) => {
    const how = wireFails;
    wireFails = undefined;
    if (how === 'before') throw new EventStoreError('unavailable', 'connect to host db-7 failed');
    const results = await log.appendMany(appends);
    if (how === 'after') throw new EventStoreError('outcome-unknown', 'the answer of db-7 was lost');
    return results;
  };
  return new Proxy(log, {
    get: (target, name) => {
      if (name === 'appendMany') return appendMany;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

let app: TestApp;
let http: HttpClient;
beforeAll(async () => {
  app = await startTestApp({ wrapStore: onFailingWire });
  http = httpClient(app);
});
afterAll(async () => {
  await app.close();
});

describe('Malformed input is refused with 400 and says what is wrong', () => {
  const line = { lineNo: '1', quantity: 1, amount: '1.00' };
  it.each<[string, object, string, string]>([
    ['an amount as a JSON number', { totalAmount: 1.1 }, 'MALFORMED_REQUEST', '#/totalAmount'],
    ['an amount in scientific notation', { totalAmount: '1e2' }, 'MALFORMED_REQUEST', '#/totalAmount'],
    ['a currency that is none', { currency: 'yuan' }, 'MALFORMED_REQUEST', '#/currency'],
    ['a field that is not known', { totl: '1.00' }, 'MALFORMED_REQUEST', '#/totl'],
    ['no order number', { orderNo: undefined }, 'MALFORMED_REQUEST', '#/orderNo'],
    ['an order number with a blank', { orderNo: 'A 1' }, 'MALFORMED_REQUEST', '#/orderNo'],
    ['an optional field that is null', { lines: null }, 'MALFORMED_REQUEST', '#/lines'],
    ['lines that are no list', { lines: line }, 'MALFORMED_REQUEST', '#/lines'],
    ['a line that is null', { lines: [null] }, 'MALFORMED_REQUEST', '#/lines/0'],
    [
      'a line with half an article',
      { lines: [{ ...line, quantity: 0.5 }] },
      'MALFORMED_REQUEST',
      '#/lines/0/quantity',
    ],
    [
      'a line with an unknown field',
      { lines: [line, { ...line, price: '1' }] },
      'MALFORMED_REQUEST',
      '#/lines/1/price',
    ],
    [
      'a text with a control character',
      { lines: [{ ...line, title: 'a\u0000b' }] },
      'MALFORMED_REQUEST',
      '#/lines/0/title',
    ],
    [
      'half a surrogate pair',
      { lines: [{ ...line, title: '\ud83d' }] },
      'MALFORMED_REQUEST',
      '#/lines/0/title',
    ],
    [
      'a day that does not exist',
      { occurredAt: '2026-02-30T00:00:00Z' },
      'MALFORMED_REQUEST',
      '#/occurredAt',
    ],
    ['a time without a zone', { occurredAt: '2026-02-20T00:00:00' }, 'MALFORMED_REQUEST', '#/occurredAt'],
  ])('%s', async (_, change, code, pointer) => {
    const { body } = await http.post(ORDERS, { ...placement, ...change }).expect(400);
    expect(body).toMatchObject({ status: 400, code, type: `urn:ledger:problem:${code}`, instance: ORDERS });
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it.each<[string, object, string]>([
    ['more decimals than the currency has', { totalAmount: '1.001' }, 'AMOUNT_TOO_PRECISE'],
    ['decimals of a currency without', { currency: 'JPY', totalAmount: '1.50' }, 'AMOUNT_TOO_PRECISE'],
    ['a total below zero', { totalAmount: '-1.00' }, 'AMOUNT_NEGATIVE'],
    [
      'lines that do not sum to the total',
      { lines: [{ lineNo: '1', quantity: 1, amount: '2.00' }] },
      'ORDER_LINES_DIFFER_FROM_TOTAL',
    ],
  ])('%s', async (_, change, code) => {
    const { body } = await http.post(ORDERS, { ...placement, ...change }).expect(400);
    expect(body.code).toBe(code);
  });

  it('says of a number that it would lose cents', async () => {
    const { body } = await http.post(ORDERS, { ...placement, totalAmount: 178.8 }).expect(400);
    expect(body.detail).toBe(
      'totalAmount must be an amount such as "178.80", written as a text: a JSON number would lose cents',
    );
  });

  it('says it in Chinese too: of a field, and of a rule with its figures', async () => {
    const { body } = await http.post(ORDERS, { ...placement, totalAmount: '1,5' }).expect(400);
    expect(body).toMatchObject({
      detailZh: '请填写金额，例如 178.80',
      errors: [{ pointer: '#/totalAmount', detailZh: '请填写金额，例如 178.80' }],
    });
    const { body: unknown } = await http.get('/v1/shops/my-shop/orders/NONE').expect(404);
    expect(unknown).toMatchObject({ code: 'ORDER_NOT_FOUND', detailZh: '没有订单 NONE。' });
  });

  it.each<[string, string, string]>([
    ['a shop that is none', '/v1/shops/a%20b/orders', 'MALFORMED_SHOP_ID'],
    ['an order number of 129 characters', `${ORDERS}/${'9'.repeat(129)}/payments`, 'MALFORMED_KEY'],
    ['a path that is not UTF-8', `${ORDERS}/%ff/payments`, 'MALFORMED_REQUEST'],
  ])('%s', async (_, path, code) => {
    const { body } = await http.post(path, path.endsWith('payments') ? payment : placement).expect(400);
    expect(body.code).toBe(code);
  });

  it.each<[string, Record<string, string>, string]>([
    ['an Idempotency-Key with a blank', { 'Idempotency-Key': 'a b' }, 'MALFORMED_IDEMPOTENCY_KEY'],
    [
      'an Idempotency-Key of 256 characters',
      { 'Idempotency-Key': 'k'.repeat(256) },
      'MALFORMED_IDEMPOTENCY_KEY',
    ],
    ['an actor with a blank', { 'X-Actor': 'anna b' }, 'MALFORMED_ACTOR'],
    ['a correlation with a quote', { 'X-Correlation-Id': '"' }, 'MALFORMED_CORRELATION_ID'],
    ['a weak ETag in If-Match', { 'If-Match': 'W/"1"' }, 'MALFORMED_IF_MATCH'],
    ['a revision without quotes in If-Match', { 'If-Match': '1' }, 'MALFORMED_IF_MATCH'],
  ])('%s', async (_, headers, code) => {
    const { body } = await http.post(ORDERS, placement, headers).expect(400);
    expect(body.code).toBe(code);
  });

  it('a command without an Idempotency-Key', async () => {
    const { body } = await request(app.server).post(ORDERS).send(placement).expect(400);
    expect(body.code).toBe('IDEMPOTENCY_KEY_MISSING');
  });

  it.each<[string, string]>([
    ['broken JSON', '{"orderNo": "A'],
    ['a list', '[]'],
    ['a bare text', '"A-1"'],
    ['null', 'null'],
    ['a field named __proto__', '{"__proto__": {"admin": true}}'],
  ])('a body that is %s', async (_, body) => {
    const answer = await http.post(ORDERS, body, { 'Content-Type': 'application/json' }).expect(400);
    expect(answer.body.code).toBe('MALFORMED_REQUEST');
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  it('and nothing of all this was written', async () => {
    await http.get(`${ORDERS}/M-1/history`).expect(404);
  });
});

describe('The door says', () => {
  it('413 to a body over its limit', async () => {
    const title = 'x'.repeat(MAX_BODY_BYTES);
    const { body } = await http.post(ORDERS, { ...placement, title }).expect(413);
    expect(body.code).toBe('BODY_TOO_LARGE');
  });

  it('415 to another content type', async () => {
    const { body } = await http.post(ORDERS, '<order/>', { 'Content-Type': 'text/xml' }).expect(415);
    expect(body.code).toBe('MEDIA_TYPE_UNSUPPORTED');
  });

  it('404 to a route, and to an order, that does not exist', async () => {
    const route = await http.get('/v1/nothing').expect(404);
    expect(route.body.code).toBe('ROUTE_UNKNOWN');
    const order = await http.post(`${ORDERS}/nobody/payments`, payment).expect(404);
    expect(order.body.code).toBe('ORDER_UNKNOWN');
  });

  it('409 when a rule refuses, with the figures', async () => {
    const at = await http.placePaid('D-1', '10.00');
    const { body } = await http
      .post(`${at}/refunds`, { refundId: 'R1', amount: '10.01', reason: 'too much' })
      .expect(409);
    expect(body).toMatchObject({ status: 409, title: 'A rule refuses this', details: { amount: '10.01' } });
    expect(body.detail).toContain('10.01');
  });

  it.each(['amendments', 'cancellation', 'closure'])('428 to %s without If-Match', async (what) => {
    const at = await http.place(`D-428-${what}`);
    const body = what === 'amendments' ? { totalAmount: '2.00', reason: 'r' } : { reason: 'r' };
    const missing = await http.post(`${at}/${what}`, body).expect(428);
    expect(missing.body.code).toBe('IF_MATCH_MISSING');
  });

  it('412 to an If-Match that has been overtaken', async () => {
    const at = await http.placePaid('D-2');
    const { body } = await http
      .post(`${at}/payments`, { ...payment, paymentId: 'P2' }, { 'If-Match': '"0"' })
      .expect(412);
    expect(body).toMatchObject({ code: 'REVISION_MISMATCH', details: { expected: '0', actual: '1' } });
  });

  it('503 while the log is away, without its secrets; the retry with the same key succeeds', async () => {
    const at = await http.place('D-3');
    const key = { 'Idempotency-Key': 'D-3-pay' };
    wireFails = 'before';
    const away = await http.post(`${at}/payments`, payment, key).expect(503);
    expect(away.body).toMatchObject({ code: 'EVENT_LOG_UNAVAILABLE' });
    expect(away.headers['retry-after']).toBe('2');
    expect(away.text).not.toContain('db-7');
    await http.post(`${at}/payments`, payment, key).expect(201);
  });

  it('503 when the answer of the log was lost; the retry with the same key finds it written once', async () => {
    const at = await http.place('D-4');
    const key = { 'Idempotency-Key': 'D-4-pay' };
    wireFails = 'after';
    const unknown = await http.post(`${at}/payments`, payment, key).expect(503);
    expect(unknown.body.code).toBe('OUTCOME_UNKNOWN');
    expect(unknown.body.detail).toContain('same Idempotency-Key');
    const retried = await http.post(`${at}/payments`, payment, key).expect(201);
    expect(retried.body).toMatchObject({ replayed: true, revision: '1' });
  });
});

it('Keys are forgotten after seven days, and not before', async () => {
  const at = await http.place('O-1');
  const old = { 'Idempotency-Key': 'old-key' };
  const young = { 'Idempotency-Key': 'young-key' };
  await http.post(`${at}/payments`, payment, old).expect(201);
  await http.post(`${at}/payments`, { ...payment, paymentId: 'P2' }, young).expect(201);
  await app.database.query(
    `UPDATE http.idempotency_key SET recorded_at = recorded_at - CASE key
       WHEN 'old-key' THEN interval '7 days 1 minute' ELSE interval '6 days 23 hours' END
      WHERE key IN ('old-key', 'young-key')`,
  );
  await app.keys.forget();
  const other = await http.place('O-2');
  await http.post(`${other}/payments`, payment, young).expect(422);
  await http.post(`${other}/payments`, payment, old).expect(201);
});
