import { absolute, isNegative, isZero, subtract } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { classifyLine, SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import { settlesOrders } from '../../src/shared/statement-kind.js';
import type { StatementLine } from '../../src/statements/statement.events.js';
import type { LedgerEvent } from '../core/ledger-event.js';

/** An amount (positive, in `currency`) that goes from the credited to the debited account. */
export interface JournalEntry {
  /** From 1 inside the event; with the event's ordinal it is the entry's key. */
  readonly lineNo: number;
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly currency: string;
  readonly amount: Amount;
  readonly shopId: string;
  readonly orderNo: string | null;
  /** The number of the payment, refund, invoice, adjustment or statement line behind it. */
  readonly reference: string;
  /** Business time at which it takes effect. */
  readonly occurredAt: string;
  /** Set for a statement line: of all entries with this id only the first of the log is booked. */
  readonly lineId: string | null;
}

// Accounts of shared/chart-of-accounts.ts that the rules below name.
const ALIPAY = '1012.01';
const RECEIVABLE = '1122';
const ADVANCES = '2203';
const OUTPUT_VAT = '2221.01';
const SALES = '6001';

interface Transfer {
  readonly debit: string;
  readonly credit: string;
  readonly amount: Amount;
}

/**
 * The double entries of an event, none if it moves nothing in the books. A buyer's payment is an advance until the buyer
 * confirms receipt and revenue from then on; VAT is taken out of sales when an invoice is issued (小企业会计准则 accounts).
 */
export function entriesOf(event: LedgerEvent): readonly JournalEntry[] {
  switch (event.type) {
    case 'PaymentReceived':
      return entries(event, event.data.paymentId, [
        { debit: RECEIVABLE, credit: ADVANCES, amount: event.data.amount },
      ]);
    case 'PaymentReversed':
      return entries(event, event.data.reversalId, takenBack(event.data));
    case 'OrderReceiptConfirmed':
      return entries(event, event.data.orderNo, [
        { debit: ADVANCES, credit: SALES, amount: event.data.recognisedAmount },
      ]);
    case 'RefundPaidOut':
    case 'RefundSettledByPlatform':
      return entries(event, event.data.refundId, takenBack(event.data));
    case 'InvoiceIssued':
      return entries(event, event.data.invoiceNo, [
        { debit: SALES, credit: OUTPUT_VAT, amount: event.data.taxAmount },
      ]);
    case 'InvoiceVoided':
    case 'RedInvoiceIssued':
      return entries(event, event.data.invoiceNo, [
        { debit: OUTPUT_VAT, credit: SALES, amount: event.data.taxAmount },
      ]);
    case 'AdjustmentPosted': {
      const { adjustmentId, debitAccount, creditAccount, amount } = event.data;
      return entries(event, adjustmentId, [{ debit: debitAccount, credit: creditAccount, amount }]);
    }
    case 'StatementLinesRecorded':
      // A bank's line is the other side of a movement that a settlement line books already.
      if (!settlesOrders(event.data.kind)) return [];
      return event.data.lines.flatMap((line, index) => lineEntry(event.data, line, index + 1));
    case 'OrderPlaced':
    case 'OrderAmended':
    case 'OrderCancelled':
    case 'OrderClosed':
    case 'OrderOverpaid':
    case 'OrderFileImported':
    case 'ShipmentDispatched':
    case 'ShipmentDelivered':
    case 'PaymentFailed':
    case 'RefundRequested':
    case 'RefundApproved':
    case 'RefundRejected':
    case 'RefundPayoutFailed':
    case 'InvoiceNumberReserved':
    case 'InvoiceNumberReleased':
    case 'AdjustmentProposed':
    case 'AdjustmentApproved':
    case 'AdjustmentRejected':
    case 'StatementRegistered':
    case 'StatementOpened':
    case 'StatementClosed':
    case 'ShopSettingsChanged':
    case 'CommandRefused':
      return [];
  }
}

/** Money that goes back to the buyer lowers revenue as far as it had become revenue, and the buyer's advance for the rest. */
function takenBack(data: { readonly amount: Amount; readonly revenueAmount: Amount }): readonly Transfer[] {
  return [
    { debit: SALES, credit: RECEIVABLE, amount: data.revenueAmount },
    { debit: ADVANCES, credit: RECEIVABLE, amount: subtract(data.amount, data.revenueAmount) },
  ];
}

interface Booked {
  readonly occurredAt: string;
  readonly data: { readonly shopId: string; readonly orderNo?: string; readonly currency: string };
}

/** Numbers the transfers of an event; a zero moves nothing and is left out. */
function entries(event: Booked, reference: string, transfers: readonly Transfer[]): readonly JournalEntry[] {
  return transfers
    .filter(({ amount }) => !isZero(amount))
    .map(({ debit, credit, amount }, index) => ({
      lineNo: index + 1,
      debitAccount: debit,
      creditAccount: credit,
      currency: event.data.currency,
      amount,
      shopId: event.data.shopId,
      orderNo: event.data.orderNo ?? null,
      reference,
      occurredAt: event.occurredAt,
      lineId: null,
    }));
}

/** What came in on the account is its debit, what went out its credit; the class of the line names the other side. */
function lineEntry(
  { shopId, currency }: { readonly shopId: string; readonly currency: string },
  line: StatementLine,
  lineNo: number,
): readonly JournalEntry[] {
  if (isZero(line.amount)) return [];
  const classified = classifyLine(line);
  const other = SETTLEMENT_CLASSES[classified.class].account;
  const wentOut = isNegative(line.amount);
  return [
    {
      lineNo,
      debitAccount: wentOut ? other : ALIPAY,
      creditAccount: wentOut ? ALIPAY : other,
      currency,
      amount: absolute(line.amount),
      shopId,
      orderNo: classified.orderNo ?? null,
      reference: line.entryNo ?? line.lineId,
      occurredAt: line.occurredAt,
      lineId: line.lineId,
    },
  ];
}
