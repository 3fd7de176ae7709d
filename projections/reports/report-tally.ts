import { add, compare, zero } from '../../src/shared/money.js';
import type { Amount } from '../../src/shared/money.js';
import type { Difference } from '../core/difference.js';
import { AGE_BANDS } from './report.js';
import type { AgeBand, CauseLine, CodeAgeLine, OwnerLine, ReconciliationReport } from './report.js';

const TOP = 10;

interface Tallied {
  readonly count: number;
  readonly amount: Amount;
}

/** Groups by texts that are put together as one key; the parts never hold the separator. */
class Groups {
  private readonly groups = new Map<string, Tallied>();

  add(key: readonly string[], amount: Amount, currency: string): void {
    const name = key.join('\u0000');
    const before = this.groups.get(name) ?? { count: 0, amount: zero(currency) };
    this.groups.set(name, { count: before.count + 1, amount: add(before.amount, amount) });
  }

  lines<T>(make: (key: readonly string[], tallied: Tallied) => T): T[] {
    return [...this.groups].map(([name, tallied]) => make(name.split('\u0000'), tallied));
  }
}

/**
 * Counts differences one by one. What it keeps grows with the number of different groups, not of differences. Ages are
 * those of the differences.
 */
export class DifferenceTally {
  count = 0;
  private readonly byCode = new Groups();
  private readonly byCodeAndAge = new Groups();
  private readonly byOwner = new Groups();
  private readonly byAmount = new Groups();
  private readonly largest = new Map<string, Difference[]>();

  add(difference: Difference): void {
    const { code, amount, currency } = difference;
    this.count += 1;
    this.byCode.add([code, currency], amount, currency);
    this.byCodeAndAge.add([code, bandOf(difference), currency], amount, currency);
    this.byOwner.add([difference.owner, currency], amount, currency);
    this.byAmount.add([code, currency, amount], amount, currency);
    this.keepIfLarge(difference);
  }

  /** Count and sum of each code, to be held against the summary. */
  codes(): readonly {
    readonly code: string;
    readonly currency: string;
    readonly count: number;
    readonly amount: Amount;
  }[] {
    return this.byCode.lines(([code = '', currency = ''], tallied) => ({ code, currency, ...tallied }));
  }

  result(): Pick<ReconciliationReport, 'byCodeAndAge' | 'byOwner' | 'topCauses' | 'largest'> {
    return {
      byCodeAndAge: this.byCodeAndAge
        .lines(([code = '', band, currency = ''], tallied): CodeAgeLine => ({
          code,
          band: band as AgeBand,
          currency,
          ...tallied,
        }))
        .sort(
          (a, b) =>
            inOrder(a.code, b.code) ||
            AGE_BANDS.indexOf(a.band) - AGE_BANDS.indexOf(b.band) ||
            inOrder(a.currency, b.currency),
        ),
      byOwner: this.byOwner
        .lines(([owner = '', currency = ''], tallied): OwnerLine => ({ owner, currency, ...tallied }))
        .sort((a, b) => inOrder(a.owner, b.owner) || inOrder(a.currency, b.currency)),
      topCauses: this.causes(),
      largest: [...this.largest].sort(([a], [b]) => inOrder(a, b)).flatMap(([, differences]) => differences),
    };
  }

  private causes(): readonly CauseLine[] {
    const causes = this.byAmount
      .lines(([code = '', currency = '', amountEach = ''], tallied): CauseLine => ({
        code,
        currency,
        amountEach,
        ...tallied,
      }))
      .sort(
        (a, b) =>
          inOrder(a.currency, b.currency) ||
          compare(b.amount, a.amount) ||
          inOrder(a.code, b.code) ||
          compare(b.amountEach, a.amountEach),
      );
    const rank = new Map<string, number>();
    return causes.filter(({ currency }) => {
      const place = rank.get(currency) ?? 0;
      rank.set(currency, place + 1);
      return place < TOP;
    });
  }

  private keepIfLarge(difference: Difference): void {
    const kept = this.largest.get(difference.currency) ?? [];
    const last = kept.at(-1);
    if (kept.length === TOP && last !== undefined && byAmount(difference, last) > 0) return;
    kept.push(difference);
    kept.sort(byAmount);
    this.largest.set(difference.currency, kept.slice(0, TOP));
  }
}

function bandOf({ ageDays: days }: Difference): AgeBand {
  if (days === null) return 'undated';
  if (days <= 3) return '0-3';
  if (days <= 7) return '4-7';
  if (days <= 30) return '8-30';
  return days <= 90 ? '31-90' : '>90';
}

function byAmount(a: Difference, b: Difference): number {
  return compare(b.amount, a.amount) || inOrder(a.code, b.code) || inOrder(a.subject, b.subject);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
