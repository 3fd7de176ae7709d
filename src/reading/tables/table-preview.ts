import { cleanCell, normalHeader } from '../cells.js';
import type { FileHead } from '../file-head.js';
import { RecordReader, splitCells } from './delimited.js';
import { DELIMITERS } from './table-reader.js';

/** A row of a table as its file has it; `line` counts from 1. */
export interface PreviewedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The beginning of a table: its columns and first rows, as text. */
export interface TablePreview {
  readonly delimiter: string;
  readonly headerLine: number;
  readonly columns: readonly string[];
  readonly rows: readonly PreviewedRow[];
}

/** Exports put up to some 25 lines before their header. */
const HEADER_WITHIN_LINES = 40;
const ROWS_SHOWN = 20;
const LONGEST_TITLE = 60;

/** Sums, dates and numbers are no titles of columns. */
const FIGURES = /^[-+\d.,:/\s¥￥$€%()]*$/;

interface Header {
  readonly index: number;
  readonly delimiter: string;
  readonly columns: readonly string[];
}

/**
 * Finds the table in the head of a file of any origin: the line with most titles of columns, of which lines with as many
 * cells follow. `known` are titles that the header must have. Undefined if there is no such line.
 */
export function previewTable(head: FileHead, known: readonly string[] = []): TablePreview | undefined {
  const lines = head.text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = headerOf(lines, new Set(known.map(normalHeader)));
  if (header === undefined) return undefined;
  const { index, delimiter, columns } = header;
  return { delimiter, headerLine: index + 1, columns, rows: rowsBehind(lines, index, delimiter) };
}

function headerOf(lines: readonly string[], known: ReadonlySet<string>): Header | undefined {
  let best: Header | undefined;
  for (const [index, line] of lines.slice(0, HEADER_WITHIN_LINES).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    for (const delimiter of DELIMITERS) {
      const columns = titlesOf(line, delimiter, known);
      if (columns.length <= (best?.columns.length ?? 1)) continue;
      if (known.size > 0 || isFollowed(lines, index, delimiter, columns.length)) {
        best = { index, delimiter, columns };
      }
    }
  }
  return best;
}

/** The titles of a line if it can be a header, else none. */
function titlesOf(line: string, delimiter: string, known: ReadonlySet<string>): readonly string[] {
  const cells = (splitCells(line, delimiter) ?? []).map(cleanCell);
  while (cells.at(-1) === '') cells.pop();
  const names = cells.map(normalHeader);
  if (known.size > 0) return [...known].every((name) => names.includes(name)) ? cells : [];
  const filled = cells.filter((cell) => cell !== '');
  const areTitles = filled.every((cell) => cell.length <= LONGEST_TITLE && !FIGURES.test(cell));
  return areTitles && new Set(filled).size === filled.length && filled.length * 2 > cells.length ? cells : [];
}

/** A table has rows of as many cells; a header alone is one, too. */
function isFollowed(lines: readonly string[], index: number, delimiter: string, width: number): boolean {
  const next = lines.slice(index + 1).find((line) => line.trim() !== '');
  if (next === undefined) return true;
  const cells = splitCells(next, delimiter);
  return cells === undefined || cells.length >= width;
}

function rowsBehind(lines: readonly string[], header: number, delimiter: string): readonly PreviewedRow[] {
  const records = new RecordReader(delimiter);
  const rows: PreviewedRow[] = [];
  // The last line of a head may be cut anywhere, unless it is the only one.
  const whole = lines.length > header + 2 ? lines.slice(header + 1, -1) : lines.slice(header + 1);
  for (const [offset, text] of whole.entries()) {
    for (const record of records.read({ number: header + 2 + offset, text, ended: true })) {
      const cells = record.cells?.map(cleanCell) ?? [record.text];
      if (cells.some((cell) => cell !== '')) rows.push({ line: record.line, cells });
      if (rows.length === ROWS_SHOWN) return rows;
    }
  }
  return rows;
}
