import type { StatementLine } from '../../statements/statement.events.js';
import type { RejectedLine, RepeatedLine } from '../reader-item.js';
import { StatementTally } from '../statement-tally.js';
import type { StatementEnd, StatementProblem } from '../statement-tally.js';
import type { StatementFooter, StatementPreamble } from './alipay-account.frame.js';

/** A statement's own figures, and what does not agree in them. */
export interface StatementFigures extends Omit<StatementEnd, 'kind' | 'entries' | 'foots'> {
  /** Lines given, without rejected and repeated ones. */
  readonly rows: number;
  readonly exportedAt: string | undefined;
  /** False if anything the file says of itself (its end, its totals, its balances) disagrees with its lines. */
  readonly foots: boolean;
}

/**
 * Holds an Alipay account statement's lines against what the statement says of itself: as any statement, and that its
 * footer is there and its lines lie within its period. Gaps between balances are soft: Alipay's balance column is only
 * eventually consistent, so a gap between two lines proves nothing.
 */
export class StatementCheck {
  private readonly tally: StatementTally;
  private outside: { count: number; readonly firstLine: number } | undefined;

  constructor(
    private readonly period: StatementPreamble,
    currency: string,
    zone: string,
  ) {
    const { accountNo } = period;
    const words = { source: 'The footer', credits: 'income (收入合计)', debits: 'expense (支出合计)' };
    this.tally = new StatementTally(0, { accountNo, currency }, zone, words);
  }

  count(result: { kind: 'line'; line: StatementLine } | RejectedLine | RepeatedLine): void {
    if (result.kind === 'rejected') {
      this.tally.reject(result.fileLine);
      return;
    }
    if (result.kind === 'repeated') {
      this.tally.repeat();
      return;
    }
    const { fileLine, occurredAt } = result.line;
    this.tally.line(result.line);
    if (occurredAt < this.period.coversFrom || occurredAt >= this.period.coversUntil) {
      this.outside = {
        count: (this.outside?.count ?? 0) + 1,
        firstLine: this.outside?.firstLine ?? fileLine,
      };
    }
  }

  /** The figures of the whole file, to be called behind its last line. */
  close(footer: StatementFooter): StatementFigures {
    const { credit, debit } = footer;
    const declared = {
      creditCount: credit?.count,
      creditAmount: credit?.amount,
      debitCount: debit?.count,
      debitAmount: debit?.amount,
    };
    const { coversFrom, coversUntil, from, to } = this.period;
    const period = { coversFrom, coversUntil, from, to };
    const { entries, ...figures } = this.tally.end(declared, period, coversFrom);
    const missing = missingFooter(footer);
    return {
      ...figures,
      rows: entries,
      exportedAt: footer.exportedAt,
      foots: missing.length === 0 && figures.foots !== false,
      problems: [...missing, ...figures.problems, ...this.outsideProblem()],
    };
  }

  private outsideProblem(): readonly StatementProblem[] {
    if (this.outside === undefined) return [];
    const { count, firstLine } = this.outside;
    const detail = `${count} lines lie outside the statement's period, the first is line ${firstLine}`;
    return [{ code: 'LINES_OUTSIDE_PERIOD', detail }];
  }
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
