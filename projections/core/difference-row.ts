export const DIFFERENCE_CODES = [
  'AMOUNT_MISMATCH',
  'CHARGEBACK',
  'COMPENSATION',
  'CURRENCY',
  'DUPLICATE_PAYMENT',
  'EXTRA_SHIPMENT',
  'FEE_MISMATCH',
  'FEE_MISSING',
  'FEE_NOT_RETURNED',
  'INVOICE_DUPLICATE',
  'INVOICE_LATE',
  'INVOICE_MISSING',
  'INVOICE_OVER',
  'MISSING_IN_LEDGER',
  'MISSING_IN_STATEMENT',
  'PAID_NOT_SHIPPED',
  'PAYOUT_SPLIT',
  'RED_INVOICE_DUE',
  'REFUND_EXCEEDS_PAID',
  'REFUND_NOT_SETTLED',
  'REFUND_WITHOUT_REQUEST',
  'RETURN_NOT_RECEIVED',
  'ROUNDING',
  'SHIPPED_NOT_PAID',
  'SHORT_SHIPMENT',
  'SPECIAL_ORDER',
  'STATEMENT_GAP',
  'STATUS_MISMATCH',
  'UNCLASSIFIED_FEE',
  'WITHDRAWAL_PENDING',
] as const;
export type DifferenceCode = (typeof DIFFERENCE_CODES)[number];

export type SubjectKind = 'order' | 'line' | 'payout' | 'statement';

/** A row of the CTE `difference`; figures of the order are null for lines and statements. */
export interface DifferenceRow {
  readonly code: DifferenceCode;
  readonly subject_kind: SubjectKind;
  readonly subject: string;
  readonly amount: string;
  readonly effect: string;
  readonly currency: string;
  readonly occurred_at: string | null;
  readonly received: string | null;
  readonly returned: string | null;
  readonly expected: string | null;
  readonly receipts: string | null;
  readonly receipt_count: string | null;
  readonly outflow: string | null;
  readonly completed_at: string | null;
  readonly wording: string | null;
  /** Problems of a statement, or further figures of what the code is about. */
  readonly details: readonly StatementProblem[] | DifferenceDetails | null;
}

export interface StatementProblem {
  readonly code: string;
  readonly detail?: string;
  readonly differenceAmount?: string;
  readonly from?: string;
  readonly until?: string;
  readonly opened?: string;
  readonly closed?: string;
}

/** Figures as texts, by name. */
export type DifferenceDetails = Readonly<Record<string, string | number | null>>;
