import { malformed } from '../../shared/domain-error.js';
import { zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { amountOf, timeOf } from '../cells.js';
import { isBlank } from '../tables/document-cells.js';

/**
 * The signed amount of a movement whose direction stands in a column of its own. Exports write money that goes out with
 * or without a minus; money that comes in with a minus is neither, and throws DIRECTION_CONTRADICTS_AMOUNT.
 */
export function directedAmount(amount: Amount, direction: 'in' | 'out', column: string): Amount {
  if (direction === 'in') {
    if (amount.startsWith('-')) {
      malformed(
        'DIRECTION_CONTRADICTS_AMOUNT',
        `${column} ${amount} is below zero, its direction says that it came in`,
      );
    }
    return amount;
  }
  const bare = amount.replace('-', '');
  return /^[0.]+$/.test(bare) ? bare : `-${bare}`;
}

/** The signed amount of two columns, of which one is empty or zero. Throws AMOUNT_MISSING, AMOUNT_NEGATIVE, TWO_AMOUNTS. */
export function amountOfTwo(
  income: { readonly text: string; readonly column: string },
  expense: { readonly text: string; readonly column: string },
  currency: string,
): Amount {
  if (isBlank(income.text) && isBlank(expense.text)) {
    malformed('AMOUNT_MISSING', `${income.column} and ${expense.column} are both empty`);
  }
  const nothing = zero(currency);
  const read = ({ text, column }: { text: string; column: string }): Amount =>
    isBlank(text) ? nothing : amountOf(text, column, currency);
  const came = read(income);
  const went = directedAmount(read(expense), 'out', expense.column);
  if (came.startsWith('-')) malformed('AMOUNT_NEGATIVE', `${income.column} ${came} is below zero`);
  if (went === nothing) return came;
  if (came === nothing) return went;
  return malformed('TWO_AMOUNTS', `the line has both an income (${came}) and an expense (${went})`);
}

/** As `timeOf`, also for 20260708 and the 20260708.0 that a spreadsheet makes of it. */
export function settlementTime(text: string, column: string, zone: string): string {
  const compact = /^(20\d{2})(\d{2})(\d{2})(?:\.0+)?$/.exec(text);
  const plain = compact === null ? text.replace(/(:\d{2})\.\d+$/, '$1') : compact.slice(1).join('-');
  return timeOf(plain, column, zone);
}
