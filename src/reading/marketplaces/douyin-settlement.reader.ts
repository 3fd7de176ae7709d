import { malformed } from '../../shared/domain-error.js';
import { compare, isZero, sum } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { amountOf, shown } from '../cells.js';
import {
  filled,
  isBlank,
  keyNumber,
  optionalAmount,
  plainText,
  wholeNumber,
} from '../tables/document-cells.js';
import { COMPONENTS, DOUYIN_SETTLEMENT_FORMAT } from './douyin-settlement.format.js';
import type { DouyinColumn } from './douyin-settlement.format.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import { directedAmount, settlementTime } from './settlement-cells.js';
import { movements, readStatementTable, skip } from '../tables/statement-table.js';
import type { Movement, RowContext, RowMeaning, StatementTableFormat } from '../tables/statement-table.js';
import type { TableRow } from '../tables/table-reader.js';

/** Douyin's 动账明细: every movement of the shop's accounts on the platform. */
export const douyinSettlementReader: FileReader = {
  kind: 'douyin-settlement',
  family: 'statement',
  name: { en: 'Douyin fund statement', zh: '抖音动账明细' },
  version: 1,
  recognise: (head) => recogniseTable(head, DOUYIN_SETTLEMENT_FORMAT),
  read: (source, options) => readStatementTable(source, options, formatOf(options.accountNo === undefined)),
};

/** `byAccount`: 聚合账户 and others are statements of their own, unless the import is for one account. */
function formatOf(byAccount: boolean): StatementTableFormat<DouyinColumn> {
  return {
    table: DOUYIN_SETTLEMENT_FORMAT,
    defaultAccount: 'douyin',
    version: () => 'douyin-settlement',
    row: (row, context) => rowOf(row, context, byAccount),
  };
}

function rowOf(row: TableRow<DouyinColumn>, context: RowContext, byAccount: boolean): RowMeaning {
  const timeText = row.get('time');
  if (/^(合计|总计|小计)/.test(timeText)) return skip('TOTAL_ROW', 'a row of totals');
  const { zone, currency } = context;
  const read = amountOf(row.get('amount'), '动账金额', currency);
  const amount = directedAmount(read, directionOf(row.get('direction')), '动账金额');
  const entryNo = keyNumber(row.get('entryNo'), '动帐流水号');
  const itemNo = wholeNumber(row.get('itemNo'), '子订单号');
  const scene = plainText(row.get('scene'));
  const remark = plainText(row.get('remark'));
  const account = row.get('account');
  const shared = {
    occurredAt: settlementTime(timeText, '动账时间', zone),
    ...(byAccount && /^[\p{L}\p{N}]{1,40}$/u.test(account) && { accountNo: `douyin:${account}` }),
    ...filled({
      entryNo,
      baseOrderNo: wholeNumber(row.get('orderNo'), '订单号') || itemNo,
      merchantOrderNo: itemNo,
      remark,
    }),
  };
  const identity = [entryNo, itemNo, wholeNumber(row.get('caseNo'), '售后编号')];
  const parts = componentsOf(row, currency);
  const total = sum(
    parts.map((part) => part.amount),
    currency,
  );
  if (parts.length > 0 && compare(total, amount) === 0) {
    const list = parts.map((part): Movement => ({
      ...shared,
      identity: [...identity, part.name],
      amount: part.amount,
      businessType: part.name,
      ...filled({ businessDescription: scene || plainText(row.get('billing')) }),
    }));
    return movements(...list);
  }
  const note = parts.length === 0 ? '' : `组成金额合计 ${total} 与动账金额 ${amount} 不符`;
  const description = [plainText(row.get('billing')), note].filter((text) => text !== '').join('；');
  return movements({
    ...shared,
    identity,
    amount,
    // Exports leave the scene of some movements empty and say in 备注 what they are.
    ...filled({ businessType: scene || remark, businessDescription: description }),
  });
}

/** The components that a row has, without those of nothing. */
function componentsOf(
  row: TableRow<DouyinColumn>,
  currency: string,
): readonly { name: string; amount: Amount }[] {
  return COMPONENTS.flatMap(({ column, name }) => {
    const amount = optionalAmount(row.get(column), name, currency);
    return amount === undefined || isZero(amount) ? [] : [{ name, amount }];
  });
}

function directionOf(words: string): 'in' | 'out' {
  if (/^(入[账帐]|收入)$/.test(words)) return 'in';
  if (/^(出[账帐]|支出)$/.test(words)) return 'out';
  const seen = isBlank(words) ? '(empty)' : shown(words);
  return malformed('DIRECTION_UNKNOWN', `动账方向 ${seen} says neither 入账 nor 出账`);
}
