import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import * as XLSX from '@e965/xlsx';
import { openParts } from '../../src/reading/containers/file-parts.js';

export interface Member {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  readonly flags?: number;
  readonly method?: number;
  /** In place of the true unpacked size. */
  readonly size?: number;
  readonly checksum?: number;
}

/** A zip as archivers write it: local headers with data, then the central directory. */
export function zipOf(members: readonly Member[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', flags = 0, method = 8, size, checksum } of members) {
    const raw = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(raw) : raw;
    const label = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(flags, 2);
    fields.writeUInt16LE(method, 4);
    fields.writeUInt32LE(checksum ?? crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(size ?? raw.length, 18);
    fields.writeUInt16LE(label.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, label, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, place, label]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, central, Buffer.from('PK\x05\x06'), end]);
}

export interface MadeFiles {
  readonly folder: string;
  fileOf(bytes: Uint8Array | string, name?: string): string;
  remove(): void;
}

/** A temporary folder for the files of a spec. */
export function madeFiles(): MadeFiles {
  const folder = mkdtempSync(join(tmpdir(), 'parts-'));
  let count = 0;
  return {
    folder,
    fileOf: (bytes, name = 'file.bin') => {
      const path = join(folder, `${(count += 1)}-${name}`);
      writeFileSync(path, bytes);
      return path;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function textOf(part: { open(): AsyncIterable<Uint8Array> }): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of part.open()) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf-8');
}

/** The parts of a file with their texts; the number that keeps names of made files apart is taken off. */
export async function partsOf(path: string) {
  const parts = await openParts(path);
  return Promise.all(
    parts.map(async (part) => ({
      name: part.name.replace(/^\d+-/, ''),
      container: part.container,
      text: await textOf(part),
    })),
  );
}

/** The code with which a file is refused, "read" if it is not. */
export async function refusalOf(path: string): Promise<string> {
  try {
    await partsOf(path);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'read';
}

export function bookOf(sheets: Record<string, XLSX.WorkSheet>, bookType: 'xlsx' | 'biff8' = 'xlsx'): Buffer {
  const book = XLSX.utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, sheet, name);
  return XLSX.write(book, { type: 'buffer', bookType }) as Buffer;
}

/** Bytes that no archiver makes smaller. */
export function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes.writeUInt32LE(state, at);
  }
  return bytes;
}
