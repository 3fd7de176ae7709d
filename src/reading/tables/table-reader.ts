import { malformed } from '../../shared/domain-error.js';
import { cleanCell, normalHeader } from '../cells.js';
import type { DelimitedRecord, Line } from './delimited.js';
import { RecordReader, readLines, splitCells } from './delimited.js';

/** Exports put up to some 25 lines before their header. */
const HEADER_WITHIN_LINES = 40;
export const DELIMITERS = [',', '\t', ';', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** The columns of a kind of file. Names are compared in their normal form (see `normalHeader`). */
export interface TableFormat<Column extends string> {
  /** How to call such a file in a message. */
  readonly name: string;
  readonly columns: Readonly<
    Record<Column, { readonly names: readonly string[]; readonly required: boolean }>
  >;
  /** Columns that such files have and that are not read: personal ones and those of no use to a ledger. */
  readonly unread: readonly string[];
}

export interface TableWarning {
  readonly code: 'COLUMN_MISSING' | 'COLUMN_UNKNOWN' | 'COLUMN_REPEATED';
  readonly detail: string;
}

export interface TableRow<Column extends string> {
  readonly kind: 'row';
  readonly line: number;
  /** False for a last line that the file breaks off: its last cell may be incomplete. */
  readonly ended: boolean;
  /** The cleaned cell of a column, "" if the file lacks the column. */
  readonly get: (column: Column) => string;
}

/** A `#` line behind the header: the footer of Chinese exports. */
export interface TableNote {
  readonly kind: 'note';
  readonly line: number;
  readonly text: string;
}

/** A line that is no row. `cells` (raw) are given when there are too many, for a reader that knows how to mend it. */
export interface DamagedLine {
  readonly kind: 'damaged';
  readonly line: number;
  readonly code: 'SHORT_LINE' | 'LONG_LINE' | 'TORN_LINE' | 'OPEN_QUOTE';
  readonly reason: string;
  readonly ended: boolean;
  readonly cells?: readonly string[];
}

/** Where a row begins, and whether it is whole. */
type RowStart = Pick<DamagedLine, 'line' | 'ended'>;

export type TableItem<Column extends string> = TableRow<Column> | TableNote | DamagedLine;

export interface Table<Column extends string> {
  readonly delimiter: Delimiter;
  /** The lines before the header. */
  readonly preamble: readonly Line[];
  readonly headerLine: number;
  /** Number of header cells; every row has as many. */
  readonly width: number;
  readonly warnings: readonly TableWarning[];
  /** Place of a column in a row, undefined if the file lacks it. */
  readonly indexOf: (column: Column) => number | undefined;
  readonly items: AsyncIterable<TableItem<Column>>;
  /** A row from cells that a reader put right. */
  readonly rowOf: (line: RowStart, cells: readonly string[]) => TableRow<Column>;
}

interface Header {
  readonly line: number;
  readonly delimiter: Delimiter;
  readonly names: readonly string[];
  readonly score: number;
}

/**
 * Opens a delimited file: finds the header (the line within the first 40 that has most of the format's columns, with
 * comma or TAB) and then streams what follows, one item a record, in constant memory.
 * Throws EMPTY_FILE, HEADER_NOT_FOUND, MISSING_COLUMN and, while streaming, LINE_TOO_LONG.
 */
export async function openTable<Column extends string>(
  text: AsyncIterable<string>,
  format: TableFormat<Column>,
): Promise<Table<Column>> {
  const batches = readLines(text);
  const head: Line[] = [];
  while (head.length < HEADER_WITHIN_LINES) {
    const next = await batches.next();
    if (next.done === true) break;
    head.push(...next.value);
  }
  const { header, columns } = await headerOrRelease(batches, () => {
    const found = findHeader(head.slice(0, HEADER_WITHIN_LINES), format);
    return { header: found, columns: columnsOf(found, format) };
  });
  const rowOf = ({ line, ended }: RowStart, cells: readonly string[]): TableRow<Column> => ({
    kind: 'row',
    line,
    ended,
    get: (column) => {
      const index = columns.get(column);
      return index === undefined ? '' : cleanCell(cells[index] ?? '');
    },
  });
  const behind = head.filter((line) => line.number > header.line);
  const width = header.names.length;
  return {
    delimiter: header.delimiter,
    preamble: head.filter((line) => line.number < header.line),
    headerLine: header.line,
    width,
    warnings: warningsOf(header, columns, format),
    indexOf: (column) => columns.get(column),
    items: readItems(behind, batches, { delimiter: header.delimiter, width, rowOf }),
    rowOf,
  };
}

/** A file that is refused is let go at once. */
async function headerOrRelease<T>(batches: AsyncGenerator, find: () => T): Promise<T> {
  try {
    return find();
  } catch (error) {
    await batches.return(undefined);
    throw error;
  }
}

function findHeader<Column extends string>(lines: readonly Line[], format: TableFormat<Column>): Header {
  const known = new Set(knownNames(format).map(normalHeader));
  let best: Header | undefined;
  for (const line of lines) {
    for (const delimiter of DELIMITERS) {
      const names = (splitCells(line.text, delimiter) ?? []).map(normalHeader);
      while (names.at(-1) === '') names.pop();
      const score = new Set(names.filter((name) => known.has(name))).size;
      if (score > (best?.score ?? 1)) best = { line: line.number, delimiter, names, score };
    }
  }
  if (best !== undefined) return best;
  const first = lines.find((line) => line.text.trim() !== '');
  if (first === undefined) malformed('EMPTY_FILE', `This is no ${format.name}: the file is empty`);
  return malformed(
    'HEADER_NOT_FOUND',
    `This is no ${format.name}: none of its first ${lines.length} lines is a header with columns such as ` +
      requiredNames(format).join(', '),
    { linesSeen: lines.length },
  );
}

function columnsOf<Column extends string>(
  header: Header,
  format: TableFormat<Column>,
): ReadonlyMap<Column, number> {
  const columns = new Map<Column, number>();
  const missing: string[] = [];
  for (const column of Object.keys(format.columns) as Column[]) {
    const { names, required } = format.columns[column];
    const index = names.map((name) => header.names.indexOf(normalHeader(name))).find((found) => found >= 0);
    if (index !== undefined) columns.set(column, index);
    else if (required) missing.push(names[0] ?? column);
  }
  if (missing.length > 0) {
    malformed(
      'MISSING_COLUMN',
      `The header on line ${header.line} of this ${format.name} lacks ${missing.join(', ')}; it has ` +
        header.names.join(', '),
      { line: header.line, missing: missing.join(', ') },
    );
  }
  return columns;
}

function warningsOf<Column extends string>(
  header: Header,
  columns: ReadonlyMap<Column, number>,
  format: TableFormat<Column>,
): readonly TableWarning[] {
  const known = new Set(knownNames(format).map(normalHeader));
  const missing = (Object.keys(format.columns) as Column[])
    .filter((column) => !columns.has(column))
    .map((column) => format.columns[column].names[0] ?? column);
  const unknown = header.names.filter((name) => name !== '' && !known.has(name));
  const repeated = header.names.filter(
    (name, index) => name !== '' && header.names.indexOf(name) !== index && known.has(name),
  );
  const warning = (code: TableWarning['code'], names: readonly string[], text: string): TableWarning[] =>
    names.length === 0 ? [] : [{ code, detail: `${text}: ${names.join(', ')}` }];
  return [
    ...warning('COLUMN_MISSING', missing, 'The file lacks these columns'),
    ...warning('COLUMN_UNKNOWN', unknown, 'These columns are not known and were not read'),
    ...warning('COLUMN_REPEATED', repeated, 'These columns occur more than once; the first was read'),
  ];
}

interface RowShape<Column extends string> {
  readonly delimiter: string;
  readonly width: number;
  readonly rowOf: (line: RowStart, cells: readonly string[]) => TableRow<Column>;
}

async function* readItems<Column extends string>(
  behindHeader: readonly Line[],
  batches: AsyncGenerator<readonly Line[]>,
  shape: RowShape<Column>,
): AsyncGenerator<TableItem<Column>> {
  const records = new RecordReader(shape.delimiter);
  function* itemsOf(lines: readonly Line[]): Generator<TableItem<Column>> {
    for (const line of lines) {
      for (const record of records.read(line)) {
        const item = itemOf(record, shape);
        if (item !== undefined) yield item;
      }
    }
  }
  try {
    yield* itemsOf(behindHeader);
    for await (const lines of batches) yield* itemsOf(lines);
    for (const record of records.end()) {
      const item = itemOf(record, shape);
      if (item !== undefined) yield item;
    }
  } finally {
    // A consumer that stops at once has not begun to read `batches`, which hold the file open.
    await batches.return(undefined);
  }
}

/** Undefined for a blank line. */
function itemOf<Column extends string>(
  record: DelimitedRecord,
  { width, rowOf }: RowShape<Column>,
): TableItem<Column> | undefined {
  const { line, ended, text, cells } = record;
  if (/^\s*"?#/.test(text)) return { kind: 'note', line, text: text.trim() };
  const damaged = (code: DamagedLine['code'], reason: string): DamagedLine => ({
    kind: 'damaged',
    line,
    ended,
    code,
    reason,
    ...(code === 'LONG_LINE' && cells !== undefined && { cells }),
  });
  if (cells === undefined) return damaged('OPEN_QUOTE', 'a quotation mark opens a cell that never closes');
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  const found = `has ${cells.length} cells, the header ${width}`;
  if (cells.length < width) {
    return ended
      ? damaged('SHORT_LINE', found)
      : damaged('TORN_LINE', `is broken off by the end of the file: it ${found}`);
  }
  if (cells.slice(width).every((cell) => cell.trim() === '')) return rowOf(record, cells);
  return damaged('LONG_LINE', found);
}

function knownNames<Column extends string>(format: TableFormat<Column>): readonly string[] {
  return [
    ...(Object.keys(format.columns) as Column[]).flatMap((column) => format.columns[column].names),
    ...format.unread,
  ];
}

function requiredNames<Column extends string>(format: TableFormat<Column>): readonly string[] {
  return (Object.keys(format.columns) as Column[])
    .filter((column) => format.columns[column].required)
    .map((column) => format.columns[column].names[0] ?? column);
}
