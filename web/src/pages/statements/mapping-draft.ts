import type { ColumnMapping, InspectedPart } from '../../api/schema.js';

export type Columns = ColumnMapping['columns'];
export type MappedColumn = keyof Columns;

/** A mapping as a person makes it; what is empty is not said. */
export interface MappingDraft {
  /** Under which it is saved. */
  readonly name: string;
  readonly columns: Partial<Columns>;
  readonly inTwoColumns: boolean;
  readonly dateFormat: string;
  readonly decimal: ColumnMapping['decimal'];
  readonly sign: NonNullable<ColumnMapping['sign']>;
  readonly currency: string;
  readonly accountNo: string;
}

/** In the order in which an accountant reads a row. */
export function columnsOf({ inTwoColumns }: MappingDraft): readonly MappedColumn[] {
  const amounts: readonly MappedColumn[] = inTwoColumns ? ['income', 'expense'] : ['amount', 'direction'];
  return ['date', 'time', ...amounts, 'balance', 'entryNo', 'orderNo', 'type', 'remark'];
}

/** What the server thinks of the table, as a beginning. */
export function draftOf({ proposal }: InspectedPart, fileName: string): MappingDraft {
  return {
    name: nameFor(fileName),
    columns: proposal?.columns ?? {},
    inTwoColumns: proposal?.columns.income !== undefined,
    dateFormat: proposal?.dateFormat ?? '',
    decimal: proposal?.decimal ?? '.',
    sign: 'as-is',
    currency: 'CNY',
    accountNo: '',
  };
}

/** The mapping as the server takes it; undefined without a date or an amount. */
export function mappingOf(draft: MappingDraft): ColumnMapping | undefined {
  const { name, dateFormat, decimal, sign, currency, accountNo } = draft;
  const columns = Object.fromEntries(
    columnsOf(draft).flatMap((column) => {
      const title = draft.columns[column];
      return title === undefined ? [] : [[column, title]];
    }),
  ) as Partial<Columns>;
  const { date, amount, income, expense } = columns;
  const hasAmount = draft.inTwoColumns ? income !== undefined && expense !== undefined : amount !== undefined;
  if (date === undefined || !hasAmount || name === '') return undefined;
  return {
    name,
    columns: { ...columns, date },
    decimal,
    ...(dateFormat !== '' && { dateFormat }),
    ...(sign !== 'as-is' && { sign }),
    ...(currency !== '' && { currency }),
    ...(accountNo !== '' && { accountNo }),
  };
}

/** The file's name without what changes from month to month. */
function nameFor(fileName: string): string {
  const stem = fileName.replace(/\.[^.]*$/, '').replace(/[\d\s._-]+$/, '');
  const name = stem.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[^\p{L}\p{N}]+|-+$/gu, '');
  return name.slice(0, 60) || 'table';
}
