import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { douyinOrdersReader } from '../../src/reading/marketplaces/douyin-orders.reader.js';
import { douyinSettlementReader } from '../../src/reading/marketplaces/douyin-settlement.reader.js';
import { jdSettlementReader } from '../../src/reading/marketplaces/jd-settlement.reader.js';
import { readWhole, recognised } from '../support/read-file.js';

const COLUMNS =
  '动账时间,动帐流水号,动账方向,动账金额,动账账户,动账场景,计费类型,子订单号,订单号,售后编号,下单时间,商品ID,商品名称,达人ID,达人名称,订单类型,订单实付应结,运费实付,实际平台补贴_运费,实际平台补贴,其他平台补贴,以旧换新抵扣,政府补贴平台垫资,实际达人补贴,实际抖音支付补贴,实际抖音月付营销补贴,银行补贴,订单退款,平台服务费,佣金,服务商佣金,渠道分成,招商服务费,站外推广费,其他分成,是否免佣,免佣金额,商户主体名称,备注'.split(
    ',',
  );
const SALE: Readonly<Record<string, string>> = {
  动账时间: '2026-09-28 07:54:38',
  动帐流水号: "'2026092807543800001",
  动账方向: '入账',
  动账金额: '47.91',
  动账账户: '聚合账户',
  动账场景: '货款结算入账',
  计费类型: '巨量千川',
  子订单号: "'6930162745589588891",
  订单号: "'6930162745589588890",
  订单实付应结: '28.90',
  运费实付: '0',
  实际平台补贴: '21',
  平台服务费: '-0.99',
  佣金: '-1.00',
  达人名称: '黄飞',
  免佣金额: '3.00',
  备注: '订单结算',
};
const row = (fields: Readonly<Record<string, string>> = {}) =>
  COLUMNS.map((column) => ({ ...SALE, ...fields })[column] ?? '').join(',');
const PLAIN = { 订单实付应结: '', 实际平台补贴: '', 平台服务费: '', 佣金: '' };
const file = (...rows: string[]) =>
  iconv.encode(`\uFEFF${[COLUMNS.join(','), ...rows, ''].join('\r\n')}`, 'utf-8');
const read = async (...rows: string[]) => readWhole(douyinSettlementReader, file(...rows));

describe('the fund statement of Douyin', () => {
  it('has 39 columns, all of them known', async () => {
    expect(COLUMNS).toHaveLength(39);
    expect((await read(row())).opened.warnings).toEqual([]);
  });

  it('gives each component of a movement by its name if they add up to it', async () => {
    const { lines, statements, closed } = await read(row());
    expect(lines.map(({ businessType, amount }) => [businessType, amount])).toEqual([
      ['订单实付应结', '28.90'],
      ['实际平台补贴', '21.00'],
      ['平台服务费', '-0.99'],
      ['佣金', '-1.00'],
    ]);
    expect(lines[0]).toEqual({
      statement: 0,
      lineId: expect.any(String) as unknown,
      fileLine: 2,
      occurredAt: '2026-09-27T23:54:38Z',
      amount: '28.90',
      entryNo: '2026092807543800001',
      baseOrderNo: '6930162745589588890',
      merchantOrderNo: '6930162745589588891',
      businessType: '订单实付应结',
      businessDescription: '货款结算入账',
      remark: '订单结算',
    });
    expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(4);
    expect(statements).toMatchObject([
      { accountNo: 'douyin:聚合账户', creditAmount: '49.90', debitAmount: '1.99' },
    ]);
    expect(closed.rows).toBe(1);
  });

  it('gives a refund out of its component', async () => {
    const { lines } = await read(
      row({
        ...PLAIN,
        动账方向: '出账',
        动账金额: '10',
        订单退款: '-10.00',
        动账场景: '退款-结算后退款-退用户',
      }),
    );
    expect(lines).toMatchObject([
      { amount: '-10.00', businessType: '订单退款', businessDescription: '退款-结算后退款-退用户' },
    ]);
  });

  it('gives the whole movement and says so where the components do not add up to it', async () => {
    const { lines } = await read(row({ 动账金额: '47.90' }));
    expect(lines).toMatchObject([
      {
        amount: '47.90',
        businessType: '货款结算入账',
        businessDescription: '巨量千川；组成金额合计 47.91 与动账金额 47.90 不符',
      },
    ]);
  });

  it.each([
    ['入账', '8.17', '8.17'],
    ['出账', '8.17', '-8.17'],
    ['出账', '-8.17', '-8.17'],
    ['出账', '0', '0.00'],
  ])('%s of %s is %s', async (direction, amount, expected) => {
    const { lines } = await read(
      row({ ...PLAIN, 动账方向: direction, 动账金额: amount, 动账场景: '上门取件运费' }),
    );
    expect(lines).toMatchObject([
      { amount: expected, businessType: '上门取件运费', businessDescription: '巨量千川' },
    ]);
  });

  it('calls a movement without a scene by its remark', async () => {
    const { lines } = await read(row({ ...PLAIN, 动账场景: '', 备注: '保费扣除（6笔）', 动账方向: '出账' }));
    expect(lines).toMatchObject([{ businessType: '保费扣除（6笔）' }]);
  });

  it('is a statement for every account on the platform, or for the one that is asked for', async () => {
    const bytes = file(row(), row({ 动帐流水号: '2', 动账账户: '微信' }));
    const both = await readWhole(douyinSettlementReader, bytes);
    expect(both.statements.map(({ accountNo }) => accountNo)).toEqual(['douyin:聚合账户', 'douyin:微信']);
    const one = await readWhole(douyinSettlementReader, bytes, { accountNo: 'd1' });
    expect(one.statements.map(({ accountNo }) => accountNo)).toEqual(['d1']);
  });

  it('counts a movement once that stands twice, and rejects one that contradicts it', async () => {
    const { lines, repeated, rejected } = await read(
      row(PLAIN),
      row(PLAIN),
      row({ ...PLAIN, 动账金额: '1' }),
      row({ ...PLAIN, 子订单号: '6930162745589588899' }),
    );
    expect([lines.length, repeated]).toEqual([2, 1]);
    expect(rejected).toMatchObject([{ fileLine: 4, code: 'ENTRY_CONTRADICTS_ITSELF' }]);
  });

  it('gives the same ids in another file', async () => {
    const [first, second] = [await read(row()), await read(row({ 动帐流水号: '7' }), row())];
    expect(second.lines.slice(4).map(({ lineId }) => lineId)).toEqual(
      first.lines.map(({ lineId }) => lineId),
    );
  });

  it.each([
    ['another direction', { 动账方向: '冻结' }, 'DIRECTION_UNKNOWN'],
    ['no direction', { 动账方向: '' }, 'DIRECTION_UNKNOWN'],
    ['money that comes in with a minus', { 动账金额: '-5' }, 'DIRECTION_CONTRADICTS_AMOUNT'],
    ['too many decimals', { 动账金额: '5.001' }, 'AMOUNT_TOO_PRECISE'],
    ['a component with too many decimals', { 佣金: '-0.001' }, 'AMOUNT_TOO_PRECISE'],
    ['no amount', { 动账金额: '' }, 'AMOUNT_MISSING'],
    ['no number', { 动帐流水号: '' }, 'NUMBER_MISSING'],
    ['a number that a spreadsheet rounded', { 动帐流水号: '2.0260701085e+27' }, 'NUMBER_ROUNDED'],
    ['an unreadable date', { 动账时间: '28/09/2026' }, 'MALFORMED_TIME'],
  ])('rejects a row with %s and reads the rest', async (_, fields, code) => {
    const { rejected, lines } = await read(row(fields), row({ ...PLAIN, 动帐流水号: '9' }));
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 2, code })]);
    expect(lines).toHaveLength(1);
  });

  it('gives nothing of the influencer', async () => {
    expect(JSON.stringify(await read(row()))).not.toContain('黄飞');
  });

  it('reads the same in pieces of one byte, and a torn last line', async () => {
    const bytes = Buffer.concat([file(row()), Buffer.from('2026-09-28 07:54:38,202609')]);
    const whole = await readWhole(douyinSettlementReader, bytes);
    expect(whole.rejected.map(({ code }) => code)).toEqual(['TORN_LINE']);
    expect(await readWhole(douyinSettlementReader, bytes, {}, 1)).toEqual(whole);
  });

  it('names the column that is missing, and is known by the others', async () => {
    const without = iconv.encode(COLUMNS.join(',').replace('动账方向', '方向'), 'gb18030');
    await expect(readWhole(douyinSettlementReader, without)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('动账方向') as unknown,
    });
    expect(recognised(douyinSettlementReader, without)).toBeGreaterThan(20);
    expect(recognised(douyinOrdersReader, file())).toBe(0);
    expect(recognised(jdSettlementReader, file())).toBe(0);
  });
});
