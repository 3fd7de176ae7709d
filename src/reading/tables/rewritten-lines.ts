import { readLines } from './delimited.js';
import { decodeText } from '../encoding.js';
import type { FileItem, ReadOptions } from '../file-reader.js';
import { readStatementTable } from './statement-table.js';
import type { StatementTableFormat } from './statement-table.js';

/**
 * Reads a statement that is almost a table: each of its lines is first brought into the form of one, a line for a line,
 * so that line numbers stay those of the file. A footer becomes a line with `#`, which the format takes as a note.
 */
export async function* readRewrittenTable<Column extends string>(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  format: StatementTableFormat<Column>,
  rewrite: (line: string) => string,
): AsyncGenerator<FileItem> {
  const { encoding, text } = await decodeText(source, options.encoding);
  // Characters that could not be decoded stand in the text as U+FFFD and are counted there.
  const rewritten = rewrittenBytes(text, rewrite);
  for await (const item of readStatementTable(rewritten, { ...options, encoding: 'utf-8' }, format)) {
    yield item.kind === 'opened' ? { ...item, encoding } : item;
  }
}

async function* rewrittenBytes(
  text: AsyncIterable<string>,
  rewrite: (line: string) => string,
): AsyncGenerator<Uint8Array> {
  for await (const lines of readLines(text)) {
    const parts = lines.map((line) => `${rewrite(line.text)}${line.ended ? '\n' : ''}`);
    yield Buffer.from(parts.join(''), 'utf-8');
  }
}
