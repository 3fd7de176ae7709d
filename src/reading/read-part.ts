import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { DomainError, malformed } from '../shared/domain-error.js';
import { HEAD_BYTES } from './encoding.js';
import { readerOf } from './file-kind.js';
import { openParts } from './containers/file-parts.js';
import type { FilePart } from './containers/file-parts.js';
import type { FileItem, FileReader, ReadOptions } from './file-reader.js';
import { hashing } from './hashing.js';
import type { ReaderWarning } from './reader-item.js';

/** A part of a file (the file itself, a member of an archive, a sheet) with the reader that knows it. */
export interface OpenedPart {
  readonly part: FilePart;
  readonly reader: FileReader;
  /** The file's name, with the part's behind it where the file has several. */
  readonly fileName: string;
  /** The hash that names the part, where that is not the hash of its bytes: those of a sheet are made by a library. */
  readonly workbookHash: string | undefined;
}

export interface OpenedFile {
  /** At least one. */
  readonly parts: readonly OpenedPart[];
  /** Parts that no reader knows: archives and workbooks also hold notes and pictures. */
  readonly warnings: readonly ReaderWarning[];
  readonly totalBytes: number;
}

/**
 * Opens a file and finds a reader for each of its parts, by its kind or by what it looks like ("auto"), unless one is
 * given; the `own` readers of the shop know what no other does. Throws DomainError (malformed): FILE_NOT_FOUND, EMPTY_FILE,
 * UNKNOWN_FILE_KIND if no part is known, AMBIGUOUS_MAPPING, and what `openParts` refuses.
 */
export async function openFile(
  path: string,
  kind: string | FileReader,
  name: string = basename(path),
  own: readonly FileReader[] = [],
): Promise<OpenedFile> {
  const totalBytes = await sizeOf(path);
  const found = await openParts(path);
  const parts: OpenedPart[] = [];
  const unread: DomainError[] = [];
  for (const part of found) {
    const isOnly = found.length === 1;
    const fileName = isOnly ? name : `${name}/${part.name}`;
    try {
      const reader = typeof kind === 'string' ? readerOf(await headOf(part), fileName, kind, own) : kind;
      parts.push({ part, fileName, reader, workbookHash: await workbookHashOf(path, part, isOnly) });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'UNKNOWN_FILE_KIND') throw error;
      unread.push(error);
    }
  }
  const [first] = unread;
  if (parts.length === 0 && first !== undefined) throw first;
  const warnings = unread.map(({ message }) => ({ code: 'PART_NOT_READ', detail: message }));
  return { parts, warnings, totalBytes };
}

/** Reads a part. `sha256` is known once `items` was read to its end. */
export function readPart(
  { part, reader, workbookHash }: OpenedPart,
  options: ReadOptions,
  onBytes: (bytes: number) => void = () => undefined,
): { readonly items: AsyncGenerator<FileItem>; readonly sha256: () => string } {
  const { bytes, digest } = hashing(counted(part.open(), onBytes));
  return { items: reader.read(bytes, options), sha256: () => workbookHash ?? digest().sha256 };
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    onBytes(chunk.byteLength);
    yield chunk;
  }
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: unknown) => {
    const code = (error as { code?: string }).code ?? '';
    throw new DomainError('FILE_NOT_FOUND', `${path} can't be read (${code})`, { path }, 'malformed');
  });
  if (!found.isFile()) malformed('FILE_NOT_FOUND', `${path} is not a file`, { path });
  if (found.size === 0) malformed('EMPTY_FILE', `${path} is empty`, { path });
  return found.size;
}

/** The first bytes of a part, by which its kind is known. */
export async function headOf(part: FilePart): Promise<Uint8Array> {
  const taken: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of part.open()) {
    taken.push(chunk);
    length += chunk.byteLength;
    if (length >= HEAD_BYTES) break;
  }
  return Buffer.concat(taken).subarray(0, HEAD_BYTES);
}

/** The hash that names a sheet; undefined for other parts, which the hash of their bytes names. `isOnly` of its file. */
export async function workbookHashOf(
  path: string,
  { container, name }: FilePart,
  isOnly: boolean,
): Promise<string | undefined> {
  if (container !== 'xlsx' && container !== 'xls') return undefined;
  return hashOf(path, isOnly ? '' : `\n${name}`);
}

async function hashOf(path: string, suffix: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  if (suffix === '') return hash.digest('hex');
  return createHash('sha256')
    .update(`${hash.digest('hex')}${suffix}`)
    .digest('hex');
}
