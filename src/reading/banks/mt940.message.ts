import { daysAfter, isoOf, startOfDate } from '../../shared/period.js';
import type { Amount } from '../../shared/money.js';
import type { SwiftBalance } from './mt940.entry.js';
import { swiftAmount } from './mt940.entry.js';
import type { DeclaredFigures, DeclaredPeriod, StatementTally } from '../statement-tally.js';

/** One message of a file while it is read: a statement, or a page of one. */
export class SwiftMessage {
  reference = '';
  /** As field :25: gives it. */
  account: string | undefined;
  number = '';
  opening: SwiftBalance | undefined;
  closing: SwiftBalance | undefined;
  /** True for :60M:, the opening balance of a page that continues the one before. */
  continues = false;
  /** Of field :34F: or :90a:, where there are no balances. */
  currency: string | undefined;
  interim = false;
  /** Its closing balance or sums were read: what comes next belongs to another one. */
  closed = false;
  /** Of field :13D:, YYYY-MM-DD. */
  writtenOn: string | undefined;
  sums: DeclaredFigures = {};
  /** Text behind the closing balance. */
  readonly trailer: string[] = [];
  /** Set with the first entry or at the end, once account and currency are known. */
  statement: OpenStatement | undefined;

  constructor(readonly line: number) {}

  get hasContent(): boolean {
    return (
      this.statement !== undefined || this.interim || this.opening !== undefined || this.closing !== undefined
    );
  }

  /** The dates of both balances; a statement on which one is missing covers the dates of its entries. */
  period(zone: string): DeclaredPeriod | undefined {
    if (this.opening === undefined || this.closing === undefined) return undefined;
    if (this.opening.date > this.closing.date) return undefined;
    return {
      coversFrom: startOfDate(this.opening.date, zone),
      coversUntil: dayAfter(this.closing.date, zone),
      from: this.opening.date,
      to: this.closing.date,
    };
  }

  /** The only instant of a statement without entries and without both balances. */
  fallback(zone: string): string {
    const date = this.writtenOn ?? this.closing?.date ?? this.opening?.date;
    return date === undefined ? isoOf(0) : startOfDate(date, zone);
  }
}

export interface OpenStatement {
  readonly index: number;
  readonly accountNo: string;
  readonly currency: string;
  readonly tally: StatementTally;
}

function dayAfter(date: string, zone: string): string {
  // Thirty hours after a midnight is the next day also where clocks change.
  const next = isoOf(Date.parse(date) + 30 * 3_600_000).slice(0, 10);
  return next === date ? daysAfter(startOfDate(date, zone), 1) : startOfDate(next, zone);
}

/** Field :25: without blanks, and without the statement's currency that some banks add: "1291.99.348EUR", "…/HUF". */
export function accountNoOf(text: string, currency: string | undefined): string {
  const bare = text.trim().replace(/\s+/g, '').replaceAll('"', '');
  if (currency === undefined || !bare.endsWith(currency)) return bare;
  return bare.slice(0, -currency.length).replace(/\/$/, '') || bare;
}

/** The currency behind an account number. */
export function currencyOfAccount(text: string): string | undefined {
  return /[\d/ ]\s*(AUD|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|JPY|NOK|PLN|RON|SEK|SGD|TRY|USD)\s*$/.exec(
    text,
  )?.[1];
}

/** Field :90D: or :90C:, count, currency and sum. Undefined if it is none. */
export function declaredSum(
  tag: string,
  text: string,
): { readonly currency: string; readonly figures: (currency: string) => DeclaredFigures } | undefined {
  const [, count, currency, sum] = /^\s*(\d+)\s*([A-Z]{3})\s*(\d[\d.,]*)\s*$/.exec(text) ?? [];
  if (count === undefined || currency === undefined || sum === undefined) return undefined;
  return {
    currency,
    figures: (of) => figures(tag === '90D', Number.parseInt(count, 10), swiftAmount(sum, of)),
  };
}

/** ING writes counts and sums into the text behind the closing balance: D000004C000002D25,24C28,71. */
export function trailerSums(trailer: readonly string[], currency: string): DeclaredFigures {
  const match = /^\s*D(\d{6})C(\d{6})D(\d[\d.,]*)C(\d[\d.,]*)\s*$/m.exec(trailer.join('\n'));
  if (match === null) return {};
  const [debits = '', credits = '', debitSum = '', creditSum = ''] = match.slice(1);
  return {
    ...figures(true, Number.parseInt(debits, 10), swiftAmount(debitSum, currency)),
    ...figures(false, Number.parseInt(credits, 10), swiftAmount(creditSum, currency)),
  };
}

function figures(debit: boolean, count: number, sum: Amount): DeclaredFigures {
  return debit ? { debitCount: count, debitAmount: sum } : { creditCount: count, creditAmount: sum };
}
