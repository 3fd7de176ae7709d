import type { Queryable } from '../../src/platform/postgres/database.js';
import { absolute } from '../../src/shared/money.js';
import type { DifferenceDetails, DifferenceCode, SubjectKind } from './difference-row.js';
import { readPayouts } from './payouts.js';
import type { ReconciledPayout } from './payouts.js';
import type { SettlementContext } from './settlement-context.js';

/** A difference as $8 of settlementSql takes it. */
export interface FoundDifference {
  readonly code: DifferenceCode;
  readonly subject_kind: SubjectKind;
  readonly subject: string;
  readonly amount: string;
  /** How it moves the statement against the ledger; zero if absent. */
  readonly effect?: string;
  readonly currency: string;
  readonly occurred_at: string;
  readonly wording: string | null;
  readonly details: DifferenceDetails | null;
}

/** What is wrong with payouts: not arrived, other than the bank or their lines say, or arrived from nowhere. */
export async function payoutDifferences(
  tx: Queryable,
  schema: string,
  context: SettlementContext,
  parameters: readonly string[],
): Promise<readonly FoundDifference[]> {
  if (context.onlyChannel !== undefined) return [];
  const { payouts, strayCredits } = await readPayouts(tx, schema, context, parameters);
  return [
    ...payouts.filter(({ status }) => status === 'pending' || status === 'differs').map(differenceOfPayout),
    ...strayCredits.map((credit) => ({
      code: 'MISSING_IN_LEDGER' as const,
      subject_kind: 'line' as const,
      subject: credit.name,
      amount: credit.amount,
      currency: credit.currency,
      occurred_at: credit.occurredAt,
      wording: credit.wording,
      details: null,
    })),
  ];
}

function differenceOfPayout(payout: ReconciledPayout): FoundDifference {
  return {
    code: payout.status === 'pending' ? 'WITHDRAWAL_PENDING' : 'PAYOUT_SPLIT',
    subject_kind: 'payout',
    subject: payout.payoutNo,
    amount: absolute(payout.unexplainedAmount),
    currency: payout.currency,
    occurred_at: payout.paidOutAt,
    wording: null,
    details: { payout: payout.payoutAmount, lines: payout.linesAmount, bank: payout.bankAmount },
  };
}
