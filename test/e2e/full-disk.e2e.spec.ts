import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { environment, dataFolder, ledger } from '../support/command-line.js';
import { mayMount } from '../support/mounts.js';

const withMounts = mayMount() ? it : it.skip;
/** Room for some of the file's events, not for all. */
const ROOM_KB = 12 * 1024;

let data: Awaited<ReturnType<typeof dataFolder>>;
beforeAll(async () => {
  data = await dataFolder();
});
afterAll(() => data.remove());

withMounts(
  'a disk that fills up in the middle of an import loses nothing: the same file again completes it (as root who may mount)',
  async () => {
    const files = join(data.path, 'files');
    await ledger(['demo', files, '--seed', '5', '--orders', '12000'], environment(data.path));
    const orders = join(files, readdirSync(files).find((name) => name.startsWith('orders')) ?? '');
    const small = join(data.path, 'small');
    execFileSync('install', ['--directory', '--mode=755', small]);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2g,mode=755', 'tmpfs', small]);
    const env = environment(join(small, 'data'));
    const run = async (...args: string[]): Promise<{ code: number | null; json: Record<string, never> }> => {
      const { code, stdout } = await ledger([...args, '--json'], env);
      return { code, json: JSON.parse(stdout) as Record<string, never> };
    };
    try {
      expect(await run('status')).toMatchObject({ code: 0, json: { log: { events: 0 } } });
      const used = Number(execFileSync('df', ['--output=used', small]).toString().split('\n')[1]);
      execFileSync('mount', ['-o', `remount,size=${used + ROOM_KB}k`, small]);
      expect(await run('import', orders, '--shop', 'full')).toMatchObject({
        code: 2,
        json: { error: { code: 'DISK_FULL' } },
      });
      expect(await run('status')).toMatchObject({ code: 2, json: { error: { code: 'DISK_FULL' } } });
      execFileSync('mount', ['-o', 'remount,size=2g', small]);
      const part = (await run('status')).json as unknown as { log: { events: number } };
      const rest = (await run('import', orders, '--shop', 'full')).json as unknown as { events: number };
      const clean = (await run('import', orders, '--shop', 'clean')).json as unknown as { events: number };
      expect(part.log.events).toBeGreaterThan(0);
      expect(part.log.events).toBeLessThan(clean.events);
      expect(part.log.events + rest.events).toBe(clean.events);
      const figures = async (shop: string): Promise<unknown[]> => {
        const { json } = await run('reconcile', '--shop', shop);
        return [json['orders'], json['money']];
      };
      expect(await figures('full')).toEqual(await figures('clean'));
    } finally {
      execFileSync('umount', ['--lazy', small]);
    }
  },
  180_000,
);
