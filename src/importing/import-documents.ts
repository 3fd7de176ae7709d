import {
  DocumentFileClosed,
  DocumentFileOpened,
  OrderDocumentsRecorded,
} from '../documents/document.events.js';
import type { OrderDocument } from '../documents/document.events.js';
import type { CommandContext } from '../platform/event-store/codec.js';
import type { FileFamily, FileItem, FileReader } from '../reading/file-reader.js';
import type { ReaderWarning } from '../reading/reader-item.js';
import type { DocumentKind } from '../shared/document-id.js';
import { derivedId } from '../shared/ids.js';
import { documentFileStream } from '../shared/streams.js';
import { EvidenceLog, RowChunks } from './evidence-log.js';
import type { ImportContext } from './import-context.js';
import type { RowsImported } from './import-orders.js';
import { ImportTally } from './import-report.js';
import { OrderDocuments } from './order-documents.js';
import type { DocumentItem } from './order-documents.js';

/** Families of files that hold documents, and the kind that each of them holds. */
const KIND_OF_FAMILY = {
  items: 'item',
  refunds: 'refund',
  shipments: 'shipment',
  invoices: 'invoice',
} as const satisfies Partial<Record<FileFamily, DocumentKind>>;
export type DocumentFamily = keyof typeof KIND_OF_FAMILY;

export function isDocumentFamily(family: FileFamily): family is DocumentFamily {
  return Object.hasOwn(KIND_OF_FAMILY, family);
}

/** Rows after which the progress is told. */
const ROWS_BETWEEN_PROGRESS = 500;

/**
 * Imports a file of items, refund cases, shipments or invoices as evidence: its documents in chunks, in the order of the
 * file. The same file again brings nothing. Documents are not held against the order ledger here, nor against earlier
 * files: what is told of one again is its later version, and what does not agree is a matter of the reconciliation.
 */
export async function importDocuments(
  context: ImportContext,
  reader: FileReader,
  family: DocumentFamily,
  items: AsyncIterable<FileItem>,
): Promise<RowsImported> {
  const kind = KIND_OF_FAMILY[family];
  const tally = new ImportTally();
  const run = await DocumentRun.begin(context, reader, kind);
  let encoding = '';
  let warnings: readonly ReaderWarning[] = [];
  for await (const item of items) {
    if (item.kind === 'opened') {
      encoding = item.encoding;
      await run.open(encoding);
    } else if (item.kind === kind) {
      await run.document(item, tally);
      if (tally.rows % ROWS_BETWEEN_PROGRESS === 0) context.onRows(tally.rows);
    } else if (item.kind === 'rejected') tally.reject(item);
    else if (item.kind === 'skipped') tally.skip(item);
    else if (item.kind === 'repeated') tally.repeat();
    else if (item.kind === 'closed') warnings = item.warnings;
    else throw new Error(`${reader.kind} is a reader of ${family} and gives a ${item.kind}`);
  }
  await run.close(tally);
  context.onRows(tally.rows);
  return { tally, encoding, warnings };
}

/** One file of documents on its way into the log. */
class DocumentRun {
  private readonly documents: OrderDocuments;
  private readonly chunks: RowChunks<OrderDocument>;
  private readonly file: {
    readonly shopId: string;
    readonly fileId: string;
    readonly fileKind: string;
    readonly sha256: string;
  };
  private readonly command: CommandContext;
  /** When the first run began: documents without a time of their own have this one, in a repeated run too. */
  private readonly begunAt: string;

  private constructor(
    private readonly context: ImportContext,
    private readonly reader: FileReader,
    kind: DocumentKind,
    fileId: string,
    private readonly log: EvidenceLog,
  ) {
    const { shopId, sha256, actor, now } = context;
    const begunAt = log.begunAt ?? now;
    const file = { shopId, fileId, fileKind: reader.kind, sha256 };
    const command = { type: 'ImportDocuments', actor, occurredAt: begunAt, data: { shopId, sha256 } };
    this.file = file;
    this.begunAt = begunAt;
    this.command = context.contextOf(command, derivedId('documents', shopId, fileId));
    this.documents = new OrderDocuments(shopId);
    this.chunks = new RowChunks((documents, _last, chunk) => {
      const recorded = OrderDocumentsRecorded.at(begunAt, { ...file, kind, chunk, documents });
      return this.log.write(recorded, this.command);
    });
  }

  static async begin(context: ImportContext, reader: FileReader, kind: DocumentKind): Promise<DocumentRun> {
    const { shopId, sha256, zone, currency = '' } = context;
    // The same bytes read in another way are another file: its documents are later versions of those that were read first.
    const reading = [reader.kind, String(reader.version), zone, currency];
    const fileId = derivedId('document-file', shopId, ...reading, sha256);
    const log = await EvidenceLog.open(context, documentFileStream(shopId, fileId));
    return new DocumentRun(context, reader, kind, fileId, log);
  }

  async open(encoding: string): Promise<void> {
    const { fileName } = this.context;
    const data = { ...this.file, fileName, encoding, readerVersion: this.reader.version };
    await this.log.write(DocumentFileOpened.at(this.begunAt, data), this.command);
  }

  async document(item: DocumentItem, tally: ImportTally): Promise<void> {
    await this.chunks.add(this.documents.documentOf(item));
    tally.rows++;
    tally.new++;
  }

  async close(tally: ImportTally): Promise<void> {
    await this.chunks.end();
    // Figures of the file itself, the same in every run: what was new to this run is in the report only.
    const figures = { rows: tally.rows, newRows: tally.new, rejectedRows: tally.rejectedCount };
    const wasImported = this.log.isRepeating;
    await this.log.write(DocumentFileClosed.at(this.begunAt, { ...this.file, ...figures }), this.command);
    tally.events += this.log.written;
    if (!wasImported) return;
    tally.unchanged += tally.new;
    tally.new = 0;
  }
}
