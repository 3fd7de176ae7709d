import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import * as XLSX from '@e965/xlsx';
import iconv from 'iconv-lite';
import { openParts } from '../../src/reading/containers/file-parts.js';
import { bookOf, madeFiles, noise, partsOf, refusalOf, textOf, zipOf } from '../support/made-files.js';

const files = madeFiles();
afterAll(() => files.remove());
const partsIn = (bytes: Uint8Array | string, name?: string) => partsOf(files.fileOf(bytes, name));
const refusal = (bytes: Uint8Array) => refusalOf(files.fileOf(bytes));

describe('a plain file', () => {
  it('is one part, its bytes unchanged and readable again and again', async () => {
    const [part, ...others] = await openParts(files.fileOf('a,b\r\n1,2', 'bill.csv'));
    expect(others).toEqual([]);
    expect(part).toMatchObject({ container: 'plain' });
    expect(part!.name).toMatch(/bill\.csv$/);
    expect([await textOf(part!), await textOf(part!)]).toEqual(['a,b\r\n1,2', 'a,b\r\n1,2']);
  });

  it.each(['', 'P', 'PK is how this text begins', '<html><table>'])('%j is plain text', async (content) => {
    expect(await partsIn(content, 'x.xls')).toEqual([{ name: 'x.xls', container: 'plain', text: content }]);
  });

  it('that does not exist is said by the system error', async () => {
    await expect(openParts(join(files.folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('a zip', () => {
  it('gives its files, named in GBK where no flag says UTF-8, without folders and what macOS adds', async () => {
    const parts = await partsIn(
      zipOf([
        { name: iconv.encode('20880_账务明细(汇总).csv', 'gbk'), content: 'sum' },
        { name: 'folder/' },
        { name: Buffer.from('folder/账务明细.csv'), content: 'lines', flags: 0x800, method: 0 },
        { name: Buffer.from('明细.csv'), content: 'mac' },
        { name: '__MACOSX/._x.csv', content: 'junk' },
        { name: 'folder/.DS_Store', content: 'junk' },
        { name: 'b\\c.csv', content: 'windows' },
      ]),
    );
    expect(parts).toEqual([
      {
        name: '_账务明细(汇总).csv'.replace(/^/, '20880').replace(/^\d+-/, ''),
        container: 'zip',
        text: 'sum',
      },
      { name: 'folder/账务明细.csv', container: 'zip', text: 'lines' },
      { name: '明细.csv', container: 'zip', text: 'mac' },
      { name: 'b/c.csv', container: 'zip', text: 'windows' },
    ]);
  });

  it('without any file has no parts', async () => {
    expect(await partsIn(zipOf([]))).toEqual([]);
    expect(await partsIn(zipOf([{ name: 'folder/' }]))).toEqual([]);
  });

  it('gives the sheets of a workbook in it', async () => {
    const book = bookOf({ 明细: XLSX.utils.aoa_to_sheet([['a', 1]]) });
    const old = bookOf({ 旧: XLSX.utils.aoa_to_sheet([['b', 2]]) }, 'biff8');
    const parts = await partsIn(
      zipOf([
        { name: 'o.xlsx', content: book },
        { name: 'o.xls', content: old },
      ]),
    );
    expect(parts).toEqual([
      { name: 'o.xlsx/明细', container: 'xlsx', text: 'a\t1\n' },
      { name: 'o.xls/旧', container: 'xls', text: 'b\t2\n' },
    ]);
  });

  it('within a zip is refused', async () => {
    const inner = zipOf([{ name: 'a.csv', content: 'x' }]);
    expect(await refusal(zipOf([{ name: 'inner.zip', content: inner }]))).toBe('ZIP_NESTED');
  });

  it.each(['../a.csv', 'x/../../a.csv', '/etc/passwd', 'C:\\a.csv', 'c:a.csv', '..\\a.csv', '\\\\host\\a'])(
    'with a member named %s is refused',
    async (name) => {
      expect(
        await refusal(
          zipOf([
            { name: 'good.csv', content: 'x' },
            { name, content: 'x' },
          ]),
        ),
      ).toBe('ZIP_UNSAFE_NAME');
    },
  );

  it('may have dots in its names', async () => {
    expect(await refusal(zipOf([{ name: 'a..b.csv', content: 'x' }]))).toBe('read');
  });

  it('that is protected by a password is refused, and the message says what to do', async () => {
    const path = files.fileOf(zipOf([{ name: 'a.csv', content: 'x', flags: 1 }]));
    await expect(openParts(path)).rejects.toMatchObject({
      code: 'ZIP_ENCRYPTED',
      message: expect.stringContaining('remove the password first'),
    });
  });

  it('with a method that only some archivers know is refused', async () => {
    expect(await refusal(zipOf([{ name: 'a.csv', content: 'x', method: 9 }]))).toBe('ZIP_UNSUPPORTED_METHOD');
  });
});

describe('a zip that unpacks to far more than it has', () => {
  it('is refused for a ratio above 200 in a member over 10 MiB', async () => {
    expect(await refusal(zipOf([{ name: 'a.csv', content: Buffer.alloc(11 * 1024 ** 2) }]))).toBe('ZIP_BOMB');
  });

  it('may have a small member of that ratio', async () => {
    expect(await refusal(zipOf([{ name: 'a.csv', content: Buffer.alloc(9 * 1024 ** 2) }]))).toBe('read');
  });

  it('is refused for more than 2 GiB in all', async () => {
    const half = { content: Buffer.alloc(8 * 1024 ** 2, 'incompressible?'), method: 0, size: 8 * 1024 ** 2 };
    const big = Array.from({ length: 3 }, (_, index) => ({
      ...half,
      name: `${index}.csv`,
      method: 8,
      size: 800 * 1024 ** 2,
      content: noise(5 * 1024 ** 2),
    }));
    expect(await refusal(zipOf(big))).toBe('ZIP_BOMB');
  });

  it('is refused for more than 1000 members', async () => {
    const members = Array.from({ length: 1001 }, (_, index) => ({ name: `${index}.csv` }));
    expect(await refusal(zipOf(members))).toBe('ZIP_BOMB');
    expect(await refusal(zipOf(members.slice(1)))).toBe('read');
  });

  it('is damaged if it declares less than it has', async () => {
    expect(await refusal(zipOf([{ name: 'a.csv', content: Buffer.alloc(9 * 1024 ** 2), size: 10 }]))).toBe(
      'ZIP_DAMAGED',
    );
  });
});

describe('a damaged zip', () => {
  const whole = zipOf([{ name: 'a.csv', content: noise(5000) }]);

  it('that is cut off is refused', async () => {
    expect(await refusal(whole.subarray(0, 3000))).toBe('ZIP_DAMAGED');
  });

  it('with changed bytes is refused when they are read', async () => {
    const changed = Buffer.from(whole);
    changed.fill(0xff, 1000, 1100);
    expect(await refusal(changed)).toBe('ZIP_DAMAGED');
    const wrong = zipOf([{ name: 'a.csv', content: 'text', method: 0, checksum: 1 }]);
    expect(await refusal(wrong)).toBe('ZIP_DAMAGED');
  });
});
