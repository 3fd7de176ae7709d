import { describe, expect, it } from '@jest/globals';
import { paypalReader } from '../../src/reading/payment-services/paypal.js';
import { shopifyOrdersReader } from '../../src/reading/marketplaces/shopify-orders.js';
import { tmallOrdersReader } from '../../src/reading/marketplaces/tmall-orders.reader.js';
import { corpusFiles, readWhole, recognised } from '../support/read-file.js';

const HEADER =
  'Name,Email,Financial Status,Paid at,Currency,Total,Created at,Lineitem name,Note Attributes,Cancelled at,Refunded Amount,Outstanding Balance,Id,Fulfillment Status';
const row = (cells: Partial<Record<string, string>> = {}) => {
  const all: Record<string, string> = {
    name: '#1001',
    email: 'jane@doe.com',
    status: 'paid',
    paidAt: '2021-05-13 11:01:13 +0200',
    currency: 'ZAR',
    total: '784.00',
    placedAt: '2021-05-13 11:01:12 +0200',
    item: 'Mattress',
    notes: '',
    cancelled: '',
    refunded: '0.00',
    outstanding: '0.00',
    id: '3823857205423',
    fulfilment: '',
    ...(cells as Record<string, string>),
  };
  return Object.values(all).join(',');
};
const further = (name = '#1001') => `${name},jane@doe.com,,,,,2021-05-13 11:01:12 +0200,Pillow,,,,,,`;
const read = async (rows: readonly string[], options = {}, pieceBytes?: number) => {
  const bytes = Buffer.from([HEADER, ...rows, ''].join('\n'));
  const file = await readWhole(shopifyOrdersReader, bytes, options, pieceBytes);
  return { ...file, orders: file.others.flatMap((item) => (item.kind === 'order' ? [item.order] : [])) };
};

describe('a Shopify order export', () => {
  it('gives an order of several goods once, under its Id, with times in UTC and nothing of the buyer', async () => {
    const file = await read([row(), further(), further()]);
    expect(file.orders).toEqual([
      {
        orderNo: '3823857205423',
        totalAmount: '784.00',
        grossPaidAmount: '784.00',
        refundedAmount: '0.00',
        actuallyPaidAmount: '784.00',
        placedAt: '2021-05-13T09:01:12Z',
        paidAt: '2021-05-13T09:01:13Z',
        status: 'paid',
        currency: 'ZAR',
        fileLine: 2,
      },
    ]);
    expect(file.skipped.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [3, 'ITEM_ROW'],
      [4, 'ITEM_ROW'],
    ]);
    expect(file.closed.computed).toMatchObject({ orders: 1, currency: 'ZAR', grossPaidAmount: '784.00' });
    expect(JSON.stringify(file)).not.toContain('doe');
  });

  it('goes by the number of its name where there is no Id', async () => {
    expect((await read([row({ id: '' })])).orders[0]?.orderNo).toBe('1001');
  });

  it.each([
    ['fulfilled', true],
    ['partial', undefined],
    ['unfulfilled', undefined],
    ['', undefined],
  ])('whose fulfilment is "%s" was shipped: %s', async (fulfilment, shipped) => {
    expect((await read([row({ fulfilment })])).orders[0]?.shipped).toBe(shipped);
  });

  it('keeps orders apart that have the same name', async () => {
    const { orders } = await read([row(), row({ id: '2' })]);
    expect(orders.map(({ orderNo }) => orderNo)).toEqual(['3823857205423', '2']);
  });

  it.each([
    [{ status: 'partially_refunded', refunded: '84.00' }, '784.00', '84.00', '700.00'],
    [{ status: 'refunded', refunded: '784.00' }, '784.00', '784.00', '0.00'],
    [{ status: 'pending', outstanding: '784.00', paidAt: '' }, '0.00', '0.00', '0.00'],
    [{ status: 'voided', outstanding: '784.00' }, '0.00', '0.00', '0.00'],
    [{ status: 'partially_paid', outstanding: '100.00' }, '684.00', '0.00', '684.00'],
  ])('%j: paid, refunded and kept', async (cells, gross, refunded, net) => {
    const [order] = (await read([row(cells)])).orders;
    expect([order?.grossPaidAmount, order?.refundedAmount, order?.actuallyPaidAmount]).toEqual([
      gross,
      refunded,
      net,
    ]);
    expect(order?.paidAt === undefined).toBe(gross === '0.00');
  });

  it('reads notes of several lines, also in pieces of one byte', async () => {
    const rows = [row({ notes: '"first\n#second ""quoted"", line"' }), row({ id: '2' })];
    const whole = await read(rows);
    expect(whole.orders.map(({ fileLine }) => fileLine)).toEqual([2, 4]);
    expect((await read(rows, {}, 1)).orders).toEqual(whole.orders);
  });

  it('has rows rejected that can not be right, and reads the others', async () => {
    const { rejected, orders } = await read([
      row({ id: '1', refunded: '784.01' }),
      row({ id: '2', total: '1.005' }),
      row({ id: '3', placedAt: '2021-02-30 11:01:12 +0200' }),
      row({ id: '3.8E+12' }),
      row({ id: '4', total: '' }),
      row({ id: '5' }),
    ]);
    expect(rejected.map(({ fileLine, code }) => [fileLine, code])).toEqual([
      [2, 'AMOUNTS_DISAGREE'],
      [3, 'AMOUNT_TOO_PRECISE'],
      [4, 'MALFORMED_TIME'],
      [5, 'NUMBER_ROUNDED'],
      [6, 'AMOUNT_MISSING'],
    ]);
    expect(orders.map(({ orderNo }) => orderNo)).toEqual(['5']);
  });

  it('takes an order that stands twice once, and refuses one that contradicts itself', async () => {
    const { orders, repeated, rejected } = await read([row(), row(), row({ total: '785.00' })]);
    expect([orders.length, repeated]).toEqual([1, 1]);
    expect(rejected).toMatchObject([{ fileLine: 4, code: 'DOCUMENT_CONTRADICTS_ITSELF' }]);
  });

  it('has a torn last line rejected and a missing column named', async () => {
    const torn = await readWhole(shopifyOrdersReader, Buffer.from(`${HEADER}\n${row()}\n#1002,jane`));
    expect(torn.rejected).toMatchObject([{ fileLine: 3, code: 'TORN_LINE' }]);
    const bytes = Buffer.from(`${HEADER.replace(',Total', '')}\n`);
    await expect(readWhole(shopifyOrdersReader, bytes)).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('Total'),
    });
  });

  it('saved from a spreadsheet with TABs reads alike', async () => {
    const bytes = Buffer.from([HEADER, row(), further()].join('\n').replaceAll(',', '\t'));
    expect((await readWhole(shopifyOrdersReader, bytes)).others).toEqual(
      (await read([row(), further()])).others,
    );
  });
});

const files = corpusFiles('orders-shopify');

describe('the export of the corpus', () => {
  (files.length === 0 ? it.skip : it)(
    'has 50 orders of 147,699.00, of which 62,855.00 are paid',
    async () => {
      const bytes = files[0]!.bytes();
      const { closed, skipped, rejected, opened } = await readWhole(shopifyOrdersReader, bytes);
      expect(closed.computed).toEqual({
        orders: 50,
        currency: 'ZAR',
        totalAmount: '147699.00',
        grossPaidAmount: '62855.00',
        refundedAmount: '0.00',
        actuallyPaidAmount: '62855.00',
      });
      expect([closed.rows, skipped.length, rejected, opened.warnings]).toEqual([101, 51, [], []]);
      expect(recognised(shopifyOrdersReader, bytes)).toBe(11);
      expect([paypalReader, tmallOrdersReader].map((reader) => recognised(reader, bytes))).toEqual([0, 0]);
    },
  );
});
