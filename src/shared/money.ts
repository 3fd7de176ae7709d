import { Decimal } from 'decimal.js';
import { malformed } from './domain-error.js';

/**
 * An amount of money as a decimal string with exactly the decimals of its currency ("178.80", "-3.00", JPY "500").
 * Amounts are never JS numbers; Decimal stays inside this file.
 */
export type Amount = string;

// Enough digits that no sum of amounts is ever rounded.
const Exact = Decimal.clone({ precision: 60, toExpNeg: -60, toExpPos: 60 });

// ISO 4217 list one (SIX, 2026): every currency not named here has two decimals.
const DECIMALS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Number of decimals of an ISO 4217 currency. Throws MALFORMED_CURRENCY unless it is three capital letters. */
export function currencyDecimals(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) {
    malformed('MALFORMED_CURRENCY', `"${currency}" is not an ISO 4217 currency code`, { currency });
  }
  return DECIMALS[currency] ?? 2;
}

const PLAIN_DECIMAL = /^[+-]?\d{1,24}(\.\d{1,12})?$/;

/**
 * Reads an amount of `currency` and brings it to the canonical form. Accepts plain decimals only.
 * Throws MALFORMED_AMOUNT, or AMOUNT_TOO_PRECISE for more (non-zero) decimals than the currency has.
 */
export function parseAmount(text: string, currency: string): Amount {
  const decimals = currencyDecimals(currency);
  const trimmed = text.trim();
  if (isCanonicalAmount(trimmed, currency)) return trimmed;
  if (!PLAIN_DECIMAL.test(trimmed)) {
    malformed('MALFORMED_AMOUNT', `"${text}" is not a decimal amount`, { amount: text, currency });
  }
  const value = new Exact(trimmed);
  if (value.decimalPlaces() > decimals) {
    malformed('AMOUNT_TOO_PRECISE', `${trimmed} ${currency} has more than ${decimals} decimals`, {
      amount: text,
      currency,
    });
  }
  return canonical(value, decimals);
}

/** Reads an amount of `currency` that must be above zero. Throws AMOUNT_NOT_POSITIVE and what `parseAmount` throws. */
export function parsePositiveAmount(text: string, currency: string): Amount {
  const amount = parseAmount(text, currency);
  if (!isPositive(amount)) {
    malformed('AMOUNT_NOT_POSITIVE', `${amount} ${currency} is not above zero`, { amount, currency });
  }
  return amount;
}

/** Reads an amount of `currency` that may be zero. Throws AMOUNT_NEGATIVE and what `parseAmount` throws. */
export function parseNonNegativeAmount(text: string, currency: string): Amount {
  const amount = parseAmount(text, currency);
  if (isNegative(amount)) {
    malformed('AMOUNT_NEGATIVE', `${amount} ${currency} is below zero`, { amount, currency });
  }
  return amount;
}

const CANONICAL_BY_DECIMALS = [0, 1, 2, 3, 4].map((decimals) =>
  decimals === 0 ? /^-?(?:0|[1-9]\d{0,23})$/ : new RegExp(`^-?(?:0|[1-9]\\d{0,23})\\.\\d{${decimals}}$`),
);
const NEGATIVE_ZERO = /^-0(?:\.0*)?$/;

/** True if `text` is an amount of `currency` already in canonical form. Every event is checked with it, hence no Decimal. */
export function isCanonicalAmount(text: string, currency: string): boolean {
  return CANONICAL_BY_DECIMALS[currencyDecimals(currency)]?.test(text) === true && !NEGATIVE_ZERO.test(text);
}

/** Zero of a currency, e.g. "0.00". */
export function zero(currency: string): Amount {
  return canonical(new Exact(0), currencyDecimals(currency));
}

/** a + b, both of one currency. */
export function add(a: Amount, b: Amount): Amount {
  return combine(a, b, (x, y) => x.plus(y));
}

/** a − b, both of one currency. */
export function subtract(a: Amount, b: Amount): Amount {
  return combine(a, b, (x, y) => x.minus(y));
}

/** −a. */
export function negate(a: Amount): Amount {
  return canonical(new Exact(a).negated(), decimalsOf(a));
}

/** |a|. */
export function absolute(a: Amount): Amount {
  return a.startsWith('-') ? a.slice(1) : a;
}

/** Sum of amounts of `currency`; zero of the currency for none. */
export function sum(amounts: Iterable<Amount>, currency: string): Amount {
  let total = new Exact(0);
  for (const amount of amounts) total = total.plus(amount);
  return canonical(total, currencyDecimals(currency));
}

/** −1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Amount, b: Amount): number {
  return new Exact(a).comparedTo(b);
}

export function isZero(a: Amount): boolean {
  return new Exact(a).isZero();
}

export function isPositive(a: Amount): boolean {
  return compare(a, '0') > 0;
}

export function isNegative(a: Amount): boolean {
  return compare(a, '0') < 0;
}

export function smaller(a: Amount, b: Amount): Amount {
  return compare(a, b) <= 0 ? a : b;
}

/**
 * `rate` (a plain decimal such as "0.05") of an amount, rounded half-up to the currency's decimals.
 * Half-up is the rule of Chinese VAT arithmetic and of the platforms' fee lines.
 */
export function portion(amount: Amount, rate: string, currency: string): Amount {
  const decimals = currencyDecimals(currency);
  return canonical(new Exact(amount).times(rate).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP), decimals);
}

/**
 * The tax inside a gross amount at `rate`: gross − round(gross ÷ (1 + rate)), half-up, so that net + tax is exactly gross.
 */
export function taxWithin(gross: Amount, rate: string, currency: string): Amount {
  const decimals = currencyDecimals(currency);
  const net = new Exact(gross)
    .dividedBy(new Exact(rate).plus(1))
    .toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
  return canonical(new Exact(gross).minus(net), decimals);
}

/** a ÷ b as a plain decimal with four decimals ("0.2313"), "0.0000" when b is zero. A ratio, not money. */
export function ratio(a: Amount, b: Amount): string {
  return isZero(b) ? '0.0000' : new Exact(a).dividedBy(b).toFixed(4);
}

function combine(a: Amount, b: Amount, operation: (x: Decimal, y: Decimal) => Decimal): Amount {
  return canonical(operation(new Exact(a), new Exact(b)), Math.max(decimalsOf(a), decimalsOf(b)));
}

function decimalsOf(amount: Amount): number {
  const dot = amount.indexOf('.');
  return dot < 0 ? 0 : amount.length - dot - 1;
}

/** Decimal writes negative zero as "-0.00"; money has no such thing. */
function canonical(value: Decimal, decimals: number): Amount {
  return value.isZero() ? new Exact(0).toFixed(decimals) : value.toFixed(decimals);
}
