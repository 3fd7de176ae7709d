import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { douyinOrdersReader } from '../../src/reading/marketplaces/douyin-orders.reader.js';
import { douyinSettlementReader } from '../../src/reading/marketplaces/douyin-settlement.reader.js';
import { taobaoItemsReader } from '../../src/reading/marketplaces/taobao-items.reader.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const COLUMNS =
  '主订单编号,子订单编号,选购商品,商品规格,商品数量,商品ID,商家编码,商品单价,订单应付金额,运费,优惠总金额,平台优惠,商家优惠,达人优惠,商家改价,支付优惠,红包抵扣,支付方式,手续费,收件人,收件人手机号,省,市,区,街道,详细地址,是否修改过地址,地址修改时段,买家留言,订单提交时间,旗帜颜色,商家备注,订单完成时间,支付完成时间,APP渠道,流量来源,订单状态,承诺发货时间,订单类型,鲁班落地页ID,达人ID,达人昵称,所属门店ID,售后状态,取消原因,预约发货时间,仓库ID,仓库名称,序列号,是否安心购,广告渠道,流量类型,流量体裁,流量渠道,发货主体,发货主体明细,发货时间,降价类优惠,平台实际承担优惠金额,商家实际承担优惠金额,达人实际承担优惠金额,预计送达时间,是否平台仓自流转,车型,商品69码,发货SN码,发货IMEI码1,发货IMEI码2,预约送达时间,建议发货时间（起）,建议发货时间（止）,物流SN码,物流IMEI码1,物流IMEI码2'.split(
    ',',
  );
const SUB: Readonly<Record<string, string>> = {
  主订单编号: '6917926768823643751',
  子订单编号: '6917926768823643751',
  选购商品: '辣丝丝',
  商品数量: '1',
  订单应付金额: '28.90',
  收件人: '马某某',
  收件人手机号: '13812345678',
  订单提交时间: '2026-09-22 00:54:10',
  支付完成时间: '2026-09-22 00:55:00',
  订单完成时间: '2026-09-24 13:18:29',
  订单状态: '已完成',
  售后状态: '-',
  取消原因: '-',
  平台实际承担优惠金额: '21.00',
  商家实际承担优惠金额: '25.00',
  达人实际承担优惠金额: '0.00',
};
const row = (fields: Readonly<Record<string, string>> = {}) =>
  COLUMNS.map((column) => {
    const text = { ...SUB, ...fields }[column] ?? '';
    return /编号$/.test(column) ? `"\t${text}"` : text;
  }).join(',');
const file = (...rows: string[]) =>
  iconv.encode(`\uFEFF${[COLUMNS.join(','), ...rows, ''].join('\n')}`, 'utf-8');
const read = async (...rows: string[]) => readWhole(douyinOrdersReader, file(...rows));
const MAIN = { 主订单编号: 'M1' };

describe('the orders of Douyin', () => {
  it('have what the buyer pays, and as total also what the platform pays of the price', async () => {
    const { others, opened } = await read(row());
    expect(opened.warnings).toEqual([]);
    expect(others).toEqual([
      {
        kind: 'order',
        order: {
          orderNo: '6917926768823643751',
          totalAmount: '49.90',
          grossPaidAmount: '28.90',
          refundedAmount: '0.00',
          actuallyPaidAmount: '28.90',
          placedAt: '2026-09-21T16:54:10Z',
          paidAt: '2026-09-21T16:55:00Z',
          confirmedAt: '2026-09-24T05:18:29Z',
          status: '已完成',
          fileLine: 2,
        },
      },
    ]);
  });

  it('are the sums of their sub orders, which stand together', async () => {
    const { others, closed } = await read(
      row({ ...MAIN, 子订单编号: 'S1' }),
      row({
        ...MAIN,
        子订单编号: 'S2',
        订单应付金额: '15.90',
        订单状态: '已关闭',
        售后状态: '退款成功',
        订单完成时间: '-',
        平台实际承担优惠金额: '0',
      }),
    );
    expect(others).toMatchObject([
      {
        order: {
          orderNo: 'M1',
          totalAmount: '65.80',
          grossPaidAmount: '44.80',
          refundedAmount: '15.90',
          actuallyPaidAmount: '28.90',
          status: '已完成',
          confirmedAt: '2026-09-24T05:18:29Z',
        },
      },
    ]);
    expect(closed).toMatchObject({
      rows: 2,
      computed: { orders: 1, grossPaidAmount: '44.80', refundedAmount: '15.90' },
    });
  });

  it('keep the money of sub orders that stand apart, under their own numbers, and warn of it', async () => {
    const { others, closed } = await read(
      row({ ...MAIN, 子订单编号: 'S1' }),
      row({ 主订单编号: 'M2', 子订单编号: 'S3' }),
      row({ ...MAIN, 子订单编号: 'S2' }),
    );
    expect(others.map((item) => item.kind === 'order' && item.order.orderNo)).toEqual(['M1', 'M2', 'S2']);
    expect(closed.computed).toMatchObject({ orders: 3, grossPaidAmount: '86.70' });
    expect(closed.warnings).toMatchObject([
      { code: 'SUB_ORDERS_APART', detail: expect.stringMatching(/^1 rows .* line 4$/) as unknown },
    ]);
  });

  it('reject a sub order that stands apart with the number of its order', async () => {
    const { rejected } = await read(
      row({ ...MAIN, 子订单编号: 'S1' }),
      row({ 主订单编号: 'M2', 子订单编号: 'S3' }),
      row({ ...MAIN, 子订单编号: 'M1' }),
    );
    expect(rejected).toMatchObject([{ fileLine: 4, code: 'DOCUMENT_CONTRADICTS_ITSELF' }]);
  });

  it('count a sub order once that stands twice, and the file once that was appended to itself', async () => {
    const [first, second] = [row({ ...MAIN, 子订单编号: 'S1' }), row({ ...MAIN, 子订单编号: 'S2' })];
    const { others, repeated, closed } = await read(first, first, second, first, second);
    expect([others.length, repeated]).toEqual([1, 3]);
    expect(closed.computed).toMatchObject({ orders: 1, grossPaidAmount: '57.80' });
  });

  it('reject the whole order if one of its rows can not be read', async () => {
    const { others, rejected } = await read(
      row({ ...MAIN, 子订单编号: 'S1' }),
      row({ ...MAIN, 子订单编号: 'S2', 订单应付金额: '1.001' }),
      row({ 主订单编号: 'M2', 子订单编号: 'S3' }),
    );
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [3, 'AMOUNT_TOO_PRECISE'],
      [2, 'GROUP_INCOMPLETE'],
    ]);
    expect(others).toMatchObject([{ order: { orderNo: 'M2' } }]);
  });

  it('have a refund of unknown amount once they are complete, of which the file warns', async () => {
    const { others, closed } = await read(row({ 售后状态: '退款成功' }));
    expect(others).toMatchObject([{ order: { refundedAmount: '0.00', grossPaidAmount: '28.90' } }]);
    expect(closed.warnings.map(({ code }) => code)).toEqual(['REFUND_AMOUNT_UNKNOWN']);
  });

  it.each([
    ['待支付', '-'],
    ['已关闭', '-'],
  ])('are unpaid with the status %s and no time of payment', async (status, paidAt) => {
    const { others } = await read(
      row({ 订单状态: status, 支付完成时间: paidAt, 订单完成时间: '-', 取消原因: '超时未支付' }),
    );
    expect(others).toMatchObject([{ order: { grossPaidAmount: '0.00', totalAmount: '49.90', status } }]);
    expect(JSON.stringify(others)).not.toContain('paidAt');
  });

  it('say why they were closed', async () => {
    const { others } = await read(row({ 订单状态: '已关闭', 支付完成时间: '', 取消原因: '超时未支付' }));
    expect(others).toMatchObject([{ order: { closeReason: '超时未支付' } }]);
  });

  it('give nothing of the buyer', async () => {
    expect(JSON.stringify(await read(row()))).not.toMatch(/马某某|13812345678/);
  });

  it.each([
    ['no number', { 主订单编号: '' }, 'ORDER_NO_MISSING'],
    ['no sub order', { 子订单编号: '' }, 'NUMBER_MISSING'],
    ['a number that a spreadsheet rounded', { 主订单编号: '6.9179E+18' }, 'NUMBER_ROUNDED'],
    ['an unreadable date', { 订单提交时间: '22.9.2026' }, 'MALFORMED_TIME'],
    ['an amount below zero', { 订单应付金额: '-1' }, 'AMOUNT_NEGATIVE'],
    ['no amount', { 订单应付金额: '' }, 'AMOUNT_MISSING'],
  ])('with %s are rejected and the rest is read', async (_, fields, code) => {
    const { rejected, others } = await read(row(fields), row({ 主订单编号: 'M9', 子订单编号: 'S9' }));
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 2, code })]);
    expect(others).toHaveLength(1);
  });

  it('reject another sub order with the number of an earlier one', async () => {
    const { rejected } = await read(
      row({ ...MAIN, 子订单编号: 'S1' }),
      row({ 主订单编号: 'M2', 子订单编号: 'S1' }),
    );
    expect(rejected).toMatchObject([{ fileLine: 3, code: 'ROW_CONTRADICTS_ITSELF' }]);
  });

  it('are read the same in pieces of one byte, with a torn last line', async () => {
    const bytes = Buffer.concat([file(row()), Buffer.from('"\t6917","\t69')]);
    const whole = await readWhole(douyinOrdersReader, bytes);
    expect(whole.rejected.map(({ code }) => code)).toEqual(['OPEN_QUOTE']);
    expect(await readWhole(douyinOrdersReader, bytes, {}, 1)).toEqual(whole);
  });

  it('are refused without 订单应付金额, naming it', async () => {
    const without = iconv.encode(COLUMNS.join(',').replace('订单应付金额', '应付'), 'utf-8');
    await expect(readWhole(douyinOrdersReader, without)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('订单应付金额') as unknown,
    });
  });

  it('are not taken for an item list of Taobao, nor it for them', () => {
    expect(recognised(douyinOrdersReader, file())).toBeGreaterThan(recognised(taobaoItemsReader, file()));
    expect(recognised(douyinSettlementReader, file())).toBe(0);
    const items = iconv.encode(
      '子订单编号,主订单编号,商品标题,购买数量,订单状态,买家实付金额,订单创建时间',
      'utf-8',
    );
    expect(recognised(taobaoItemsReader, items)).toBeGreaterThan(recognised(douyinOrdersReader, items));
  });

  const real = [...corpusFiles('orders-tmall'), ...corpusFiles('orders-shopify'), ...corpusFiles('jd')];
  (real.length === 0 ? it.skip : it)('no real file of another platform is taken for them', () => {
    for (const { bytes } of real) expect(recognised(douyinOrdersReader, bytes())).toBe(0);
  });
});
