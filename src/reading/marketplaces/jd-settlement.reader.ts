import { malformed } from '../../shared/domain-error.js';
import { amountOf, shown } from '../cells.js';
import { filled, isBlank, plainText, wholeNumber } from '../tables/document-cells.js';
import { EqualRows } from '../tables/equal-rows.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import { JD_SETTLEMENT_FORMAT } from './jd-settlement.format.js';
import type { JdColumn } from './jd-settlement.format.js';
import { directedAmount, settlementTime } from './settlement-cells.js';
import { movements, readStatementTable, skip } from '../tables/statement-table.js';
import type { RowContext, RowMeaning, StatementTableFormat } from '../tables/statement-table.js';
import type { Table, TableRow } from '../tables/table-reader.js';

/** JD's settlement 结算单 (费用明细). */
export const jdSettlementReader: FileReader = {
  kind: 'jd-settlement',
  family: 'statement',
  name: { en: 'JD settlement', zh: '京东结算单' },
  version: 1,
  recognise: (head) => recogniseTable(head, JD_SETTLEMENT_FORMAT),
  read: (source, options) => readStatementTable(source, options, formatOf(new EqualRows())),
};

function formatOf(equal: EqualRows): StatementTableFormat<JdColumn> {
  return {
    table: JD_SETTLEMENT_FORMAT,
    defaultAccount: 'jd',
    version: layoutOf,
    row: (row, context) => rowOf(row, context, equal),
  };
}

/** Whether a row is settled shows by 结算状态, else by a time: without both, money to come would count as received. */
function layoutOf(table: Table<JdColumn>): string {
  if (table.indexOf('state') !== undefined) return 'until 2026-07';
  if (table.indexOf('settledAt') !== undefined || table.indexOf('arrivedAt') !== undefined) return '2026-08';
  return malformed(
    'MISSING_COLUMN',
    `The header on line ${table.headerLine} of this ${JD_SETTLEMENT_FORMAT.name} lacks 结算状态 (or 结算时间): ` +
      'which rows are settled can not be told',
    { line: table.headerLine, missing: '结算状态' },
  );
}

function rowOf(row: TableRow<JdColumn>, context: RowContext, equal: EqualRows): RowMeaning {
  const orderText = row.get('orderNo');
  if (/^(合计|总计|小计)/.test(orderText)) return skip('TOTAL_ROW', 'a row of totals');
  const timeText = settledTime(row);
  if (timeText === undefined) return skip('PENDING', `the row is not settled: ${stateOf(row)}`);
  const occurredAt = settlementTime(timeText, '到账时间', context.zone);
  const currency = currencyOf(row.get('currency'), context.currency);
  const fee = plainText(row.get('fee'));
  if (fee === '') malformed('FEE_NAME_MISSING', '费用名称 is empty');
  const read = amountOf(row.get('amount'), '应结金额', currency);
  const direction = directionOf(row.get('direction'), fee, read);
  const amount = directedAmount(read, direction, '应结金额');
  const orderNo = wholeNumber(orderText, '订单编号');
  const batchNo = wholeNumber(row.get('batchNo'), '商户订单号');
  const content = [
    orderNo,
    wholeNumber(row.get('documentNo'), '业务单据编号'),
    wholeNumber(row.get('caseNo'), '售后服务单号'),
    wholeNumber(row.get('sku'), '商品编号'),
    wholeNumber(row.get('statementNo'), '结算单号'),
    batchNo,
    fee,
    amount,
    occurredAt,
  ];
  // Fees of the whole shop have no order: two of the same amount at the same time are two.
  const ordinal = orderNo === '' ? [String(equal.ordinal(JSON.stringify(content), row.line))] : [];
  return movements({
    identity: [...content, ...ordinal],
    occurredAt,
    amount,
    currency,
    businessType: fee,
    ...filled({
      businessDescription: descriptionOf(fee, direction, row.get('direction')),
      baseOrderNo: orderNo,
      // 商户订单号 is the number of the payout, which many orders share; it may not stand for an order.
      merchantOrderNo: orderNo === '' ? '' : batchNo,
      remark: plainText(row.get('remark')),
    }),
  });
}

/** The time of a row that is settled; TIME_MISSING is thrown for one that is and has none. */
function settledTime(row: TableRow<JdColumn>): string | undefined {
  const times = [row.get('arrivedAt'), row.get('settledAt')];
  const state = row.get('state');
  if (isBlank(state)) return times.find((text) => !isBlank(text));
  if (!/^已(结算|到账|结清)$/.test(state)) return undefined;
  const found = [...times, row.get('billedAt')].find((text) => !isBlank(text));
  return found ?? malformed('TIME_MISSING', '到账时间, 结算时间 and 账单生成时间 are empty');
}

function stateOf(row: TableRow<JdColumn>): string {
  const state = row.get('state');
  if (isBlank(state)) return 'it has no 结算时间';
  return `结算状态 is ${/结算|到账|结清/.test(state) ? state : shown(state)}`;
}

/** 货款 that goes out is money given back to a buyer; the file calls both 货款. */
function descriptionOf(fee: string, direction: 'in' | 'out', words: string): string {
  return fee === '货款' && direction === 'out' ? '货款退款' : plainText(words);
}

/** 收入 or 支出; for other words of 费用分类 only a sign, or money for goods, leaves no doubt. */
function directionOf(words: string, fee: string, amount: string): 'in' | 'out' {
  if (/支出|扣款|扣减/.test(words)) return 'out';
  if (/收入|返还/.test(words)) return 'in';
  if (amount.startsWith('-')) return 'out';
  if (fee === '货款') return 'in';
  return malformed('DIRECTION_UNKNOWN', `收支方向 ${shown(words)} says neither 收入 nor 支出`);
}

function currencyOf(text: string, otherwise: string): string {
  if (isBlank(text)) return otherwise;
  return /^(人民币|RMB|CNY)$/i.test(text) ? 'CNY' : text.toUpperCase();
}
