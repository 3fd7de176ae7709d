import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { httpClient } from '../support/http-client.js';
import type { HttpClient } from '../support/http-client.js';
import { startTestApp } from '../support/test-app.js';
import type { TestApp } from '../support/test-app.js';

const ORDERS = '/v1/shops/demo/orders';

interface Operation {
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly description?: string;
  }[];
  readonly responses: object;
  readonly requestBody: object | undefined;
}

let app: TestApp;
let http: HttpClient;
beforeAll(async () => {
  app = await startTestApp();
  http = httpClient(app);
});
afterAll(async () => {
  await app.close();
});

/** A position of this app's log that nothing has reached. */
async function beyondHead(): Promise<string> {
  await http.place(`B-${randomUUID()}`);
  return String(await app.store.head()).replace(/\d+$/, '999999');
}

describe('Who names the position of a write', () => {
  it('reads that write from the view, again and again', async () => {
    for (let n = 0; n < 20; n++) {
      const body = { orderNo: `W-${n}`, currency: 'CNY', totalAmount: '1.00', channel: 'tmall' };
      const placed = await http.post(ORDERS, body).expect(201);
      const view = await http.get(`${ORDERS}/W-${n}`, { after: placed.body.position }).expect(200);
      expect(view.headers['ledger-position']).toBe(placed.body.position);
    }
  });

  it('is told with 503 how far the view is when the time is up', async () => {
    const { body, headers } = await http.get(ORDERS, { after: await beyondHead(), wait: '50' }).expect(503);
    expect(body).toMatchObject({ code: 'VIEW_BEHIND', details: { view: 'orders' } });
    expect(body.details.position).toMatch(/^pg:/);
    expect(headers['retry-after']).toBe('1');
  });

  it.each([
    ['a word', { after: 'latest' }, 'MALFORMED_POSITION'],
    ['two positions', { after: 'pg:1', wait: '5' }, 'MALFORMED_POSITION'],
    ['a wait that is no number', { after: `pg:${randomUUID()}:1`, wait: '1s' }, 'MALFORMED_WAIT'],
    ['a wait of more than 30 seconds', { after: `pg:${randomUUID()}:1`, wait: '30001' }, 'MALFORMED_WAIT'],
    ['a position of another log', { after: `pg:${randomUUID()}:1` }, 'FOREIGN_POSITION'],
  ])('is refused with 400 for %s', async (_, query, code) => {
    await http.get(ORDERS, { after: await app.store.head().then(String) }).expect(200);
    const { body } = await http.get(ORDERS, query).expect(400);
    expect(body.code).toBe(code);
  });

  it('still has unknown filters refused', async () => {
    const { body } = await http.get(ORDERS, { colour: 'red' }).expect(400);
    expect(body.errors).toEqual([{ parameter: 'colour', detail: 'property colour should not exist' }]);
  });
});

describe('Operation', () => {
  it('is told that all is well', async () => {
    await http.get('/health/live').expect(200, { status: 'live' });
    const { body } = await http.get('/health/ready').expect(200);
    expect(body).toMatchObject({ status: 'ready', database: 'answers', log: 'answers' });
    expect(body.views.map((view: { name: string }) => view.name)).toEqual(['orders', 'audit-trail']);
  });

  it('reads in the metrics what was asked and what became of it', async () => {
    const at = await http.placePaid('M-1', '10.00');
    await http.post(`${at}/refunds`, { refundId: 'R', amount: '11.00', reason: 'r' }).expect(409);
    const { text, headers } = await http.get('/metrics').expect(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain('ledger_commands_total{type="RequestRefund",outcome="refused"} 1');
    expect(text).toContain(
      'ledger_http_request_seconds_count{method="POST",route="/v1/shops/:shopId/orders/:orderNo/refunds",status="409"} 1',
    );
    expect(text).toMatch(/ledger_log_head \d+/);
    expect(text).toContain('ledger_view_lag{view="orders"}');
    expect(text).toContain('ledger_view_stopped{view="audit-trail"} 0');
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('finds every command in the OpenAPI document, with its key, its ETag and its problems', async () => {
    const { body } = await http.get('/docs/json').expect(200);
    const commands = Object.entries(body.paths).filter(([, methods]) => 'post' in (methods as object));
    expect(commands).toHaveLength(29);
    for (const [path, methods] of commands) {
      const { parameters, responses, requestBody } = (methods as { post: Operation }).post;
      const names = parameters.map(({ name }) => name);
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      expect({ path, names }).toEqual({
        path,
        names: expect.arrayContaining([...inPath, 'Idempotency-Key']),
      });
      expect(requestBody).toBeDefined();
      expect(responses).toHaveProperty(['409', 'content', 'application/problem+json']);
      expect(responses).toHaveProperty(['201', 'headers', 'ETag']);
    }
    expect(body.components.schemas).toHaveProperty('Problem.properties.code');
    const parameters = Object.values(body.paths as Record<string, { get?: Operation }>).flatMap(
      (methods) => methods.get?.parameters ?? [],
    );
    expect(parameters.filter((one) => one.in === 'query' && (one.description ?? '') === '')).toEqual([]);
    const list = body.paths['/v1/shops/{shopId}/orders'].get.parameters.map(
      ({ name }: { name: string }) => name,
    );
    expect(list).toEqual(expect.arrayContaining(['after', 'wait']));
  });

  it('is told with 503 which view stopped, while commands are still taken', async () => {
    await app.store.append({
      stream: 'order-demo-poison',
      expected: 'no-stream',
      events: [{ id: randomUUID(), type: 'NobodyKnowsThis', data: '{}', metadata: '{}' }],
    });
    const poison = String(await app.store.head());
    const { body } = await http.get(ORDERS, { after: poison, wait: '20000' }).expect(503);
    expect(body).toMatchObject({ code: 'VIEW_BEHIND', details: { view: 'orders', state: 'stopped' } });
    const ready = await http.get('/health/ready').expect(503);
    expect(ready.body).toMatchObject({ status: 'degraded', database: 'answers', log: 'answers' });
    expect(ready.body.views[0]).toMatchObject({ name: 'orders', state: 'stopped' });
    expect(ready.body.views[0].error).toContain('NobodyKnowsThis');
    await http.get('/health/live').expect(200);
    await http.place('M-2');
  });
});
