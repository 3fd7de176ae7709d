import { AmountTotal } from '../amount-total.js';
import { defined } from '../reader-item.js';
import type { DeclaredFigures, StatementEnd } from '../statement-tally.js';

/** What the statements of a file declare and come to together; of a file with one, its own figures. */
export class FileTotals {
  private statements = 0;
  private first: StatementEnd | undefined;
  private entries = 0;
  private readonly sums = new Map<string, { readonly credit: AmountTotal; readonly debit: AmountTotal }>();

  add(end: StatementEnd): void {
    this.statements += 1;
    this.first ??= end;
    this.entries += end.entries;
    const key = `${end.accountNo} ${end.currency}`;
    const sums = this.sums.get(key) ?? {
      credit: new AmountTotal(end.currency),
      debit: new AmountTotal(end.currency),
    };
    this.sums.set(key, sums);
    sums.credit.add(end.creditAmount);
    sums.debit.add(end.debitAmount);
  }

  get declared(): Record<string, string | number> {
    const figures: DeclaredFigures = this.statements === 1 ? (this.first?.declared ?? {}) : {};
    return defined<string | number>({ ...figures });
  }

  get computed(): Record<string, string | number> {
    if (this.statements === 1 && this.first !== undefined) {
      const { entries, creditCount, creditAmount, debitCount, debitAmount } = this.first;
      return { entries, creditCount, creditAmount, debitCount, debitAmount };
    }
    const computed: Record<string, string | number> = {
      statements: this.statements,
      entries: this.entries,
    };
    for (const [key, { credit, debit }] of this.sums) {
      computed[`credits ${key}`] = credit.value;
      computed[`debits ${key}`] = debit.value;
    }
    return computed;
  }
}
