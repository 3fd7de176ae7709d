import { absolute, isNegative, isZero, subtract } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { classifyLine } from '../../src/shared/classify-line.js';
import { SETTLEMENT_CLASSES } from '../../src/shared/settlement-line-class.js';
import { rankOfLine, settlingSourceOf } from '../../src/shared/statement-kind.js';
import type { SettlingSource } from '../../src/shared/statement-kind.js';
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
const RECEIVABLE = '1122';
const ADVANCES = '2203';
const OUTPUT_VAT = '2221.01';
const SALES = '6001';

/** The account whose movements the statements of a source tell. */
export const ACCOUNT_OF_SOURCE: Readonly<Record<SettlingSource, string>> = {
  alipay: '1012.01',
  wechat: '1012.03',
  pdd: '1012.04',
  douyin: '1012.04',
  jd: '1012.04',
  stripe: '1012.05',
  paypal: '1012.06',
};

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
      return event.data.lines.flatMap((line, index) => lineEntry(event.data, line, index + 1));
    case 'OrderPlaced':
    case 'OrderAmended':
    case 'OrderCancelled':
    case 'OrderClosed':
    case 'OrderOverpaid':
    case 'OrderFileImported':
    case 'ShipmentDispatched':
    case 'ShipmentDelivered':
    case 'ShipmentReported':
    case 'PaymentFailed':
    case 'RefundRequested':
    case 'RefundApproved':
    case 'RefundRejected':
    case 'RefundPayoutFailed':
    case 'InvoiceNumberReserved':
    case 'InvoiceNumberReleased':
    case 'InvoiceRequested':
    case 'AdjustmentProposed':
    case 'AdjustmentApproved':
    case 'AdjustmentRejected':
    case 'AlertAcknowledged':
    case 'AlertResolved':
    case 'AlertReopened':
    case 'StatementRegistered':
    case 'StatementOpened':
    case 'StatementClosed':
    case 'DocumentFileOpened':
    case 'OrderDocumentsRecorded':
    case 'DocumentFileClosed':
    case 'ShopSettingsChanged':
    case 'ColumnMappingSaved':
    case 'ReportScheduled':
    case 'ReportScheduleStopped':
    case 'ReportProduced':
    case 'ReconciliationDifferencesRecorded':
    case 'ReconciliationRunRecorded':
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

/**
 * What came in on the account is its debit, what went out its credit; the class of the line names the other side. A
 * bank's line is the other side of a movement that a settlement line books already. Lines of rank 2 (trade bills beside
 * an account statement) tell money a second time and are never booked, since an entry can't be taken back when the
 * statement of rank 1 comes in later.
 */
function lineEntry(
  { kind, shopId, currency }: { readonly kind: string; readonly shopId: string; readonly currency: string },
  line: StatementLine,
  lineNo: number,
): readonly JournalEntry[] {
  const source = settlingSourceOf(kind);
  if (source === undefined || isZero(line.amount)) return [];
  const classified = classifyLine(kind, line);
  if (rankOfLine(kind, classified.class) === 2) return [];
  const account = ACCOUNT_OF_SOURCE[source];
  const other = SETTLEMENT_CLASSES[classified.class].account;
  const wentOut = isNegative(line.amount);
  return [
    {
      lineNo,
      debitAccount: wentOut ? other : account,
      creditAccount: wentOut ? account : other,
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
