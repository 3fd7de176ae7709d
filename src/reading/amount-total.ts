import { sum, zero } from '../shared/money.js';
import type { Amount } from '../shared/money.js';

/** Amounts are added up a thousand at a time: parsing the running total for every line would cost more than reading. */
const AT_A_TIME = 1000;

/** The count and sum of the amounts of a column of one currency. */
export class AmountTotal {
  private total: Amount;
  private waiting: Amount[] = [];
  count = 0;

  constructor(private readonly currency: string) {
    this.total = zero(currency);
  }

  add(amount: Amount): void {
    this.count += 1;
    this.waiting.push(amount);
    if (this.waiting.length >= AT_A_TIME) this.settle();
  }

  get value(): Amount {
    this.settle();
    return this.total;
  }

  private settle(): void {
    this.total = sum([this.total, ...this.waiting], this.currency);
    this.waiting = [];
  }
}
