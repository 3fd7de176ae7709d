import { malformed } from '../../shared/domain-error.js';

/** Longer lines are no line of any known export; the reader must not collect a whole file as one. */
export const MAX_LINE_CHARACTERS = 1_048_576;

/** A cell in quotation marks may run over lines, but a mark that is left open must not swallow the rest of a file. */
const MAX_LINES_OF_A_RECORD = 20;

/** A physical line, without its end. `ended` is false for a last line that the file breaks off. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly ended: boolean;
}

/** The cells that began on line `line`, or undefined with the reason when they can't be told apart. */
export interface DelimitedRecord {
  readonly line: number;
  readonly text: string;
  readonly ended: boolean;
  readonly cells: readonly string[] | undefined;
}

/** Cuts text into lines, a batch per piece of text. Throws LINE_TOO_LONG with the line's number. */
export async function* readLines(text: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  let rest = '';
  let number = 0;
  const line = (content: string, ended: boolean): Line => {
    number += 1;
    checkLength(content, number);
    return { number, text: content.endsWith('\r') ? content.slice(0, -1) : content, ended };
  };
  for await (const piece of text) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop() ?? '';
    checkLength(rest, number + parts.length + 1);
    if (parts.length > 0) yield parts.map((part) => line(part, true));
  }
  if (rest !== '') yield [line(rest, false)];
}

function checkLength(text: string, line: number): void {
  if (text.length > MAX_LINE_CHARACTERS) {
    malformed('LINE_TOO_LONG', `Line ${line} is longer than ${MAX_LINE_CHARACTERS} characters`, { line });
  }
}

/**
 * The cells of a line, or undefined if a quotation mark is still open at its end. A mark counts only where a cell
 * begins (also as `="…"`, which spreadsheets use to keep long numbers as text); elsewhere it is a character like
 * others, since exports do not escape the marks inside titles.
 */
export function splitCells(text: string, delimiter: string): string[] | undefined {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const opening = text[at] === '"' ? at + 1 : text.startsWith('="', at) ? at + 2 : -1;
    let quoted = '';
    if (opening >= 0) {
      const closed = readQuoted(text, opening);
      if (closed === undefined) return undefined;
      quoted = closed.value;
      at = closed.next;
    }
    const end = text.indexOf(delimiter, at);
    cells.push(quoted + (end < 0 ? text.slice(at) : text.slice(at, end)));
    if (end < 0) return cells;
    at = end + delimiter.length;
  }
}

/** The text up to the closing mark (a doubled mark is one mark of the text) and the place behind it. */
function readQuoted(text: string, from: number): { value: string; next: number } | undefined {
  let value = '';
  let at = from;
  for (;;) {
    const mark = text.indexOf('"', at);
    if (mark < 0) return undefined;
    value += text.slice(at, mark);
    if (text[mark + 1] !== '"') return { value, next: mark + 1 };
    value += '"';
    at = mark + 2;
  }
}

/** Joins lines to records: feed it every line in order, then call `end`. */
export class RecordReader {
  private open: Line[] = [];

  constructor(private readonly delimiter: string) {}

  /** The records that are complete with this line; usually one. */
  read(line: Line): readonly DelimitedRecord[] {
    const lines = [...this.open, line];
    const text = this.open.length === 0 ? line.text : lines.map((part) => part.text).join('\n');
    const cells = splitCells(text, this.delimiter);
    if (cells !== undefined) {
      this.open = [];
      return [{ line: lines[0]?.number ?? line.number, text, ended: line.ended, cells }];
    }
    this.open = lines;
    const tooMuch = lines.length >= MAX_LINES_OF_A_RECORD || text.length > MAX_LINE_CHARACTERS;
    return tooMuch ? this.giveUpFirst() : [];
  }

  /** What was still open when the file ended. */
  end(): readonly DelimitedRecord[] {
    const records: DelimitedRecord[] = [];
    while (this.open.length > 0) records.push(...this.giveUpFirst());
    return records;
  }

  /** The first open line can't be read; those behind it are read again, each on its own merit. */
  private giveUpFirst(): readonly DelimitedRecord[] {
    const [first, ...others] = this.open;
    this.open = [];
    if (first === undefined) return [];
    return [
      { line: first.number, text: first.text, ended: first.ended, cells: undefined },
      ...others.flatMap((line) => this.read(line)),
    ];
  }
}
