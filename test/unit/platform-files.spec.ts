import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { alipayAccountReader } from '../../src/reading/wallets/alipay-account.reader.js';
import { douyinOrdersReader } from '../../src/reading/marketplaces/douyin-orders.reader.js';
import { douyinSettlementReader } from '../../src/reading/marketplaces/douyin-settlement.reader.js';
import type { FileReader } from '../../src/reading/file-reader.js';
import { jdPersonalReader } from '../../src/reading/marketplaces/jd-personal.reader.js';
import { jdSettlementReader } from '../../src/reading/marketplaces/jd-settlement.reader.js';
import { pddOrdersReader } from '../../src/reading/marketplaces/pdd-orders.reader.js';
import { pddSettlementReader } from '../../src/reading/marketplaces/pdd-settlement.reader.js';
import { jushuitanShipmentsReader } from '../../src/reading/marketplaces/shipments.reader.js';
import { taobaoItemsReader } from '../../src/reading/marketplaces/taobao-items.reader.js';
import { taobaoRefundsReader } from '../../src/reading/marketplaces/taobao-refunds.reader.js';
import { tmallInvoicesReader } from '../../src/reading/marketplaces/tmall-invoices.reader.js';
import { tmallOrdersReader } from '../../src/reading/marketplaces/tmall-orders.reader.js';
import { corpusFiles, recognised } from '../support/read-file.js';

const READERS: readonly FileReader[] = [
  alipayAccountReader,
  douyinOrdersReader,
  douyinSettlementReader,
  jdPersonalReader,
  jdSettlementReader,
  jushuitanShipmentsReader,
  pddOrdersReader,
  pddSettlementReader,
  taobaoItemsReader,
  taobaoRefundsReader,
  tmallInvoicesReader,
  tmallOrdersReader,
];

/** The kind of a file by all readers: the highest score. */
function kindOf(bytes: Uint8Array): string | undefined {
  const scores = READERS.map((reader) => ({ kind: reader.kind, score: recognised(reader, bytes) }));
  const [best] = scores.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  return best?.kind;
}

/** A part of each header: people delete columns. */
const HEADERS: readonly (readonly [string, string])[] = [
  [
    'taobao-items',
    '子订单编号,主订单编号,标题,价格,购买数量,商品属性,订单状态,买家实际支付金额,退款金额,订单创建时间,订单付款时间 ',
  ],
  ['tmall-orders', '订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额'],
  ['taobao-refunds', '退款编号,订单编号,订单付款时间,买家实际支付金额,买家退款金额,退款状态,退款的申请时间'],
  ['tmall-invoices', '订单id,开票日期,发票类型,发票号码发票代码,发票总金额,红票对应蓝票,总金额,税率'],
  ['jushuitan-shipments', '原始线上订单号,付款日期,发货日期,订单类型,快递公司,快递单号,销售数量,实发数量'],
  ['jushuitan-shipments', '线上订单号,进仓时间,售后分类,售后单号,退货数量,单价,申请金额'],
  ['jd-settlement', '订单编号,商品编号,费用名称,应结金额,币种,收支方向,结算状态,到账时间,商户订单号'],
  ['jd-settlement', '订单编号,商品编号,结算时间,费用名称,费用分类,金额,商户订单号'],
  ['pdd-settlement', '商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账务类型,备注,业务描述'],
  [
    'alipay-account',
    '业务流水号,商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账户余额（元）,业务类型,备注',
  ],
  [
    'pdd-orders',
    '订单号,订单状态,商品总价(元),用户实付金额(元),商家实收金额(元),订单成交时间,售后状态,快递单号,快递公司',
  ],
  ['douyin-settlement', '动账时间,动帐流水号,动账方向,动账金额,动账场景,子订单号,订单号,备注'],
  ['douyin-orders', '主订单编号,子订单编号,选购商品,商品数量,订单应付金额,订单提交时间,订单状态,售后状态'],
  [
    'jd-personal',
    '交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注',
  ],
];

describe('a file of a platform', () => {
  it.each(HEADERS)('is %s by its columns, in any encoding and order: %s', (kind, header) => {
    expect(kindOf(iconv.encode(`${header}\n`, 'gb18030'))).toBe(kind);
    const backwards = header.split(',').reverse().join('\t');
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      expect(kindOf(iconv.encode(`\uFEFF${header}\n`, encoding))).toBe(kind);
      expect(kindOf(iconv.encode(`\uFEFF导出信息\n\n${backwards}\n`, encoding))).toBe(kind);
    }
  });

  const foreign = [
    'camt',
    'cn-bank-csv',
    'mt940',
    'stripe',
    'wechat',
    'cn-wallet-other',
    'orders-shopify',
    'expected',
  ];
  const files = foreign.flatMap((folder) => corpusFiles(folder));
  (files.length === 0 ? it.skip : it)('is no real file of a bank or of another service', () => {
    expect(files.filter(({ bytes }) => kindOf(bytes()) !== undefined).map(({ name }) => name)).toEqual([]);
  });
});
