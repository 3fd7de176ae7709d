import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { alipayTradeReader } from '../../src/reading/wallets/alipay-trade.reader.js';
import { corpusFiles, readWhole } from '../support/read-file.js';

const HEADER =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

const PREAMBLE = [
  '#支付宝业务明细查询',
  '#账号：[20885212319120680156]',
  '#起始日期：[2026年06月05日 00:00:00]   终止日期：[2026年06月06日 00:00:00]',
  '#-----------------------------------------业务明细列表----------------------------------------',
];

interface Row {
  no?: string;
  order?: string;
  type?: string;
  goods?: string;
  completed?: string;
  received?: string;
  discount?: string;
  refundNo?: string;
  fee?: string;
  share?: string;
  remark?: string;
}

const row = (given: Row = {}): string => {
  const { no = '2026060522001419931441888001', order = 'M1', type = '交易', goods = '杯子' } = given;
  const { completed = '2026-06-05 15:00:05', received = '100.00', discount = '0.00', refundNo = '' } = given;
  const { fee = '0.00', share = '0.00', remark = '' } = given;
  return `${no}\t,${order}\t,${type}\t,${goods},2026-06-05 15:00:00,${completed},\t,\t,\t,\t,*杨(137****2600)\t,${received},${received},0.00,0.00,0.00,${discount},0.00,,0.00\t,0.00,${refundNo}\t,${fee},${share},${remark}`;
};

const bill = (rows: readonly string[], footer: readonly string[] = [], header = HEADER): Buffer =>
  iconv.encode([...PREAMBLE, header, ...rows, ...footer].join('\r\n') + '\r\n', 'gb18030');

const amounts = (lines: readonly { readonly amount: string }[]): readonly string[] =>
  lines.map(({ amount }) => amount);

describe('a trade bill of Alipay', () => {
  it('gives the gross amount and the fee of a trade as two movements of the account it names', async () => {
    const { lines, statements, opened } = await readWhole(alipayTradeReader, bill([row({ fee: '-0.60' })]));
    expect(lines).toMatchObject([
      {
        amount: '100.00',
        occurredAt: '2026-06-05T07:00:05Z',
        tradeNo: '2026060522001419931441888001',
        merchantOrderNo: 'M1',
        businessType: '交易',
        goods: '杯子',
        fileLine: 6,
      },
      { amount: '-0.60', businessDescription: '服务费', tradeNo: '2026060522001419931441888001' },
    ]);
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(2);
    expect(statements).toMatchObject([
      {
        accountNo: '20885212319120680156',
        currency: 'CNY',
        coversFrom: '2026-06-04T16:00:00Z',
        coversUntil: '2026-06-05T16:00:00Z',
      },
    ]);
    expect(opened).toMatchObject({ encoding: 'gb18030', warnings: [] });
  });

  it.each([
    ['negative', '-35.80', '0.21', '0.05'],
    ['positive', '35.80', '-0.21', '-0.05'],
  ])(
    'a refund goes out and its fee comes back, also where the file writes refunds as %s',
    async (...given) => {
      const [, received, fee, share] = given;
      const { lines } = await readWhole(
        alipayTradeReader,
        bill([row({ type: '退款', received, fee, share, refundNo: 'R1' })]),
      );
      expect(amounts(lines)).toEqual(['-35.80', '0.21', '0.05']);
      expect(lines[2]?.businessDescription).toBe('分润');
    },
  );

  it('two partial refunds of a trade with the same amount are two movements', async () => {
    const refund = (refundNo: string): string => row({ type: '退款', received: '-5.00', refundNo });
    const { lines, repeated } = await readWhole(
      alipayTradeReader,
      bill([row(), refund('R1'), refund('R2'), refund('R2')]),
    );
    expect(amounts(lines)).toEqual(['100.00', '-5.00', '-5.00']);
    expect(repeated).toBe(1);
  });

  it('a second export that overlaps gives the same movements the same ids', async () => {
    const first = await readWhole(alipayTradeReader, bill([row({ fee: '-0.60' })]));
    const later = row({ no: '2026060522001419931441888002' });
    const second = await readWhole(alipayTradeReader, bill([later, row({ fee: '-0.60' })]));
    expect(second.lines.slice(1).map(({ lineId }) => lineId)).toEqual(
      first.lines.map(({ lineId }) => lineId),
    );
  });

  it('holds the counts and sums of its footer against the rows, refunds without regard to the sign', async () => {
    const rows = [
      row(),
      row({ no: '2', received: '20.5', discount: '1.00' }),
      row({ type: '退款', received: '35.80' }),
    ];
    const right = ['#---业务明细列表结束---', '#交易合计：2笔，商家实收共120.50元，商家优惠共1.00元'];
    const refunds = '#退款合计：1笔，商家实收退款共-35.80元，商家优惠退款共0.00元';
    const good = await readWhole(
      alipayTradeReader,
      bill(rows, [...right, refunds, '#导出时间：[2026年06月06日]']),
    );
    expect(good.statements).toMatchObject([{ foots: true, problems: [] }]);
    expect(good.closed.declared).toMatchObject({ 交易合计: 2, '交易合计 商家实收': '120.50', 退款合计: 1 });
    expect(good.closed.computed).toMatchObject({ 交易合计: 2, '交易合计 商家实收': '120.50', 退款合计: 1 });

    const wrong = '#交易合计：3笔，商家实收共130.50元，商家优惠共1.00元';
    const bad = await readWhole(alipayTradeReader, bill(rows, [wrong, refunds]));
    expect(bad.lines).toHaveLength(3);
    expect(bad.statements).toMatchObject([
      {
        foots: false,
        problems: [
          {
            code: 'DECLARED_COUNT_MISMATCH',
            detail: expect.stringContaining('the file is incomplete'),
          },
          { code: 'DECLARED_TOTAL_MISMATCH', differenceAmount: '10.00' },
        ],
      },
    ]);
  });

  it('puts titles and remarks with unquoted commas together again', async () => {
    const { lines, rejected } = await readWhole(
      alipayTradeReader,
      bill([
        row({ goods: '杯子,红,大', remark: '请,快' }),
        row({ no: '2', goods: 'a,b' }),
        row({ no: '3', remark: 'c,d' }),
      ]),
    );
    expect(rejected).toEqual([]);
    expect(lines.map(({ goods, remark }) => [goods, remark])).toEqual([
      ['杯子,红,大', '请,快'],
      ['a,b', undefined],
      ['杯子', 'c,d'],
    ]);
  });

  it('an empty cell too many at the end of a line is no part of its remark', async () => {
    const { lines, rejected } = await readWhole(
      alipayTradeReader,
      bill([
        `${row({ remark: '急' })},`,
        `${row({ no: '2' })}, `,
        `${row({ no: '3', goods: 'a,b', remark: '急' })},`,
      ]),
    );
    expect(rejected).toEqual([]);
    expect(lines.map(({ goods, remark }) => [goods, remark])).toEqual([
      ['杯子', '急'],
      ['杯子', undefined],
      ['a,b', '急'],
    ]);
  });

  it('reads a file whose first column is 交易号, whose columns are reordered, and one without a preamble', async () => {
    const text =
      '﻿完成时间,交易号,商家实收(元),业务类型\n2026/6/5 15:00,1,9.9,交易\n\n2026/6/5 15:01,1,9.9,退款\n';
    const { lines, statements } = await readWhole(alipayTradeReader, Buffer.from(text));
    expect(amounts(lines)).toEqual(['9.90', '-9.90']);
    expect(statements).toMatchObject([{ accountNo: 'alipay', from: '2026-06-05', to: '2026-06-05' }]);
    const named = await readWhole(alipayTradeReader, Buffer.from(text), { accountNo: '2088' });
    expect(named.statements[0]?.accountNo).toBe('2088');
  });

  it('rejects only the rows that can not be read, and says why with their lines', async () => {
    const { rejected, lines, statements } = await readWhole(
      alipayTradeReader,
      bill([
        row({ received: '1.234' }),
        row({ completed: '2026-02-30 10:00:00' }),
        row({ type: '转账' }),
        row({ no: '2.02606E+27' }),
        row({ received: '1.50000' }),
        '2026060522001419931441888009,torn',
      ]),
    );
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [6, 'AMOUNT_TOO_PRECISE'],
      [7, 'MALFORMED_TIME'],
      [8, 'UNKNOWN_BUSINESS_TYPE'],
      [9, 'NUMBER_ROUNDED'],
      [11, 'SHORT_LINE'],
    ]);
    expect(amounts(lines)).toEqual(['1.50']);
    expect(statements[0]?.rejected).toBe(5);
  });

  it('refuses a bill without the column that says what a row is', async () => {
    const header = HEADER.replace('业务类型', '类别');
    await expect(readWhole(alipayTradeReader, bill([row()], [], header))).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('业务类型'),
    });
  });

  it('lets no buyer out and reads the same in pieces of one byte', async () => {
    const bytes = bill([row({ remark: '收货人：王小明 电话 13712345678' }), row({ no: '2', received: 'x' })]);
    const whole = await readWhole(alipayTradeReader, bytes);
    expect(JSON.stringify(whole)).not.toMatch(/王小明|13712345678|杨|137\*/);
    expect(await readWhole(alipayTradeReader, bytes, {}, 1)).toEqual(whole);
  });

  const names = ['alipay_trade_2017_gbk.csv'];
  const files = corpusFiles('embedded-excerpts').filter(({ name }) => names.includes(name));
  (files.length === 0 ? it.skip : it)('reads the excerpt of 2017: two payments of 20.00', async () => {
    const { lines, rejected, statements } = await readWhole(
      alipayTradeReader,
      files[0]?.bytes() ?? Buffer.of(),
    );
    expect(rejected).toEqual([]);
    expect(amounts(lines)).toEqual(['20.00', '20.00']);
    expect(statements).toMatchObject([
      { accountNo: '20885212319120680156', from: '2017-08-31', to: '2017-08-31' },
    ]);
  });
});
