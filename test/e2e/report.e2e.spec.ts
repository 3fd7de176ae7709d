import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder, environment, ledger } from '../support/command-line.js';

describe('ledger report', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    data = await dataFolder();
    env = environment(data.path);
    const folder = join(data.path, 'month');
    await run('demo', folder, '--seed', '3', '--orders', '300');
    const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    const paths = files.map((name) => join(folder, name));
    expect(await run('import', ...paths, '--shop', 'demo-3')).toMatchObject({ code: 0 });
  });
  afterAll(() => data.remove());

  const run = async (...args: string[]): Promise<{ code: number | null; json: Record<string, never> }> => {
    const { code, stdout } = await ledger([...args, '--json'], env);
    return { code, json: JSON.parse(stdout) as Record<string, never> };
  };
  const report = (...args: string[]) => run('report', '--shop', 'demo-3', ...args);

  it('writes a file of the month with the totals that reconcile prints', async () => {
    const out = join(data.path, 'january.json');
    const { code, json } = await report('--month', '2026-01', '--out', out);
    expect(code).toBe(0);
    const file = await readFile(out);
    expect(json).toMatchObject({
      shop: 'demo-3',
      period: { from: '2026-01-01', to: '2026-02-01' },
      format: 'json',
      file: out,
      bytes: file.length,
      sha256: createHash('sha256').update(file).digest('hex'),
    });
    const summary = await run('reconcile', '--shop', 'demo-3', '--from', '2026-01-01', '--to', '2026-02-01');
    const written = JSON.parse(file.toString('utf8')) as Record<string, never>;
    expect([written['money'], written['differences'], written['resultHash']]).toEqual([
      summary.json['money'],
      summary.json['differences'],
      summary.json['resultHash'],
    ]);
  });

  it.each(['csv', 'xlsx', 'pdf'])(
    '%s: the same as-of gives the same bytes, before and after a rebuild',
    async (format) => {
      const hashOf = async (name: string): Promise<unknown> => {
        const out = join(data.path, `${name}.${format}`);
        return (await report('--as-of', '2026-02-05', '--out', out)).json['sha256'];
      };
      const before = await hashOf('before');
      expect(before).toMatch(/^[0-9a-f]{64}$/);
      await run('rebuild', 'reconciliation');
      expect(await hashOf('after')).toBe(before);
    },
  );

  it('tells a person where the file is, and leaves nothing beside it', async () => {
    const name = 'reconciliation_demo-3_tmall_2026-01_2026-02-05.pdf';
    const args = ['--channel', 'tmall', '--month', '2026-01', '--as-of', '2026-02-05', '--format', 'pdf'];
    const out = join(data.path, name);
    const { code, stdout } = await ledger(['report', '--shop', 'demo-3', ...args, '--out', out], env);
    expect({ code, first: stdout.split('\n')[0] }).toEqual({ code: 0, first: `${out} written / 已生成` });
    expect(readdirSync(data.path).filter((file) => file.endsWith('.part'))).toEqual([]);
  });

  it.each([
    [['--shop', 'unheard-of'], 'SHOP_UNKNOWN'],
    [['--shop', 'demo-3', '--month', '2026-13'], 'MALFORMED_MONTH'],
    [['--shop', 'demo-3', '--month', '2026-01', '--from', '2026-01-01'], 'MALFORMED_OPTION'],
    [['--shop', 'demo-3', '--from', '2026-02-01', '--to', '2026-01-01'], 'PERIOD_EMPTY'],
    [['--shop', 'demo-3', '--as-of', 'tomorrow'], 'MALFORMED_TIME'],
    [['--shop', 'demo-3', '--format', 'doc'], 'MALFORMED_OPTION'],
    [['--shop', 'demo-3', '--lang', 'fr'], 'MALFORMED_OPTION'],
    [['--shop', 'demo-3', '--out', '/no/such/folder/x.csv'], 'FILE_UNWRITABLE'],
  ])('%j is refused with exit code 1 and %s', async (args, code) => {
    expect(await run('report', ...args)).toMatchObject({ code: 1, json: { error: { code } } });
  });

  it('sets, lists and stops schedules', async () => {
    const shop = ['--shop', 'demo-3'];
    const monthly = [...shop, '--id', 'monthly', '--day', '10', '--format', 'pdf'];
    expect(await run('report', 'schedule', ...monthly)).toMatchObject({ code: 0, json: { changed: true } });
    expect(await run('report', 'schedule', ...monthly)).toMatchObject({ code: 0, json: { changed: false } });
    expect(await run('report', 'schedules', ...shop)).toMatchObject({
      json: {
        items: [
          { schedule: { scheduleId: 'monthly', every: 'month', day: 10, time: '06:00' }, active: true },
        ],
      },
    });
    expect(await run('report', 'unschedule', ...shop, '--id', 'monthly')).toMatchObject({ code: 0 });
    expect(await run('report', 'unschedule', ...shop, '--id', 'other')).toMatchObject({
      code: 1,
      json: { error: { code: 'REPORT_SCHEDULE_UNKNOWN' } },
    });
    const { stdout } = await ledger(['report', 'schedules', ...shop], env);
    expect(stdout).toContain('monthly: pdf, every month 10 06:00, stopped 已停止');
  });
});
