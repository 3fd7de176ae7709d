import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { setupOpenApi } from '../../src/platform/http/openapi.js';
import { receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const VIEW = `/v1/shops/${SCENARIO_SHOP}/reconciliation`;
const [ORDER, TYPO] = ['1930679858170647123', '1930679858170641723'];

describe('requests for explanations', () => {
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
    const out = ['05', '06', '07'].map((day) => ({
      on: `2026-01-${day}`,
      amount: `-1${day}.00`,
      businessType: '提现',
      entryNo: `w-0000${day}`,
    }));
    const scenario = new Scenario().order(ORDER, { paid: '2026-01-03', completed: '2026-01-05' }).statement({
      from: '2026-01-01',
      until: '2026-02-01',
      lines: [receipt(TYPO, '2026-01-06', '100.00', { entryNo: 'e-1' }), ...out],
    });
    for (const { stream, event, revision, context } of scenario.log()) {
      const expected = revision === 0n ? 'no-stream' : revision - 1n;
      await ledger.store.append({ stream, expected, events: [ledger.codec.encode(event, context, 0)] });
    }
    head = String(await ledger.store.head());
    app = await NestFactory.create<NestFastifyApplication>(AppModule.of(ledger), createHttpAdapter(), {
      logger: ['fatal'],
      abortOnError: false,
    });
    configureHttp(app);
    setupOpenApi(app, { ui: false });
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

  it('give a line by its id and by its own number, with the order that is proposed', async () => {
    const byNumber = await get(`${VIEW}/lines/e-1`).expect(200);
    expect(byNumber.body).toMatchObject({
      entryNo: 'e-1',
      orderNo: TYPO,
      unmatchedBecause: 'order-unknown',
      candidates: [{ orderNo: ORDER, proposal: true, likeness: '0.9474' }],
    });
    const byId = await get(`${VIEW}/lines/${String(byNumber.body.lineId)}`).expect(200);
    expect(byId.body).toEqual(byNumber.body);
  });

  it('give payouts in pages', async () => {
    const first = await get(`${VIEW}/payouts`, { limit: '2' }).expect(200);
    const rest = await get(`${VIEW}/payouts`, { limit: '2', cursor: first.body.nextCursor }).expect(200);
    expect(rest.body.nextCursor).toBeNull();
    expect(
      [...first.body.items, ...rest.body.items].map(({ payoutNo }: { payoutNo: string }) => payoutNo),
    ).toEqual(['w-000005', 'w-000006', 'w-000007']);
    const none = await get(`${VIEW}/payouts`, { status: 'arrived', from: '2026-01-06' }).expect(200);
    expect(none.body).toEqual({ items: [], nextCursor: null });
  });

  it.each([
    ['lines/none', {}, 404, 'LINE_UNKNOWN'],
    ['lines/e-1', { asOf: '2026-01-02' }, 404, 'LINE_UNKNOWN'],
    ['lines/a%00b', {}, 400, 'MALFORMED_KEY'],
    ['lines/e-1', { asOf: 'yesterday' }, 400, 'MALFORMED_TIME'],
    ['payouts', { status: 'lost' }, 400, 'MALFORMED_REQUEST'],
    ['payouts', { cursor: 'abc' }, 400, 'MALFORMED_CURSOR'],
  ])('for %s %j are refused with %d %s', async (path, query, status, code) => {
    const { body } = await get(`${VIEW}/${path}`, query).expect(status);
    expect(body.code).toBe(code);
  });

  it('of a shop that nothing is known of are refused with 404', async () => {
    for (const path of ['lines/e-1', 'payouts']) {
      const { body } = await get(`/v1/shops/unheard-of/reconciliation/${path}`).expect(404);
      expect(body.code).toBe('SHOP_UNKNOWN');
    }
  });

  it('stand in the OpenAPI document with every parameter described', async () => {
    const { body } = await request(app.getHttpServer()).get('/docs/json').expect(200);
    for (const path of ['lines/{lineId}', 'payouts']) {
      const { parameters } = body.paths[`/v1/shops/{shopId}/reconciliation/${path}`].get;
      const query = parameters.filter((one: { in: string }) => one.in === 'query');
      expect(query.map(({ name }: { name: string }) => name)).toEqual(
        expect.arrayContaining(['asOf', 'knownAt']),
      );
      expect(query.filter(({ description = '' }: { description?: string }) => description === '')).toEqual(
        [],
      );
    }
  });
});
