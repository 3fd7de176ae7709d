import { describe, expect, it } from '@jest/globals';
import { read, utils } from '@e965/xlsx';
import type { WorkSheet } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import type { Difference } from '../../projections/core/difference.js';
import { formulaRestored, formulaSafe } from '../../projections/reports/formula-safe.js';
import { csvCell, writeCsv } from '../../projections/reports/report-csv.js';
import { reportFile } from '../../projections/reports/report-file.js';
import type { ReportFormat } from '../../projections/reports/report-file.js';
import { writePdf } from '../../projections/reports/report-pdf.js';
import { writeXlsx } from '../../projections/reports/report-xlsx.js';
import { mappedReader } from '../../src/reading/tables/mapped-table.js';
import { parseMapping } from '../../src/shared/column-mapping.js';
import { pdfTextOf } from '../support/pdf-text.js';
import { readWhole } from '../support/read-file.js';
import { bytesOf, difference, reportOf, streamOf } from '../support/report-examples.js';

const some: readonly Difference[] = [
  difference({ amount: '1234567.89', subject: '3000000000000000001' }),
  difference({ code: 'FEE_MISMATCH', amount: '0.05', subject: '3000000000000000002', occurredAt: null }),
];

const csvOf = async (differences: readonly Difference[]): Promise<string> =>
  (await bytesOf(writeCsv(reportOf(differences), streamOf(differences), 'zh'))).toString('utf8');
const workbookOf = async (differences: readonly Difference[]) =>
  read(await bytesOf(writeXlsx(reportOf(differences), streamOf(differences), 'en')), { cellNF: true });
const differencesSheet = async (differences: readonly Difference[]): Promise<WorkSheet> => {
  const { SheetNames, Sheets } = await workbookOf(differences);
  return Sheets[SheetNames.at(-1)!]!;
};

/** What a person or a file may bring, formulas more often than not. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', "'", ';', ',', '"', ' '),
      fc.constantFrom('=cmd|/C calc!A0', '_x0041_', '\u200b=1', '\u0001', '<&>', ']]>', '订单', '1'),
      fc.string({ unit: 'grapheme' }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** The cells of one CSV record, by RFC 4180 alone. */
function cellsOf(record: string): string[] {
  return [...record.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

describe('the writers of the report', () => {
  it.each<ReportFormat>(['csv', 'xlsx', 'pdf', 'json'])(
    '%s: the same report gives the same bytes',
    async (format) => {
      const made = { report: reportOf(some), position: null, differences: () => streamOf(some) };
      const first = await bytesOf(reportFile(made, format, 'zh').bytes());
      expect(first.length).toBeGreaterThan(500);
      expect((await bytesOf(reportFile(made, format, 'zh').bytes())).equals(first)).toBe(true);
    },
  );

  it('the tag says whether the bytes are the same: format, language and figures are in it', () => {
    const tagOf = (differences: readonly Difference[], format: ReportFormat, language: 'zh' | 'en'): string =>
      reportFile(
        { report: reportOf(differences), position: null, differences: () => streamOf(differences) },
        format,
        language,
      ).tag;
    const tags = [
      tagOf(some, 'csv', 'zh'),
      tagOf(some, 'csv', 'en'),
      tagOf(some, 'pdf', 'zh'),
      tagOf(some.slice(1), 'csv', 'zh'),
    ];
    expect(new Set(tags).size).toBe(4);
    expect(tagOf(some, 'csv', 'zh')).toBe(tags[0]);
  });

  it('names a file after shop, channel, period and as-of, whatever the channel is called', () => {
    const nameOf = (changes: Parameters<typeof reportOf>[1]): string =>
      reportFile(
        { report: reportOf([], changes), position: null, differences: () => streamOf([]) },
        'pdf',
        'zh',
      ).name;
    expect(nameOf({})).toBe('reconciliation_my-shop_2026-02_2026-03-01.pdf');
    expect(nameOf({ channel: '../tm:all', period: { from: '2026-02-01', to: '2026-02-08' } })).toBe(
      'reconciliation_my-shop_..-tm-all_2026-02-01_2026-02-07_2026-03-01.pdf',
    );
    expect(nameOf({ period: { from: null, to: null }, asOf: null })).toBe('reconciliation_my-shop_all.pdf');
  });
});

describe('a text that comes from files or people', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\r=x', '＝1', '＋1', '－1', '＠x', ' =1', '\u200b=1', '\n=1'])(
    '%j gets an apostrophe in CSV, and loses it again',
    (text) => {
      expect(formulaSafe(text)).toBe(`'${text}`);
      expect(formulaRestored(`'${text}`)).toBe(text);
    },
  );

  it('is left alone where it is no formula', () => {
    for (const text of ["it's", "'quoted'", '订单 1 − 2', 'a=b', '2026-01-01', '']) {
      expect(formulaSafe(text)).toBe(text);
    }
  });

  it('never begins a formula in CSV, not where ";" separates cells either, and is lost nowhere', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const cell = csvCell(text, 'text');
        for (const seen of [cell, ...cell.split(/[;\t]/)].filter((part) => part !== '')) {
          expect(seen).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠]/u);
        }
        expect(formulaRestored(cell)).toBe(text);
      }),
    );
  });

  it('stands whole in the cells of the CSV file', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (subject) => {
        const found = difference({ subject, explanationZh: subject });
        const file = await csvOf([found]);
        const record = file.slice(file.indexOf('AMOUNT_MISMATCH')).replace(/\r\n$/, '');
        const cells = cellsOf(record);
        expect(cells).toHaveLength(10);
        const number = /^\d/.test(subject) ? cells[3]!.slice(0, -1) : cells[3]!;
        expect(formulaRestored(number)).toBe(subject);
        expect(formulaRestored(cells[9]!)).toBe(subject);
        expect(cells[4]).toBe('12.30');
      }),
      { numRuns: 60 },
    );
  });

  it('is a text and no formula in XLSX, and stands whole in its cell', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (subject) => {
        const sheet = await differencesSheet([difference({ subject, explanation: subject })]);
        for (const place of ['D2', 'J2']) {
          expect(sheet[place]).toMatchObject({ t: 's', z: '@' });
          expect(sheet[place].f).toBeUndefined();
          expect(sheet[place].v).toBe(subject);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the CSV file', () => {
  it('begins with a byte order mark and ends every line with CR LF', async () => {
    const file = await csvOf(some);
    expect(file.startsWith('\uFEFF对账报告\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('keeps negative amounts numbers and long order numbers whole', async () => {
    const file = await csvOf(some);
    expect(file).toContain('CNY,1234567.80,0.00,30.00,1234537.80,1234525.50,99.50,-12.30,');
    expect(file).toContain('"3000000000000000001\t",1234567.89,CNY,');
  });

  it('is read by our own importer, every difference a line', async () => {
    const hostile = difference({ subject: '=HYPERLINK("x")', amount: '7.00', explanationZh: '+86, "x"' });
    const differences = [...some.slice(0, 1), hostile];
    const mapping = parseMapping({
      name: 'report',
      columns: { date: '日期', amount: '金额', entryNo: '编号', remark: '解释' },
      decimal: '.',
      currency: 'CNY',
    });
    const { lines, rejected } = await readWhole(mappedReader(mapping), Buffer.from(await csvOf(differences)));
    expect(rejected).toEqual([]);
    expect(lines.map(({ entryNo, amount, remark }) => [entryNo, amount, remark])).toEqual([
      ['3000000000000000001', '1234567.89', '订单 3000000000000000001 相差 12.30 CNY。'],
      ['=HYPERLINK("x")', '7.00', '+86, "x"'],
    ]);
  });
});

describe('the workbook', () => {
  it('has a sheet for summary, codes, ageing, causes and differences', async () => {
    expect((await workbookOf(some)).SheetNames).toEqual([
      'Summary 汇总',
      'By code 按差异类型',
      'Ageing 账龄',
      'Top causes 主要原因',
      'Differences 差异明细',
    ]);
  });

  it('holds amounts as numbers with the digits of the report, in the format of their currency', async () => {
    const yen = difference({ currency: 'JPY', amount: '500' });
    const big = difference({ amount: '90071992547409.93' });
    const file = await bytesOf(writeXlsx(reportOf([big, yen]), streamOf([big, yen]), 'en'));
    const { SheetNames, Sheets } = read(file, { cellNF: true });
    const sheet = Sheets[SheetNames.at(-1)!]!;
    expect(sheet['E2']).toMatchObject({ t: 'n', z: '#,##0.00' });
    expect(sheet['E3']).toMatchObject({ t: 'n', v: 500, z: '#,##0' });
    expect(strFromU8(unzipSync(file)['xl/worksheets/sheet5.xml']!)).toContain('<v>90071992547409.93</v>');
  });

  it('holds dates as dates and changes as percentages', async () => {
    const { SheetNames, Sheets } = await workbookOf(some);
    const sheet = Sheets[SheetNames.at(-1)!]!;
    expect(sheet['G2']).toMatchObject({ t: 'n', w: '2026-02-27' });
    expect(sheet['G3']).toBeUndefined();
    const summary = utils.sheet_to_json<string[]>(Sheets[SheetNames[0]!]!, { header: 1, raw: false });
    expect(summary).toContainEqual([
      'Net 账面净额',
      'CNY',
      '1,234,537.80',
      '1,000.00',
      '1,233,537.80',
      '123353.78%',
    ]);
    expect(summary).toContainEqual(['Fees 平台费用', 'CNY', '99.50', '0.00', '99.50', 'n/a']);
  });
});

describe('the PDF', () => {
  it('says in Chinese and English what it is, with grouped amounts and page numbers', async () => {
    const { pages, text } = pdfTextOf(await bytesOf(writePdf(reportOf(some), streamOf(some), 'zh')));
    expect(pages).toBeGreaterThanOrEqual(2);
    for (const shown of [
      '对账报告 Reconciliation report my-shop',
      '1,234,567.89',
      `1 / ${pages}`,
      '差异明细',
    ]) {
      expect(text).toContain(shown);
    }
  });

  it('goes on over the page with its headings repeated, and says how many differences it leaves out', async () => {
    const many = Array.from({ length: 2003 }, (_, n) => difference({ subject: `order-${n}` }));
    const { pages, text } = pdfTextOf(await bytesOf(writePdf(reportOf(many), streamOf(many), 'en')));
    expect(text.match(/Explanation解释/g)?.length).toBe(pages - 2 + 1);
    expect(text).toContain('order-1999');
    expect(text).not.toContain('order-2000');
    expect(text).toContain('3 more differences');
  });
});
