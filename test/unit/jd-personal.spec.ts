import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { sum } from '../../src/shared/money.js';
import { jdPersonalReader } from '../../src/reading/marketplaces/jd-personal.reader.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const HEAD = ['导出信息：', '京东账号名：jd_shop01', '日期区间：2024-12-01 至 2024-12-31', '共3笔记录', ''];
const HEADER =
  '交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注';
const row = (
  amount: string,
  direction: string,
  { status = '交易成功', text = '打包纸箱', at = '2024-12-30 10:40:22' } = {},
) =>
  `${at}\t,京东平台商户,${text},${amount},中国银行信用卡(1875),${status},${direction},办公,100000011234\t,1000345234234223\t, ,`;
const file = (...rows: string[]) =>
  iconv.encode(`\uFEFF${[...HEAD, HEADER, ...rows, ''].join('\r\n')}`, 'utf-8');
const read = async (...rows: string[]) => readWhole(jdPersonalReader, file(...rows));

describe('the personal record of JD', () => {
  it('gives a purchase as money going out, with the account and the time that the record names', async () => {
    const { lines, statements, opened } = await read(row('60.90', '支出'));
    expect(opened).toMatchObject({ version: 'jd-personal', warnings: [] });
    expect(lines).toEqual([
      {
        statement: 0,
        lineId: expect.any(String) as unknown,
        fileLine: 7,
        occurredAt: '2024-12-30T02:40:22Z',
        amount: '-60.90',
        tradeNo: '100000011234',
        merchantOrderNo: '1000345234234223',
        businessType: '办公',
        businessDescription: '交易成功',
        goods: '打包纸箱',
      },
    ]);
    expect(statements).toMatchObject([
      { accountNo: 'jd_shop01', coversFrom: '2024-11-30T16:00:00Z', coversUntil: '2024-12-31T16:00:00Z' },
    ]);
  });

  it.each([
    ['what was paid, though a part came back', row('131.77(已退款89.84)', '支出'), '-131.77'],
    ['what came back', row('89.84', '不计收支', { status: '退款成功', text: '退款-纸箱' }), '89.84'],
    ['what was paid and wholly refunded later', row('468.32(已全额退款)', '不计收支'), '-468.32'],
    ['money received', row('5.00', '收入'), '5.00'],
  ])('gives %s', async (_, line, amount) => {
    expect((await read(line)).lines).toMatchObject([{ amount }]);
  });

  it.each([
    ['what is bought on credit', row('35.61', '不计收支'), 'NEUTRAL'],
    ['a refund of nothing', row('0.00', '不计收支', { status: '退款成功' }), 'NEUTRAL'],
    ['what is not paid yet', row('5.00', '支出', { status: '等待付款' }), 'PENDING'],
    ['what was given up', row('5.00', '支出', { status: '交易关闭' }), 'PENDING'],
  ])('leaves out %s', async (_, line, code) => {
    const { skipped, lines } = await read(line);
    expect([skipped.map((item) => item.code), lines]).toEqual([[code], []]);
  });

  it.each([
    ['another word for the direction', row('5.00', '转'), 'DIRECTION_UNKNOWN'],
    ['too many decimals', row('5.001', '支出'), 'AMOUNT_TOO_PRECISE'],
    ['an amount with other words', row('5.00(待退款)', '支出'), 'MALFORMED_AMOUNT'],
    ['an unreadable date', row('5.00', '支出', { at: '30.12.2024' }), 'MALFORMED_TIME'],
  ])('rejects %s', async (_, line, code) => {
    expect((await read(line)).rejected).toMatchObject([{ fileLine: 7, code }]);
  });

  it('counts a payment once that stands twice; parts of one order are several', async () => {
    const { lines, repeated } = await read(
      row('70.48', '不计收支', { status: '退款成功' }),
      row('70.48', '不计收支', { status: '退款成功' }),
      row('70.48', '不计收支', { status: '退款成功', at: '2024-12-24 22:43:31' }),
    );
    expect([lines.length, repeated]).toEqual([2, 1]);
  });

  it('does not say how it was paid', async () => {
    expect(JSON.stringify(await read(row('60.90', '支出')))).not.toContain('1875');
  });

  it('names the column that is missing', async () => {
    const without = iconv.encode(HEADER.replace('收/支', '方向'), 'utf-8');
    await expect(readWhole(jdPersonalReader, without)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('收/支') as unknown,
    });
  });

  it('reads the same in pieces of one byte, and a torn last line', async () => {
    const bytes = Buffer.concat([file(row('60.90', '支出')), Buffer.from('2024-12-30 10')]);
    const whole = await readWhole(jdPersonalReader, bytes);
    expect(whole.rejected.map(({ code }) => code)).toEqual(['TORN_LINE']);
    expect(await readWhole(jdPersonalReader, bytes, {}, 1)).toEqual(whole);
  });
});

describe('a real personal record of JD', () => {
  const [real] = corpusFiles('jd');
  (real === undefined ? it.skip : it)(
    'is read whole: purchases net of refunds are what it declares as 支出',
    async () => {
      const { lines, rejected, skipped, statements, closed } = await readWhole(
        jdPersonalReader,
        real?.bytes() ?? Buffer.of(),
      );
      expect(rejected).toEqual([]);
      expect(closed).toMatchObject({ rows: 26, warnings: [] });
      expect(skipped.map(({ code }) => code)).toEqual(['NEUTRAL', 'NEUTRAL', 'NEUTRAL']);
      expect(lines).toHaveLength(23);
      expect(statements).toMatchObject([{ entries: 23, accountNo: 'jd_55370d18d5bb4' }]);
      // The record declares 支出 16笔(含4笔部分退款) of 1648.43 with parts that came back taken off; refunds of purchases
      // of other months are not in it.
      const paid = lines.filter(({ amount }) => amount.startsWith('-')).map(({ amount }) => amount);
      expect(paid).toHaveLength(17);
      expect(sum([...paid, '468.32', '89.84', '70.48', '233.45', '235.50'], 'CNY')).toBe('-1648.43');
    },
  );

  const others = [...corpusFiles('alipay'), ...corpusFiles('wechat')];
  (others.length === 0 ? it.skip : it)('does not claim records of other wallets', () => {
    for (const { bytes } of others) expect(recognised(jdPersonalReader, bytes())).toBe(0);
  });
});
