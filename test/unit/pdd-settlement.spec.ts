import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { alipayAccountReader } from '../../src/reading/wallets/alipay-account.reader.js';
import { pddSettlementReader } from '../../src/reading/marketplaces/pdd-settlement.reader.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const HEAD = [
  '#拼多多货款明细查询',
  '#账号：[800123456]',
  '#起始日期：[2026-05-01 00:00:00]   终止日期：[2026-05-31 23:59:59]',
  '',
];
const HEADER = '商户订单号,发生时间,收入金额（+元）,支出金额（-元）,账务类型,备注,业务描述';
const ROWS = [
  '260531-662941284701219\t,2026-05-31 23:54:45,17.80,0,交易收入,,0010001|交易收入-订单收入',
  '260531-662941284701219\t,2026-05-31 23:54:45,0,-0.11,技术服务费,基础技术服务费,0030002|技术服务费-基础技术服务费',
  '260530-662941284701220\t,2026-05-31 23:55:00,0.00,0.00,交易收入,,0010002|交易收入-优惠券结算',
  ',2026-05-31 23:56:00,0,-5.00,其他服务,短信费,0040001|其他-短信费',
];
const FOOTER = ['#支出合计：3笔-5.11元', '#收入合计：1笔17.80元'];
const file = (lines: readonly string[]) => iconv.encode([...lines, ''].join('\r\n'), 'gb18030');
const STATEMENT = [...HEAD, HEADER, ...ROWS, ...FOOTER];

describe('the settlement of Pinduoduo', () => {
  it('is read below a preamble with a blank line, its header on line 5', async () => {
    const { opened, lines, statements, rejected } = await readWhole(pddSettlementReader, file(STATEMENT));
    expect(opened).toMatchObject({ encoding: 'gb18030', warnings: [] });
    expect(rejected).toEqual([]);
    expect(lines.map(({ amount }) => amount)).toEqual(['17.80', '-0.11', '0.00', '-5.00']);
    expect(lines[1]).toEqual({
      statement: 0,
      lineId: expect.any(String) as unknown,
      fileLine: 7,
      occurredAt: '2026-05-31T15:54:45Z',
      amount: '-0.11',
      merchantOrderNo: '260531-662941284701219',
      businessType: '技术服务费',
      businessDescription: '0030002|技术服务费-基础技术服务费',
      remark: '基础技术服务费',
    });
    expect(statements).toMatchObject([
      {
        accountNo: '800123456',
        coversFrom: '2026-04-30T16:00:00Z',
        coversUntil: '2026-05-31T16:00:00Z',
        declared: { entries: 4, creditAmount: '17.80', debitAmount: '5.11' },
        foots: true,
        problems: [],
      },
    ]);
  });

  it('says that it is incomplete where its footer declares more', async () => {
    const { statements } = await readWhole(
      pddSettlementReader,
      file([...HEAD, HEADER, ROWS[0] ?? '', ROWS[1] ?? '', ...FOOTER]),
    );
    expect(statements[0]?.foots).toBe(false);
    expect(statements[0]?.problems.map(({ code, differenceAmount }) => [code, differenceAmount])).toEqual([
      ['DECLARED_COUNT_MISMATCH', undefined],
      ['DECLARED_TOTAL_MISMATCH', '5.00'],
    ]);
  });

  it('covers the days of its rows, for the account of the options, without a preamble', async () => {
    const { statements } = await readWhole(pddSettlementReader, file([HEADER, ROWS[0] ?? '']), {
      accountNo: 'p1',
    });
    expect(statements).toMatchObject([
      {
        accountNo: 'p1',
        coversFrom: '2026-05-30T16:00:00Z',
        coversUntil: '2026-05-31T16:00:00Z',
        foots: undefined,
      },
    ]);
  });

  it('counts a movement of an order once that stands twice; without an order two equal ones are two', async () => {
    const { lines, repeated } = await readWhole(
      pddSettlementReader,
      file([HEADER, ROWS[0] ?? '', ROWS[0] ?? '', ROWS[3] ?? '', ROWS[3] ?? '']),
    );
    expect([lines.length, repeated]).toEqual([3, 1]);
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(3);
  });

  it('gives movements the same ids in a longer export of the account', async () => {
    const short = await readWhole(pddSettlementReader, file([...HEAD, HEADER, ROWS[3] ?? '', ROWS[3] ?? '']));
    const long = await readWhole(
      pddSettlementReader,
      file([...HEAD, HEADER, ROWS[0] ?? '', ROWS[3] ?? '', ROWS[3] ?? '']),
    );
    expect(long.lines.slice(1).map(({ lineId }) => lineId)).toEqual(short.lines.map(({ lineId }) => lineId));
  });

  it('takes an expense for money going out whatever its sign', async () => {
    const { lines } = await readWhole(pddSettlementReader, file([HEADER, ',2026-05-31,,5.00,其他服务,,']));
    expect(lines).toMatchObject([{ amount: '-5.00', occurredAt: '2026-05-30T16:00:00Z' }]);
  });

  it.each([
    ['both amounts', '1,2026-05-31,1,-1,x,,', 'TWO_AMOUNTS'],
    ['no amount', '1,2026-05-31,,,x,,', 'AMOUNT_MISSING'],
    ['an income below zero', '1,2026-05-31,-1,,x,,', 'AMOUNT_NEGATIVE'],
    ['too many decimals', '1,2026-05-31,0.001,,x,,', 'AMOUNT_TOO_PRECISE'],
    ['an unreadable date', '1,2026-05-32,1,,x,,', 'MALFORMED_TIME'],
    ['a rounded number', '2.6E+20,2026-05-31,1,,x,,', 'NUMBER_ROUNDED'],
    ['a comma too many', '1,2026-05-31,1,,x,a,b,c', 'LONG_LINE'],
  ])('rejects a row with %s and reads the rest', async (_, row, code) => {
    const { rejected, lines } = await readWhole(pddSettlementReader, file([HEADER, row, ROWS[0] ?? '']));
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 2, code })]);
    expect(lines).toHaveLength(1);
  });

  it('reads the same in pieces of one byte, and a torn last line', async () => {
    const bytes = Buffer.concat([file(STATEMENT), Buffer.from('260531-66,2026')]);
    const whole = await readWhole(pddSettlementReader, bytes);
    expect(whole.rejected.map(({ code }) => code)).toEqual(['TORN_LINE']);
    expect(await readWhole(pddSettlementReader, bytes, {}, 1)).toEqual(whole);
  });

  it('names the column that is missing', async () => {
    await expect(
      readWhole(pddSettlementReader, file([HEADER.replace('发生时间', '时刻')])),
    ).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('发生时间') as unknown,
    });
  });
});

describe('which of two similar statements a file is', () => {
  const ALIPAY =
    '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注,业务描述';

  it("Pinduoduo's has 账务类型, Alipay's has not", () => {
    expect(recognised(pddSettlementReader, file(STATEMENT))).toBeGreaterThan(
      recognised(alipayAccountReader, file(STATEMENT)),
    );
    expect(recognised(pddSettlementReader, file([ALIPAY]))).toBe(0);
  });

  const real = [...corpusFiles('alipay'), ...corpusFiles('embedded-excerpts')];
  (real.length === 0 ? it.skip : it)("no real file of Alipay or WeChat is taken for Pinduoduo's", () => {
    for (const { bytes } of real) expect(recognised(pddSettlementReader, bytes())).toBe(0);
  });
});
