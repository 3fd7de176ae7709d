import { randomUUID } from 'node:crypto';
import type { Actor, DomainCommand } from '../shared/decider.js';
import { checkShopId, shopStream } from '../shared/streams.js';
import type { ShopSettingsChanged } from '../shops/shop-settings.events.js';
import type { EventCodec } from '../platform/event-store/codec.js';
import type { EventStore } from '../platform/event-store/event-store.js';
import { contextOf } from '../platform/event-store/fold.js';
import type { FileItem, FileReader, ReadOptions } from '../reading/file-reader.js';
import { openFile, readPart } from '../reading/read-part.js';
import type { OpenedPart } from '../reading/read-part.js';
import type { StatementEnd } from '../reading/statement-tally.js';
import type { ImportContext } from './import-context.js';
import { importDocuments, isDocumentFamily } from './import-documents.js';
import { importOrders } from './import-orders.js';
import type { RowsImported } from './import-orders.js';
import { mergedReport, ImportTally } from './import-report.js';
import type { ImportProgress, ImportReport } from './import-report.js';
import { importStatements } from './import-statements.js';
import { readingOf } from './own-readers.js';

export interface ImportRequest {
  readonly path: string;
  /** Shown and recorded instead of the path's last part (an upload has a temporary path). */
  readonly fileName?: string;
  readonly shopId: string;
  /** A kind of file, "auto", or the reader itself. */
  readonly kind: string | FileReader;
  /** The name of a mapping that the shop saved, in place of the kind. */
  readonly mapping?: string | undefined;
  readonly encoding?: string | undefined;
  readonly currency?: string | undefined;
  readonly accountNo?: string | undefined;
  readonly actor: Actor;
  /** Of times that the file gives without one, unless the shop's settings name another. */
  readonly zone: string;
  readonly now: string;
  readonly onProgress?: (progress: ImportProgress) => void;
}

interface Target {
  readonly store: EventStore;
  readonly codec: EventCodec;
}

/**
 * Imports one file: a text, or every member of an archive and every sheet of a workbook. Each is read twice: once to hash
 * it (all that comes from it carries its hash), to see that it can be read to its end and to know its statements, then to
 * import it; nothing is imported before all of them were read once. So a file that is broken as a whole leaves nothing
 * behind. Throws DomainError (malformed): FILE_NOT_FOUND, EMPTY_FILE, UNKNOWN_FILE_KIND,
 * AMBIGUOUS_MAPPING, and what the readers refuse; MAPPING_UNKNOWN (not found).
 */
export async function importFile(target: Target, request: ImportRequest): Promise<ImportReport> {
  checkShopId(request.shopId);
  const zone = await zoneOf(target, request);
  const options: ReadOptions = {
    shopId: request.shopId,
    zone,
    encoding: request.encoding,
    currency: request.currency,
    accountNo: request.accountNo,
  };
  const { kind, own } = await readingOf(target, request);
  const { parts, warnings, totalBytes } = await openFile(request.path, kind, request.fileName, own);
  const checked: { part: OpenedPart; ends: readonly StatementEnd[]; sha256: string }[] = [];
  let checkedBytes = 0;
  const onChecked = (bytes: number): void => {
    checkedBytes += bytes;
    request.onProgress?.({ phase: 'checking', bytes: checkedBytes, totalBytes, rows: 0 });
  };
  for (const part of parts) {
    const ends: StatementEnd[] = [];
    const reading = readPart(part, options, onChecked);
    for await (const item of reading.items) if (item.kind === 'statement') ends.push(item);
    checked.push({ part, ends, sha256: reading.sha256() });
  }
  const progress = { phase: 'recording' as const, bytes: 0, totalBytes, rows: 0 };
  const reports: ImportReport[] = [];
  for (const { part, ends, sha256 } of checked) {
    const rowsBefore = progress.rows;
    const report = await importPart(target, request, { part, ends, sha256, options }, (bytes, rows) => {
      progress.bytes += bytes;
      progress.rows = rowsBefore + rows;
      request.onProgress?.({ ...progress });
    });
    reports.push(report);
  }
  const report = mergedReport(reports);
  return { ...report, warnings: [...report.warnings, ...warnings] };
}

interface Checked {
  readonly part: OpenedPart;
  readonly ends: readonly StatementEnd[];
  readonly sha256: string;
  readonly options: ReadOptions;
}

async function importPart(
  { store, codec }: Target,
  request: ImportRequest,
  { part, ends, sha256, options }: Checked,
  onAdvance: (bytes: number, rows: number) => void,
): Promise<ImportReport> {
  const { shopId, actor, now, currency } = request;
  const { zone } = options;
  const correlationId = randomUUID();
  const source = `file:${sha256}`;
  let rows = 0;
  const { items } = readPart(part, options, (bytes) => onAdvance(bytes, rows));
  const context = {
    store,
    codec,
    shopId,
    fileName: part.fileName,
    sha256,
    actor,
    zone,
    now,
    currency,
    correlationId,
    contextOf: (command: DomainCommand, commandId: string) =>
      contextOf(command, { commandId, correlationId, source }),
    onRows: (done: number) => {
      rows = done;
      onAdvance(0, rows);
    },
  };
  const { tally, encoding, warnings } = await importItems(context, part.reader, items, ends);
  const { rejected, rejectedCount, skipped, skippedCount, unchanged, changed, events } = tally;
  return {
    kind: part.reader.kind,
    ...(part.reader.savedAs !== undefined && { mapping: part.reader.savedAs }),
    fileName: part.fileName,
    sha256,
    encoding,
    rows: tally.rows,
    new: tally.new,
    changed,
    unchanged,
    rejected,
    rejectedCount,
    skipped,
    skippedCount,
    warnings,
    events,
    position: (await store.head()) ?? null,
  };
}

/** The zone that the shop's settings name; that of the request for a shop without settings. */
export async function zoneOf(
  { store, codec }: Target,
  { shopId, zone }: Pick<ImportRequest, 'shopId' | 'zone'>,
): Promise<string> {
  const last = (await store.readStream(shopStream(shopId))).at(-1);
  return last === undefined ? zone : (codec.decode(last).event as ShopSettingsChanged).data.zone;
}

/** What becomes of a file's items is a matter of its family. */
function importItems(
  context: ImportContext,
  reader: FileReader,
  items: AsyncIterable<FileItem>,
  ends: readonly StatementEnd[],
): Promise<RowsImported> {
  if (reader.family === 'orders') return importOrders(context, reader, items);
  if (reader.family === 'statement') return importStatements(context, reader, items, ends);
  if (isDocumentFamily(reader.family)) return importDocuments(context, reader, reader.family, items);
  return readOnly(reader, items);
}

/** A summary is understood and checked but nothing of it is recorded, and says so. */
async function readOnly(reader: FileReader, items: AsyncIterable<FileItem>): Promise<RowsImported> {
  const tally = new ImportTally();
  let [encoding, warnings]: [string, RowsImported['warnings']] = ['', []];
  for await (const item of items) {
    if (item.kind === 'opened') encoding = item.encoding;
    else if (item.kind === 'closed') warnings = item.warnings;
    else if (item.kind === 'rejected') tally.reject(item);
    else if (item.kind === 'skipped') tally.skip(item);
    else tally.repeat();
  }
  const detail = `${reader.name.en} (${reader.name.zh}) was read and checked; nothing of it is recorded`;
  return { tally, encoding, warnings: [...warnings, { code: 'NOT_RECORDED', detail }] };
}
