import { derivedId } from '../shared/ids.js';
import { orderFileStream, orderStream } from '../shared/streams.js';
import { executeMany } from '../platform/event-store/execute-many.js';
import type { BulkCommand, BulkTarget } from '../platform/event-store/execute-many.js';
import { OrderFileImported } from '../orders/order-file.events.js';
import { orderDecider } from '../orders/order-ledger.js';
import type { ApplyOrderReport } from '../orders/order-report.decider.js';
import type { OrderLedgerEvent, OrderState } from '../orders/order-state.js';
import type { ImportContext } from './import-context.js';
import { ImportTally } from './import-report.js';
import type { FileItem, FileReader } from '../reading/file-reader.js';
import type { ReaderWarning } from '../reading/reader-item.js';
import type { OrderReportRow } from '../reading/marketplaces/tmall-orders.js';

/** Of order reports that name no currency. */
const DEFAULT_CURRENCY = 'CNY';

/** Rows that are read, decided and appended together. */
const BATCH_ROWS = 1000;

// 订单状态 as the exports write it (reconciliation reference §1c); other words leave the status open.
const STATUS: Readonly<Record<string, ApplyOrderReport['data']['status']>> = {
  等待买家付款: 'unpaid',
  '买家已付款，等待卖家发货': 'paid',
  '卖家已发货，等待买家确认': 'shipped',
  交易成功: 'completed',
  交易关闭: 'closed',
  // Pinduoduo and Douyin. 已签收 says that a parcel was taken, not that the order is complete.
  待付款: 'unpaid',
  待支付: 'unpaid',
  待发货: 'paid',
  备货中: 'paid',
  '已发货，待签收': 'shipped',
  已发货: 'shipped',
  已签收: 'shipped',
  已完成: 'completed',
  已关闭: 'closed',
  已取消: 'closed',
};

export interface RowsImported {
  readonly tally: ImportTally;
  readonly encoding: string;
  readonly warnings: readonly ReaderWarning[];
}

/**
 * Imports an order report: each row becomes one ApplyOrderReport on its order's stream, which answers with what is
 * new. The same file again gives nothing, a newer export only what changed, and an import that was killed goes on
 * where it stopped, because every decision looks at the stream itself.
 */
export async function importOrders(
  context: ImportContext,
  reader: FileReader,
  items: AsyncIterable<FileItem>,
): Promise<RowsImported> {
  const tally = new ImportTally();
  let encoding = '';
  let warnings: readonly ReaderWarning[] = [];
  let batch: OrderReportRow[] = [];
  for await (const item of items) {
    if (item.kind === 'opened') encoding = item.encoding;
    else if (item.kind === 'rejected') tally.reject(item);
    else if (item.kind === 'skipped') tally.skip(item);
    else if (item.kind === 'repeated') tally.repeat();
    else if (item.kind === 'closed') warnings = item.warnings;
    else if (item.kind === 'order') batch.push(item.order);
    if (batch.length >= BATCH_ROWS) {
      await applyRows(context, reader, batch, tally);
      batch = [];
    }
  }
  await applyRows(context, reader, batch, tally);
  if (tally.createdByFile + tally.changedByFile > 0) await recordFile(context, reader, tally);
  return { tally, encoding, warnings };
}

async function applyRows(
  context: ImportContext,
  reader: FileReader,
  rows: readonly OrderReportRow[],
  tally: ImportTally,
): Promise<void> {
  if (rows.length > 0) {
    const target: BulkTarget<OrderState, ApplyOrderReport, OrderLedgerEvent> = {
      store: context.store,
      codec: context.codec,
      decider: orderDecider,
    };
    const { outcomes } = await executeMany(
      target,
      rows.map((row) => commandOf(context, reader, row)),
    );
    outcomes.forEach(({ events, effect, refused }, index) => {
      if (refused !== undefined) {
        tally.reject({ fileLine: rows[index]?.fileLine ?? 0, code: refused.code, reason: refused.message });
        return;
      }
      tally.rows++;
      tally.events += events;
      if (effect === 'created') tally.createdByFile++;
      if (effect === 'changed') tally.changedByFile++;
      if (events === 0) tally.unchanged++;
      else if (effect === 'created') tally.new++;
      else tally.changed++;
    });
  }
  context.onRows(tally.rows);
}

function commandOf(
  context: ImportContext,
  reader: FileReader,
  row: OrderReportRow,
): BulkCommand<ApplyOrderReport> {
  const { shopId, sha256, currency = DEFAULT_CURRENCY } = context;
  const platform = reader.kind.replace(/-orders$/, '');
  const status = row.shipped === true ? 'shipped' : STATUS[row.status ?? ''];
  const optional = {
    ...(row.paidAt !== undefined && { paidAt: row.paidAt }),
    ...(row.confirmedAt !== undefined && { confirmedAt: row.confirmedAt }),
    ...(row.closeReason !== undefined && { closeReason: row.closeReason }),
    ...(status !== undefined && { status }),
    ...(row.invoiceRequested !== undefined && { invoiceRequested: row.invoiceRequested }),
  };
  return {
    stream: orderStream(shopId, row.orderNo),
    commandId: derivedId('order-report', shopId, sha256, String(reader.version), row.orderNo),
    correlationId: context.correlationId,
    source: `file:${sha256}`,
    command: {
      type: 'ApplyOrderReport',
      actor: context.actor,
      occurredAt: row.confirmedAt ?? row.paidAt ?? row.placedAt,
      data: {
        shopId,
        orderNo: row.orderNo,
        currency: row.currency ?? currency,
        channel: platform,
        platform,
        totalAmount: row.totalAmount,
        grossPaidAmount: row.grossPaidAmount,
        refundedAmount: row.refundedAmount,
        placedAt: row.placedAt,
        evidence: `file:${sha256.slice(0, 16)}:${row.fileLine}`,
        ...optional,
      },
    },
  };
}

/**
 * Leaves a mark of the file itself, once, if it brought something — counted over all runs, so that a run that was killed
 * and repeated leaves the same mark as one that was not.
 */
async function recordFile(context: ImportContext, reader: FileReader, tally: ImportTally): Promise<void> {
  const { shopId, sha256, fileName, codec, store } = context;
  const event = OrderFileImported.at(context.now, {
    shopId,
    kind: reader.kind,
    fileName,
    sha256,
    readerVersion: reader.version,
    rows: tally.rows,
    newRows: tally.createdByFile,
    changedRows: tally.changedByFile,
    unchangedRows:
      tally.rows - tally.rejectedCount - tally.skippedCount - tally.createdByFile - tally.changedByFile,
    rejectedRows: tally.rejectedCount,
  });
  const command = {
    type: 'ImportOrderFile',
    actor: context.actor,
    occurredAt: context.now,
    data: { shopId, sha256 },
  };
  const stream = orderFileStream(shopId, sha256);
  if ((await store.readStream(stream, { limit: 1 })).length > 0) return;
  const recorded = codec.encode(
    event,
    context.contextOf(command, derivedId('order-file', shopId, sha256)),
    0,
  );
  const result = await store.append({ stream, expected: 'no-stream', events: [recorded] });
  // Another process that imports the same file at the same time may have been faster; there is one mark a file.
  if (result.outcome === 'appended') tally.events++;
}
