import { DomainError, malformed } from '../../shared/domain-error.js';
import type { Amount } from '../../shared/money.js';
import { AmountTotal } from '../amount-total.js';
import { decodeText } from '../encoding.js';
import type { FileItem, ReadOptions } from '../file-reader.js';
import { decodingWarnings } from '../reader-item.js';
import type { ReaderWarning } from '../reader-item.js';
import { SeenKeys } from '../seen-keys.js';
import { openTable } from './table-reader.js';
import type { Table, TableFormat, TableItem, TableRow } from './table-reader.js';

/** A typed row that is given on. */
export type DocumentItem = Extract<
  FileItem,
  { readonly kind: 'order' | 'item' | 'refund' | 'shipment' | 'invoice' | 'summary' }
>;

/** What one row, or the rows of one group together, give. */
export interface Documents {
  /** What makes it the same thing within the file. A second one of the same content counts as repeated. */
  readonly key: string;
  readonly items: readonly DocumentItem[];
  /** Figures to add up over the file, by the name that the summary gives them. */
  readonly totals?: Readonly<Record<string, Amount>>;
  /** Currency of `totals`; that of the options, else CNY, if absent. */
  readonly currency?: string;
  /** Said once for the file, with the number of rows and the first of them; `detail` continues "3 rows …". */
  readonly warning?: ReaderWarning;
  /** Rows of the group that say again what another one said and were not counted. */
  readonly repeated?: readonly { readonly fileLine: number; readonly firstFileLine: number }[];
  /** Given in place of this if the key was given before with other content. Without it the rows are rejected. */
  readonly instead?: () => Documents;
}

/** What a row is: a part of a document, or left out for a reason. */
export type DocumentRow<Part> =
  | { readonly kind: 'part'; readonly part: Part; readonly once?: string }
  | { readonly kind: 'skip'; readonly code: string; readonly reason: string };

export interface DocumentContext {
  readonly zone: string;
  /** Currency of amounts to which the row gives none. */
  readonly currency: string;
}

/** A table of orders or documents, as data: how its rows become typed rows. */
export interface DocumentTableFormat<Column extends string, Part> {
  readonly table: TableFormat<Column>;
  /** What the summary calls the number of documents, for example "invoices". */
  readonly counted: string;
  readonly version: (table: Table<Column>) => string;
  /** Rows that stand together and have the same group (not "") are one document; without it every row is one. */
  readonly group?: (row: TableRow<Column>) => string;
  /**
   * Reads a row. Throws a DomainError with the reason for a row that can't be read: it is rejected, with all the others
   * of its group, since a part of them would make a document of other figures. `once` is the row's own number: an equal
   * row with the same number counts as repeated, another one is rejected.
   */
  readonly row: (row: TableRow<Column>, context: DocumentContext) => DocumentRow<Part>;
  /** The document of a group (of one row, mostly). A DomainError rejects its rows. */
  readonly documents: (parts: readonly Part[], context: DocumentContext) => Documents;
}

const CURRENCY = 'CNY';

/** More rows are no order and no invoice; the reader must not collect a whole file as one. */
const MAX_ROWS_OF_A_GROUP = 5000;

/**
 * Reads a table of orders or documents in constant memory: rows that can't be read are `rejected` and stop nothing.
 * Throws EMPTY_FILE, HEADER_NOT_FOUND, MISSING_COLUMN (naming the columns) and LINE_TOO_LONG.
 */
export async function* readDocumentTable<Column extends string, Part>(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  format: DocumentTableFormat<Column, Part>,
): AsyncGenerator<FileItem> {
  const { encoding, text, damage } = await decodeText(source, options.encoding);
  const table = await openTable(text, format.table);
  const { warnings } = table;
  yield { kind: 'opened', version: format.version(table), encoding, warnings };
  const run = new DocumentRun(format, { zone: options.zone, currency: options.currency ?? CURRENCY });
  for await (const item of table.items) yield* run.items(item);
  yield* run.endGroup();
  yield {
    kind: 'closed',
    rows: run.rows,
    declared: {},
    computed: run.computed(),
    warnings: [...warnings, ...run.warnings(), ...decodingWarnings(damage)],
  };
}

/** A row that is left out on purpose. */
export function leaveOut(code: string, reason: string): DocumentRow<never> {
  return { kind: 'skip', code, reason };
}

interface OpenGroup<Part> {
  readonly name: string;
  readonly parts: Part[];
  readonly lines: number[];
  /** Set once one of its rows could not be read. */
  broken: string | undefined;
}

/** The documents of one file while it is read. */
class DocumentRun<Column extends string, Part> {
  private readonly seenRows = new SeenKeys();
  private readonly seenDocuments = new SeenKeys();
  private readonly totals = new Map<string, AmountTotal>();
  private readonly currencies = new Set<string>();
  private readonly noted = new Map<
    string,
    { readonly detail: string; rows: number; readonly line: number }
  >();
  private group: OpenGroup<Part> | undefined;
  private documents = 0;
  rows = 0;

  constructor(
    private readonly format: DocumentTableFormat<Column, Part>,
    private readonly context: DocumentContext,
  ) {}

  *items(item: TableItem<Column>): Generator<FileItem> {
    if (item.kind === 'note') return;
    this.rows += 1;
    if (item.kind === 'damaged') {
      yield* this.endGroup();
      yield rejected(item.line, item.code, item.reason);
      return;
    }
    const name = this.format.group?.(item) ?? '';
    if (name === '' || name !== this.group?.name) yield* this.endGroup();
    this.group ??= { name, parts: [], lines: [], broken: undefined };
    yield* this.addRow(item, this.group);
    if (name === '') yield* this.endGroup();
  }

  private *addRow(row: TableRow<Column>, group: OpenGroup<Part>): Generator<FileItem> {
    try {
      const read = this.format.row(row, this.context);
      if (read.kind === 'skip') {
        yield { kind: 'skipped', fileLine: row.line, code: read.code, reason: read.reason };
        return;
      }
      const known = this.knownRow(read.once, read.part, row.line);
      if (known !== undefined) {
        yield { kind: 'repeated', fileLine: row.line, firstFileLine: known };
        return;
      }
      if (group.parts.length >= MAX_ROWS_OF_A_GROUP) {
        malformed('GROUP_TOO_LONG', `more than ${MAX_ROWS_OF_A_GROUP} rows follow with the same number`);
      }
      group.parts.push(read.part);
      group.lines.push(row.line);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      group.broken ??= `line ${row.line} of the same number can not be read: ${error.code}`;
      yield rejected(row.line, error.code, error.message);
    }
  }

  /** The line that said the same before. */
  private knownRow(once: string | undefined, part: Part, line: number): number | undefined {
    if (once === undefined) return undefined;
    const known = this.seenRows.remember(once, contentOf(part), line);
    if (known === undefined || known.same) return known?.line;
    return malformed('ROW_CONTRADICTS_ITSELF', `its number stands on line ${known.line} with other content`);
  }

  /** Gives what the rows so far make together. To be called at the end of the file, too. */
  *endGroup(): Generator<FileItem> {
    const { group } = this;
    this.group = undefined;
    if (group === undefined || group.parts.length === 0) return;
    try {
      if (group.broken !== undefined) malformed('GROUP_INCOMPLETE', group.broken);
      yield* this.give(this.format.documents(group.parts, this.context), group);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      for (const line of group.lines) yield rejected(line, error.code, error.message);
    }
  }

  private *give(documents: Documents, group: OpenGroup<Part>): Generator<FileItem> {
    const {
      key,
      items,
      totals = {},
      currency = this.context.currency,
      warning,
      repeated = [],
      instead,
    } = documents;
    const { lines } = group;
    const [firstLine = 0] = lines;
    // Two orders may have equal figures: what is compared is all that their rows say.
    const known = this.seenDocuments.remember(key, contentOf(group.parts), firstLine);
    if (known?.same === true) {
      for (const line of lines) yield { kind: 'repeated', fileLine: line, firstFileLine: known.line };
      return;
    }
    if (known !== undefined) {
      if (instead === undefined) {
        malformed(
          'DOCUMENT_CONTRADICTS_ITSELF',
          `its number stands on line ${known.line} with other content`,
        );
      }
      yield* this.give(instead(), group);
      return;
    }
    this.documents += 1;
    this.currencies.add(currency);
    for (const [name, amount] of Object.entries(totals)) this.total(name, currency).add(amount);
    if (warning !== undefined) this.note(warning, lines.length, firstLine);
    yield* items;
    for (const row of repeated) yield { kind: 'repeated', ...row };
  }

  private total(name: string, currency: string): AmountTotal {
    const key = `${name} ${currency}`;
    const known = this.totals.get(key);
    if (known !== undefined) return known;
    const made = new AmountTotal(currency);
    this.totals.set(key, made);
    return made;
  }

  private note({ code, detail }: ReaderWarning, rows: number, line: number): void {
    const known = this.noted.get(code);
    if (known === undefined) this.noted.set(code, { detail, rows, line });
    else known.rows += rows;
  }

  /** The number of documents and their sums, for each currency where there are several. */
  computed(): Record<string, string | number> {
    const several = this.currencies.size > 1;
    const sums = [...this.totals].map(([key, total]): [string, string] => [
      several ? key : key.slice(0, key.lastIndexOf(' ')),
      total.value,
    ]);
    const [currency] = this.currencies;
    return {
      [this.format.counted]: this.documents,
      ...(currency !== undefined && !several && sums.length > 0 && { currency }),
      ...Object.fromEntries(sums),
    };
  }

  warnings(): readonly ReaderWarning[] {
    return [...this.noted].map(([code, { detail, rows, line }]) => ({
      code,
      detail: `${rows} rows ${detail}, the first is on line ${line}`,
    }));
  }
}

function rejected(fileLine: number, code: string, reason: string): FileItem {
  return { kind: 'rejected', fileLine, code, reason };
}

/** What rows say, without where they stand. */
function contentOf(value: unknown): string {
  return JSON.stringify(value).replaceAll(/"fileLine":\d+/g, '');
}
