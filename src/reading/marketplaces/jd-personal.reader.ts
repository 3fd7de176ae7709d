import { negate, isZero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { malformed } from '../../shared/domain-error.js';
import { daysAfter, startOfDate } from '../../shared/period.js';
import { normalHeader, positiveOrZero, shown, timeOf } from '../cells.js';
import type { Line } from '../tables/delimited.js';
import { filled, plainText, wholeNumber } from '../tables/document-cells.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader, ReadOptions } from '../file-reader.js';
import { movements, readStatementTable, skip } from '../tables/statement-table.js';
import type {
  RowContext,
  RowMeaning,
  StatementTableFormat,
  TablePreamble,
} from '../tables/statement-table.js';
import type { TableFormat, TableRow } from '../tables/table-reader.js';

type WalletColumn =
  | 'time'
  | 'description'
  | 'amount'
  | 'status'
  | 'direction'
  | 'category'
  | 'tradeNo'
  | 'merchantOrderNo'
  | 'remark';

const TABLE: TableFormat<WalletColumn> = {
  name: 'personal JD wallet record',
  columns: {
    time: { names: ['交易时间'], required: true },
    description: { names: ['交易说明'], required: true },
    amount: { names: ['金额'], required: true },
    status: { names: ['交易状态'], required: true },
    direction: { names: ['收/支'], required: true },
    category: { names: ['交易分类'], required: false },
    tradeNo: { names: ['交易订单号'], required: false },
    merchantOrderNo: { names: ['商家订单号'], required: false },
    remark: { names: ['备注'], required: false },
  },
  unread: ['商户名称', '收/付款方式'],
};

const FORMAT: StatementTableFormat<WalletColumn> = {
  table: TABLE,
  defaultAccount: 'jd-personal',
  version: () => 'jd-personal',
  preamble: preambleOf,
  row: rowOf,
};

/** The record that JD gives a person or a purchasing account of its own payments 京东交易明细. */
export const jdPersonalReader: FileReader = {
  kind: 'jd-personal',
  family: 'statement',
  name: { en: 'Personal JD wallet record', zh: '京东个人交易明细' },
  version: 1,
  // Personal records of Alipay have the other columns too.
  recognise: (head) =>
    head.lines.some((line) => normalHeader(line).includes('交易说明'))
      ? recogniseTable(head, TABLE)
      : undefined,
  read: (source, options) => readStatementTable(source, options, FORMAT),
};

/** 131.77(已退款89.84): what was paid; what came back stands in a row of its own. */
const AMOUNT = /^([^(（]*)(?:[(（](已[^)）]*)[)）])?$/;

function rowOf(row: TableRow<WalletColumn>, { zone, currency }: RowContext): RowMeaning {
  const occurredAt = timeOf(row.get('time'), '交易时间', zone);
  const status = row.get('status');
  if (!/成功|完成/.test(status)) {
    const known = /付款|支付|关闭|失败|处理|取消/.test(status);
    return skip('PENDING', `the payment is not complete: ${known ? status : shown(status)}`);
  }
  const [, bare = row.get('amount'), refunded = ''] = AMOUNT.exec(row.get('amount')) ?? [];
  const paid = positiveOrZero(bare, '金额', currency);
  const description = plainText(row.get('description'));
  const amount = signed(paid, row.get('direction'), { status, description, refunded });
  if (amount === undefined || (isZero(paid) && row.get('direction') === '不计收支')) {
    return skip('NEUTRAL', '不计收支: no money of the account moves');
  }
  const tradeNo = wholeNumber(row.get('tradeNo'), '交易订单号');
  const merchantOrderNo = wholeNumber(row.get('merchantOrderNo'), '商家订单号');
  const businessType = plainText(row.get('category'));
  return movements({
    // Parts of one order share both numbers, and so does their refund.
    identity: [tradeNo, merchantOrderNo, occurredAt, amount, businessType, description],
    occurredAt,
    amount,
    ...filled({
      tradeNo,
      merchantOrderNo,
      businessType,
      businessDescription: status,
      goods: description,
      remark: plainText(row.get('remark')),
    }),
  });
}

/**
 * 不计收支 stands for payments that were wholly refunded and for their refunds, which do move money, and for what was
 * bought on credit or sent between own accounts, which does not (undefined).
 */
function signed(
  paid: Amount,
  direction: string,
  { status, description, refunded }: { status: string; description: string; refunded: string },
): Amount | undefined {
  if (direction === '支出') return negate(paid);
  if (direction === '收入') return paid;
  if (direction !== '不计收支') {
    return malformed('DIRECTION_UNKNOWN', '收/支 says none of 收入, 支出 and 不计收支');
  }
  if (status.startsWith('退款') || description.startsWith('退款-')) return paid;
  return refunded === '' ? undefined : negate(paid);
}

/** 京东账号名 and 日期区间 above the table; the last date is included. */
function preambleOf(lines: readonly Line[], { zone }: ReadOptions): TablePreamble {
  const text = lines.map((line) => line.text).join('\n');
  const accountNo = /京东账号名[：:]\s*([\p{L}\p{N}._-]{1,64})/u.exec(text)?.[1];
  const [, from, to] = /日期区间[：:]\s*(\d{4}-\d{2}-\d{2})\s*至\s*(\d{4}-\d{2}-\d{2})/.exec(text) ?? [];
  if (from === undefined || to === undefined) return { accountNo };
  const coversUntil = daysAfter(startOfDate(to, zone), 1);
  return { accountNo, period: { coversFrom: startOfDate(from, zone), coversUntil, from, to } };
}
