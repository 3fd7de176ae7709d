import { FEE_CLASSES, feeColumn, REFUNDABLE_CLASSES, returnColumn } from './order-account.js';
import { textSql } from './settlement-settings-sql.js';
import type { SettlementContext } from './settlement-context.js';
import type { SettlementScope } from './settlement-scope-sql.js';

/** Parcels without payment of their own (exchanges, replacements, gifts), as exports word them. */
const UNPAID_PARCEL = '换货|补发|补寄|赠品|exchange|replacement';
/** Paid at the door. */
const CASH_ON_DELIVERY = '货到付款|到付|COD|cash on delivery';

/** What `documented` adds to an order. */
export const DOCUMENT_COLUMNS: readonly string[] = [
  ...['has_documents', 'to_return', 'return_from', 'came_back', 'shipped', 'parcel_sent', 'parcel_sent_at'],
  ...[
    'cash_on_delivery',
    'sent_quantity',
    'ordered_quantity',
    'blue',
    'blue_count',
    'largest_blue',
    'smallest_blue',
  ],
  ...['first_blue_at', 'last_blue_at', 'red', 'invoice_requested', 'case_settled_at'],
];

/**
 * The CTEs `documents` (one row an order: its shipments, returns, refund cases and invoices, each in the version that was
 * known) and `documented` (`compared` with them). A refund that only the refund export tells of counts as one of the
 * ledger's: both tell of the same refunds, so the larger sum is taken. Nothing for a shop without documents.
 *
 * The join is a full one so that it is never done row by row: the planner takes both sides for short.
 */
export function documentSql(schema: string, context: SettlementContext, scope: SettlementScope): string {
  if (!context.documents) return '';
  const parcel = `kind = 'shipment' AND direction = 'out' AND coalesce(order_type, '') !~* '${UNPAID_PARCEL}'`;
  const refund = `kind = 'refund' AND settled`;
  const blue = `kind = 'invoice' AND direction = 'blue' AND amount > 0`;
  return `, document AS (
    SELECT DISTINCT ON (kind, document_id) *
      FROM ${schema}.order_document
     WHERE shop_id = $1 AND recorded_at <= $3 AND ordinal <= $4
       AND ${scope === 'orders' ? 'order_no = ANY ($7::text[])' : '$7::text[] IS NULL'}
     ORDER BY kind, document_id, ordinal DESC, place DESC
  ), documents AS (
    SELECT order_no,
           coalesce(sum(amount) FILTER (WHERE ${refund}), 0) AS refund_cases,
           max(occurred_at) FILTER (WHERE ${refund}) AS case_settled_at,
           coalesce(sum(amount) FILTER (WHERE ${refund} AND returns_goods), 0) AS to_return,
           max(occurred_at) FILTER (WHERE ${refund} AND returns_goods) AS return_from,
           coalesce(bool_or(kind = 'shipment' AND direction = 'in'), false) AS came_back,
           coalesce(bool_or(kind = 'shipment' AND direction = 'out'), false) AS shipped,
           coalesce(bool_or(${parcel}), false) AS parcel_sent,
           min(occurred_at) FILTER (WHERE ${parcel}) AS parcel_sent_at,
           coalesce(bool_or(${parcel} AND order_type ~* '${CASH_ON_DELIVERY}'), false) AS cash_on_delivery,
           sum(quantity) FILTER (WHERE ${parcel} AND ordered_quantity IS NOT NULL) AS sent_quantity,
           sum(ordered_quantity) FILTER (WHERE ${parcel} AND quantity IS NOT NULL) AS ordered_quantity,
           coalesce(sum(amount) FILTER (WHERE ${blue}), 0) AS blue,
           count(*) FILTER (WHERE ${blue}) AS blue_count,
           max(amount) FILTER (WHERE ${blue}) AS largest_blue, min(amount) FILTER (WHERE ${blue}) AS smallest_blue,
           min(occurred_at) FILTER (WHERE ${blue}) AS first_blue_at, max(occurred_at) FILTER (WHERE ${blue}) AS last_blue_at,
           coalesce(sum(amount) FILTER (WHERE kind = 'invoice' AND direction = 'red'), 0) AS red,
           coalesce(bool_or(kind = 'invoice-request'), false) AS invoice_requested
      FROM document WHERE occurred_at < $2
     GROUP BY order_no
  ), documented AS (
    SELECT c.order_no, c.known, c.currency, c.channel, c.placed_at, c.paid_at, c.completed_at,
           greatest(c.refunded_at, d.case_settled_at) AS refunded_at, c.cancelled, c.total, c.received, c.reversed,
           CASE WHEN c.known THEN greatest(c.refunded, coalesce(d.refund_cases, 0)) ELSE c.refunded END AS refunded,
           ${figuresOf('c')}, d.order_no IS NOT NULL AS has_documents,
           ${DOCUMENT_COLUMNS.slice(1)
             .map((name) => `d.${name}`)
             .join(', ')}
      FROM compared c FULL JOIN documents d ON d.order_no = c.order_no
     WHERE CASE WHEN c.order_no IS NULL THEN false ELSE true END
    OFFSET 0
  )`;
}

/**
 * That the invoice was too high when it was issued: the refund stands before it in the refund export or in the statement,
 * or was taken out of the settlement before it. An order report gives refunds no time of their own and proves nothing.
 */
const REFUNDED_BEFORE_INVOICE = `coalesce(greatest(case_settled_at, outflow_at) < first_blue_at, false)
                   OR coalesce(outflow = 0 AND receipts > 0 AND abs(receipts - expected) <= 0.05
                               AND settled_at < first_blue_at, false)`;

/** Days after which something is late. */
const after = (from: string, days: number): string => `(${from} + interval '${days} days' <= $2)`;

/**
 * What documents and ledger do not agree on, as rows of `difference`: one lateral VALUES over the orders that have
 * documents or should have. Amounts are in the order's currency.
 */
export function documentDifferencesSql(context: SettlementContext): string {
  if (!context.documents) return '';
  const { shipmentWaitDays, returnWaitDays, invoiceWaitDays, redInvoiceWaitDays } = context.settings;
  const until = context.ordersUntil === null ? '$2' : `least($2, '${context.ordersUntil}'::timestamptz)`;
  const channels = context.told.shipments.map(textSql).join(', ');
  const net = 'greatest(expected, 0)';
  const awaited =
    channels === ''
      ? 'false'
      : `channel IN (${channels}) AND received > 0 AND expected > 0 AND shipped IS NOT TRUE AND completed_at IS NULL
          AND NOT cancelled AND paid_at + interval '${shipmentWaitDays} days' <= ${until}`;
  return `
    UNION ALL
    SELECT part.code, 'order', order_no, part.amount, 0, currency, part.at, received, returned, expected, receipts,
           receipt_count, outflow, completed_at, NULL, part.details
      FROM (SELECT *, coalesce(blue - red - ${net}, 0) AS excess,
                   greatest(refunded_at, outflow_at, last_blue_at) AS red_due_from, ${REFUNDED_BEFORE_INVOICE} AS was_too_high
              FROM judged WHERE known AND (has_documents OR ${awaited})) j
     CROSS JOIN LATERAL (VALUES
       ('PAID_NOT_SHIPPED', CASE WHEN ${awaited} THEN received ELSE 0 END, paid_at, NULL::jsonb),
       ('SHIPPED_NOT_PAID', CASE WHEN parcel_sent AND NOT cash_on_delivery AND received = 0 THEN total ELSE 0 END,
        parcel_sent_at, NULL),
       (CASE WHEN sent_quantity < ordered_quantity THEN 'SHORT_SHIPMENT' ELSE 'EXTRA_SHIPMENT' END,
        CASE WHEN sent_quantity <> ordered_quantity AND ordered_quantity > 0
             THEN round(total * abs(ordered_quantity - sent_quantity) / ordered_quantity, 2) ELSE 0 END,
        parcel_sent_at, jsonb_build_object('ordered', ordered_quantity, 'sent', sent_quantity)),
       ('RETURN_NOT_RECEIVED', CASE WHEN ${String(context.told.returns)} AND to_return > 0 AND NOT came_back
                                     AND ${after('return_from', returnWaitDays)} THEN to_return ELSE 0 END, return_from, NULL),
       (CASE WHEN excess <= returned + 0.05 AND NOT was_too_high THEN 'RED_INVOICE_DUE'
             WHEN blue_count > 1 AND (abs(excess - largest_blue) <= 0.05 OR abs(excess - smallest_blue) <= 0.05)
             THEN 'INVOICE_DUPLICATE' ELSE 'INVOICE_OVER' END,
        CASE WHEN excess <= 0.05 THEN 0
             WHEN excess <= returned + 0.05 AND NOT was_too_high
              AND NOT ${after('red_due_from', redInvoiceWaitDays)} THEN 0
             ELSE excess END,
        last_blue_at, jsonb_build_object('blue', blue::text, 'red', red::text)),
       (CASE WHEN blue_count = 0 THEN 'INVOICE_MISSING' ELSE 'INVOICE_LATE' END,
        CASE WHEN NOT (invoice_requested AND ${String(context.told.invoices)}) OR completed_at IS NULL THEN 0
             WHEN blue_count = 0 THEN CASE WHEN ${after('completed_at', invoiceWaitDays)} THEN ${net} ELSE 0 END
             WHEN first_blue_at > completed_at + interval '${invoiceWaitDays} days' THEN blue ELSE 0 END,
        completed_at, NULL)) AS part (code, amount, at, details)
     WHERE part.amount > 0`;
}

function figuresOf(table: string): string {
  return [
    ...['first_line_at', 'settled_at', 'outflow_at', 'receipts', 'receipt_count', 'largest_receipt'],
    ...['smallest_receipt', 'outflow', 'fees', 'lines', 'receipt_parts'],
    ...FEE_CLASSES.map(feeColumn),
    ...REFUNDABLE_CLASSES.map(returnColumn),
  ]
    .map((name) => `${table}.${name}`)
    .join(', ');
}
