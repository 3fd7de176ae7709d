import type { LogPosition } from '../platform/event-store/event-store.js';
import type { ReaderWarning, RejectedLine } from '../reading/reader-item.js';

/** What an import did. Rows are the data lines of the file: rows = new + changed + unchanged + rejectedCount. */
export interface ImportReport {
  readonly kind: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly encoding: string;
  readonly rows: number;
  /** Orders or statement lines that the ledger did not know. */
  readonly new: number;
  /** Known orders of which the file says more than was known. */
  readonly changed: number;
  readonly unchanged: number;
  /** Lines that were not taken, with the reason; the first thousand of them. */
  readonly rejected: readonly { readonly line: number; readonly code: string; readonly reason: string }[];
  readonly rejectedCount: number;
  readonly warnings: readonly ReaderWarning[];
  /** Events that this run wrote. */
  readonly events: number;
  /** End of the log when the import ended: a view that has it has all of the import. Null only for an empty log. */
  readonly position: LogPosition | null;
}

/** What is told while an import runs. */
export interface ImportProgress {
  readonly bytes: number;
  readonly totalBytes: number;
  readonly rows: number;
}

const REJECTED_SHOWN = 1000;

/** Counts rows on their way. */
export class ImportTally {
  rows = 0;
  new = 0;
  changed = 0;
  unchanged = 0;
  rejectedCount = 0;
  events = 0;
  /** Streams that this file began or changed, in this run or an earlier one. */
  createdByFile = 0;
  changedByFile = 0;
  readonly rejected: { line: number; code: string; reason: string }[] = [];

  reject({ fileLine, code, reason }: Omit<RejectedLine, 'kind'>): void {
    this.rows++;
    this.rejectedCount++;
    if (this.rejected.length < REJECTED_SHOWN) this.rejected.push({ line: fileLine, code, reason });
  }

  /** A line that says what an earlier line of the same file said. */
  repeat(): void {
    this.rows++;
    this.unchanged++;
  }
}
