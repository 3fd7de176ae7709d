import { normalHeader } from './cells.js';
import { splitCells } from './tables/delimited.js';
import { detectEncoding } from './encoding.js';
import type { TextEncoding } from './encoding.js';
import { DELIMITERS } from './tables/table-reader.js';
import type { TableFormat } from './tables/table-reader.js';

/** Exports put up to some 25 lines before their header. */
const HEAD_LINES = 40;

/** The start of a file, as all readers look at it to say whether the file is theirs. */
export interface FileHead {
  readonly bytes: Uint8Array;
  readonly encoding: TextEncoding;
  /** The bytes as text. */
  readonly text: string;
  /** Its first 40 lines. */
  readonly lines: readonly string[];
}

export interface Recognition {
  /** Table readers score one for each column that they know; a signature that nothing else has scores 100. */
  readonly score: number;
  /** The dialect, as far as the head shows it. */
  readonly version?: string;
}

export function fileHead(bytes: Uint8Array): FileHead {
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  return { bytes, encoding, text, lines: text.split(/\r?\n/).slice(0, HEAD_LINES) };
}

/**
 * Knows a table by a line with more than half of the required columns and, with the others, three of the format. Which
 * ones it lacks is for the reader to say. The score is the number of columns found, half a point less for each that
 * such files do not have: a format that explains all of a header goes before one that explains a part.
 */
export function recogniseTable<Column extends string>(
  head: FileHead,
  format: TableFormat<Column>,
): Recognition | undefined {
  const columns = Object.values<{ names: readonly string[]; required: boolean }>(format.columns).map(
    ({ names, required }) => ({ names: names.map(normalHeader), required }),
  );
  const required = columns.filter((column) => column.required).length;
  const known = new Set([...columns.flatMap(({ names }) => names), ...format.unread.map(normalHeader)]);
  let best: Recognition | undefined;
  for (const line of head.lines) {
    for (const delimiter of DELIMITERS) {
      const cells = new Set((splitCells(line, delimiter) ?? []).map(normalHeader));
      const found = columns.filter(({ names }) => names.some((name) => cells.has(name)));
      if (found.length < 3 || found.filter((column) => column.required).length * 2 <= required) continue;
      const strange = [...cells].filter((cell) => cell !== '' && !known.has(cell)).length;
      const score = found.length - strange / 2;
      if (score > (best?.score ?? 0)) best = { score };
    }
  }
  return best;
}
