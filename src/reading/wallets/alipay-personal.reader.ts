import { derivedId } from '../../shared/ids.js';
import { ColumnTotals, withColumnTotals } from '../tables/column-totals.js';
import type { CountedRow } from '../tables/column-totals.js';
import { EqualRows } from '../tables/equal-rows.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { readRewrittenTable } from '../tables/rewritten-lines.js';
import type { RowContext, RowMeaning, StatementTableFormat } from '../tables/statement-table.js';
import type { TableFormat, TableRow } from '../tables/table-reader.js';
import { declareFigures, recordRewriter, walletRow, withOrdinal } from './wallet-record.js';
import { declaredPeriod, mendedRow, namedAccount, recogniseUnlike, textOf } from './wallet-statement.js';

type RecordColumn =
  | 'time'
  | 'createdAt'
  | 'amount'
  | 'direction'
  | 'status'
  | 'tradeNo'
  | 'merchantOrderNo'
  | 'type'
  | 'goods'
  | 'fee'
  | 'remark'
  | 'fundStatus';

/** The columns of Alipay's personal records: of the web site (交易记录明细查询) and of the app. */
export const ALIPAY_PERSONAL_FORMAT: TableFormat<RecordColumn> = {
  name: 'Alipay personal record (交易记录明细)',
  columns: {
    time: { names: ['付款时间', '交易时间', '交易完成时间', '交易创建时间'], required: true },
    amount: { names: ['金额（元）', '金额'], required: true },
    direction: { names: ['收/支', '收支'], required: true },
    status: { names: ['交易状态'], required: true },
    tradeNo: { names: ['交易订单号', '交易号', '订单号'], required: false },
    createdAt: { names: ['交易创建时间'], required: false },
    merchantOrderNo: { names: ['商家订单号', '商户订单号'], required: false },
    type: { names: ['交易分类', '类型', '交易类型'], required: false },
    goods: { names: ['商品说明', '商品名称', '商品'], required: false },
    fee: { names: ['服务费（元）', '服务费'], required: false },
    remark: { names: ['备注'], required: false },
    fundStatus: { names: ['资金状态'], required: false },
  },
  unread: [
    '交易对方',
    '对方账号',
    '收/付款方式',
    '收付款方式',
    '最近修改时间',
    '交易来源地',
    '成功退款（元）',
  ],
};

/** Columns that the records of JD (京东) and WeChat Pay have in the place of Alipay's. */
const FOREIGN = ['商户名称', '交易说明', '交易单号', '商户单号', '商家单号', '当前状态'];

const FREE_TEXTS: readonly RecordColumn[] = ['goods', 'remark'];

/** Alipay's record for persons, from the web site or the app: small shops keep their takings in it. */
export const alipayPersonalReader: FileReader = {
  kind: 'alipay-personal',
  family: 'statement',
  name: { en: 'Alipay personal record', zh: '支付宝交易记录明细' },
  version: 1,
  recognise: (head) => recogniseUnlike(head, ALIPAY_PERSONAL_FORMAT, FOREIGN),
  read,
};

function read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  const totals = new ColumnTotals();
  const equal = new EqualRows();
  const take = (found: CountedRow, line: number, currency: string): RowMeaning =>
    totals.take(withOrdinal(found, equal, line), currency);
  const format: StatementTableFormat<RecordColumn> = {
    table: ALIPAY_PERSONAL_FORMAT,
    defaultAccount: 'alipay-personal',
    version: (table) => (table.indexOf('fundStatus') === undefined ? 'app' : 'web'),
    preamble: (lines, { zone, currency = 'CNY' }) => {
      const text = textOf(lines);
      declareFigures(text, currency, totals);
      return { accountNo: accountOf(text), period: declaredPeriod(text, zone) };
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

/**
 * The account of a person is an e-mail address or a phone number: what leaves the reader tells it from the shop's others
 * and is too short to find it by trial.
 */
function accountOf(text: string): string | undefined {
  const account = namedAccount(text);
  return account && `alipay-personal-${derivedId('alipay-personal', account).slice(0, 4)}`;
}

/** The stray comma may have stood in the name of the other party, which then is where the goods should be. */
function withoutGoods(row: TableRow<RecordColumn>): TableRow<RecordColumn> {
  return { ...row, get: (column) => (column === 'goods' ? '' : row.get(column)) };
}

function readRow(row: TableRow<RecordColumn>, context: RowContext): CountedRow {
  return walletRow(
    {
      time: row.get('time') || row.get('createdAt'),
      direction: row.get('direction'),
      fundStatus: row.get('fundStatus'),
      amount: row.get('amount'),
      fee: row.get('fee'),
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
