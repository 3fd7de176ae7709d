import { afterAll, describe, expect, it } from '@jest/globals';
import * as XLSX from '@e965/xlsx';
import { exactNumber } from '../../src/reading/cells.js';
import { openParts } from '../../src/reading/containers/file-parts.js';
import { numberText } from '../../src/reading/containers/spreadsheet.js';
import { corpusFile } from '../support/bytes.js';
import { bookOf, madeFiles, noise, partsOf, refusalOf, textOf, zipOf } from '../support/made-files.js';

const files = madeFiles();
afterAll(() => files.remove());
const partsIn = (bytes: Uint8Array | string, name?: string) => partsOf(files.fileOf(bytes, name));
const refusal = (bytes: Uint8Array) => refusalOf(files.fileOf(bytes));

describe('a workbook', () => {
  const date = (text: string, z = 'yyyy-mm-dd hh:mm:ss'): XLSX.CellObject => ({
    t: 'n',
    z,
    v: (Date.parse(`${text}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000,
  });

  it.each([['xlsx'], ['biff8']] as const)('as %s gives every cell as readers expect it', async (bookType) => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['订单编号', 'amount', 'time', 'flag', 'text'],
      ['="1930679858170647"', 2176.91, date('2025-12-31T23:59:59'), true, 'two\nlines'],
      [1930679858170647, 0.1 + 0.2, date('2025-01-02T00:00:00', 'm/d/yy'), false, 'tab\there'],
      [],
      [20250101, -5, { t: 'n', v: 0.5, z: 'h:mm:ss' }, null, '"quoted"'],
    ]);
    sheet['B5'] = { t: 'n', v: -5, f: 'B2-B3' };
    sheet['!rows'] = [{}, { hidden: true }];
    const [part, ...others] = await partsIn(
      bookOf({ 第一: sheet, 空: XLSX.utils.aoa_to_sheet([['', null]]) }, bookType),
    );
    expect(others).toEqual([]);
    expect(part).toMatchObject({ name: '第一', container: bookType === 'xlsx' ? 'xlsx' : 'xls' });
    expect(part!.text.split('\n')).toEqual([
      '订单编号\tamount\ttime\tflag\ttext',
      '"=""1930679858170647"""\t2176.91\t2025-12-31 23:59:59\tTRUE\ttwo lines',
      '1.93067985817065E+15\t0.3\t2025-01-02 00:00:00\tFALSE\t"tab\there"',
      '\t\t\t\t',
      '20250101\t-5\t12:00:00\t\t"""quoted"""',
      '',
    ]);
  });

  it('gives more rows than one piece of text holds', async () => {
    const rows = Array.from({ length: 1201 }, (_, index) => [index, `r${index}`]);
    const [part] = await partsIn(bookOf({ S: XLSX.utils.aoa_to_sheet(rows) }));
    expect(part!.text.split('\n').slice(0, -1)).toEqual(rows.map((row) => row.join('\t')));
  });

  it('that begins with days in 1904 has the dates that it shows', async () => {
    const book = XLSX.utils.book_new();
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[{ t: 'n', v: 1, z: 'yyyy-mm-dd' }]]), 'S');
    book.Workbook = { WBProps: { date1904: true } };
    const [part] = await partsIn(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect(part!.text).toBe('1904-01-02 00:00:00\n');
  });

  it('of more than 100 MB unpacked is refused before it is read', async () => {
    const member = (name: string, size?: number) => ({
      name,
      content: noise(1024 ** 2),
      ...(size !== undefined && { size }),
    });
    const large = zipOf([
      member('[Content_Types].xml'),
      member('xl/workbook.xml'),
      member('xl/worksheets/sheet1.xml', 101 * 1024 ** 2),
    ]);
    expect(await refusal(large)).toBe('SPREADSHEET_TOO_LARGE');
  });

  it.each([
    ['sectors', (book: Buffer) => book.writeInt32LE(0, (book.readInt32LE(76) + 1) * 512)],
    ['directory', (book: Buffer) => book.writeInt32LE(0, (book.readInt32LE(48) + 1) * 512 + 76)],
  ])('whose %s run in circles is refused, not followed for ever', async (_what, damage) => {
    const book = bookOf({ S: XLSX.utils.aoa_to_sheet([['a', 1]]) }, 'biff8');
    expect(await refusal(book)).toBe('read');
    damage(book);
    expect(await refusal(book)).toBe('SPREADSHEET_DAMAGED');
  });

  it('that is protected by a password is refused', async () => {
    const locked = XLSX.CFB.utils.cfb_new();
    XLSX.CFB.utils.cfb_add(locked, '/EncryptionInfo', Buffer.from('04000400400000000000', 'hex'));
    XLSX.CFB.utils.cfb_add(locked, '/EncryptedPackage', Buffer.alloc(64));
    const bytes = XLSX.CFB.write(locked, { type: 'buffer' }) as Buffer;
    expect(await refusal(bytes)).toBe('SPREADSHEET_ENCRYPTED');
  });

  it('with dates as ISO texts gives the same dates', async () => {
    const day = new Date(Date.UTC(2025, 1, 3, 4, 5, 6));
    const book = XLSX.utils.book_new();
    const sheet = XLSX.utils.aoa_to_sheet([[day]], { cellDates: true, UTC: true });
    XLSX.utils.book_append_sheet(book, sheet, 'S');
    const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', cellDates: true }) as Buffer;
    const [part] = await partsIn(bytes);
    expect(part!.text).toBe('2025-02-03 04:05:06\n');
  });

  it('that holds no workbook is said to be damaged', async () => {
    expect(await refusal(Buffer.from('d0cf11e0a1b11ae1000000', 'hex'))).toBe('SPREADSHEET_DAMAGED');
  });
});

describe('a number of a cell', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [100, '100'],
    [-1234.5, '-1234.5'],
    [0.07, '0.07'],
    [1.005, '1.005'],
    [19.99 * 100, '1999'],
    [999_999_999_999_999, '999999999999999'],
    [100_000_000_000_000, '100000000000000'],
    [0.000_000_1, '0.0000001'],
    [12_345_678_901.23, '12345678901.23'],
  ])('%d is written %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it.each([1e15, 4_200_000_000_000_000, 1_930_679_858_170_647, 2 ** 53 + 2, 28_031_234_567_890_123_456])(
    'of 16 digits and more (%d) is refused where a long number is read',
    (value) => {
      expect(() => exactNumber(numberText(value), '订单编号')).toThrow('rounded by a spreadsheet');
    },
  );
});

describe('workbooks of the corpus', () => {
  const wechat = corpusFile(
    'wechat/deb-sig-double-entry-generator__example_wechat__example-wechat-records.xlsx',
  );
  (wechat.exists ? it : it.skip)('the WeChat export has two sheets', async () => {
    const parts = await openParts(
      '../shared/corpus/wechat/deb-sig-double-entry-generator__example_wechat__example-wechat-records.xlsx',
    );
    expect(parts.map(({ name, container }) => ({ name, container }))).toEqual([
      { name: 'example-wechat-records', container: 'xlsx' },
      { name: 'Sheet1', container: 'xlsx' },
    ]);
    expect((await textOf(parts[1]!)).split('\n')[17]).toMatch(/^交易时间\t交易类型\t/);
  });
});
