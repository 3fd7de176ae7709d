import { describe, expect, it } from '@jest/globals';
import { readTmallOrders } from '../../src/reading/marketplaces/tmall-orders.js';
import type { OrderReportItem, OrderReportSummary } from '../../src/reading/marketplaces/tmall-orders.js';
import { bytesOf, collect, corpusFile } from '../support/bytes.js';

const DIGEST = '订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额';
const row = (no: string, total: string, paid: string, refunded: string, paidAt = '2020-02-21 00:00:02') =>
  `${no},${total},${paid},上海,2020-02-20 23:59:54,${paidAt},${refunded}`;

async function read(content: string | Uint8Array, encoding?: string) {
  return parts(await collect(readTmallOrders(bytesOf(content, encoding))));
}

function parts(items: readonly OrderReportItem[]) {
  const closed = items.at(-1) as OrderReportSummary;
  return {
    orders: items.flatMap((item) => (item.kind === 'order' ? [item.order] : [])),
    rejected: items.flatMap((item) => (item.kind === 'rejected' ? [`${item.fileLine} ${item.code}`] : [])),
    reasons: items.flatMap((item) => (item.kind === 'rejected' ? [item.reason] : [])),
    repeated: items.filter((item) => item.kind === 'repeated'),
    closed,
    warnings: closed.warnings.map((warning) => warning.code),
  };
}

describe('the digest of a Tmall order report', () => {
  it('gives what the buyer paid before refunds, since the paid column is what is left after them', async () => {
    const { orders } = await read([DIGEST, row('6', '327.7', '148.9', '178.8'), ''].join('\r\n'));
    expect(orders).toEqual([
      {
        orderNo: '6',
        totalAmount: '327.70',
        actuallyPaidAmount: '148.90',
        refundedAmount: '178.80',
        grossPaidAmount: '327.70',
        placedAt: '2020-02-20T15:59:54Z',
        paidAt: '2020-02-20T16:00:02Z',
        fileLine: 2,
      },
    ]);
  });

  it('an unpaid order has nothing paid and no time of payment', async () => {
    const { orders, closed } = await read(`${DIGEST}\n${row('1', '178.8', '0.0', '0.0', '')}`);
    expect(orders[0]).toMatchObject({ grossPaidAmount: '0.00', totalAmount: '178.80' });
    expect(orders[0]).not.toHaveProperty('paidAt');
    expect(closed).toMatchObject({ paid: 0, unpaid: 1 });
  });

  it('reads dates as spreadsheets rewrite them and headers without their blanks', async () => {
    const { orders } = await read(
      `${DIGEST.replaceAll(' ', '')}\n1,5,5,x,2020/2/21 0:00,2020/2/21 0:01,0\n`,
      'gb18030',
    );
    expect(orders[0]).toMatchObject({ placedAt: '2020-02-20T16:00:00Z', paidAt: '2020-02-20T16:01:00Z' });
  });

  it('reads the file although columns were dropped, and says what can not be known then', async () => {
    const { orders, warnings, closed } = await read(
      '订单编号,总金额,买家实际支付金额,订单创建时间\n1,5,5,2020-02-21 00:00:00\n2,7,0,2020-02-21 00:00:00\n',
    );
    expect(orders.map((order) => order.grossPaidAmount)).toEqual(['5.00', '0.00']);
    expect(closed).toMatchObject({ paid: 1, unpaid: 1 });
    expect(warnings).toEqual(['COLUMN_MISSING', 'REFUNDS_UNKNOWN', 'PAYMENT_TIME_MISSING']);
  });
});

describe('the full ExportOrderList', () => {
  const HEADER =
    '订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货人姓名,联系手机,订单创建时间,订单付款时间 ,订单关闭原因,退款金额,确认收货时间,打款商家金额,发票抬头';

  it('reads its quirks: ="…" numbers, 元, 无退款申请, 订单未关闭', async () => {
    const { orders, warnings } = await read(
      `${HEADER}\n="1930679858170647",b,598,598,交易成功,马*,'18600000000,2019-05-23 22:02:00,2019-05-23 22:02:10,订单未关闭,无退款申请,2019-05-30 10:00:00,598.00元,\n`,
      'gb18030',
    );
    expect(orders).toEqual([
      {
        orderNo: '1930679858170647',
        totalAmount: '598.00',
        actuallyPaidAmount: '598.00',
        refundedAmount: '0.00',
        grossPaidAmount: '598.00',
        placedAt: '2019-05-23T14:02:00Z',
        paidAt: '2019-05-23T14:02:10Z',
        confirmedAt: '2019-05-30T02:00:00Z',
        status: '交易成功',
        paidToSellerAmount: '598.00',
        fileLine: 2,
      },
    ]);
    expect(warnings).toEqual([]);
  });

  it('tells that the buyer asked for an invoice, but not for whom', async () => {
    const header = '订单编号,总金额,买家实际支付金额,订单创建时间,退款金额,发票抬头';
    const titles = ['王小明', '', '无', '上海某某贸易有限公司'];
    const rows = titles.map((title, index) => `${index + 1},5,5,2019-05-23 22:02,0,${title}\n`);
    const items = await collect(readTmallOrders(bytesOf([header, ...rows].join('\n'), 'gb18030')));
    expect(parts(items).orders.map(({ invoiceRequested }) => invoiceRequested)).toEqual([
      true,
      undefined,
      undefined,
      true,
    ]);
    expect(JSON.stringify(items)).not.toMatch(/王小明|某某/);
  });

  it('lets no name, account or phone of a buyer out, also not in reasons of rejection', async () => {
    const items = await collect(
      readTmallOrders(
        bytesOf(
          `${HEADER}\n1,bob88,5,5,交易成功,王小明,18612345678,2019-05-23 22:02,2019-05-23 22:02,,0,,,\n` +
            '2,bob88,王小明,18612345678,交易成功,x,y,2019-05-23 22:02,18612345678,,0,,,\n',
        ),
      ),
    );
    expect(items.map((item) => item.kind)).toEqual(['opened', 'order', 'rejected', 'closed']);
    expect(JSON.stringify(items)).not.toMatch(/bob88|王小明|18612345678/);
  });

  it('a paid column that is before refunds is known by exceeding the total, and a doubtful one is refused', async () => {
    const { orders, rejected, reasons } = await read(
      `${DIGEST}\n${row('1', '100', '100', '30')}\n${row('2', '100', '90', '30')}\n`,
    );
    expect(orders[0]).toMatchObject({
      grossPaidAmount: '100.00',
      refundedAmount: '30.00',
      actuallyPaidAmount: '70.00',
    });
    expect(rejected).toEqual(['3 AMOUNTS_DISAGREE']);
    expect(reasons[0]).toBe('paid 90.00 and refunded 30.00 exceed the total of 100.00');
  });
});

describe('what is wrong in an order report', () => {
  it('is rejected line by line, with a reason, and costs no other line', async () => {
    const { orders, rejected } = await read(
      [
        DIGEST,
        row('', '1', '1', '0'),
        row('1.93068E+15', '1', '1', '0'),
        row('12 34', '1', '1', '0'),
        row('3', '1.005', '1', '0'),
        row('4', '-1', '0', '0'),
        row('5', '1', '', '0'),
        row('6', '1', '1', '0', '2020-02-30 00:00:00'),
        row('7', '1', '1', '退款中'),
        `${row('8', '1', '1', '0')},extra`,
        row('9', '1', '1', '0'),
        '10,1,1',
      ].join('\n'),
    );
    expect(rejected).toEqual([
      '2 ORDER_NO_MISSING',
      '3 NUMBER_ROUNDED',
      '4 MALFORMED_ORDER_NO',
      '5 AMOUNT_TOO_PRECISE',
      '6 AMOUNT_NEGATIVE',
      '7 AMOUNT_MISSING',
      '8 MALFORMED_TIME',
      '9 MALFORMED_AMOUNT',
      '10 LONG_LINE',
      '12 TORN_LINE',
    ]);
    expect(orders.map((order) => order.orderNo)).toEqual(['9']);
  });

  it('an order that stands twice counts once, and with other figures the second is refused', async () => {
    const { orders, repeated, rejected, closed } = await read(
      [DIGEST, row('1', '5', '5', '0'), row('1', '5.00', '5', '0'), row('1', '6', '6', '0')].join('\n'),
    );
    expect(orders).toHaveLength(1);
    expect(repeated).toEqual([{ kind: 'repeated', fileLine: 3, firstFileLine: 2 }]);
    expect(rejected).toEqual(['4 ORDER_CONTRADICTS_ITSELF']);
    expect(closed).toMatchObject({ orders: 1, repeated: 1, rejected: 1, totalAmount: '5.00' });
  });

  it('a missing required column stops the file and is named', async () => {
    await expect(read('订单编号,总金额,订单创建时间\n')).rejects.toMatchObject({
      code: 'MISSING_COLUMN',
      message: expect.stringContaining('lacks 买家实际支付金额'),
    });
  });

  it('undecodable bytes are a warning with their line', async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${DIGEST}\n${row('1', '5', '5', '0')}\n2,5,5,`),
      Buffer.from([0xff]),
      Buffer.from(',2020-02-21 00:00:00,,0\n'),
    ]);
    const { orders, closed } = await read(bytes);
    expect(orders).toHaveLength(2);
    expect(closed.warnings).toContainEqual({
      code: 'UNDECODABLE_BYTES',
      detail: '1 characters can not be decoded, the first on line 3',
    });
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'EMPTY_FILE'],
    [
      'binary garbage',
      Buffer.from(Array.from({ length: 9999 }, (_, i) => (i * i * 31 + i) % 251)),
      'HEADER_NOT_FOUND',
    ],
    ['an Alipay statement', '#支付宝账务明细查询\n账务流水号,发生时间,备注\n', 'HEADER_NOT_FOUND'],
    ['a line of 10 MB', `${DIGEST}\n${'9'.repeat(10_000_000)}`, 'LINE_TOO_LONG'],
  ])('%s is refused', async (_, content, code) => {
    const bytes = bytesOf(content, 'utf-8', 65_536);
    await expect(collect(readTmallOrders(bytes))).rejects.toMatchObject({ code });
  });

  it('a header alone is a report of no orders', async () => {
    const { closed, orders } = await read(`${DIGEST}\r\n`);
    expect(orders).toEqual([]);
    expect(closed).toMatchObject({ orders: 0, rejected: 0, totalAmount: '0.00' });
  });
});

describe('real order reports', () => {
  const february = corpusFile(
    'orders-tmall/makisekurisuDDL-Data_analysis__Tmall_1111__tmall_order_report.csv',
  );
  (february.exists ? it : it.skip)(
    'the orders of February 2020 give the figures of the manifest',
    async () => {
      const { closed, orders } = parts(await collect(readTmallOrders(february.read())));
      expect(orders).toHaveLength(28_010);
      expect(closed).toEqual({
        kind: 'closed',
        orders: 28_010,
        paid: 24_087,
        unpaid: 3_923,
        refunded: 5_646,
        rejected: 0,
        repeated: 0,
        totalAmount: '2995760.61',
        grossPaidAmount: '2474823.07',
        refundedAmount: '572335.92',
        actuallyPaidAmount: '1902487.15',
        warnings: [
          {
            code: 'COLUMN_MISSING',
            detail:
              'The file lacks these columns: 确认收货时间, 订单状态, 订单关闭原因, 打款商家金额, 发票抬头',
          },
        ],
      });
    },
  );

  const tabbed = corpusFile('embedded-excerpts/taobao_exportorderlist_2016_tab_gbk.txt');
  (tabbed.exists ? it : it.skip)('the TAB-separated export of 2016 in GBK reads', async () => {
    const { orders, warnings } = parts(await collect(readTmallOrders(tabbed.read())));
    expect(orders).toEqual([
      {
        orderNo: '1930679858170647',
        totalAmount: '598.00',
        actuallyPaidAmount: '598.00',
        refundedAmount: '0.00',
        grossPaidAmount: '598.00',
        placedAt: '2016-05-23T14:02:00Z',
        paidAt: '2016-05-23T14:02:00Z',
        status: '买家已付款，等待卖家发货',
        fileLine: 2,
      },
    ]);
    expect(warnings).toEqual(['COLUMN_MISSING', 'REFUNDS_UNKNOWN']);
  });
});
