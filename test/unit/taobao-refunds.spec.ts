import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { taobaoRefundsReader } from '../../src/reading/marketplaces/taobao-refunds.reader.js';
import { tmallOrdersReader } from '../../src/reading/marketplaces/tmall-orders.reader.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const HEADER =
  '退款编号,订单编号,支付宝交易号,订单付款时间,商品编码,退款完结时间,买家实际支付金额,宝贝标题,买家退款金额,手工退款/系统退款,是否需要退货,退款的申请时间,超时时间,退款状态,货物状态,发货物流信息,客服介入状态,卖家真实姓名,买家退款原因,买家退款说明,部分退款/全部退款';
const refund = (
  no: string,
  { amount = '178.8', status = '退款成功', completed = '2020-02-23 10:00:00', goods = '是' } = {},
) =>
  `${no}\t,1930679858170647\t,2020022022001100000000000001\t,2020-02-20 10:00:00,G1,${completed},327.70,面霜,${amount},系统退款,${goods},2020-02-21 09:00:00,,${status},买家已收到货,,不介入,马某某,不想要了 13812345678,"很失望, 马某某",部分退款`;
const file = (...rows: string[]) => iconv.encode([HEADER, ...rows, ''].join('\n'), 'gb18030');

describe('the refund export of Taobao', () => {
  it('gives the refund of an order, with the number of the payment that it takes back', async () => {
    const { others, closed, opened } = await readWhole(
      taobaoRefundsReader,
      file(refund('66154321987654321')),
    );
    expect(opened.warnings).toEqual([]);
    expect(others).toEqual([
      {
        kind: 'refund',
        row: {
          fileLine: 2,
          refundNo: '66154321987654321',
          orderNo: '1930679858170647',
          currency: 'CNY',
          amount: '178.80',
          settled: true,
          returnsGoods: true,
          status: '退款成功',
          tradeNo: '2020022022001100000000000001',
          requestedAt: '2020-02-21T01:00:00Z',
          completedAt: '2020-02-23T02:00:00Z',
          reason: '不想要了 …',
        },
      },
    ]);
    expect(closed.computed).toEqual({
      refunds: 1,
      currency: 'CNY',
      refundAmount: '178.80',
      settledAmount: '178.80',
    });
  });

  it.each([
    ['退款成功', true],
    ['退款完成', true],
    ['退款关闭', false],
    ['卖家已经同意退款，等待买家退货', false],
    ['买家已经申请退款，等待卖家同意', false],
    ['', false],
  ])('money has gone back with the status "%s": %s', async (status, settled) => {
    const { others } = await readWhole(taobaoRefundsReader, file(refund('1', { status, completed: '' })));
    expect(others).toEqual([
      expect.objectContaining({ row: expect.objectContaining({ settled }) as unknown }),
    ]);
  });

  it.each([
    ['是', true],
    ['需要退货', true],
    ['否', false],
    ['不需要退货', false],
    ['看情况', undefined],
  ])('goods come back where it says "%s": %s', async (goods, returnsGoods) => {
    const { others } = await readWhole(taobaoRefundsReader, file(refund('1', { goods })));
    const [first] = others;
    expect(first?.kind === 'refund' && first.row.returnsGoods).toBe(returnsGoods);
  });

  it('gives neither what the buyer wrote nor the name of the seller', async () => {
    const { others } = await readWhole(taobaoRefundsReader, file(refund('1')));
    expect(JSON.stringify(others)).not.toMatch(/马某某|很失望|13812345678/);
  });

  it.each([
    ['a refund number that a spreadsheet rounded', refund('6.61543E+16'), 'NUMBER_ROUNDED'],
    ['a refund without number', refund(''), 'NUMBER_MISSING'],
    ['too many decimals', refund('2', { amount: '1.005' }), 'AMOUNT_TOO_PRECISE'],
    ['no amount', refund('2', { amount: '' }), 'AMOUNT_MISSING'],
    ['an amount below zero', refund('2', { amount: '-5' }), 'AMOUNT_NEGATIVE'],
    ['an unreadable date', refund('2', { completed: 'yesterday' }), 'MALFORMED_TIME'],
    ['a short line', '7,8,9', 'SHORT_LINE'],
  ])('rejects %s and reads the rest', async (_, row, code) => {
    const { others, rejected } = await readWhole(taobaoRefundsReader, file(row, refund('9')));
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 2, code })]);
    expect(others).toHaveLength(1);
  });

  it('counts a refund once that stands twice, and rejects another with its number', async () => {
    const { repeated, rejected, closed } = await readWhole(
      taobaoRefundsReader,
      file(refund('1'), refund('1'), refund('1', { amount: '1' })),
    );
    expect([repeated, rejected.map(({ code }) => code)]).toEqual([1, ['DOCUMENT_CONTRADICTS_ITSELF']]);
    expect(closed).toMatchObject({ rows: 3, computed: { refunds: 1, refundAmount: '178.80' } });
  });

  it('reads integers that a spreadsheet wrote with a decimal point', async () => {
    const { others } = await readWhole(taobaoRefundsReader, file(refund('66154321987654.0')));
    expect(others).toEqual([
      expect.objectContaining({ row: expect.objectContaining({ refundNo: '66154321987654' }) as unknown }),
    ]);
  });

  it('reads a last line that is broken off as torn, in pieces of one byte too', async () => {
    const bytes = iconv.encode(`${HEADER}\n${refund('1')}\n66154,19306`, 'gb18030');
    const read = await readWhole(taobaoRefundsReader, bytes);
    expect(read.rejected).toEqual([expect.objectContaining({ fileLine: 3, code: 'TORN_LINE' })]);
    expect(await readWhole(taobaoRefundsReader, bytes, {}, 1)).toEqual(read);
  });

  it('names the column that is missing', async () => {
    const without = iconv.encode(HEADER.replace('退款状态', '情况'), 'utf-8');
    await expect(readWhole(taobaoRefundsReader, without)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('退款状态') as unknown,
    });
  });

  it('is not taken for an order report', () => {
    expect(recognised(taobaoRefundsReader, file(refund('1')))).toBeGreaterThan(
      recognised(tmallOrdersReader, file(refund('1'))),
    );
  });

  const orders = corpusFiles('orders-tmall');
  (orders.length === 0 ? it.skip : it)('does not claim a real order report', () => {
    for (const { bytes } of orders) {
      expect(recognised(taobaoRefundsReader, bytes())).toBeLessThan(recognised(tmallOrdersReader, bytes()));
    }
  });
});
