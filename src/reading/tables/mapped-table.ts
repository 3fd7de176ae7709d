import type { ColumnMapping, MappedColumn } from '../../shared/column-mapping.js';
import { DomainError, malformed } from '../../shared/domain-error.js';
import { absolute, isZero, negate, subtract, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { checkKey } from '../../shared/streams.js';
import { normalHeader, shown } from '../cells.js';
import { dateParser, plainTime } from '../date-format.js';
import type { DateParser } from '../date-format.js';
import { splitCells } from './delimited.js';
import { filled, isBlank, plainText, wholeNumber } from './document-cells.js';
import { EqualRows } from './equal-rows.js';
import type { FileHead, Recognition } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import { localAmount } from '../local-amount.js';
import { movements, readStatementTable, skip } from './statement-table.js';
import type { RowContext, RowMeaning, StatementTableFormat } from './statement-table.js';
import { DELIMITERS } from './table-reader.js';
import type { TableFormat, TableRow } from './table-reader.js';

/** A user's own mapping explains its file better than any known format. */
const MAPPED_SCORE = 100;

/** Columns without which no row can be read. */
const NEEDED: readonly string[] = ['date', 'amount', 'income', 'expense', 'direction'];

/** Reads any CSV or sheet as a statement, by a mapping of its columns; `savedAs` is the name of one that a shop saved. */
export function mappedReader(mapping: ColumnMapping, savedAs?: string): FileReader {
  return {
    kind: 'mapped',
    family: 'statement',
    name: { en: mapping.name, zh: mapping.name },
    version: 1,
    ...(savedAs !== undefined && { savedAs }),
    recognise: (head) => recogniseMapped(head, Object.values(mapping.columns)),
    read: (source, options) => readStatementTable(source, options, formatOf(mapping)),
  };
}

/** All mapped columns have to stand in one line; the more there are, the better they explain it. */
function recogniseMapped(head: FileHead, names: readonly string[]): Recognition | undefined {
  const wanted = names.map(normalHeader);
  const found = head.lines.some((line) =>
    DELIMITERS.some((delimiter) => {
      const cells = new Set((splitCells(line, delimiter) ?? []).map(normalHeader));
      return wanted.every((name) => cells.has(name));
    }),
  );
  return found ? { score: MAPPED_SCORE + names.length, version: 'mapped' } : undefined;
}

function formatOf(mapping: ColumnMapping): StatementTableFormat<MappedColumn> {
  const equalRows = new EqualRows();
  const timeOfCells = mapping.dateFormat === undefined ? plainTime : dateParser(mapping.dateFormat);
  const columns = Object.entries(mapping.columns).map(([column, name]) => [
    column,
    { names: [name], required: NEEDED.includes(column) },
  ]);
  return {
    table: {
      name: mapping.name,
      // Cells of columns that are not mapped read as "".
      columns: Object.fromEntries(columns) as TableFormat<MappedColumn>['columns'],
      unread: [],
    },
    defaultAccount: mapping.accountNo ?? accountOf(mapping.name),
    version: () => `mapped: ${mapping.name}`,
    preamble: () => ({ currency: mapping.currency }),
    row: (row, context) => rowOf(row, context, { mapping, equalRows, timeOfCells }),
  };
}

/** The mapping's name stands for an account that nothing names, so that two mappings never share one. */
function accountOf(name: string): string {
  try {
    return checkKey('accountNo', name);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return 'mapped';
  }
}

interface MappedFile {
  readonly mapping: ColumnMapping;
  readonly equalRows: EqualRows;
  readonly timeOfCells: DateParser;
}

function rowOf(row: TableRow<MappedColumn>, context: RowContext, file: MappedFile): RowMeaning {
  const { columns, decimal } = file.mapping;
  const { currency } = context;
  const leftOut = leftOutOf(row);
  if (leftOut !== undefined) return leftOut;
  const occurredAt = file.timeOfCells(row.get('date'), row.get('time'), columns.date, context.zone);
  const amount = amountOfRow(row, currency, file.mapping);
  const balanceText = row.get('balance');
  const balance = isBlank(balanceText)
    ? undefined
    : localAmount(balanceText, columns.balance ?? 'balance', currency, decimal);
  const entryNo = wholeNumber(row.get('entryNo'), columns.entryNo ?? 'entryNo');
  const orderNo = wholeNumber(row.get('orderNo'), columns.orderNo ?? 'orderNo');
  const type = plainText(row.get('type'));
  const remark = plainText(row.get('remark'));
  const known = [
    occurredAt,
    amount,
    entryNo,
    orderNo,
    type,
    ...(entryNo === '' ? [balance ?? '', remark] : []),
  ];
  const ordinal = entryNo === '' ? file.equalRows.ordinal(known.join('\n'), row.line) : 0;
  return movements({
    identity: [...known, String(ordinal)],
    occurredAt,
    amount,
    ...(balance !== undefined && { balance }),
    ...filled({ entryNo, merchantOrderNo: plainText(orderNo), businessType: type, remark }),
  });
}

/** Totals and remarks have no date. A movement that lacks its date is no such row: it is rejected. */
function leftOutOf(row: TableRow<MappedColumn>): RowMeaning | undefined {
  if (/\d/.test(row.get('date'))) return undefined;
  const amounts = [row.get('amount'), row.get('income'), row.get('expense')];
  if (amounts.every(isBlank)) return skip('NOTE', 'a remark: it has neither date nor amount');
  const words = [row.get('date'), row.get('type'), row.get('remark'), row.get('direction')];
  const isTotal = words.some((text) => /合计|总计|小计|\btotal|^sum|^summe|saldo|solde/i.test(text));
  return isTotal ? skip('TOTAL_ROW', 'a total') : undefined;
}

const OUT = /^(借|支|出|转出|付|提|扣|d$|dr|deb|out|s$|soll|-)/i;
const IN = /^(贷|收|入|转入|存|c$|cr|in|h$|haben|\+)/i;

function amountOfRow(row: TableRow<MappedColumn>, currency: string, mapping: ColumnMapping): Amount {
  const { columns, decimal, sign } = mapping;
  const read = (column: 'amount' | 'income' | 'expense'): Amount =>
    localAmount(row.get(column), columns[column] ?? column, currency, decimal);
  const signed = (): Amount => {
    if (columns.amount === undefined) return splitAmount(row, read, currency);
    const amount = read('amount');
    if (columns.direction === undefined) return amount;
    const direction = row.get('direction');
    // The direction alone gives the sign: some files write it into the amount, too.
    if (OUT.test(direction)) return negate(absolute(amount));
    if (IN.test(direction)) return absolute(amount);
    return malformed(
      'DIRECTION_UNKNOWN',
      `${columns.direction} ${shown(direction)} says neither that money came in nor that it went out`,
    );
  };
  return sign === 'inverted' ? negate(signed()) : signed();
}

/** Expenses are written without sign or as negative; either way they go out. */
function splitAmount(
  row: TableRow<MappedColumn>,
  read: (column: 'income' | 'expense') => Amount,
  currency: string,
): Amount {
  const [income, expense] = (['income', 'expense'] as const).map((column) =>
    isBlank(row.get(column)) ? undefined : read(column),
  );
  if (income === undefined && expense === undefined) {
    malformed('AMOUNT_MISSING', 'income and expense are both empty');
  }
  const came = income ?? zero(currency);
  const went = absolute(expense ?? zero(currency));
  if (!isZero(came) && !isZero(went)) {
    malformed('TWO_AMOUNTS', `the line has both an income (${came}) and an expense (${went})`);
  }
  return subtract(came, went);
}
