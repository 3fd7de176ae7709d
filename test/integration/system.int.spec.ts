import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import request from 'supertest';
import { projections } from '../../projections/index.js';
import { RebuildJobs } from '../../src/system/rebuild-jobs.js';
import { startWholeApp } from '../support/whole-app.js';
import type { WholeApp } from '../support/whole-app.js';

const REBUILDS = '/v1/system/rebuilds';
const VIEWS = projections.map(({ name }) => name);

async function place(app: WholeApp, orderNo: string): Promise<string> {
  const { body } = await request(app.server)
    .post('/v1/shops/demo/orders')
    .set('Idempotency-Key', orderNo)
    .send({ orderNo, currency: 'CNY', totalAmount: '1.00', channel: 'tmall' })
    .expect(201);
  const { position } = body as { position: string };
  await app.ledger.freshness.waitFor(position, 10_000);
  return position;
}

/** Resolves when what runs has ended: the path is followed as a page does. */
async function ended(app: WholeApp, path: string): Promise<{ state: string; error: string | null }> {
  for (;;) {
    const { body } = await request(app.server).get(path).expect(200);
    const job = body as { state: string; error: string | null };
    if (job.state !== 'running') return job;
  }
}

describe('The system', () => {
  let app: WholeApp;
  beforeAll(async () => {
    app = await startWholeApp();
  });
  afterAll(() => app.close());

  it('tells its versions, its log and where every view stands against it', async () => {
    const position = await place(app, 'S-1');
    const { body } = await request(app.server).get('/v1/system').expect(200);
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect(body.versions).toEqual({
      ledger: version,
      node: process.versions.node,
      postgresql: expect.stringMatching(/^\d+\.\d+/),
    });
    expect(body.log).toEqual({
      store: 'postgres',
      head: position,
      events: 1,
      sizeBytes: expect.stringMatching(/^\d+$/),
    });
    expect(Date.parse(body.startedAt)).toBeLessThanOrEqual(Date.now());
    expect(body.views.map(({ name }: { name: string }) => name)).toEqual(VIEWS);
    expect(body.views[0]).toEqual({
      name: VIEWS[0],
      version: projections[0]?.version,
      state: 'live',
      lag: 0,
      position,
      eventsDone: 1,
      lastRecordedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      sizeBytes: expect.stringMatching(/^[1-9]\d+$/),
      error: null,
    });
  });

  it('builds one view anew, and all of them if none is named, while they answer', async () => {
    await place(app, 'S-2');
    const { body, headers } = await request(app.server)
      .post(REBUILDS)
      .set('X-Actor', 'anna')
      .send({ views: ['orders'] })
      .expect(202);
    expect(body).toMatchObject({ views: ['orders'], actorId: 'anna', eventsTotal: 2, endedAt: null });
    expect(await ended(app, String(headers['location']))).toMatchObject({
      state: 'done',
      eventsDone: 2,
      percent: 100,
      error: null,
    });
    const all = await request(app.server).post(REBUILDS).expect(202);
    expect(all.body.views).toEqual(VIEWS);
    await ended(app, String(all.headers['location']));
    const { body: list } = await request(app.server).get(REBUILDS).expect(200);
    expect(list.items.map(({ rebuildId }: { rebuildId: string }) => rebuildId)).toEqual([
      all.body.rebuildId,
      body.rebuildId,
    ]);
    const position = await place(app, 'S-3');
    await request(app.server).get('/v1/shops/demo/orders/S-3').query({ after: position }).expect(200);
  });

  it('builds only one at a time', async () => {
    const jobs = app.app.get(RebuildJobs, { strict: false });
    const both = await Promise.allSettled([jobs.start(undefined, 'anna'), jobs.start(['orders'], 'ben')]);
    // Whichever of them came first.
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'REBUILD_RUNNING', kind: 'refused' },
    });
    const [first] = jobs.list();
    await ended(app, `${REBUILDS}/${first?.rebuildId ?? ''}`);
  });

  it('refuses views that it does not have, and knows no rebuild that was not', async () => {
    const { body } = await request(app.server)
      .post(REBUILDS)
      .send({ views: ['weather'] })
      .expect(400);
    expect(body).toMatchObject({ code: 'VIEW_UNKNOWN', details: { view: 'weather' } });
    await request(app.server).post(REBUILDS).send({ views: [] }).expect(400);
    await request(app.server).get(`${REBUILDS}/${randomUUID()}`).expect(404);
  });

  it('says why a rebuild failed, and leaves the live view as it was', async () => {
    await app.ledger.store.append({
      stream: 'order-demo-poison',
      expected: 'no-stream',
      events: [{ id: randomUUID(), type: 'NobodyKnowsThis', data: '{}', metadata: '{}' }],
    });
    const { headers } = await request(app.server)
      .post(REBUILDS)
      .send({ views: ['orders'] })
      .expect(202);
    const job = await ended(app, String(headers['location']));
    expect(job.state).toBe('failed');
    expect(job.error).toContain('NobodyKnowsThis');
    await request(app.server).get('/v1/shops/demo/orders/S-3').expect(200);
  });
});

it('A server that ends during a rebuild keeps the live views and leaves nothing half made', async () => {
  const app = await startWholeApp();
  await place(app, 'E-1');
  const jobs = app.app.get(RebuildJobs, { strict: false });
  await jobs.start(undefined, 'anna');
  await app.app.close();
  const [job] = jobs.list();
  expect(job?.state === 'failed' ? job.error : 'ended in time').toMatch(/ended/);
  const rows = await app.ledger.database.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'view\\_%\\_next'`,
  );
  expect(rows).toEqual([]);
  await app.close();
});
