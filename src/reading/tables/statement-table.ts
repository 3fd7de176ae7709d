import { DomainError, malformed } from '../../shared/domain-error.js';
import { derivedId } from '../../shared/ids.js';
import { isoOf } from '../../shared/period.js';
import type { StatementLine } from '../../statements/statement.events.js';
import type { Line } from './delimited.js';
import { decodeText } from '../encoding.js';
import type { FileItem, ReadOptions } from '../file-reader.js';
import { decodingWarnings, defined } from '../reader-item.js';
import type { RejectedLine } from '../reader-item.js';
import { SeenKeys } from '../seen-keys.js';
import { StatementTally } from '../statement-tally.js';
import type { DeclaredFigures, DeclaredPeriod, StatementEnd } from '../statement-tally.js';
import { openTable } from './table-reader.js';
import type { DamagedLine, Table, TableFormat, TableRow } from './table-reader.js';

/** One movement of money that a row tells of; a row of a payment service can tell of several (gross and fee). */
export interface Movement extends Omit<StatementLine, 'lineId' | 'fileLine'> {
  /**
   * What makes the movement the same one in two files of the account, for example its own number. A movement without a
   * number gives all that it has; a row that says the same as an earlier one of the file is then counted once.
   */
  readonly identity: readonly string[];
  /** The account and currency, where rows name them; else those of the preamble and the options. */
  readonly accountNo?: string;
  readonly currency?: string;
}

/** What a row is: movements, a row left out for a reason, or a footer that declares figures. */
export type RowMeaning =
  | { readonly kind: 'movements'; readonly movements: readonly Movement[] }
  | { readonly kind: 'skip'; readonly code: string; readonly reason: string }
  | { readonly kind: 'footer'; readonly declared: DeclaredFigures };

/** What the lines above the table say. */
export interface TablePreamble {
  readonly accountNo?: string | undefined;
  readonly currency?: string | undefined;
  readonly period?: DeclaredPeriod | undefined;
  readonly declared?: DeclaredFigures;
}

export interface RowContext {
  readonly zone: string;
  /** Currency of amounts to which the row gives none. */
  readonly currency: string;
  readonly accountNo: string;
}

/** A statement in the form of a table, as data: how its rows become movements. */
export interface StatementTableFormat<Column extends string> {
  readonly table: TableFormat<Column>;
  /** Stands for the account where neither the file nor the options name one, for example "wechat". */
  readonly defaultAccount: string;
  readonly version: (table: Table<Column>) => string;
  readonly preamble?: (lines: readonly Line[], options: ReadOptions) => TablePreamble;
  /** Throws a DomainError with the reason for a row that can't be read: it is rejected, the others are read. */
  readonly row: (row: TableRow<Column>, context: RowContext) => RowMeaning;
  /** Figures that a `#` line behind the header declares. */
  readonly note?: (text: string, context: RowContext) => DeclaredFigures;
  /** A row from a line with too few or too many cells (a footer, an unquoted comma); undefined rejects the line. */
  readonly mend?: (line: DamagedLine, table: Table<Column>, context: RowContext) => RowMeaning | undefined;
}

const CURRENCY = 'CNY';

/**
 * Reads a statement that is a table, in constant memory. Movements of several accounts or currencies may stand mixed:
 * each pair is a statement of its own, numbered in the order in which they appear.
 */
export async function* readStatementTable<Column extends string>(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  format: StatementTableFormat<Column>,
): AsyncGenerator<FileItem> {
  const { encoding, text, damage } = await decodeText(source, options.encoding);
  const table = await openTable(text, format.table);
  const preamble = format.preamble?.(table.preamble, options) ?? {};
  const context: RowContext = {
    zone: options.zone,
    currency: preamble.currency ?? options.currency ?? CURRENCY,
    accountNo: options.accountNo ?? preamble.accountNo ?? format.defaultAccount,
  };
  const { warnings } = table;
  yield { kind: 'opened', version: format.version(table), encoding, warnings };
  const run = new TableRun(options.shopId, context, preamble.declared ?? {});
  for await (const item of table.items) {
    if (item.kind === 'note') run.declare(format.note?.(item.text, context) ?? {});
    else yield* run.items(item, () => meaningOf(item, table, context, format));
  }
  const ends = run.ends(preamble.period);
  yield* ends;
  yield {
    kind: 'closed',
    rows: run.rows,
    declared: defined({ ...run.declared }),
    computed: computedOf(ends),
    warnings: [...warnings, ...decodingWarnings(damage)],
  };
}

function meaningOf<Column extends string>(
  item: TableRow<Column> | DamagedLine,
  table: Table<Column>,
  context: RowContext,
  format: StatementTableFormat<Column>,
): RowMeaning {
  if (item.kind === 'row') return format.row(item, context);
  return format.mend?.(item, table, context) ?? malformed(item.code, item.reason);
}

/** Counts and sums of one statement, or of each currency where the file has several. */
export function computedOf(ends: readonly StatementEnd[]): Record<string, string | number> {
  const [only, ...others] = ends;
  if (only === undefined) return { entries: 0 };
  if (others.length === 0) {
    const { entries, creditCount, creditAmount, debitCount, debitAmount } = only;
    return { entries, creditCount, creditAmount, debitCount, debitAmount };
  }
  const computed: Record<string, string | number> = {
    entries: ends.reduce((sum, end) => sum + end.entries, 0),
  };
  for (const { accountNo, currency, creditAmount, debitAmount } of ends) {
    computed[`credits ${accountNo} ${currency}`] = creditAmount;
    computed[`debits ${accountNo} ${currency}`] = debitAmount;
  }
  return computed;
}

/** The statements of one file while it is read. */
class TableRun {
  private readonly tallies = new Map<string, { index: number; tally: StatementTally }>();
  private readonly seen = new SeenKeys();
  declared: DeclaredFigures;
  rows = 0;

  constructor(
    private readonly shopId: string,
    private readonly context: RowContext,
    declared: DeclaredFigures,
  ) {
    this.declared = declared;
  }

  declare(figures: DeclaredFigures): void {
    this.declared = { ...this.declared, ...figures };
  }

  *items(item: { readonly line: number }, meaning: () => RowMeaning): Generator<FileItem> {
    try {
      const found = meaning();
      if (found.kind === 'footer') {
        this.declare(found.declared);
        return;
      }
      this.rows += 1;
      if (found.kind === 'skip') {
        yield { kind: 'skipped', fileLine: item.line, code: found.code, reason: found.reason };
        return;
      }
      const lines = found.movements.map((movement) => this.lineOf(movement, item.line));
      for (const line of lines) yield this.itemOf(line);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.rows += 1;
      this.first.tally.reject(item.line);
      const rejected: RejectedLine = {
        kind: 'rejected',
        fileLine: item.line,
        code: error.code,
        reason: error.message,
      };
      yield rejected;
    }
  }

  /** Rejected lines belong to no account that is known: they count with the file's first. */
  private get first(): { index: number; tally: StatementTally } {
    const [known] = this.tallies.values();
    return known ?? this.tallyOf(this.context.accountNo, this.context.currency);
  }

  private tallyOf(accountNo: string, currency: string): { index: number; tally: StatementTally } {
    const key = `${accountNo}\n${currency}`;
    const known = this.tallies.get(key);
    if (known !== undefined) return known;
    const index = this.tallies.size;
    const made = { index, tally: new StatementTally(index, { accountNo, currency }, this.context.zone) };
    this.tallies.set(key, made);
    return made;
  }

  private lineOf(movement: Movement, fileLine: number): KnownLine {
    const {
      identity,
      accountNo = this.context.accountNo,
      currency = this.context.currency,
      ...fields
    } = movement;
    const lineId = derivedId('statement-line', this.shopId, accountNo, ...identity);
    return { accountNo, currency, line: { lineId, fileLine, ...fields } };
  }

  private itemOf({ accountNo, currency, line }: KnownLine): FileItem {
    const { index, tally } = this.tallyOf(accountNo, currency);
    const known = this.seen.remember(line.lineId, JSON.stringify({ ...line, fileLine: 0 }), line.fileLine);
    if (known === undefined) {
      tally.line(line);
      return { kind: 'line', statement: index, line };
    }
    if (known.same) {
      tally.repeat();
      return { kind: 'repeated', fileLine: line.fileLine, firstFileLine: known.line };
    }
    tally.reject(line.fileLine);
    const reason = `the movement stands on line ${known.line} with other content`;
    return { kind: 'rejected', fileLine: line.fileLine, code: 'ENTRY_CONTRADICTS_ITSELF', reason };
  }

  /** What the file declares can be held against its lines only if it has one statement. */
  ends(period: DeclaredPeriod | undefined): readonly StatementEnd[] {
    if (this.tallies.size === 0) this.tallyOf(this.context.accountNo, this.context.currency);
    const declared = this.tallies.size === 1 ? this.declared : {};
    return [...this.tallies.values()].map(({ tally }) => tally.end(declared, period, isoOf(0)));
  }
}

interface KnownLine {
  readonly accountNo: string;
  readonly currency: string;
  readonly line: StatementLine;
}

/** The movements of a row that tells of a gross amount and a fee kept from it: amounts signed, a fee of zero left out. */
export function movements(...list: readonly (Movement | undefined)[]): RowMeaning {
  return { kind: 'movements', movements: list.filter((one): one is Movement => one !== undefined) };
}

/** A row that is left out on purpose. */
export function skip(code: string, reason: string): RowMeaning {
  return { kind: 'skip', code, reason };
}
