import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { DomainError, malformed } from '../../shared/domain-error.js';

/** What a zip may unpack to: exports of a month are far below, bombs far above. */
const MAX_TOTAL_BYTES = 2 * 1024 ** 3;
const MAX_MEMBERS = 1000;
/** Text shrinks to a tenth or twentieth; a small member of zeros does no harm. */
const MAX_RATIO = 200;
const RATIO_FROM_BYTES = 10 * 1024 ** 2;

const STORED = 0;
const DEFLATED = 8;
const UTF8_NAME = 0x800;

/** A file within a zip. */
export interface ZipMember {
  /** Path within the zip, with forward slashes. */
  readonly name: string;
  /** Unpacked, in bytes. */
  readonly size: number;
  /** Unpacks it; every call begins anew. Throws ZIP_DAMAGED where sizes or checksum are not as declared. */
  open(): AsyncIterable<Uint8Array>;
}

/**
 * The files of a zip (a path, or the zip itself), by random access: nothing is unpacked before a member is opened.
 * Directories and what macOS adds are left out. The zip is not trusted: throws ZIP_BOMB, ZIP_UNSAFE_NAME,
 * ZIP_ENCRYPTED, ZIP_UNSUPPORTED_METHOD and ZIP_DAMAGED.
 */
export async function zipMembers(source: string | Buffer): Promise<readonly ZipMember[]> {
  const zip = await openZip(source);
  const members: ZipMember[] = [];
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      checkName(name);
      total += entry.uncompressedSize;
      checkSizes(entry, total, zip.entryCount);
      if (isLeftOut(name)) continue;
      checkReadable(entry, name);
      members.push({ name, size: entry.uncompressedSize, open: () => unpacked(source, entry, name) });
    }
  } catch (error) {
    return damaged(error, 'The zip');
  } finally {
    zip.close();
  }
  return members;
}

async function openZip(source: string | Buffer): Promise<ZipFile> {
  // Names stay bytes: yauzl would read those without the UTF-8 flag as code page 437.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true };
  try {
    return typeof source === 'string'
      ? await yauzl.openPromise(source, options)
      : await yauzl.fromBufferPromise(source, options);
  } catch (error) {
    return damaged(error, 'The zip');
  }
}

async function* unpacked(source: string | Buffer, entry: Entry, name: string): AsyncGenerator<Uint8Array> {
  const zip = await openZip(source);
  try {
    const stream = await zip.openReadStreamPromise(entry);
    let checksum = 0;
    for await (const piece of stream as AsyncIterable<Buffer>) {
      checksum = crc32(piece, checksum);
      yield piece;
    }
    if (checksum !== entry.crc32) malformed('ZIP_DAMAGED', `${name} in the zip does not have its checksum`);
  } catch (error) {
    damaged(error, `${name} in the zip`);
  } finally {
    zip.close();
  }
}

/** Windows in China writes names in its own encoding and sets no flag; macOS writes UTF-8 and sets none either. */
function nameOf({ fileNameRaw, generalPurposeBitFlag }: Entry): string {
  const text = (encoding: string, fatal: boolean): string =>
    new TextDecoder(encoding, { fatal }).decode(fileNameRaw);
  const decoded = (): string => {
    if ((generalPurposeBitFlag & UTF8_NAME) !== 0) return text('utf-8', false);
    try {
      return text('utf-8', true);
    } catch {
      return text('gb18030', false);
    }
  };
  return decoded().replaceAll('\\', '/');
}

function checkName(name: string): void {
  const unsafe =
    name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..') || name.includes('\0');
  if (unsafe) {
    malformed('ZIP_UNSAFE_NAME', `The zip has a member that points outside of it: ${JSON.stringify(name)}`);
  }
}

function checkSizes(
  { compressedSize, uncompressedSize }: Entry,
  total: number,
  declaredMembers: number,
): void {
  if (declaredMembers > MAX_MEMBERS) {
    malformed('ZIP_BOMB', `The zip has ${declaredMembers} members, over ${MAX_MEMBERS}`);
  }
  if (total > MAX_TOTAL_BYTES) malformed('ZIP_BOMB', 'The zip would unpack to more than 2 GiB');
  if (uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * MAX_RATIO) {
    malformed('ZIP_BOMB', `A member of the zip would unpack to more than ${MAX_RATIO} times its size`);
  }
}

function isLeftOut(name: string): boolean {
  return name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$)/.test(name);
}

function checkReadable(entry: Entry, name: string): void {
  if (entry.isEncrypted()) {
    malformed(
      'ZIP_ENCRYPTED',
      `${name} in the zip is protected by a password: remove the password first (unpack the zip and import the file)`,
    );
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    malformed(
      'ZIP_UNSUPPORTED_METHOD',
      `${name} in the zip is compressed by method ${entry.compressionMethod}: pack it again as an ordinary zip`,
    );
  }
}

/** What yauzl and zlib say of a broken zip; errors of the disk pass as they are. */
function damaged(error: unknown, what: string): never {
  const known = typeof error === 'object' && error !== null && 'message' in error ? error : undefined;
  if (known === undefined || known instanceof DomainError || 'syscall' in known) throw error;
  return malformed('ZIP_DAMAGED', `${what} is damaged: ${String(known.message)}`);
}
