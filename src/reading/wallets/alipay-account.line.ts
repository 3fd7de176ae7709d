import { DomainError, malformed } from '../../shared/domain-error.js';
import { derivedId } from '../../shared/ids.js';
import { zero } from '../../shared/money.js';
import type { StatementLine } from '../../statements/statement.events.js';
import { FREE_TEXT_COLUMNS } from './alipay-account.format.js';
import type { AccountColumn } from './alipay-account.format.js';
import { amountOf, exactNumber, timeOf } from '../cells.js';
import { serviceAccountOf, withoutPersons } from '../personal-text.js';
import type { DamagedLine, Table, TableRow } from '../tables/table-reader.js';

const MAX_TEXT = 2000;

/** More stray commas than any title has. */
const MAX_EXTRA_CELLS = 20;

export interface LineContext {
  readonly shopId: string;
  readonly accountNo: string;
  readonly currency: string;
  readonly zone: string;
}

/**
 * A row as a statement line. Throws a DomainError with the reason for a row that can't be one.
 *
 * 账务流水号 is the number of the movement. Where it is missing, 业务流水号 alone would not do: a receipt and its fee
 * share it, so type, amount, balance and time are part of the line's identity then.
 */
export function lineOf(row: TableRow<AccountColumn>, context: LineContext): StatementLine {
  const { currency, zone } = context;
  const text = (column: AccountColumn): string => bounded(row.get(column));
  const number = (column: AccountColumn, name: string): string => exactNumber(text(column), name);
  const occurredAt = timeOf(row.get('time'), '发生时间', zone);
  const amount = signedAmount(row, currency);
  const balanceText = row.get('balance');
  const balance = balanceText === '' ? undefined : amountOf(balanceText, '账户余额', currency);
  const entryNo = number('entryNo', '账务流水号');
  const tradeNo = number('tradeNo', '业务流水号');
  const businessType = text('type');
  const identity = entryNo === '' ? [tradeNo, businessType, amount, balance ?? '', occurredAt] : [entryNo];
  return {
    lineId: derivedId('statement-line', context.shopId, context.accountNo, ...identity),
    fileLine: row.line,
    occurredAt,
    amount,
    ...(balance !== undefined && { balance }),
    ...withoutEmpty({
      entryNo,
      tradeNo,
      merchantOrderNo: withoutPersons(number('merchantOrderNo', '商户订单号')),
      baseOrderNo: number('baseOrderNo', '业务基础订单号'),
      businessType,
      businessDescription: withoutPersons(text('description')),
      counterparty: serviceAccountOf(text('counterparty')) ?? '',
      goods: withoutPersons(text('goods')),
      remark: withoutPersons(text('remark')),
    }),
  };
}

/** A line of a statement must stay small enough that 500 of them are one event. */
function bounded(text: string): string {
  if (text.length > MAX_TEXT) {
    malformed('TEXT_TOO_LONG', `a cell has ${text.length} characters, over ${MAX_TEXT}`);
  }
  return text;
}

/** 收入 is positive; 支出 goes out whatever its sign, since Alipay writes it as negative and other tools as positive. */
function signedAmount(row: TableRow<AccountColumn>, currency: string): string {
  const read = (text: string, name: string): string =>
    text === '' ? zero(currency) : amountOf(text, name, currency);
  const income = read(row.get('income'), '收入金额');
  const expense = read(row.get('expense'), '支出金额').replace('-', '');
  if (income.startsWith('-')) malformed('AMOUNT_NEGATIVE', `收入金额 ${income} is below zero`);
  if (row.get('income') === '' && row.get('expense') === '') {
    malformed('AMOUNT_MISSING', '收入金额 and 支出金额 are both empty');
  }
  const nothing = zero(currency);
  if (expense === nothing) return income;
  if (income === nothing) return `-${expense}`;
  return malformed('TWO_AMOUNTS', `the line has both an income (${income}) and an expense (${expense})`);
}

function withoutEmpty<T extends Readonly<Record<string, string>>>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<T>;
}

/**
 * A line with too many cells, because a title or remark holds commas that the export did not quote: the only way of
 * joining cells of the free-text columns that gives a readable line. Undefined if there is none, or more than one.
 */
export function mendLongLine(
  damaged: DamagedLine,
  table: Table<AccountColumn>,
  context: LineContext,
): StatementLine | undefined {
  const cells = damaged.cells ?? [];
  const extra = cells.length - table.width;
  const [first, second] = FREE_TEXT_COLUMNS.map((column) => table.indexOf(column))
    .filter((index) => index !== undefined)
    .sort((a, b) => a - b);
  if (extra <= 0 || extra > MAX_EXTRA_CELLS || first === undefined) return undefined;
  const readable: StatementLine[] = [];
  for (let inFirst = 0; inFirst <= extra; inFirst++) {
    if (second === undefined && inFirst < extra) continue;
    const joined = joinCells(cells, first, inFirst);
    const row = second === undefined ? joined : joinCells(joined, second, extra - inFirst);
    try {
      readable.push(lineOf(table.rowOf(damaged, row), context));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return readable.length === 1 ? readable[0] : undefined;
}

/** The cells with those at `index` and the `extra` ones behind it made one again. */
function joinCells(cells: readonly string[], index: number, extra: number): readonly string[] {
  const end = index + extra + 1;
  return [...cells.slice(0, index), cells.slice(index, end).join(','), ...cells.slice(end)];
}
