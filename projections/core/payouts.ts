import type { Queryable } from '../../src/platform/postgres/database.js';
import { absolute, add, compare, isZero, negate, subtract, zero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import type { SettlementSettings } from '../../src/shared/settlement-settings.js';
import { matchPayouts } from './payout-matching.js';
import type { BankCredit, Payout, PayoutRule } from './payout-matching.js';
import { readCredits, readPayoutLines } from './payout-rows.js';
import type { CreditRow, PayoutRow } from './payout-rows.js';
import type { SettlementContext } from './settlement-context.js';

export const PAYOUT_STATUSES = [
  'arrived',
  'in-transit',
  'pending',
  'returned',
  'differs',
  'outside-statement',
] as const;
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];

/** A payout with its three sides: what the service paid out, the lines it is made of, and what came at the bank. */
export interface ReconciledPayout {
  /** Its number in the statement of the payment service. */
  readonly payoutNo: string;
  readonly source: string;
  readonly currency: string;
  readonly payoutAmount: Amount;
  readonly paidOutAt: string;
  /** Sum of the lines that name it; null where the service does not say which lines it is made of. */
  readonly linesAmount: Amount | null;
  readonly bankAmount: Amount | null;
  readonly bankLines: readonly string[];
  readonly matchedBy: PayoutRule | null;
  readonly status: PayoutStatus;
  /** What is explained: arrived, on its way, or back again. Explained and unexplained add up to the payout. */
  readonly explainedAmount: Amount;
  readonly unexplainedAmount: Amount;
}

export interface PayoutsFound {
  readonly payouts: readonly ReconciledPayout[];
  /** Credits that name a payment service whose statements cover the time, but belong to no payout. */
  readonly strayCredits: readonly CreditRow[];
  /** Every credit that was held against the payouts, whatever the period. */
  readonly credits: readonly CreditRow[];
}

const DAY = 86_400_000;

/** What a bank keeps or rounds. */
const DEFAULT_TOLERANCE: Amount = '0.05';

/**
 * Holds the payouts of a shop's payment services against its bank statements. Parameters are $1 to $6 of settlementSql;
 * the period is that of the payout.
 */
export async function readPayouts(
  tx: Queryable,
  schema: string,
  context: SettlementContext,
  parameters: readonly string[],
): Promise<PayoutsFound> {
  const rows = await readPayoutLines(tx, schema, context, parameters);
  const credits = await readCredits(tx, schema, context, rows, parameters);
  const found = new PayoutRun(context, rows, credits, parameters[1] ?? 'infinity').found();
  const [from, to] = [timeOf(parameters[4], -Infinity), timeOf(parameters[5], Infinity)];
  const within = (at: string): boolean => Date.parse(at) >= from && Date.parse(at) < to;
  return {
    payouts: found.payouts.filter(({ paidOutAt }) => within(paidOutAt)),
    strayCredits: found.strayCredits.filter(({ occurredAt }) => within(occurredAt)),
    credits,
  };
}

/** Up to how much, in the currency, a bank may keep or round. */
export function roundingTolerance(
  { roundingTolerances }: Pick<SettlementSettings, 'roundingTolerances'>,
  currency: string,
): Amount {
  return roundingTolerances.find((tolerance) => tolerance.currency === currency)?.amount ?? DEFAULT_TOLERANCE;
}

function timeOf(text: string | undefined, open: number): number {
  return text === undefined || text.endsWith('infinity') ? open : Date.parse(text);
}

class PayoutRun {
  private readonly asOf: number;
  private readonly waitMs: number;

  constructor(
    private readonly context: SettlementContext,
    private readonly rows: readonly PayoutRow[],
    private readonly credits: readonly CreditRow[],
    asOf: string,
  ) {
    this.asOf = timeOf(asOf, Infinity);
    this.waitMs = context.settings.payoutWaitDays * DAY;
  }

  found(): Omit<PayoutsFound, 'credits'> {
    const returned = returnedPayouts(this.rows);
    const outgoing = this.rows.filter(({ amount }) => amount.startsWith('-'));
    const payouts = outgoing.filter((row) => !returned.has(row)).map(payoutOf);
    const credits = this.credits.map(creditOf);
    const byId = new Map(outgoing.map((row) => [row.lineId, row]));
    const done: ReconciledPayout[] = [...returned].map((row) => this.told(row, { status: 'returned' }));
    const stray: CreditRow[] = [];
    for (const currency of new Set([...payouts, ...credits].map((side) => side.currency))) {
      const policy = { waitMs: this.waitMs, tolerance: this.tolerance(currency) };
      const of = <T extends { readonly currency: string }>(sides: readonly T[]): readonly T[] =>
        sides.filter((side) => side.currency === currency);
      const matching = matchPayouts(of(payouts), of(credits), policy);
      for (const { rule, payouts: together, credits: arrived, rest } of matching.matches) {
        const bankLines = arrived.map(({ id }) => this.creditName(id));
        together.forEach((payout, at) => {
          // A rest of several payouts is said of the last one.
          const own = at === together.length - 1 ? rest : zero(currency);
          const row = byId.get(payout.id);
          if (row !== undefined) done.push(this.matched(row, { rule, own, bankLines }));
        });
      }
      for (const { id } of matching.openPayouts) {
        const row = byId.get(id);
        if (row !== undefined) done.push(this.told(row, { status: this.openStatus(row) }));
      }
      stray.push(
        ...this.credits.filter((row) =>
          matching.openCredits.some(({ id }) => id === row.lineId && this.isStray(row)),
        ),
      );
    }
    const order = ({ paidOutAt, payoutNo }: ReconciledPayout): string => `${paidOutAt} ${payoutNo}`;
    return { payouts: done.sort((a, b) => (order(a) < order(b) ? -1 : 1)), strayCredits: stray };
  }

  private creditName(lineId: string): string {
    return this.credits.find((row) => row.lineId === lineId)?.name ?? lineId;
  }

  private matched(
    row: PayoutRow,
    {
      rule,
      own,
      bankLines,
    }: { readonly rule: PayoutRule; readonly own: Amount; readonly bankLines: readonly string[] },
  ): ReconciledPayout {
    const amount = negate(row.amount);
    const isDifferent = compare(absolute(own), this.tolerance(row.currency)) > 0;
    const waits = isDifferent && !own.startsWith('-') && !this.isDue(row);
    return this.told(row, {
      status: isDifferent ? (waits ? 'in-transit' : 'differs') : 'arrived',
      matchedBy: rule,
      bankLines,
      bankAmount: subtract(amount, own),
      ...(isDifferent && !waits && { unexplained: own }),
    });
  }

  private told(
    row: PayoutRow,
    facts: {
      readonly status: PayoutStatus;
      readonly matchedBy?: PayoutRule;
      readonly bankLines?: readonly string[];
      readonly bankAmount?: Amount;
      readonly unexplained?: Amount;
    },
  ): ReconciledPayout {
    const amount = negate(row.amount);
    const made = row.linesAmount === null ? undefined : subtract(row.linesAmount, amount);
    const isMadeUp =
      made === undefined || !row.linesCovered || compare(absolute(made), this.tolerance(row.currency)) <= 0;
    const bankRest = facts.unexplained ?? (facts.status === 'pending' ? amount : zero(row.currency));
    // What the lines do not explain and what the bank does not have are two things; the larger one is said.
    const madeRest = isMadeUp ? zero(row.currency) : made;
    const unexplained = compare(absolute(madeRest), absolute(bankRest)) > 0 ? madeRest : bankRest;
    return {
      payoutNo: row.payoutNo,
      source: row.source,
      currency: row.currency,
      payoutAmount: amount,
      paidOutAt: row.occurredAt,
      linesAmount: row.linesAmount,
      bankAmount: facts.bankAmount ?? null,
      bankLines: facts.bankLines ?? [],
      matchedBy: facts.matchedBy ?? null,
      status: !isMadeUp && facts.status !== 'pending' ? 'differs' : facts.status,
      explainedAmount: subtract(amount, unexplained),
      unexplainedAmount: unexplained,
    };
  }

  private openStatus(row: PayoutRow): PayoutStatus {
    if (Date.parse(row.occurredAt) + this.waitMs > this.asOf) return 'in-transit';
    return row.bankCovered ? 'pending' : 'outside-statement';
  }

  private isDue(row: PayoutRow): boolean {
    return this.openStatus(row) === 'pending';
  }

  private isStray(row: CreditRow): boolean {
    return row.coveredServices.length > 0 && row.coveredServices.length === row.services.length;
  }

  private tolerance(currency: string): Amount {
    return roundingTolerance(this.context.settings, currency);
  }
}

/** Payouts that came back: by their number or trade number, else the last earlier one of the same amount. */
function returnedPayouts(rows: readonly PayoutRow[]): ReadonlySet<PayoutRow> {
  const returned = new Set<PayoutRow>();
  for (const back of rows.filter(({ amount }) => !amount.startsWith('-') && !isZero(amount))) {
    const isOpen = (row: PayoutRow): boolean =>
      row.amount.startsWith('-') &&
      !returned.has(row) &&
      row.source === back.source &&
      row.accountNo === back.accountNo &&
      row.occurredAt <= back.occurredAt &&
      isZero(add(row.amount, back.amount));
    const isNamed = (row: PayoutRow): boolean =>
      row.payoutNo === back.payoutNo || (row.tradeNo !== null && row.tradeNo === back.tradeNo);
    const payout = rows.findLast((row) => isOpen(row) && isNamed(row)) ?? rows.findLast(isOpen);
    if (payout !== undefined) returned.add(payout);
  }
  return returned;
}

function payoutOf(row: PayoutRow): Payout {
  return {
    id: row.lineId,
    source: row.source,
    currency: row.currency,
    amount: negate(row.amount),
    at: Date.parse(row.occurredAt),
    references: [row.payoutNo, row.entryNo, row.tradeNo].filter((reference) => reference !== null),
  };
}

function creditOf(row: CreditRow): BankCredit {
  return {
    id: row.lineId,
    currency: row.currency,
    amount: row.amount,
    at: Date.parse(row.occurredAt),
    wording: row.wording,
    services: row.services,
  };
}
