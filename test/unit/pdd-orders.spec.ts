import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { douyinOrdersReader } from '../../src/reading/marketplaces/douyin-orders.reader.js';
import { pddOrdersReader } from '../../src/reading/marketplaces/pdd-orders.reader.js';
import { pddSettlementReader } from '../../src/reading/marketplaces/pdd-settlement.reader.js';
import { tmallOrdersReader } from '../../src/reading/marketplaces/tmall-orders.reader.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const HEADER =
  '订单成交时间,商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司';
interface Fields {
  at: string;
  no: string;
  status: string;
  goods: string;
  freight: string;
  shop: string;
  paid: string;
  received: string;
  confirmed: string;
  afterSales: string;
}
const STANDARD: Fields = {
  at: '2026-05-17 20:11:05',
  no: '260517-607198974342268',
  status: '已签收',
  goods: '19.80',
  freight: '0',
  shop: '2.00',
  paid: '15.80',
  received: '17.80',
  confirmed: '2026-05-20 08:00:00',
  afterSales: '无售后或售后取消',
};
function order(fields: Partial<Fields> = {}): string {
  const f = { ...STANDARD, ...fields };
  return `${f.at}\t,接考横幅,${f.no},${f.status},${f.goods},${f.freight},${f.shop},2,0,${f.paid},${f.received},1,,${f.confirmed},754299529443.0,无规格,,,,顾客 13812345678,${f.afterSales},780001,申通快递`;
}
const file = (...rows: string[]) => iconv.encode([HEADER, ...rows, ''].join('\r\n'), 'gb18030');
const ordersOf = async (...rows: string[]) => {
  const { others } = await readWhole(pddOrdersReader, file(...rows));
  return others.flatMap((item) => (item.kind === 'order' ? [item.order] : []));
};

describe('the orders of Pinduoduo', () => {
  it("have what the buyer paid, and as total what the shop is to get with the platform's coupons", async () => {
    expect(await ordersOf(order())).toEqual([
      {
        orderNo: '260517-607198974342268',
        totalAmount: '17.80',
        grossPaidAmount: '15.80',
        refundedAmount: '0.00',
        actuallyPaidAmount: '15.80',
        placedAt: '2026-05-17T12:11:05Z',
        paidAt: '2026-05-17T12:11:05Z',
        confirmedAt: '2026-05-20T00:00:00Z',
        status: '已签收',
        fileLine: 2,
      },
    ]);
  });

  it('leave out the row of totals, which would double the sums', async () => {
    const total = `总计,-,-,-,39.60,0,4,4,0,31.60,35.60${',-'.repeat(12)}`;
    const { skipped, closed } = await readWhole(
      pddOrdersReader,
      file(order(), order({ no: '260517-607198974342269' }), total),
    );
    expect(skipped).toMatchObject([{ fileLine: 4, code: 'TOTAL_ROW' }]);
    expect(closed).toMatchObject({
      rows: 3,
      computed: { orders: 2, currency: 'CNY', grossPaidAmount: '31.60', totalAmount: '35.60' },
    });
  });

  it('have the date of their number where the time is missing', async () => {
    const [first] = await ordersOf(order({ at: '' }));
    expect(first?.placedAt).toBe('2026-05-16T16:00:00Z');
    expect(first).not.toHaveProperty('paidAt');
  });

  it('were refunded as a whole if that was before they left', async () => {
    expect(
      await ordersOf(order({ status: '未发货，退款成功'.replace('，', '-'), afterSales: '退款成功' })),
    ).toMatchObject([{ grossPaidAmount: '15.80', refundedAmount: '15.80', actuallyPaidAmount: '0.00' }]);
  });

  it('have a refund of unknown amount after they left, of which the file warns', async () => {
    const { others, closed } = await readWhole(
      pddOrdersReader,
      file(
        order({ afterSales: '退款成功' }),
        order({ no: '260517-2', afterSales: '退款成功' }),
        order({ no: '260517-3' }),
      ),
    );
    expect(others).toHaveLength(3);
    expect(closed.computed).toMatchObject({ refundedAmount: '0.00' });
    expect(closed.warnings.find(({ code }) => code === 'REFUND_AMOUNT_UNKNOWN')?.detail).toMatch(
      /^2 rows .* line 2$/,
    );
  });

  it('take the amount of a refund from its column where there is one', async () => {
    const bytes = iconv.encode(
      [
        `${HEADER},退款金额(元)`,
        `${order({ afterSales: '退款成功' })},5.00`,
        `${order({ no: '260517-2', afterSales: '退款成功' })},99.00`,
      ].join('\n'),
      'utf-8',
    );
    const { others, rejected, closed } = await readWhole(pddOrdersReader, bytes);
    expect(others).toMatchObject([{ order: { refundedAmount: '5.00', actuallyPaidAmount: '10.80' } }]);
    expect(rejected).toMatchObject([{ fileLine: 3, code: 'AMOUNTS_DISAGREE' }]);
    expect(closed.warnings.map(({ code }) => code)).not.toContain('REFUND_AMOUNT_UNKNOWN');
  });

  it('are unpaid while they wait for payment', async () => {
    const [first] = await ordersOf(order({ status: '待付款', confirmed: '' }));
    expect(first).toMatchObject({ grossPaidAmount: '0.00', totalAmount: '17.80' });
    expect(first).not.toHaveProperty('paidAt');
  });

  it('are read from a few columns, too', async () => {
    const bytes = iconv.encode(
      '订单号,商品id,商家实收金额(元),快递单号,订单成交时间\n260702-123456789012345,p,19,track,2026-07-02\n',
      'utf-8',
    );
    const { others } = await readWhole(pddOrdersReader, bytes);
    expect(others).toMatchObject([
      { order: { totalAmount: '19.00', grossPaidAmount: '19.00', placedAt: '2026-07-01T16:00:00Z' } },
    ]);
    expect(recognised(pddOrdersReader, bytes)).toBeGreaterThan(0);
  });

  it('give nothing of what the shop noted of the buyer', async () => {
    expect(JSON.stringify(await ordersOf(order()))).not.toContain('13812345678');
  });

  it.each([
    ['no number', order({ no: '' }), 'ORDER_NO_MISSING'],
    ['a number that a spreadsheet rounded', order({ no: '2.6E+20' }), 'NUMBER_ROUNDED'],
    ['no time, and a number without a date', order({ at: '', no: '607198974342268' }), 'TIME_MISSING'],
    ['an unreadable date', order({ at: '17.5.2026' }), 'MALFORMED_TIME'],
    ['too many decimals', order({ paid: '15.801' }), 'AMOUNT_TOO_PRECISE'],
    ['an amount below zero', order({ paid: '-15.80' }), 'AMOUNT_NEGATIVE'],
  ])('with %s are rejected and the rest is read', async (_, row, code) => {
    const { rejected, others } = await readWhole(pddOrdersReader, file(row, order({ no: '260517-9' })));
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 2, code })]);
    expect(others).toHaveLength(1);
  });

  it('count once if they stand twice, and are rejected with other figures', async () => {
    const { repeated, rejected, others } = await readWhole(
      pddOrdersReader,
      file(order(), order(), order({ paid: '10' })),
    );
    expect([others.length, repeated, rejected.map(({ code }) => code)]).toEqual([
      1,
      1,
      ['DOCUMENT_CONTRADICTS_ITSELF'],
    ]);
  });

  it('are read the same in pieces of one byte, with a torn last line', async () => {
    const bytes = Buffer.concat([file(order()), Buffer.from('2026-05-17 20,x')]);
    const whole = await readWhole(pddOrdersReader, bytes);
    expect(whole.rejected.map(({ code }) => code)).toEqual(['TORN_LINE']);
    expect(await readWhole(pddOrdersReader, bytes, {}, 1)).toEqual(whole);
  });

  it('are refused without 商家实收金额, naming it', async () => {
    const without = iconv.encode(HEADER.replace('商家实收金额(元)', '实收'), 'utf-8');
    await expect(readWhole(pddOrdersReader, without)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('商家实收金额(元)') as unknown,
    });
    expect(recognised(pddOrdersReader, without)).toBeGreaterThan(0);
  });

  it('are not taken for anything else', () => {
    expect(recognised(pddOrdersReader, file())).toBeGreaterThan(9);
    for (const reader of [pddSettlementReader, douyinOrdersReader, tmallOrdersReader]) {
      expect(recognised(reader, file(order()))).toBe(0);
    }
  });

  const real = [...corpusFiles('orders-tmall'), ...corpusFiles('orders-shopify')];
  (real.length === 0 ? it.skip : it)('orders of other platforms are not taken for them', () => {
    for (const { bytes } of real) expect(recognised(pddOrdersReader, bytes())).toBe(0);
  });
});
