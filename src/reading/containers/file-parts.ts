import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { malformed } from '../../shared/domain-error.js';
import { sheetsOf } from './spreadsheet.js';
import { zipMembers } from './zip-archive.js';
import type { ZipMember } from './zip-archive.js';

/** Workbooks are held in memory as a whole, at several times their size. */
const MAX_WORKBOOK_BYTES = 100 * 1024 ** 2;

export type FileContainer = 'plain' | 'zip' | 'xlsx' | 'xls';

/** What a reader reads: a file, a file within a zip, or a sheet of a workbook as TAB-separated UTF-8 text. */
export interface FilePart {
  /** The file's name without folders, the member's path within the zip, or the sheet's name (behind its member's). */
  readonly name: string;
  readonly container: FileContainer;
  /** The bytes; every call begins anew. */
  open(): AsyncIterable<Uint8Array>;
}

/**
 * The parts of a file: itself if it is plain, else the files of the zip or the non-empty sheets of the workbook; a
 * workbook within a zip gives its sheets. What a file is is told by its first bytes, never by its name. Throws
 * ZIP_NESTED, ZIP_BOMB, ZIP_UNSAFE_NAME, ZIP_ENCRYPTED, ZIP_UNSUPPORTED_METHOD, ZIP_DAMAGED, SPREADSHEET_TOO_LARGE,
 * SPREADSHEET_ENCRYPTED and SPREADSHEET_DAMAGED.
 */
export async function openParts(path: string): Promise<readonly FilePart[]> {
  const name = basename(path);
  const kind = containerOf(await firstBytes(path));
  if (kind === 'plain') return [{ name, container: 'plain', open: () => createReadStream(path) }];
  if (kind === 'xls') {
    checkWorkbookSize((await stat(path)).size, name);
    return sheetParts(await readFile(path), name, 'xls', '');
  }
  const members = await zipMembers(path);
  if (isWorkbook(members)) {
    await checkWorkbook(members, name);
    return sheetParts(await readFile(path), name, 'xlsx', '');
  }
  const parts: FilePart[] = [];
  for (const member of members) parts.push(...(await memberParts(member)));
  return parts;
}

async function memberParts(member: ZipMember): Promise<readonly FilePart[]> {
  const { name, size } = member;
  const kind = containerOf(await firstBytesOf(member));
  if (kind === 'plain') return [{ name, container: 'zip', open: () => member.open() }];
  if (kind === 'xls') {
    checkWorkbookSize(size, name);
    return sheetParts(await bytesOf(member), name, 'xls', `${name}/`);
  }
  // A workbook's own size is bounded too: it is read into memory before it can be looked into.
  checkWorkbookSize(size, name);
  const bytes = await bytesOf(member);
  const members = await zipMembers(bytes);
  if (!isWorkbook(members)) {
    malformed('ZIP_NESTED', `${name} is a zip within the zip: unpack the outer one and import its files`);
  }
  await checkWorkbook(members, name);
  return sheetParts(bytes, name, 'xlsx', `${name}/`);
}

async function sheetParts(
  bytes: Buffer,
  name: string,
  container: 'xlsx' | 'xls',
  prefix: string,
): Promise<readonly FilePart[]> {
  return (await sheetsOf(bytes, name)).map((sheet) => ({
    name: `${prefix}${sheet.name}`,
    container,
    open: () => sheet.open(),
  }));
}

/** PK also for a zip without any member; D0CF11E0 is the container of the workbooks of Excel 97 to 2003. */
function containerOf(head: Uint8Array): 'plain' | 'zip' | 'xls' {
  const magic = Buffer.from(head.subarray(0, 4)).toString('hex');
  if (magic === '504b0304' || magic === '504b0506' || magic === '504b0708') return 'zip';
  return magic === 'd0cf11e0' ? 'xls' : 'plain';
}

function isWorkbook(members: readonly ZipMember[]): boolean {
  const names = new Set(members.map(({ name }) => name.toLowerCase()));
  return names.has('[content_types].xml') && (names.has('xl/workbook.xml') || names.has('xl/workbook.bin'));
}

/** Unpacks it once for nothing, so that sizes and checksums are known to be true before all of it is in memory. */
async function checkWorkbook(members: readonly ZipMember[], name: string): Promise<void> {
  checkWorkbookSize(
    members.reduce((sum, { size }) => sum + size, 0),
    name,
  );
  for (const member of members) await drain(member.open());
}

function checkWorkbookSize(bytes: number, name: string): void {
  if (bytes <= MAX_WORKBOOK_BYTES) return;
  const megabytes = Math.ceil(bytes / 1024 ** 2);
  malformed(
    'SPREADSHEET_TOO_LARGE',
    `${name} has ${megabytes} MB unpacked, over ${MAX_WORKBOOK_BYTES / 1024 ** 2}: save its sheets as CSV and import those`,
    { megabytes },
  );
}

async function drain(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let length = 0;
  for await (const piece of pieces) length += piece.byteLength;
  return length;
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function firstBytesOf(member: ZipMember): Promise<Uint8Array> {
  const taken: Uint8Array[] = [];
  let length = 0;
  for await (const piece of member.open()) {
    taken.push(piece);
    length += piece.byteLength;
    if (length >= 4) break;
  }
  return Buffer.concat(taken);
}

async function bytesOf(member: ZipMember): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of member.open()) pieces.push(piece);
  return Buffer.concat(pieces);
}
