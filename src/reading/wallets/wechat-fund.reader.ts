import { malformed } from '../../shared/domain-error.js';
import { absolute, negate } from '../../shared/money.js';
import { countOf } from './alipay-summary.reader.js';
import { amountOf, shown, timeOf } from '../cells.js';
import { filled, optionalAmount, plainText, wholeNumber } from '../tables/document-cells.js';
import { recogniseTable } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { readRewrittenTable } from '../tables/rewritten-lines.js';
import { movements } from '../tables/statement-table.js';
import type { RowContext, RowMeaning, StatementTableFormat } from '../tables/statement-table.js';
import type { DeclaredFigures } from '../statement-tally.js';
import type { TableFormat, TableRow } from '../tables/table-reader.js';
import { unlessMalformed } from './wallet-statement.js';
import { footerOf, tickRewriter, untickedRow, widthOf } from './wechat-trade.ticks.js';

type FundColumn =
  | 'time'
  | 'tradeNo'
  | 'entryNo'
  | 'name'
  | 'type'
  | 'direction'
  | 'amount'
  | 'balance'
  | 'remark'
  | 'voucherNo';

/** The columns of WeChat Pay's fund bill 资金账单. */
export const WECHAT_FUND_FORMAT: TableFormat<FundColumn> = {
  name: 'WeChat Pay fund bill (资金账单)',
  columns: {
    time: { names: ['记账时间'], required: true },
    direction: { names: ['收支类型'], required: true },
    amount: { names: ['收支金额（元）', '收支金额'], required: true },
    entryNo: { names: ['资金流水单号'], required: true },
    balance: { names: ['账户结余（元）', '账户结余'], required: false },
    tradeNo: { names: ['微信支付业务单号'], required: false },
    name: { names: ['业务名称'], required: false },
    type: { names: ['业务类型'], required: false },
    remark: { names: ['备注'], required: false },
    voucherNo: { names: ['业务凭证号'], required: false },
  },
  unread: ['资金变更提交申请人'],
};

/** WeChat Pay's fund bill 资金账单: every movement of a merchant's account with its balance. */
export const wechatFundReader: FileReader = {
  kind: 'wechat-fund',
  family: 'statement',
  name: { en: 'WeChat Pay fund bill', zh: '微信支付资金账单' },
  version: 1,
  recognise: (head) => recogniseTable(head, WECHAT_FUND_FORMAT),
  read,
};

const FORMAT: StatementTableFormat<FundColumn> = {
  table: WECHAT_FUND_FORMAT,
  defaultAccount: 'wechat-pay',
  version: widthOf,
  row: (row, context) => readRow(untickedRow(row), context),
  note: readFooter,
};

function read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  return readRewrittenTable(source, options, FORMAT, tickRewriter('资金流水单号', '资金流水总笔数'));
}

/** A payment and its fee can share a flow number, so that type, direction, amount and time count too. */
function readRow(row: TableRow<FundColumn>, { zone, currency }: RowContext): RowMeaning {
  const size = absolute(amountOf(row.get('amount'), '收支金额', currency));
  const direction = row.get('direction');
  if (direction !== '收入' && direction !== '支出') {
    malformed('UNKNOWN_DIRECTION', `收支类型 ${shown(direction)} is neither 收入 nor 支出`);
  }
  const amount = direction === '收入' ? size : negate(size);
  const occurredAt = timeOf(row.get('time'), '记账时间', zone);
  const balance = optionalAmount(row.get('balance'), '账户结余', currency);
  const entryNo = wholeNumber(row.get('entryNo'), '资金流水单号');
  const tradeNo = wholeNumber(row.get('tradeNo'), '微信支付业务单号');
  const businessType = plainText(row.get('type'));
  const own = entryNo === '' ? ['', balance ?? ''] : [entryNo];
  return movements({
    identity: [...own, tradeNo, businessType, amount, occurredAt],
    occurredAt,
    amount,
    ...(balance !== undefined && { balance }),
    ...filled({
      entryNo,
      tradeNo,
      merchantOrderNo: plainText(wholeNumber(row.get('voucherNo'), '业务凭证号')),
      businessType,
      businessDescription: plainText(row.get('name')),
      remark: plainText(row.get('remark')),
    }),
  });
}

function readFooter(text: string, { currency }: RowContext): DeclaredFigures {
  const footer = footerOf(text);
  const count = (name: string): number | undefined =>
    unlessMalformed(() => countOf(footer.get(name) ?? '', name));
  const amount = (name: string): string | undefined =>
    unlessMalformed(() => absolute(amountOf(footer.get(name) ?? '', name, currency)));
  return {
    entries: count('资金流水总笔数'),
    creditCount: count('收入笔数'),
    creditAmount: amount('收入金额'),
    debitCount: count('支出笔数'),
    debitAmount: amount('支出金额'),
  };
}
