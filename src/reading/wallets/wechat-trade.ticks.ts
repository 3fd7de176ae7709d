import { normalHeader } from '../cells.js';
import { splitCells } from '../tables/delimited.js';
import type { Table, TableRow } from '../tables/table-reader.js';

/**
 * Brings the lines of a WeChat Pay bill into the form of CSV. Values begin with a back-tick and hold commas that are not
 * quoted, so lines with too many commas are cut at comma and tick. The footer, a line of names and one of values, becomes
 * one line `#name=value;…`. A bill that a spreadsheet saved is CSV already and stays as it is.
 */
export function tickRewriter(headerColumn: string, footerColumn: string): (line: string) => string {
  let width = 0;
  let footer: readonly string[] | undefined;
  return (line) => {
    if (footer !== undefined && line.trim() !== '') {
      const values = cutAtTicks(line);
      const note = `#${footer.map((name, index) => `${name}=${withoutTick(values[index] ?? '')}`).join(';')}`;
      footer = undefined;
      return note;
    }
    if (line.includes(footerColumn)) {
      const names = plainCells(line).map(normalHeader);
      if (names[0] === footerColumn) {
        footer = names;
        return '';
      }
    }
    if (width === 0 && line.includes(headerColumn)) {
      width = line.split(',').length;
      return line;
    }
    if (!line.includes(',`') || line.includes(',"`') || line.split(',').length === width) return line;
    return cutAtTicks(line)
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(',');
  };
}

function cutAtTicks(line: string): readonly string[] {
  const bare = line.trim().replace(/,+$/, '');
  return bare.includes(',`') ? bare.split(/,(?=`)/) : plainCells(bare);
}

function plainCells(line: string): readonly string[] {
  return splitCells(line, line.includes('\t') ? '\t' : ',') ?? [];
}

/** A value of a bill without its back-tick. */
export function withoutTick(value: string): string {
  return value
    .replace(/^[\s"]*`/, '')
    .replace(/["\s]+$/, '')
    .trim();
}

/** A row that gives its values without back-ticks. */
export function untickedRow<Column extends string>(row: TableRow<Column>): TableRow<Column> {
  return { ...row, get: (column) => row.get(column).replace(/^`/, '').trim() };
}

/** Names and values of the footer that `tickRewriter` made a note of. */
export function footerOf(note: string): ReadonlyMap<string, string> {
  return new Map(
    note
      .replace(/^#/, '')
      .split(';')
      .map((part) => part.split('='))
      .filter((pair): pair is [string, string] => pair.length === 2 && pair[1] !== ''),
  );
}

/** The layout of a bill: several are in use, with or without the columns of refunds. */
export function widthOf<Column extends string>(table: Table<Column>): string {
  return `${table.width} columns`;
}
