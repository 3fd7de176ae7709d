import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { SSF } from '@e965/xlsx';
import type { CellObject } from '@e965/xlsx';
import { DomainError, malformed } from '../../shared/domain-error.js';
import { isSoundCompoundFile } from './compound-file.js';

/** The part of the library's date arithmetic that is used; it ships without types. */
const dates = SSF as {
  is_date(format: string): boolean;
  parse_date_code(value: number, options: { date1904: boolean }): DateCode | null;
};
interface DateCode {
  readonly y: number;
  readonly m: number;
  readonly d: number;
  readonly H: number;
  readonly M: number;
  readonly S: number;
}

/** Rows of a piece of text. */
const ROWS_AT_ONCE = 500;

/** Doubles hold 15 decimal digits; what shows behind them is noise (0.30000000000000004). */
const DIGITS = 15;

/** A sheet with anything in it. */
export interface Sheet {
  readonly name: string;
  /** Its rows as TAB-separated UTF-8 lines: line n is row n, and all have as many cells. */
  open(): AsyncIterable<Uint8Array>;
}

/**
 * The sheets of an .xlsx or .xls workbook, held in memory. Throws SPREADSHEET_ENCRYPTED and SPREADSHEET_DAMAGED.
 */
export async function sheetsOf(bytes: Buffer, name: string): Promise<readonly Sheet[]> {
  const { date1904, sheets } = await parsed(bytes, name);
  return sheets.flatMap((sheet) => {
    const { rows } = sheet;
    const width = rows.reduce((widest, row) => Math.max(widest, row?.length ?? 0), 0);
    const filled = rows.some((row) => row?.some((cell) => textOf(cell, date1904) !== ''));
    return filled ? [{ name: sheet.name, open: () => linesOf(rows, width, date1904) }] : [];
  });
}

/** Rows and cells that nothing was ever written to are holes. */
type Row = readonly (CellObject | undefined)[];
type Rows = readonly (Row | undefined)[];

interface Parsed {
  readonly date1904: boolean;
  readonly sheets: readonly { readonly name: string; readonly rows: Rows }[];
}

/** The largest workbooks that are taken need about a third of each. */
const MAX_MILLISECONDS = 60_000;
const MAX_HEAP_MB = 1024;

async function parsed(bytes: Buffer, name: string): Promise<Parsed> {
  if (isCompoundFile(bytes) && !isSoundCompoundFile(bytes)) {
    malformed('SPREADSHEET_DAMAGED', `${name} can not be read as a workbook: its sectors run in circles`);
  }
  const answer = await inWorker(bytes);
  if (!('error' in answer)) return answer;
  if (/password|encrypt/i.test(answer.error)) {
    malformed('SPREADSHEET_ENCRYPTED', `${name} is protected by a password: remove the password first`);
  }
  return malformed('SPREADSHEET_DAMAGED', `${name} can not be read as a workbook: ${answer.error}`);
}

/** A file made for it can keep the library busy for ever or fill the memory; in a thread of its own neither does harm. */
function inWorker(bytes: Buffer): Promise<Parsed | { readonly error: string }> {
  const library = createRequire(import.meta.url).resolve('@e965/xlsx');
  const worker = new Worker(WORKER, {
    eval: true,
    workerData: { library, bytes },
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  return new Promise((resolve) => {
    const end = (answer: Parsed | { readonly error: string }): void => {
      clearTimeout(timer);
      resolve(answer);
      void worker.terminate();
    };
    const timer = setTimeout(
      () => end({ error: `it takes longer than ${MAX_MILLISECONDS / 1000} s` }),
      MAX_MILLISECONDS,
    );
    worker.once('message', end);
    worker.once('error', (error) => end({ error: error.message }));
    worker.once('exit', () => end({ error: 'it could not be parsed' }));
  });
}

const WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  console.error = () => undefined;
  try {
    const { read } = require(workerData.library);
    const options = { type: 'buffer', dense: true, cellNF: true, cellText: false, cellHTML: false };
    const book = read(Buffer.from(workerData.bytes), options);
    parentPort.postMessage({
      date1904: book.Workbook?.WBProps?.date1904 === true,
      sheets: book.SheetNames.map((name) => ({ name, rows: book.Sheets[name]?.['!data'] ?? [] })),
    });
  } catch (error) {
    parentPort.postMessage({ error: String(error?.message ?? error) });
  }
`;

function isCompoundFile(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32BE(0) === 0xd0cf11e0;
}

// eslint-disable-next-line @typescript-eslint/require-await -- parts are read as streams, whatever they come from
async function* linesOf(rows: Rows, width: number, date1904: boolean): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    let text = '';
    for (let index = from; index < Math.min(rows.length, from + ROWS_AT_ONCE); index++) {
      const row = rows[index] ?? [];
      const cells = Array.from({ length: width }, (_, column) => quoted(textOf(row[column], date1904)));
      text += `${cells.join('\t')}\n`;
    }
    yield Buffer.from(text, 'utf-8');
  }
}

/** Line ends within a cell become blanks, so that lines of the text are rows of the sheet. */
function quoted(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ');
  return line.includes('\t') || line.startsWith('"') || line.startsWith('="')
    ? `"${line.replaceAll('"', '""')}"`
    : line;
}

function textOf(cell: CellObject | undefined, date1904: boolean): string {
  if (cell?.v === undefined) return '';
  const { v: value } = cell;
  if (cell.t === 'e') return '#ERROR';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ');
  const format = cell.z ?? 'General';
  return dates.is_date(String(format)) ? dateText(value, date1904) : numberText(value);
}

/** yyyy-mm-dd HH:MM:SS; a time of day without a date is HH:MM:SS alone. */
function dateText(value: number, date1904: boolean): string {
  // Stored times miss their second by some microseconds.
  const seconds = Math.round(value * 86_400);
  const code = dates.parse_date_code(seconds / 86_400, { date1904 });
  if (code === null) return numberText(value);
  const two = (number: number): string => String(number).padStart(2, '0');
  const time = `${two(code.H)}:${two(code.M)}:${two(code.S)}`;
  if (value >= 0 && value < 1) return time;
  return `${String(code.y).padStart(4, '0')}-${two(code.m)}-${two(code.d)} ${time}`;
}

/**
 * A number as plain decimal text of at most 15 digits. From 1E+15 on the exponent form shows that digits may be lost:
 * Excel keeps no more of a long order number, and readers refuse such a number instead of taking a wrong one.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new DomainError('SPREADSHEET_DAMAGED', 'A cell holds no finite number');
  const [mantissa = '0', exponent = '0'] = value.toExponential(DIGITS - 1).split('e');
  const power = Number.parseInt(exponent, 10);
  if (power >= DIGITS) return `${withoutZeros(mantissa)}E+${power}`;
  return withoutZeros(value.toFixed(Math.min(100, DIGITS - 1 - power)));
}

function withoutZeros(decimal: string): string {
  const bare = decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
  return bare === '-0' ? '0' : bare;
}
