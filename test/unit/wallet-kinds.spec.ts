import { describe, expect, it } from '@jest/globals';
import { alipayAccountReader } from '../../src/reading/wallets/alipay-account.reader.js';
import { alipayPersonalReader } from '../../src/reading/wallets/alipay-personal.reader.js';
import { alipaySummaryReader } from '../../src/reading/wallets/alipay-summary.reader.js';
import { alipayTradeSummaryReader } from '../../src/reading/wallets/alipay-trade-summary.reader.js';
import { alipayTradeReader } from '../../src/reading/wallets/alipay-trade.reader.js';
import { wechatFundReader } from '../../src/reading/wallets/wechat-fund.reader.js';
import { wechatPersonalReader } from '../../src/reading/wallets/wechat-personal.reader.js';
import { wechatTradeReader } from '../../src/reading/wallets/wechat-trade.reader.js';
import { corpusFiles, recognised } from '../support/read-file.js';

const HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

describe('files of Alipay and WeChat Pay', () => {
  const READERS = [
    alipayAccountReader,
    alipayTradeReader,
    alipaySummaryReader,
    alipayTradeSummaryReader,
    alipayPersonalReader,
    wechatTradeReader,
    wechatFundReader,
    wechatPersonalReader,
  ];
  const claimedBy = (bytes: Uint8Array): readonly string[] =>
    READERS.filter((reader) => recognised(reader, bytes) > 0).map(({ kind }) => kind);

  it.each([
    [
      'alipay-account',
      '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注',
    ],
    ['alipay-trade', HEADER],
    ['alipay-summary', '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）'],
    [
      'alipay-trade-summary',
      '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）,商家优惠（元）,卡消费金额（元）,服务费（元）,分润（元）,实收净额（元）',
    ],
    [
      'alipay-personal',
      '交易号,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,商品名称,金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态',
    ],
    [
      'alipay-personal',
      '交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,',
    ],
    ['alipay-personal', '交易时间,交易分类,交易对方,商品说明,收/支,金额,交易状态'],
    [
      'wechat-trade',
      '交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,总金额,企业红包金额,商品名称,商户数据包,手续费,费率',
    ],
    [
      'wechat-fund',
      '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号\n`2\n资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额',
    ],
    [
      'wechat-personal',
      '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注',
    ],
  ])('only the reader of %s claims its header', (kind, header) => {
    expect(claimedBy(Buffer.from(`${header}\n`))).toEqual([kind]);
    expect(claimedBy(Buffer.from(`﻿${header.replaceAll(',', '\t')}\r\n`))).toEqual([kind]);
  });

  it.each([
    ['JD', '交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注'],
    [
      'Meituan',
      '交易创建时间,交易成功时间,交易类型,订单标题,收/支,支付方式,订单金额,实付金额,交易单号,商家单号,备注',
    ],
    [
      'a bank',
      '交易日期,摘要,交易详情,交易场所,记账金额(收入),记账金额(支出),记账币种,余额,对方户名,对方账户',
    ],
  ])('none of them claims a record of %s', (_name, header) => {
    expect(claimedBy(Buffer.from(`${header}\n`))).toEqual([]);
  });

  const EXPECTED: Readonly<Record<string, readonly string[]>> = {
    'alipay_account_2012_gbk.csv': ['alipay-account'],
    'alipay_trade_2017_gbk.csv': ['alipay-trade'],
    'taobao_exportorderlist_2016_tab_gbk.txt': [],
    'wechat_fundflow_2018_utf8.csv': ['wechat-fund'],
    'wechat_fundflow_2021_utf8.csv': ['wechat-fund'],
    'wechat_trade_2021_utf8.csv': ['wechat-trade'],
    'deb-sig-double-entry-generator__example_alipay__example-alipay-records.csv': ['alipay-personal'],
    'maoqxxmm-beancount-import-node__data__alipay.csv': ['alipay-personal'],
    'tigergiant-tigermemory__tests_fixtures__alipay_sample.csv': ['alipay-personal'],
    'deb-sig-double-entry-generator__example_wechat__example-wechat-records.csv': ['wechat-personal'],
    'maoqxxmm-beancount-import-node__data__wechat.csv': ['wechat-personal'],
    'wechatpay-apiv3-wechatpay-php__tests_fixtures__bill.ALL.csv': ['wechat-trade'],
    'deb-sig-double-entry-generator__example_mt__example-mt-records.csv': [],
    'deb-sig-double-entry-generator__example_jd__example-jd-records.csv': [],
  };
  const files = ['embedded-excerpts', 'alipay', 'wechat', 'cn-wallet-other', 'jd'].flatMap((folder) => [
    ...corpusFiles(folder),
  ]);
  (files.length === 0 ? it.skip : it).each(Object.entries(EXPECTED))(
    '%s is claimed by %j alone',
    (name, kinds) => {
      const found = files.find((file) => file.name === name);
      expect(found && claimedBy(found.bytes())).toEqual(kinds);
    },
  );
});
