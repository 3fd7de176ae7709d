import type { ColumnMapping, MappedColumn } from '../../shared/column-mapping.js';
import { DomainError } from '../../shared/domain-error.js';
import { normalHeader } from '../cells.js';
import { dateParser, plainTime } from '../date-format.js';
import { decimalSignOf } from '../local-amount.js';
import type { TablePreview } from './table-preview.js';

/** Something about a proposal that a person has to look at. */
export interface MappingDoubt {
  readonly code: 'NO_DATE' | 'NO_AMOUNT' | 'DATE_FORMAT_UNKNOWN' | 'DAY_OR_MONTH' | 'NO_CURRENCY';
  readonly text: string;
  readonly textZh: string;
}

/** What the columns of an unknown table probably are. `columns` may lack those without which it can't be read. */
export interface ProposedMapping {
  readonly columns: Readonly<Partial<Record<MappedColumn, string>>>;
  readonly dateFormat: string | null;
  readonly decimal: '.' | ',';
  readonly doubts: readonly MappingDoubt[];
}

/** Titles by what their column means, in the order in which they are looked for. A title is one column at the most. */
const TITLES: readonly (readonly [MappedColumn, RegExp])[] = [
  ['balance', /余额|结余|balance|saldo|solde/i],
  ['income', /收入|贷方|存入|转入|^credit|income|money ?in|paid ?in|haben|deposit/i],
  ['expense', /支出|借方|取出|转出|^debit|expense|money ?out|paid ?out|soll|withdraw/i],
  ['direction', /^(收\/支|收支|借贷|方向)|借贷(标志|方向)|收支(类型|方向)|direction|dr\/cr|^d\/c$/i],
  ['amount', /金额|发生额|amount|betrag|montant|^sum$|money|value$/i],
  ['orderNo', /订单(号|编号)|商户单号|order ?(no|number|id|ref)/i],
  ['entryNo', /流水号|交易号|凭证号|单号|编号|transaction ?(no|id|number)|reference|^ref$|^id$|entry/i],
  ['date', /日期|date|datum|^day$|时间|posted/i],
  ['time', /时间|time|uhrzeit/i],
  ['type', /类型|业务|摘要|type|category|^art$/i],
  ['remark', /备注|附言|用途|说明|remark|description|memo|note|why|zweck|purpose|details/i],
];

const FORMATS: readonly string[] = [
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'dd.MM.yyyy',
  'dd-MM-yyyy',
  'dd.MM.yy',
  'dd/MM/yy',
].flatMap((date) => {
  const loose = date.replace('dd', 'd').replace('MM', 'M');
  return [date, loose, `${loose} HH:mm`, `${loose} HH:mm:ss`];
});

/** Guesses from titles and the first rows. It is a proposal only: a person looks at the rows that it gives, and saves it. */
export function proposeMapping({ columns: titles, rows, delimiter }: TablePreview): ProposedMapping {
  const columns = columnsOf(titles);
  const samples = (column: MappedColumn): readonly string[] => {
    const at = titles.indexOf(columns[column] ?? '');
    return at < 0 ? [] : rows.map(({ cells }) => cells[at] ?? '').filter((cell) => /\d/.test(cell));
  };
  const dates = datesOf(samples('date'), samples('time').length > 0);
  const amounts = (['amount', 'income', 'expense', 'balance'] as const).flatMap(samples);
  return {
    columns,
    dateFormat: dates.format,
    decimal: decimalSignOf(amounts, delimiter === ';' ? ',' : '.'),
    doubts: [...missing(columns), ...dates.doubts, NO_CURRENCY],
  };
}

/** A mapping that can be tried; undefined without a date or an amount. */
export function mappingOf(proposal: ProposedMapping, name: string): ColumnMapping | undefined {
  const { columns, dateFormat, decimal } = proposal;
  const { date, amount, income, expense } = columns;
  if (date === undefined || (amount === undefined && (income === undefined || expense === undefined))) {
    return undefined;
  }
  return { name, columns: { ...columns, date }, decimal, ...(dateFormat !== null && { dateFormat }) };
}

function columnsOf(titles: readonly string[]): Partial<Record<MappedColumn, string>> {
  const columns: Partial<Record<MappedColumn, string>> = {};
  const free = new Set(titles.filter((title) => title !== ''));
  for (const [column, pattern] of TITLES) {
    const title = [...free].find((one) => pattern.test(normalHeader(one)) || pattern.test(one));
    if (title === undefined) continue;
    columns[column] = title;
    free.delete(title);
  }
  return withoutContradiction(columns);
}

/** Amounts stand in one column or in two, never in both ways; a direction belongs to one. */
function withoutContradiction(
  columns: Partial<Record<MappedColumn, string>>,
): Partial<Record<MappedColumn, string>> {
  const { income, expense, amount, direction, ...others } = columns;
  if (income !== undefined && expense !== undefined) return { ...others, income, expense };
  const only = amount ?? income ?? expense;
  return {
    ...others,
    ...(only !== undefined && { amount: only }),
    ...(only !== undefined && direction !== undefined && { direction }),
  };
}

function missing(columns: Partial<Record<MappedColumn, string>>): readonly MappingDoubt[] {
  const doubts: MappingDoubt[] = [];
  if (columns.date === undefined) {
    doubts.push({
      code: 'NO_DATE',
      text: 'No column looks like the date: choose it',
      textZh: '没有找到日期列，请选择',
    });
  }
  if (columns.amount === undefined && columns.income === undefined) {
    doubts.push({
      code: 'NO_AMOUNT',
      text: 'No column looks like the amount: choose one, or one for income and one for expense',
      textZh: '没有找到金额列，请选择金额列，或收入列和支出列',
    });
  }
  return doubts;
}

const NO_CURRENCY: MappingDoubt = {
  code: 'NO_CURRENCY',
  text: 'The file names no currency: it is read as CNY unless another one is chosen',
  textZh: '文件没有写明币种，如未选择则按人民币读取',
};

function datesOf(
  samples: readonly string[],
  hasTime: boolean,
): { readonly format: string | null; readonly doubts: readonly MappingDoubt[] } {
  if (samples.length === 0 || samples.every((text) => reads(plainTime, text))) {
    return { format: null, doubts: [] };
  }
  const fitting = FORMATS.filter((format) => samples.every((text) => reads(dateParser(format), text)));
  const format = fitting.find((one) => !hasTime || !one.includes('HH')) ?? fitting[0];
  if (format === undefined) {
    return {
      format: null,
      doubts: [
        {
          code: 'DATE_FORMAT_UNKNOWN',
          text: `The dates are not written in a way that is known: say how, for example dd/MM/yyyy`,
          textZh: '无法识别日期的写法，请填写格式，例如 dd/MM/yyyy',
        },
      ],
    };
  }
  const either = fitting.some((one) => one.startsWith('M')) && fitting.some((one) => one.startsWith('d'));
  return { format, doubts: either ? [dayOrMonth(format)] : [] };
}

const dayOrMonth = (format: string): MappingDoubt => ({
  code: 'DAY_OR_MONTH',
  text: `Whether day or month comes first does not show in these rows; ${format} is assumed`,
  textZh: `从这些行看不出日和月的先后，暂按 ${format} 读取`,
});

function reads(parser: typeof plainTime, text: string): boolean {
  try {
    parser(text, '', 'date', 'UTC');
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return false;
  }
}
