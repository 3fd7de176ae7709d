import type { StatementLine } from '../statements/statement.events.js';
import type { FileHead, Recognition } from './file-head.js';
import type { InvoiceRow, ItemRow, RefundRow, ShipmentRow, SummaryRow } from './document-rows.js';
import type { ReaderWarning, RejectedLine, RepeatedLine, SkippedLine } from './reader-item.js';
import type { StatementEnd } from './statement-tally.js';
import type { OrderReportRow } from './marketplaces/tmall-orders.js';

/** What a kind of file holds, and so what becomes of it. */
export type FileFamily = 'statement' | 'orders' | 'items' | 'refunds' | 'shipments' | 'invoices' | 'summary';

/** What a reader is told besides the bytes. */
export interface ReadOptions {
  /** Part of every line's id: the same account may be imported for two shops. */
  readonly shopId: string;
  /** The zone of times that the file gives without one. */
  readonly zone: string;
  /** ISO 4217 code of amounts to which the file gives none. Readers of Chinese formats take CNY. */
  readonly currency?: string | undefined;
  /** The account, where the file does not name one. */
  readonly accountNo?: string | undefined;
  /** Encoding to read a text in, in place of the one that its first bytes show. */
  readonly encoding?: string | undefined;
}

/** First item of every file. */
export interface FileOpened {
  readonly kind: 'opened';
  /** The dialect that was found, for example camt.053.001.08 or "2024 layout". */
  readonly version: string;
  readonly encoding: string;
  readonly warnings: readonly ReaderWarning[];
}

/** A line of the statement number `statement` of the file (from 0); its figures come later as that statement's end. */
export interface StatementLineItem {
  readonly kind: 'line';
  readonly statement: number;
  readonly line: StatementLine;
}

/** Last item of every file: its rows, and what it declares and what was counted, in the same words, for a person. */
export interface FileClosed {
  readonly kind: 'closed';
  /** Data rows of the file: read, rejected, skipped and repeated ones. */
  readonly rows: number;
  readonly declared: Readonly<Record<string, string | number>>;
  readonly computed: Readonly<Record<string, string | number>>;
  /** All of the file's warnings, those of `opened` included. */
  readonly warnings: readonly ReaderWarning[];
}

/**
 * What readers give: `opened` first, `closed` last, and before it an end for every statement. A file that contradicts
 * itself is read to its end; what can't be read at all is thrown as a DomainError (malformed).
 */
export type FileItem =
  | FileOpened
  | StatementLineItem
  | StatementEnd
  | { readonly kind: 'order'; readonly order: OrderReportRow }
  | { readonly kind: 'item'; readonly row: ItemRow }
  | { readonly kind: 'refund'; readonly row: RefundRow }
  | { readonly kind: 'shipment'; readonly row: ShipmentRow }
  | { readonly kind: 'invoice'; readonly row: InvoiceRow }
  | { readonly kind: 'summary'; readonly row: SummaryRow }
  | RejectedLine
  | SkippedLine
  | RepeatedLine
  | FileClosed;

/** A kind of file: how to know it and how to read it. Readers are pure: they see bytes and options, nothing else. */
export interface FileReader {
  /** Stable name, as --kind takes it. */
  readonly kind: string;
  readonly family: FileFamily;
  readonly name: { readonly en: string; readonly zh: string };
  /** Raise it when the same file would be read differently: imports record the version that read them. */
  readonly version: number;
  /** Of a reader that goes by a mapping of columns: the name under which the shop saved it. */
  readonly savedAs?: string;
  /** Undefined if the file is of another kind. Among several that know a file, the highest score reads it. */
  recognise(head: FileHead): Recognition | undefined;
  read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem>;
}
