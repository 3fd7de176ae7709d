import type { Page } from '../../src/platform/http/pagination.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { isPositive, isZero, subtract, zero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { listParts, text, textOrNull, timeOrNull } from './part-queries.js';
import type { PartRow, PartsOfOrder } from './part-queries.js';

export type InvoiceKind = 'blue' | 'red';
/** `credited` is a blue invoice of which red ones have taken all, `partly-credited` one of which they have taken some. */
export type InvoiceState = 'issued' | 'voided' | 'partly-credited' | 'credited';

/** An invoice of an order; amounts in `currency` and positive, of red ones too. Times are business times in UTC. */
export interface InvoiceView {
  readonly invoiceNo: string;
  readonly kind: InvoiceKind;
  readonly state: InvoiceState;
  readonly issuerTaxNo: string;
  /** The blue invoice that a red one reduces. */
  readonly originalInvoiceNo: string | null;
  readonly currency: string;
  /** Tax included (价税合计). */
  readonly amount: Amount;
  readonly taxAmount: Amount;
  /** The amount without the tax. */
  readonly netAmount: Amount;
  readonly taxRate: string | null;
  readonly buyerKind: string | null;
  /** What red invoices have taken from a blue one. */
  readonly creditedAmount: Amount;
  /** What a blue invoice still stands for; nothing of a voided or a red one. */
  readonly openAmount: Amount;
  readonly reason: string | null;
  readonly issuedAt: string | null;
  readonly issuedEventId: string | null;
  readonly voidedAt: string | null;
  readonly voidedEventId: string | null;
  readonly voidReason: string | null;
}

/** The invoices of an order, the newest first. Throws ORDER_NOT_FOUND. */
export async function listInvoices(database: Queryable, asked: PartsOfOrder): Promise<Page<InvoiceView>> {
  const credited = `(SELECT sum(red.amount) FROM view_orders.invoice red
    WHERE red.shop_id = part.shop_id AND red.order_no = part.order_no AND red.original_invoice_no = part.invoice_no)`;
  const { items, nextCursor } = await listParts(
    database,
    'invoice',
    asked,
    `part.*, ${credited} AS credited_amount`,
  );
  return { items: items.map(invoiceView), nextCursor };
}

function invoiceView(row: PartRow): InvoiceView {
  const currency = text(row, 'currency');
  const kind = text(row, 'kind') as InvoiceKind;
  const amount = text(row, 'amount');
  const taxAmount = text(row, 'tax_amount');
  const creditedAmount = textOrNull(row, 'credited_amount') ?? zero(currency);
  const voidedAt = timeOrNull(row, 'voided_at');
  const openAmount = kind === 'blue' && voidedAt === null ? subtract(amount, creditedAmount) : zero(currency);
  return {
    invoiceNo: text(row, 'invoice_no'),
    kind,
    state: voidedAt === null ? stateOf(kind, creditedAmount, openAmount) : 'voided',
    issuerTaxNo: text(row, 'issuer_tax_no'),
    originalInvoiceNo: textOrNull(row, 'original_invoice_no'),
    currency,
    amount,
    taxAmount,
    netAmount: subtract(amount, taxAmount),
    taxRate: textOrNull(row, 'tax_rate'),
    buyerKind: textOrNull(row, 'buyer_kind'),
    creditedAmount,
    openAmount,
    reason: textOrNull(row, 'reason'),
    issuedAt: timeOrNull(row, 'issued_at'),
    issuedEventId: textOrNull(row, 'issued_event'),
    voidedAt,
    voidedEventId: textOrNull(row, 'voided_event'),
    voidReason: textOrNull(row, 'void_reason'),
  };
}

function stateOf(kind: InvoiceKind, creditedAmount: Amount, openAmount: Amount): InvoiceState {
  if (kind === 'red' || isZero(creditedAmount)) return 'issued';
  return isPositive(openAmount) ? 'partly-credited' : 'credited';
}
