import { datePattern } from './date-pattern.js';
import { DomainError, malformed } from './domain-error.js';
import { currencyDecimals } from './money.js';
import { checkKey } from './streams.js';

/** What a column of a mapped table can mean. */
export const MAPPED_COLUMNS = [
  'date',
  'time',
  'amount',
  'income',
  'expense',
  'direction',
  'balance',
  'entryNo',
  'orderNo',
  'type',
  'remark',
] as const;

export type MappedColumn = (typeof MAPPED_COLUMNS)[number];

/** How to read a table of any origin as a statement; a value that JSON can hold. */
export interface ColumnMapping {
  readonly name: string;
  /**
   * Headers of the file. Amounts are one signed column, one column with a `direction` beside it (借/贷, debit/credit…),
   * or `income` and `expense`.
   */
  readonly columns: { readonly date: string } & Readonly<Partial<Record<MappedColumn, string>>>;
  /** For example dd/MM/yyyy HH:mm; without it year, month and day in this order, as 2025-01-31 or 20250131. */
  readonly dateFormat?: string;
  /** The sign between units and their fractions. */
  readonly decimal: '.' | ',';
  /** `inverted`: what the file shows as positive went out, as bills of credit cards do. */
  readonly sign?: 'as-is' | 'inverted';
  /** ISO 4217 code. */
  readonly currency?: string;
  readonly accountNo?: string;
}

// Stores and views can't hold them.
const UNPRINTABLE = /[\p{Cs}\0-\x08\x0b\x0c\x0e-\x1f\x7f]/u;

const FIELDS = ['name', 'columns', 'dateFormat', 'decimal', 'sign', 'currency', 'accountNo'];

/** Checks a mapping that came as JSON. Throws MALFORMED_MAPPING, naming the field and what is wrong with it. */
export function parseMapping(json: unknown): ColumnMapping {
  const mapping = objectOf(json, 'mapping', FIELDS);
  const name = textOf(mapping, 'name', 100);
  const dateFormat = optionalText(mapping, 'dateFormat');
  const currency = optionalText(mapping, 'currency');
  const accountNo = optionalText(mapping, 'accountNo');
  const decimal = mapping['decimal'];
  const sign = mapping['sign'];
  if (decimal !== '.' && decimal !== ',') wrong('decimal', 'is neither "." nor ","');
  if (sign !== undefined && sign !== 'as-is' && sign !== 'inverted') {
    wrong('sign', 'is neither "as-is" nor "inverted"');
  }
  checked('dateFormat', () => (dateFormat === undefined ? undefined : datePattern(dateFormat)));
  checked('currency', () => (currency === undefined ? undefined : currencyDecimals(currency)));
  checked('accountNo', () => (accountNo === undefined ? undefined : checkKey('accountNo', accountNo)));
  return {
    name,
    columns: columnsOf(mapping['columns']),
    decimal,
    ...(dateFormat !== undefined && { dateFormat }),
    ...(sign !== undefined && { sign }),
    ...(currency !== undefined && { currency }),
    ...(accountNo !== undefined && { accountNo }),
  };
}

function columnsOf(json: unknown): ColumnMapping['columns'] {
  const given = objectOf(json, 'columns', MAPPED_COLUMNS);
  const columns: Partial<Record<MappedColumn, string>> = {};
  for (const column of MAPPED_COLUMNS) {
    if (given[column] !== undefined) columns[column] = textOf(given, column, 200, 'columns.');
  }
  const { date, amount, income, expense, direction } = columns;
  if (date === undefined) return wrong('columns.date', 'is missing');
  if (amount !== undefined && (income ?? expense) !== undefined) {
    wrong('columns.amount', 'stands beside income or expense: give one or the other');
  }
  if (amount === undefined) {
    if (income === undefined && expense === undefined) {
      wrong('columns.amount', 'is missing, and income and expense are too');
    }
    if (income === undefined) wrong('columns.income', 'is missing beside expense');
    if (expense === undefined) wrong('columns.expense', 'is missing beside income');
    if (direction !== undefined) wrong('columns.direction', 'needs an amount');
  }
  return { ...columns, date };
}

function wrong(field: string, problem: string): never {
  return malformed('MALFORMED_MAPPING', `${field} of the mapping ${problem}`, { field });
}

function objectOf(json: unknown, field: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return wrong(field, 'is not an object');
  }
  const prefix = field === 'mapping' ? '' : `${field}.`;
  const strange = Object.keys(json).find((key) => !known.includes(key));
  if (strange !== undefined) wrong(`${prefix}${strange}`, `is not known: use ${known.join(', ')}`);
  return json as Readonly<Record<string, unknown>>;
}

function textOf(
  given: Readonly<Record<string, unknown>>,
  field: string,
  longest: number,
  prefix = '',
): string {
  const value = given[field];
  if (value === undefined) return wrong(`${prefix}${field}`, 'is missing');
  if (typeof value !== 'string' || value.trim() === '') return wrong(`${prefix}${field}`, 'is not a text');
  if (UNPRINTABLE.test(value)) wrong(`${prefix}${field}`, 'has control characters');
  if (value.length > longest) wrong(`${prefix}${field}`, `is longer than ${longest} characters`);
  return value;
}

function optionalText(given: Readonly<Record<string, unknown>>, field: string): string | undefined {
  return given[field] === undefined ? undefined : textOf(given, field, 200);
}

function checked(field: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    wrong(field, `can not be used: ${error.message}`);
  }
}
