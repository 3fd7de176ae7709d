import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, environment, ledger } from '../support/command-line.js';

describe('reconciliation runs on the command line', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    data = await dataFolder();
    env = environment(data.path);
  });
  afterAll(() => data.remove());

  const run = async (...args: string[]): Promise<Record<string, unknown>> =>
    JSON.parse((await ledger([...args, '--json'], env)).stdout) as Record<string, unknown>;

  it('are recorded, listed and compared with each other', async () => {
    const files = join(data.path, 'demo');
    await run('demo', files, '--orders', '200');
    const read = readdirSync(files).filter((name) => !name.endsWith('.json'));
    await run('import', ...read.map((name) => join(files, name)), '--shop', 'shop-1');
    expect(await run('runs', '--shop', 'shop-1')).toEqual({ shop: 'shop-1', items: [] });
    const first = await run('reconcile', '--shop', 'shop-1', '--record');
    expect(first).toMatchObject({ recorded: true });
    expect(first).not.toHaveProperty('diff');
    const again = await run('reconcile', '--shop', 'shop-1', '--record');
    const { runId, resultHash } = first;
    expect(again).toMatchObject({ recorded: false, runId, resultHash, diff: { runId, totals: [] } });

    const then = await run('reconcile', '--shop', 'shop-1', '--as-of', '2026-01-10', '--record', '--details');
    const { appeared, disappeared } = then['diff'] as { appeared: object[]; disappeared: object[] };
    expect(then).toMatchObject({ recorded: true, diff: { runId, resultHash } });
    expect(appeared.length + disappeared.length).toBeGreaterThan(0);
    expect(await run('runs', '--shop', 'shop-1')).toMatchObject({
      items: [{ runId: then['runId'] }, { runId, resultHash }],
    });
    const told = await ledger(['reconcile', '--shop', 'shop-1', '--compare', runId as string], env);
    expect(told).toMatchObject({ code: 0, stdout: expect.stringContaining('结果哈希相同') });
  });

  it.each([
    [['--compare', 'nothing'], 'RUN_UNKNOWN'],
    [['--record', '--from', '2026-01-01'], 'MALFORMED_OPTION'],
    [['--record', '--compare', 'x'], 'MALFORMED_OPTION'],
  ])('%j is refused with %s', async (options, code) => {
    expect(await run('reconcile', '--shop', 'shop-1', ...options)).toMatchObject({ error: { code } });
  });
});
