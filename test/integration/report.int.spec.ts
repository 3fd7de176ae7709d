import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { read, utils } from '@e965/xlsx';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import type { Difference } from '../../projections/core/difference.js';
import { reconcile } from '../../projections/reconciliation/reconciliation.summary.js';
import type { ReconciliationSummary } from '../../projections/reconciliation/reconciliation.summary.js';
import type { ReconciliationReport } from '../../projections/reports/report.js';
import { makeReport } from '../../projections/reports/report.query.js';
import { reportFile } from '../../projections/reports/report-file.js';
import { AppModule } from '../../src/app.module.js';
import { importFile } from '../../src/importing/import-file.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import { OrderPlaced } from '../../src/orders/order.events.js';
import { PaymentReceived } from '../../src/orders/payment.events.js';
import { OrderReceiptConfirmed } from '../../src/orders/shipment.events.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { setupOpenApi } from '../../src/platform/http/openapi.js';
import { sum } from '../../src/shared/money.js';
import { startOfDate } from '../../src/shared/period.js';
import { orderStream } from '../../src/shared/streams.js';
import { demoFolder } from '../support/demo-shop.js';
import { logOf } from '../support/log-of-events.js';
import { bytesOf } from '../support/report-examples.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const SHOP = '示范-shop';
const PATH = `/v1/shops/${encodeURIComponent(SHOP)}/reports/reconciliation`;

type JsonReport = ReconciliationReport & { readonly items: readonly Difference[] };

describe('the reconciliation report of a demo month', () => {
  let server: TestDatabase;
  let ledger: Ledger;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    server = await freshDatabase();
    ledger = await openLedger(loadConfig({ DATABASE_URL: server.url }), {
      log: () => undefined,
      drivesViews: true,
    });
    const demo = await demoFolder({ seed: 5, orders: 400, month: '2026-01' });
    for (const path of [demo.orders, ...demo.statements]) {
      await importFile(ledger, {
        path,
        shopId: SHOP,
        kind: 'auto',
        actor: { type: 'user', id: 'clerk' },
        zone: 'Asia/Shanghai',
        now: '2026-02-03T02:00:00Z',
      });
    }
    await demo.remove();
    await viewsAtHead();
    app = await NestFactory.create<NestFastifyApplication>(AppModule.of(ledger), createHttpAdapter(), {
      logger: ['fatal'],
      abortOnError: false,
    });
    configureHttp(app);
    setupOpenApi(app, { ui: false });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await ledger.close();
    await server.drop();
  });

  async function viewsAtHead(): Promise<void> {
    const head = (await ledger.store.head())!;
    expect((await ledger.freshness.waitFor(head, 60_000)).reached).toBe(true);
  }

  /** An order that was paid and confirmed on a date, and of which no statement knows. */
  async function orderCompleted(shopId: string, orderNo: string, date: string): Promise<void> {
    const at = startOfDate(date);
    const money = { shopId, orderNo, currency: 'CNY' };
    const stream = orderStream(shopId, orderNo);
    const log = logOf(
      [
        OrderPlaced.at(at, { ...money, totalAmount: '77.00', channel: 'tmall' }),
        PaymentReceived.at(at, { ...money, paymentId: 'p-1', amount: '77.00', channel: 'tmall' }),
        OrderReceiptConfirmed.at(at, { ...money, recognisedAmount: '77.00' }),
      ].map((event) => ({ stream, event })),
    );
    const events = log.map(({ event, context }, ordinal) => ledger.codec.encode(event, context, ordinal));
    await ledger.store.append({ stream, expected: 'no-stream', events });
    await viewsAtHead();
  }

  const summaryOf = (asOf?: string): Promise<ReconciliationSummary> =>
    reconcile(ledger.database, {
      shopId: SHOP,
      from: startOfDate('2026-01-01'),
      to: startOfDate('2026-02-01'),
      asOf,
    });
  const january = { shopId: SHOP, from: '2026-01-01', to: '2026-02-01' };
  const get = (query: Record<string, string> = {}, path = PATH): request.Test =>
    request(app.getHttpServer())
      .get(path)
      .query({ month: '2026-01', ...query })
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const jsonOf = async (query: Record<string, string> = {}): Promise<JsonReport> =>
    JSON.parse(((await get(query).expect(200)).body as Buffer).toString('utf8')) as JsonReport;

  it('has the totals of the query to the cent, and its differences add up to them', async () => {
    const summary = await summaryOf();
    const report = await jsonOf();
    expect(summary.differences.length).toBeGreaterThan(3);
    expect(report.money).toEqual(summary.money);
    expect(report.orders).toEqual(summary.orders);
    expect(report.resultHash).toBe(summary.resultHash);
    expect(report.differences).toEqual(summary.differences);
    const inAll = (lines: readonly { readonly amount: string }[]): string =>
      sum(
        lines.map(({ amount }) => amount),
        'CNY',
      );
    for (const lines of [report.items, report.byCodeAndAge, report.byOwner]) {
      expect(inAll(lines)).toBe(inAll(summary.differences));
    }
  });

  it('has the same figures as a workbook and as CSV', async () => {
    const summary = await summaryOf();
    const expected = summary.differences.map(({ code, count, amount }) => [code, String(count), amount]);
    const book = read((await get({ format: 'xlsx', lang: 'en' }).expect(200)).body as Buffer);
    const sheet = (name: string): string[][] =>
      utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1, raw: false });
    const plain = (text: string): string => text.replaceAll(',', '');
    expect(
      sheet('By code 按差异类型')
        .slice(2)
        .map(([code, , , count, amount]) => [code, plain(count!), plain(amount!)]),
    ).toEqual(expected);
    const csv = ((await get({ format: 'csv' }).expect(200)).body as Buffer).toString('utf8');
    for (const { received, net, settled } of summary.money) {
      expect(csv).toMatch(new RegExp(`^CNY,${received},.*,${net},${settled},`, 'm'));
    }
    const listed = sheet('Differences 差异明细').slice(1);
    expect(listed).toHaveLength(summary.differences.reduce((all, { count }) => all + count, 0));
  });

  it('compares with the month before', async () => {
    const { previous, changes } = await jsonOf();
    expect(previous).toMatchObject({
      period: { from: '2025-12-01', to: '2026-01-01' },
      matchedPercent: null,
    });
    expect(changes.find(({ measure }) => measure === 'received')).toMatchObject({
      earlier: '0.00',
      percent: 'n/a',
    });
    const february = await jsonOf({ month: '2026-02' });
    expect(february.previous?.money).toEqual((await summaryOf()).money);
  });

  it('has the same bytes whenever it is made for the same as-of, whatever happened later or elsewhere', async () => {
    const formats = ['csv', 'xlsx', 'pdf', 'json'] as const;
    const all = (): Promise<string[]> =>
      Promise.all(
        formats.map(async (format) =>
          ((await get({ format, asOf: '2026-02-05' }).expect(200)).body as Buffer).toString('base64'),
        ),
      );
    const before = await all();
    await orderCompleted('another-shop', 'A-1', '2026-01-05');
    await orderCompleted(SHOP, 'later', '2026-02-20');
    expect(await all()).toEqual(before);
  });

  it('as known at a position, stays the same when something is recorded late', async () => {
    const knownAt = (await ledger.store.head())!;
    const made = (): Promise<Buffer> =>
      get({ format: 'csv', knownAt })
        .expect(200)
        .then(({ body }) => body as Buffer);
    const before = await made();
    const unbound = (await jsonOf()).orders.count;
    await orderCompleted(SHOP, 'late', '2026-01-06');
    expect((await made()).equals(before)).toBe(true);
    expect((await jsonOf()).orders.count).toBe(unbound + 1);
  });

  it('lists its differences as they were when it was begun', async () => {
    const made = await makeReport(ledger.database, january);
    const file = reportFile(made, 'json', 'en');
    const before = await bytesOf(file.bytes());
    await orderCompleted(SHOP, 'meanwhile', '2026-01-06');
    expect((await bytesOf(file.bytes())).equals(before)).toBe(true);
    const anew = reportFile(await makeReport(ledger.database, january), 'json', 'en');
    expect((await bytesOf(anew.bytes())).toString()).toContain('Order meanwhile');
  });

  it('comes as a file with a name for old and new clients, and a tag', async () => {
    const { headers } = await get({ format: 'pdf' }).expect(200);
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="reconciliation___-shop_2026-01_[\d-]+\.pdf"; filename\*=UTF-8''reconciliation_%E7%A4%BA/,
    );
    expect(headers['ledger-position']).toMatch(/^pg:/);
    const tag = headers['etag'] as string;
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
    await get({ format: 'pdf' }).set('If-None-Match', tag).expect(304);
    expect((await get({ format: 'csv' }).set('If-None-Match', tag).expect(200)).headers['etag']).not.toBe(
      tag,
    );
  });

  it.each([
    [{ month: '2026-13' }, 'MALFORMED_MONTH'],
    [{ from: '2026-01-01' }, 'PERIOD_TWICE'],
    [{ asOf: 'tomorrow' }, 'MALFORMED_TIME'],
    [{ format: 'doc' }, 'MALFORMED_REQUEST'],
  ])('is refused for %j', async (query, code) => {
    const { body } = await get(query).expect(400);
    expect(JSON.parse((body as Buffer).toString('utf8'))).toMatchObject({ code });
  });

  it('is not made of a shop that nobody knows', async () => {
    await get({}, '/v1/shops/unheard-of/reports/reconciliation').expect(404);
  });

  it('is documented with every type of content', async () => {
    const { body } = await request(app.getHttpServer()).get('/docs/json').expect(200);
    const operation = body.paths['/v1/shops/{shopId}/reports/reconciliation'].get;
    expect(Object.keys(operation.responses['200'].content).sort()).toEqual([
      'application/json',
      'application/pdf',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'text/csv',
    ]);
    expect(operation.parameters.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['shopId', 'month', 'channel', 'asOf', 'knownAt', 'format', 'lang', 'after']),
    );
  });
});
