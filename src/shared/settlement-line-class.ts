import type { SettlementText } from './settlement-order-key.js';

/**
 * What a class means for matching: does it settle an order, cost something, or only move the shop's own money? A `batch`
 * is the receipt of many orders in one sum that names none of them.
 */
export type SettlementGroup =
  'receipt' | 'refund' | 'batch' | 'fee' | 'fee-return' | 'transfer' | 'other' | 'unclassified';

export interface SettlementClassInfo {
  readonly group: SettlementGroup;
  /** True only if the platform gives the whole fee back when the order is refunded; a return is then due. */
  readonly refundable: boolean;
  /** The chart's account on the other side of the statement's own account. */
  readonly account: string;
}

/** The class of a fee that is given back is that of the fee with `-return` behind it. */
export type SettlementClass =
  | 'receipt'
  | 'subsidy'
  | 'refund'
  | 'batch-settlement'
  | 'commission'
  | 'commission-return'
  | 'software-fee'
  | 'points'
  | 'points-return'
  | 'affiliate'
  | 'affiliate-return'
  | 'credit-pay-fee'
  | 'credit-pay-fee-return'
  | 'payment-fee'
  | 'payment-fee-return'
  | 'processing-fee'
  | 'processing-fee-return'
  | 'dispute-fee'
  | 'dispute-fee-return'
  | 'fee-tax'
  | 'fee-tax-return'
  | 'experience-fee'
  | 'coupon-clawback'
  | 'coupon-clawback-return'
  | 'freight-insurance'
  | 'logistics-fee'
  | 'logistics-fee-return'
  | 'charity'
  | 'promotion-topup'
  | 'withdrawal'
  | 'own-transfer'
  | 'deposit'
  | 'hold'
  | 'conversion'
  | 'interest'
  | 'loan'
  | 'penalty'
  | 'compensation'
  | 'chargeback'
  | 'adjustment'
  | 'other-fee'
  | 'other-fee-return'
  | 'unclassified';

const info = (group: SettlementGroup, account: string, refundable = false): SettlementClassInfo => ({
  group,
  refundable,
  account,
});

export const SETTLEMENT_CLASSES: Readonly<Record<SettlementClass, SettlementClassInfo>> = {
  receipt: info('receipt', '1122'),
  // A further part of the settlement of an order (platform subsidies, freight) beside the buyer's payment: no payment
  // of its own.
  subsidy: info('receipt', '1122'),
  refund: info('refund', '1122'),
  'batch-settlement': info('batch', '1122'),
  commission: info('fee', '6601.01', true),
  'commission-return': info('fee-return', '6601.01'),
  'software-fee': info('fee', '6601.01'),
  points: info('fee', '6601.02', true),
  'points-return': info('fee-return', '6601.02'),
  // Affiliate commission and credit-pay fees come back in some cases only, so their absence proves nothing.
  affiliate: info('fee', '6601.02'),
  'affiliate-return': info('fee-return', '6601.02'),
  'credit-pay-fee': info('fee', '6603'),
  'credit-pay-fee-return': info('fee-return', '6603'),
  // Alipay and WeChat Pay give their fee back with the refund; Stripe and PayPal keep it.
  'payment-fee': info('fee', '6603', true),
  'payment-fee-return': info('fee-return', '6603'),
  'processing-fee': info('fee', '6603'),
  'processing-fee-return': info('fee-return', '6603'),
  'dispute-fee': info('fee', '6603'),
  'dispute-fee-return': info('fee-return', '6603'),
  'fee-tax': info('fee', '6603'),
  'fee-tax-return': info('fee-return', '6603'),
  'experience-fee': info('fee', '6601.01'),
  'coupon-clawback': info('fee', '6601.02', true),
  'coupon-clawback-return': info('fee-return', '6601.02'),
  'freight-insurance': info('fee', '6601.03'),
  'logistics-fee': info('fee', '6601.03'),
  'logistics-fee-return': info('fee-return', '6601.03'),
  charity: info('fee', '6711'),
  'promotion-topup': info('transfer', '1012.02'),
  // Out on its way to the bank, in when the bank has sent it back.
  withdrawal: info('transfer', '1002'),
  'own-transfer': info('transfer', '1002'),
  deposit: info('transfer', '1012.02'),
  hold: info('transfer', '1012.02'),
  // Both legs of an exchange, each in its currency.
  conversion: info('transfer', '1012.09'),
  // Chinese practice books bank interest received as a reduction of financial costs.
  interest: info('other', '6603'),
  loan: info('transfer', '2001'),
  penalty: info('other', '6711'),
  compensation: info('other', '6711'),
  // As a payment that is reversed in the ledger.
  chargeback: info('other', '1122'),
  adjustment: info('other', '1221'),
  'other-fee': info('fee', '6601.01'),
  'other-fee-return': info('fee-return', '6601.01'),
  unclassified: info('unclassified', '1221'),
};

/** What the rules read of a statement line; a `StatementLine` is one. `amount` is signed: negative went out. */
export interface ClassifiableLine extends SettlementText {
  readonly amount: string;
  readonly entryNo?: string | undefined;
}

export interface LineClassification {
  readonly class: SettlementClass;
  /** The platform's (or the shop's own) order number, where the class has one and the line names it. */
  readonly orderNo?: string;
  /** The payment service's trade number: receipts and their fees share it. */
  readonly tradeNo?: string;
  /** The payout or batch that the line belongs to, or that it is. */
  readonly payoutNo?: string;
  /** The rule that decided, stable, for the explanation of a match. */
  readonly ruleId: string;
  /** How the order number was found, stable, for example "base-order-no"; only with `orderNo`. */
  readonly keyId?: string;
}

/** Raise it when a rule is added or changed: results name the version they were made with. */
export const SETTLEMENT_RULES_VERSION = 2;
