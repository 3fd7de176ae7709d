import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Actor, DomainCommand } from '../shared/decider.js';
import { DomainError, malformed } from '../shared/domain-error.js';
import { checkShopId } from '../shared/streams.js';
import type { EventCodec } from '../platform/event-store/codec.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { contextOf } from '../platform/event-store/fold.js';
import { HEAD_BYTES } from '../reading/encoding.js';
import { detectFileKind } from '../reading/file-kind.js';
import type { FileKind } from '../reading/file-kind.js';
import { hashing } from '../reading/hashing.js';
import type { ImportContext } from './import-context.js';
import { importTmallOrders } from './import-orders.js';
import type { RowsImported } from './import-orders.js';
import type { ImportProgress, ImportReport } from './import-report.js';
import { importAlipayAccount } from './import-statement.js';
import { readAlipayAccount } from '../reading/alipay-account.js';
import { readTmallOrders } from '../reading/tmall-orders.js';

export const IMPORT_KINDS: readonly ('auto' | FileKind)[] = ['auto', 'tmall-orders', 'alipay-account'];

export interface ImportRequest {
  readonly path: string;
  /** Shown and recorded instead of the path's last part (an upload has a temporary path). */
  readonly fileName?: string;
  readonly shopId: string;
  readonly kind: string;
  readonly actor: Actor;
  readonly zone: string;
  readonly now: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

interface Importer {
  /** Reads the whole file without writing anything; throws what makes the file as a whole unreadable. */
  readonly read: (
    source: AsyncIterable<Uint8Array>,
    options: { shopId: string; zone: string },
  ) => AsyncIterable<unknown>;
  readonly run: (context: ImportContext, source: AsyncIterable<Uint8Array>) => Promise<RowsImported>;
}

const IMPORTERS: Readonly<Record<FileKind, Importer>> = {
  'tmall-orders': { read: readTmallOrders, run: importTmallOrders },
  'alipay-account': { read: readAlipayAccount, run: importAlipayAccount },
};

/**
 * Imports one file. It is read twice: once to hash it (all that comes from it carries its hash) and to see that it can be
 * read to its end, then to import it. So a file that is broken as a whole leaves nothing behind.
 * Throws DomainError (malformed): FILE_NOT_FOUND, EMPTY_FILE, UNKNOWN_FILE_KIND, and what the readers refuse.
 */
export async function importFile(
  { store, codec }: { store: EventStore; codec: EventCodec },
  request: ImportRequest,
): Promise<ImportReport> {
  checkShopId(request.shopId);
  const fileName = request.fileName ?? basename(request.path);
  const totalBytes = await sizeOf(request.path);
  const kind = await kindOf(request.path, fileName, request.kind);
  const sha256 = await readThrough(IMPORTERS[kind], request);
  const correlationId = randomUUID();
  let bytes = 0;
  let rows = 0;
  const report = (): void => request.onProgress?.({ bytes, totalBytes, rows });
  async function* counted(): AsyncIterable<Uint8Array> {
    for await (const chunk of createReadStream(request.path)) {
      bytes += (chunk as Uint8Array).byteLength;
      yield chunk as Uint8Array;
    }
  }
  const { shopId, actor, zone, now } = request;
  const source = `file:${sha256}`;
  const { tally, encoding, warnings } = await IMPORTERS[kind].run(
    {
      store,
      codec,
      shopId,
      fileName,
      sha256,
      actor,
      zone,
      now,
      correlationId,
      contextOf: (command: DomainCommand, commandId) =>
        contextOf(command, { commandId, correlationId, source }),
      onRows: (done) => {
        rows = done;
        report();
      },
    },
    counted(),
  );
  const { rejected, rejectedCount, unchanged, changed, events } = tally;
  const position = (await store.head()) ?? null;
  return {
    kind,
    fileName,
    sha256,
    encoding,
    rows: tally.rows,
    new: tally.new,
    changed,
    unchanged,
    rejected,
    rejectedCount,
    warnings,
    events,
    position,
  };
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

async function kindOf(path: string, fileName: string, asked: string): Promise<FileKind> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0);
    const detected = detectFileKind(head.subarray(0, bytesRead));
    if (asked in IMPORTERS) return asked as FileKind;
    if (asked !== 'auto') {
      malformed('UNKNOWN_FILE_KIND', `"${asked}" is not a kind of file: use ${IMPORT_KINDS.join(', ')}`, {
        kind: asked,
      });
    }
    if (detected.kind !== 'unknown') return detected.kind;
    return malformed(
      'UNKNOWN_FILE_KIND',
      `${fileName} is not a file that can be imported: it looks like ${detected.seen}`,
      { fileName, seen: detected.seen },
    );
  } finally {
    await file.close();
  }
}

/** The SHA-256 of a file that its reader can read to the end. */
async function readThrough(importer: Importer, { path, shopId, zone }: ImportRequest): Promise<string> {
  const { bytes, digest } = hashing(createReadStream(path));
  const items = importer.read(bytes, { shopId, zone })[Symbol.asyncIterator]();
  while ((await items.next()).done !== true);
  return digest().sha256;
}
