import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { read, utils } from '@e965/xlsx';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import type { StandingSummary } from '../../projections/standing/standing.summary.js';
import { AppModule } from '../../src/app.module.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const SHOP = `/v1/shops/${SCENARIO_SHOP}`;
const STANDING = `${SHOP}/standing`;
const ORDER = { currency: 'CNY', totalAmount: '80.00', channel: 'pdd' };

/** One settled, one settled too high, one missing in the statement, one in transit; a receipt with a formula for a name. */
const scenario = new Scenario()
  .order(orderNo(1), { paid: '2026-01-03', completed: '2026-01-05' })
  .order(orderNo(2), { paid: '2026-01-04', completed: '2026-01-06' })
  .order(orderNo(3), { paid: '2026-01-06', completed: '2026-01-07', channel: 'taobao' })
  .order(orderNo(4), { paid: '2026-01-30' })
  .statement({
    from: '2026-01-01',
    until: '2026-02-01',
    lines: [
      receipt(orderNo(1), '2026-01-05', '100.00'),
      receipt(orderNo(2), '2026-01-09', '130.00'),
      { on: '2026-01-20', amount: '7.00', businessType: '交易付款', entryNo: '=HYPERLINK("x")' },
    ],
  });

describe('requests to the standing', () => {
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
  let keys = 0;
  const post = (path: string, body: object): request.Test =>
    request(app.getHttpServer()).post(path).set('Idempotency-Key', `key-${++keys}`).send(body);

  it('give the figures of a shop and say how far they know', async () => {
    const { body, headers } = await get(STANDING).expect(200);
    const summary = body as StandingSummary;
    expect(headers['ledger-position']).toBe(head);
    expect(summary).toMatchObject({ shop: SCENARIO_SHOP, position: head, asOf: '2026-01-31T16:00:00Z' });
    expect(summary.money).toEqual([
      {
        currency: 'CNY',
        received: '400.00',
        reversed: '0.00',
        refunded: '0.00',
        net: '400.00',
        fees: '0.00',
        settled: '237.00',
        inTransit: '-100.00',
        outsideStatements: '0.00',
        refundsPending: '0.00',
        otherCurrencies: '0.00',
        difference: '-163.00',
        explained: '-100.00',
        unexplained: '-63.00',
      },
    ]);
    expect(summary.byChannel.map(({ channel, unexplained }) => [channel, unexplained])).toEqual([
      [null, '7.00'],
      ['taobao', '-100.00'],
      ['tmall', '30.00'],
    ]);
    expect(summary.lines).toMatchObject({ count: 3, matched: 2, matchedPercent: '66.6', noOrderNumber: 1 });
    expect(summary.orders).toMatchObject({ count: 4, paid: 4, matchedPercent: '33.3' });
    expect(summary.differencesByCode.map(({ code }) => code)).toEqual([
      'AMOUNT_MISMATCH',
      'MISSING_IN_LEDGER',
      'MISSING_IN_STATEMENT',
    ]);
    expect(summary.differences).toEqual([{ currency: 'CNY', count: 3, amount: '137.00' }]);
    expect(summary.differencesByAge).toEqual([{ band: '8-30', currency: 'CNY', count: 3, amount: '137.00' }]);
    expect(
      summary.differencesByCodeAndAge.map(({ code, band, count, amount }) => [code, band, count, amount]),
    ).toEqual([
      ['AMOUNT_MISMATCH', '8-30', 1, '30.00'],
      ['MISSING_IN_LEDGER', '8-30', 1, '7.00'],
      ['MISSING_IN_STATEMENT', '8-30', 1, '100.00'],
    ]);
    expect(summary.openAlerts).toEqual({ high: 1, medium: 0 });
  });

  it('give each day of a period, those without orders too', async () => {
    const { body } = await get(`${STANDING}/days`, { from: '2026-01-04', to: '2026-01-07' }).expect(200);
    expect(body.items.map((day: { date: string; received: string }) => [day.date, day.received])).toEqual([
      ['2026-01-04', '100.00'],
      ['2026-01-05', '0.00'],
      ['2026-01-06', '100.00'],
    ]);
  });

  it('list the orders with differences, the largest first', async () => {
    const { body } = await get(`${STANDING}/orders`, { sort: 'difference' }).expect(200);
    expect(
      body.items.map((one: Record<string, unknown>) => [one['orderNo'], one['unexplainedAmount']]),
    ).toEqual([
      [orderNo(3), '-100.00'],
      [orderNo(2), '30.00'],
    ]);
  });

  it('follow the cursor to the end of a filtered list', async () => {
    const query = { channel: 'tmall', q: '3000', sort: 'placedAt', limit: '2' };
    const first = await get(`${STANDING}/orders`, query).expect(200);
    const rest = await get(`${STANDING}/orders`, { ...query, cursor: String(first.body.nextCursor) }).expect(
      200,
    );
    const numbers = [...first.body.items, ...rest.body.items].map((one: { orderNo: string }) => one.orderNo);
    expect(numbers).toEqual([orderNo(4), orderNo(2), orderNo(1)]);
    expect(rest.body.nextCursor).toBeNull();
  });

  it('give orders whose number begins with something by number', async () => {
    const { body } = await get(`${STANDING}/orders`, { channel: 'tmall', q: '3000' }).expect(200);
    const numbers = body.items.map((one: { orderNo: string }) => one.orderNo);
    expect(numbers).toEqual([orderNo(1), orderNo(2), orderNo(4)]);
  });

  it('put what the ledger has beside what the statement says', async () => {
    const { body } = await get(`${STANDING}/differences`, { code: 'AMOUNT_MISMATCH' }).expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      subject: orderNo(2),
      channel: 'tmall',
      amount: '30.00',
      ledgerSays: { receivedAmount: '100.00', returnedAmount: '0.00', expectedAmount: '100.00' },
      statementSays: {
        receiptsAmount: '130.00',
        receiptCount: 1,
        outflowAmount: '0.00',
        settledAmount: '130.00',
      },
    });
  });

  it.each([
    [{ minAgeDays: '25' }, ['MISSING_IN_STATEMENT']],
    [{ maxAgeDays: '12' }, ['MISSING_IN_LEDGER']],
    [{ ageBand: '8-30' }, ['MISSING_IN_STATEMENT', 'AMOUNT_MISMATCH', 'MISSING_IN_LEDGER']],
    [{ ageBand: '0-7' }, []],
    [{ ageBand: 'unknown' }, []],
    [{ subjectKind: 'line' }, ['MISSING_IN_LEDGER']],
    [{ owner: 'platform' }, ['MISSING_IN_STATEMENT']],
    [{ from: '2026-01-05', to: '2026-01-10' }, ['MISSING_IN_STATEMENT']],
    [{ q: orderNo(2).slice(0, 19), sort: 'age' }, ['AMOUNT_MISMATCH']],
    [{}, ['MISSING_IN_STATEMENT', 'AMOUNT_MISMATCH', 'MISSING_IN_LEDGER']],
    [{ sort: 'age' }, ['MISSING_IN_STATEMENT', 'AMOUNT_MISMATCH', 'MISSING_IN_LEDGER']],
  ])('narrow and sort the differences by %j', async (query, codes) => {
    const { body } = await get(`${STANDING}/differences`, query as Record<string, string>).expect(200);
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(codes);
  });

  it('show an alert as open until somebody handles it, then with the reason', async () => {
    const open = await get(`${STANDING}/alerts`).expect(200);
    expect(open.body.items).toHaveLength(1);
    const { id } = open.body.items[0] as { id: string };
    expect(open.body.items[0]).toMatchObject({
      rule: 'COMPLETED_NOT_SETTLED',
      state: 'open',
      handledBy: null,
    });
    const alert = { rule: 'COMPLETED_NOT_SETTLED', subjectKind: 'order', subject: orderNo(3) };
    const { body } = await post(`${SHOP}/alerts/${id}/resolution`, {
      ...alert,
      amount: '100.00',
      currency: 'CNY',
      reason: 'settled by hand',
    }).expect(201);
    const after = { after: String(body.position) };
    expect((await get(`${STANDING}/alerts`, after).expect(200)).body.items).toEqual([]);
    const resolved = await get(`${STANDING}/alerts`, { ...after, state: 'resolved' }).expect(200);
    expect(resolved.body.items[0]).toMatchObject({ id, state: 'resolved', reason: 'settled by hand' });
    expect((await get(STANDING, after).expect(200)).body.openAlerts).toEqual({ high: 0, medium: 0 });
    expect((await get(`${STANDING}/alerts`, { ...after, state: 'all' }).expect(200)).body.items).toHaveLength(
      1,
    );
    for (const [alertId, expected] of [
      [id, [id]],
      ['3d551905-e985-5e4b-8161-bb9430a0ffe8', []],
    ] as const) {
      const named = await get(`${STANDING}/alerts`, { ...after, state: 'all', alertId }).expect(200);
      expect(named.body.items.map((one: { id: string }) => one.id)).toEqual(expected);
    }
  });

  it('show what was just written to whoever names its position', async () => {
    const placed = await post(`${SHOP}/orders`, { orderNo: 'NEW-1', ...ORDER }).expect(201);
    const after = { after: String(placed.body.position) };
    const { body } = await get(`${STANDING}/orders`, { ...after, q: 'NEW-', sort: 'orderNo' }).expect(200);
    // Placed after the end of the statements: it belongs to the next standing, and is not in this one.
    expect(body).toMatchObject({ position: placed.body.position, items: [] });
    const early = { orderNo: 'NEW-2', ...ORDER, occurredAt: '2026-01-10T00:00:00Z' };
    const second = await post(`${SHOP}/orders`, early).expect(201);
    const found = await get(`${STANDING}/orders`, {
      after: String(second.body.position),
      channel: 'pdd',
    }).expect(200);
    expect(found.body.items).toMatchObject([{ orderNo: 'NEW-2', status: 'unpaid', totalAmount: '80.00' }]);
  });

  it('write the filtered list as a file that can carry no formula', async () => {
    const csv = await get(`${STANDING}/differences.csv`, { subjectKind: 'line', lang: 'en' }).expect(200);
    expect(csv.headers['content-disposition']).toContain(
      'filename="differences_scenario-shop_as-of_2026-02-01.csv"',
    );
    const [heading = '', row = '', end] = csv.text.split('\r\n');
    expect(heading).toContain('Code,Meaning,Kind,Subject,Amount');
    expect(row).toContain(`"'=HYPERLINK(""x"")"`);
    expect(row).toContain('7.00');
    expect(end).toBe('');
    const xlsx = await get(`${STANDING}/orders.xlsx`, { status: 'settled-with-difference' })
      .responseType('blob')
      .expect(200);
    const book = read(xlsx.body as Buffer);
    const rows = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(rows).toHaveLength(2);
    expect(rows[0]?.[0]).toContain('订单号');
    expect(rows[1]?.slice(0, 3)).toEqual([orderNo(2), '到账有差异', 'tmall']);
    expect(rows[1]).toContain(130);
  });

  it('give all shops at a glance', async () => {
    const { body } = await get('/v1/standing').expect(200);
    expect(body.items).toMatchObject([
      {
        shop: SCENARIO_SHOP,
        currency: 'CNY',
        received: '400.00',
        differences: 3,
        differencesAmount: '137.00',
      },
    ]);
  });

  it.each([
    [STANDING, { from: '2026-01-10', to: '2026-01-10' }, 400, 'PERIOD_EMPTY'],
    [STANDING, { from: '2026-02-30' }, 400, 'MALFORMED_TIME'],
    [STANDING, { from: 'yesterday' }, 400, 'MALFORMED_REQUEST'],
    [`${STANDING}/days`, { from: '1990-01-01' }, 400, 'PERIOD_TOO_LONG'],
    [`${STANDING}/orders`, { sort: 'colour' }, 400, 'MALFORMED_REQUEST'],
    [`${STANDING}/orders`, { cursor: 'abc' }, 400, 'MALFORMED_CURSOR'],
    [`${STANDING}/differences`, { minAgeDays: 'old' }, 400, 'MALFORMED_REQUEST'],
    ['/v1/shops/unheard-of/standing', {}, 404, 'SHOP_UNKNOWN'],
    ['/v1/shops/unheard-of/standing/orders.csv', {}, 404, 'SHOP_UNKNOWN'],
  ])('answer %s with %j as %i %s', async (path, query, status, code) => {
    const { body } = await get(path, query as Record<string, string>).expect(status);
    expect(body).toMatchObject({ code });
  });

  it('are told with 503 when the standing has not got there in time', async () => {
    const beyond = head.replace(/\d+$/, '999999');
    const { body } = await get(STANDING, { after: beyond, wait: '40' }).expect(503);
    expect(body).toMatchObject({ code: 'VIEW_BEHIND', details: { view: 'standing' } });
  });
});
