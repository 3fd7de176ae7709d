import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { importFile } from '../../src/importing/import-file.js';
import type { ImportReport } from '../../src/importing/import-report.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import type { StatementClosed, StatementLinesRecorded } from '../../src/statements/statement.events.js';
import { footer, row, statement } from '../support/alipay-statement.js';
import { freshDatabase } from '../support/test-database.js';

const ORDERS_HEADER = '订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额';
const codec = new EventCodec(eventCatalogue);

describe('importing files', () => {
  let home: Awaited<ReturnType<typeof freshDatabase>>;
  let store: PostgresEventStore;
  let folder: string;

  beforeAll(async () => {
    home = await freshDatabase();
    store = await PostgresEventStore.open(home.url);
    folder = await mkdtemp(join(tmpdir(), 'ledger-import-'));
  });
  afterAll(async () => {
    await store.close();
    await home.drop();
    await rm(folder, { recursive: true });
  });

  let files = 0;
  const bring = async (shopId: string, content: string | Buffer, kind = 'auto'): Promise<ImportReport> => {
    const path = join(folder, `${++files}.csv`);
    await writeFile(path, content);
    const actor = { type: 'user' as const, id: 'clerk' };
    return importFile(
      { store, codec },
      { path, shopId, kind, actor, zone: 'Asia/Shanghai', now: '2026-02-03T02:00:00Z' },
    );
  };
  const orders = (...rows: string[]): string => [ORDERS_HEADER, ...rows, ''].join('\n');
  const typesOf = async (stream: string): Promise<string[]> =>
    (await store.readStream(stream)).map(({ type }) => type);

  describe('an order report', () => {
    const unpaid = '1001,100.00,0.0,上海,2026-01-01 10:00:00,,0.0';
    const paid = '1001,100.00,100.00,上海,2026-01-01 10:00:00,2026-01-01 10:05:00,0.0';
    const refunded = '1001,100.00,70.00,上海,2026-01-01 10:00:00,2026-01-01 10:05:00,30.00';

    it('brings a new order, and nothing when it is imported again', async () => {
      const once = await bring(
        's1',
        orders(unpaid, '1002,5.00,5.00,上海,2026-01-01 11:00:00,2026-01-01 11:01:00,0.0'),
      );
      expect(once).toMatchObject({
        kind: 'tmall-orders',
        rows: 2,
        new: 2,
        changed: 0,
        unchanged: 0,
        rejectedCount: 0,
        events: 4,
      });
      const head = await store.head();
      const again = await bring(
        's1',
        orders(unpaid, '1002,5.00,5.00,上海,2026-01-01 11:00:00,2026-01-01 11:01:00,0.0'),
      );
      expect(again).toMatchObject({
        sha256: once.sha256,
        rows: 2,
        new: 0,
        changed: 0,
        unchanged: 2,
        events: 0,
        position: head,
      });
    });

    it('brings only what changed when it is a newer export', async () => {
      const newer = await bring(
        's1',
        orders(refunded, '1002,5.00,5.00,上海,2026-01-01 11:00:00,2026-01-01 11:01:00,0.0'),
      );
      // The payment, the refund, and the mark of the file.
      expect(newer).toMatchObject({ rows: 2, new: 0, changed: 1, unchanged: 1, events: 3 });
      expect(await typesOf('order-s1-1001')).toEqual([
        'OrderPlaced',
        'PaymentReceived',
        'RefundSettledByPlatform',
      ]);
    });

    it('brings nothing when it is an older export, and says which rows contradict what is known', async () => {
      const older = await bring('s1', orders(paid));
      expect(older).toMatchObject({ new: 0, changed: 0, events: 0, rejectedCount: 1 });
      expect(older.rejected[0]).toMatchObject({
        line: 2,
        code: 'REPORT_SHRINKS',
        reason: expect.stringContaining('30.00'),
      });
    });

    it('leaves rows that are no order of their own out of the count of unchanged ones', async () => {
      const report = await bring(
        's-items',
        [
          'Name,Financial Status,Paid at,Currency,Total,Created at,Lineitem name,Id,Refunded Amount',
          '#1001,paid,2026-01-01 10:00:00 +0800,EUR,30.00,2026-01-01 09:59:00 +0800,Cup,77,0.00',
          '#1001,,,,,2026-01-01 09:59:00 +0800,Plate,,',
          '',
        ].join('\n'),
      );
      expect(report).toMatchObject({
        kind: 'shopify-orders',
        rows: 2,
        new: 1,
        unchanged: 0,
        skippedCount: 1,
      });
      const [mark] = (await store.readAll({ limit: 10_000 })).filter(
        ({ type, data }) => type === 'OrderFileImported' && data.includes('"s-items"'),
      );
      expect(JSON.parse(mark?.data ?? '{}')).toMatchObject({ rows: 2, newRows: 1, unchangedRows: 0 });
    });

    it('tells once that goods left and that an invoice is wanted, and never for whom', async () => {
      const header = '订单编号,总金额,买家实际支付金额,订单状态,订单创建时间,订单付款时间,退款金额,发票抬头';
      const sent = '卖家已发货，等待买家确认';
      const file = [
        header,
        `7,5,5,"${sent}",2026-01-01 10:00:00,2026-01-01 10:05:00,0,王小明`,
        '8,5,5,交易成功,2026-01-01 10:00:00,2026-01-01 10:05:00,0,',
        '',
      ].join('\n');
      expect(await bring('s-sent', file)).toMatchObject({ new: 2, rejectedCount: 0 });
      expect(await typesOf('order-s~sent-7')).toEqual([
        'OrderPlaced',
        'PaymentReceived',
        'ShipmentReported',
        'InvoiceRequested',
      ]);
      expect(await typesOf('order-s~sent-8')).toEqual([
        'OrderPlaced',
        'PaymentReceived',
        'OrderReceiptConfirmed',
      ]);
      expect(await bring('s-sent', file)).toMatchObject({ unchanged: 2, events: 0 });
      const log = await store.readAll({ limit: 10_000 });
      expect(log.filter(({ data, metadata }) => `${data}${metadata}`.includes('王小明'))).toEqual([]);
    });

    it('takes the fulfilment of a Shopify order as a report that the goods left', async () => {
      const header =
        'Name,Financial Status,Paid at,Currency,Total,Created at,Id,Refunded Amount,Fulfillment Status';
      const order = (no: number, fulfilment: string): string =>
        `#${no},paid,2026-01-01 10:00:00 +0800,EUR,30.00,2026-01-01 09:59:00 +0800,${no},0.00,${fulfilment}`;
      await bring('s-shopify', [header, order(1, 'fulfilled'), order(2, 'partial'), ''].join('\n'));
      expect(await typesOf('order-s~shopify-1')).toEqual([
        'OrderPlaced',
        'PaymentReceived',
        'ShipmentReported',
      ]);
      expect(await typesOf('order-s~shopify-2')).toEqual(['OrderPlaced', 'PaymentReceived']);
    });

    it('takes the good rows and lists the bad ones with line and reason', async () => {
      const report = await bring(
        's2',
        orders(
          '1,10.00,10.00,x,2026-01-01 10:00:00,2026-01-01 10:00:01,0',
          '2,1.234,0,x,2026-01-01 10:00:00,,0',
          '3,5.00,0,x,2026-02-30 10:00:00,,0',
          ',5.00,0,x,2026-01-01 10:00:00,,0',
        ),
      );
      expect(report).toMatchObject({ rows: 4, new: 1, rejectedCount: 3 });
      expect(report.rejected.map(({ line }) => line)).toEqual([3, 4, 5]);
      expect(report.rejected[0]?.reason).toContain('1.234');
    });
  });

  describe('an account statement', () => {
    const line = (entry: number, day: number, income: string, balance: string): string =>
      row({
        entry: String(entry),
        order: `T200P${1930679858170647000n + BigInt(entry)}`,
        time: `2020-02-${String(day).padStart(2, '0')} 10:00:00`,
        income,
        balance,
        type: '在线支付',
      });
    const early = statement(
      [line(1, 3, '10.00', '110.00'), line(2, 4, '20.00', '130.00')],
      footer('2笔，共30.00', '0笔，共0.00'),
    );
    const late = statement(
      [line(2, 4, '20.00', '130.00'), line(3, 5, '5.00', '135.00')],
      footer('2笔，共25.00', '0笔，共0.00'),
    );
    const recorded = async (shop: string): Promise<string[]> => {
      const all = await store.readAll({ limit: 10_000 });
      return all
        .filter(({ type, data }) => type === 'StatementLinesRecorded' && data.includes(`"shopId":"${shop}"`))
        .flatMap((record) =>
          (codec.decode(record).event as StatementLinesRecorded).data.lines.map(
            ({ entryNo }) => entryNo ?? '',
          ),
        );
    };

    it('in GB18030 is recorded once, also when it is imported again under another name', async () => {
      const bytes = iconv.encode(early, 'gb18030');
      const once = await bring('s3', bytes);
      expect(once).toMatchObject({
        kind: 'alipay-account',
        encoding: 'gb18030',
        rows: 2,
        new: 2,
        events: 4,
      });
      expect(await bring('s3', bytes)).toMatchObject({ new: 0, unchanged: 2, events: 0 });
      expect(await recorded('s3')).toEqual(['1', '2']);
    });

    it('that overlaps an earlier one brings only the lines that are not known', async () => {
      expect(await bring('s3', iconv.encode(late, 'gb18030'))).toMatchObject({
        rows: 2,
        new: 1,
        unchanged: 1,
      });
      expect(await recorded('s3')).toEqual(['1', '2', '3']);
    });

    it('of two shops is recorded for each', async () => {
      expect(await bring('s4', iconv.encode(early, 'gb18030'))).toMatchObject({ new: 2 });
    });

    it('whose footer disagrees is imported and says so, in the report and in the log', async () => {
      const report = await bring(
        's5',
        statement([line(1, 3, '10.00', '110.00')], footer('2笔，共30.00', '0笔，共0.00')),
      );
      expect(report.new).toBe(1);
      expect(report.warnings.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['DECLARED_TOTAL_MISMATCH', 'DECLARED_COUNT_MISMATCH']),
      );
      const closed = (await store.readAll({ limit: 10_000 })).filter(
        ({ type, data }) => type === 'StatementClosed' && data.includes('"s5"'),
      );
      expect(closed.map((record) => (codec.decode(record).event as StatementClosed).data.foots)).toEqual([
        false,
      ]);
    });

    it('leaves nobody’s account or phone in the log', async () => {
      const content = row({
        entry: '9',
        time: '2020-02-03 10:00:00',
        party: '陈* (k***@126.com)',
        income: '1.00',
        balance: '1.00',
        type: '在线支付',
        remark: '电话13812345678',
      });
      await bring('s6', statement([content], footer('1笔，共1.00', '0笔，共0.00')));
      const all = (await store.readAll({ limit: 10_000 }))
        .map(({ data, metadata }) => data + metadata)
        .join();
      for (const personal of ['陈', '126.com', '13812345678', '上海']) expect(all).not.toContain(personal);
    });
  });

  it.each([
    ['an unknown text', 'hello\nworld\n', 'auto', 'UNKNOWN_FILE_KIND'],
    ['an empty file', '', 'auto', 'EMPTY_FILE'],
    ['a zip archive that is broken', Buffer.from('PK\x03\x04aaaaaaaa'), 'auto', 'ZIP_DAMAGED'],
    [
      'an order report said to be a statement',
      orders('1,1,1,x,2026-01-01,2026-01-01,0'),
      'alipay-account',
      'HEADER_NOT_FOUND',
    ],
    ['a kind that does not exist', orders('1,1,1,x,2026-01-01,2026-01-01,0'), 'fax', 'UNKNOWN_FILE_KIND'],
    [
      'a missing column',
      '订单编号,总金额,订单创建时间,订单付款时间 ,退款金额\n1,1.00,2026-01-01,,0\n',
      'tmall-orders',
      'MISSING_COLUMN',
    ],
  ])('refuses %s as a whole, with nothing written', async (_, content, kind, code) => {
    const head = await store.head();
    await expect(bring('s9', content, kind)).rejects.toMatchObject({ code, kind: 'malformed' });
    expect(await store.head()).toBe(head);
  });
});
