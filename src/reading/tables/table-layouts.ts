import { decodeText } from '../encoding.js';
import { readLines } from './delimited.js';
import type { Line } from './delimited.js';
import { recogniseTable } from '../file-head.js';
import type { FileHead, Recognition } from '../file-head.js';
import type { FileItem, ReadOptions } from '../file-reader.js';
import { readStatementTable } from './statement-table.js';
import type { StatementTableFormat } from './statement-table.js';
import type { TableFormat } from './table-reader.js';

/** Exports put up to some 25 lines before their header. */
const HEAD_LINES = 40;

/** Lines from the start that a format may look at, for what single rows do not show (the order of day and month). */
const SAMPLE_LINES = 1000;

/** What a text says of its origin outweighs a few columns that two formats share. */
const HINT_SCORE = 3;

/** One of several forms in which exports of one kind come. */
export interface TableLayout<Column extends string> {
  readonly version: string;
  readonly table: TableFormat<Column>;
  /** Words by which the file itself says where it comes from. */
  readonly hint?: RegExp;
  /** Lines below the table that have fewer cells than it: they are read as `#` notes. */
  readonly footer?: RegExp;
}

/** Below it a header has about as many strange columns as known ones: the file is of some other kind. */
const MIN_SCORE = 2;

interface Choice<Layout> {
  readonly layout: Layout;
  readonly recognition: Recognition;
}

function bestLayout<Column extends string, Layout extends TableLayout<Column>>(
  head: FileHead,
  layouts: readonly Layout[],
): Choice<Layout> | undefined {
  let best: Choice<Layout> | undefined;
  for (const layout of layouts) {
    const found = recogniseTable(head, layout.table);
    if (found === undefined) continue;
    const hinted = layout.hint?.test(head.lines.join('\n')) === true ? HINT_SCORE : 0;
    const recognition = { score: found.score + hinted, version: layout.version };
    if (recognition.score > (best?.recognition.score ?? -Infinity)) best = { layout, recognition };
  }
  return best;
}

/** Knows a file by the layout that explains most of its header. */
export function recogniseLayouts<Column extends string>(
  head: FileHead,
  layouts: readonly TableLayout<Column>[],
): Recognition | undefined {
  const recognition = bestLayout(head, layouts)?.recognition;
  return recognition !== undefined && recognition.score >= MIN_SCORE ? recognition : undefined;
}

/**
 * Reads a statement in the layout that its head shows. A file of none is read by the first layout, which says what it
 * lacks. `formatOf` is called once a file: a format may remember what it saw of it.
 */
export async function* readLayouts<Column extends string, Layout extends TableLayout<Column>>(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  layouts: readonly [Layout, ...Layout[]],
  formatOf: (layout: Layout, sample: readonly string[]) => StatementTableFormat<Column>,
): AsyncGenerator<FileItem> {
  const { encoding, text } = await decodeText(source, options.encoding);
  const batches = readLines(text);
  const head: Line[] = [];
  while (head.length < SAMPLE_LINES) {
    const next = await batches.next();
    if (next.done === true) break;
    head.push(...next.value);
  }
  const sample = head.slice(0, SAMPLE_LINES).map((line) => line.text);
  const lines = sample.slice(0, HEAD_LINES);
  const bytes = new Uint8Array();
  const choice = bestLayout({ bytes, encoding, text: lines.join('\n'), lines }, layouts);
  const layout = choice?.layout ?? layouts[0];
  const { footer } = layout;
  const marked = rewrittenLines(head, batches, (line) => (footer?.test(line) === true ? `#${line}` : line));
  const format = formatOf(layout, sample);
  for await (const item of readStatementTable(marked, { ...options, encoding: 'utf-8' }, format)) {
    yield item.kind === 'opened' ? { ...item, encoding } : item;
  }
}

/** The same text again as UTF-8, each line rewritten: `head` were taken from `batches` before. */
export async function* rewrittenLines(
  head: readonly Line[],
  batches: AsyncGenerator<readonly Line[]>,
  rewrite: (text: string) => string,
): AsyncGenerator<Uint8Array> {
  const bytesOf = (lines: readonly Line[]): Uint8Array =>
    Buffer.from(lines.map(({ text, ended }) => `${rewrite(text)}${ended ? '\n' : ''}`).join(''));
  try {
    yield bytesOf(head);
    for await (const lines of batches) yield bytesOf(lines);
  } finally {
    // A consumer that stops at once has not begun to read `batches`, which hold the file open.
    await batches.return(undefined);
  }
}
