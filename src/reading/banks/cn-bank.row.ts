import { malformed } from '../../shared/domain-error.js';
import { isNegative, isZero, negate, subtract, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { exactNumber, shown } from '../cells.js';
import {
  bankAmount,
  bankBalance,
  bankText,
  blankIfFiller,
  currencyOf,
  describedText,
  hasTimeOfDay,
} from './cn-bank.cells.js';
import type { BankColumn, BankLayout } from './cn-bank.layout.js';
import type { billMonth } from './cn-bank.preamble.js';
import { plainTime } from '../date-format.js';
import { filled } from '../tables/document-cells.js';
import type { EqualRows } from '../tables/equal-rows.js';
import { movements, skip } from '../tables/statement-table.js';
import type { Movement, RowContext, RowMeaning } from '../tables/statement-table.js';
import type { DeclaredFigures } from '../statement-tally.js';
import type { TableRow } from '../tables/table-reader.js';

/** What is known of the file besides the row. */
export interface BankFile {
  readonly layout: BankLayout;
  readonly equalRows: EqualRows;
  /** True if the account was given by the user: cells do not change it then. */
  readonly accountGiven: boolean;
  readonly bill: ReturnType<typeof billMonth>;
}

/**
 * A row of a bank's table. Totals below the table declare figures, remarks there are left out, and so are entries that
 * are not booked yet. Throws what makes the row unreadable.
 */
export function bankRow(row: TableRow<BankColumn>, context: RowContext, file: BankFile): RowMeaning {
  const get = (column: BankColumn): string => blankIfFiller(row.get(column));
  const label = `${get('date')}${get('posted')}`;
  if (/[总合小]计|本页|累计/.test(label)) return { kind: 'footer', declared: totals(get, context.currency) };
  const amounts = [get('amount'), get('income'), get('expense')];
  if (!/^\d{1,4}[-./年]?\d{1,2}/.test(label) && amounts.every((text) => text === '')) {
    return skip('NOTE', 'a remark below the table');
  }
  if (/未入账|未出账|处理中/.test(get('posted'))) return skip('PENDING', 'the entry is not booked yet');
  return movements(movementOf(row, context, file));
}

function movementOf(row: TableRow<BankColumn>, context: RowContext, file: BankFile): Movement {
  const get = (column: BankColumn): string => blankIfFiller(row.get(column));
  // Where the other side has no column of its own, its name stands in the description.
  const namesWithin = !('counterparty' in file.layout.table.columns);
  const text = (column: BankColumn): string =>
    namesWithin
      ? describedText(get(column))
      : bankText(get(column), get('counterparty'), get('counterAccount'));
  const date = dateOf(get, file.bill);
  const occurredAt = plainTime(date, get('time'), '交易日期', context.zone);
  const { amount, currency } = moneyOf(get, context, file.layout);
  const balance = bankBalance(get('balance'), '余额', currency);
  // 日志号 of interest and the like is all zeros: no number at all.
  const entryNo = get('entryNo').replace(/^0+$/, '');
  if (entryNo !== '') exactNumber(entryNo, '流水号');
  const account = get('account');
  const type = text('type');
  const known = [occurredAt, currency, amount, balance ?? '', entryNo, type];
  const unique = entryNo !== '' || (balance !== undefined && hasTimeOfDay(date, get('time')));
  const ordinal = unique ? 0 : file.equalRows.ordinal(`${account}\n${known.join('\n')}`, row.line);
  return {
    identity: [...known, String(ordinal)],
    ...(account !== '' && !file.accountGiven && { accountNo: account }),
    currency,
    occurredAt,
    amount,
    ...(balance !== undefined && { balance }),
    ...filled({ entryNo, businessType: type, businessDescription: text('place'), remark: text('remark') }),
  };
}

/** Bills of credit cards write 12/29: a month behind the bill's own is of the year before. */
function dateOf(get: (column: BankColumn) => string, bill: BankFile['bill']): string {
  const date = get('date') === '' ? get('posted') : get('date');
  const match = /^(\d{1,2})\/(\d{1,2})$/.exec(date);
  if (match?.[1] === undefined || match[2] === undefined) return date;
  if (bill === undefined) {
    malformed('YEAR_UNKNOWN', `交易日 ${shown(date)} has no year, and no line above the table names one`);
  }
  const month = Number.parseInt(match[1], 10);
  return `${month > bill.month ? bill.year - 1 : bill.year}-${match[1]}-${match[2]}`;
}

/** The signed amount and its currency. */
function moneyOf(
  get: (column: BankColumn) => string,
  context: RowContext,
  layout: BankLayout,
): { readonly amount: Amount; readonly currency: string } {
  // Some write the currency into the cell of the amount: "CNY 123.18".
  const [, inCell = '', figure = ''] = /^([A-Z]{3})?\s*(.*)$/.exec(get('amount')) ?? [];
  const currency = currencyOf(get('currency')) ?? currencyOf(inCell) ?? context.currency;
  if (!('amount' in layout.table.columns)) return { amount: splitAmount(get, currency), currency };
  const amount = bankAmount(figure, '交易金额', currency);
  return { amount: goesOut(get, layout) ? negate(amount) : amount, currency };
}

function goesOut(get: (column: BankColumn) => string, { table, inverted, incoming }: BankLayout): boolean {
  if (incoming !== undefined) return !incoming.test(get('type'));
  if (!('direction' in table.columns)) return inverted;
  const direction = get('direction');
  if (/^(借|支|出|转出|D)/i.test(direction)) return true;
  if (/^(贷|收|入|转入|C)/i.test(direction)) return false;
  return malformed('DIRECTION_UNKNOWN', `借贷 ${shown(direction)} is neither 借 nor 贷`);
}

/** Of income and expense one is empty or zero. An expense below zero is one taken back (红字): it comes in. */
function splitAmount(get: (column: BankColumn) => string, currency: string): Amount {
  const read = (column: BankColumn, name: string): Amount =>
    get(column) === '' ? zero(currency) : bankAmount(get(column), name, currency);
  if (get('income') === '' && get('expense') === '') {
    malformed('AMOUNT_MISSING', '收入 and 支出 are both empty');
  }
  const income = read('income', '收入');
  const expense = read('expense', '支出');
  if (!isZero(income) && !isZero(expense)) {
    malformed('TWO_AMOUNTS', `the line has both an income (${income}) and an expense (${expense})`);
  }
  return subtract(income, expense);
}

/** Totals of income and expense in their own columns; in other layouts a total has no sign and declares nothing. */
function totals(get: (column: BankColumn) => string, currency: string): DeclaredFigures {
  const read = (column: BankColumn): Amount | undefined => {
    const amount = bankBalance(get(column), '合计', currency);
    return amount === undefined || isNegative(amount) ? undefined : amount;
  };
  return { creditAmount: read('income'), debitAmount: read('expense') };
}
