import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { reconcile } from '../../projections/reconciliation/reconciliation.summary.js';
import { runOf, ViewRunMaker } from '../../projections/reconciliation/view-run-maker.js';
import { AppModule } from '../../src/app.module.js';
import { compareRun, recordRun } from '../../src/cli-runs.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import type { MadeDifference, MadeRun, RunRequest } from '../../src/platform/run-maker.js';
import { prepareRun, runsOf } from '../../src/reconciliations/reconciliation-run-log.js';
import { reconciliationStream } from '../../src/shared/streams.js';
import { orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const JANUARY = { from: '2026-01-01', until: '2026-02-01' };
const [FIRST, SECOND, THIRD] = [orderNo(1), orderNo(2), orderNo(3)];
const RUNS = `/v1/shops/${SCENARIO_SHOP}/reconciliation/runs`;

let server: TestDatabase;
let data: string;
let ledger: Ledger;
let app: NestFastifyApplication;
let written = 0;
const scenario = new Scenario();

beforeAll(async () => {
  server = await freshDatabase();
  data = await mkdtemp(join(tmpdir(), 'ledger-runs-'));
  ledger = await openLedger(loadConfig({ DATABASE_URL: server.url, LEDGER_DATA: data }), {
    log: () => undefined,
    drivesViews: true,
  });
  app = await NestFactory.create<NestFastifyApplication>(AppModule.of(ledger), createHttpAdapter(), {
    logger: false,
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
  await rm(data, { recursive: true });
});

/** Writes what the scenario has told since, and waits until the views have it. */
async function settle(): Promise<void> {
  const log = scenario.log();
  for (const { stream, revision, event, context } of log.slice(written)) {
    const { outcome } = await ledger.store.append({
      stream,
      expected: revision === 0n ? 'no-stream' : revision - 1n,
      events: [ledger.codec.encode(event, { ...context, commandId: randomUUID() }, 0)],
    });
    expect(outcome).toBe('appended');
  }
  written = log.length;
  const head = await ledger.store.head();
  if (head === undefined) return;
  expect(await ledger.freshness.waitFor(head, 20_000)).toMatchObject({ reached: true });
}

const make = (asked: Partial<RunRequest> = {}): Promise<MadeRun> =>
  new ViewRunMaker(ledger.database).make({ shopId: SCENARIO_SHOP, ...asked });
const post = (body: object, key: string = randomUUID()) =>
  request(app.getHttpServer()).post(RUNS).set('Idempotency-Key', key).send(body);
const get = (path: string) => request(app.getHttpServer()).get(`${RUNS}${path}`);
const subjects = (found: readonly { code: string; subject: string; amount?: string }[]): readonly string[] =>
  found.map(({ code, subject, amount }) => `${code} ${subject}${amount === undefined ? '' : ` ${amount}`}`);

/** A run with as many made-up differences, at a place of its own. */
function madeRun(shopId: string, count: number, position: string): MadeRun {
  const differences = Array.from({ length: count }, (_, index): MadeDifference => ({
    id: `d-${index}`,
    code: 'ROUNDING',
    subjectKind: 'order',
    subject: `O-${index}`,
    amount: '0.01',
    effectAmount: '-0.01',
    currency: 'CNY',
  }));
  return {
    run: {
      shopId,
      position,
      rulesVersion: 1,
      policyVersion: 1,
      resultHash: `hash-${count}`,
      differencesHash: `differences-${count}`,
      differenceCount: count,
      summary: [],
    },
    differences: () => Readable.from(differences),
  };
}

const sender = () => {
  const commandId = randomUUID();
  const actor = { type: 'user', id: 'alice' } as const;
  return { commandId, correlationId: commandId, source: 'test', actor, now: '2026-02-03T00:00:00Z' };
};

describe('a reconciliation that is recorded', () => {
  let january: string;
  let januaryHash: string;
  const firstKey = randomUUID();

  it('is one run however often the same data is reconciled', async () => {
    scenario
      .order(FIRST, { paid: '2026-01-03', completed: '2026-01-06' })
      .order(SECOND, { paid: '2026-01-03', completed: '2026-01-06' })
      .statement({ ...JANUARY, lines: [receipt(SECOND, '2026-01-07', '90.00')] });
    await settle();
    const first = await post({}, firstKey).expect(201);
    await settle();
    const second = await post({}).expect(200);
    january = first.body.runId as string;
    expect(second.body).toMatchObject({ runId: january, events: [] });
    const { body } = await get('').expect(200);
    januaryHash = body.items[0].resultHash as string;
    expect(body).toMatchObject({
      items: [{ runId: january, asOf: '2026-01-31T16:00:00Z', differenceCount: 2, recordedBy: 'local' }],
      nextCursor: null,
    });
    expect(januaryHash).toBe((await reconcile(ledger.database, { shopId: SCENARIO_SHOP })).resultHash);
    expect(await recordRun(ledger, await make(), false)).toMatchObject({
      result: { runId: january, recorded: false, diff: { runId: january, totals: [] } },
      lines: expect.arrayContaining([expect.stringContaining('result hash is the same')]),
    });
  });

  it('says after a late file what appeared, what disappeared and what changed, and nothing else', async () => {
    scenario.statement({
      ...JANUARY,
      id: 'late',
      accountNo: 'a-2',
      lines: [
        receipt(FIRST, '2026-01-08', '100.00'),
        receipt(SECOND, '2026-01-09', '4.00'),
        receipt(THIRD, '2026-01-10', '7.00'),
      ],
    });
    await settle();
    const compared = await compareRun(ledger, await make(), january, false);
    const { result, lines } = await recordRun(ledger, await make(), false);
    const { runId, recorded, diff } = result as { runId: string; recorded: boolean; diff: never };
    expect(compared.result).toEqual({ diff });
    expect([recorded, runId === january]).toEqual([true, false]);
    const overHttp = await get(`/${runId}/diff?with=${january}`).expect(200);
    expect(overHttp.body).toEqual(diff);
    expect((await get(`/${runId}/diff`).expect(200)).body).toEqual(diff);
    const { appeared, disappeared, changed, totals } = overHttp.body;
    expect(subjects(appeared)).toEqual([`MISSING_IN_LEDGER ${THIRD} 7.00`]);
    expect(subjects(disappeared)).toEqual([`MISSING_IN_STATEMENT ${FIRST} 100.00`]);
    expect(changed).toMatchObject([{ code: 'AMOUNT_MISMATCH', subject: SECOND, from: '10.00', to: '6.00' }]);
    expect(totals).toEqual([
      { change: 'appeared', code: 'MISSING_IN_LEDGER', currency: 'CNY', count: 1, amount: '7.00' },
      { change: 'disappeared', code: 'MISSING_IN_STATEMENT', currency: 'CNY', count: 1, amount: '100.00' },
      { change: 'changed', code: 'AMOUNT_MISMATCH', currency: 'CNY', count: 1, amount: '-4.00' },
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        `  + MISSING_IN_LEDGER ${THIRD}: 7.00 CNY`,
        `  - MISSING_IN_STATEMENT ${FIRST}: 100.00 CNY`,
        `  ~ AMOUNT_MISMATCH ${SECOND}: 10.00 → 6.00 CNY`,
      ]),
    );
  });

  it('is answered to the same Idempotency-Key, whatever was recorded since', async () => {
    const again = await post({}, firstKey).expect(201);
    expect(again.body).toMatchObject({ runId: january, replayed: true });
    expect(await runsOf(ledger, SCENARIO_SHOP)).toHaveLength(2);
    await post({ asOf: '2026-01-20' }, firstKey).expect(422);
  });

  it('has the hash of then when the same is asked as known then', async () => {
    const [first] = await runsOf(ledger, SCENARIO_SHOP);
    const asked = { asOf: first!.run.asOf!, knownAt: first!.run.position! };
    const again = await post(asked).expect(201);
    await settle();
    expect((await post(asked).expect(200)).body.runId).toBe(again.body.runId);
    const { body } = await get(`/${again.body.runId as string}`).expect(200);
    expect(body).toMatchObject({ resultHash: januaryHash, knownAt: first!.run.position });
    const then = await get(`/${january}`).expect(200);
    expect(body.items).toEqual(then.body.items);
    expect(then.body.items).toHaveLength(2);
    expect((await get('').expect(200)).body.items.map(({ runId }: { runId: string }) => runId)).toEqual([
      again.body.runId,
      expect.any(String),
      january,
    ]);
  });

  it('is not recorded if its differences are not those that its hash stands for', async () => {
    const summary = await reconcile(ledger.database, { shopId: SCENARIO_SHOP });
    const made = runOf(
      ledger.database,
      { shopId: SCENARIO_SHOP },
      { ...summary, resultHash: 'other', differencesHash: 'other' },
    );
    await expect(recordRun(ledger, made, false)).rejects.toMatchObject({ code: 'RUN_UNSETTLED' });
    expect(await runsOf(ledger, SCENARIO_SHOP)).toHaveLength(3);
  });

  it('says by which rules the earlier run was made, where they are others now', async () => {
    const shop = 'other-rules';
    await recordRun(ledger, madeRun(shop, 1, 'pg:1'), false);
    const made = madeRun(shop, 1, 'pg:2');
    const { result, lines } = await recordRun(
      ledger,
      { ...made, run: { ...made.run, rulesVersion: 2 } },
      false,
    );
    expect(result).toMatchObject({ recorded: true, diff: { rulesVersion: 1, totals: [] } });
    expect(lines).toEqual(
      expect.arrayContaining([expect.stringContaining('rules changed from version 1 to 2')]),
    );
  });

  it('is no run if it was ended between two parts of its differences', async () => {
    const made = madeRun('killed', 700, 'pg:1');
    const ended: MadeRun = {
      ...made,
      differences: async function* () {
        let count = 0;
        for await (const difference of made.differences()) {
          if (count++ === 600) throw new Error('the process ended');
          yield difference;
        }
      },
    };
    const attempt = sender();
    await expect(prepareRun(ledger, 'killed', attempt, () => Promise.resolve(ended))).rejects.toThrow(
      'ended',
    );
    expect(await runsOf(ledger, 'killed')).toEqual([]);
    // Its parts stand in the log, but at its place nobody takes them for his own.
    await expect(recordRun(ledger, made, false)).rejects.toMatchObject({ code: 'RUN_CONTENDED' });
    const { result } = await recordRun(ledger, madeRun('killed', 700, 'pg:2'), false);
    const { runId } = result as { runId: string };
    expect((await runsOf(ledger, 'killed')).map(({ run }) => run)).toMatchObject([
      { runId, differenceCount: 700 },
    ]);
  });

  it('gives its differences page by page, across the parts that they are written in', async () => {
    const shop = 'many';
    const { result } = await recordRun(ledger, madeRun(shop, 1100, 'pg:1'), false);
    const { runId } = result as { runId: string };
    expect(await ledger.store.readStream(reconciliationStream(shop, runId))).toHaveLength(3);
    const path = `/v1/shops/${shop}/reconciliation/runs/${runId}`;
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const query = cursor === undefined ? { limit: 300 } : { limit: 300, cursor };
      const { body } = await request(app.getHttpServer()).get(path).query(query).expect(200);
      found.push(...(body.items as readonly MadeDifference[]).map(({ subject }) => subject));
      cursor = body.nextCursor as string | null;
    }
    expect(found).toEqual(Array.from({ length: 1100 }, (_, index) => `O-${index}`));
  });

  it('is not found under an id that is not one of the shop', async () => {
    for (const path of ['/nothing', '/nothing/diff', `/${january}/diff?with=nothing`, `/${january}/diff`]) {
      expect((await get(path).expect(404)).body).toMatchObject({ code: 'RUN_UNKNOWN' });
    }
    expect((await get('?cursor=bm9uZQ').expect(400)).body).toMatchObject({ code: 'MALFORMED_CURSOR' });
    await expect(compareRun(ledger, await make(), 'nothing', false)).rejects.toMatchObject({
      code: 'RUN_UNKNOWN',
    });
    expect((await post({ asOf: 'soon' }).expect(400)).body).toMatchObject({ code: 'MALFORMED_TIME' });
  });
});
