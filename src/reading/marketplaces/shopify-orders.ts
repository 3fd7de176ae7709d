import { malformed } from '../../shared/domain-error.js';
import { compare, isZero, subtract, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { isoOf } from '../../shared/period.js';
import { amountOf, positiveOrZero, timeOf } from '../cells.js';
import { readLines } from '../tables/delimited.js';
import { isBlank, orderNumber } from '../tables/document-cells.js';
import { leaveOut, readDocumentTable } from '../tables/document-table.js';
import type { DocumentContext, DocumentRow, DocumentTableFormat } from '../tables/document-table.js';
import { decodeText } from '../encoding.js';
import { recogniseTable } from '../file-head.js';
import type { FileItem, FileReader, ReadOptions } from '../file-reader.js';
import { rewrittenLines } from '../tables/table-layouts.js';
import type { TableFormat, TableRow } from '../tables/table-reader.js';
import type { OrderReportRow } from './tmall-orders.js';

type Column =
  | 'name'
  | 'id'
  | 'status'
  | 'paidAt'
  | 'placedAt'
  | 'cancelledAt'
  | 'currency'
  | 'total'
  | 'refunded'
  | 'outstanding'
  | 'fulfilment';

type Columns = TableFormat<Column>['columns'];
const needed = (name: string): Columns[Column] => ({ names: [name], required: true });
const wanted = (name: string): Columns[Column] => ({ names: [name], required: false });

const ADDRESS = [
  'Name',
  'Street',
  'Address1',
  'Address2',
  'Company',
  'City',
  'Zip',
  'Province',
  'Country',
  'Phone',
];

const TABLE: TableFormat<Column> = {
  name: 'Shopify order export',
  columns: {
    name: needed('Name'),
    id: wanted('Id'),
    status: needed('Financial Status'),
    paidAt: wanted('Paid at'),
    placedAt: needed('Created at'),
    cancelledAt: wanted('Cancelled at'),
    currency: wanted('Currency'),
    total: needed('Total'),
    refunded: wanted('Refunded Amount'),
    outstanding: wanted('Outstanding Balance'),
    fulfilment: wanted('Fulfillment Status'),
  },
  unread: [
    ...['Email', 'Fulfilled at', 'Accepts Marketing', 'Subtotal', 'Shipping', 'Taxes'],
    ...['Discount Code', 'Discount Amount', 'Shipping Method', 'Lineitem quantity', 'Lineitem name'],
    ...['Lineitem price', 'Lineitem compare at price', 'Lineitem sku', 'Lineitem requires shipping'],
    ...['Lineitem taxable', 'Lineitem fulfillment status', 'Lineitem discount', 'Notes', 'Note Attributes'],
    ...ADDRESS.flatMap((part) => [`Billing ${part}`, `Shipping ${part}`]),
    ...['Billing Province Name', 'Shipping Province Name', 'Payment Method', 'Payment Reference', 'Vendor'],
    ...[
      'Employee',
      'Location',
      'Device ID',
      'Tags',
      'Risk Level',
      'Source',
      'Phone',
      'Receipt Number',
      'Duties',
    ],
    ...[1, 2, 3, 4, 5].flatMap((no) => [`Tax ${no} Name`, `Tax ${no} Value`]),
    ...['Payment ID', 'Payment Terms Name', 'Next Payment Due At', 'Payment References'],
  ],
};

const FORMAT: DocumentTableFormat<Column, OrderReportRow> = {
  table: TABLE,
  counted: 'orders',
  version: () => 'shopify-orders',
  row: rowOf,
  documents: (parts, context) => {
    const [order] = parts;
    if (order === undefined) return { key: '', items: [] };
    const { totalAmount, grossPaidAmount, refundedAmount, actuallyPaidAmount } = order;
    return {
      key: order.orderNo,
      items: [{ kind: 'order', order }],
      totals: { totalAmount, grossPaidAmount, refundedAmount, actuallyPaidAmount },
      currency: order.currency ?? context.currency,
    };
  },
};

/** Shopify's order export. An order of several goods has a row for each; only the first has its figures. */
export const shopifyOrdersReader: FileReader = {
  kind: 'shopify-orders',
  family: 'orders',
  name: { en: 'Shopify order export', zh: 'Shopify 订单导出' },
  version: 2,
  recognise: (head) => recogniseTable(head, TABLE),
  read,
};

async function* read(source: AsyncIterable<Uint8Array>, options: ReadOptions): AsyncGenerator<FileItem> {
  const { encoding, text } = await decodeText(source, options.encoding);
  // Order names begin with the # that otherwise marks a note; the apostrophe keeps it a cell and is taken off with it.
  const rows = rewrittenLines([], readLines(text), (line) => line.replace(/^(\uFEFF?"?)#/, "$1'#"));
  for await (const item of readDocumentTable(rows, { ...options, encoding: 'utf-8' }, FORMAT)) {
    yield item.kind === 'opened' ? { ...item, encoding } : item;
  }
}

const UNPAID = /^(pending|authorized|voided|expired|unpaid)$/i;

function rowOf(row: TableRow<Column>, context: DocumentContext): DocumentRow<OrderReportRow> {
  if (row.get('total') === '' && row.get('status') === '') {
    return leaveOut('ITEM_ROW', 'a further item of the order above');
  }
  const currency = row.get('currency').toUpperCase() || context.currency;
  const status = row.get('status');
  const paidAt = row.get('paidAt');
  const id = row.get('id');
  const amounts = amountsOf(row, currency);
  return {
    kind: 'part',
    part: {
      // Names are not unique: a shop that starts numbering anew gives the same ones again.
      orderNo: isBlank(id) ? orderNumber(row.get('name').replace(/^#/, ''), 'Name') : orderNumber(id, 'Id'),
      ...amounts,
      placedAt: offsetTime(row.get('placedAt'), 'Created at', context.zone),
      ...(paidAt !== '' &&
        !isZero(amounts.grossPaidAmount) && { paidAt: offsetTime(paidAt, 'Paid at', context.zone) }),
      ...(status !== '' && { status }),
      ...(row.get('cancelledAt') !== '' && { closeReason: 'cancelled' }),
      // "partial" means that some of the goods are still here.
      ...(row.get('fulfilment').toLowerCase() === 'fulfilled' && { shipped: true }),
      currency,
      fileLine: row.line,
    },
  };
}

/** Total is the order as it was placed; what is still outstanding was not paid, and refunds went back of what was. */
function amountsOf(
  row: TableRow<Column>,
  currency: string,
): Pick<OrderReportRow, 'totalAmount' | 'actuallyPaidAmount' | 'refundedAmount' | 'grossPaidAmount'> {
  const totalAmount = positiveOrZero(row.get('total'), 'Total', currency);
  const optional = (column: Column, name: string): Amount =>
    isBlank(row.get(column)) ? zero(currency) : amountOf(row.get(column), name, currency);
  const outstanding = optional('outstanding', 'Outstanding Balance');
  const refundedAmount = optional('refunded', 'Refunded Amount');
  const grossPaidAmount = UNPAID.test(row.get('status'))
    ? zero(currency)
    : subtract(totalAmount, outstanding);
  if (
    refundedAmount.startsWith('-') ||
    grossPaidAmount.startsWith('-') ||
    compare(refundedAmount, grossPaidAmount) > 0
  ) {
    malformed(
      'AMOUNTS_DISAGREE',
      `of a total of ${totalAmount}, ${outstanding} are outstanding and ${refundedAmount} refunded`,
    );
  }
  return {
    totalAmount,
    grossPaidAmount,
    refundedAmount,
    actuallyPaidAmount: subtract(grossPaidAmount, refundedAmount),
  };
}

/** 2021-05-13 11:01:13 +0200; without an offset it is a time of the shop's zone. */
function offsetTime(text: string, column: string, zone: string): string {
  const match = /^(.{10})[ T]([\d:]+)(?:\.\d+)? ?(Z|UTC|[+-]\d{2}:?\d{2})$/.exec(text);
  const [, date = '', time = '', offset = ''] = match ?? [];
  if (match === null) return timeOf(text, column, zone);
  const utc = Date.parse(timeOf(`${date} ${time}`, column, 'UTC'));
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  const ahead = Number.parseInt(hours, 10) * 60 + Number.parseInt(minutes, 10);
  return isoOf(utc - (sign === '-' ? -ahead : ahead) * 60_000);
}
