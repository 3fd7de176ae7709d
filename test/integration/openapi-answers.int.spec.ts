import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import request from 'supertest';
import { AppModule } from '../../src/app.module.js';
import { importFile } from '../../src/importing/import-file.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { configureHttp, createHttpAdapter } from '../../src/platform/http/configure-http.js';
import { setupOpenApi } from '../../src/platform/http/openapi.js';
import { demoFolder } from '../support/demo-shop.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const SHOP = 'demo';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let server: TestDatabase;
let ledger: Ledger;
let app: NestFastifyApplication;
let document: Document;
let ajv: Ajv2020;

beforeAll(async () => {
  server = await freshDatabase();
  ledger = await openLedger(loadConfig({ DATABASE_URL: server.url }), {
    log: () => undefined,
    drivesViews: true,
  });
  const demo = await demoFolder({ seed: 5, orders: 300, month: '2026-01' });
  for (const path of demo.files.filter((name) => !name.endsWith('.json'))) {
    const actor = { type: 'user', id: 'clerk' } as const;
    const now = '2026-02-03T02:00:00Z';
    await importFile(ledger, { path, shopId: SHOP, kind: 'auto', actor, zone: 'Asia/Shanghai', now });
  }
  await demo.remove();
  expect((await ledger.freshness.waitFor((await ledger.store.head())!, 60_000)).reached).toBe(true);
  app = await NestFactory.create<NestFastifyApplication>(AppModule.of(ledger), createHttpAdapter(), {
    logger: ['fatal'],
    abortOnError: false,
  });
  configureHttp(app);
  setupOpenApi(app, { ui: false });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  document = (await get('/docs/json')) as Document;
  ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema(document, 'api');
});
afterAll(async () => {
  await app.close();
  await ledger.close();
  await server.drop();
});

async function get(path: string, query: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const { body, status } = await request(app.getHttpServer()).get(path).query(query);
  if (status !== 200) throw new Error(`${path} answers ${status}: ${JSON.stringify(body)}`);
  return body;
}

const operationsOf = (methods: Readonly<Record<string, Operation>>): readonly Operation[] =>
  Object.values(methods);

/** The document's own schema of what a GET of this path answers. */
function validatorOf(path: string): ValidateFunction {
  const pointer = ['paths', path, 'get', 'responses', '200', 'content', 'application/json', 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  return ajv.compile({ $ref: `api#/${pointer}` });
}

/** Asks a path of the document and gives what its schema has against the answer. */
async function objectionsTo(
  path: string,
  keys: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const all: Readonly<Record<string, string>> = { shopId: SHOP, ...keys };
  const url = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(all[name] ?? ''));
  const validate = validatorOf(path);
  const answer = await get(url, query);
  validate(answer);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${path}${instancePath} ${message ?? ''} ${JSON.stringify(params)}`,
  );
}

describe('the OpenAPI document', () => {
  it('says of every operation under /v1 what it answers when it did its work', () => {
    const silent = Object.entries(document.paths)
      .filter(([path]) => path.startsWith('/v1/'))
      .flatMap(([, methods]) => operationsOf(methods))
      .filter(({ responses }) =>
        Object.entries(responses).some(
          ([status, { content = {} }]) =>
            /^2/.test(status) && status !== '204' && Object.keys(content).length === 0,
        ),
      );
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('tells the truth about every answer that needs no more than the name of a shop', async () => {
    const asked: string[] = [];
    const objections: string[] = [];
    for (const [path, { get: operation }] of Object.entries(document.paths)) {
      if (operation?.responses['200']?.content?.['application/json'] === undefined) continue;
      const needed = (operation.parameters ?? []).filter(
        (one) => one.required === true && one.name !== 'shopId',
      );
      const isFile = Object.keys(operation.responses['200'].content).length > 1;
      if (needed.length > 0 || isFile) continue;
      asked.push(path);
      objections.push(...(await objectionsTo(path)));
    }
    expect(objections).toEqual([]);
    expect(asked.length).toBeGreaterThan(12);
  });

  it('tells the truth about single things', async () => {
    const firstOf = async (list: string): Promise<Readonly<Record<string, string>>> => {
      const { items } = (await get(list, { limit: '1' })) as { items: Readonly<Record<string, string>>[] };
      return items[0] ?? {};
    };
    const { orderNo = '' } = await firstOf(`/v1/shops/${SHOP}/orders`);
    const { lineId = '' } = await firstOf(`/v1/shops/${SHOP}/reconciliation/lines`);
    const entry = await firstOf(`/v1/shops/${SHOP}/journal/entries`);
    const { ordinal = '', lineNo = '', debitAccount = '' } = entry;
    const { eventId = '' } = await firstOf('/v1/audit-trail');
    const objections = await Promise.all([
      objectionsTo('/v1/shops/{shopId}/orders/{orderNo}', { orderNo }),
      objectionsTo('/v1/shops/{shopId}/orders/{orderNo}', { orderNo }, { asOf: '2026-02-10' }),
      objectionsTo('/v1/shops/{shopId}/orders/{orderNo}/movements', { orderNo }),
      objectionsTo('/v1/shops/{shopId}/orders/{orderNo}/history', { orderNo }),
      objectionsTo('/v1/shops/{shopId}/reconciliation/orders/{orderNo}', { orderNo }),
      objectionsTo('/v1/shops/{shopId}/reconciliation/lines/{lineId}', { lineId }),
      objectionsTo('/v1/audit-trail/{eventId}', { eventId }),
      objectionsTo('/v1/shops/{shopId}/journal/entries/{ordinal}/{lineNo}', {
        ordinal,
        lineNo,
      }),
      objectionsTo('/v1/shops/{shopId}/journal/accounts/{code}/ledger', { code: debitAccount }),
      objectionsTo(
        '/v1/shops/{shopId}/journal/trial-balance',
        {},
        { asOf: '2026-02-01', knownAt: '2026-02-01', compareKnownAt: '2027-01-01' },
      ),
    ]);
    expect(objections.flat()).toEqual([]);
  });

  it('would not take an answer that says more or less than it', async () => {
    const validate = validatorOf('/v1/shops/{shopId}/journal/trial-balance');
    const { currencies, ...rest } = (await get(`/v1/shops/${SHOP}/journal/trial-balance`)) as {
      currencies: object[];
    };
    expect(validate({ ...rest, currencies })).toBe(true);
    expect(validate(rest)).toBe(false);
    expect(validate({ ...rest, currencies: [{ ...currencies[0], total: '1.00' }] })).toBe(false);
  });
});
