import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Database } from '../../src/platform/postgres/database.js';
import { startEmbeddedServer } from '../../src/platform/postgres/embedded-server.js';
import type { DemoTruth } from '../../src/demo/demo-truth.js';
import { dataFolder, environment, finished, ledger, startLedger } from '../support/command-line.js';

const CORPUS = '../shared/corpus/orders-tmall';
const realFile = existsSync(CORPUS)
  ? join(CORPUS, readdirSync(CORPUS).find((name) => name.endsWith('.csv')) ?? '')
  : undefined;

/** One JSON object on stdout and nothing else. */
function only(stdout: string): Record<string, never> {
  return JSON.parse(stdout) as Record<string, never>;
}

describe('the command line', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    data = await dataFolder();
    env = environment(data.path);
  });
  afterAll(() => data.remove());

  const run = async (
    ...args: string[]
  ): Promise<{ code: number | null; json: Record<string, never>; stderr: string }> => {
    const { code, stdout, stderr } = await ledger([...args, '--json'], env);
    return { code, json: only(stdout), stderr };
  };

  it('says what it can do', async () => {
    const { code, stdout } = await ledger(['--help'], env);
    expect(code).toBe(0);
    for (const word of ['import', 'reconcile', 'rebuild', 'status', '对账', 'LEDGER_DATA']) {
      expect(stdout).toContain(word);
    }
  });

  it.each([
    [['import', 'nowhere.csv', '--shop', 'x'], 'FILE_NOT_FOUND'],
    [['import', 'package.json', '--shop', 'x'], 'UNKNOWN_FILE_KIND'],
    [['import', 'package.json', '--shop', 'a b'], 'MALFORMED_SHOP_ID'],
    [['rebuild', 'nonsense'], 'VIEW_UNKNOWN'],
    [['reconcile', '--shop', 'unheard-of'], 'SHOP_UNKNOWN'],
    [['reconcile', '--shop', 'x', '--from', 'tomorrow'], 'MALFORMED_TIME'],
  ])('%j is refused with exit code 1 and %s', async (args, code) => {
    const refused = await run(...args);
    expect(refused).toMatchObject({ code: 1, json: { error: { code } } });
    expect(refused.stderr).toContain(code);
  });

  it('a missing option is named, with exit code 1', async () => {
    const { code, stderr, stdout } = await ledger(['import', 'x.csv'], env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('--shop');
  });

  it('a setting that is wrong is named, with exit code 1; a database that is away is exit code 2', async () => {
    expect(await ledger(['status'], environment(data.path, { EVENTSTORE_URL: 'http://x' }))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('EVENTSTORE_URL'),
    });
    expect(
      await ledger(
        ['status', '--json'],
        environment(data.path, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }),
      ),
    ).toMatchObject({ code: 2 });
  });

  (realFile === undefined ? it.skip : it)(
    'imports 28,010 real orders, and nothing the second time',
    async () => {
      const first = await run('import', realFile as string, '--shop', 'real');
      expect(first).toMatchObject({
        code: 0,
        json: { kind: 'tmall-orders', rows: 28_010, new: 28_010, unchanged: 0, rejected: [], events: 57_744 },
      });
      const second = await run('import', realFile as string, '--shop', 'real');
      expect(second).toMatchObject({
        code: 0,
        json: { rows: 28_010, new: 0, unchanged: 28_010, events: 0, position: first.json['position'] },
      });
      const { json } = await run('reconcile', '--shop', 'real');
      expect(json).toMatchObject({
        shop: 'real',
        position: first.json['position'],
        orders: { count: 28_010, paid: 24_087, unpaid: 3_923, refunded: 5_646 },
        money: [
          {
            currency: 'CNY',
            received: '2474823.07',
            refunded: '572335.92',
            net: '1902487.15',
            settled: '0.00',
            fees: '0.00',
          },
        ],
        lines: { count: 0, matched: 0, unmatched: 0 },
        differences: [],
        resultHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      });
    },
  );

  it('finds the planted differences of a demo month and nothing else, in any order of files, before and after a rebuild', async () => {
    const folder = join(data.path, 'month');
    await run('demo', folder, '--seed', '7', '--orders', '1000');
    const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as DemoTruth;
    const settings = await run('settings', 'import', join(folder, 'settings.json'), '--shop', 'demo-7');
    expect(settings.code).toBe(0);
    for (const file of readdirSync(folder)
      .filter((name) => !name.endsWith('.json'))
      .sort()
      .reverse()) {
      expect(await run('import', join(folder, file), '--shop', 'demo-7')).toMatchObject({
        code: 0,
        json: { rejected: [] },
      });
    }
    const before = (await run('reconcile', '--shop', 'demo-7', '--as-of', truth.asOf)).json;
    const { items } = (await run('reconcile', '--shop', 'demo-7', '--as-of', truth.asOf, '--details'))
      .json as unknown as { items: { code: string; subject: string; amount: string; owner: string }[] };
    const told = (found: { code: string; subject: string; amount: string }): string =>
      `${found.code} ${found.subject} ${found.amount}`;
    expect(items.map(told).sort()).toEqual(truth.differences.map(told).sort());
    expect(items.every(({ owner }) => owner !== '')).toBe(true);
    expect(await run('rebuild')).toMatchObject({ code: 0 });
    expect((await run('reconcile', '--shop', 'demo-7', '--as-of', truth.asOf)).json).toEqual(before);
    const status = (await run('status')).json as unknown as {
      log: { store: string };
      views: { lag: number; state: string }[];
    };
    expect(status.log.store).toBe('postgres');
    expect(status.views).toHaveLength(5);
    for (const view of status.views) expect(view).toMatchObject({ lag: 0, state: 'live' });
  });

  it('an import that is killed in the middle leaves the same log, once repeated, as one that was not', async () => {
    const folder = join(data.path, 'killed');
    await run('demo', folder, '--seed', '3', '--orders', '8000');
    const orders = readdirSync(folder).find((name) => name.startsWith('orders')) ?? '';
    const server = await startEmbeddedServer({ dataDir: join(data.path, 'postgres') });
    const database = new Database(server.url, { max: 1 });
    const events = async (): Promise<number> => {
      const [head] = await database.query<{ last: number }>(
        'SELECT last_position::int AS last FROM es.log_head',
      );
      return head?.last ?? 0;
    };
    const before = await events();
    const child = startLedger(['import', join(folder, orders), '--shop', 'killed', '--json'], env);
    const ended = finished(child);
    // Killed as soon as some of it is in the log, long before all of it can be.
    while (child.exitCode === null && (await events()) <= before) continue;
    child.kill('SIGKILL');
    expect((await ended).stdout).toBe('');
    const part = (await events()) - before;
    expect(part).toBeGreaterThan(0);
    const repeat = await run('import', join(folder, orders), '--shop', 'killed');
    const clean = await run('import', join(folder, orders), '--shop', 'clean');
    const { events: rest } = repeat.json as unknown as { events: number };
    expect(rest + part).toBe(clean.json['events']);
    const figures = async (shop: string): Promise<unknown[]> => {
      const { json } = await run('reconcile', '--shop', shop);
      return [json['orders'], json['money'], json['differences']];
    };
    expect(await figures('killed')).toEqual(await figures('clean'));
    await database.close();
    await server.stop();
  }, 180_000);

  it('a data folder that is not one of ours is refused by name', async () => {
    const other = await dataFolder();
    try {
      await ledger(['status'], environment(other.path));
      await writeFile(join(other.path, 'postgres', 'ledger-data.json'), '{"format": 99}');
      expect(await ledger(['status'], environment(other.path))).toMatchObject({
        stderr: expect.stringContaining(other.path),
      });
    } finally {
      await other.remove();
    }
  });
});
