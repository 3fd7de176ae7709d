import type { DomainCommand } from '../shared/decider.js';
import { malformed, notFound, refuse, unreachable } from '../shared/domain-error.js';
import {
  absolute,
  compare,
  isPositive,
  parseNonNegativeAmount,
  parsePositiveAmount,
  smaller,
  subtract,
  taxWithin,
  zero,
} from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { sameContent } from '../shared/same-content.js';
import { InvoiceIssued, InvoiceVoided, RedInvoiceIssued } from './invoice.events.js';
import type { InvoiceEvent } from './invoice.events.js';
import {
  invoiceableAmount,
  netReceivedAmount,
  openInvoicedAmount,
  requireCurrency,
  requireOrder,
} from './order-state.js';
import type { InvoiceState, OrderKey, OrderState } from './order-state.js';

interface InvoiceKey extends OrderKey {
  readonly invoiceNo: string;
}

interface InvoiceAmount {
  /** Tax included (价税合计). */
  readonly amount: string;
  /** As the invoice prints it; computed from the rate if absent. */
  readonly taxAmount?: string | undefined;
  /** The order's currency if absent. */
  readonly currency?: string | undefined;
}

export type IssueInvoice = DomainCommand<
  'IssueInvoice',
  InvoiceKey &
    InvoiceAmount & {
      readonly issuerTaxNo: string;
      /** A plain decimal such as "0.13". */
      readonly taxRate: string;
      readonly buyerKind: 'company' | 'individual';
      readonly buyerTaxNo?: string | undefined;
    }
>;
export type VoidInvoice = DomainCommand<'VoidInvoice', InvoiceKey & { readonly reason: string }>;
/** `invoiceNo` is the red invoice's own number, `originalInvoiceNo` that of the blue one; the amounts are positive. */
export type IssueRedInvoice = DomainCommand<
  'IssueRedInvoice',
  InvoiceKey & InvoiceAmount & { readonly originalInvoiceNo: string; readonly reason: string }
>;
export type InvoiceCommand = IssueInvoice | VoidInvoice | IssueRedInvoice;

/** Invoicing software sums the tax of rounded lines: a few cents beside the tax of the sum are no mistake. */
const TAX_TOLERANCE = '0.06';

/**
 * What is invoiced to the buyer never exceeds the buyer's money that is held. That a number is used once across all
 * orders is kept on the number's own stream (invoice-number.decider.ts).
 */
export function decideInvoice(command: InvoiceCommand, state: OrderState): readonly InvoiceEvent[] {
  requireOrder(command.data, state);
  switch (command.type) {
    case 'IssueInvoice':
      return issueInvoice(command, state);
    case 'VoidInvoice':
      return voidInvoice(command, state);
    case 'IssueRedInvoice':
      return issueRedInvoice(command, state);
    default:
      return unreachable(command);
  }
}

/**
 * Refuses INVOICE_NUMBER_USED, ORDER_CANCELLED, INVOICE_TAX_DIFFERS and what `requireInvoiceable` refuses. An individual's
 * tax number is the number of an identity card, so it never enters the log: MALFORMED_BUYER_TAX_NO.
 */
function issueInvoice(command: IssueInvoice, state: OrderState): readonly InvoiceEvent[] {
  const { shopId, orderNo, issuerTaxNo, invoiceNo, taxRate, buyerKind, buyerTaxNo } = command.data;
  requireCurrency(command.data, command.data.currency, state);
  requireTaxRate(taxRate);
  if (buyerKind === 'individual' && buyerTaxNo !== undefined) {
    malformed('MALFORMED_BUYER_TAX_NO', `invoice ${invoiceNo} is for an individual, who has no tax number`, {
      invoiceNo,
    });
  }
  const amount = parsePositiveAmount(command.data.amount, state.currency);
  const taxAmount = readTax(command.data, taxWithin(amount, taxRate, state.currency), state);
  const issued = InvoiceIssued.at(command.occurredAt, {
    shopId,
    orderNo,
    issuerTaxNo,
    invoiceNo,
    currency: state.currency,
    amount,
    taxAmount,
    taxRate,
    buyerKind,
    ...(buyerTaxNo === undefined ? {} : { buyerTaxNo }),
  });
  const known = state.invoices.get(invoiceNo);
  if (known?.voided === false && sameContent(known.issued, issued.data)) return [];
  requireUnusedNumber(command.data, state);
  if (state.cancelledAt !== undefined) {
    refuse(
      'ORDER_CANCELLED',
      `order ${orderNo} was cancelled at ${state.cancelledAt}; it can't be invoiced`,
      {
        orderNo,
        cancelledAt: state.cancelledAt,
      },
    );
  }
  requireInvoiceable(command.data, amount, state);
  return [issued];
}

/**
 * Refuses an amount above what is held and not invoiced yet: INVOICE_ALREADY_ISSUED, naming the first open invoice, if
 * there is one, else INVOICE_EXCEEDS_NET_RECEIVED.
 */
function requireInvoiceable({ orderNo, invoiceNo }: InvoiceKey, amount: Amount, state: OrderState): void {
  const netReceived = netReceivedAmount(state);
  const invoiced = openInvoicedAmount(state);
  const invoiceable = invoiceableAmount(state);
  if (compare(amount, invoiceable) <= 0) return;
  const details = {
    orderNo,
    invoiceNo,
    amount,
    netReceivedAmount: netReceived,
    openInvoicedAmount: invoiced,
    invoiceableAmount: invoiceable,
  };
  const figures = `received less reversed and refunded ${netReceived}, invoiced ${invoiced}, left ${invoiceable}`;
  for (const blue of state.invoices.values()) {
    if (!isPositive(remainingOf(blue))) continue;
    refuse(
      'INVOICE_ALREADY_ISSUED',
      `order ${orderNo} already has invoice ${blue.issued.invoiceNo} of ${blue.issued.amount} ${state.currency}, and another ${amount} does not fit: ${figures}`,
      { ...details, existingInvoiceNo: blue.issued.invoiceNo },
    );
  }
  refuse(
    'INVOICE_EXCEEDS_NET_RECEIVED',
    `invoice ${invoiceNo} of ${amount} ${state.currency} exceeds what order ${orderNo} holds: ${figures}`,
    details,
  );
}

/** Refuses INVOICE_HAS_RED: what was credited in part is credited in full by red invoices, not voided. */
function voidInvoice(command: VoidInvoice, state: OrderState): readonly InvoiceEvent[] {
  const { shopId, orderNo, invoiceNo, reason } = command.data;
  const { issued, voided, redAmount } = requireInvoice(orderNo, invoiceNo, state);
  if (voided) return [];
  if (isPositive(redAmount)) {
    refuse(
      'INVOICE_HAS_RED',
      `invoice ${invoiceNo} of ${issued.amount} ${state.currency} has red invoices of ${redAmount} against it and can't be voided`,
      { orderNo, invoiceNo, amount: issued.amount, redAmount },
    );
  }
  const { issuerTaxNo, currency, amount, taxAmount } = issued;
  const data = { shopId, orderNo, issuerTaxNo, invoiceNo, currency, amount, taxAmount, reason };
  return [InvoiceVoided.at(command.occurredAt, data)];
}

/**
 * Refuses INVOICE_VOIDED, INVOICE_NUMBER_USED, INVOICE_TAX_DIFFERS, and RED_INVOICE_EXCEEDS_BLUE above what is left of the
 * blue invoice or of its tax. A red invoice of all that is left takes the tax that is left, so nothing stays over.
 */
function issueRedInvoice(command: IssueRedInvoice, state: OrderState): readonly InvoiceEvent[] {
  const { shopId, orderNo, invoiceNo, originalInvoiceNo, reason } = command.data;
  requireCurrency(command.data, command.data.currency, state);
  const blue = requireInvoice(orderNo, originalInvoiceNo, state);
  const amount = parsePositiveAmount(command.data.amount, state.currency);
  const known = state.redInvoices.get(invoiceNo);
  if (known?.originalInvoiceNo === originalInvoiceNo && known.amount === amount && known.reason === reason) {
    return [];
  }
  requireUnusedNumber(command.data, state);
  if (blue.voided) {
    refuse(
      'INVOICE_VOIDED',
      `invoice ${originalInvoiceNo} of order ${orderNo} is voided, there is nothing to credit`,
      {
        orderNo,
        invoiceNo: originalInvoiceNo,
      },
    );
  }
  const remaining = remainingOf(blue);
  const remainingTax = subtract(blue.issued.taxAmount, blue.redTaxAmount);
  const byRate = taxWithin(amount, blue.issued.taxRate, state.currency);
  const taxAmount = readTax(
    command.data,
    amount === remaining ? remainingTax : smaller(byRate, remainingTax),
    state,
  );
  if (compare(amount, remaining) > 0 || compare(taxAmount, remainingTax) > 0) {
    refuse(
      'RED_INVOICE_EXCEEDS_BLUE',
      `red invoice ${invoiceNo} of ${amount} ${state.currency} (tax ${taxAmount}) exceeds what is left of invoice ${originalInvoiceNo}: ${remaining} (tax ${remainingTax}) of ${blue.issued.amount}`,
      { orderNo, invoiceNo, originalInvoiceNo, amount, taxAmount, remainingAmount: remaining },
    );
  }
  const { issuerTaxNo, currency } = blue.issued;
  const data = {
    shopId,
    orderNo,
    issuerTaxNo,
    invoiceNo,
    originalInvoiceNo,
    currency,
    amount,
    taxAmount,
    reason,
  };
  return [RedInvoiceIssued.at(command.occurredAt, data)];
}

/** What a blue invoice still stands for: nothing when voided, else its amount less its red invoices. */
export function remainingOf(blue: InvoiceState): Amount {
  return blue.voided ? zero(blue.issued.currency) : subtract(blue.issued.amount, blue.redAmount);
}

function requireInvoice(orderNo: string, invoiceNo: string, state: OrderState): InvoiceState {
  return (
    state.invoices.get(invoiceNo) ??
    notFound('INVOICE_UNKNOWN', `order ${orderNo} has no (blue) invoice ${invoiceNo}`, { orderNo, invoiceNo })
  );
}

function requireUnusedNumber({ orderNo, invoiceNo }: InvoiceKey, state: OrderState): void {
  const used = state.invoices.get(invoiceNo)?.issued ?? state.redInvoices.get(invoiceNo);
  if (used === undefined) return;
  refuse(
    'INVOICE_NUMBER_USED',
    `invoice number ${invoiceNo} is already used in order ${orderNo} for ${used.amount} ${used.currency}`,
    { orderNo, invoiceNo, usedAmount: used.amount },
  );
}

function requireTaxRate(taxRate: string): void {
  if (/^0(\.\d{1,6})?$/.test(taxRate)) return;
  malformed(
    'MALFORMED_TAX_RATE',
    `"${taxRate}" is not a tax rate: write a decimal below one, such as "0.13"`,
    {
      taxRate,
    },
  );
}

/** The tax as given, which must be near what the rate makes it (INVOICE_TAX_DIFFERS), or that if none is given. */
function readTax(data: InvoiceKey & InvoiceAmount, expected: Amount, state: OrderState): Amount {
  if (data.taxAmount === undefined) return expected;
  const taxAmount = parseNonNegativeAmount(data.taxAmount, state.currency);
  if (compare(absolute(subtract(taxAmount, expected)), TAX_TOLERANCE) > 0) {
    refuse(
      'INVOICE_TAX_DIFFERS',
      `invoice ${data.invoiceNo} of ${data.amount} ${state.currency} gives a tax of ${taxAmount}, its rate makes ${expected}`,
      { orderNo: data.orderNo, invoiceNo: data.invoiceNo, taxAmount, expectedTaxAmount: expected },
    );
  }
  return taxAmount;
}
