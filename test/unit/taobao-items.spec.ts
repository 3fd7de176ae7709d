import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { taobaoItemsReader } from '../../src/reading/marketplaces/taobao-items.reader.js';
import { taobaoRefundsReader } from '../../src/reading/marketplaces/taobao-refunds.reader.js';
import { tmallOrdersReader } from '../../src/reading/marketplaces/tmall-orders.reader.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const HEADER =
  '子订单编号,主订单编号,商品标题,商品价格,购买数量,商品属性,套餐信息,订单状态,商家编码,买家应付货款,买家实付金额,退款状态,退款金额,订单创建时间,订单付款时间 ,商品ID,商家备注';
const item = (
  no: string,
  fields: Partial<Record<'order' | 'quantity' | 'paid' | 'refunded' | 'at', string>> = {},
) =>
  `="${no}",'${fields.order ?? '1930679858170647'},"面霜,50ml",598.00,${fields.quantity ?? '1'},颜色:白,,交易成功,SKU-1,598.00,${fields.paid ?? '598.00'},没有申请退款,${fields.refunded ?? '无退款申请'},${fields.at ?? '2019-05-23 22:02:00'},2019-05-23 22:02:10,10160070484512.0,请联系13812345678`;
const file = (...rows: string[]) => iconv.encode([HEADER, ...rows, ''].join('\r\n'), 'gb18030');

describe('the item list of Taobao', () => {
  it('gives a row for every sub order, with the number of its main order', async () => {
    const { others, closed, opened } = await readWhole(taobaoItemsReader, file(item('1930679858170648')));
    expect(opened).toMatchObject({ encoding: 'gb18030', warnings: [] });
    expect(others).toEqual([
      {
        kind: 'item',
        row: {
          fileLine: 2,
          orderNo: '1930679858170647',
          itemNo: '1930679858170648',
          currency: 'CNY',
          quantity: 1,
          paidAmount: '598.00',
          title: '面霜,50ml',
          sku: 'SKU-1',
          status: '交易成功',
          refundStatus: '没有申请退款',
          placedAt: '2019-05-23T14:02:00Z',
          paidAt: '2019-05-23T14:02:10Z',
        },
      },
    ]);
    expect(closed).toMatchObject({
      rows: 1,
      declared: {},
      computed: { items: 1, currency: 'CNY', paidAmount: '598.00' },
    });
  });

  it('gives nothing of what the shop noted about the buyer', async () => {
    const { others } = await readWhole(taobaoItemsReader, file(item('1')));
    expect(JSON.stringify(others)).not.toContain('13812345678');
  });

  it('reads the same in pieces of one byte', async () => {
    const bytes = file(item('1'), item('2', { refunded: '20.5' }));
    expect(await readWhole(taobaoItemsReader, bytes, {}, 1)).toEqual(
      await readWhole(taobaoItemsReader, bytes),
    );
  });

  it('counts an item that stands twice once and rejects one that contradicts itself', async () => {
    const { others, repeated, rejected } = await readWhole(
      taobaoItemsReader,
      file(item('1'), item('1'), item('1', { quantity: '2' })),
    );
    expect([others.length, repeated]).toEqual([1, 1]);
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 4, code: 'DOCUMENT_CONTRADICTS_ITSELF' })]);
  });

  it.each([
    ['a number that a spreadsheet rounded', item('1.93068E+15'), 'NUMBER_ROUNDED'],
    ['no sub order', item(''), 'NUMBER_MISSING'],
    ['half a piece', item('2', { quantity: '0.5' }), 'QUANTITY_MALFORMED'],
    ['an amount with too many decimals', item('2', { paid: '598.001' }), 'AMOUNT_TOO_PRECISE'],
    ['an amount in words', item('2', { paid: '五百' }), 'MALFORMED_AMOUNT'],
    ['a refund below zero', item('2', { refunded: '-3' }), 'AMOUNT_NEGATIVE'],
    ['a date that does not exist', item('2', { at: '2019-02-30 10:00:00' }), 'MALFORMED_TIME'],
  ])('rejects %s and reads the rest', async (_, row, code) => {
    const { others, rejected } = await readWhole(taobaoItemsReader, file(row, item('9')));
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 2, code })]);
    expect(others).toHaveLength(1);
  });

  it('rejects a last line that is broken off, and leaves out a row of totals', async () => {
    const total = `合计${','.repeat(16)}`;
    const { rejected, skipped } = await readWhole(
      taobaoItemsReader,
      iconv.encode(`${HEADER}\n${total}\n="1930`, 'utf-8'),
    );
    expect(skipped).toEqual([expect.objectContaining({ fileLine: 2, code: 'TOTAL_ROW' })]);
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 3, code: 'OPEN_QUOTE' })]);
  });

  it('names the column that is missing', async () => {
    const without = iconv.encode(HEADER.replace('购买数量', '数目'), 'utf-8');
    await expect(readWhole(taobaoItemsReader, without)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('购买数量') as unknown,
    });
    expect(recognised(taobaoItemsReader, without)).toBeGreaterThan(0);
  });

  it('is not taken for an order report or a refund export', () => {
    const score = recognised(taobaoItemsReader, file(item('1')));
    expect(score).toBeGreaterThan(10);
    expect(recognised(tmallOrdersReader, file(item('1')))).toBeLessThan(score);
    expect(recognised(taobaoRefundsReader, file(item('1')))).toBe(0);
  });

  const orders = corpusFiles('orders-tmall');
  (orders.length === 0 ? it.skip : it)('does not claim a real order report', () => {
    for (const { bytes } of orders) expect(recognised(taobaoItemsReader, bytes())).toBe(0);
  });
});
