import type { LogPosition } from '../platform/event-store/event-store.js';
import type { ReaderWarning, RejectedLine, SkippedLine } from '../reading/reader-item.js';

/** What an import did. Rows are the data lines of the file: rows = new + changed + unchanged + rejected + skipped. */
export interface ImportReport {
  readonly kind: string;
  /** The saved mapping of columns by which the file was read, if it was. */
  readonly mapping?: string;
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
  /** Lines that are no movement or order of their own (totals, pending entries), with the reason; the first thousand. */
  readonly skipped: readonly { readonly line: number; readonly code: string; readonly reason: string }[];
  readonly skippedCount: number;
  readonly warnings: readonly ReaderWarning[];
  /** Events that this run wrote. */
  readonly events: number;
  /** End of the log when the import ended: a view that has it has all of the import. Null only for an empty log. */
  readonly position: LogPosition | null;
  /** Of a file with several parts (an archive, a workbook): what each of them brought; the rest is their sum. */
  readonly files?: readonly ImportReport[];
}

/** One report of several: their sums, under the kind and name of the first that brought anything or has rows. */
export function mergedReport(reports: readonly ImportReport[]): ImportReport {
  const [only, ...others] = reports;
  if (only === undefined) throw new Error('a file has at least one part');
  if (others.length === 0) return only;
  const main = reports.find((report) => report.events > 0) ?? reports.find(({ rows }) => rows > 0) ?? only;
  const sum = (of: (report: ImportReport) => number): number =>
    reports.reduce((all, one) => all + of(one), 0);
  return {
    ...main,
    rows: sum(({ rows }) => rows),
    new: sum((report) => report.new),
    changed: sum(({ changed }) => changed),
    unchanged: sum(({ unchanged }) => unchanged),
    rejected: reports.flatMap(({ rejected }) => rejected).slice(0, REJECTED_SHOWN),
    rejectedCount: sum(({ rejectedCount }) => rejectedCount),
    skipped: reports.flatMap(({ skipped }) => skipped).slice(0, REJECTED_SHOWN),
    skippedCount: sum(({ skippedCount }) => skippedCount),
    warnings: reports.flatMap(({ warnings }) => warnings),
    events: sum(({ events }) => events),
    position: reports.at(-1)?.position ?? null,
    files: reports,
  };
}

/** What is told while an import runs. */
export interface ImportProgress {
  /** A file is read twice: to see that it can be read to its end, then to record it. Each time from the first byte on. */
  readonly phase: 'checking' | 'recording';
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
  skippedCount = 0;
  readonly skipped: { line: number; code: string; reason: string }[] = [];

  reject({ fileLine, code, reason }: Omit<RejectedLine, 'kind'>): void {
    this.rows++;
    this.rejectedCount++;
    if (this.rejected.length < REJECTED_SHOWN) this.rejected.push({ line: fileLine, code, reason });
  }

  skip({ fileLine, code, reason }: Omit<SkippedLine, 'kind'>): void {
    this.rows++;
    this.skippedCount++;
    if (this.skipped.length < REJECTED_SHOWN) this.skipped.push({ line: fileLine, code, reason });
  }

  /** A line that says what an earlier line of the same file said. */
  repeat(): void {
    this.rows++;
    this.unchanged++;
  }
}
