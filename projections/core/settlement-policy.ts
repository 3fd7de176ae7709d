/**
 * How long each side may be late and what still counts as rounding. Results name the version; raise it with any change.
 * Days are counted from the business time of the event that starts the wait.
 */
export interface SettlementPolicy {
  readonly version: number;
  /** From the buyer's confirmation until the platform must have paid out: T+1 plus a buffer for weekends. */
  readonly settlementWaitDays: number;
  /** From a refund in the ledger (or the settlement, if later) until the money must have left the account. */
  readonly refundWaitDays: number;
  /** From a full refund until the platform must have returned the fees it returns. */
  readonly feeReturnWaitDays: number;
  /** Up to this many units of the currency a difference is rounding. */
  readonly roundingTolerance: string;
}

export const SETTLEMENT_POLICY: SettlementPolicy = {
  version: 1,
  settlementWaitDays: 3,
  refundWaitDays: 3,
  feeReturnWaitDays: 3,
  roundingTolerance: '0.05',
};
