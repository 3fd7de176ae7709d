import { DomainError } from '../../shared/domain-error.js';
import { daysAfter, isoOf } from '../../shared/period.js';
import { normalHeader, timeOf } from '../cells.js';
import type { CountedRow } from '../tables/column-totals.js';
import { splitCells } from '../tables/delimited.js';
import type { Line } from '../tables/delimited.js';
import { isBlank } from '../tables/document-cells.js';
import { recogniseTable } from '../file-head.js';
import type { FileHead, Recognition } from '../file-head.js';
import type { DeclaredPeriod } from '../statement-tally.js';
import { DELIMITERS } from '../tables/table-reader.js';
import type { DamagedLine, Table, TableFormat, TableRow } from '../tables/table-reader.js';

/** More stray commas than any title has. */
const MAX_EXTRA_CELLS = 20;

/** As `recogniseTable`, but not for a file with a column that only similar exports of others have. */
export function recogniseUnlike<Column extends string>(
  head: FileHead,
  format: TableFormat<Column>,
  foreign: readonly string[],
): Recognition | undefined {
  const theirs = new Set(foreign.map(normalHeader));
  const isTheirs = head.lines.some((line) =>
    DELIMITERS.some((delimiter) => {
      const cells = splitCells(line, delimiter) ?? [];
      return cells.length > 2 && cells.some((cell) => theirs.has(normalHeader(cell)));
    }),
  );
  return isTheirs ? undefined : recogniseTable(head, format);
}

/** The lines above a table as one text. */
export function textOf(lines: readonly Line[]): string {
  return lines.map((line) => line.text).join('\n');
}

/** The account that the lines above a table name, with or without brackets. */
export function namedAccount(text: string): string | undefined {
  return /(?:支付宝账户|账[号户])\s*[：:]\s*[[［]?\s*([^\s\]］,，]+)/.exec(text)?.[1];
}

const PERIOD =
  /起始(?:日期|时间)\s*[：:]\s*[[［]([^\]］]+)[\]］][\s,，]*(?:终止|结束|截止)(?:日期|时间)\s*[：:]\s*[[［]([^\]］]+)[\]］]/;

/**
 * The period that the lines above the table declare, undefined if they do not or if it can't be read: the file then
 * covers the dates of its lines. An end at 00:00:00 is exclusive, one at 23:59:59 or a date alone includes its day.
 */
export function declaredPeriod(text: string, zone: string): DeclaredPeriod | undefined {
  const [, from = '', to = ''] = PERIOD.exec(text) ?? [];
  try {
    const coversFrom = timeOf(from.trim(), '起始日期', zone);
    const last = timeOf(to.trim(), '终止日期', zone);
    const coversUntil = to.includes('23:59:59')
      ? isoOf(Date.parse(last) + 1000)
      : /\d:\d/.test(to)
        ? last
        : daysAfter(last, 1);
    return coversUntil > coversFrom ? { coversFrom, coversUntil } : undefined;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/** What a footer says, unless it can't be read: then it is as if it were not there, since it must not stop the file. */
export function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/**
 * A row from a line with too many cells, because texts hold commas that the export did not quote: the only way of
 * joining cells of at most two of the free-text columns that gives a readable row. Undefined if there is none, or if
 * there are several that differ.
 */
export function mendedRow<Column extends string>(
  damaged: DamagedLine,
  table: Table<Column>,
  freeTexts: readonly Column[],
  read: (row: TableRow<Column>) => CountedRow,
): CountedRow | undefined {
  const places = freeTexts
    .map((column) => table.indexOf(column))
    .filter((index) => index !== undefined)
    .sort((a, b) => a - b);
  // Exports that end each line with a comma have an empty cell too many, which is no part of the last text.
  let cells = damaged.cells ?? [];
  const shorter: (readonly string[])[] = [];
  while (cells.length >= table.width && cells.length <= table.width + MAX_EXTRA_CELLS) {
    shorter.unshift(cells);
    if (!isBlank(cells.at(-1)?.trim() ?? '')) break;
    cells = cells.slice(0, -1);
  }
  for (const some of shorter) {
    const readable = new Map<string, CountedRow>();
    for (const joined of joinings(some, some.length - table.width, places)) {
      const found = unlessMalformed(() => read(table.rowOf(damaged, joined)));
      if (found !== undefined) readable.set(JSON.stringify(found), found);
    }
    if (readable.size > 0) return readable.size === 1 ? [...readable.values()][0] : undefined;
  }
  return undefined;
}

/**
 * Keeps a title with an unquoted comma from shifting a line whose last cell is empty: the line would look like one with
 * an empty cell too many. The last cell is filled with a word for "none", so that the line counts as too long and is
 * mended. `header` is a column of the header.
 */
export function emptyEndRewriter(header: string): (line: string) => string {
  let width = 0;
  return (line) => {
    if (line.startsWith('#')) return line;
    if (width === 0) {
      // Nothing is amiss where commas do not separate the cells.
      if (line.includes(header)) width = line.includes('\t') ? Infinity : line.split(',').length;
      return line;
    }
    const ends = /,\s*$/.test(line) && (splitCells(line, ',')?.length ?? 0) > width;
    return ends ? `${line}/` : line;
  };
}

/** Every way in which one or two of the places take up the extra cells. */
function* joinings(
  cells: readonly string[],
  extra: number,
  places: readonly number[],
): Generator<readonly string[]> {
  if (extra === 0) yield cells;
  for (const [number, first] of extra === 0 ? [] : places.entries()) {
    yield joined(cells, first, extra);
    for (const second of places.slice(number + 1)) {
      for (let inFirst = 1; inFirst < extra; inFirst++) {
        yield joined(joined(cells, first, inFirst), second, extra - inFirst);
      }
    }
  }
}

/** The cells with those at `index` and the `extra` ones behind it made one again. */
function joined(cells: readonly string[], index: number, extra: number): readonly string[] {
  const end = index + extra + 1;
  return [...cells.slice(0, index), cells.slice(index, end).join(','), ...cells.slice(end)];
}
