import { malformed } from '../../shared/domain-error.js';
import { isZero, negate } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { filled, isBlank, plainText } from '../tables/document-cells.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import { decimalSignOf, localAmount } from '../local-amount.js';
import type { DecimalSign } from '../local-amount.js';
import { movements, skip } from '../tables/statement-table.js';
import type { Movement, RowContext, RowMeaning, StatementTableFormat } from '../tables/statement-table.js';
import { stripeCurrency, stripeTime } from './stripe-balance.js';
import { readLayouts } from '../tables/table-layouts.js';
import type { TableFormat, TableRow } from '../tables/table-reader.js';

type Column =
  | 'id'
  | 'created'
  | 'amount'
  | 'currency'
  | 'captured'
  | 'converted'
  | 'convertedCurrency'
  | 'refunded'
  | 'convertedRefunded'
  | 'refundedAt'
  | 'fee'
  | 'tax'
  | 'status'
  | 'description'
  | 'paymentIntent'
  | 'invoiceNo'
  | 'orderNo'
  | 'customer';

type Columns = TableFormat<Column>['columns'];
const needed = (...names: readonly string[]): Columns[Column] => ({ names, required: true });
const wanted = (...names: readonly string[]): Columns[Column] => ({ names, required: false });

const TABLE: TableFormat<Column> = {
  name: 'Stripe payments export',
  columns: {
    id: wanted('id'),
    created: needed('Created date (UTC)', 'Created (UTC)'),
    amount: needed('Amount'),
    currency: needed('Currency'),
    captured: wanted('Captured'),
    converted: needed('Converted Amount'),
    convertedCurrency: needed('Converted Currency'),
    refunded: wanted('Amount Refunded'),
    convertedRefunded: wanted('Converted Amount Refunded'),
    refundedAt: wanted('Refunded date (UTC)'),
    fee: needed('Fee'),
    tax: wanted('Taxes On Fee', 'Tax'),
    status: needed('Status'),
    description: wanted('Description'),
    paymentIntent: wanted('PaymentIntent ID'),
    invoiceNo: wanted('Invoice Number', 'Invoice ID'),
    orderNo: wanted('order_id (metadata)', 'orderID (metadata)', 'Client Reference ID'),
    // Tells apart payments of one second in exports without ids; it never leaves this reader.
    customer: wanted('Customer ID'),
  },
  unread: [
    ...[
      'Is Link',
      'Mode',
      'Payment Source Type',
      'Statement Descriptor',
      'Seller Message',
      'Card ID',
      'Card Name',
    ],
    ...['Line1', 'Line2', 'City', 'State', 'Country', 'Zip'].map((part) => `Card Address ${part}`),
    ...['Card AVS Line1 Status', 'Card AVS Zip Status', 'Card Brand', 'Card CVC Status', 'Card Exp Month'],
    ...['Card Exp Year', 'Card Fingerprint', 'Card Funding', 'Card Issue Country', 'Card Last4'],
    ...[
      'Card Tokenization Method',
      'Customer Description',
      'Customer Email',
      'Customer Phone',
      'Shipping Name',
    ],
    ...['Line1', 'Line2', 'City', 'State', 'Country', 'Postal Code'].map(
      (part) => `Shipping Address ${part}`,
    ),
    ...[
      'Disputed Amount',
      'Dispute Date (UTC)',
      'Dispute Evidence Due (UTC)',
      'Dispute Reason',
      'Dispute Status',
    ],
    ...['Invoice ID', 'Checkout Session ID', 'Checkout Line Item Summary', 'Checkout Promotional Consent'],
    ...[1, 2, 3].flatMap((field) => ['Key', 'Value'].map((part) => `Checkout Custom Field ${field} ${part}`)),
    ...['Checkout Terms of Service Consent', 'Payment Link ID', 'UTM Campaign', 'UTM Content', 'UTM Medium'],
    ...[
      'UTM Source',
      'UTM Term',
      'Application Fee',
      'Application ID',
      'Destination',
      'Transfer',
      'Transfer Group',
    ],
  ],
};

function formatOf(sample: readonly string[]): StatementTableFormat<Column> {
  // Stripe writes points; a spreadsheet that the file went through may have made commas of them.
  const decimal = decimalSignOf(sample, '.');
  return {
    table: TABLE,
    defaultAccount: 'stripe',
    version: (table) => (table.indexOf('id') === undefined ? 'stripe payments' : 'stripe unified payments'),
    row: (row, context) => rowOf(row, context, decimal),
  };
}

/** The dashboard's list of payments: amounts in the currency in which Stripe settles, fee and its tax apart. */
export const stripePaymentsReader: FileReader = {
  kind: 'stripe-payments',
  family: 'statement',
  name: { en: 'Stripe payments', zh: 'Stripe 支付明细' },
  version: 1,
  recognise: (head) => recogniseTable(head, TABLE),
  read: (source, options) =>
    readLayouts(source, options, [{ version: 'stripe payments', table: TABLE }], (_, sample) =>
      formatOf(sample),
    ),
};

const PENDING = /^(pending|processing|uncaptured|requires|incomplete|open)/i;
const WITHOUT_MONEY = /^(failed|cancell?ed|blocked|expired|declined|void)/i;

function rowOf(row: TableRow<Column>, context: RowContext, decimal: DecimalSign): RowMeaning {
  const status = row.get('status');
  if (PENDING.test(status)) return skip('PENDING', 'the payment is not completed yet');
  if (WITHOUT_MONEY.test(status)) return skip('NOT_PAID', 'the payment moved no money');
  if (/^false$/i.test(row.get('captured'))) return skip('PENDING', 'the payment is authorised, not captured');
  // Without a conversion Stripe leaves the converted columns empty.
  const isConverted = !isBlank(row.get('converted'));
  const currency =
    (isConverted ? stripeCurrency(row.get('convertedCurrency')) : undefined) ??
    stripeCurrency(row.get('currency')) ??
    context.currency;
  const read = (text: string, column: string): Amount =>
    localAmount(isBlank(text) ? '0' : text, column, currency, decimal);
  const gross = localAmount(
    row.get(isConverted ? 'converted' : 'amount'),
    'Converted Amount',
    currency,
    decimal,
  );
  const fee = read(row.get('fee'), 'Fee');
  const tax = read(row.get('tax'), 'Taxes On Fee');
  const refunded = refundOf(row, gross, isConverted, read);
  const occurredAt = stripeTime(row.get('created'), '', context.zone);
  const refundedAt = row.get('refundedAt');
  const of = (part: string, amount: Amount, businessType: string, at = occurredAt): Movement => ({
    identity: [...identityOf(row), part],
    currency,
    occurredAt: at,
    amount,
    ...filled({
      entryNo: row.get('id'),
      tradeNo: row.get('paymentIntent'),
      merchantOrderNo: plainText(row.get('orderNo') || row.get('invoiceNo')),
      businessType,
      businessDescription: status,
      remark: plainText(row.get('description')),
    }),
  });
  return movements(
    of('gross', gross, 'Payment'),
    isZero(fee) ? undefined : of('fee', negate(fee), 'Fee'),
    isZero(tax) ? undefined : of('tax', negate(tax), 'Taxes On Fee'),
    isZero(refunded)
      ? undefined
      : of(
          'refund',
          negate(refunded),
          'Refund',
          refundedAt === '' ? occurredAt : stripeTime(refundedAt, '', 'UTC'),
        ),
  );
}

/** What went back to the buyer, in the currency of settlement. Throws REFUND_UNKNOWN where the export does not say. */
function refundOf(
  row: TableRow<Column>,
  gross: Amount,
  isConverted: boolean,
  read: (text: string, column: string) => Amount,
): Amount {
  const text = row.get(isConverted ? 'convertedRefunded' : 'refunded');
  if (text !== '') return read(text, 'Amount Refunded');
  const status = row.get('status');
  if (/^refunded/i.test(status)) return gross;
  const unsaid = /partial/i.test(status) || !isBlank(row.get('refunded').replace(/^[0.,]+$/, ''));
  if (unsaid) malformed('REFUND_UNKNOWN', 'refunded in part, and the file does not say how much');
  return read('', 'Amount Refunded');
}

/** Status, fees and refunds of a payment change between two exports, so they are no part of what makes it the same. */
function identityOf(row: TableRow<Column>): readonly string[] {
  const id = row.get('id');
  if (id !== '') return [id];
  const parts: readonly Column[] = ['created', 'amount', 'currency', 'customer', 'invoiceNo'];
  return parts.map((column) => row.get(column));
}
