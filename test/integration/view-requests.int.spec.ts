import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestApplicationOptions } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const QUIETLY: NestApplicationOptions = { logger: ['fatal'], abortOnError: false };
const ORDER = '/v1/shops/shop-1/orders/1234567890123000001';

describe('requests to the orders, audit trail and journal', () => {
  let server: TestDatabase;
  let ledger: Ledger;
  let app: NestFastifyApplication;
  let head: string;

  beforeAll(async () => {
    server = await freshDatabase();
    ledger = await openLedger(loadConfig({ DATABASE_URL: server.url }), {
      log: () => undefined,
      drivesViews: true,
    });
    for (const { stream, event, revision, context } of logOf(shopLife(14))) {
      const expected = revision === 0n ? 'no-stream' : revision - 1n;
      await ledger.store.append({ stream, expected, events: [ledger.codec.encode(event, context, 0)] });
    }
    head = (await ledger.store.head())!;
    app = await NestFactory.create<NestFastifyApplication>(
      AppModule.of(ledger),
      createHttpAdapter(),
      QUIETLY,
    );
    configureHttp(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await app.close();
    await ledger.close();
    await server.drop();
  });

  const get = (path: string, query: Record<string, string> = {}): request.Test =>
    request(app.getHttpServer())
      .get(path)
      .query({ after: head, wait: '30000', ...query });

  it('give an order with its revision as ETag, and its money at an earlier time without one', async () => {
    const now = await get(ORDER).expect(200);
    expect(now.headers['etag']).toBe('"7"');
    expect(now.body).toMatchObject({ status: 'completed', refunded: '5.25', revision: '7' });
    const then = await get(ORDER, { asOf: '2026-01-31T02:30:00Z' }).expect(200);
    expect(then.headers['etag']).not.toBe('"7"');
    expect(then.body).toMatchObject({
      status: 'paid',
      refunded: '0.00',
      asOf: '2026-01-31T02:30:00Z',
    });
  });

  it('give the movements of an order in pages', async () => {
    const first = await get(`${ORDER}/movements`, { limit: '5' }).expect(200);
    expect(first.body.items).toHaveLength(5);
    const rest = await get(`${ORDER}/movements`, { limit: '5', cursor: first.body.nextCursor }).expect(200);
    expect(rest.body).toMatchObject({ nextCursor: null });
    expect([...first.body.items, ...rest.body.items].map(({ kind }: { kind: string }) => kind)).toEqual([
      'placed',
      'received',
      'shipped',
      'delivered',
      'completed',
      'reserved',
      'refunded',
      'reserved',
    ]);
  });

  it('narrow the list of orders', async () => {
    const { body } = await get('/v1/shops/shop-1/orders', { status: 'cancelled', from: '2026-01-31' }).expect(
      200,
    );
    expect(body.items.map(({ orderNo }: { orderNo: string }) => orderNo)).toEqual([
      '1234567890123000009',
      '1234567890123000002',
    ]);
  });

  it('show the audit trail and one entry of it', async () => {
    const list = await get('/v1/audit-trail', {
      shop: 'shop-1',
      type: 'RefundPaidOut',
      axis: 'occurred',
      from: '2026-02-01',
      to: '2026-03-01',
      first: 'oldest',
    }).expect(200);
    expect(list.body.items).toHaveLength(2);
    const one = await get(`/v1/audit-trail/${String(list.body.items[0].eventId)}`).expect(200);
    expect(one.body).toEqual(list.body.items[0]);
  });

  it('show the trial balance of a shop and of all, and the entries behind an account', async () => {
    const shop = await get('/v1/shops/shop-1/journal/trial-balance', {
      asOf: '2026-04-01',
      knownAt: head,
    }).expect(200);
    expect(shop.body).toMatchObject({
      balanced: true,
      shopId: 'shop-1',
      asOf: '2026-03-31T16:00:00Z',
      knownAt: head,
    });
    expect(shop.body.currencies[0].debit).toBe(shop.body.currencies[0].credit);
    const all = await get('/v1/journal/trial-balance').expect(200);
    expect(all.body.currencies[0].currency).toBe('CNY');
    const entries = await get('/v1/shops/shop-1/journal/entries', { account: '2221.01' }).expect(200);
    expect(new Set(entries.body.items.map(({ eventType }: { eventType: string }) => eventType))).toEqual(
      new Set(['InvoiceIssued', 'InvoiceVoided', 'RedInvoiceIssued']),
    );
  });

  it.each([
    ['/v1/shops/shop-1/orders/none', {}, 404, 'ORDER_NOT_FOUND'],
    ['/v1/audit-trail/00000000-0000-4000-8000-000000000001', {}, 404, 'AUDIT_ENTRY_NOT_FOUND'],
    ['/v1/audit-trail/not-an-id', {}, 400, 'MALFORMED_EVENT_ID'],
    ['/v1/audit-trail', { actor: 'a\0b' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/audit-trail', { axis: 'third' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/audit-trail', { from: 'yesterday' }, 400, 'MALFORMED_TIME'],
    ['/v1/shops/shop-1/orders', { limit: '1001' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/shops/shop-1/orders', { limit: 'many' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/shops/shop-1/orders', { status: 'lost' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/shops/shop-1/orders', { cursor: 'abc' }, 400, 'MALFORMED_CURSOR'],
    ['/v1/shops/shop-1/orders', { colour: 'red' }, 400, 'MALFORMED_REQUEST'],
    [ORDER, { knownAt: 'pg:x' }, 400, 'MALFORMED_TIME'],
    ['/v1/shops/unheard-of/orders', {}, 404, 'SHOP_UNKNOWN'],
    ['/v1/shops/unheard-of/journal/entries', {}, 404, 'SHOP_UNKNOWN'],
    ['/v1/shops/unheard-of/journal/trial-balance', {}, 404, 'SHOP_UNKNOWN'],
    ['/v1/shops/shop-1/journal/entries', { account: '9999' }, 400, 'UNKNOWN_ACCOUNT'],
    ['/v1/shops/shop-1/journal/trial-balance', { asOf: '2026-02-30' }, 400, 'MALFORMED_TIME'],
    ['/v1/shops/shop-1/journal/trial-balance', { compareKnownAt: 'now' }, 400, 'MALFORMED_TIME'],
    ['/v1/shops/unheard-of/journal/accounts', {}, 404, 'SHOP_UNKNOWN'],
    ['/v1/shops/unheard-of/journal/accounts/1122/ledger', {}, 404, 'SHOP_UNKNOWN'],
    ['/v1/shops/shop-1/journal/accounts/9999/ledger', {}, 404, 'ACCOUNT_UNKNOWN'],
    ['/v1/shops/shop-1/journal/accounts/1122/ledger', { currency: 'JPY' }, 404, 'CURRENCY_UNKNOWN'],
    ['/v1/shops/shop-1/journal/entries', { first: 'largest' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/shops/shop-1/journal/entries/1/9', {}, 404, 'ENTRY_UNKNOWN'],
    ['/v1/shops/shop-1/journal/entries/x/1', {}, 400, 'MALFORMED_ENTRY_KEY'],
  ])('answer %s with %j as %i %s', async (path, query, status, code) => {
    const { body } = await get(path, query).expect(status);
    expect(body).toMatchObject({ code });
  });
});
