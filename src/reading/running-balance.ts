import { add, subtract } from '../shared/money.js';
import type { Amount } from '../shared/money.js';

export interface BalancedLine {
  readonly fileLine: number;
  readonly occurredAt: string;
  readonly amount: Amount;
  readonly balance: Amount;
}

/** Places where a line's balance does not continue that of its neighbour. */
export interface BalanceGaps {
  readonly count: number;
  readonly firstLine: number;
}

export interface BalanceResult {
  readonly order: 'oldest-first' | 'newest-first';
  readonly opening: Amount;
  readonly closing: Amount;
  readonly gaps: BalanceGaps | undefined;
}

/** Counts how many neighbouring lines continue one another if the file is read in one direction. */
class Links {
  continued = 0;
  gaps: BalanceGaps | undefined;

  count(continues: boolean, fileLine: number): void {
    if (continues) this.continued += 1;
    else this.gaps = { count: (this.gaps?.count ?? 0) + 1, firstLine: this.gaps?.firstLine ?? fileLine };
  }
}

/**
 * Follows the balance column of a statement. Files come oldest or newest first and nothing in them says which: a
 * direction in which every balance continues decides, then the times of the first and last line, then the number of
 * balances that continue. Opening is the balance
 * before the oldest line, closing that after the newest.
 */
export class RunningBalance {
  private first: BalancedLine | undefined;
  private last: BalancedLine | undefined;
  private readonly oldestFirst = new Links();
  private readonly newestFirst = new Links();

  add(line: BalancedLine): void {
    const previous = this.last;
    if (previous !== undefined) {
      this.oldestFirst.count(add(previous.balance, line.amount) === line.balance, line.fileLine);
      this.newestFirst.count(add(line.balance, previous.amount) === previous.balance, line.fileLine);
    }
    this.first ??= line;
    this.last = line;
  }

  /** Undefined if no line had a balance. */
  result(): BalanceResult | undefined {
    const { first, last } = this;
    if (first === undefined || last === undefined) return undefined;
    const newestFirst = this.isNewestFirst(first, last);
    const [oldest, newest] = newestFirst ? [last, first] : [first, last];
    return {
      order: newestFirst ? 'newest-first' : 'oldest-first',
      opening: subtract(oldest.balance, oldest.amount),
      closing: newest.balance,
      gaps: (newestFirst ? this.newestFirst : this.oldestFirst).gaps,
    };
  }

  private isNewestFirst(first: BalancedLine, last: BalancedLine): boolean {
    const { oldestFirst, newestFirst } = this;
    if ((oldestFirst.gaps === undefined) !== (newestFirst.gaps === undefined)) {
      return newestFirst.gaps === undefined;
    }
    if (first.occurredAt !== last.occurredAt) return first.occurredAt > last.occurredAt;
    return newestFirst.continued > oldestFirst.continued;
  }
}
