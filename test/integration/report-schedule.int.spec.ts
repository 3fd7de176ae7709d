import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import { OrderPlaced } from '../../src/orders/order.events.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { ReportProduction } from '../../src/processes/report-production.js';
import { ScheduleReport, StopReportSchedule } from '../../src/reports/report-schedule.commands.js';
import type { ReportProduced } from '../../src/reports/report-schedule.events.js';
import { startOfDate } from '../../src/shared/period.js';
import { orderStream, reportSchedulesStream } from '../../src/shared/streams.js';
import { logOf } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let server: TestDatabase;
let data: string;
let ledger: Ledger;
let app: NestFastifyApplication;

beforeAll(async () => {
  server = await freshDatabase();
  data = await mkdtemp(join(tmpdir(), 'ledger-reports-'));
  ledger = await openLedger(loadConfig({ DATABASE_URL: server.url, LEDGER_DATA: data }), {
    log: () => undefined,
    drivesViews: true,
  });
  app = await startApp();
});
afterAll(async () => {
  await app.close();
  await ledger.close();
  await server.drop();
  await rm(data, { recursive: true });
});

/** The server on the same log and data folder, as after a restart. */
async function startApp(): Promise<NestFastifyApplication> {
  const started = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(ledger),
    createHttpAdapter(),
    { logger: false, abortOnError: false },
  );
  configureHttp(started);
  await started.init();
  await started.getHttpAdapter().getInstance().ready();
  return started;
}

const productionOf = (of: NestFastifyApplication): ReportProduction =>
  of.get(ReportProduction, { strict: false });
const makeAt = (now: string): Promise<void> => productionOf(app).produceDue(new Date(now));

async function orderPlaced(shopId: string): Promise<void> {
  const event = OrderPlaced.at(startOfDate('2026-02-05'), {
    shopId,
    orderNo: 'A-1',
    currency: 'CNY',
    totalAmount: '77.00',
    channel: 'tmall',
  });
  const stream = orderStream(shopId, 'A-1');
  const [logged] = logOf([{ stream, event }]);
  const encoded = ledger.codec.encode(event, { ...logged!.context, commandId: randomUUID() }, 0);
  await ledger.store.append({ stream, expected: 'no-stream', events: [encoded] });
}

const sentAt = (now: string) => {
  const commandId = randomUUID();
  return {
    commandId,
    correlationId: commandId,
    source: 'test',
    actor: { type: 'user', id: 'alice' } as const,
    now,
  };
};

/** A report on the tenth of every month at six in China, from `since` on. */
async function scheduleMonthly(shopId: string, since: string, format: 'csv' | 'pdf' = 'csv'): Promise<void> {
  const monthly = { shopId, scheduleId: 'monthly', every: 'month', time: '06:00', day: 10 } as const;
  await app
    .get(CommandBus, { strict: false })
    .execute(new ScheduleReport({ ...monthly, format, language: 'zh' }, sentAt(since)));
}

async function producedOf(shopId: string): Promise<readonly ReportProduced['data'][]> {
  const events = await ledger.store.readStream(reportSchedulesStream(shopId));
  return events
    .filter(({ type }) => type === 'ReportProduced')
    .map((recorded) => (ledger.codec.decode(recorded).event as ReportProduced).data);
}

const filesOf = async (shopId: string): Promise<readonly string[]> =>
  readdir(join(data, 'reports', shopId)).catch(() => []);

describe('a report on a schedule', () => {
  it('is made when it is due, once, and recorded with the hash of its file', async () => {
    await orderPlaced('shop-1');
    await scheduleMonthly('shop-1', '2026-03-01T00:00:00Z', 'pdf');
    await makeAt('2026-03-09T21:59:00Z');
    expect(await producedOf('shop-1')).toEqual([]);
    await makeAt('2026-03-09T22:00:00Z');
    await makeAt('2026-03-09T22:01:00Z');
    const fileName = 'monthly_reconciliation_shop-1_2026-02_2026-03-10.pdf';
    expect(await filesOf('shop-1')).toEqual([fileName]);
    const file = await readFile(join(data, 'reports', 'shop-1', fileName));
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    expect(await producedOf('shop-1')).toEqual([
      {
        shopId: 'shop-1',
        scheduleId: 'monthly',
        dueAt: '2026-03-09T22:00:00Z',
        from: '2026-02-01',
        to: '2026-03-01',
        format: 'pdf',
        fileName,
        sha256: createHash('sha256').update(file).digest('hex'),
        asOf: '2026-03-09T16:00:00Z',
        position: expect.stringMatching(/^pg:/),
      },
    ]);
  });

  it('is not made again after a restart, and what fell due meanwhile is made up for: the newest only', async () => {
    await orderPlaced('shop-2');
    await scheduleMonthly('shop-2', '2026-03-01T00:00:00Z');
    await makeAt('2026-03-10T00:00:00Z');
    await app.close();
    app = await startApp();
    await makeAt('2026-03-11T00:00:00Z');
    expect(await producedOf('shop-2')).toHaveLength(1);
    await makeAt('2026-07-01T00:00:00Z');
    expect((await producedOf('shop-2')).map(({ from, dueAt }) => [from, dueAt])).toEqual([
      ['2026-02-01', '2026-03-09T22:00:00Z'],
      ['2026-05-01', '2026-06-09T22:00:00Z'],
    ]);
  });

  it('is not made for times before it was scheduled, nor after it was stopped', async () => {
    await orderPlaced('shop-3');
    await scheduleMonthly('shop-3', '2026-03-15T00:00:00Z');
    await makeAt('2026-03-20T00:00:00Z');
    expect(await filesOf('shop-3')).toEqual([]);
    await app
      .get(CommandBus, { strict: false })
      .execute(
        new StopReportSchedule({ shopId: 'shop-3', scheduleId: 'monthly' }, sentAt('2026-03-21T00:00:00Z')),
      );
    await makeAt('2026-04-20T00:00:00Z');
    expect(await filesOf('shop-3')).toEqual([]);
  });

  it('is made once by two processes that look at the same time', async () => {
    await orderPlaced('shop-4');
    await scheduleMonthly('shop-4', '2026-03-01T00:00:00Z');
    const other = await startApp();
    try {
      const now = new Date('2026-03-10T00:00:00Z');
      await Promise.all([app, other].map((one) => productionOf(one).produceDue(now)));
    } finally {
      await other.close();
    }
    expect(await producedOf('shop-4')).toHaveLength(1);
    expect(await filesOf('shop-4')).toHaveLength(1);
  });

  it('is made as soon as it can be: a shop of which nothing is known holds nobody else up', async () => {
    await scheduleMonthly('shop-5', '2026-03-01T00:00:00Z');
    await orderPlaced('shop-6');
    await scheduleMonthly('shop-6', '2026-03-01T00:00:00Z');
    await makeAt('2026-03-10T00:00:00Z');
    expect([await filesOf('shop-5'), await producedOf('shop-6')]).toMatchObject([[], [{ shopId: 'shop-6' }]]);
    await orderPlaced('shop-5');
    await makeAt('2026-03-10T00:01:00Z');
    expect(await producedOf('shop-5')).toHaveLength(1);
  });

  it('is written again over what a crash left before it was recorded', async () => {
    await orderPlaced('shop-7');
    await scheduleMonthly('shop-7', '2026-03-01T00:00:00Z');
    const folder = join(data, 'reports', 'shop-7');
    const fileName = 'monthly_reconciliation_shop-7_2026-02_2026-03-10.csv';
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, fileName), 'of another day');
    await makeAt('2026-03-10T00:00:00Z');
    const file = await readFile(join(folder, fileName));
    expect(await producedOf('shop-7')).toMatchObject([
      { fileName, sha256: createHash('sha256').update(file).digest('hex') },
    ]);
    expect(file.toString()).toContain('shop-7');
  });
});

describe('schedules over HTTP', () => {
  const PATH = '/v1/shops/web-shop/report-schedules';
  const body = { scheduleId: 'weekly', every: 'week', day: 1, time: '07:30', format: 'xlsx', language: 'en' };
  const send = (method: 'post' | 'delete', path: string): request.Test =>
    request(app.getHttpServer())[method](path).set({ 'Idempotency-Key': randomUUID(), 'X-Actor': 'bob' });

  it('are set, listed and stopped', async () => {
    await send('post', PATH).send(body).expect(201);
    await send('post', PATH).send(body).expect(200);
    await send('post', PATH)
      .send({ ...body, time: '08:00' })
      .expect(409);
    const { body: listed } = await request(app.getHttpServer()).get(PATH).expect(200);
    expect(listed.items).toMatchObject([{ schedule: { ...body, scheduledBy: 'bob' }, active: true }]);
    await send('delete', `${PATH}/weekly`).expect(201);
    await send('delete', `${PATH}/weekly`).expect(200);
    await send('delete', `${PATH}/other`).expect(404);
    const after = await request(app.getHttpServer()).get(PATH).expect(200);
    expect(after.body.items).toMatchObject([{ active: false }]);
  });

  it.each([{ time: '7:30' }, { day: 29 }, { every: 'year' }, { format: 'doc' }, { colour: 'red' }])(
    'are refused with %j',
    async (wrong) => {
      const { body: problem } = await send('post', PATH)
        .send({ ...body, ...wrong })
        .expect(400);
      expect(problem.code).toBe('MALFORMED_REQUEST');
    },
  );
});
