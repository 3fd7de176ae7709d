import { compare, subtract } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import type { StatementProblem } from '../statement-tally.js';
import { AmountTotal } from '../amount-total.js';
import type { FileItem } from '../file-reader.js';
import type { RowMeaning } from './statement-table.js';
import type { StatementEnd } from '../statement-tally.js';

/** What a row adds to the columns of its file: its amount in each of them, or only that it counts there. */
export type RowFigures = Readonly<Record<string, Amount | undefined>>;

/** A row with what it adds to the columns, also where it is left out as a movement: a file counts all of its rows. */
export interface CountedRow {
  readonly meaning: RowMeaning;
  readonly figures: RowFigures;
}

/**
 * Counts and sums of a file's columns, for files that declare those and not the credits and debits of an account: a
 * trade bill gives the sum of its gross amounts and that of its fees. Amounts are in one currency.
 */
export class ColumnTotals {
  private readonly columns = new Map<string, AmountTotal>();
  private readonly claims = new Map<string, { readonly column: string; readonly value: Amount | number }>();
  private currency = 'CNY';

  /** Adds a row that was read and gives what it means. */
  take({ meaning, figures }: CountedRow, currency: string): RowMeaning {
    this.currency = currency;
    for (const [column, amount] of Object.entries(figures)) this.column(column).add(amount ?? '0');
    return meaning;
  }

  /** What the file says, in its `words`, of a column: a number is that of its rows, a text the sum of its amounts. */
  declare(words: string, column: string, value: Amount | number): void {
    this.claims.set(words, { column, value });
  }

  /** The statement with what the file declares held against its rows. */
  heldAgainst(end: StatementEnd): StatementEnd {
    if (this.claims.size === 0) return end;
    const problems = [...this.claims].flatMap(([words, { column, value }]) =>
      problemOf(words, value, this.computedOf(column, value)),
    );
    const foots = problems.length === 0 && end.foots !== false;
    return { ...end, foots, problems: [...problems, ...end.problems] };
  }

  get declared(): Record<string, Amount | number> {
    return Object.fromEntries([...this.claims].map(([words, { value }]) => [words, value]));
  }

  get computed(): Record<string, Amount | number> {
    return Object.fromEntries(
      [...this.claims].map(([words, { column, value }]) => [words, this.computedOf(column, value)]),
    );
  }

  private column(name: string): AmountTotal {
    const known = this.columns.get(name);
    if (known !== undefined) return known;
    const made = new AmountTotal(this.currency);
    this.columns.set(name, made);
    return made;
  }

  private computedOf(column: string, like: Amount | number): Amount | number {
    const total = this.column(column);
    return typeof like === 'number' ? total.count : total.value;
  }
}

function problemOf(
  words: string,
  declared: Amount | number,
  computed: Amount | number,
): readonly StatementProblem[] {
  if (typeof declared === 'number' || typeof computed === 'number') {
    if (declared === computed) return [];
    const detail = `The file declares ${declared} for ${words}, its rows give ${computed}`;
    const incomplete = declared > computed ? ': the file is incomplete' : '';
    return [{ code: 'DECLARED_COUNT_MISMATCH', detail: `${detail}${incomplete}` }];
  }
  if (compare(declared, computed) === 0) return [];
  const detail = `The file declares ${declared} for ${words}, its rows add up to ${computed}`;
  return [{ code: 'DECLARED_TOTAL_MISMATCH', detail, differenceAmount: subtract(declared, computed) }];
}

/** The items of a file with what it declares of its columns: checked with its first statement, and in its summary. */
export async function* withColumnTotals(
  items: AsyncGenerator<FileItem>,
  totals: ColumnTotals,
): AsyncGenerator<FileItem> {
  for await (const item of items) {
    if (item.kind === 'statement' && item.statement === 0) yield totals.heldAgainst(item);
    else if (item.kind === 'closed') {
      yield {
        ...item,
        declared: { ...item.declared, ...totals.declared },
        computed: { ...item.computed, ...totals.computed },
      };
    } else yield item;
  }
}
