import { decodeCursor, pageOf } from '../../src/platform/http/pagination.js';
import type { Page } from '../../src/platform/http/pagination.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { subtract } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import { PAYOUT_RULES_VERSION } from '../core/payout-matching.js';
import { readPayouts, roundingTolerance } from '../core/payouts.js';
import type { ReconciledPayout } from '../core/payouts.js';
import { askSettlement } from '../core/settlement-question.js';
import type { SettlementQuestion } from '../core/settlement-question.js';
import { payoutCandidates } from './payout-candidates.js';
import type { PayoutCandidate } from './payout-candidates.js';
import type { PageOf } from './reconciliation.queries.js';

/** A payout held against the lines that it is made of and against the bank. */
export interface ExplainedPayout extends ReconciledPayout {
  /** Payout − its lines; null where the service does not say which lines it is made of. */
  readonly linesRemainder: Amount | null;
  /** Payout − what came at the bank; null while nothing came. */
  readonly bankRemainder: Amount | null;
  readonly rulesVersion: number;
  /** Credits that came near; none if the payout was matched or came back. */
  readonly candidates: readonly PayoutCandidate[];
}

const DAY = 86_400_000;

/** Payouts by time and number, all or those of one status; `from` and `to` are those of the payout. */
export async function listPayouts(
  database: Database,
  question: SettlementQuestion,
  page: PageOf & { readonly status?: string | undefined },
): Promise<Page<ExplainedPayout>> {
  const after =
    page.cursor === undefined ? undefined : decodeCursor(page.cursor, ['instant', 'text', 'integer']);
  const { from, to, ...anyTime } = question;
  return askSettlement(database, 'reconciliation', anyTime, async ({ tx, schema, context, parameters }) => {
    // A payout outside the period may have taken a credit, so the period narrows what is shown and not what is read.
    const { payouts, credits } = await readPayouts(tx, schema, context, parameters);
    const takenBy = new Map<string, readonly string[]>();
    for (const { bankLines, payoutNo } of payouts) {
      for (const name of bankLines) takenBy.set(name, [...(takenBy.get(name) ?? []), payoutNo]);
    }
    const rows = numbered(payouts).filter(
      ({ payout, key }) =>
        (page.status === undefined || payout.status === page.status) &&
        (from === undefined || Date.parse(payout.paidOutAt) >= Date.parse(from)) &&
        (to === undefined || Date.parse(payout.paidOutAt) < Date.parse(to)) &&
        (after === undefined || isAfter(key, after)),
    );
    const { items, nextCursor } = pageOf(rows, page.limit, ({ key }) => key);
    const waitMs = context.settings.payoutWaitDays * DAY;
    return {
      items: items.map(({ payout }) => {
        const tolerance = roundingTolerance(context.settings, payout.currency);
        return {
          ...payout,
          linesRemainder: remainder(payout, payout.linesAmount),
          bankRemainder: remainder(payout, payout.bankAmount),
          rulesVersion: PAYOUT_RULES_VERSION,
          candidates: isOpen(payout) ? payoutCandidates(payout, credits, { waitMs, tolerance, takenBy }) : [],
        };
      }),
      nextCursor,
    };
  });
}

function isOpen({ matchedBy, status }: ReconciledPayout): boolean {
  return matchedBy === null && status !== 'returned';
}

function remainder({ payoutAmount }: ReconciledPayout, amount: Amount | null): Amount | null {
  return amount === null ? null : subtract(payoutAmount, amount);
}

interface NumberedPayout {
  readonly payout: ReconciledPayout;
  /** Time, number, and the how manieth it is of those with both the same: a number may stand in two services. */
  readonly key: readonly string[];
}

/** In the order of time and number, as readPayouts gives them. */
function numbered(payouts: readonly ReconciledPayout[]): readonly NumberedPayout[] {
  let nth = 0;
  return payouts.map((payout, at) => {
    const before = payouts[at - 1];
    nth = before?.paidOutAt === payout.paidOutAt && before.payoutNo === payout.payoutNo ? nth + 1 : 0;
    return { payout, key: [payout.paidOutAt, payout.payoutNo, String(nth)] };
  });
}

function isAfter(key: readonly string[], after: readonly string[]): boolean {
  const [name, nth] = [key.slice(0, 2).join(' '), Number(key[2])];
  const [lastName, lastNth] = [after.slice(0, 2).join(' '), Number(after[2])];
  return name > lastName || (name === lastName && nth > lastNth);
}
