import { DomainError } from '../../shared/domain-error.js';
import { isoOf } from '../../shared/period.js';
import { amountOf, normalHeader, timeOf } from '../cells.js';
import type { Line } from '../tables/delimited.js';
import { filled, plainText, wholeNumber } from '../tables/document-cells.js';
import { EqualRows } from '../tables/equal-rows.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader, ReadOptions } from '../file-reader.js';
import { amountOfTwo, settlementTime } from './settlement-cells.js';
import { movements, readStatementTable, skip } from '../tables/statement-table.js';
import type {
  RowContext,
  RowMeaning,
  StatementTableFormat,
  TablePreamble,
} from '../tables/statement-table.js';
import type { DeclaredFigures } from '../statement-tally.js';
import type { TableFormat, TableRow } from '../tables/table-reader.js';

type PddColumn = 'orderNo' | 'time' | 'income' | 'expense' | 'type' | 'remark' | 'description';

const TABLE: TableFormat<PddColumn> = {
  name: 'Pinduoduo settlement',
  columns: {
    orderNo: { names: ['商户订单号', '订单号'], required: true },
    time: { names: ['发生时间'], required: true },
    income: { names: ['收入金额(+元)', '收入金额'], required: true },
    expense: { names: ['支出金额(-元)', '支出金额'], required: true },
    type: { names: ['账务类型'], required: true },
    remark: { names: ['备注'], required: false },
    description: { names: ['业务描述'], required: false },
  },
  unread: ['费项', '金额'],
};

/** Pinduoduo's settlement 货款明细. */
export const pddSettlementReader: FileReader = {
  kind: 'pdd-settlement',
  family: 'statement',
  name: { en: 'Pinduoduo settlement', zh: '拼多多货款明细' },
  version: 1,
  // Alipay's statement has all of these columns but 账务类型.
  recognise: (head) =>
    head.lines.some((line) => normalHeader(line).includes('账务类型'))
      ? recogniseTable(head, TABLE)
      : undefined,
  read: (source, options) => readStatementTable(source, options, formatOf()),
};

function formatOf(): StatementTableFormat<PddColumn> {
  const equal = new EqualRows();
  const footer = new Footer();
  return {
    table: TABLE,
    defaultAccount: 'pdd',
    version: () => 'pdd-settlement',
    preamble: preambleOf,
    row: (row, context) => rowOf(row, context, equal),
    note: (text, context) => footer.read(text, context.currency),
  };
}

function rowOf(row: TableRow<PddColumn>, context: RowContext, equal: EqualRows): RowMeaning {
  const orderText = row.get('orderNo');
  if (/^(合计|总计|小计)/.test(orderText)) return skip('TOTAL_ROW', 'a row of totals');
  const occurredAt = settlementTime(row.get('time'), '发生时间', context.zone);
  const amount = amountOfTwo(
    { text: row.get('income'), column: '收入金额' },
    { text: row.get('expense'), column: '支出金额' },
    context.currency,
  );
  const orderNo = wholeNumber(orderText, '商户订单号');
  const businessType = plainText(row.get('type'));
  const businessDescription = plainText(row.get('description'));
  const remark = plainText(row.get('remark'));
  const content = [orderNo, occurredAt, amount, businessType, businessDescription, remark];
  // Pinduoduo gives its movements no number. Those of an order differ in something; others need not.
  const ordinal = orderNo === '' ? [String(equal.ordinal(JSON.stringify(content), row.line))] : [];
  return movements({
    identity: [...content, ...ordinal],
    occurredAt,
    amount,
    ...filled({ merchantOrderNo: orderNo, businessType, businessDescription, remark }),
  });
}

/** The lines above the header: the shop's number, and the time that the file covers, where they say so. */
function preambleOf(lines: readonly Line[], { zone }: ReadOptions): TablePreamble {
  const text = lines.map((line) => line.text).join('\n');
  const accountNo = /(?:账号|商户号|店铺ID|商家ID)[：:]\s*[[［]?\s*([0-9A-Za-z]{1,64})/i.exec(text)?.[1];
  const found =
    /起始(?:日期|时间)[：:]\s*[[［]?([-/\d: ]+?)[\]］]?[\s,，]*(?:终止|截止|结束)(?:日期|时间)[：:]\s*[[［]?([-/\d: ]+)/.exec(
      text,
    );
  const [, from = '', to = ''] = found ?? [];
  return { accountNo, period: found === null ? undefined : periodOf(from.trim(), to.trim(), zone) };
}

/** Undefined if it can't be read: the dates of the rows tell the time then. An end at 23:59:59 includes that second. */
function periodOf(from: string, to: string, zone: string): TablePreamble['period'] {
  try {
    const coversFrom = timeOf(from, '起始日期', zone);
    const end = timeOf(to, '终止日期', zone);
    const coversUntil = to.endsWith(':59') ? isoOf(Date.parse(end) + 1000) : end;
    return coversFrom < coversUntil ? { coversFrom, coversUntil, from, to } : undefined;
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

/**
 * `#收入合计：12笔，345.60元` and `#支出合计：3笔-4.50元`. Pinduoduo counts movements of nothing among them, on either side, so
 * only both counts together can be held against the rows.
 */
class Footer {
  private readonly counts = new Map<string, number>();

  read(text: string, currency: string): DeclaredFigures {
    const match = /(收入|支出)合计[：:]\s*(\d+)\s*笔[\s，,]*共?\s*([-+\d.,]+)\s*元/.exec(text);
    const [, side = '', count = '', amountText = ''] = match ?? [];
    if (match === null) return {};
    this.counts.set(side, Number.parseInt(count, 10));
    const [income, expense] = [this.counts.get('收入'), this.counts.get('支出')];
    const amount = readable(amountText, currency);
    return {
      ...(amount !== undefined && (side === '收入' ? { creditAmount: amount } : { debitAmount: amount })),
      ...(income !== undefined && expense !== undefined && { entries: income + expense }),
    };
  }
}

/** Without sign; undefined if it is no amount: a footer that can't be read must not stop the file. */
function readable(text: string, currency: string): string | undefined {
  try {
    return amountOf(text, '合计', currency).replace('-', '');
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
