import { DomainError, malformed } from '../../shared/domain-error.js';
import { absolute, compare, isNegative, subtract, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { AmountTotal } from '../amount-total.js';
import { amountOf, shown } from '../cells.js';
import { isBlank, plainText } from '../tables/document-cells.js';
import type { SummaryRow } from '../document-rows.js';
import { decodeText } from '../encoding.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { decodingWarnings } from '../reader-item.js';
import type { ReaderWarning } from '../reader-item.js';
import { openTable } from '../tables/table-reader.js';
import type { DamagedLine, TableFormat, TableRow } from '../tables/table-reader.js';
import { recogniseUnlike } from './wallet-statement.js';

/** A row of totals and what it says of its own net, if it does. */
export interface SummaryFigures extends SummaryRow {
  readonly net: Amount | undefined;
}

/** A summary in the form of a table, as data. */
export interface SummaryTableFormat<Column extends string> {
  readonly table: TableFormat<Column>;
  readonly version: string;
  /** Throws a DomainError with the reason for a row that can't be read. */
  readonly rows: (row: TableRow<Column>, currency: string) => readonly SummaryFigures[];
  /** True for the row that adds up the others. */
  readonly isTotal: (row: TableRow<Column>) => boolean;
}

type SummaryColumn = 'type' | 'creditCount' | 'credit' | 'debitCount' | 'debit' | 'net';

const FORMAT: SummaryTableFormat<SummaryColumn> = {
  version: 'account summary',
  table: {
    name: 'Alipay account summary (账务明细汇总)',
    columns: {
      type: { names: ['类型', '业务类型'], required: true },
      creditCount: { names: ['收入笔数'], required: true },
      credit: { names: ['收入金额（+元）', '收入金额（元）', '收入金额'], required: true },
      debitCount: { names: ['支出笔数'], required: true },
      debit: { names: ['支出金额（-元）', '支出金额（元）', '支出金额'], required: true },
      net: { names: ['总金额（元）', '总金额'], required: false },
    },
    unread: [],
  },
  isTotal: (row) => /^(合计|总计)/.test(row.get('type')),
  rows: (row, currency) => [
    {
      fileLine: row.line,
      type: plainText(row.get('type')),
      currency,
      creditCount: countOf(row.get('creditCount'), '收入笔数'),
      creditAmount: amountOf(row.get('credit'), '收入金额', currency),
      debitCount: countOf(row.get('debitCount'), '支出笔数'),
      debitAmount: absolute(amountOf(row.get('debit'), '支出金额', currency)),
      net: isBlank(row.get('net')) ? undefined : amountOf(row.get('net'), '总金额', currency),
    },
  ],
};

/** The footer of WeChat Pay's fund bill has counts and sums of the same names. */
const FUND_BILL = ['资金流水总笔数'];

/** Alipay's summary of an account statement, 账务明细(汇总): counts and sums by type, with a row of totals. */
export const alipaySummaryReader: FileReader = {
  kind: 'alipay-summary',
  family: 'summary',
  name: { en: 'Alipay account summary', zh: '支付宝账务明细汇总' },
  version: 1,
  recognise: (head) => recogniseUnlike(head, FORMAT.table, FUND_BILL),
  read: (source, options) => readSummaryTable(source, options, FORMAT),
};

/** A number of movements, also written 18.0. Throws MALFORMED_COUNT. */
export function countOf(text: string, column: string): number {
  const digits = /^(\d{1,9})(?:\.0+)?$/.exec(text.replaceAll(',', ''))?.[1];
  return digits === undefined
    ? malformed('MALFORMED_COUNT', `${column} ${shown(text)} is not a number of movements`)
    : Number.parseInt(digits, 10);
}

/**
 * Reads totals by type. The row of totals is what the file declares; where it is not the sum of the others, or a row not
 * the difference of its own amounts, a warning says so. Throws EMPTY_FILE, HEADER_NOT_FOUND, MISSING_COLUMN.
 */
export async function* readSummaryTable<Column extends string>(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions,
  format: SummaryTableFormat<Column>,
): AsyncGenerator<FileItem> {
  const { encoding, text, damage } = await decodeText(source, options.encoding);
  const table = await openTable(text, format.table);
  yield { kind: 'opened', version: format.version, encoding, warnings: table.warnings };
  const run = new SummaryRun(format, options.currency ?? 'CNY');
  for await (const item of table.items) {
    if (item.kind !== 'note') yield* run.items(item);
  }
  yield {
    kind: 'closed',
    rows: run.rows,
    declared: run.declared,
    computed: run.computed,
    warnings: [...table.warnings, ...run.warnings(), ...decodingWarnings(damage)],
  };
}

/** The totals of one file while it is read. */
class SummaryRun<Column extends string> {
  private readonly credit: AmountTotal;
  private readonly debit: AmountTotal;
  private readonly contradictions: ReaderWarning[] = [];
  private credits = 0;
  private debits = 0;
  private total: readonly SummaryFigures[] | undefined;
  private totalLine = 0;
  rows = 0;

  constructor(
    private readonly format: SummaryTableFormat<Column>,
    private readonly currency: string,
  ) {
    this.credit = new AmountTotal(currency);
    this.debit = new AmountTotal(currency);
  }

  *items(item: TableRow<Column> | DamagedLine): Generator<FileItem> {
    this.rows += 1;
    try {
      if (item.kind === 'damaged') malformed(item.code, item.reason);
      const rows = this.format.rows(item, this.currency);
      if (this.format.isTotal(item)) {
        this.total = rows;
        this.totalLine = item.line;
        const reason = 'the row of totals is held against the others';
        yield { kind: 'skipped', fileLine: item.line, code: 'TOTAL_ROW', reason };
        return;
      }
      for (const row of rows) yield this.itemOf(row);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      yield { kind: 'rejected', fileLine: item.line, code: error.code, reason: error.message };
    }
  }

  private itemOf({ net, ...row }: SummaryFigures): FileItem {
    this.credits += row.creditCount;
    this.debits += row.debitCount;
    this.credit.add(row.creditAmount);
    this.debit.add(row.debitAmount);
    const difference = subtract(row.creditAmount, row.debitAmount);
    // Only the first is told: a summary has some ten rows, but nothing limits them.
    if (net !== undefined && compare(net, difference) !== 0 && this.contradictions.length === 0) {
      const detail = `Line ${row.fileLine} gives a net of ${net}, its amounts ${difference}`;
      this.contradictions.push({ code: 'ROW_DOES_NOT_ADD_UP', detail });
    }
    return { kind: 'summary', row };
  }

  get computed(): Record<string, string | number> {
    return {
      creditCount: this.credits,
      creditAmount: this.credit.value,
      debitCount: this.debits,
      debitAmount: this.debit.value,
    };
  }

  /** The row of totals, in the same words as `computed`. */
  get declared(): Record<string, string | number> {
    if (this.total === undefined) return {};
    const credit = new AmountTotal(this.currency);
    const debit = new AmountTotal(this.currency);
    for (const { creditAmount, debitAmount } of this.total) {
      credit.add(creditAmount);
      debit.add(debitAmount);
    }
    return {
      creditCount: this.total.reduce((sum, row) => sum + row.creditCount, 0),
      creditAmount: credit.value,
      debitCount: this.total.reduce((sum, row) => sum + row.debitCount, 0),
      debitAmount: debit.value,
    };
  }

  warnings(): readonly ReaderWarning[] {
    const { computed, declared } = this;
    const wrong = Object.keys(declared).filter((name) => declared[name] !== computed[name]);
    const mismatches = wrong.map((name) => ({
      code: 'DECLARED_TOTAL_MISMATCH',
      detail: `Line ${this.totalLine} declares ${declared[name] ?? ''} for ${name}, the rows add up to ${computed[name] ?? ''}`,
    }));
    return [...this.contradictions, ...mismatches];
  }
}

/** The signed amount as a credit or, below zero, as a debit without sign. */
export function creditOrDebit(
  amount: Amount,
  currency: string,
): Pick<SummaryRow, 'creditAmount' | 'debitAmount'> {
  const nothing = zero(currency);
  return isNegative(amount)
    ? { creditAmount: nothing, debitAmount: absolute(amount) }
    : { creditAmount: amount, debitAmount: nothing };
}
