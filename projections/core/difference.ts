import { isoOrNull } from '../../src/platform/postgres/instant-sql.js';
import { derivedId } from '../../src/shared/ids.js';
import { parseAmount } from '../../src/shared/money.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import type { DifferenceCode, DifferenceRow, SubjectKind } from './difference-row.js';
import { explainDifference } from './difference-texts.js';

export const OWNERS = ['finance', 'platform', 'customer-service', 'warehouse', 'tax', 'auto'] as const;
/** Who can mend a difference; "auto" needs nobody. */
export type Owner = (typeof OWNERS)[number];

export const OWNER_OF: Readonly<Record<DifferenceCode, Owner>> = {
  AMOUNT_MISMATCH: 'finance',
  CHARGEBACK: 'customer-service',
  COMPENSATION: 'customer-service',
  CURRENCY: 'finance',
  DUPLICATE_PAYMENT: 'customer-service',
  EXTRA_SHIPMENT: 'warehouse',
  FEE_MISMATCH: 'platform',
  FEE_MISSING: 'finance',
  FEE_NOT_RETURNED: 'platform',
  INVOICE_DUPLICATE: 'tax',
  INVOICE_LATE: 'tax',
  INVOICE_MISSING: 'tax',
  INVOICE_OVER: 'tax',
  MISSING_IN_LEDGER: 'finance',
  MISSING_IN_STATEMENT: 'platform',
  PAID_NOT_SHIPPED: 'warehouse',
  PAYOUT_SPLIT: 'finance',
  RED_INVOICE_DUE: 'tax',
  REFUND_EXCEEDS_PAID: 'finance',
  REFUND_NOT_SETTLED: 'platform',
  REFUND_WITHOUT_REQUEST: 'customer-service',
  RETURN_NOT_RECEIVED: 'warehouse',
  ROUNDING: 'auto',
  SHIPPED_NOT_PAID: 'finance',
  SHORT_SHIPMENT: 'warehouse',
  SPECIAL_ORDER: 'finance',
  STATEMENT_GAP: 'finance',
  STATUS_MISMATCH: 'finance',
  UNCLASSIFIED_FEE: 'finance',
  WITHDRAWAL_PENDING: 'finance',
};

/** Where ledger and statements do not agree. One for each code and subject; the same facts give the same id. */
export interface Difference {
  readonly id: string;
  readonly code: DifferenceCode;
  /** An order number, the statement's own number of a line or payout, or a statement's file. */
  readonly subjectKind: SubjectKind;
  readonly subject: string;
  /** What is at stake, never negative. */
  readonly amount: string;
  /** How it moves the statement against the ledger; zero for what changes neither (fees, gaps). */
  readonly effectAmount: string;
  readonly currency: string;
  readonly occurredAt: string | null;
  /** Whole days from then to the moment of the question, never below 0; null if either is not known. */
  readonly ageDays: number | null;
  readonly owner: Owner;
  readonly explanation: string;
  readonly explanationZh: string;
}

const DAY = 86_400_000;

/** `asOf` is the moment of the question, to which the age counts. */
export function differenceOf(
  shopId: string,
  settings: SettlementSettings,
  asOf: string | null,
  row: DifferenceRow,
): Difference {
  const [explanation, explanationZh] = explainDifference(row, settings);
  const occurredAt = isoOrNull(row.occurred_at);
  return {
    id: derivedId('difference', shopId, row.code, row.subject_kind, row.subject, row.currency),
    code: row.code,
    subjectKind: row.subject_kind,
    subject: row.subject,
    amount: parseAmount(row.amount, row.currency),
    effectAmount: parseAmount(row.effect, row.currency),
    currency: row.currency,
    occurredAt,
    ageDays:
      occurredAt === null || asOf === null
        ? null
        : Math.max(0, Math.floor((Date.parse(asOf) - Date.parse(occurredAt)) / DAY)),
    owner: OWNER_OF[row.code],
    explanation,
    explanationZh,
  };
}
