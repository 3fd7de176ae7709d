import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createIndexes, createSchema, prepareViews } from '../../projections/core/checkpoints.js';
import { liveSchema } from '../../projections/core/projection.js';
import { reconciliationProjection } from '../../projections/reconciliation/reconciliation.projection.js';
import { riskAlertsProjection } from '../../projections/risk-alerts/risk-alerts.projection.js';
import { refreshStanding } from '../../projections/standing/refresh-standing.js';
import { refreshAll } from '../../projections/standing/standing-round.js';
import { prepareStanding } from '../../projections/standing/standing-worker.js';
import { StandingController, StandingOverviewController } from '../../projections/standing/standing.http.js';
import { createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { RequestValidation } from '../../src/platform/http/validation.js';
import { Database } from '../../src/platform/postgres/database.js';
import { fillMonth, ORDERS, SHOP } from './settled-month.js';
import { report, reportMemory, timed, withPostgres } from './support.js';

@Module({})
class Bench {}

const VIEWS = [reconciliationProjection, riskAlertsProjection];
const ROUNDS = 40;
const FACTS = [
  'order_movement',
  'order_account',
  'statement_line',
  'statement',
  'statement_closing',
  'shop_channel',
];

const STANDING = `/v1/shops/${SHOP}/standing`;
const LOG = 'pg:00000000-0000-4000-8000-00000000be4c';

/** Pages of the console that show lists, with the filters that they offer. */
const LISTS: readonly string[] = [
  STANDING,
  `${STANDING}?from=2026-01-03&to=2026-01-06&channel=tmall`,
  `${STANDING}/days`,
  `${STANDING}/orders`,
  `${STANDING}/orders?status=settled`,
  `${STANDING}/orders?status=missing`,
  `${STANDING}/orders?channel=tmall`,
  `${STANDING}/orders?channel=taobao`,
  `${STANDING}/orders?from=2026-01-03&to=2026-01-06`,
  `${STANDING}/orders?q=11111111111111`,
  `${STANDING}/orders?q=1111111111111777777&sort=orderNo`,
  `${STANDING}/orders?withDifference=true`,
  `${STANDING}/orders?sort=difference`,
  `${STANDING}/orders?sort=difference&status=missing`,
  `${STANDING}/orders?sort=orderNo&status=settled-with-difference`,
  `${STANDING}/orders?sort=orderNo&status=settled&from=2026-01-03&to=2026-01-06`,
  `${STANDING}/differences`,
  `${STANDING}/differences?code=AMOUNT_MISMATCH`,
  `${STANDING}/differences?owner=finance`,
  `${STANDING}/differences?channel=tmall&sort=age`,
  `${STANDING}/differences?subjectKind=order&sort=code`,
  `${STANDING}/differences?from=2026-01-03&to=2026-01-06`,
  `${STANDING}/differences?minAgeDays=20&maxAgeDays=25`,
  `${STANDING}/differences?q=11111111111&sort=age`,
  `${STANDING}/alerts`,
  `${STANDING}/alerts?severity=medium&state=all`,
  `${STANDING}/alerts?rule=COMPLETED_NOT_SETTLED&sort=age`,
  '/v1/standing',
];

await withPostgres(async (fresh) => {
  const database = new Database(await fresh(), { max: 8 });
  await prepareViews(database, VIEWS);
  await prepareStanding(database);
  await fillViews(database);
  await moveViewsTo(database, ORDERS * 3);
  const first = await timed(() => refreshAll(database));
  report({ what: '(g) first standing of 1,000,000 orders', value: first, unit: 's' });
  const again = await timed(() => refreshStanding(database, SHOP, { everything: true }));
  report({ what: '(g) standing of the whole shop compared again', value: again, unit: 's' });
  await payAgain(database);
  const touched = await timed(() => refreshAll(database));
  report({ what: '(g) standing after 100 orders were touched', value: touched, unit: 's' });
  const unmoved = await timed(() => refreshAll(database));
  report({ what: '(g) standing of a shop that nothing happened to', value: unmoved * 1000, unit: 'ms' });
  await database.query('VACUUM ANALYZE');
  await measureLists(database);
  reportMemory('(g)');
  await database.close();
});

/** Both views with the same month; indexes come last, as in a rebuild. */
async function fillViews(database: Database): Promise<void> {
  const [source] = VIEWS.map(({ name }) => liveSchema(name));
  for (const view of VIEWS) {
    const schema = liveSchema(view.name);
    await database.transaction((tx) => createSchema(tx, view, schema));
    if (schema === source) await fillMonth(database, schema);
    else await copyFacts(database, source ?? '', schema);
    await database.transaction((tx) => createIndexes(tx, view, schema));
  }
  await database.query('VACUUM ANALYZE');
}

async function copyFacts(database: Database, from: string, to: string): Promise<void> {
  for (const table of FACTS) await database.query(`INSERT INTO ${to}.${table} TABLE ${from}.${table}`);
}

async function moveViewsTo(database: Database, ordinal: number): Promise<void> {
  await database.query('UPDATE projection.checkpoint SET position = $1, ordinal = $2', [
    `${LOG}:${ordinal}`,
    ordinal,
  ]);
}

/** A hundred orders get a second payment. */
async function payAgain(database: Database): Promise<void> {
  for (const { name } of VIEWS) {
    const schema = liveSchema(name);
    await database.query(
      `INSERT INTO ${schema}.order_movement (ordinal, shop_id, order_no, kind, currency, amount, occurred_at, recorded_at)
       SELECT $2 + n, $1, lpad((n * 1000)::text, 19, '1'), 'received', 'CNY', 5, '2026-01-20', '2026-02-20'
         FROM generate_series(1, 100) n`,
      [SHOP, ORDERS * 3],
    );
    await database.query(
      `UPDATE ${schema}.order_account a SET received = a.received + 5, last_ordinal = m.ordinal,
              last_at = greatest(a.last_at, m.occurred_at), last_recorded_at = m.recorded_at
         FROM ${schema}.order_movement m
        WHERE m.ordinal > $2 AND a.shop_id = $1 AND a.order_no = m.order_no`,
      [SHOP, ORDERS * 3],
    );
  }
  await moveViewsTo(database, ORDERS * 3 + 100);
}

/** Each list's first page, and a page a few further on, over HTTP one after the other. */
async function measureLists(database: Database): Promise<void> {
  const app = await NestFactory.create<NestFastifyApplication>(
    {
      module: Bench,
      controllers: [StandingController, StandingOverviewController],
      providers: [{ provide: Database, useValue: database }],
    },
    createHttpAdapter(),
    { logger: ['fatal'], abortOnError: false },
  );
  app.useGlobalPipes(new RequestValidation());
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  for (const path of LISTS) {
    const { nextCursor } = await read(url + path);
    await tell(`${path.replace(STANDING, '…')} `, url + path);
    if (nextCursor === undefined || nextCursor === null) continue;
    const middle = await follow(url, path, nextCursor);
    await tell(`${path.replace(STANDING, '…')} (by cursor)`, middle);
  }
  await app.close();
}

interface Answer {
  readonly nextCursor?: string | null;
}

async function read(url: string): Promise<Answer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} for ${url}: ${await response.text()}`);
  return (await response.json()) as Answer;
}

/** The tenth page or the last. */
async function follow(url: string, path: string, first: string): Promise<string> {
  let at = first;
  const page = (cursor: string): string => `${url}${path}${path.includes('?') ? '&' : '?'}cursor=${cursor}`;
  for (let pages = 0; pages < 8; pages++) {
    const { nextCursor } = await read(page(at));
    if (nextCursor === undefined || nextCursor === null) break;
    at = nextCursor;
  }
  return page(at);
}

async function tell(what: string, url: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push((await timed(() => read(url))) * 1000);
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.ceil(part * ROUNDS) - 1] ?? 0;
  report({ what: `(g) ${what}`, value: at(0.95), unit: 'ms p95', note: `p50 ${at(0.5).toFixed(1)} ms` });
}
