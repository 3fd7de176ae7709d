import { add, compare, subtract, zero } from '../shared/money.js';
import type { Amount } from '../shared/money.js';
import { businessDate, daysAfter, startOfDate } from '../shared/period.js';
import type { FieldType } from '../shared/event-schema.js';
import type { StatementLine, statementProblem } from '../statements/statement.events.js';
import { AmountTotal } from './amount-total.js';
import type { ReaderWarning } from './reader-item.js';
import { RunningBalance } from './running-balance.js';
import type { BalanceResult } from './running-balance.js';

export type StatementProblem = FieldType<typeof statementProblem>;

/** Figures that a statement may declare of itself; amounts without sign but for balances and net. */
export interface DeclaredFigures {
  readonly openingBalance?: Amount | undefined;
  readonly closingBalance?: Amount | undefined;
  readonly entries?: number | undefined;
  readonly creditCount?: number | undefined;
  readonly creditAmount?: Amount | undefined;
  readonly debitCount?: number | undefined;
  readonly debitAmount?: Amount | undefined;
  readonly netAmount?: Amount | undefined;
}

/** What a statement was found to be once all of its lines were read. */
export interface StatementEnd {
  readonly kind: 'statement';
  /** Its number in the file, from 0. */
  readonly statement: number;
  readonly accountNo: string;
  readonly currency: string;
  /** The time it covers, as instants; the end is exclusive. */
  readonly coversFrom: string;
  readonly coversUntil: string;
  /** The same as people say it: the first and the last date, or the instants that the file gives. */
  readonly from: string;
  readonly to: string;
  /** Lines given, without rejected, skipped and repeated ones. */
  readonly entries: number;
  readonly rejected: number;
  readonly repeated: number;
  readonly creditCount: number;
  readonly creditAmount: Amount;
  readonly debitCount: number;
  /** Without sign. */
  readonly debitAmount: Amount;
  /** How the lines run, by their balance column; undefined without one. */
  readonly order: 'oldest-first' | 'newest-first' | undefined;
  readonly openingBalance: Amount | undefined;
  readonly closingBalance: Amount | undefined;
  readonly declared: DeclaredFigures;
  /** Undefined if the file says nothing of itself that its lines could be held against. */
  readonly foots: boolean | undefined;
  readonly problems: readonly StatementProblem[];
  readonly notes: readonly ReaderWarning[];
}

/** The time a statement covers, where it says so. */
export interface DeclaredPeriod {
  readonly coversFrom: string;
  readonly coversUntil: string;
  readonly from?: string;
  readonly to?: string;
}

/** How messages call what declares figures, and the two sides. */
export interface StatementWords {
  readonly source: string;
  readonly credits: string;
  readonly debits: string;
}

const WORDS: StatementWords = { source: 'The statement', credits: 'credits', debits: 'debits' };

interface Occurrences {
  count: number;
  readonly firstLine: number;
}

/** Counts the lines of one statement and holds them, at its end, against what the statement says of itself. */
export class StatementTally {
  private readonly credit: AmountTotal;
  private readonly debit: AmountTotal;
  private readonly nothing: Amount;
  private readonly balance = new RunningBalance();
  private entries = 0;
  private repeated = 0;
  private rejected: Occurrences | undefined;
  private withoutBalance: Occurrences | undefined;
  private earliest: string | undefined;
  private latest: string | undefined;

  constructor(
    private readonly index: number,
    private readonly account: { readonly accountNo: string; readonly currency: string },
    private readonly zone: string,
    private readonly words: StatementWords = WORDS,
  ) {
    this.credit = new AmountTotal(account.currency);
    this.debit = new AmountTotal(account.currency);
    this.nothing = zero(account.currency);
  }

  line({ fileLine, occurredAt, amount, balance }: StatementLine): void {
    this.entries += 1;
    // Canonical amounts show their sign; there is no need to compute with a million of them.
    if (amount.startsWith('-')) this.debit.add(amount.slice(1));
    else if (amount !== this.nothing) this.credit.add(amount);
    if (this.earliest === undefined || occurredAt < this.earliest) this.earliest = occurredAt;
    if (this.latest === undefined || occurredAt > this.latest) this.latest = occurredAt;
    if (balance === undefined) this.withoutBalance = once(this.withoutBalance, fileLine);
    else this.balance.add({ fileLine, occurredAt, amount, balance });
  }

  reject(fileLine: number): void {
    this.rejected = once(this.rejected, fileLine);
  }

  repeat(): void {
    this.repeated += 1;
  }

  /**
   * The figures of the whole statement. Balances that it does not declare are those of its lines' balance column, if
   * every line has one. Without a declared period it covers the dates of its lines; one that has neither throws nothing
   * and covers no time at `fallback`, the time of its export.
   */
  end(declared: DeclaredFigures, period: DeclaredPeriod | undefined, fallback: string): StatementEnd {
    const running = this.withoutBalance === undefined ? this.balance.result() : undefined;
    const opening = declared.openingBalance ?? running?.opening;
    const closing = declared.closingBalance ?? running?.closing;
    const footing = [
      ...this.declaredProblems(declared),
      ...this.balanceProblem(opening, closing),
      ...(running !== undefined && declared.closingBalance !== undefined
        ? closingProblem(running, declared.closingBalance)
        : []),
    ];
    const checked =
      (opening !== undefined && closing !== undefined) ||
      Object.entries(declared).some(([name, value]) => value !== undefined && !name.endsWith('Balance'));
    return {
      kind: 'statement',
      statement: this.index,
      ...this.account,
      ...this.period(period, fallback),
      entries: this.entries,
      rejected: this.rejected?.count ?? 0,
      repeated: this.repeated,
      creditCount: this.credit.count,
      creditAmount: this.credit.value,
      debitCount: this.debit.count,
      debitAmount: this.debit.value,
      order: running?.order,
      openingBalance: opening,
      closingBalance: closing,
      declared,
      foots: footing.length > 0 ? false : checked ? true : undefined,
      problems: [...footing, ...this.rejectedProblem()],
      notes: this.notes(running),
    };
  }

  private period(
    declared: DeclaredPeriod | undefined,
    fallback: string,
  ): Pick<StatementEnd, 'coversFrom' | 'coversUntil' | 'from' | 'to'> {
    if (declared !== undefined) {
      const last = businessDate(daysBefore(declared.coversUntil), this.zone);
      return { from: businessDate(declared.coversFrom, this.zone), to: last, ...declared };
    }
    const from = businessDate(this.earliest ?? fallback, this.zone);
    const to = businessDate(this.latest ?? fallback, this.zone);
    const coversUntil = startOfDate(
      businessDate(daysAfter(startOfDate(to, this.zone), 1), this.zone),
      this.zone,
    );
    return { coversFrom: startOfDate(from, this.zone), coversUntil, from, to };
  }

  private balanceProblem(
    opening: Amount | undefined,
    closing: Amount | undefined,
  ): readonly StatementProblem[] {
    if (opening === undefined || closing === undefined) return [];
    const movement = subtract(this.credit.value, this.debit.value);
    const expected = add(opening, movement);
    if (compare(expected, closing) === 0) return [];
    const detail =
      `The lines move the balance by ${movement} from ${opening} to ${expected}, ` +
      `but the statement ends with ${closing}`;
    return [{ code: 'BALANCE_DOES_NOT_FOOT', detail, differenceAmount: subtract(closing, expected) }];
  }

  private declaredProblems(declared: DeclaredFigures): readonly StatementProblem[] {
    const net = subtract(this.credit.value, this.debit.value);
    const { source, credits, debits } = this.words;
    return [
      ...countProblem(source, 'lines', declared.entries, this.entries),
      ...countProblem(source, `lines of ${credits}`, declared.creditCount, this.credit.count),
      ...totalProblem(source, credits, declared.creditAmount, this.credit.value),
      ...countProblem(source, `lines of ${debits}`, declared.debitCount, this.debit.count),
      ...totalProblem(source, debits, declared.debitAmount, this.debit.value),
      ...totalProblem(source, 'all lines', declared.netAmount, net),
    ];
  }

  private rejectedProblem(): readonly StatementProblem[] {
    if (this.rejected === undefined) return [];
    const { count, firstLine } = this.rejected;
    const detail = `${count} lines could not be read, the first is line ${firstLine}`;
    return [{ code: 'LINES_REJECTED', detail }];
  }

  private notes(running: BalanceResult | undefined): readonly ReaderWarning[] {
    const notes: ReaderWarning[] = [];
    if (running?.gaps !== undefined) {
      const { count, firstLine } = running.gaps;
      const detail = `${count} balances do not continue the line before, the first is on line ${firstLine}`;
      notes.push({ code: 'BALANCE_GAP', detail });
    }
    const missing = this.withoutBalance;
    if (missing !== undefined && missing.count < this.entries) {
      const detail = `${missing.count} lines have no balance, the first is line ${missing.firstLine}`;
      notes.push({ code: 'BALANCE_UNKNOWN', detail });
    }
    return notes;
  }
}

function daysBefore(until: string): string {
  return new Date(Date.parse(until) - 1).toISOString();
}

function closingProblem(running: BalanceResult, declared: Amount): readonly StatementProblem[] {
  if (compare(running.closing, declared) === 0) return [];
  const detail = `The statement declares a closing balance of ${declared}, its last line one of ${running.closing}`;
  return [
    {
      code: 'CLOSING_BALANCE_MISMATCH',
      detail,
      differenceAmount: subtract(declared, running.closing),
    },
  ];
}

function once(found: Occurrences | undefined, line: number): Occurrences {
  return { count: (found?.count ?? 0) + 1, firstLine: found?.firstLine ?? line };
}

function countProblem(
  source: string,
  what: string,
  declared: number | undefined,
  counted: number,
): readonly StatementProblem[] {
  if (declared === undefined || declared === counted) return [];
  const incomplete = declared > counted ? ': the file is incomplete' : '';
  const detail = `${source} declares ${declared} ${what}, ${counted} were read${incomplete}`;
  return [{ code: 'DECLARED_COUNT_MISMATCH', detail }];
}

function totalProblem(
  source: string,
  what: string,
  declared: Amount | undefined,
  counted: Amount,
): readonly StatementProblem[] {
  if (declared === undefined || compare(declared, counted) === 0) return [];
  const detail = `${source} declares ${declared} of ${what}, the lines add up to ${counted}`;
  return [{ code: 'DECLARED_TOTAL_MISMATCH', detail, differenceAmount: subtract(declared, counted) }];
}
