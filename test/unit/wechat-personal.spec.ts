import { describe, expect, it } from '@jest/globals';
import { wechatPersonalReader } from '../../src/reading/wallets/wechat-personal.reader.js';
import { corpusFiles, readWhole } from '../support/read-file.js';

const HEADER = '交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注';

const row = (
  direction: string,
  amount: string,
  more: { status?: string; no?: string; goods?: string } = {},
) =>
  `2021-01-22 12:34:56,转账,王小明,"${more.goods ?? '房租'}",${direction},${amount},零钱通,${more.status ?? '朋友已收钱'},"${more.no ?? '3985734'}"\t,"129"\t,"/"`;

const record = (rows: readonly string[], counts: readonly string[] = []): Buffer =>
  Buffer.from(
    '﻿' +
      [
        '微信支付账单明细,,,,,,,,,,',
        '微信昵称：[王小明],,,,,,,,,,',
        '起始时间：[2021-01-01 00:00:00] 终止时间：[2021-01-31 23:59:59],,,,,,,,,,',
        '导出类型：[全部],,,,,,,,,,',
        '导出时间：[2021-02-09 16:05:22],,,,,,,,,,',
        ',,,,,,,,,,',
        ...counts.map((count) => `${count},,,,,,,,,,`),
        '1. 充值/提现/理财通购买/零钱通存取/信用卡还款等交易，将计入中性交易,,,,,,,,,,',
        ',,,,,,,,,,',
        '----------------------微信支付账单明细列表--------------------,,,,,,,,,,',
        HEADER,
        ...rows,
      ].join('\r\n') +
      '\r\n',
  );

const amounts = (lines: readonly { readonly amount: string }[]): readonly string[] =>
  lines.map(({ amount }) => amount);

describe('the personal record of WeChat Pay', () => {
  it('takes the sign from 收/支 and leaves out what is neutral', async () => {
    const { lines, skipped, statements } = await readWhole(
      wechatPersonalReader,
      record([row('支出', '¥28.16'), row('收入', '"¥1,000.35"', { no: '2' }), row('/', '￥2000.00')]),
    );
    expect(lines[0]).toMatchObject({
      amount: '-28.16',
      occurredAt: '2021-01-22T04:34:56Z',
      tradeNo: '3985734',
      merchantOrderNo: '129',
      businessType: '转账',
      businessDescription: '朋友已收钱',
      goods: '房租',
    });
    expect(lines[0]).not.toHaveProperty('remark');
    expect(amounts(lines)).toEqual(['-28.16', '1000.35']);
    expect(skipped.map(({ code }) => code)).toEqual(['NEUTRAL']);
    expect(statements).toMatchObject([
      {
        accountNo: 'wechat-personal',
        coversFrom: '2020-12-31T16:00:00Z',
        coversUntil: '2021-01-31T16:00:00Z',
      },
    ]);
  });

  it('books an expense that was refunded, since its refund is a row of its own, but none that failed', async () => {
    const { lines, skipped } = await readWhole(
      wechatPersonalReader,
      record([
        row('支出', '¥5.00', { status: '已全额退款' }),
        row('收入', '¥5.00', { status: '已全额退款', no: '2' }),
        row('支出', '¥6.00', { status: '支付失败' }),
      ]),
    );
    expect(amounts(lines)).toEqual(['-5.00', '5.00']);
    expect(skipped).toMatchObject([{ code: 'CLOSED' }]);
  });

  it('holds the counts and sums above the table against its rows', async () => {
    const rows = [row('支出', '¥28.16'), row('收入', '¥0.35'), row('/', '¥9.00')];
    const counts = ['共3笔记录', '收入：1笔 0.35元', '支出：1笔 28.16元', '中性交易：1笔 9.00元'];
    const good = await readWhole(wechatPersonalReader, record(rows, counts));
    expect(good.statements).toMatchObject([{ foots: true, problems: [] }]);
    expect(good.closed.declared).toEqual({
      笔记录: 3,
      '收入 笔数': 1,
      '收入 金额': '0.35',
      '支出 笔数': 1,
      '支出 金额': '28.16',
      '中性交易 笔数': 1,
      '中性交易 金额': '9.00',
    });
    const short = await readWhole(wechatPersonalReader, record(rows.slice(1), counts));
    expect(short.lines).toHaveLength(1);
    expect(short.statements[0]).toMatchObject({
      foots: false,
      problems: [{}, {}, { differenceAmount: '28.16' }],
    });
  });

  it('two rows of one number that differ in time, type or amount are two movements in every export', async () => {
    const rows = [row('支出', '¥1.00'), row('支出', '¥2.00'), row('支出', '¥1.00').replace('转账', '赞赏码')];
    const first = await readWhole(wechatPersonalReader, record(rows));
    const second = await readWhole(wechatPersonalReader, record([...rows].reverse()));
    expect(new Set(first.lines.map(({ lineId }) => lineId)).size).toBe(3);
    expect(second.lines.map(({ lineId }) => lineId).reverse()).toEqual(
      first.lines.map(({ lineId }) => lineId),
    );
  });

  it('rejects only the rows that can not be read, and lets nobody out', async () => {
    const bytes = record([
      row('支出', '¥1.001'),
      row('支出', '¥王小明'),
      row('转出', '¥1.00'),
      row('支出', '¥1.00').replace('2021-01-22', '2021-01-32'),
      row('支出', '¥1.00', { goods: '收款人：王小明 13712345678' }),
      row('支出', '¥2.00', { no: '2' }).replace('王小明', '王,小明'),
      row('支出', '¥3.00', { no: '3', goods: '转账备注:小明生日快乐' }),
      '2021-01-22 12:34:56,转账',
    ]);
    const read = await readWhole(wechatPersonalReader, bytes);
    expect(read.rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [11, 'AMOUNT_TOO_PRECISE'],
      [12, 'MALFORMED_AMOUNT'],
      [13, 'UNKNOWN_DIRECTION'],
      [14, 'MALFORMED_TIME'],
      [18, 'SHORT_LINE'],
    ]);
    expect(read.lines.map(({ amount, goods }) => [amount, goods])).toEqual([
      ['-1.00', '收款人：… …'],
      ['-2.00', undefined],
      ['-3.00', '转账备注'],
    ]);
    expect(JSON.stringify(read)).not.toMatch(/小明|13712345678/);
    expect(await readWhole(wechatPersonalReader, bytes, {}, 1)).toEqual(read);
  });

  it('is refused without 收/支', async () => {
    const bytes = Buffer.from(
      record([row('支出', '¥1.00')])
        .toString()
        .replace('收/支,', '方向,'),
    );
    await expect(readWhole(wechatPersonalReader, bytes)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('收/支'),
    });
  });
});

describe('real personal records of WeChat Pay', () => {
  const files = corpusFiles('wechat');
  const read = (name: string) =>
    readWhole(wechatPersonalReader, files.find((file) => file.name === name)?.bytes() ?? Buffer.of());
  const EXAMPLE = 'deb-sig-double-entry-generator__example_wechat__example-wechat-records.csv';

  (files.length === 0 ? it.skip : it)(
    'the example of deb-sig: 16 booked, 11 neutral, fewer than declared',
    async () => {
      const { statements, skipped, rejected, closed } = await read(EXAMPLE);
      expect(rejected).toEqual([]);
      expect(skipped.map(({ code }) => code)).toEqual(Array(11).fill('NEUTRAL'));
      expect(statements).toMatchObject([
        { creditCount: 5, creditAmount: '28.49', debitCount: 11, debitAmount: '2904.53', foots: false },
      ]);
      expect(closed).toMatchObject({ rows: 27, declared: { 笔记录: 43 }, computed: { 笔记录: 27 } });
    },
  );

  (files.length === 0 ? it.skip : it)('the record of maoqxxmm: one ride of 2.60', async () => {
    const { lines, rejected } = await read('maoqxxmm-beancount-import-node__data__wechat.csv');
    expect(rejected).toEqual([]);
    expect(amounts(lines)).toEqual(['-2.60']);
  });

  const expected = corpusFiles('expected').find(({ name }) => name.includes('example-wechat'));
  (expected === undefined ? it.skip : it)('books what the origin books, with the same signs', async () => {
    const booked = [...(expected?.bytes().toString() ?? '').matchAll(/type: "(收入|支出)"\n.*?([\d.]+) CNY/g)]
      .map(([, side, amount]) => `${side === '支出' ? '-' : ''}${amount ?? ''}`)
      .sort();
    const { lines } = await read(EXAMPLE);
    expect(booked).toHaveLength(16);
    expect([...amounts(lines)].sort()).toEqual(booked);
  });
});
