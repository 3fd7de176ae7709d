import { Zip, ZipDeflate } from 'fflate';
import type { Difference } from '../core/difference.js';
import { bilingual, words } from './report-labels.js';
import type { ReportLanguage, Words } from './report-labels.js';
import {
  ageTable,
  causeTable,
  codeTable,
  DIFFERENCE_COLUMNS,
  DIFFERENCES_TITLE,
  differenceRow,
  factsTable,
  largestTable,
  moneyTable,
  ownerTable,
  REPORT_TITLE,
  statusTable,
} from './report-tables.js';
import type { CellKind, ReportColumn, ReportRow, ReportTable } from './report-tables.js';
import type { ReconciliationReport } from './report.js';
import {
  columnName,
  contentTypesXml,
  corePropertiesXml,
  numberCell,
  ROOT_RELATIONS_XML,
  sheetEnd,
  sheetHead,
  STYLE,
  STYLES_XML,
  textCell,
  workbookRelationsXml,
  workbookXml,
} from './xlsx-parts.js';

/** A sheet holds 1,048,576 rows; what is more goes to a further sheet. */
const ROWS_A_SHEET = 1_000_000;
const ROWS_A_PIECE = 500;

/** Zip counts years from 1980 in local time; every member has this one, so that the bytes do not depend on a clock. */
const ZIP_TIME = new Date(1980, 0, 1);

/**
 * The report as a workbook: summary, codes, ageing, causes and every difference. Amounts, counts, dates and percentages
 * are real numbers with exactly the digits of the report; everything else is text that can't become a formula.
 */
export async function* writeXlsx(
  report: ReconciliationReport,
  differences: AsyncIterable<Difference>,
  language: ReportLanguage,
): AsyncGenerator<Uint8Array> {
  const summary = summarySheets(report, language);
  const found = report.differences.reduce((sum, { count }) => sum + count, 0);
  const listSheets = Math.max(1, Math.ceil(found / ROWS_A_SHEET));
  const listTitle = bilingual(DIFFERENCES_TITLE, language);
  const names = [
    ...summary.map(({ title }) => bilingual(title, language)),
    ...Array.from({ length: listSheets }, (_, index) =>
      index === 0 ? listTitle : `${listTitle} ${index + 1}`,
    ),
  ];
  const zip = new ZipParts();
  zip.file('[Content_Types].xml', contentTypesXml(names.length));
  zip.file('_rels/.rels', ROOT_RELATIONS_XML);
  const title = `${bilingual(REPORT_TITLE, language)} ${report.shop}`;
  zip.file('docProps/core.xml', corePropertiesXml(title, report.asOf ?? '1980-01-01T00:00:00Z'));
  zip.file('xl/workbook.xml', workbookXml(names));
  zip.file('xl/_rels/workbook.xml.rels', workbookRelationsXml(names.length));
  zip.file('xl/styles.xml', STYLES_XML);
  for (const [index, { tables }] of summary.entries()) {
    zip.file(sheetPath(index), sheetOf(tables, language));
  }
  yield* zip.written();
  const rows = differences[Symbol.asyncIterator]();
  for (let sheet = 0; sheet < listSheets; sheet++) {
    const file = zip.open(sheetPath(summary.length + sheet));
    file.write(sheetHead(widthsOf([DIFFERENCE_COLUMNS]), true) + headerRow(1, DIFFERENCE_COLUMNS, language));
    let row = 1;
    let piece = '';
    while (row <= ROWS_A_SHEET) {
      const next = await rows.next();
      if (next.done === true) break;
      row += 1;
      piece += rowXml(row, DIFFERENCE_COLUMNS, differenceRow(next.value, report, language));
      if (row % ROWS_A_PIECE === 0) {
        file.write(piece);
        piece = '';
        yield* zip.written();
      }
    }
    file.close(piece + sheetEnd(`A1:${columnName(DIFFERENCE_COLUMNS.length - 1)}${row}`));
    yield* zip.written();
  }
  zip.close();
  yield* zip.written();
}

interface Sheet {
  readonly title: Words;
  readonly tables: readonly ReportTable[];
}

function summarySheets(report: ReconciliationReport, language: ReportLanguage): readonly Sheet[] {
  return [
    {
      title: words('汇总', 'Summary'),
      tables: [
        factsTable(report, language),
        moneyTable(report, language),
        statusTable(report, language),
        ownerTable(report, language),
      ],
    },
    { title: words('按差异类型', 'By code'), tables: [codeTable(report, language)] },
    { title: words('账龄', 'Ageing'), tables: [ageTable(report, language)] },
    {
      title: words('主要原因', 'Top causes'),
      tables: [causeTable(report, language), largestTable(report, language)],
    },
  ];
}

/** Tables one below the other, each with its title and headings. */
function sheetOf(tables: readonly ReportTable[], language: ReportLanguage): string {
  let xml = sheetHead(widthsOf(tables.map(({ columns }) => columns)), false);
  let row = 1;
  for (const { title, columns, rows } of tables) {
    xml += `<row r="${row}">${textCell(`A${row}`, bilingual(title, language), STYLE.title)}</row>`;
    xml += headerRow(row + 1, columns, language);
    for (const [index, cells] of rows.entries()) xml += rowXml(row + 2 + index, columns, cells);
    row += rows.length + 3;
  }
  return xml + sheetEnd();
}

function headerRow(row: number, columns: readonly ReportColumn[], language: ReportLanguage): string {
  const cells = columns.map(({ title }, index) =>
    textCell(`${columnName(index)}${row}`, bilingual(title, language, '\n'), STYLE.header),
  );
  return `<row r="${row}" ht="32" customHeight="1">${cells.join('')}</row>`;
}

function rowXml(row: number, columns: readonly ReportColumn[], cells: ReportRow): string {
  const xml = cells.map((value, index) =>
    value === null ? '' : cellXml(`${columnName(index)}${row}`, value, columns[index]?.kind ?? 'text'),
  );
  return `<row r="${row}">${xml.join('')}</row>`;
}

/** A value that is no plain number or date, such as "n/a", stays text. */
function cellXml(place: string, value: string, kind: CellKind): string {
  switch (kind) {
    case 'text':
    case 'id':
      return textCell(place, value, STYLE.text);
    case 'amount': {
      const style = STYLE.amount[(value.split('.')[1] ?? '').length];
      return style === undefined || !PLAIN_NUMBER.test(value)
        ? textCell(place, value, STYLE.right)
        : numberCell(place, value, style);
    }
    case 'count':
      return numberCell(place, value, STYLE.count);
    case 'percent':
      return value.endsWith('%')
        ? numberCell(place, fractionOf(value), STYLE.percent)
        : textCell(place, value, STYLE.right);
    case 'date':
      return numberCell(place, serialOf(value), STYLE.date);
  }
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** "-12.34%" as "-0.1234": the sign of percent is two places of the point. */
function fractionOf(percent: string): string {
  const [whole = '', decimals = ''] = percent.replace(/[-%]/g, '').split('.');
  const digits = whole.padStart(3, '0');
  return `${percent.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`;
}

/** Days since 1899-12-30: how spreadsheets count dates. */
function serialOf(date: string): string {
  return String((Date.parse(date) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

function widthsOf(tables: readonly (readonly ReportColumn[])[]): readonly number[] {
  const length = Math.max(...tables.map((columns) => columns.length));
  return Array.from({ length }, (_, index) =>
    Math.max(...tables.map((columns) => columns[index]?.width ?? 0)),
  );
}

function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

interface OpenMember {
  write(text: string): void;
  close(text: string): void;
}

/** A zip that gives away its bytes while it is written. fflate compresses in JavaScript: the same bytes on every machine. */
class ZipParts {
  private chunks: Uint8Array[] = [];
  private readonly zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    this.chunks.push(chunk);
  });

  file(path: string, text: string): void {
    this.open(path).close(text);
  }

  open(path: string): OpenMember {
    const member = new ZipDeflate(path, { level: 6 });
    member.mtime = ZIP_TIME;
    this.zip.add(member);
    return {
      write: (text) => member.push(Buffer.from(text)),
      close: (text) => member.push(Buffer.from(text), true),
    };
  }

  close(): void {
    this.zip.end();
  }

  /** What was written since the last call. */
  written(): readonly Uint8Array[] {
    const { chunks } = this;
    this.chunks = [];
    return chunks;
  }
}
