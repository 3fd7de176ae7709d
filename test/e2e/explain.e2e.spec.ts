import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, environment, ledger } from '../support/command-line.js';

interface Answer {
  readonly code: number | null;
  readonly json: Readonly<Record<string, unknown>>;
}

const SHOP = ['--shop', 'demo-3'];

describe('ledger line and ledger payouts', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let env: NodeJS.ProcessEnv;
  beforeAll(async () => {
    data = await dataFolder();
    env = environment(data.path);
    const folder = join(data.path, 'month');
    await run('demo', folder, '--seed', '3', '--orders', '300');
    // Settings, and what is wrong with the month, stand beside the files.
    const files = readdirSync(folder).filter((name) => !name.endsWith('.json'));
    const paths = files.map((name) => join(folder, name));
    expect(await run('import', ...paths, ...SHOP)).toMatchObject({ code: 0 });
  });
  afterAll(() => data.remove());

  const run = async (...args: string[]): Promise<Answer> => {
    const { code, stdout } = await ledger([...args, '--json'], env);
    return { code, json: JSON.parse(stdout) as Answer['json'] };
  };
  /** The subject of a difference of this code, which is a line's own number. */
  const lineOf = async (code: string): Promise<string> => {
    const { json } = await run('reconcile', ...SHOP, '--details');
    const items = json['items'] as readonly { readonly code: string; readonly subject: string }[];
    return String(items.find((item) => item.code === code)?.subject);
  };

  it('name the rule of a line and why it has no order, as JSON and in both languages', async () => {
    const line = await lineOf('UNCLASSIFIED_FEE');
    const { code, json } = await run('line', line, ...SHOP);
    expect({ code, json }).toMatchObject({
      code: 0,
      json: { shop: 'demo-3', entryNo: line, class: 'unclassified', ruleId: 'none' },
    });
    const { stdout } = await ledger(['line', line, ...SHOP], env);
    for (const word of [line, 'rule 规则 none', '账单行']) expect(stdout).toContain(word);
  });

  it('list payouts with what remains of each, all or those of one status', async () => {
    const all = (await run('payouts', ...SHOP)).json['items'] as readonly { readonly status: string }[];
    const pending = (await run('payouts', ...SHOP, '--status', 'pending')).json['items'];
    expect(all.length).toBeGreaterThan(0);
    expect(pending).toEqual(all.filter(({ status }) => status === 'pending'));
    const { stdout } = await ledger(['payouts', ...SHOP], env);
    for (const word of ['arrived 已到账', 'bank 银行', '匹配规则']) expect(stdout).toContain(word);
  });

  it.each([
    [['line', 'nobody', ...SHOP], 'LINE_UNKNOWN'],
    [['line', 'a b', ...SHOP], 'MALFORMED_KEY'],
    [['line', 'x', ...SHOP, '--as-of', 'tomorrow'], 'MALFORMED_TIME'],
    [['payouts', ...SHOP, '--status', 'lost'], 'MALFORMED_OPTION'],
    [['payouts', '--shop', 'unheard-of'], 'SHOP_UNKNOWN'],
  ])('refuse %j with exit code 1 and %s', async (args, code) => {
    expect(await run(...args)).toMatchObject({ code: 1, json: { error: { code } } });
  });
});
