import { DomainError, malformed } from '../../shared/domain-error.js';
import { absolute, add, compare, negate, subtract } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { AmountTotal } from '../amount-total.js';
import { camtAmount, currencyOf, signedAmount } from './camt.amount.js';
import { dateOrTime } from './camt.time.js';
import type { CamtTime } from './camt.time.js';
import type { CamtRecord } from './camt.xml.js';
import type { DeclaredFigures, StatementEnd } from '../statement-tally.js';

export interface CamtBalance {
  /** OPBD, PRCD, ITBD, CLBD …; "" for a code of the bank's own. */
  readonly code: string;
  readonly currency: string;
  readonly amount: Amount;
  readonly time: CamtTime | undefined;
}

/** Throws a DomainError for a balance that can't be read. `fallback` is the currency of an amount that names none. */
export function balanceOf(record: CamtRecord, fallback: string | undefined, zone: string): CamtBalance {
  const currency = currencyOf(record) ?? fallback;
  if (currency === undefined) malformed('CURRENCY_MISSING', 'neither Amt nor the account names a currency');
  return {
    code: record.first('Tp/Cd').toUpperCase(),
    currency,
    amount: signedAmount(record, currency, 'credit'),
    time: dateOrTime(record, 'Dt', zone),
  };
}

export interface BookedBalances {
  readonly opening: CamtBalance | undefined;
  readonly closing: CamtBalance | undefined;
}

/** The earliest (or latest) of the balances with a code; those without a date keep the order of the file. */
function outermost(
  balances: readonly CamtBalance[],
  code: string,
  end: 'earliest' | 'latest',
): CamtBalance | undefined {
  const found = balances.filter((balance) => balance.code === code);
  return found.reduce<CamtBalance | undefined>((best, next) => {
    if (best === undefined) return next;
    const [a, b] = [best.time?.instant ?? '', next.time?.instant ?? ''];
    return end === 'earliest' ? (b < a ? next : best) : b >= a ? next : best;
  }, undefined);
}

/**
 * The booked balances around the entries; available ones (OPAV, CLAV, FWAV) are none. Interim balances (ITBD) count
 * where a page of a longer statement has them in the place of the opening or closing one.
 */
export function bookedBalances(balances: readonly CamtBalance[], pageFollows: boolean): BookedBalances {
  const interim = balances.filter(({ code }) => code === 'ITBD');
  let opening = outermost(balances, 'OPBD', 'earliest') ?? outermost(balances, 'PRCD', 'earliest');
  let closing = outermost(balances, 'CLBD', 'latest');
  if (closing === undefined && pageFollows && (opening !== undefined || interim.length > 1)) {
    closing = outermost(interim, 'ITBD', 'latest');
  }
  if (opening === undefined && closing !== undefined) {
    opening = outermost(
      interim.filter((balance) => balance !== closing),
      'ITBD',
      'earliest',
    );
  }
  return { opening, closing };
}

/** The statement's own summary of its entries. Throws a DomainError for a figure that can't be read. */
export function summaryOf(record: CamtRecord, currency: string): DeclaredFigures {
  const count = (path: string): number | undefined => {
    const text = record.first(path);
    return /^\d{1,15}$/.test(text) ? Number.parseInt(text, 10) : undefined;
  };
  const amount = (path: string): Amount | undefined =>
    record.first(path) === '' ? undefined : absolute(camtAmount(record, path, currency));
  return {
    entries: count('TtlNtries/NbOfNtries'),
    creditCount: count('TtlCdtNtries/NbOfNtries'),
    creditAmount: amount('TtlCdtNtries/Sum'),
    debitCount: count('TtlDbtNtries/NbOfNtries'),
    debitAmount: amount('TtlDbtNtries/Sum'),
    netAmount: netOf(record, currency),
  };
}

/** The net has an indicator of its own, in two layouts. */
function netOf(record: CamtRecord, currency: string): Amount | undefined {
  for (const [path, indicator] of [
    ['TtlNtries/TtlNetNtry/Amt', 'TtlNtries/TtlNetNtry/CdtDbtInd'],
    ['TtlNtries/TtlNetNtryAmt', 'TtlNtries/CdtDbtInd'],
  ] as const) {
    if (record.first(path) === '') continue;
    const amount = camtAmount(record, path, currency);
    return record.first(indicator).toUpperCase() === 'DBIT' ? negate(absolute(amount)) : amount;
  }
  return undefined;
}

/** Entries that were left out as not booked: some banks count them in their summary. */
export class UnbookedTotals {
  private readonly totals = new Map<string, { readonly credit: AmountTotal; readonly debit: AmountTotal }>();
  private entries = 0;

  /** The amount is signed; undefined if it can't be read. */
  add(amount: Amount | undefined, currency: string | undefined): void {
    this.entries += 1;
    if (amount === undefined || currency === undefined) return;
    const { credit, debit } = this.of(currency);
    if (amount.startsWith('-')) debit.add(absolute(amount));
    else credit.add(amount);
  }

  private of(currency: string): { readonly credit: AmountTotal; readonly debit: AmountTotal } {
    const known = this.totals.get(currency);
    if (known !== undefined) return known;
    const made = { credit: new AmountTotal(currency), debit: new AmountTotal(currency) };
    this.totals.set(currency, made);
    return made;
  }

  /** True if a summary is that of the booked entries and these together. */
  explain(summary: DeclaredFigures, booked: StatementEnd): boolean {
    if (this.entries === 0) return false;
    const { credit, debit } = this.of(booked.currency);
    const creditAmount = add(booked.creditAmount, credit.value);
    const debitAmount = add(booked.debitAmount, debit.value);
    const counts = [
      [summary.entries, booked.entries + this.entries],
      [summary.creditCount, booked.creditCount + credit.count],
      [summary.debitCount, booked.debitCount + debit.count],
    ] as const;
    const amounts = [
      [summary.creditAmount, creditAmount],
      [summary.debitAmount, debitAmount],
      [summary.netAmount, subtract(creditAmount, debitAmount)],
    ] as const;
    return (
      counts.every(([declared, found]) => declared === undefined || declared === found) &&
      amounts.every(([declared, found]) => declared === undefined || compare(declared, found) === 0)
    );
  }
}

/** What `read` gives, or undefined with the reason handed on for a figure that can't be read. */
export function readable<Value>(
  read: () => Value,
  unreadable: (error: DomainError) => void,
): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    unreadable(error);
    return undefined;
  }
}
