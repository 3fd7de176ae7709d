import { malformed } from '../../shared/domain-error.js';
import { currencyDecimals, isZero, negate } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { amountOf, shown } from '../cells.js';
import type { CamtRecord } from './camt.xml.js';

/** An amount at a path, with the sign that the file writes. Throws as `amountOf`. */
export function camtAmount(record: CamtRecord, path: string, currency: string): Amount {
  const text = record.first(path);
  // XML Schema also knows ".5" and "5.".
  return amountOf(text.replace(/^([+-]?)\./, '$10.').replace(/\.$/, ''), path, currency);
}

/**
 * The signed amount of a balance or entry: DBIT goes out or is owed. Amounts have no sign in ISO 20022; where a file
 * writes one all the same, a minus means out, with either indicator or none: banks that write it for debits write both.
 * Without indicator and sign it is a credit, unless `direction` must be told.
 * Throws DIRECTION_MISSING, DIRECTION_UNKNOWN and what `amountOf` throws.
 */
export function signedAmount(record: CamtRecord, currency: string, direction: 'told' | 'credit'): Amount {
  const amount = camtAmount(record, 'Amt', currency);
  const indicator = record.first('CdtDbtInd').toUpperCase();
  if (indicator !== '' && indicator !== 'CRDT' && indicator !== 'DBIT') {
    malformed('DIRECTION_UNKNOWN', `CdtDbtInd ${shown(indicator)} is neither CRDT nor DBIT`);
  }
  if (amount.startsWith('-')) return amount;
  if (indicator === '' && direction === 'told' && !isZero(amount)) {
    malformed(
      'DIRECTION_MISSING',
      'CdtDbtInd is missing: nothing says whether the amount came in or went out',
    );
  }
  return indicator === 'DBIT' ? negate(amount) : amount;
}

/** The currency that an amount names, undefined if it names none. Throws MALFORMED_CURRENCY. */
export function currencyOf(record: CamtRecord, path = 'Amt@Ccy'): string | undefined {
  const currency = record.first(path).toUpperCase();
  if (currency === '') return undefined;
  currencyDecimals(currency);
  return currency;
}
