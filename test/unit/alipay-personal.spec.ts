import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { alipayPersonalReader } from '../../src/reading/wallets/alipay-personal.reader.js';
import { corpusFiles, readWhole } from '../support/read-file.js';

const APP_HEADER =
  '交易时间            ,交易分类                ,交易对方                ,对方账号                ,商品说明                ,收/支                 ,金额                  ,收/付款方式              ,交易状态                ,交易订单号     ,商家订单号           ,备注                  ,';

const appRow = (
  direction: string,
  amount: string,
  more: { status?: string; no?: string; goods?: string } = {},
) => {
  const { status = '交易成功', no = '2023021222001', goods = '杯子' } = more;
  return `2023-02-12 21:32:14 ,日用百货                ,王小明              ,wxm***@qq.com    ,${goods}   ,${direction}                  ,${amount}               ,余额                  ,${status}                ,${no}\t,M${no}\t,                    ,`;
};

const app = (rows: readonly string[], counts: readonly string[] = []): Buffer =>
  iconv.encode(
    [
      '------------------------------------------------------------------------------------',
      '导出信息：',
      '姓名：王小明',
      '支付宝账户：13712345678',
      '起始时间：[2023-02-10 00:00:00]    终止时间：[2023-02-13 23:59:59]',
      '导出交易类型：[全部]',
      '导出时间：[2023-02-13 09:12:52]',
      ...counts,
      '',
      '特别提示：',
      '5.部分账单如：充值提现、账户转存或者个人设置收支等不计入为收入或者支出，记为不计收支类；',
      '------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------',
      APP_HEADER,
      ...rows,
    ].join('\n') + '\n',
    'gb18030',
  );

const WEB_HEADER =
  '交易号                  ,商家订单号               ,交易创建时间              ,付款时间                ,最近修改时间              ,交易来源地     ,类型              ,交易对方            ,商品名称                ,金额（元）   ,收/支     ,交易状态    ,服务费（元）   ,成功退款（元）  ,备注                  ,资金状态     ,';

const webRow = (
  direction: string,
  amount: string,
  fundStatus: string,
  more: { status?: string; fee?: string } = {},
) =>
  `20210201${amount} ,M1 ,2021-02-01 10:00:00 ,2021-02-01 10:00:05 ,2021-02-02 10:00:00 ,其他（包括阿里巴巴和外部商家）,即时到账交易 ,李四 ,杯子 ,${amount} ,${direction} ,${more.status ?? '交易成功'} ,${more.fee ?? '0.00'} ,0.00 , ,${fundStatus} ,`;

const web = (rows: readonly string[], footer: readonly string[]): Buffer =>
  iconv.encode(
    [
      '支付宝交易记录明细查询',
      '账号:[li@example.com]',
      '起始日期:[2021-02-01 00:00:00]    终止日期:[2021-03-01 00:00:00]',
      '---------------------------------交易记录明细列表------------------------------------',
      WEB_HEADER,
      ...rows,
      '------------------------------------------------------------------------',
      ...footer,
      '导出时间:[2021-03-05 15:01:49]    用户:李四',
    ].join('\r\n'),
    'gb18030',
  );

const amounts = (lines: readonly { readonly amount: string }[]): readonly string[] =>
  lines.map(({ amount }) => amount);

describe('the record of the Alipay app', () => {
  it('takes the sign from 收/支, since its amounts have none', async () => {
    const { lines, opened, statements } = await readWhole(
      alipayPersonalReader,
      app([appRow('支出', '49.74'), appRow('收入', '20.00', { no: '2' })]),
    );
    expect(lines[0]).toMatchObject({
      amount: '-49.74',
      occurredAt: '2023-02-12T13:32:14Z',
      tradeNo: '2023021222001',
      merchantOrderNo: 'M2023021222001',
      businessType: '日用百货',
      businessDescription: '交易成功',
      goods: '杯子',
    });
    expect(amounts(lines)).toEqual(['-49.74', '20.00']);
    expect(opened).toMatchObject({ version: 'app', encoding: 'gb18030' });
    expect(statements).toMatchObject([
      { coversFrom: '2023-02-09T16:00:00Z', coversUntil: '2023-02-13T16:00:00Z' },
    ]);
  });

  it('leaves out what is neither income nor expense, what failed and what is not settled', async () => {
    const { lines, skipped } = await readWhole(
      alipayPersonalReader,
      app([
        appRow('不计收支', '16.03', { status: '退款成功' }),
        appRow('其他', '99.34'),
        appRow('支出', '9.00', { status: '交易关闭' }),
        appRow('支出', '8.00', { status: '还款失败' }),
        appRow('支出', '7.00', { status: '等待付款' }),
        appRow('收入', '6.00', { status: '等待确认收货' }),
        appRow('支出', '5.00', { status: '等待确认收货' }),
      ]),
    );
    expect(skipped.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [13, 'NEUTRAL'],
      [14, 'NEUTRAL'],
      [15, 'CLOSED'],
      [16, 'CLOSED'],
      [17, 'PENDING'],
      [18, 'PENDING'],
    ]);
    expect(amounts(lines)).toEqual(['-5.00']);
  });

  it('holds the counts and sums above the table against its rows, those left out included', async () => {
    const rows = [
      appRow('支出', '9.00', { status: '交易关闭' }),
      appRow('支出', '1.50', { no: '2' }),
      appRow('不计收支', '3.00', { no: '3' }),
    ];
    const right = await readWhole(
      alipayPersonalReader,
      app(rows, ['共3笔记录', '收入：0笔 0.00元', '支出：2笔 10.50元', '不计收支：1笔 3.00元']),
    );
    expect(right.statements).toMatchObject([{ foots: true, problems: [] }]);
    expect(right.closed.declared).toMatchObject({ 笔记录: 3, '支出 笔数': 2, '支出 金额': '10.50' });

    const wrong = await readWhole(alipayPersonalReader, app(rows, ['共66笔记录', '支出：2笔 10.51元']));
    expect(wrong.statements).toMatchObject([
      {
        foots: false,
        problems: [
          {
            code: 'DECLARED_COUNT_MISMATCH',
            detail: 'The file declares 66 for 笔记录, its rows give 3: the file is incomplete',
          },
          { code: 'DECLARED_TOTAL_MISMATCH', differenceAmount: '0.01' },
        ],
      },
    ]);
  });

  it('reads a row whose title holds a comma by its figures, and gives no text that may be a name', async () => {
    const { lines, rejected } = await readWhole(
      alipayPersonalReader,
      app([appRow('支出', '1.00', { goods: '杯子,红' }), appRow('收入', '2.00', { no: '2' })]),
    );
    expect(rejected).toEqual([]);
    expect(lines.map(({ amount, goods }) => [amount, goods])).toEqual([
      ['-1.00', undefined],
      ['2.00', '杯子'],
    ]);
  });

  it('rejects only the rows that can not be read, and tells two edited rows of one number apart', async () => {
    const { lines, rejected, repeated } = await readWhole(
      alipayPersonalReader,
      app([
        appRow('支出', '1.234'),
        appRow('转出', '1.00'),
        appRow('支出', 'abc'),
        appRow('支出', '9.90').replace('2023-02-12', '2023-02-30'),
        appRow('支出', '9.90'),
        appRow('支出', '82.00'),
        appRow('支出', '82.00'),
        '2023-02-12 21:32:14,日用',
      ]),
    );
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [13, 'AMOUNT_TOO_PRECISE'],
      [14, 'UNKNOWN_DIRECTION'],
      [15, 'MALFORMED_AMOUNT'],
      [16, 'MALFORMED_TIME'],
      [20, 'SHORT_LINE'],
    ]);
    expect(amounts(lines)).toEqual(['-9.90', '-82.00']);
    expect(repeated).toBe(1);
  });

  it('lets nobody out, not the owner either, tells two owners apart, and reads pieces of one byte', async () => {
    const bytes = app([appRow('支出', '49.74'), appRow('收入', 'x')], ['共2笔记录']);
    const whole = await readWhole(alipayPersonalReader, bytes);
    expect(JSON.stringify(whole)).not.toMatch(/王小明|wxm|13712345678/);
    expect(whole.statements[0]?.accountNo).toMatch(/^alipay-personal-[0-9a-f]{4}$/);
    const other = iconv.encode(
      iconv.decode(bytes, 'gb18030').replace('13712345678', 'b@example.com'),
      'gb18030',
    );
    const { statements } = await readWhole(alipayPersonalReader, other);
    expect(statements[0]?.accountNo).not.toBe(whole.statements[0]?.accountNo);
    expect(await readWhole(alipayPersonalReader, bytes, {}, 1)).toEqual(whole);
  });

  it('two equal rows of a record without numbers are two movements, the same ones in every export', async () => {
    const text =
      '交易时间,交易分类,交易对方,商品说明,收/支,金额,交易状态\n' +
      '2025-09-01 08:00:00,餐饮美食,麦当劳,巨无霸套餐,支出,38.00,交易成功\n'.repeat(2);
    const { lines, repeated } = await readWhole(alipayPersonalReader, Buffer.from(text));
    expect(amounts(lines)).toEqual(['-38.00', '-38.00']);
    expect(repeated).toBe(0);
    const again = await readWhole(alipayPersonalReader, Buffer.from(text));
    expect(again.lines.map(({ lineId }) => lineId)).toEqual(lines.map(({ lineId }) => lineId));
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(2);
  });

  it('refuses a record without the column that gives the sign', async () => {
    const text = '交易时间,商品说明,金额,交易状态,交易订单号\n2023-02-12,a,1.00,交易成功,1\n';
    await expect(readWhole(alipayPersonalReader, Buffer.from(text))).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('收/支'),
    });
  });
});

describe('the record of the Alipay web site', () => {
  it('takes the sign from 资金状态 where 收/支 is empty, and the fee as a movement of its own', async () => {
    const { lines, skipped, opened, statements } = await readWhole(
      alipayPersonalReader,
      web(
        [
          webRow('收入', '100.00', '已收入', { fee: '0.60' }),
          webRow('', '3.00', '已支出'),
          webRow('', '4.00', '资金转移'),
          webRow('', '5.00', '已收入', { status: '退款成功' }),
          webRow('支出', '6.00', '', { status: '交易关闭' }),
          webRow('支出', '7.00', '待支出', { status: '交易创建' }),
        ],
        ['共6笔记录', '已收入:2笔,105.00元', '待收入:0笔,0.00元', '已支出:1笔,3.00元', '待支出:1笔,7.00元'],
      ),
    );
    expect(lines.map(({ amount, businessDescription }) => [amount, businessDescription])).toEqual([
      ['100.00', '交易成功'],
      ['-0.60', '服务费'],
      ['-3.00', '交易成功'],
    ]);
    expect(lines[0]?.occurredAt).toBe('2021-02-01T02:00:05Z');
    expect(skipped.map(({ code }) => code)).toEqual(['NEUTRAL', 'NEUTRAL', 'CLOSED', 'PENDING']);
    expect(opened).toMatchObject({ version: 'web', warnings: [] });
    expect(statements).toMatchObject([{ foots: true, problems: [], coversUntil: '2021-02-28T16:00:00Z' }]);
  });

  it('says that rows are missing by the footer below the table', async () => {
    const { statements } = await readWhole(
      alipayPersonalReader,
      web([webRow('支出', '3.00', '已支出')], ['共2笔记录', '已支出:188笔']),
    );
    expect(statements[0]?.foots).toBe(false);
    expect(statements[0]?.problems.map(({ detail }) => detail)).toEqual([
      'The file declares 2 for 笔记录, its rows give 1: the file is incomplete',
      'The file declares 188 for 已支出 笔数, its rows give 1: the file is incomplete',
    ]);
  });
});

describe('real records of Alipay', () => {
  const files = corpusFiles('alipay');
  (files.length === 0 ? it.skip : it).each([
    [
      'deb-sig-double-entry-generator__example_alipay__example-alipay-records.csv',
      { creditCount: 1, creditAmount: '222228.50', debitCount: 4, debitAmount: '161.64', foots: false },
      ['NEUTRAL', 'NEUTRAL', 'NEUTRAL', 'NEUTRAL', 'CLOSED'],
    ],
    [
      'maoqxxmm-beancount-import-node__data__alipay.csv',
      { creditCount: 1, creditAmount: '500.00', debitCount: 1, debitAmount: '16.00', foots: undefined },
      [],
    ],
    [
      'tigergiant-tigermemory__tests_fixtures__alipay_sample.csv',
      { creditCount: 1, creditAmount: '15000.00', debitCount: 5, debitAmount: '569.20', foots: undefined },
      ['CLOSED', 'NEUTRAL'],
    ],
  ])('%s', async (name, figures, left) => {
    const bytes = files.find((file) => file.name === name)?.bytes() ?? Buffer.of();
    const { statements, skipped, rejected, repeated } = await readWhole(alipayPersonalReader, bytes);
    expect(rejected).toEqual([]);
    expect(repeated).toBe(0);
    expect(skipped.map(({ code }) => code)).toEqual(left);
    expect(statements).toMatchObject([figures]);
  });

  // Sums of the entries that the origin's own converter books for 支出 and 收入.
  const expected = corpusFiles('expected').find(({ name }) => name.includes('example-alipay'));
  (expected === undefined ? it.skip : it)('books what the origin books, with the same signs', async () => {
    const booked = [...(expected?.bytes().toString() ?? '').matchAll(/type: "(收入|支出)"\n.*?([\d.]+) CNY/g)]
      .map(([, side, amount]) => `${side === '支出' ? '-' : ''}${amount ?? ''}`)
      .sort();
    const name = 'deb-sig-double-entry-generator__example_alipay__example-alipay-records.csv';
    const bytes = files.find((file) => file.name === name)?.bytes() ?? Buffer.of();
    const { lines } = await readWhole(alipayPersonalReader, bytes);
    expect(booked).toHaveLength(5);
    expect([...amounts(lines)].sort()).toEqual(booked);
  });
});
