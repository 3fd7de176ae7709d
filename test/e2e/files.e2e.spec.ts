import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_SETTINGS } from '../../src/shared/settlement-settings.js';
import { dataFolder, environment, ledger } from '../support/command-line.js';

/** Two days of a bank account, a message each. */
function mt940(day: string, opening: string, amount: string, closing: string): string {
  return [
    `:20:START${day}`,
    ':25:10020030/1234567',
    ':28C:0/1',
    `:60F:C${day}EUR${opening}`,
    `:61:${day}${day.slice(2)}C${amount}N051NONREF`,
    ':86:166?00GUTSCHRIFT?20PAYOUT 77',
    `:62F:C${day}EUR${closing}`,
    '-',
    '',
  ].join('\r\n');
}

describe('files on the command line', () => {
  let data: Awaited<ReturnType<typeof dataFolder>>;
  let env: NodeJS.ProcessEnv;
  let month: string;
  beforeAll(async () => {
    data = await dataFolder();
    env = environment(data.path);
    month = join(data.path, 'month');
    await ledger(['demo', month, '--seed', '9', '--orders', '300'], env);
    await writeFile(join(month, 'bank-1.sta'), mt940('260105', '100,00', '20,00', '120,00'));
    await writeFile(join(month, 'bank-2.sta'), mt940('260106', '120,00', '30,50', '150,50'));
  });
  afterAll(() => data.remove());

  const run = async (...args: string[]): Promise<{ code: number | null; json: Record<string, unknown> }> => {
    const { code, stdout } = await ledger([...args, '--json'], env);
    return { code, json: JSON.parse(stdout) as Record<string, unknown> };
  };

  it('are inspected without a ledger: nothing is started and nothing written', async () => {
    const empty = environment(join(data.path, 'nowhere'));
    const { code, stdout } = await ledger(['inspect', join(month, 'bank-1.sta'), '--json'], empty);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'mt940',
      version: 'MT940',
      encoding: 'utf-8',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      statements: [
        {
          account: expect.stringContaining('1234567'),
          currency: 'EUR',
          from: '2026-01-05',
          to: '2026-01-05',
          opening: '100.00',
          closing: '120.00',
          entries: 1,
          credits: '20.00',
          debits: '0.00',
          foots: true,
        },
      ],
      rows: 1,
      skipped: [],
    });
    expect(await readdir(data.path)).not.toContain('nowhere');
    const text = await ledger(['inspect', join(month, 'bank-1.sta')], empty);
    expect(text.stdout).toContain('opening 期初 100.00');
  });

  it('of an order report give totals', async () => {
    const orders = (await readdir(month)).find((name) => name.startsWith('orders')) ?? '';
    const { json } = await run('inspect', join(month, orders));
    expect(json).toMatchObject({ kind: 'tmall-orders', rows: 228, totals: { orders: 228 } });
    expect(json).not.toHaveProperty('statements');
  });

  it('that are understood are listed in both languages', async () => {
    const { stdout } = await ledger(['formats'], env);
    for (const word of ['camt', 'mt940', '支付宝账务明细', 'Alipay account statement']) {
      expect(stdout).toContain(word);
    }
  });

  it('of a folder are imported together; one that is no statement is named and keeps nothing out', async () => {
    const first = await run('import', month, '--shop', 'folder');
    expect(first.code).toBe(1);
    const files = first.json['files'] as { fileName: string; kind?: string; new?: number; error?: object }[];
    const kinds = files.map(
      ({ fileName, kind }) => `${fileName.replace(/[\d-]+/g, '')} ${kind ?? 'refused'}`,
    );
    expect(kinds.filter((kind) => kind.endsWith('refused'))).toEqual([
      'settings.json refused',
      'truth.json refused',
    ]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        'alipayaccount.csv alipay-account',
        'bank.sta mt940',
        'orders.csv tmall-orders',
        'shipments.csv jushuitan-shipments',
        'wechattrade.csv wechat-trade',
      ]),
    );
    const refused = files.filter(({ error }) => error !== undefined);
    expect(refused.map(({ error }) => error)).toEqual([
      expect.objectContaining({ code: 'UNKNOWN_FILE_KIND' }),
      expect.objectContaining({ code: 'UNKNOWN_FILE_KIND' }),
    ]);
    const again = await run('import', month, '--shop', 'folder');
    expect(again.json).toMatchObject({ new: 0, changed: 0, events: 0, position: first.json['position'] });
  });

  it('find the planted differences whatever bank statements lie beside them, each with its explanation', async () => {
    const truth = JSON.parse(await readFile(join(month, 'truth.json'), 'utf8')) as {
      differences: { code: string }[];
    };
    await run('settings', 'import', join(month, 'settings.json'), '--shop', 'folder');
    const { json } = await run('reconcile', '--shop', 'folder', '--details');
    const items = json['items'] as { code: string; subject: string; explanation: string }[];
    expect(items.map(({ code }) => code).sort()).toEqual(truth.differences.map(({ code }) => code).sort());
    for (const item of items) {
      expect(item).toMatchObject({
        amount: expect.any(String),
        currency: 'CNY',
        subject: expect.any(String),
      });
      expect(item.explanation).toContain(item.code === 'STATEMENT_GAP' ? 'alipay' : item.subject);
    }
  });

  it('of a layout that nobody knows are read by a mapping of their columns', async () => {
    const [table, mapping] = [join(data.path, 'own.csv'), join(data.path, 'mapping.json')];
    await writeFile(table, 'Day;Money;Why\n31.01.2026;1.234,50;rent\n31.01.2026;-4,00;fee\n');
    expect(await run('inspect', table)).toMatchObject({
      code: 1,
      json: { error: { code: 'UNKNOWN_FILE_KIND' } },
    });
    const columns = { date: 'Day', amount: 'Money', remark: 'Why' };
    const content = { name: 'My bank', columns, dateFormat: 'dd.MM.yyyy', decimal: ',', currency: 'EUR' };
    await writeFile(mapping, JSON.stringify(content));
    expect(await run('inspect', table, '--mapping', mapping, '--account', 'rent-account')).toMatchObject({
      code: 0,
      json: {
        kind: 'mapped',
        statements: [{ account: 'rent-account', entries: 2, credits: '1234.50', debits: '4.00' }],
      },
    });
    await writeFile(mapping, JSON.stringify({ ...content, columns: { date: 'Day' } }));
    expect(await run('inspect', table, '--mapping', mapping)).toMatchObject({
      code: 1,
      json: { error: { code: 'MALFORMED_MAPPING' } },
    });
  });

  it('of such a layout are known again once its mapping is saved for the shop', async () => {
    const [table, file] = [join(data.path, 'rent.csv'), join(data.path, 'rent.json')];
    await writeFile(table, 'Day;Money;Why\n05.01.2026;1.234,50;rent\n');
    const mapping = {
      name: 'Rent account',
      columns: { date: 'Day', amount: 'Money', remark: 'Why' },
      decimal: ',',
      dateFormat: 'dd.MM.yyyy',
      currency: 'EUR',
    };
    await writeFile(file, JSON.stringify(mapping));
    const save = ['mapping', 'save', file, '--shop', 'rent', '--name', 'rent'];
    expect(await run(...save)).toMatchObject({ code: 0, json: { changed: true, events: 1 } });
    expect(await run(...save)).toMatchObject({ code: 0, json: { changed: false, events: 0 } });
    expect(await run('mapping', 'list', '--shop', 'rent')).toMatchObject({
      json: { items: [{ name: 'rent', mapping }] },
    });
    expect((await run('mapping', 'export', 'rent', '--shop', 'rent')).json).toEqual(mapping);
    expect(await run('import', table, '--shop', 'rent')).toMatchObject({
      code: 0,
      json: { kind: 'mapped', mapping: 'rent', new: 1 },
    });
    expect(await run('import', table, '--shop', 'rent', '--mapping', 'rent')).toMatchObject({
      json: { mapping: 'rent', events: 0 },
    });
    // A folder of that name is no mapping either.
    for (const name of ['lent', 'src']) {
      expect(await run('import', table, '--shop', 'rent', '--mapping', name)).toMatchObject({
        code: 1,
        json: { error: { code: 'MAPPING_UNKNOWN' } },
      });
    }
  });

  it('give the settings of a shop, which come out as they went in', async () => {
    const file = join(data.path, 'settings.json');
    const settings = {
      zone: 'Asia/Shanghai',
      settlementWaitDays: 9,
      refundWaitDays: 9,
      feeReturnWaitDays: 9,
      roundingTolerances: [{ currency: 'CNY', amount: '0.05' }],
      fees: [],
    };
    await writeFile(file, JSON.stringify(settings));
    expect(await run('settings', 'import', file, '--shop', 'folder')).toMatchObject({
      code: 0,
      json: { changed: true, events: 1 },
    });
    expect((await run('settings', 'import', file, '--shop', 'folder')).json).toMatchObject({
      changed: false,
    });
    // What a file of an older version leaves out has its default.
    expect((await run('settings', 'export', '--shop', 'folder')).json).toEqual({
      ...DEFAULT_SETTINGS,
      ...settings,
    });
    await writeFile(file, JSON.stringify({ ...settings, refundWaitDays: 'soon' }));
    const refused = await run('settings', 'import', file, '--shop', 'folder');
    expect(refused).toMatchObject({
      code: 1,
      json: { error: { message: expect.stringContaining('refundWaitDays') } },
    });
    await mkdir(join(data.path, 'empty'));
    expect(await run('import', join(data.path, 'empty'), '--shop', 'folder')).toMatchObject({ code: 1 });
  });
});
