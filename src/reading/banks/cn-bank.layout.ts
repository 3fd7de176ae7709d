import type { TableLayout } from '../tables/table-layouts.js';
import type { TableFormat } from '../tables/table-reader.js';

/**
 * What a bank's table tells. `counterparty` and `counterAccount` are read only to take them out of the other texts;
 * `posted` stands in where `date` is empty.
 */
export type BankColumn =
  | 'date'
  | 'time'
  | 'posted'
  | 'amount'
  | 'income'
  | 'expense'
  | 'direction'
  | 'balance'
  | 'currency'
  | 'account'
  | 'entryNo'
  | 'type'
  | 'place'
  | 'remark'
  | 'counterparty'
  | 'counterAccount';

type BankColumns = Partial<Record<BankColumn, readonly string[]>>;

export interface BankLayout extends TableLayout<BankColumn> {
  /** Credit cards write what was spent without a sign and what was paid back as negative. */
  readonly inverted: boolean;
  /** Which words of `type` mean that money came in, where nothing else says so; all others went out. */
  readonly incoming?: RegExp;
  /** True if lines of totals below the table end with income and expense. */
  readonly totalsBelow?: boolean;
}

/** Remarks below the table, which have fewer cells than it. */
const REMARK = /^\s*"?(以上|说明|温馨提示|声明|注\s*[:：])/;

const NEEDED: readonly BankColumn[] = ['date', 'amount', 'income', 'expense', 'direction'];

interface LayoutOptions {
  readonly columns: BankColumns;
  readonly unread?: readonly string[];
  readonly hint: RegExp;
  readonly footer?: RegExp;
  readonly inverted?: boolean;
  readonly incoming?: RegExp;
  readonly totalsBelow?: boolean;
}

/** A layout of a bank's table; date and amounts are what no table can do without. */
export function layout(
  version: string,
  { columns, unread = [], inverted = false, ...others }: LayoutOptions,
): BankLayout {
  const described = Object.entries(columns).map(([column, names]) => [
    column,
    { names, required: NEEDED.includes(column as BankColumn) },
  ]);
  // Columns that a layout does not have are simply not asked for: their cells read as "".
  const table = {
    name: `bank statement (${version})`,
    columns: Object.fromEntries(described) as TableFormat<BankColumn>['columns'],
    unread,
  };
  return { version, table, inverted, footer: REMARK, ...others };
}

/** Columns of the other side; they hold persons. */
export const COUNTER_NAME = [
  '对方户名',
  '对方账户名',
  '对方账户名称',
  '对方名称',
  '对方单位名称',
  '对方单位',
  '收(付)方名称',
  '收/付方名称',
  '交易对手名称',
  '对手信息',
];
const COUNTER_ACCOUNT = [
  '对方账号',
  '对方帐号',
  '对方账户',
  '对方卡号/账号',
  '收(付)方账号',
  '收(付)方帐号',
  '收/付方帐号',
  '收/付方账号',
  '交易对手账号',
];
export const COUNTERPARTY = { counterparty: COUNTER_NAME, counterAccount: COUNTER_ACCOUNT };
/** Of no use to a ledger. */
export const COUNTER_BANK = [
  '对方开户行',
  '对方开户行名',
  '对方开户机构',
  '对方行名',
  '对方行号',
  '对方银行',
  '开户行',
  '对方省市',
];
/** Companies' exports name sides as the bank does: what it owes to the account is 贷. */
export const CREDIT = [
  '贷方发生额',
  '贷方发生额(收入)',
  '贷方金额',
  '贷方发生额/元(收入)',
  '贷方',
  '收入金额',
  '收入',
];
export const DEBIT = [
  '借方发生额',
  '借方发生额(支取)',
  '借方金额',
  '借方发生额/元(支取)',
  '借方',
  '支出金额',
  '支出',
];
