import { ColumnTotals, withColumnTotals } from '../tables/column-totals.js';
import type { CountedRow } from '../tables/column-totals.js';
import { EqualRows } from '../tables/equal-rows.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { readRewrittenTable } from '../tables/rewritten-lines.js';
import type { RowContext, RowMeaning, StatementTableFormat } from '../tables/statement-table.js';
import type { TableFormat, TableRow } from '../tables/table-reader.js';
import { declareFigures, recordRewriter, walletRow, withOrdinal } from './wallet-record.js';
import { declaredPeriod, mendedRow, recogniseUnlike, textOf } from './wallet-statement.js';

type RecordColumn =
  'time' | 'type' | 'goods' | 'direction' | 'amount' | 'status' | 'tradeNo' | 'merchantOrderNo' | 'remark';

/** The columns of WeChat Pay's personal record 微信支付账单明细. */
export const WECHAT_PERSONAL_FORMAT: TableFormat<RecordColumn> = {
  name: 'WeChat Pay personal record (微信支付账单明细)',
  columns: {
    time: { names: ['交易时间'], required: true },
    direction: { names: ['收/支', '收支'], required: true },
    amount: { names: ['金额(元)', '金额'], required: true },
    status: { names: ['当前状态'], required: true },
    tradeNo: { names: ['交易单号'], required: false },
    type: { names: ['交易类型'], required: false },
    goods: { names: ['商品'], required: false },
    merchantOrderNo: { names: ['商户单号'], required: false },
    remark: { names: ['备注'], required: false },
  },
  unread: ['交易对方', '支付方式'],
};

/** Columns that the records of Alipay, JD and Meituan have in the place of WeChat's. */
const FOREIGN = ['交易状态', '交易订单号', '商家订单号', '商家单号', '商户名称', '订单标题', '实付金额'];

const FREE_TEXTS: readonly RecordColumn[] = ['goods', 'remark'];

/** WeChat Pay's record for persons: small shops keep their takings in it. */
export const wechatPersonalReader: FileReader = {
  kind: 'wechat-personal',
  family: 'statement',
  name: { en: 'WeChat Pay personal record', zh: '微信支付账单明细' },
  version: 1,
  recognise: (head) => recogniseUnlike(head, WECHAT_PERSONAL_FORMAT, FOREIGN),
  read,
};

function read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  const totals = new ColumnTotals();
  const equal = new EqualRows();
  const take = (found: CountedRow, line: number, currency: string): RowMeaning =>
    totals.take(withOrdinal(found, equal, line), currency);
  const format: StatementTableFormat<RecordColumn> = {
    table: WECHAT_PERSONAL_FORMAT,
    // The file names its owner by a nickname only, which is personal and changes.
    defaultAccount: 'wechat-personal',
    version: (table) => `${table.width} columns`,
    preamble: (lines, { zone, currency = 'CNY' }) => {
      const text = textOf(lines);
      declareFigures(text, currency, totals);
      return { period: declaredPeriod(text, zone) };
    },
    row: (row, context) => take(readRow(row, context), row.line, context.currency),
    mend: (line, table, context) => {
      const found = mendedRow(line, table, FREE_TEXTS, (row) => readRow(withoutGoods(row), context));
      return found && take(found, line.line, context.currency);
    },
    note: (text, { currency }) => {
      declareFigures(text, currency, totals);
      return {};
    },
  };
  return withColumnTotals(readRewrittenTable(source, options, format, recordRewriter()), totals);
}

/** The stray comma may have stood in the name of the other party, which then is where the goods should be. */
function withoutGoods(row: TableRow<RecordColumn>): TableRow<RecordColumn> {
  return { ...row, get: (column) => (column === 'goods' ? '' : row.get(column)) };
}

function readRow(row: TableRow<RecordColumn>, context: RowContext): CountedRow {
  return walletRow(
    {
      time: row.get('time'),
      direction: row.get('direction'),
      fundStatus: '',
      amount: row.get('amount'),
      fee: '',
      status: row.get('status'),
      type: row.get('type'),
      tradeNo: row.get('tradeNo'),
      merchantOrderNo: row.get('merchantOrderNo'),
      goods: row.get('goods'),
      remark: row.get('remark'),
    },
    context,
  );
}
