import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { dataFolder, environment } from '../support/command-line.js';

const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let server: ChildProcess;
  let url = '';
  beforeAll(async () => {
    data = await dataFolder();
    server = spawn(process.execPath, ['dist/src/main.js'], {
      env: environment(data.path, { PORT: '0' }),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface(server.stdout as NodeJS.ReadableStream)) {
      url = /(http:\S+)\/v1$/.exec(line)?.[1] ?? '';
      if (url !== '') break;
    }
  });
  afterAll(async () => {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    await data.remove();
  });

  it('has a tour whose lines do what it says, as written', () => {
    const script = [...readme.matchAll(/```sh tour\n([\s\S]*?)```/g)].map(([, block]) => block).join('\n');
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-eo', 'pipefail', '-c', script], {
      env: { ...environment(data.path), LEDGER: url },
      encoding: 'utf8',
    });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const [placed, paid, again, tooMuch, requested, own, approved, order, trail, balance] = answers;
    expect(placed).toMatchObject({ stream: 'order-my~shop-A1001', events: ['OrderPlaced'] });
    expect(again).toEqual({ ...paid, replayed: true });
    expect(tooMuch).toMatchObject({ status: 409, code: 'REFUND_EXCEEDS_RECEIVED' });
    expect(requested).toMatchObject({ events: ['RefundRequested'] });
    expect(own).toMatchObject({ status: 409, code: 'REFUND_SELF_APPROVAL' });
    expect(approved).toMatchObject({ events: ['RefundApproved'] });
    expect(order).toMatchObject({ orderNo: 'A1001', received: '178.80', refunded: '30.00' });
    expect(JSON.stringify(trail)).toContain('REFUND_SELF_APPROVAL');
    expect(JSON.stringify(trail)).toContain('RefundPaidOut');
    expect(balance).toMatchObject({ currencies: [{ currency: 'CNY', balanced: true }] });
    expect(answers).toHaveLength(10);
  });

  it('names only scripts that exist, and settings that are read', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, name] of readme.matchAll(/npm run ([a-z:]+)/g)) {
      expect(Object.keys(scripts)).toContain(name);
    }
    const config = readFileSync('src/platform/config/config.ts', 'utf8');
    for (const [, name] of readme.matchAll(/\| `([A-Z_]+)`/g)) expect(config).toContain(`'${name ?? ''}'`);
  });
});
