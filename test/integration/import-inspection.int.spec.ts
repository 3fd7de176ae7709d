import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import type { InspectedPart, UploadInspection } from '../../src/importing/inspect-upload.js';
import { footer, RECEIPT, row, statement } from '../support/alipay-statement.js';
import { zipOf } from '../support/made-files.js';
import { startWholeApp } from '../support/whole-app.js';
import type { WholeApp } from '../support/whole-app.js';

const FEE = row({ entry: '72', expense: '-5.00', balance: '1095.00', type: '其它', remark: '服务费' });
const ALIPAY = statement([RECEIPT, FEE], footer('1笔，共100.00', '1笔，共5.00'));
const TABLE =
  'Account of the shop\nDate;Betrag;Saldo;Zweck\n05.01.2026;1.234,50;2.000,00;Miete\n17.01.2026;-12,00;1.988,00;Gebühr\n';
const MAPPING = {
  name: 'My bank',
  columns: { date: 'Date', amount: 'Betrag', balance: 'Saldo', remark: 'Zweck' },
  dateFormat: 'dd.MM.yyyy',
  decimal: ',',
  currency: 'EUR',
};

let app: WholeApp;
beforeAll(async () => {
  app = await startWholeApp();
});
afterAll(() => app.close());

interface Asked {
  readonly name?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly mapping?: object | string;
  readonly shop?: string;
}

function post(file: string | Buffer, { name = 'file.csv', query = {}, mapping, shop = 'demo' }: Asked = {}) {
  const test = request(app.server).post(`/v1/shops/${shop}/imports/inspection`).query(query);
  const sent = test.attach('file', Buffer.from(file), name);
  if (mapping === undefined) return sent;
  return sent.field('mapping', typeof mapping === 'string' ? mapping : JSON.stringify(mapping));
}

/** The only part of a file. */
async function part(file: string | Buffer, asked: Asked = {}): Promise<InspectedPart> {
  const { body } = await post(file, asked).expect(200);
  const { parts } = body as UploadInspection;
  expect(parts).toHaveLength(1);
  return parts[0] as InspectedPart;
}

async function saveMapping(shop: string, name: string, mapping: object): Promise<void> {
  await request(app.server)
    .post(`/v1/shops/${shop}/mappings/${name}`)
    .set('Idempotency-Key', `${shop}-${name}`)
    .send(mapping)
    .expect(201);
}

describe('A file that is looked into before it is imported', () => {
  it('of a known kind says what it is and why, its totals declared and computed, and its first lines', async () => {
    const found = await part(ALIPAY, { name: 'feb.csv' });
    expect(found).toMatchObject({
      name: 'feb.csv',
      container: 'plain',
      encoding: 'utf-8',
      recognised: { kind: 'alipay-account', family: 'statement', mapping: null },
      fittingMappings: [],
      proposal: null,
      linesReadBy: 'recognised',
      alreadyImported: false,
      error: null,
    });
    expect(found.recognised?.name.zh).not.toBe('');
    expect([found.reason, found.reasonZh]).toEqual([
      expect.stringMatching(/\w/),
      expect.stringMatching(/表头|文件/),
    ]);
    expect(found.table?.columns.slice(0, 2)).toEqual(['账务流水号', '业务流水号']);
    expect(found.table?.headerLine).toBe(5);
    expect(found.table?.rows[0]?.cells[0]).toBe('71');
    expect(found.reading?.statements?.[0]).toMatchObject({ credits: '100.00', debits: '5.00', foots: true });
    expect(found.reading?.declared).not.toEqual({});
    expect(
      found.lines.map(({ fileLine, amount, currency, entryNo }) => [fileLine, amount, currency, entryNo]),
    ).toEqual([
      [6, '100.00', 'CNY', '71'],
      [7, '-5.00', 'CNY', '72'],
    ]);
  });

  it('leaves nothing behind, neither in the log nor on the disk', async () => {
    const before = await app.ledger.store.head();
    await part(ALIPAY);
    expect(await app.ledger.store.head()).toBe(before);
    expect(await readdir(join(app.ledger.config.dataDir, 'uploads'))).toEqual([]);
  });

  it('says so when all of it was imported before', async () => {
    await request(app.server)
      .post('/v1/shops/again/imports')
      .query({ wait: 'true' })
      .attach('file', Buffer.from(ALIPAY), 'feb.csv')
      .expect(202);
    expect((await part(ALIPAY, { shop: 'again' })).alreadyImported).toBe(true);
    expect((await part(ALIPAY)).alreadyImported).toBe(false);
  });

  it('of no known kind shows its rows, and what its columns probably are', async () => {
    const found = await part(TABLE);
    expect(found.recognised).toBeNull();
    expect(found.reasonZh).toContain('不属于任何已知格式');
    expect(found.table).toEqual({
      delimiter: ';',
      headerLine: 2,
      columns: ['Date', 'Betrag', 'Saldo', 'Zweck'],
      rows: [
        { line: 3, cells: ['05.01.2026', '1.234,50', '2.000,00', 'Miete'] },
        { line: 4, cells: ['17.01.2026', '-12,00', '1.988,00', 'Gebühr'] },
      ],
    });
    expect(found.proposal).toMatchObject({
      columns: { date: 'Date', amount: 'Betrag', balance: 'Saldo', remark: 'Zweck' },
      dateFormat: 'dd.MM.yyyy',
      decimal: ',',
    });
    expect(found.proposal?.doubts.map(({ code }) => code)).toEqual(['NO_CURRENCY']);
    expect(found.linesReadBy).toBe('proposal');
    expect(found.lines.map(({ occurredAt, amount }) => [occurredAt, amount])).toEqual([
      ['2026-01-04T16:00:00Z', '1234.50'],
      ['2026-01-16T16:00:00Z', '-12.00'],
    ]);
  });

  it('of a Chinese bank nobody knows has income and expense found, and the day told from the month in doubt', async () => {
    const chinese = await part('发生日期,进项收入,出项支出,本店结余,用途\n2026-01-05,8.00,,18.00,利息\n');
    expect(chinese.proposal?.columns).toEqual({
      date: '发生日期',
      income: '进项收入',
      expense: '出项支出',
      balance: '本店结余',
      remark: '用途',
    });
    const doubtful = await part('Date,Amount\n05/01/2026,8.00\n06/01/2026,9.00\n');
    expect(doubtful.proposal?.doubts.map(({ code }) => code)).toEqual(['DAY_OR_MONTH', 'NO_CURRENCY']);
    expect(doubtful.proposal?.dateFormat).toBe('dd/MM/yyyy');
  });

  it('is read by a mapping that is being made, line by line with what is wrong', async () => {
    const broken = `${TABLE}31.02.2026;5,00;0,00;?\n`;
    const found = await part(broken, { mapping: MAPPING });
    expect(found.recognised).toMatchObject({ kind: 'mapped', by: 'asked', name: { en: 'My bank' } });
    expect(
      found.lines.map(({ fileLine, state, amount, currency, code }) => [
        fileLine,
        state,
        amount,
        currency,
        code,
      ]),
    ).toEqual([
      [3, 'read', '1234.50', 'EUR', null],
      [4, 'read', '-12.00', 'EUR', null],
      [5, 'rejected', null, null, 'MALFORMED_TIME'],
    ]);
    expect(found.reading?.skippedCount).toBe(1);
  });

  it('is told which column a mapping names that the file lacks', async () => {
    const columns = { ...MAPPING.columns, amount: 'Value' };
    const found = await part(TABLE, { mapping: { ...MAPPING, columns } });
    expect(found.error).toMatchObject({ code: 'MISSING_COLUMN', message: expect.stringContaining('Value') });
    expect(found.table?.columns).toContain('Betrag');
  });

  it('is read by a saved mapping that fits, unless two fit alike; one may be named', async () => {
    await saveMapping('maps', 'one', MAPPING);
    const one = await part(TABLE, { shop: 'maps' });
    expect(one.recognised).toMatchObject({ kind: 'mapped', by: 'saved-mapping', mapping: 'one' });
    expect([one.fittingMappings, one.lines.length]).toEqual([['one'], 2]);
    await saveMapping('maps', 'two', { ...MAPPING, currency: 'CHF' });
    const two = await part(TABLE, { shop: 'maps' });
    expect([two.recognised, two.fittingMappings]).toEqual([null, ['one', 'two']]);
    const named = await part(TABLE, { shop: 'maps', query: { mapping: 'two' } });
    expect(named.lines[0]?.currency).toBe('CHF');
    await post(TABLE, { shop: 'maps', query: { mapping: 'three' } }).expect(404);
  });

  it('may be an archive: each of its files is told of', async () => {
    const zip = zipOf([
      { name: 'feb.csv', content: ALIPAY },
      { name: 'note.txt', content: 'hello there' },
    ]);
    const { body } = await post(zip, { name: 'feb.zip' }).expect(200);
    const { parts, fileName, bytes } = body as UploadInspection;
    expect([fileName, bytes]).toEqual(['feb.zip', zip.length]);
    expect(
      parts.map((one) => [one.name, one.container, one.recognised?.kind ?? null, one.table === null]),
    ).toEqual([
      ['feb.csv', 'zip', 'alipay-account', false],
      ['note.txt', 'zip', null, true],
    ]);
  });

  it('that is no table and no statement says what it looks like', async () => {
    const found = await part('%PDF-1.7 something', { name: 'bill.pdf' });
    expect(found).toMatchObject({
      recognised: null,
      table: null,
      proposal: null,
      lines: [],
      linesReadBy: null,
    });
    expect(found.reason).toContain('PDF');
  });

  it.each([
    ['that is empty', '', {}, 'EMPTY_FILE'],
    ['with a mapping that is no JSON', TABLE, { mapping: '{' }, 'MALFORMED_MAPPING'],
    [
      'with a mapping without a date',
      TABLE,
      { mapping: { name: 'x', columns: {}, decimal: '.' } },
      'MALFORMED_MAPPING',
    ],
  ])('%s is refused', async (_, file, asked, code) => {
    const { body } = await post(file, asked).expect(400);
    expect((body as { code: string }).code).toBe(code);
  });

  it('is asked for if none was sent', async () => {
    const { body } = await request(app.server)
      .post('/v1/shops/demo/imports/inspection')
      .field('mapping', JSON.stringify(MAPPING))
      .expect(400);
    expect((body as { code: string }).code).toBe('FILE_MISSING');
    await request(app.server).post('/v1/shops/demo/imports/inspection').send({}).expect(400);
  });
});
