import type { Amount } from '../shared/money.js';
import type { FileReader, ReadOptions } from './file-reader.js';
import { openFile, readPart } from './read-part.js';
import type { OpenedPart } from './read-part.js';
import type { ReaderWarning } from './reader-item.js';
import type { StatementEnd } from './statement-tally.js';

/** A statement as `ledger inspect` shows it: sums without sign, null for what the file does not tell. */
export interface InspectedStatement {
  readonly account: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly opening: Amount | null;
  readonly closing: Amount | null;
  readonly entries: number;
  readonly credits: Amount;
  readonly debits: Amount;
  /** Null if the file says nothing of itself that its lines could be held against. */
  readonly foots: boolean | null;
  readonly problems: StatementEnd['problems'];
}

export interface Inspection {
  readonly fileName: string;
  readonly kind: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly version: string;
  readonly encoding: string;
  readonly sha256: string;
  readonly readerVersion: number;
  /** Of a statement. */
  readonly statements?: readonly InspectedStatement[];
  /** Of any other file: what its rows add up to. */
  readonly totals?: Readonly<Record<string, string | number>>;
  readonly rows: number;
  /** Lines that were left out, on purpose or because they can't be read; the first thousand. */
  readonly skipped: readonly { readonly line: number; readonly code: string; readonly reason: string }[];
  readonly skippedCount: number;
  readonly repeated: number;
  readonly declared: Readonly<Record<string, string | number>>;
  readonly computed: Readonly<Record<string, string | number>>;
  readonly warnings: readonly ReaderWarning[];
  /** Of a file with several parts (an archive, a workbook): each of them; the rest is that of the main part. */
  readonly parts?: readonly Inspection[];
}

const SKIPPED_SHOWN = 1000;

/**
 * Reads a file to its end without writing anything and says what it is. Of an archive the first part that is no summary
 * gives the fields, with the statements of all. Throws what `openFile` and the readers throw.
 */
export async function inspectFile(
  path: string,
  kind: string | FileReader,
  options: ReadOptions,
  onBytes?: (bytes: number, totalBytes: number) => void,
): Promise<Inspection> {
  const { parts, warnings, totalBytes } = await openFile(path, kind);
  let bytes = 0;
  const inspected: Inspection[] = [];
  let main: Inspection | undefined;
  for (const part of parts) {
    const inspection = await inspectPart(part, options, (more) => onBytes?.((bytes += more), totalBytes));
    inspected.push(inspection);
    if (part.reader.family !== 'summary') main ??= inspection;
  }
  main ??= inspected[0];
  if (main === undefined) throw new Error('a file has at least one part');
  main = { ...main, warnings: [...main.warnings, ...warnings] };
  if (inspected.length === 1) return main;
  return {
    ...main,
    ...(main.statements !== undefined && {
      statements: inspected.flatMap(({ statements = [] }) => statements),
    }),
    parts: inspected,
  };
}

/** The same for one part. */
export async function inspectPart(
  part: OpenedPart,
  options: ReadOptions,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<Inspection> {
  const { items, sha256 } = readPart(part, options, onBytes);
  const { kind, name, family, version: readerVersion } = part.reader;
  const skipped: { line: number; code: string; reason: string }[] = [];
  const statements: InspectedStatement[] = [];
  const notes: ReaderWarning[] = [];
  let [version, encoding, skippedCount, repeated] = [kind, '', 0, 0];
  for await (const item of items) {
    if (item.kind === 'opened') ({ version, encoding } = item);
    else if (item.kind === 'repeated') repeated += 1;
    else if (item.kind === 'rejected' || item.kind === 'skipped') {
      skippedCount += 1;
      const { fileLine: line, code, reason } = item;
      if (skipped.length < SKIPPED_SHOWN) skipped.push({ line, code, reason });
    } else if (item.kind === 'statement') {
      statements.push(inspectedStatement(item));
      notes.push(...item.notes);
    } else if (item.kind === 'closed') {
      const { rows, declared, computed, warnings } = item;
      return {
        fileName: part.fileName,
        kind,
        name,
        version,
        encoding,
        sha256: sha256(),
        readerVersion,
        ...(family === 'statement' ? { statements } : { totals: computed }),
        rows,
        skipped,
        skippedCount,
        repeated,
        declared,
        computed,
        warnings: [...warnings, ...notes],
      };
    }
  }
  throw new Error(`${kind} gives "closed" last`);
}

function inspectedStatement(end: StatementEnd): InspectedStatement {
  return {
    account: end.accountNo,
    currency: end.currency,
    from: end.from,
    to: end.to,
    opening: end.openingBalance ?? null,
    closing: end.closingBalance ?? null,
    entries: end.entries,
    credits: end.creditAmount,
    debits: end.debitAmount,
    foots: end.foots ?? null,
    problems: end.problems,
  };
}
