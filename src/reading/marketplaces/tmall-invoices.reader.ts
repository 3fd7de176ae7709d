import { malformed } from '../../shared/domain-error.js';
import { absolute, add, compare, sum } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { amountOf } from '../cells.js';
import {
  filled,
  isBlank,
  keyNumber,
  optionalAmount,
  orderNumber,
  plainText,
  wholeNumber,
} from '../tables/document-cells.js';
import type { InvoiceRow } from '../document-rows.js';
import { leaveOut, readDocumentTable } from '../tables/document-table.js';
import type {
  DocumentContext,
  DocumentRow,
  DocumentTableFormat,
  Documents,
} from '../tables/document-table.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import { settlementTime } from './settlement-cells.js';
import type { TableRow } from '../tables/table-reader.js';
import { TMALL_INVOICES_FORMAT } from './tmall-invoices.format.js';
import type { InvoiceColumn } from './tmall-invoices.format.js';

/** One item of an invoice, with what its row says of the whole invoice. Amounts as the file signs them. */
interface InvoiceItem {
  readonly invoice: Omit<InvoiceRow, 'totalAmount' | 'taxAmount' | 'taxRate' | 'fileLine'>;
  readonly fileLine: number;
  readonly total: Amount;
  readonly totalTax: Amount | undefined;
  readonly itemTotal: Amount | undefined;
  readonly itemNet: Amount | undefined;
  readonly itemTax: Amount | undefined;
  readonly taxRate: string;
}

const FORMAT: DocumentTableFormat<InvoiceColumn, InvoiceItem> = {
  table: TMALL_INVOICES_FORMAT,
  counted: 'invoices',
  version: () => 'tmall-invoices',
  group: (row) => row.get('number'),
  row: rowOf,
  documents: invoiceOf,
};

/** Tmall's invoice export 发票明细: a row is an item, the rows of one invoice stand together. */
export const tmallInvoicesReader: FileReader = {
  kind: 'tmall-invoices',
  family: 'invoices',
  name: { en: 'Tmall invoice export', zh: '天猫发票明细' },
  version: 1,
  recognise: (head) => recogniseTable(head, TMALL_INVOICES_FORMAT),
  read: (source, options) => readDocumentTable(source, options, FORMAT),
};

function rowOf(row: TableRow<InvoiceColumn>, { zone, currency }: DocumentContext): DocumentRow<InvoiceItem> {
  const numberText = row.get('number');
  if (/^(合计|总计|小计)/.test(row.get('orderNo'))) return leaveOut('TOTAL_ROW', 'a row of totals');
  if (/作废|失败|开票中|待开/.test(row.get('state'))) {
    return leaveOut('NOT_ISSUED', 'the invoice was not issued, or cancelled');
  }
  const { number, code } = invoiceNumber(numberText, '发票号码发票代码');
  const blue = isBlank(row.get('blue')) ? undefined : invoiceNumber(row.get('blue'), '红票对应蓝票').number;
  const total = amountOf(row.get('total'), '发票总金额', currency);
  const red = blue !== undefined || total.startsWith('-') || isRed(row.get('type'));
  const invoice: InvoiceItem['invoice'] = {
    invoiceNo: number,
    orderNo: orderNumber(row.get('orderNo'), '订单id'),
    direction: red ? 'red' : 'blue',
    issuedAt: settlementTime(row.get('issuedAt'), '开票日期', zone),
    currency,
    ...filled({
      invoiceCode: code ?? wholeNumber(row.get('code'), '发票代码'),
      blueInvoiceNo: blue,
      issuerTaxNo: taxNumber(row.get('issuerTaxNo')),
      buyerTaxNo: companyTaxNo(row.get('buyerTaxNo')),
    }),
  };
  const part: InvoiceItem = {
    invoice,
    fileLine: row.line,
    total,
    totalTax: optionalAmount(row.get('totalTax'), '总税额', currency),
    itemTotal: optionalAmount(row.get('itemTotal'), '总金额', currency),
    itemNet: optionalAmount(row.get('itemNet'), '不含税金额', currency),
    itemTax: optionalAmount(row.get('itemTax'), '税额', currency),
    taxRate: plainText(row.get('taxRate')),
  };
  return { kind: 'part', part };
}

/** 红票, 红字发票, 负数; a blue invoice that was taken back may be called 蓝票（已红冲）. */
function isRed(type: string): boolean {
  return /^红|红字|红票|负数/.test(type) && !/[已被]红/.test(type);
}

/**
 * Number and code of an invoice from the one cell that holds both: numbers have 8 digits with a code of 10 or 12, those
 * of electronic invoices 20 digits and no code. Twenty digits in a row are such a number.
 */
function invoiceNumber(text: string, column: string): { number: string; code?: string } {
  const whole = wholeNumber(text, column);
  const digits = whole.match(/\d+/g) ?? [];
  const [number] = digits.filter((part) => part.length === 8 || part.length === 20);
  const [code] = digits.filter((part) => part.length === 10 || part.length === 12);
  if (digits.length === 2 && number !== undefined && code !== undefined) return { number, code };
  const joined = /^(\d{8})(\d{10})$/.exec(whole);
  if (joined?.[1] !== undefined && joined[2] !== undefined) return { number: joined[1], code: joined[2] };
  return { number: digits.length === 1 && number !== undefined ? number : keyNumber(whole, column) };
}

/** The tax number of the shop's own company. */
function taxNumber(text: string): string {
  const bare = text.replace(/\s/g, '').toUpperCase();
  return /^[0-9A-Z]{15,20}$/.test(bare) ? bare : '';
}

/** Individuals may give the number of their identity card, which has the birthday in it: it is never passed on. */
function companyTaxNo(text: string): string {
  const number = taxNumber(text);
  const birthday = /^\d{6}((19|20)\d{2}|\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dX]?$/;
  return /^([0-9A-Z]{18}|\d{15})$/.test(number) && !birthday.test(number) ? number : '';
}

/** The items together must give the invoice: a part of them would leave money out, or count it twice. */
function invoiceOf(items: readonly InvoiceItem[], { currency }: DocumentContext): Documents {
  const [first] = items;
  if (first === undefined) return malformed('NO_ROW', 'there is no row');
  const other = items.find(
    ({ invoice, total }) => headOf(invoice, total) !== headOf(first.invoice, first.total),
  );
  if (other !== undefined) {
    malformed(
      'INVOICE_CONTRADICTS_ITSELF',
      `lines ${first.fileLine} and ${other.fileLine} of invoice ${first.invoice.invoiceNo} differ in order, date or total`,
    );
  }
  const { counted, repeated } = itemsOf(items, first, currency);
  const taxes = counted.map(({ itemTax }) => itemTax);
  const taxAmount =
    first.totalTax ?? (taxes.every((tax) => tax !== undefined) ? sum(taxes, currency) : undefined);
  const sameRate = items.every(({ taxRate }) => taxRate === first.taxRate);
  const row: InvoiceRow = {
    ...first.invoice,
    fileLine: first.fileLine,
    totalAmount: absolute(first.total),
    ...(taxAmount !== undefined && { taxAmount: absolute(taxAmount) }),
    ...filled({ taxRate: sameRate ? first.taxRate : '' }),
  };
  return {
    key: `${row.invoiceCode ?? ''} ${row.invoiceNo}`,
    items: [{ kind: 'invoice', row }],
    totals: { [row.direction === 'red' ? 'redAmount' : 'blueAmount']: row.totalAmount },
    repeated,
  };
}

function headOf(invoice: InvoiceItem['invoice'], total: Amount): string {
  return JSON.stringify([invoice, absolute(total)]);
}

/**
 * The items that give the total: all of them, since an invoice may have the same item twice, or else each one once, where
 * rows were appended that stood there already.
 */
function itemsOf(
  items: readonly InvoiceItem[],
  { total }: InvoiceItem,
  currency: string,
): { readonly counted: readonly InvoiceItem[]; readonly repeated: NonNullable<Documents['repeated']> } {
  if (addUp(items, total, currency)) return { counted: items, repeated: [] };
  const firsts = new Map<string, InvoiceItem>();
  const repeated: { fileLine: number; firstFileLine: number }[] = [];
  for (const item of items) {
    const content = JSON.stringify({ ...item, fileLine: 0 });
    const known = firsts.get(content);
    if (known === undefined) firsts.set(content, item);
    else repeated.push({ fileLine: item.fileLine, firstFileLine: known.fileLine });
  }
  const counted = [...firsts.values()];
  if (repeated.length > 0 && addUp(counted, total, currency)) return { counted, repeated };
  const found = sum(
    items.map(amountOfItem).filter((amount) => amount !== undefined),
    currency,
  );
  return malformed(
    'AMOUNTS_DISAGREE',
    `the ${items.length} items that stand together add up to ${found}, 发票总金额 says ${total}`,
  );
}

function addUp(items: readonly InvoiceItem[], total: Amount, currency: string): boolean {
  const known = items.map(amountOfItem).filter((amount) => amount !== undefined);
  if (known.length === 0 && items.length === 1) return true;
  return known.length === items.length && compare(absolute(sum(known, currency)), absolute(total)) === 0;
}

/** Undefined if the file has no amounts of items. */
function amountOfItem({ itemTotal, itemNet, itemTax }: InvoiceItem): Amount | undefined {
  return itemTotal ?? (itemNet !== undefined && itemTax !== undefined ? add(itemNet, itemTax) : undefined);
}
