import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrderDocumentsRecorded } from '../../src/documents/document.events.js';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { importFile } from '../../src/importing/import-file.js';
import type { ImportProgress, ImportReport } from '../../src/importing/import-report.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import type { EventStore } from '../../src/platform/event-store/event-store.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { invoiceDocumentId } from '../../src/shared/document-id.js';
import { endingAfter } from '../support/ending-store.js';
import { madeFiles } from '../support/made-files.js';
import type { MadeFiles } from '../support/made-files.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

const codec = new EventCodec(eventCatalogue);

const csv = (header: string, rows: readonly string[]): string => [header, ...rows, ''].join('\n');
const refunds = (...rows: string[]): string =>
  csv('退款编号,订单编号,买家退款金额,退款的申请时间,退款完结时间,退款状态,是否需要退货', rows);
const refund = (no: number, status = '退款成功', completed = '2026-01-06 10:00:00'): string =>
  `${no},1930679858170647,12.50,2026-01-05 09:00:00,${completed},${status},是`;
const shipments = (...rows: string[]): string =>
  csv('原始线上订单号,发货日期,订单类型,快递公司,快递单号,商品编码,销售数量,实发数量', rows);
const shipment = (parcel: string, shipped = '1'): string =>
  `1930679858170647,2026-01-06 18:00:00,普通订单,申通快递,${parcel},A-1,2,${shipped}`;
const invoices = (...rows: string[]): string =>
  csv(
    '订单id,开票日期,店铺名称,发票种类,发票类型,发票号码发票代码,税号,企业名称,发票抬头,付款人税号,总税额,发票总金额,红票对应蓝票,备注,商品名称,商品型号,商品单位,单价,数量,不含税金额,税额,总金额,税率',
    rows,
  );
const invoice = (no: string, type = '蓝票', blue = ''): string =>
  `1930679858170647,2026-01-07,旗舰店,电子发票,${type},${no},91310000MA1FL0000X,某某公司,马某某,,11.50,100.00,${blue},,面霜,,瓶,88.5,1,88.50,11.50,100.00,13%`;
const items = (...rows: string[]): string =>
  csv(
    '子订单编号,主订单编号,商品标题,购买数量,订单状态,商家编码,买家实付金额,退款状态,退款金额,订单创建时间,订单付款时间',
    rows,
  );

describe('importing documents of orders', () => {
  let home: TestDatabase;
  let store: PostgresEventStore;
  let made: MadeFiles;
  beforeAll(async () => {
    home = await freshDatabase();
    store = await PostgresEventStore.open(home.url);
    made = madeFiles();
  });
  afterAll(async () => {
    await store.close();
    await home.drop();
    made.remove();
  });

  interface Circumstances {
    readonly into?: EventStore;
    readonly now?: string;
    readonly currency?: string;
    readonly onProgress?: (progress: ImportProgress) => void;
  }
  const bring = async (
    shopId: string,
    content: string,
    { into = store, now = '2026-02-03T02:00:00Z', currency, onProgress }: Circumstances = {},
  ): Promise<ImportReport> =>
    importFile(
      { store: into, codec },
      {
        path: made.fileOf(content, 'export.csv'),
        fileName: 'export.csv',
        shopId,
        kind: 'auto',
        actor: { type: 'user', id: 'clerk' },
        zone: 'Asia/Shanghai',
        now,
        currency,
        ...(onProgress !== undefined && { onProgress }),
      },
    );
  const eventsOf = async (shopId: string) =>
    (await store.readAll({ limit: 10_000 })).filter(({ data }) => data.includes(`"shopId":"${shopId}"`));
  /** What the log says of a shop, without ids that differ between shops. */
  const said = async (shopId: string): Promise<readonly string[]> =>
    (await eventsOf(shopId)).map(({ type, data, metadata }) =>
      `${type} ${(JSON.parse(metadata) as { occurredAt: string }).occurredAt} ${data}`
        .replaceAll(/"(fileId|documentId)":"[^"]*"/g, '"$1"')
        .replaceAll(`"shopId":"${shopId}"`, '"shopId"'),
    );
  const recorded = async (shopId: string): Promise<readonly OrderDocumentsRecorded['data'][]> =>
    (await eventsOf(shopId))
      .filter(({ type }) => type === 'OrderDocumentsRecorded')
      .map((record) => (codec.decode(record).event as OrderDocumentsRecorded).data);
  const documentsOf = async (shopId: string) =>
    (await recorded(shopId)).flatMap(({ documents }) => documents);

  it('records refund cases with what the platform says of them, and the frame of their file', async () => {
    const report = await bring('refunds', refunds(refund(501), refund(502, '等待卖家退款', ''), 'x,,,,,,'));
    expect(report).toMatchObject({ kind: 'taobao-refunds', rows: 3, new: 2, unchanged: 0, events: 3 });
    expect([report.rejectedCount, report.warnings.map(({ code }) => code)]).toEqual([
      1,
      expect.not.arrayContaining(['NOT_RECORDED']),
    ]);
    const events = await eventsOf('refunds');
    expect(events.map(({ type }) => type)).toEqual([
      'DocumentFileOpened',
      'OrderDocumentsRecorded',
      'DocumentFileClosed',
    ]);
    expect(JSON.parse(events[2]?.data ?? '')).toMatchObject({ rows: 3, newRows: 2, rejectedRows: 1 });
    const told = { orderNo: '1930679858170647', currency: 'CNY', amount: '12.50', returnsGoods: true };
    const requestedAt = '2026-01-05T01:00:00Z';
    const documentId = expect.any(String) as unknown;
    expect(await recorded('refunds')).toMatchObject([
      { kind: 'refund', fileKind: 'taobao-refunds', chunk: 1 },
    ]);
    expect(await documentsOf('refunds')).toEqual([
      {
        ...{ documentId, fileLine: 2, documentNo: '501', ...told, requestedAt },
        ...{ status: '退款成功', settled: true, occurredAt: '2026-01-06T02:00:00Z' },
      },
      {
        ...{ documentId, fileLine: 3, documentNo: '502', ...told, requestedAt },
        ...{ status: '等待卖家退款', settled: false },
      },
    ]);
  });

  it('records shipments, invoices and items under the ids by which the ledger knows them', async () => {
    await bring('all', shipments(shipment('773001')));
    await bring(
      'all',
      invoices(
        invoice('25312000000123456789'),
        invoice('25312000000123456790', '红票', '25312000000123456789'),
      ),
    );
    await bring(
      'all',
      items(
        '1930679858170648,1930679858170647,面霜,3,交易成功,SKU-1,598.00,退款成功,100.00,2026-01-05 22:02:00,2026-01-05 22:02:10',
      ),
    );
    expect((await recorded('all')).map(({ kind }) => kind)).toEqual(['shipment', 'invoice', 'item']);
    expect(await documentsOf('all')).toMatchObject([
      { direction: 'out', trackingNo: '773001', sku: 'A-1', quantity: 1, orderedQuantity: 2 },
      {
        documentId: invoiceDocumentId('all', '25312000000123456789'),
        ...{ direction: 'blue', amount: '100.00', taxAmount: '11.50', occurredAt: '2026-01-06T16:00:00Z' },
      },
      { direction: 'red', amount: '100.00', originalNo: '25312000000123456789' },
      {
        ...{ documentNo: '1930679858170648', quantity: 3, amount: '598.00', refundedAmount: '100.00' },
        ...{ refundStatus: '退款成功', requestedAt: '2026-01-05T14:02:00Z', title: '面霜' },
      },
    ]);
    const log = (await eventsOf('all')).map(({ data }) => data).join('\n');
    expect(log).not.toMatch(/马某某/);
  });

  it('brings nothing when the same file comes again', async () => {
    const content = refunds(refund(501), refund(502));
    await bring('again', content);
    const head = await store.head();
    const report = await bring('again', content, { now: '2026-03-01T00:00:00Z' });
    expect(report).toMatchObject({ rows: 2, new: 0, unchanged: 2, events: 0 });
    expect(await store.head()).toBe(head);
  });

  it('records a file anew that is read in another way, such as in the right currency after a wrong one', async () => {
    const content = refunds(refund(501));
    expect(await bring('reread', content, { currency: 'JPY' })).toMatchObject({ new: 0, rejectedCount: 1 });
    expect(await bring('reread', content)).toMatchObject({ new: 1, unchanged: 0, events: 3 });
    expect(await documentsOf('reread')).toMatchObject([
      { documentNo: '501', currency: 'CNY', amount: '12.50' },
    ]);
    expect(await bring('reread', content)).toMatchObject({ new: 0, unchanged: 1, events: 0 });
  });

  it('that is killed after any append leaves, once repeated later, the same log as a clean run', async () => {
    const many = refunds(...Array.from({ length: 1100 }, (_, n) => refund(1000 + n)));
    const told: number[] = [];
    const { events } = await bring('clean', many, { onProgress: ({ rows }) => told.push(rows) });
    expect(events).toBe(5);
    expect([...new Set(told)]).toEqual([0, 500, 1000, 1100]);
    const clean = await said('clean');
    for (let appends = 0; appends < events; appends++) {
      const shop = `killed-${appends}`;
      await expect(bring(shop, many, { into: endingAfter(store, appends) })).rejects.toThrow('killed');
      const now = appends === 0 ? {} : { now: '2026-02-04T00:00:00Z' };
      expect(await bring(shop, many, now)).toMatchObject({ events: events - appends });
      expect(await said(shop)).toEqual(clean);
    }
  });

  it('gives a document in overlapping files one id, equal shipments one each', async () => {
    const [first, second] = [shipment('773001'), shipment('773001', '2')];
    await bring('overlap', shipments(first, second));
    expect(await bring('overlap', shipments(first, second, shipment('773002')))).toMatchObject({ new: 3 });
    const ids = (await documentsOf('overlap')).map(({ documentId }) => documentId);
    expect([ids[2], ids[3]]).toEqual([ids[0], ids[1]]);
    expect(new Set(ids).size).toBe(3);
  });

  it('keeps what was said of a refund before and after it was settled', async () => {
    await bring('settled', refunds(refund(501, '等待卖家退款', '')));
    await bring('settled', refunds(refund(501)));
    const [before, after] = await documentsOf('settled');
    expect(after?.documentId).toBe(before?.documentId);
    expect([before?.settled, after?.settled]).toEqual([false, true]);
  });

  it('of a summary there are none: it is read, checked, and said not to be recorded', async () => {
    const summary = [
      '#支付宝账务汇总查询',
      '#账号：[20888011365400330156]',
      '#起始日期：[2012年12月29日 00:00:00]   终止日期：[2012年12月30日 00:00:00]',
      '#----------账务汇总列表----------',
      '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）',
      '在线支付,18,14989.00,0,0.00,14989.00',
      '合计,18,14989.00,0,0.00,14989.00',
      '#----------账务汇总列表结束----------',
    ].join('\n');
    const report = await bring('summary', summary);
    expect(report).toMatchObject({ kind: 'alipay-summary', new: 0, events: 0 });
    expect(report.warnings.map(({ code }) => code)).toContain('NOT_RECORDED');
    expect(await eventsOf('summary')).toEqual([]);
  });
});
