import { describe, expect, it } from '@jest/globals';
import { detectFileKind } from '../../src/reading/file-kind.js';
import iconv from 'iconv-lite';
import { corpusFile } from '../support/bytes.js';

const ORDERS = '订单编号,总金额,买家实际支付金额,订单创建时间\n1,2,2,2020-02-21 00:00:00\n';
const ACCOUNT =
  '#支付宝账务明细查询\n#账号：[20888]\n账务流水号,业务流水号,发生时间,收入金额（+元）,支出金额（-元）\n';

const kindOf = (text: string, encoding = 'utf-8') => detectFileKind(iconv.encode(text, encoding));

describe('which kind of file it is', () => {
  it.each(['utf-8', 'gb18030', 'utf-16le'])('is told by the header, in %s', (encoding) => {
    expect(kindOf(ORDERS, encoding)).toEqual({
      kind: 'tmall-orders',
      seen: `a Tmall order report in ${encoding}`,
    });
    expect(kindOf(ACCOUNT, encoding).kind).toBe('alipay-account');
  });

  it('is named although a required column is missing, so that the reader can say which', () => {
    expect(kindOf('订单编号,总金额,订单创建时间\n').kind).toBe('tmall-orders');
    expect(kindOf('账务流水号,发生时间,收入金额（+元）,备注\n').kind).toBe('alipay-account');
  });

  it('a summary of the account is not its statement', () => {
    const summary =
      '#支付宝账务汇总查询\n类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）\n';
    expect(kindOf(summary)).toEqual({ kind: 'unknown', seen: expect.stringContaining('账务汇总') });
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'an empty file'],
    ['blank lines', Buffer.from('\r\n \r\n'), 'a file of blank lines'],
    ['a zip', Buffer.from('PK\x03\x04rest'), 'zip archive or an xlsx'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7) % 256)),
      'binary data',
    ],
    [
      'a page of a portal that asks for a login',
      Buffer.from('<!doctype html><html>'),
      'an XML or HTML document',
    ],
    ['a table nobody knows', Buffer.from('a,b,c\n1,2,3\n'), 'a table of up to 3 columns in utf-8'],
  ])('%s is unknown, and it says what was seen', (_, bytes, seen) => {
    expect(detectFileKind(bytes)).toEqual({ kind: 'unknown', seen: expect.stringContaining(seen) });
  });
});

const REAL_FILES: readonly (readonly [string, string, string])[] = [
  ['orders-tmall/makisekurisuDDL-Data_analysis__Tmall_1111__tmall_order_report.csv', 'tmall-orders', 'utf-8'],
  ['embedded-excerpts/taobao_exportorderlist_2016_tab_gbk.txt', 'tmall-orders', 'gb18030'],
  ['embedded-excerpts/alipay_account_2012_gbk.csv', 'alipay-account', 'gb18030'],
  ['embedded-excerpts/alipay_trade_2017_gbk.csv', 'unknown', 'trade bill'],
  ['embedded-excerpts/wechat_trade_2021_utf8.csv', 'unknown', 'WeChat Pay trade bill'],
  ['embedded-excerpts/wechat_fundflow_2018_utf8.csv', 'unknown', 'WeChat Pay fund bill'],
  ['embedded-excerpts/wechat_fundflow_2021_utf8.csv', 'unknown', 'WeChat Pay fund bill'],
  ['wechat/wechatpay-apiv3-wechatpay-php__tests_fixtures__bill.ALL.csv', 'unknown', 'WeChat Pay trade bill'],
  [
    'wechat/deb-sig-double-entry-generator__example_wechat__example-wechat-records.csv',
    'unknown',
    'personal WeChat',
  ],
  ['wechat/deb-sig-double-entry-generator__example_wechat__example-wechat-records.xlsx', 'unknown', 'xlsx'],
  ['wechat/maoqxxmm-beancount-import-node__data__wechat.csv', 'unknown', 'personal WeChat'],
  [
    'alipay/deb-sig-double-entry-generator__example_alipay__example-alipay-records.csv',
    'unknown',
    'personal Alipay',
  ],
  ['alipay/maoqxxmm-beancount-import-node__data__alipay.csv', 'unknown', 'personal Alipay'],
  ['alipay/tigergiant-tigermemory__tests_fixtures__alipay_sample.csv', 'unknown', 'personal Alipay'],
  ['mt940/fruitl00p-php-mt940__Engine_Abn__sample', 'unknown', 'MT940'],
  ['camt/Subite-eu-camt-to-coda__LT625883379695428516_CAMT_053__2024-03-07.xml', 'unknown', 'camt'],
  ['orders-shopify/FelixTellmann-kidsliving-api__orders_export.csv', 'unknown', 'Shopify'],
  ['cn-bank-csv/deb-sig-double-entry-generator__citic_credit__example-citic-records.xls', 'unknown', 'xls'],
  [
    'cn-bank-csv/deb-sig-double-entry-generator__boc_debit__example-boc-records.csv',
    'unknown',
    'a table of up to',
  ],
  [
    'cn-wallet-other/deb-sig-double-entry-generator__example_mt__example-mt-records.csv',
    'unknown',
    'a table of up to',
  ],
  ['stripe/streaming-overlays-stripe-country-revenue-calculator__payments.csv', 'unknown', 'utf-8'],
];

describe('real files', () => {
  for (const [path, kind, seen] of REAL_FILES) {
    const file = corpusFile(path);
    (file.exists ? it : it.skip)(`${path} is ${kind}`, () => {
      expect(detectFileKind(file.head())).toEqual({ kind, seen: expect.stringContaining(seen) });
    });
  }
});
