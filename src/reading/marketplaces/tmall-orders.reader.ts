import { recogniseTable } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { readTmallOrders, TMALL_ORDERS_READER_VERSION } from './tmall-orders.js';
import { TMALL_ORDERS_FORMAT } from './tmall-orders.format.js';

/** The order report and order list of Taobao and Tmall (ExportOrderList). */
export const tmallOrdersReader: FileReader = {
  kind: 'tmall-orders',
  family: 'orders',
  name: { en: 'Taobao/Tmall order report', zh: '淘宝/天猫订单报表' },
  version: TMALL_ORDERS_READER_VERSION,
  recognise: (head) => recogniseTable(head, TMALL_ORDERS_FORMAT),
  read,
};

async function* read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  const { zone, currency = 'CNY', encoding } = options;
  for await (const item of readTmallOrders(source, { zone, currency, encoding })) {
    if (item.kind === 'opened') {
      yield { kind: 'opened', version: 'tmall-orders', encoding: item.encoding, warnings: item.warnings };
    } else if (item.kind === 'closed') {
      const { kind, warnings, orders, rejected, repeated, ...totals } = item;
      yield {
        kind,
        rows: orders + rejected + repeated,
        declared: {},
        computed: { orders, currency, ...totals },
        warnings,
      };
    } else {
      yield item;
    }
  }
}
