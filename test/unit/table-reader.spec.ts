import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountOf, cleanCell, normalHeader, positiveOrZero, timeOf } from '../../src/reading/cells.js';
import { MAX_LINE_CHARACTERS, splitCells } from '../../src/reading/tables/delimited.js';
import { SeenKeys } from '../../src/reading/seen-keys.js';
import { openTable } from '../../src/reading/tables/table-reader.js';
import type { TableFormat, TableItem } from '../../src/reading/tables/table-reader.js';
import { collect } from '../support/bytes.js';

type Column = 'no' | 'amount' | 'note';
const FORMAT: TableFormat<Column> = {
  name: 'test export',
  columns: {
    no: { names: ['编号'], required: true },
    amount: { names: ['金额（元）'], required: true },
    note: { names: ['备注'], required: false },
  },
  unread: ['姓名'],
};

async function* pieces(text: string, size = 7): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}

const plain = (item: TableItem<Column>) =>
  item.kind === 'row'
    ? [item.line, item.get('no'), item.get('amount'), item.get('note')]
    : item.kind === 'note'
      ? [item.line, item.text]
      : [item.line, item.code];

async function read(text: string, size?: number) {
  const table = await openTable(pieces(text, size), FORMAT);
  return { table, items: (await collect(table.items)).map(plain) };
}

describe('reading a delimited file', () => {
  it('finds the header below a preamble, keeps preamble and footer apart, and counts lines of the file', async () => {
    const { table, items } = await read(
      '#标题\n\n#账号：[1]\n编号,金额(元),备注\n1,2.00,a\n\n2,3.00,b\n#合计：2笔\n',
    );
    expect(table.preamble.map((line) => line.text)).toEqual(['#标题', '', '#账号：[1]']);
    expect(table.headerLine).toBe(4);
    expect(items).toEqual([
      [5, '1', '2.00', 'a'],
      [7, '2', '3.00', 'b'],
      [8, '#合计：2笔'],
    ]);
  });

  it('reads TAB and comma, CRLF and LF, columns in any order, and headers with blanks and full-width signs', async () => {
    expect((await read('\uFEFF备注 \t金额（元）\t 编号\r\nx\t1\t="007"\r\n')).items).toEqual([
      [2, '007', '1', 'x'],
    ]);
    expect((await read('"编号","金额 (元)","备注"\n"1\t","2","a,b"')).items).toEqual([[2, '1', '2', 'a,b']]);
  });

  it('counts the lines of a quoted cell that runs over several', async () => {
    const { items } = await read('编号,金额（元）,备注\n1,2,"first\nsecond ""quoted"""\n2,3,c\n');
    expect(items).toEqual([
      [2, '1', '2', 'first\nsecond "quoted"'],
      [4, '2', '3', 'c'],
    ]);
  });

  it('a quotation mark that never closes costs its own line, not the rest of the file', async () => {
    const rest = Array.from({ length: 30 }, (_, index) => `${index},1,x\n`).join('');
    const { items } = await read(`编号,金额（元）,备注\n1,2,"open\n${rest}`);
    expect(items[0]).toEqual([2, 'OPEN_QUOTE']);
    expect(items).toHaveLength(31);
    expect(items[30]).toEqual([32, '29', '1', 'x']);
  });

  it('quotation marks inside a title are characters like others', async () => {
    expect((await read('编号,金额（元）,备注\n1,2,12" pan "new"\n')).items).toEqual([
      [2, '1', '2', '12" pan "new"'],
    ]);
  });

  it('reports short, long and torn lines with their numbers, and bears a trailing delimiter', async () => {
    const { items } = await read('编号,金额（元）,备注\n1,2\n2,3,b,\n3,4,c,d\n4,5');
    expect(items).toEqual([
      [2, 'SHORT_LINE'],
      [3, '2', '3', 'b'],
      [4, 'LONG_LINE'],
      [5, 'TORN_LINE'],
    ]);
  });

  it('names missing optional, unknown and repeated columns, and not those known but unread', async () => {
    const { table } = await read('编号,金额（元）,姓名,新列,编号\n');
    expect(table.warnings).toEqual([
      { code: 'COLUMN_MISSING', detail: 'The file lacks these columns: 备注' },
      { code: 'COLUMN_UNKNOWN', detail: 'These columns are not known and were not read: 新列' },
      { code: 'COLUMN_REPEATED', detail: 'These columns occur more than once; the first was read: 编号' },
    ]);
  });

  it('refuses a file that lacks a required column, naming it and those that are there', async () => {
    await expect(read('编号,备注,x\n1,2,3\n')).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringMatching(/line 1.*lacks 金额（元）.*编号, 备注, x/),
    });
  });

  it.each([
    ['an empty file', '', 'EMPTY_FILE'],
    ['blank lines', '\n \n', 'EMPTY_FILE'],
    ['another text', 'hello,world\n1,2\n', 'HEADER_NOT_FOUND'],
    ['a header below line 40', `${'x\n'.repeat(40)}编号,金额（元）\n`, 'HEADER_NOT_FOUND'],
  ])('refuses %s', async (_, text, code) => {
    await expect(read(text)).rejects.toMatchObject({ code });
  });

  it('refuses a line of ten million characters with its number, in the header and below it', async () => {
    const long = 'x'.repeat(10_000_000);
    await expect(read(`编号,金额（元）\n1,2\n${long}`, 65_536)).rejects.toMatchObject({
      code: 'LINE_TOO_LONG',
      message: expect.stringContaining('Line 3 '),
    });
    await expect(read(long, MAX_LINE_CHARACTERS * 20)).rejects.toMatchObject({ code: 'LINE_TOO_LONG' });
  });

  it('lets the source go when the reading stops early', async () => {
    let released = false;
    async function* source() {
      try {
        for (;;) yield await Promise.resolve('编号,金额（元）\n1,2\n');
      } finally {
        released = true;
      }
    }
    const table = await openTable(source(), FORMAT);
    for await (const item of table.items) if (item.kind === 'row') break;
    expect(released).toBe(true);
  });

  it('any cells, quoted as CSV asks, are read back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '=', "'", '中', ' ') }), {
          minLength: 1,
        }),
        (cells) => {
          const written = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
          expect(splitCells(written, ',')).toEqual(cells);
        },
      ),
    );
  });
});

describe('the cells of Chinese exports', () => {
  it.each([
    ['54632446537371\t', '54632446537371'],
    ['="1930679858170647"', '1930679858170647'],
    ["'18600000000", '18600000000'],
    ['  支付宝   ', '支付宝'],
    ['圆通\0速递', '圆通速递'],
  ])('%j reads as %j', (cell, clean) => {
    expect(cleanCell(cell)).toBe(clean);
  });

  it('headers compare in a normal form', () => {
    expect(normalHeader('\uFEFF 收入金额（＋元） ')).toBe(normalHeader('收入金额(+元)'));
  });

  it.each([
    ['598.00元', '598.00'],
    ['¥28.1', '28.10'],
    ['1,525.00', '1525.00'],
    ['-3', '-3.00'],
    ['178.80000', '178.80'],
  ])('the amount %s is %s', (cell, amount) => {
    expect(amountOf(cell, '金额', 'CNY')).toBe(amount);
  });

  it.each([
    ['', 'AMOUNT_MISSING'],
    ['1.005', 'AMOUNT_TOO_PRECISE'],
    ['12,34', 'MALFORMED_AMOUNT'],
    ['1e3', 'MALFORMED_AMOUNT'],
    ['张三', 'MALFORMED_AMOUNT'],
    ['-1', 'AMOUNT_NEGATIVE'],
  ])('the amount %j is refused as %s', (cell, code) => {
    expect(() => positiveOrZero(cell, '金额', 'CNY')).toThrow(expect.objectContaining({ code }));
  });

  it('a refusal does not repeat what may be a name or a phone number', () => {
    expect(() => amountOf('张三', '金额', 'CNY')).toThrow('金额 (a text of 2 characters) is not an amount');
    expect(() => timeOf('18612345678', '时间', 'Asia/Shanghai')).toThrow('时间 (a text of 11 characters)');
  });

  it('times are read in the zone of the shop', () => {
    expect(timeOf('2012年12月29日 00:00:00', '起始', 'Asia/Shanghai')).toBe('2012-12-28T16:00:00Z');
    expect(timeOf('2020/2/21 0:00', '起始', 'Asia/Shanghai')).toBe('2020-02-20T16:00:00Z');
    expect(() => timeOf('2020-02-30 00:00:00', '时间', 'Asia/Shanghai')).toThrow(
      '时间 "2020-02-30 00:00:00" is not',
    );
  });
});

describe('the memory of lines seen', () => {
  it('knows every key again among 20,000, with its line and whether its content was the same', () => {
    const seen = new SeenKeys();
    const known: number[] = [];
    for (let line = 1; line <= 20_000; line++) {
      if (seen.remember(`19306798581${line}`, `content ${line}`, line) !== undefined) known.push(line);
    }
    expect(known).toEqual([]);
    expect(seen.remember('193067985811', 'content 1', 200_000)).toEqual({ line: 1, same: true });
    expect(seen.remember('1930679858120000', 'changed', 200_001)).toEqual({ line: 20_000, same: false });
  });
});
