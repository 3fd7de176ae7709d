import { Button } from 'antd';
import { api } from '../../api/client.js';
import { useList } from '../../api/reading.js';
import type { List } from '../../api/reading.js';
import { DataTable } from '../../parts/data-table.js';
import type { Column } from '../../parts/data-table.js';
import { ProblemView } from '../../parts/problem-view.js';
import { useTexts } from '../../texts/texts.js';
import { useAdjustmentColumns, useInvoiceColumns, useShipmentColumns } from './document-columns.js';
import { usePaymentColumns, useRefundColumns } from './money-columns.js';
import { partsTexts } from './order-parts.texts.js';
import type { OrderPath } from './order-reads.js';
import { orderTexts } from './order.texts.js';

const LIMIT = 50;

/** What the order consists of, a table for each kind that it has; kinds that it has none of are named in one sentence. */
export function OrderParts({ path }: { readonly path: OrderPath }) {
  const text = useTexts(partsTexts);
  const parts = usePartTables(path);
  const empty = parts.filter(({ isEmpty, isPending }) => isEmpty && !isPending).map(({ name }) => text[name]);
  return (
    <>
      {parts.filter(({ isEmpty }) => !isEmpty).map(({ name, table }) => table(text[name]))}
      {empty.length > 0 && <p className="quiet">{text.without(empty.join(text.separator))}</p>}
    </>
  );
}

type PartName = 'refunds' | 'payments' | 'invoices' | 'shipments' | 'adjustments';

interface Part {
  readonly name: PartName;
  readonly isEmpty: boolean;
  readonly isPending: boolean;
  readonly table: (title: string) => React.ReactNode;
}

function usePartTables(path: OrderPath): readonly Part[] {
  const asking = (cursor: string | undefined, signal: AbortSignal) => ({
    params: { path, query: { limit: LIMIT, ...(cursor !== undefined && { cursor }) } },
    signal,
  });
  const refunds = useList(['order-refunds', path], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}/refunds', asking(cursor, signal)),
  );
  const payments = useList(['order-payments', path], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}/payments', asking(cursor, signal)),
  );
  const invoices = useList(['order-invoices', path], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}/invoices', asking(cursor, signal)),
  );
  const shipments = useList(['order-shipments', path], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}/shipments', asking(cursor, signal)),
  );
  const adjustments = useList(['order-adjustments', path], (cursor, signal) =>
    api.GET('/v1/shops/{shopId}/orders/{orderNo}/adjustments', asking(cursor, signal)),
  );
  return [
    part('refunds', refunds, useRefundColumns(), ({ refundId }) => refundId),
    part('payments', payments, usePaymentColumns(), ({ paymentId }) => paymentId),
    part('invoices', invoices, useInvoiceColumns(), ({ invoiceNo }) => invoiceNo),
    part('shipments', shipments, useShipmentColumns(), ({ shipmentId }) => shipmentId ?? ''),
    part('adjustments', adjustments, useAdjustmentColumns(), ({ adjustmentId }) => adjustmentId),
  ];
}

function part<T>(
  name: PartName,
  list: List<T>,
  columns: readonly Column<T>[],
  rowKey: (row: T) => string,
): Part {
  return {
    name,
    isEmpty: list.items.length === 0 && list.problem === null,
    isPending: list.isPending,
    table: (title) => (
      <PartTable key={name} name={name} title={title} list={list} columns={columns} rowKey={rowKey} />
    ),
  };
}

interface PartTableProps<T> {
  /** What links of this page lead to. */
  readonly name: PartName;
  readonly title: string;
  readonly list: List<T>;
  readonly columns: readonly Column<T>[];
  readonly rowKey: (row: T) => string;
}

function PartTable<T>({ name, title, list, columns, rowKey }: PartTableProps<T>) {
  const text = useTexts(orderTexts);
  return (
    <section className="panel" id={name}>
      <h2>{title}</h2>
      {list.problem !== null && <ProblemView problem={list.problem} onRetry={list.reload} />}
      {list.items.length > 0 && (
        <div className="table-box">
          <DataTable label={title} columns={columns} rows={list.items} rowKey={rowKey} />
        </div>
      )}
      {list.hasMore && (
        <div className="table-end">
          <Button size="small" onClick={list.loadMore} disabled={list.isLoadingMore}>
            {text.more}
          </Button>
        </div>
      )}
    </section>
  );
}
