import { absolute, add, compare, negate, subtract, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { countOf, creditOrDebit, readSummaryTable } from './alipay-summary.reader.js';
import type { SummaryFigures, SummaryTableFormat } from './alipay-summary.reader.js';
import { amountOf } from '../cells.js';
import { optionalAmount, plainText } from '../tables/document-cells.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import type { TableRow } from '../tables/table-reader.js';

type TradeSummaryColumn =
  'storeNo' | 'storeName' | 'trades' | 'refunds' | 'received' | 'fee' | 'share' | 'net';

const FORMAT: SummaryTableFormat<TradeSummaryColumn> = {
  version: 'trade bill summary',
  table: {
    name: 'Alipay trade bill summary (业务明细汇总)',
    columns: {
      trades: { names: ['交易订单总笔数'], required: true },
      refunds: { names: ['退款订单总笔数'], required: true },
      received: { names: ['商家实收（元）', '商家实收'], required: true },
      storeNo: { names: ['门店编号'], required: false },
      storeName: { names: ['门店名称'], required: false },
      fee: { names: ['服务费（元）', '服务费'], required: false },
      share: { names: ['分润（元）', '分润'], required: false },
      net: { names: ['实收净额（元）', '实收净额'], required: false },
    },
    unread: ['订单金额（元）', '支付宝优惠（元）', '商家优惠（元）', '卡消费金额（元）'],
  },
  isTotal: (row) => row.get('storeNo') === '合计' || row.get('storeName') === '合计',
  rows: rowsOf,
};

/** Alipay's summary of a trade bill, 业务明细(汇总): what each store received and paid in fees. */
export const alipayTradeSummaryReader: FileReader = {
  kind: 'alipay-trade-summary',
  family: 'summary',
  name: { en: 'Alipay trade bill summary', zh: '支付宝业务明细汇总' },
  version: 1,
  recognise: (head) => recogniseTable(head, FORMAT.table),
  read: (source, options) => readSummaryTable(source, options, FORMAT),
};

/**
 * A store as one row for what it received, with the numbers of its trades and refunds, and one for its fees. The file
 * nets refunds off what was received. What 实收净额 leaves of it decides the sign of the fees, which exports write either
 * way; fees of another size than that are warned of.
 */
function rowsOf(row: TableRow<TradeSummaryColumn>, currency: string): readonly SummaryFigures[] {
  const amount = (column: TradeSummaryColumn, name: string): Amount =>
    optionalAmount(row.get(column), name, currency) ?? zero(currency);
  const received = amountOf(row.get('received'), '商家实收', currency);
  const told = add(amount('fee', '服务费'), amount('share', '分润'));
  const net = optionalAmount(row.get('net'), '实收净额', currency);
  const fees = net === undefined ? negate(absolute(told)) : subtract(net, received);
  const store = plainText(row.get('storeNo')) || plainText(row.get('storeName'));
  const named = (type: string): string => (store === '' ? type : `${store} ${type}`);
  return [
    {
      fileLine: row.line,
      currency,
      type: named('商家实收'),
      creditCount: countOf(row.get('trades'), '交易订单总笔数'),
      debitCount: countOf(row.get('refunds'), '退款订单总笔数'),
      ...creditOrDebit(received, currency),
      net: undefined,
    },
    {
      fileLine: row.line,
      currency,
      type: named('服务费'),
      creditCount: 0,
      debitCount: 0,
      ...creditOrDebit(fees, currency),
      net: compare(absolute(told), absolute(fees)) === 0 ? undefined : told,
    },
  ];
}
