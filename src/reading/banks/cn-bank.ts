import { DomainError } from '../../shared/domain-error.js';
import type { Amount } from '../../shared/money.js';
import { amountOf, cleanCell } from '../cells.js';
import { CGB_LAYOUTS, CITIC_LAYOUTS, CMB_LAYOUTS, SPDB_LAYOUTS } from './cn-bank.joint-stock-banks.js';
import type { BankColumn, BankLayout } from './cn-bank.layout.js';
import { bankPreamble, billMonth } from './cn-bank.preamble.js';
import { bankRow } from './cn-bank.row.js';
import { ABC_LAYOUTS, BOC_LAYOUTS, BOCOM_LAYOUTS, CCB_LAYOUTS, ICBC_LAYOUTS } from './cn-bank.state-banks.js';
import { splitCells } from '../tables/delimited.js';
import { EqualRows } from '../tables/equal-rows.js';
import type { FileReader, ReadOptions } from '../file-reader.js';
import { defined } from '../reader-item.js';
import type { DeclaredFigures } from '../statement-tally.js';
import type { StatementTableFormat } from '../tables/statement-table.js';
import { readLayouts, recogniseLayouts } from '../tables/table-layouts.js';

type Layouts = readonly [BankLayout, ...BankLayout[]];

function bankReader(kind: string, en: string, zh: string, layouts: Layouts): FileReader {
  return {
    kind,
    family: 'statement',
    name: { en: `${en} statement`, zh: `${zh}流水` },
    version: 1,
    recognise: (head) => recogniseLayouts(head, layouts),
    read: (source, options) =>
      readLayouts(source, options, layouts, (layout) => formatOf(kind, layout, options)),
  };
}

/** Statements of Chinese banks as their online banks export them, of cards, credit cards and companies. */
export const cnBankReaders: readonly FileReader[] = [
  bankReader('icbc', 'ICBC', '工商银行', ICBC_LAYOUTS),
  bankReader('abc', 'Agricultural Bank of China', '农业银行', ABC_LAYOUTS),
  bankReader('boc', 'Bank of China', '中国银行', BOC_LAYOUTS),
  bankReader('ccb', 'China Construction Bank', '建设银行', CCB_LAYOUTS),
  bankReader('cmb', 'China Merchants Bank', '招商银行', CMB_LAYOUTS),
  bankReader('bocom', 'Bank of Communications', '交通银行', BOCOM_LAYOUTS),
  bankReader('citic', 'China CITIC Bank', '中信银行', CITIC_LAYOUTS),
  bankReader('cgb', 'China Guangfa Bank', '广发银行', CGB_LAYOUTS),
  bankReader('spdb', 'SPD Bank', '浦发银行', SPDB_LAYOUTS),
];

function formatOf(kind: string, layout: BankLayout, options: ReadOptions): StatementTableFormat<BankColumn> {
  const equalRows = new EqualRows();
  let bill: ReturnType<typeof billMonth>;
  return {
    table: layout.table,
    defaultAccount: kind,
    version: () => layout.version,
    preamble: (lines) => {
      bill = billMonth(lines);
      return bankPreamble(lines, options.zone);
    },
    row: (row, context) =>
      bankRow(row, context, { layout, equalRows, accountGiven: options.accountNo !== undefined, bill }),
    note: (text, context) => footerOf(text, context.currency, layout.totalsBelow === true),
  };
}

const COUNTED = /(收入|支出)合计\s*:\s*(\d+)\s*笔\s*,?\s*共?\s*([\d,.]+)\s*元/g;

/**
 * Totals below the table: "# 收入合计: 2 笔, 共 100.00 元" with counts, or a line whose last two figures are income and
 * expense. Lines that say neither declare nothing.
 */
function footerOf(text: string, currency: string, totalsBelow: boolean): DeclaredFigures {
  const line = text.normalize('NFKC');
  let declared: DeclaredFigures = {};
  for (const [, side, count = '', amount = ''] of line.matchAll(COUNTED)) {
    const entries = Number.parseInt(count, 10);
    const total = figureOf(amount, currency);
    declared =
      side === '收入'
        ? { ...declared, creditCount: entries, creditAmount: total }
        : { ...declared, debitCount: entries, debitAmount: total };
  }
  if (Object.keys(declared).length > 0 || !totalsBelow || !/合计/.test(line)) return declared;
  const delimiter = line.includes('\t') && !line.includes(',') ? '\t' : ',';
  const cells = (splitCells(line, delimiter) ?? []).map(cleanCell).slice(1);
  const [income, expense] = cells.filter((cell) => cell !== '').slice(-2);
  return defined({ creditAmount: figureOf(income, currency), debitAmount: figureOf(expense, currency) });
}

function figureOf(text: string | undefined, currency: string): Amount | undefined {
  if (text === undefined) return undefined;
  try {
    return amountOf(text, '合计', currency);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return undefined;
  }
}
