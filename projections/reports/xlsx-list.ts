import { Zip, ZipDeflate } from 'fflate';
import { bilingual } from './report-labels.js';
import type { ReportLanguage } from './report-labels.js';
import type { CellKind, ReportColumn, ReportRow } from './report-tables.js';
import { columnName, numberCell, sheetEnd, sheetHead, STYLE, textCell } from './xlsx-parts.js';

/** A sheet holds 1,048,576 rows; what is more goes to a further sheet. */
export const ROWS_A_SHEET = 1_000_000;
const ROWS_A_PIECE = 500;

/** Zip counts years from 1980 in local time; every member has this one, so that the bytes do not depend on a clock. */
const ZIP_TIME = new Date(1980, 0, 1);

/** A list of any length: rows are taken as they are written. */
export interface XlsxList {
  readonly columns: readonly ReportColumn[];
  readonly rows: AsyncGenerator<ReportRow>;
  readonly language: ReportLanguage;
}

/** Writes as many rows as a sheet holds, below a heading that stays in sight and filters. Gives whether that was all. */
export async function* writeListSheet(
  zip: ZipParts,
  index: number,
  { columns, rows, language }: XlsxList,
): AsyncGenerator<Uint8Array, boolean> {
  const file = zip.open(sheetPath(index));
  file.write(sheetHead(widthsOf([columns]), true) + headerRow(1, columns, language));
  let row = 1;
  let piece = '';
  let isAll = false;
  while (row <= ROWS_A_SHEET) {
    const next = await rows.next();
    isAll = next.done === true;
    if (next.done === true) break;
    row += 1;
    piece += rowXml(row, columns, next.value);
    if (row % ROWS_A_PIECE === 0) {
      file.write(piece);
      piece = '';
      yield* zip.written();
    }
  }
  file.close(piece + sheetEnd(`A1:${columnName(columns.length - 1)}${row}`));
  yield* zip.written();
  return isAll;
}

export function headerRow(row: number, columns: readonly ReportColumn[], language: ReportLanguage): string {
  const cells = columns.map(({ title }, index) =>
    textCell(`${columnName(index)}${row}`, bilingual(title, language, '\n'), STYLE.header),
  );
  return `<row r="${row}" ht="32" customHeight="1">${cells.join('')}</row>`;
}

export function rowXml(row: number, columns: readonly ReportColumn[], cells: ReportRow): string {
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

export function widthsOf(tables: readonly (readonly ReportColumn[])[]): readonly number[] {
  const length = Math.max(...tables.map((columns) => columns.length));
  return Array.from({ length }, (_, index) =>
    Math.max(...tables.map((columns) => columns[index]?.width ?? 0)),
  );
}

export function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

interface OpenMember {
  write(text: string): void;
  close(text: string): void;
}

/** A zip that gives away its bytes while it is written. fflate compresses in JavaScript: the same bytes on every machine. */
export class ZipParts {
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
