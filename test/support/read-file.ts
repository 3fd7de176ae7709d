import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { StatementLine } from '../../src/statements/statement.events.js';
import { fileHead } from '../../src/reading/file-head.js';
import { HEAD_BYTES } from '../../src/reading/encoding.js';
import type {
  FileClosed,
  FileItem,
  FileOpened,
  FileReader,
  ReadOptions,
} from '../../src/reading/file-reader.js';
import type { RejectedLine, SkippedLine } from '../../src/reading/reader-item.js';
import type { StatementEnd } from '../../src/reading/statement-tally.js';

export interface FileRead {
  readonly opened: FileOpened;
  readonly closed: FileClosed;
  readonly statements: readonly StatementEnd[];
  readonly lines: readonly (StatementLine & { readonly statement: number })[];
  readonly rejected: readonly RejectedLine[];
  readonly skipped: readonly SkippedLine[];
  readonly repeated: number;
  /** Everything else: orders and documents. */
  readonly others: readonly FileItem[];
}

export const OPTIONS: ReadOptions = { shopId: 'shop-1', zone: 'Asia/Shanghai' };

/** Reads a whole file in pieces of `pieceBytes`, as a stream would bring them. */
export async function readWhole(
  reader: FileReader,
  bytes: Uint8Array,
  options: Partial<ReadOptions> = {},
  pieceBytes = 1021,
): Promise<FileRead> {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) pieces.push(bytes.subarray(at, at + pieceBytes));
  const items: FileItem[] = [];
  for await (const item of reader.read(Readable.from(pieces), { ...OPTIONS, ...options })) items.push(item);
  const of = <Kind extends FileItem['kind']>(kind: Kind): Extract<FileItem, { kind: Kind }>[] =>
    items.filter((item): item is Extract<FileItem, { kind: Kind }> => item.kind === kind);
  const [opened, closed] = [items[0], items.at(-1)];
  if (opened?.kind !== 'opened' || closed?.kind !== 'closed') {
    throw new Error('opened is first and closed last');
  }
  return {
    opened,
    closed,
    statements: of('statement'),
    lines: of('line').map(({ statement, line }) => ({ ...line, statement })),
    rejected: of('rejected'),
    skipped: of('skipped'),
    repeated: of('repeated').length,
    others: items.filter(({ kind }) =>
      ['order', 'item', 'refund', 'shipment', 'invoice', 'summary'].includes(kind),
    ),
  };
}

export const recognised = (reader: FileReader, bytes: Uint8Array): number =>
  reader.recognise(fileHead(bytes.subarray(0, HEAD_BYTES)))?.score ?? 0;

const CORPUS = '../shared/corpus';

/** The files of a corpus folder, and of `embedded-excerpts` where `folder` says so; none where the corpus is absent. */
export function corpusFiles(
  folder: string,
): readonly { readonly name: string; readonly bytes: () => Buffer }[] {
  const path = join(CORPUS, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .sort()
    .map((name) => ({ name, bytes: () => readFileSync(join(path, name)) }));
}
