import { add, compare, subtract, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import type { FieldType } from '../../shared/event-schema.js';
import type { StatementLine, statementProblem } from '../../statements/statement.events.js';
import type { DeclaredTotal, StatementFooter, StatementPreamble } from './alipay-account.frame.js';
import { AmountTotal } from '../amount-total.js';
import type { ReaderWarning, RejectedLine, RepeatedLine } from '../reader-item.js';
import { RunningBalance } from '../running-balance.js';
import type { BalanceResult } from '../running-balance.js';

export type StatementProblem = FieldType<typeof statementProblem>;

/** A statement's own figures, and what does not agree in them. */
export interface StatementFigures {
  /** Lines given, without rejected and repeated ones. */
  readonly rows: number;
  readonly rejected: number;
  readonly repeated: number;
  readonly creditCount: number;
  readonly creditAmount: Amount;
  readonly debitCount: number;
  /** Without sign. */
  readonly debitAmount: Amount;
  /** Undefined, as the balances are, for a statement without lines or with lines that lack a balance. */
  readonly order: 'oldest-first' | 'newest-first' | undefined;
  readonly openingBalance: Amount | undefined;
  readonly closingBalance: Amount | undefined;
  readonly exportedAt: string | undefined;
  readonly footer: StatementFooter;
  /** False if anything the file says of itself (its end, its totals, its balances) disagrees with its lines. */
  readonly foots: boolean;
  readonly problems: readonly StatementProblem[];
  /** Soft: Alipay's balance column is only eventually consistent, so a gap between two lines proves nothing. */
  readonly notes: readonly ReaderWarning[];
}

interface Occurrences {
  count: number;
  readonly firstLine: number;
}

/** Holds a statement's lines against what the statement says of itself. */
export class StatementCheck {
  private readonly credit: AmountTotal;
  private readonly debit: AmountTotal;
  private readonly nothing: Amount;
  private readonly balance = new RunningBalance();
  private rows = 0;
  private repeated = 0;
  private rejected: Occurrences | undefined;
  private outside: Occurrences | undefined;
  private withoutBalance: Occurrences | undefined;

  constructor(
    private readonly period: StatementPreamble,
    currency: string,
  ) {
    this.credit = new AmountTotal(currency);
    this.debit = new AmountTotal(currency);
    this.nothing = zero(currency);
  }

  count(result: { kind: 'line'; line: StatementLine } | RejectedLine | RepeatedLine): void {
    if (result.kind === 'line') this.countLine(result.line);
    else if (result.kind === 'repeated') this.repeated += 1;
    else this.rejected = once(this.rejected, result.fileLine);
  }

  private countLine({ fileLine, occurredAt, amount, balance }: StatementLine): void {
    this.rows += 1;
    // Canonical amounts show their sign; there is no need to compute with a million of them.
    if (amount.startsWith('-')) this.debit.add(amount.slice(1));
    else if (amount !== this.nothing) this.credit.add(amount);
    if (occurredAt < this.period.coversFrom || occurredAt >= this.period.coversUntil) {
      this.outside = once(this.outside, fileLine);
    }
    if (balance === undefined) this.withoutBalance = once(this.withoutBalance, fileLine);
    else this.balance.add({ fileLine, occurredAt, amount, balance });
  }

  /** The figures of the whole file, to be called behind its last line. */
  close(footer: StatementFooter): StatementFigures {
    // With a balance missing here and there, neither end of the chain is certain.
    const balance = this.withoutBalance === undefined ? this.balance.result() : undefined;
    const footing = [
      ...missingFooter(footer),
      ...disagreement('income (收入合计)', footer.credit, this.credit),
      ...disagreement('expense (支出合计)', footer.debit, this.debit),
      ...(balance === undefined ? [] : this.balanceProblem(balance)),
    ];
    return {
      rows: this.rows,
      rejected: this.rejected?.count ?? 0,
      repeated: this.repeated,
      creditCount: this.credit.count,
      creditAmount: this.credit.value,
      debitCount: this.debit.count,
      debitAmount: this.debit.value,
      order: balance?.order,
      openingBalance: balance?.opening,
      closingBalance: balance?.closing,
      exportedAt: footer.exportedAt,
      footer,
      foots: footing.length === 0,
      problems: [...footing, ...this.lineProblems()],
      notes: this.notes(balance),
    };
  }

  private balanceProblem({ opening, closing }: BalanceResult): readonly StatementProblem[] {
    const movement = subtract(this.credit.value, this.debit.value);
    const expected = add(opening, movement);
    if (compare(expected, closing) === 0) return [];
    const detail =
      `The lines move the balance by ${movement} from ${opening} to ${expected}, ` +
      `but the statement ends with ${closing}`;
    return [{ code: 'BALANCE_DOES_NOT_FOOT', detail, differenceAmount: subtract(closing, expected) }];
  }

  private lineProblems(): readonly StatementProblem[] {
    const problem = (code: string, found: Occurrences | undefined, what: string): StatementProblem[] =>
      found === undefined
        ? []
        : [{ code, detail: `${found.count} lines ${what}, the first is line ${found.firstLine}` }];
    return [
      ...problem('LINES_REJECTED', this.rejected, 'could not be read'),
      ...problem('LINES_OUTSIDE_PERIOD', this.outside, "lie outside the statement's period"),
    ];
  }

  private notes(balance: BalanceResult | undefined): readonly ReaderWarning[] {
    const gaps = balance?.gaps;
    const missing = this.withoutBalance;
    return [
      ...(gaps === undefined
        ? []
        : [
            {
              code: 'BALANCE_GAP',
              detail: `${gaps.count} balances do not continue the line before, the first is on line ${gaps.firstLine}`,
            },
          ]),
      ...(missing === undefined
        ? []
        : [
            {
              code: 'BALANCE_UNKNOWN',
              detail: `${missing.count} lines have no balance, the first is line ${missing.firstLine}: footing was not checked`,
            },
          ]),
    ];
  }
}

function once(found: Occurrences | undefined, line: number): Occurrences {
  return { count: (found?.count ?? 0) + 1, firstLine: found?.firstLine ?? line };
}

function missingFooter(footer: StatementFooter): readonly StatementProblem[] {
  const missing = [
    ...(footer.ended ? [] : ['the end of the list']),
    ...(footer.credit === undefined ? ['收入合计'] : []),
    ...(footer.debit === undefined ? ['支出合计'] : []),
  ];
  if (missing.length === 0) return [];
  const detail = `The footer lacks ${missing.join(', ')}: the file may be broken off`;
  return [{ code: 'MISSING_FOOTER', detail }];
}

function disagreement(
  side: string,
  declared: DeclaredTotal | undefined,
  computed: AmountTotal,
): readonly StatementProblem[] {
  if (declared === undefined) return [];
  const problems: StatementProblem[] = [];
  if (declared.count !== computed.count) {
    const incomplete = declared.count > computed.count ? ': the file is incomplete' : '';
    problems.push({
      code: 'DECLARED_COUNT_MISMATCH',
      detail: `The footer declares ${declared.count} lines of ${side}, ${computed.count} were read${incomplete}`,
    });
  }
  const read: Amount = computed.value;
  if (compare(declared.amount, read) !== 0) {
    problems.push({
      code: 'DECLARED_TOTAL_MISMATCH',
      detail: `The footer declares ${declared.amount} of ${side}, the lines add up to ${read}`,
      differenceAmount: subtract(declared.amount, read),
    });
  }
  return problems;
}
