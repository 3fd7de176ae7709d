import { describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { jushuitanShipmentsReader } from '../../src/reading/marketplaces/shipments.reader.js';
import { pddOrdersReader } from '../../src/reading/marketplaces/pdd-orders.reader.js';
import { readWhole, recognised } from '../support/read-file.js';

const OUT =
  '原始线上订单号,内部订单号,付款日期,发货日期,订单类型,快递公司,快递单号,商品编码,销售数量,实发数量,销售金额,已付金额,买家ID';
const out = (
  order: string,
  {
    type = '普通订单',
    at = '2020-02-22 18:00:00',
    ordered = '2',
    shipped = '2',
    parcel = '773001',
    id = '101',
  } = {},
) => `${order},${id},2020-02-21,${at},${type},申通快递,${parcel},A-1,${ordered},${shipped},20,20,tb_buyer`;
const BACK =
  '线上订单号,进仓时间,订单发货时间,售后分类,售后单号,买家帐号,商品编码,商品名,退货数量,单价,类型,申请金额';
const back = (order: string, { at = '2020/3/2 9:05', type = '退货', quantity = '1' } = {}) =>
  `${order},${at},2020-02-22,普通退货,88001,tb_buyer,A-1,面霜,${quantity},10,${type},10`;
const file = (header: string, ...rows: string[]) => iconv.encode([header, ...rows, ''].join('\n'), 'gb18030');
const rowsOf = async (bytes: Uint8Array) => {
  const { others } = await readWhole(jushuitanShipmentsReader, bytes);
  return others.flatMap((item) => (item.kind === 'shipment' ? [item.row] : []));
};

describe('shipments by Jushuitan', () => {
  it('tell what left the warehouse, how much of it was ordered, and with which parcel', async () => {
    const bytes = file(OUT, out('1930679858170647123', { shipped: '1' }));
    const { opened, closed } = await readWhole(jushuitanShipmentsReader, bytes);
    expect(opened).toMatchObject({ version: 'shipments', warnings: [{ code: 'COLUMN_MISSING' }] });
    expect(closed).toMatchObject({ rows: 1, computed: { shipments: 1 } });
    expect(await rowsOf(bytes)).toEqual([
      {
        fileLine: 2,
        orderNo: '1930679858170647123',
        direction: 'out',
        shippedAt: '2020-02-22T10:00:00Z',
        quantity: 1,
        orderedQuantity: 2,
        carrier: '申通快递',
        trackingNo: '773001',
        sku: 'A-1',
        orderType: '普通订单',
      },
    ]);
  });

  it.each(['换货订单', '补发订单'])('keep %s by their name: they bring no money', async (type) => {
    expect(await rowsOf(file(OUT, out('1', { type })))).toEqual([
      expect.objectContaining({ orderType: type }),
    ]);
  });

  it('a parcel for two orders is a shipment of both, with no quantity of either', async () => {
    const rows = await rowsOf(file(OUT, out('"1930679858170647123,1930679858170647124"')));
    expect(rows.map(({ orderNo }) => orderNo)).toEqual(['1930679858170647123', '1930679858170647124']);
    for (const row of rows) expect(row).not.toHaveProperty('quantity');
  });

  it('keep the numbers of offline orders and those that begin with LP', async () => {
    const rows = await rowsOf(file(OUT, out('LP-20200221-7'), out('20200221001')));
    expect(rows.map(({ orderNo }) => orderNo)).toEqual(['LP-20200221-7', '20200221001']);
  });

  it('read numbers that a spreadsheet took for figures', async () => {
    const rows = await rowsOf(file(OUT, out('10160070484512.0', { parcel: '773001.0', shipped: '2.0' })));
    expect(rows).toEqual([
      expect.objectContaining({ orderNo: '10160070484512', trackingNo: '773001', quantity: 2 }),
    ]);
  });

  it('leave out what has not been shipped, and totals', async () => {
    const { skipped, others } = await readWhole(
      jushuitanShipmentsReader,
      file(OUT, out('1', { at: '' }), `合计${','.repeat(12)}`),
    );
    expect(skipped.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [2, 'PENDING'],
      [3, 'TOTAL_ROW'],
    ]);
    expect(others).toEqual([]);
  });

  it('count a row once that stands twice; another parcel of the same order is another shipment', async () => {
    const { others, repeated } = await readWhole(
      jushuitanShipmentsReader,
      file(OUT, out('1'), out('1'), out('1', { parcel: '773002' })),
    );
    expect([others.length, repeated]).toEqual([2, 1]);
  });

  it.each([
    ['no order number', out(''), 'ORDER_NO_MISSING'],
    ['an order number that a spreadsheet rounded', out('1.93E+18'), 'NUMBER_ROUNDED'],
    ['a parcel number that a spreadsheet rounded', out('1', { parcel: '7.73E+14' }), 'NUMBER_ROUNDED'],
    ['an unreadable date', out('1', { at: '22.02.2020' }), 'MALFORMED_TIME'],
    ['a quantity that is none', out('1', { shipped: '两' }), 'QUANTITY_MALFORMED'],
  ])('reject %s and read the rest', async (_, row, code) => {
    const { rejected, others } = await readWhole(jushuitanShipmentsReader, file(OUT, row, out('9')));
    expect(rejected).toEqual([expect.objectContaining({ fileLine: 2, code })]);
    expect(others).toHaveLength(1);
  });

  it('are refused without a date of shipment or return, naming it', async () => {
    await expect(
      readWhole(jushuitanShipmentsReader, file(OUT.replace('发货日期', '日期'), out('1'))),
    ).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('发货日期') as unknown,
    });
  });
});

describe('returns by Jushuitan', () => {
  it('are goods that came in, on the day they reached the warehouse', async () => {
    expect(await rowsOf(file(BACK, back('1930679858170647123')))).toEqual([
      {
        fileLine: 2,
        orderNo: '1930679858170647123',
        direction: 'in',
        shippedAt: '2020-03-02T01:05:00Z',
        quantity: 1,
        sku: 'A-1',
        orderType: '普通退货',
      },
    ]);
  });

  it('leave out goods that have not arrived and those that are sent out in exchange', async () => {
    const { skipped } = await readWhole(
      jushuitanShipmentsReader,
      file(BACK, back('1', { at: '' }), back('2', { type: '换货' })),
    );
    expect(skipped.map(({ code }) => code)).toEqual(['PENDING', 'SENT_OUT']);
  });

  it('read the same in pieces of one byte', async () => {
    const bytes = file(BACK, back('1'), '1930,20');
    const whole = await readWhole(jushuitanShipmentsReader, bytes);
    expect(whole.rejected.map(({ code }) => code)).toEqual(['SHORT_LINE']);
    expect(await readWhole(jushuitanShipmentsReader, bytes, {}, 1)).toEqual(whole);
  });
});

describe('which files they are', () => {
  it('is told by their columns, and orders with parcels are none', () => {
    expect(recognised(jushuitanShipmentsReader, file(OUT))).toBeGreaterThan(8);
    expect(recognised(jushuitanShipmentsReader, file(BACK))).toBeGreaterThan(5);
    const orders = file('订单成交时间,商品,订单号,订单状态,商家实收金额(元),快递单号,快递公司,订单类型');
    expect(recognised(jushuitanShipmentsReader, orders)).toBe(0);
    expect(recognised(pddOrdersReader, file(OUT))).toBe(0);
  });
});
