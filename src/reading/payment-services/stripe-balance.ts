import { malformed } from '../../shared/domain-error.js';
import { compare, isZero, negate, subtract } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { isoOf } from '../../shared/period.js';
import { amountOf, shown, timeOf } from '../cells.js';
import { filled, isBlank, plainText } from '../tables/document-cells.js';
import type { FileReader } from '../file-reader.js';
import { movements } from '../tables/statement-table.js';
import type { Movement, RowContext, RowMeaning, StatementTableFormat } from '../tables/statement-table.js';
import { readLayouts, recogniseLayouts } from '../tables/table-layouts.js';
import type { TableLayout } from '../tables/table-layouts.js';
import type { TableFormat, TableRow } from '../tables/table-reader.js';

type Column =
  | 'id'
  | 'createdUtc'
  | 'created'
  | 'currency'
  | 'gross'
  | 'fee'
  | 'net'
  | 'type'
  | 'source'
  | 'description'
  | 'payout'
  | 'orderNo'
  | 'invoiceNo'
  | 'account';

interface StripeLayout extends TableLayout<Column> {
  /** True if amounts are whole numbers of the currency's smallest unit, as the API has them. */
  readonly minorUnits: boolean;
}

type Columns = TableFormat<Column>['columns'];
const needed = (...names: readonly string[]): Columns[Column] => ({ names, required: true });
const wanted = (...names: readonly string[]): Columns[Column] => ({ names, required: false });

const ORDER_NO = wanted(
  'payment_metadata[order_id]',
  'payment_metadata[orderID]',
  'payment_metadata[order_number]',
  'order_id (metadata)',
  'orderID (metadata)',
  'order_id',
);

/** Customers and cards are persons', the rest is of no use here. */
const UNREAD = [
  ...[
    'available_on',
    'available_on_utc',
    'automatic_payout_effective_at',
    'automatic_payout_effective_at_utc',
  ],
  ...['customer_facing_amount', 'customer_facing_currency', 'customer_id', 'customer_email', 'customer_name'],
  ...['customer_phone', 'customer_shipping_address_line1', 'customer_description', 'shipping_address_line1'],
  ...[
    'charge_id',
    'payment_intent_id',
    'charge_created_utc',
    'charge_created',
    'subscription_id',
    'trace_id',
  ],
  ...['payment_method_type', 'is_link', 'card_brand', 'card_funding', 'card_country', 'statement_descriptor'],
  ...[
    'dispute_reason',
    'connected_account_name',
    'connected_account_country',
    'connected_account_direct_charge_id',
  ],
  ...['destination_payment_id', 'refund_id', 'transfer_id', 'trace_id_status', 'regulatory_tag'],
];

const REPORT: StripeLayout = {
  version: 'stripe report',
  minorUnits: false,
  table: {
    name: 'Stripe balance report',
    columns: {
      id: needed('balance_transaction_id'),
      createdUtc: wanted('created_utc'),
      created: wanted('created'),
      currency: needed('currency'),
      gross: needed('gross'),
      fee: needed('fee'),
      net: needed('net'),
      type: needed('reporting_category'),
      source: wanted('source_id'),
      description: wanted('description'),
      payout: wanted('automatic_payout_id'),
      orderNo: ORDER_NO,
      invoiceNo: wanted('invoice_number', 'invoice_id'),
      account: wanted('connected_account_id', 'connected_account'),
    },
    unread: UNREAD,
  },
};

const HISTORY: StripeLayout = {
  version: 'stripe balance history',
  minorUnits: false,
  table: {
    name: 'Stripe balance history',
    columns: {
      id: needed('id'),
      createdUtc: needed('Created (UTC)'),
      created: wanted('Created'),
      currency: needed('Currency'),
      gross: needed('Amount'),
      fee: needed('Fee', 'Fees'),
      net: needed('Net'),
      type: needed('Type'),
      source: wanted('Source'),
      description: wanted('Description'),
      payout: wanted('Transfer'),
      orderNo: ORDER_NO,
      invoiceNo: wanted('Invoice Number'),
      account: wanted('Connected Account'),
    },
    unread: [
      ...['Destination Platform Fee', 'Destination Platform Fee Currency', 'Available On (UTC)'],
      ...['Customer Facing Amount', 'Customer Facing Currency', 'Transfer Date (UTC)', 'Transfer Group'],
    ],
  },
};

const API: StripeLayout = {
  version: 'stripe api balance transactions',
  minorUnits: true,
  table: {
    name: 'table of Stripe balance transactions',
    columns: {
      id: needed('id'),
      createdUtc: needed('created'),
      created: wanted('created_at'),
      currency: needed('currency'),
      gross: needed('amount'),
      fee: needed('fee'),
      net: needed('net'),
      type: needed('type', 'reporting_category'),
      source: wanted('source'),
      description: wanted('description'),
      payout: wanted('payout_id'),
      orderNo: ORDER_NO,
      invoiceNo: wanted('invoice_id'),
      account: wanted('connected_account_id'),
    },
    unread: [
      '_fivetran_synced',
      'available_on',
      'exchange_rate',
      'status',
      'source_relation',
      'object',
      'fee_details',
    ],
  },
};

const LAYOUTS = [REPORT, HISTORY, API] as const;

const NET = /(^|[",;\t])net([",;\t]|$)/i;

/**
 * Balance transactions of Stripe: the itemised balance and payout reconciliation reports, the dashboard's balance
 * history, and tables of the API's objects in minor units. Gross and fee are a movement each.
 */
export const stripeBalanceReader: FileReader = {
  kind: 'stripe-balance',
  family: 'statement',
  name: { en: 'Stripe balance transactions', zh: 'Stripe 余额明细' },
  version: 1,
  // Other objects of the API (payouts, refunds, charges) share most columns, but only balance transactions have a net.
  recognise: (head) =>
    head.lines.some((line) => NET.test(line)) ? recogniseLayouts(head, LAYOUTS) : undefined,
  read: (source, options) => readLayouts<Column, StripeLayout>(source, options, LAYOUTS, formatOf),
};

function formatOf(layout: StripeLayout): StatementTableFormat<Column> {
  return {
    table: layout.table,
    defaultAccount: 'stripe',
    version: () => layout.version,
    row: (row, context) => rowOf(row, context, layout),
  };
}

function rowOf(row: TableRow<Column>, context: RowContext, { minorUnits }: StripeLayout): RowMeaning {
  const currency = stripeCurrency(row.get('currency')) ?? context.currency;
  const amount = (column: Column): Amount =>
    minorUnits ? minorAmount(row.get(column), column, currency) : amountOf(row.get(column), column, currency);
  const gross = amount('gross');
  const fee = amount('fee');
  const net = amount('net');
  if (compare(subtract(gross, fee), net) !== 0) {
    malformed('AMOUNTS_DISAGREE', `gross ${gross} less fee ${fee} is not net ${net}`);
  }
  const id = row.get('id');
  if (id === '') malformed('ENTRY_NO_MISSING', 'the balance transaction has no id');
  const type = row.get('type');
  const account = row.get('account');
  const of = (part: string, signed: Amount, words: Partial<Movement>): Movement => ({
    identity: [id, part],
    ...(account !== '' && { accountNo: account }),
    currency,
    occurredAt: stripeTime(row.get('createdUtc'), row.get('created'), context.zone),
    amount: signed,
    ...filled({
      entryNo: id,
      tradeNo: row.get('source'),
      merchantOrderNo: plainText(row.get('orderNo') || row.get('invoiceNo')),
      remark: plainText([row.get('description'), row.get('payout')].filter((text) => text !== '').join(' ')),
    }),
    ...words,
  });
  return movements(
    isZero(gross) && !isZero(fee) ? undefined : of('gross', gross, filled({ businessType: type })),
    isZero(fee)
      ? undefined
      : of('fee', negate(fee), filled({ businessType: 'fee', businessDescription: type })),
  );
}

/** ISO 4217 code of a currency as Stripe writes it, in small letters. Undefined for an empty cell. */
export function stripeCurrency(text: string): string | undefined {
  return isBlank(text) ? undefined : text.toUpperCase();
}

/** A time of Stripe: UTC if it is said to be, also as seconds of the epoch, else of the report's zone. */
export function stripeTime(utc: string, local: string, zone: string): string {
  if (/^\d{10}$/.test(utc)) return isoOf(Number.parseInt(utc, 10) * 1000);
  const bare = (text: string): string => text.replace('T', ' ').replace(/(\.\d+)?\s*(Z|UTC|\+00:?00)?$/, '');
  return utc === '' ? timeOf(bare(local), 'created', zone) : timeOf(bare(utc), 'created', 'UTC');
}

/** Digits behind the point in the API, where they differ from two; not ISO's: Stripe keeps two for ISK and UGX. */
const API_DECIMALS: Readonly<Record<string, number>> = Object.fromEntries([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'JPY',
    'KMF',
    'KRW',
    'MGA',
    'PYG',
    'RWF',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((code) => [code, 0] as const),
  ...['BHD', 'JOD', 'KWD', 'OMR', 'TND'].map((code) => [code, 3] as const),
]);

/** −18759 usd is −187.59, 500 jpy is 500. Throws MALFORMED_AMOUNT for anything but a whole number. */
export function minorAmount(text: string, column: string, currency: string): Amount {
  const [, sign = '', digits] = /^([+-]?)(\d{1,20})(?:\.0+)?$/.exec(text) ?? [];
  if (digits === undefined) {
    malformed('MALFORMED_AMOUNT', `${column} ${shown(text)} is not a whole number of the smallest unit`);
  }
  const decimals = API_DECIMALS[currency] ?? 2;
  const padded = digits.padStart(decimals + 1, '0');
  const at = padded.length - decimals;
  const major = decimals === 0 ? padded : `${padded.slice(0, at)}.${padded.slice(at)}`;
  return amountOf(`${sign}${major}`, column, currency);
}
