import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { dataFolder, environment, ledger } from '../support/command-line.js';
import { startServer } from '../support/running-server.js';
import type { RunningServer } from '../support/running-server.js';

/** Processes of this data folder that are alive. */
function processesOf(dataDir: string): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'pid,stat,args'], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line.includes(dataDir) && !/^\s*\d+\s+Z/.test(line));
}

describe('the server on embedded defaults', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let server: RunningServer;
  beforeAll(async () => {
    data = await dataFolder();
    server = await startServer(environment(data.path));
  });
  afterAll(async () => {
    server.child.kill('SIGKILL');
    await data.remove();
  });

  it('loads the demo month on its first start and says what it found', () => {
    const said = server.said.join('\n');
    expect(said).toContain('对账结果');
    expect(said).toMatch(/DUPLICATE_PAYMENT\s+\d+/);
  });

  it('answers health, documents its API and gives metrics', async () => {
    expect(await (await fetch(`${server.url}/health/live`)).json()).toEqual({ status: 'live' });
    expect(await (await fetch(`${server.url}/health/ready`)).json()).toMatchObject({ status: 'ready' });
    const { paths } = (await (await fetch(`${server.url}/docs/json`)).json()) as { paths: object };
    expect(Object.keys(paths).length).toBeGreaterThan(30);
    expect(await (await fetch(`${server.url}/docs`)).text()).toContain('swagger');
    expect(await (await fetch(`${server.url}/metrics`)).text()).toContain('process_resident_memory_bytes');
  });

  it('takes a file by upload, tells its progress, and answers reads that wait for it', async () => {
    const body = new FormData();
    const name = 'alipay-account-2026-01-1.csv';
    body.set('file', new Blob([readFileSync(join(data.path, 'demo', name))]), name);
    const accepted = await fetch(`${server.url}/v1/shops/other/imports`, { method: 'POST', body });
    expect(accepted.status).toBe(202);
    const where = accepted.headers.get('location') ?? '';
    let job: { state: string; report?: { new: number; position: string } };
    do job = (await (await fetch(`${server.url}${where}`)).json()) as typeof job;
    while (job.state === 'waiting' || job.state === 'running');
    expect(job).toMatchObject({ state: 'done', report: { kind: 'alipay-account', rejectedCount: 0 } });
    expect(job.report?.new).toBeGreaterThan(0);
    const read = await fetch(
      `${server.url}/v1/shops/other/reconciliation?after=${encodeURIComponent(job.report?.position ?? '')}`,
    );
    expect(await read.json()).toMatchObject({ shop: 'other', lines: { count: job.report?.new } });
  });

  it('reads an upload by the mapping that the shop saved', async () => {
    const saved = await fetch(`${server.url}/v1/shops/mapped/mappings/rent`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'mapping-1' },
      body: JSON.stringify({ name: 'Rent', columns: { date: 'Day', amount: 'Money' }, decimal: '.' }),
    });
    expect(saved.status).toBe(201);
    const upload = async (query: string): Promise<Response> => {
      const body = new FormData();
      body.set('file', new Blob(['Day,Money\n2026-01-05,12.50\n']), 'rent.csv');
      return fetch(`${server.url}/v1/shops/mapped/imports?wait=true${query}`, { method: 'POST', body });
    };
    const named = { state: 'done', mapping: 'rent', report: { kind: 'mapped', mapping: 'rent', new: 1 } };
    expect(await (await upload('&mapping=rent')).json()).toMatchObject(named);
    expect(await (await upload('')).json()).toMatchObject({ report: { mapping: 'rent', events: 0 } });
    const unknown = await upload('&mapping=lent');
    expect([unknown.status, await unknown.json()]).toMatchObject([400, { code: 'MAPPING_UNKNOWN' }]);
  });

  it('refuses an upload that is no such file, naming what it is', async () => {
    const body = new FormData();
    body.set('file', new Blob(['<html></html>']), 'x.csv');
    const refused = await fetch(`${server.url}/v1/shops/other/imports?wait=true`, { method: 'POST', body });
    expect(refused.status).toBe(400);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({ code: 'UNKNOWN_FILE_KIND' });
    expect((await fetch(`${server.url}/v1/shops/other/imports`, { method: 'POST' })).status).toBe(400);
  });

  it('shares its data folder with the command line', async () => {
    const { code, stdout } = await ledger(['reconcile', '--shop', 'demo', '--json'], environment(data.path));
    expect(code).toBe(0);
    expect(await (await fetch(`${server.url}/v1/shops/demo/reconciliation`)).json()).toMatchObject({
      resultHash: (JSON.parse(stdout) as { resultHash: string }).resultHash,
    });
  });

  it('survives kill -9: what was acknowledged is there after the next start, and the demo is not loaded again', async () => {
    const placed = await fetch(`${server.url}/v1/shops/crash/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'k1' },
      body: JSON.stringify({ orderNo: '1', currency: 'CNY', totalAmount: '9.90', channel: 'tmall' }),
    });
    expect(placed.status).toBe(201);
    const position = placed.headers.get('ledger-position') ?? '';
    server.child.kill('SIGKILL');
    for (const line of processesOf(data.path)) process.kill(Number.parseInt(line, 10), 'SIGKILL');
    server = await startServer(environment(data.path));
    expect(server.said.join('\n')).not.toContain('首次启动');
    const read = await fetch(`${server.url}/v1/shops/crash/orders/1?after=${encodeURIComponent(position)}`);
    expect(read.status).toBe(200);
    expect(await read.json()).toMatchObject({ orderNo: '1', total: '9.90' });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends cleanly on %s and leaves no process', async (signal) => {
    const exit = once(server.child, 'exit');
    server.child.kill(signal);
    expect(await exit).toEqual([0, null]);
    const until = Date.now() + 20_000;
    while (processesOf(data.path).length > 0 && Date.now() < until) await once(spawn('true'), 'exit');
    expect(processesOf(data.path)).toEqual([]);
    if (signal === 'SIGTERM') server = await startServer(environment(data.path));
  });

  it('ends cleanly with `npm start` when npm is told to stop', async () => {
    const npm = spawn('npm', ['start', '--ignore-scripts'], {
      env: { ...environment(data.path), PORT: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for await (const line of createInterface(npm.stdout)) if (line.includes('Ctrl-C')) break;
    const exit = once(npm, 'exit');
    npm.kill('SIGTERM');
    await exit;
    const until = Date.now() + 20_000;
    while (processesOf(data.path).length > 0 && Date.now() < until) await once(spawn('true'), 'exit');
    expect(processesOf(data.path)).toEqual([]);
  });
});
