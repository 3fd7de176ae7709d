import { describe, expect, it } from '@jest/globals';
import { wechatFundReader } from '../../src/reading/wallets/wechat-fund.reader.js';
import { corpusFiles, readWhole } from '../support/read-file.js';

const HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const FOOTER = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';

const row = (
  direction: string,
  amount: string,
  balance: string,
  more: { type?: string; remark?: string } = {},
) =>
  `\`2021-02-01 13:54:01,\`42000009202021,\`F1,\`交易,\`${more.type ?? '交易'},\`${direction},\`${amount},\`${balance},\`1601959334API,\`${more.remark ?? ''},\`S2021`;

const bill = (rows: readonly string[], values?: string, header = HEADER): Buffer =>
  Buffer.from(
    ['﻿' + header, ...rows, ...(values === undefined ? [] : [FOOTER, values])].join('\r\n') + '\r\n',
  );

const PAYMENT = row('收入', '10.00', '110.00');
const FEE = row('支出', '0.06', '109.94', { type: '扣除交易手续费' });
const REFUND = row('支出', '5.00', '104.94', { type: '退款', remark: '退款总金额5.00元;含手续费0.03元' });

describe('a fund bill of WeChat Pay', () => {
  it('takes the sign from 收支类型 and checks balances and footer', async () => {
    const { lines, statements, closed } = await readWhole(
      wechatFundReader,
      bill([PAYMENT, FEE, REFUND], '`3.0,`1.0,`10.00,`2.0,`5.06'),
    );
    expect(lines.map(({ amount, balance, businessType }) => [amount, balance, businessType])).toEqual([
      ['10.00', '110.00', '交易'],
      ['-0.06', '109.94', '扣除交易手续费'],
      ['-5.00', '104.94', '退款'],
    ]);
    expect(lines[2]).toMatchObject({
      entryNo: 'F1',
      tradeNo: '42000009202021',
      merchantOrderNo: 'S2021',
      occurredAt: '2021-02-01T05:54:01Z',
      remark: '退款总金额5.00元;含手续费0.03元',
      fileLine: 4,
    });
    expect(statements).toMatchObject([
      {
        foots: true,
        problems: [],
        openingBalance: '100.00',
        closingBalance: '104.94',
        accountNo: 'wechat-pay',
      },
    ]);
    const figures = { entries: 3, creditCount: 1, creditAmount: '10.00', debitCount: 2, debitAmount: '5.06' };
    expect(closed).toMatchObject({ rows: 3, declared: figures, computed: figures, warnings: [] });
  });

  it('says what its footer and balances contradict, and imports the rows all the same', async () => {
    const { lines, statements } = await readWhole(
      wechatFundReader,
      bill([PAYMENT, REFUND], '`3,`1,`10.00,`2,`5.06'),
    );
    expect(lines).toHaveLength(2);
    expect(statements[0]?.foots).toBe(false);
    expect(statements[0]?.problems.map(({ code }) => code)).toEqual([
      'DECLARED_COUNT_MISMATCH',
      'DECLARED_COUNT_MISMATCH',
      'DECLARED_TOTAL_MISMATCH',
      'BALANCE_DOES_NOT_FOOT',
    ]);
  });

  it('a payment and its fee share a flow number and stay two movements; a row said twice is one', async () => {
    const { lines, repeated } = await readWhole(wechatFundReader, bill([PAYMENT, FEE, FEE]));
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(2);
    expect(repeated).toBe(1);
    const again = await readWhole(wechatFundReader, bill([FEE]));
    expect(again.lines[0]?.lineId).toBe(lines[1]?.lineId);
  });

  it.each([
    [
      'full-width headers',
      bill([PAYMENT, FEE], '`2,`1,`10.00,`1,`0.06', HEADER.replaceAll('(元)', '（元）')),
    ],
    [
      'a spreadsheet that took the back-ticks away',
      Buffer.from(bill([PAYMENT, FEE], '`2,`1,`10.00,`1,`0.06').toString().replaceAll('`', '')),
    ],
    [
      'a spreadsheet that saved it with TABs',
      Buffer.from(bill([PAYMENT, FEE], '`2,`1,`10.00,`1,`0.06').toString().replaceAll(',', '\t')),
    ],
  ])('reads a bill with %s', async (_name, bytes) => {
    const { lines, statements, rejected } = await readWhole(wechatFundReader, bytes);
    expect(rejected).toEqual([]);
    expect(lines.map(({ amount }) => amount)).toEqual(['10.00', '-0.06']);
    expect(statements).toMatchObject([{ foots: true, problems: [] }]);
  });

  it('reads remarks with commas and quotation marks, and keeps persons out of them', async () => {
    const remark = '缺货,"急,收货人：王小明,13712345678';
    const { lines, rejected } = await readWhole(
      wechatFundReader,
      bill([row('支出', '1.00', '9.00', { remark }), row('支出', '2.00', '7.00')], '`2,`0,`0.00,`2,`3.00'),
    );
    expect(rejected).toEqual([]);
    expect(lines.map(({ amount }) => amount)).toEqual(['-1.00', '-2.00']);
    expect(lines[0]?.remark).toBe('缺货,"急,收货人：…,…');
  });

  it('rejects only the rows that can not be read', async () => {
    const { rejected, lines } = await readWhole(
      wechatFundReader,
      bill([
        row('支出', '1.005', '9.00'),
        row('冻结', '1.00', '9.00'),
        PAYMENT.replace('2021-02-01', '2021-13-01'),
        row('支出', '1.50000', '9.00'),
        '`2021-02-01 13:54:01,`42',
      ]),
    );
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [2, 'AMOUNT_TOO_PRECISE'],
      [3, 'UNKNOWN_DIRECTION'],
      [4, 'MALFORMED_TIME'],
      [6, 'SHORT_LINE'],
    ]);
    expect(lines.map(({ amount }) => amount)).toEqual(['-1.50']);
  });

  it('is refused without 收支类型, and reads a torn end and pieces of one byte', async () => {
    await expect(
      readWhole(wechatFundReader, bill([PAYMENT], undefined, HEADER.replace('收支类型', '方向'))),
    ).rejects.toMatchObject({ code: 'MISSING_COLUMN', message: expect.stringContaining('收支类型') });
    const torn = bill([PAYMENT, FEE]).subarray(0, -40);
    const read = await readWhole(wechatFundReader, torn);
    expect(read.rejected.map(({ code }) => code)).toEqual(['TORN_LINE']);
    expect(await readWhole(wechatFundReader, torn, {}, 1)).toEqual(read);
  });

  const files = corpusFiles('embedded-excerpts');
  (files.length === 0 ? it.skip : it).each([
    ['wechat_fundflow_2018_utf8.csv', ['-0.02'], '0.19', '0.17', 20],
    ['wechat_fundflow_2021_utf8.csv', ['-0.01', '-0.01'], '0.23', '0.21', 3],
  ])(
    'the excerpt %s is read and known to be incomplete',
    async (name, amounts, opening, closing, declared) => {
      const bytes = files.find((file) => file.name === name)?.bytes() ?? Buffer.of();
      const { lines, statements, closed, rejected } = await readWhole(wechatFundReader, bytes);
      expect(rejected).toEqual([]);
      expect(lines.map(({ amount }) => amount)).toEqual(amounts);
      expect(statements).toMatchObject([{ openingBalance: opening, closingBalance: closing, foots: false }]);
      expect(closed.declared['entries']).toBe(declared);
    },
  );
});
