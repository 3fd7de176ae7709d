import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import { alertIdOf } from '../../src/shared/alert-id.js';
import { parseAmount, ratio } from '../../src/shared/money.js';
import { differenceOf } from '../core/difference.js';
import type { DifferenceCode, DifferenceRow } from '../core/difference-row.js';

export const ALERT_RULES = [
  'COMPLETED_NOT_SETTLED',
  'DUPLICATE_SETTLEMENT',
  'REFUND_RATE_HIGH',
  'REFUND_WITHOUT_REQUEST',
  'STATEMENT_DOES_NOT_FOOT',
] as const;
export type AlertRule = (typeof ALERT_RULES)[number];
export const ALERT_SEVERITIES = ['high', 'medium'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** Refunds of a month above this part of its payments are worth a look. */
export const REFUND_RATE_LIMIT = '0.30';
/** A month with fewer paid orders says nothing about a rate. */
export const REFUND_RATE_MIN_ORDERS = 20;

export const SEVERITY_OF: Readonly<Record<AlertRule, AlertSeverity>> = {
  COMPLETED_NOT_SETTLED: 'high',
  DUPLICATE_SETTLEMENT: 'medium',
  REFUND_RATE_HIGH: 'medium',
  REFUND_WITHOUT_REQUEST: 'high',
  STATEMENT_DOES_NOT_FOOT: 'high',
};

/** The rules that watch for a difference between ledger and statements. */
export const RULE_OF_DIFFERENCE: Partial<Record<DifferenceCode, AlertRule>> = {
  MISSING_IN_STATEMENT: 'COMPLETED_NOT_SETTLED',
  DUPLICATE_PAYMENT: 'DUPLICATE_SETTLEMENT',
  REFUND_WITHOUT_REQUEST: 'REFUND_WITHOUT_REQUEST',
  STATEMENT_GAP: 'STATEMENT_DOES_NOT_FOOT',
};

/** Something that goes wrong in a shop. The same facts give the same id. */
export interface Alert {
  readonly id: string;
  readonly rule: AlertRule;
  readonly severity: AlertSeverity;
  /** An order, a statement line, a statement, or a month ("2026-01", by business date in China). */
  readonly subjectKind: 'order' | 'line' | 'statement' | 'month';
  readonly subject: string;
  /** What is at stake; for a refund rate the refunds of the month. */
  readonly amount: string;
  readonly currency: string;
  readonly occurredAt: string | null;
  readonly explanation: string;
  readonly explanationZh: string;
}

/** A difference with its rule, or a month: `received` and `returned` are then its sums, `receipt_count` its paid orders. */
export interface AlertRow extends Omit<DifferenceRow, 'code' | 'subject_kind'> {
  readonly rule: AlertRule;
  readonly code: DifferenceCode | null;
  readonly subject_kind: Alert['subjectKind'];
}

export function alertOf(
  shopId: string,
  settings: SettlementSettings,
  asOf: string | null,
  row: AlertRow,
): Alert {
  const { rule, subject_kind: subjectKind, subject, currency } = row;
  const [explanation, explanationZh, occurredAt] = told(shopId, settings, asOf, row);
  return {
    id: alertIdOf(shopId, { rule, subjectKind, subject, currency }),
    rule,
    severity: SEVERITY_OF[rule],
    subjectKind,
    subject,
    amount: parseAmount(row.amount, currency),
    currency,
    occurredAt,
    explanation,
    explanationZh,
  };
}

function told(
  shopId: string,
  settings: SettlementSettings,
  asOf: string | null,
  row: AlertRow,
): readonly [string, string, string | null] {
  const { code, subject_kind: subjectKind } = row;
  if (code !== null && subjectKind !== 'month') {
    const difference = differenceOf(shopId, settings, asOf, { ...row, code, subject_kind: subjectKind });
    return [difference.explanation, difference.explanationZh, difference.occurredAt];
  }
  const [received, refunded] = [row.received ?? '0', row.returned ?? '0'];
  const money = (amount: string): string => `${parseAmount(amount, row.currency)} ${row.currency}`;
  const rate = ratio(refunded, received);
  const orders = row.receipt_count ?? '0';
  return [
    `In ${row.subject} ${money(refunded)} was refunded against ${money(received)} received from ${orders} orders: a rate of ${rate}, the limit is ${REFUND_RATE_LIMIT}.`,
    `${row.subject} 退款 ${money(refunded)}，${orders} 笔订单收款 ${money(received)}，退款率 ${rate}，超过上限 ${REFUND_RATE_LIMIT}。`,
    null,
  ];
}
