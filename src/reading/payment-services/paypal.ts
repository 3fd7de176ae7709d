import { DomainError, malformed } from '../../shared/domain-error.js';
import { add, compare, isZero, subtract, zero } from '../../shared/money.js';
import type { Amount } from '../../shared/money.js';
import { instantOfLocal, isoOf } from '../../shared/period.js';
import { shown, timeOf } from '../cells.js';
import { filled, isBlank, plainText } from '../tables/document-cells.js';
import { recogniseTable } from '../file-head.js';
import type { FileReader } from '../file-reader.js';
import { decimalSignOf, localAmount } from '../local-amount.js';
import type { DecimalSign } from '../local-amount.js';
import { CART_ITEM, DENIED_STATUS, PAYPAL_TABLE, PENDING_STATUS, ZONE_HOURS } from './paypal.format.js';
import type { PaypalColumn } from './paypal.format.js';
import { movements, skip } from '../tables/statement-table.js';
import type { Movement, RowContext, RowMeaning } from '../tables/statement-table.js';
import { readLayouts } from '../tables/table-layouts.js';
import type { TableRow } from '../tables/table-reader.js';

/**
 * PayPal's activity download and monthly statement, in English, German, French, Dutch and Spanish. Every currency is a
 * statement of its own; the two rows of a currency conversion are an ordinary movement of each.
 */
export const paypalReader: FileReader = {
  kind: 'paypal',
  family: 'statement',
  name: { en: 'PayPal activity', zh: 'PayPal 交易明细' },
  version: 1,
  recognise: (head) => recogniseTable(head, PAYPAL_TABLE),
  read: (source, options) =>
    readLayouts(source, options, [{ version: 'paypal', table: PAYPAL_TABLE }], ({ table }, sample) => {
      const file = fileOf(sample);
      return {
        table,
        defaultAccount: 'paypal',
        version: () =>
          `paypal, ${file.monthFirst ? 'month' : 'day'} before ${file.monthFirst ? 'day' : 'month'}`,
        row: (row, context) => rowOf(row, context, file),
      };
    }),
};

/** What no single row shows. */
interface PaypalFile {
  /** 3/4/2025 is the fourth of March. */
  readonly monthFirst: boolean;
  readonly newestFirst: boolean;
  readonly decimal: DecimalSign;
}

/** The American and the European order of dates look alike until a number is above 12; then the zone has to tell. */
function fileOf(sample: readonly string[]): PaypalFile {
  const dates = sample.flatMap((line) => {
    const match = /^\uFEFF?"?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(line);
    return match === null ? [] : [match.slice(1).map((part) => Number.parseInt(part, 10))];
  });
  const american = sample.some((line) => /[",;\t](?:[PMCE][DS]T|America\/\w+)[",;\t]/.test(line));
  const above12 = (index: number): boolean => dates.some((parts) => (parts[index] ?? 0) > 12);
  const monthFirst = above12(0) ? false : above12(1) || american;
  const order = ([a = 0, b = 0, year = 0]: readonly number[]): number =>
    year * 10_000 + (monthFirst ? a * 100 + b : b * 100 + a);
  const [first, last] = [dates[0], dates.at(-1)];
  const newestFirst = first !== undefined && last !== undefined && order(first) > order(last);
  // Only an English header says gross.
  const english = sample.some((line) => /\bGross\b/.test(line));
  return { monthFirst, newestFirst, decimal: decimalSignOf(sample, english ? '.' : ',') };
}

function rowOf(row: TableRow<PaypalColumn>, context: RowContext, file: PaypalFile): RowMeaning {
  const status = row.get('status');
  const type = row.get('type');
  if (PENDING_STATUS.test(status)) return skip('PENDING', 'the transaction is not completed yet');
  if (DENIED_STATUS.test(status)) return skip('NOT_PAID', 'the transaction moved no money');
  if (/^m[eé]mo/i.test(row.get('impact'))) return skip('NEUTRAL', 'the row does not change the balance');
  if (CART_ITEM.test(type)) return skip('NEUTRAL', 'the row is an item of a payment that has its own row');
  const currency = isBlank(row.get('currency')) ? context.currency : row.get('currency').toUpperCase();
  const { gross, fee } = amountsOf(row, currency, file.decimal);
  const balance = optionalAmount(row, 'balance', currency, file.decimal);
  const id = row.get('id');
  if (id === '') malformed('ENTRY_NO_MISSING', 'the row has no transaction ID');
  const occurredAt = occurredOf(row, context.zone, file);
  const common = filled({
    entryNo: id,
    tradeNo: row.get('reference') || id,
    merchantOrderNo: plainText(row.get('invoiceNo') || row.get('customNo')),
    goods: plainText(row.get('item')),
  });
  const of = (
    part: string,
    amount: Amount,
    after: Amount | undefined,
    words: Partial<Movement>,
  ): Movement => ({
    // A payment's goods and reversals may repeat its number with other amounts.
    identity: [id, part, currency, gross, fee],
    currency,
    occurredAt,
    amount,
    ...(after !== undefined && { balance: after }),
    ...common,
    ...words,
  });
  const withoutFee = isZero(fee);
  // Of the newest row first, a fee behind its gross would break the chain of balances.
  const known = withoutFee || !file.newestFirst ? balance : undefined;
  const beforeFee = known === undefined ? undefined : subtract(known, fee);
  return movements(
    of('gross', gross, beforeFee, filled({ businessType: type, businessDescription: status })),
    withoutFee
      ? undefined
      : of('fee', fee, known, filled({ businessType: 'Fee', businessDescription: type })),
  );
}

/** Fees are signed as the file has them: negative where PayPal kept them. */
function amountsOf(
  row: TableRow<PaypalColumn>,
  currency: string,
  decimal: DecimalSign,
): { readonly gross: Amount; readonly fee: Amount } {
  const gross = localAmount(row.get('gross'), 'Gross', currency, decimal);
  const fee = optionalAmount(row, 'fee', currency, decimal) ?? zero(currency);
  const net = optionalAmount(row, 'net', currency, decimal);
  if (net !== undefined && compare(add(gross, fee), net) !== 0) {
    malformed('AMOUNTS_DISAGREE', `gross ${gross} and fee ${fee} do not make net ${net}`);
  }
  return { gross, fee };
}

function optionalAmount(
  row: TableRow<PaypalColumn>,
  column: PaypalColumn,
  currency: string,
  decimal: DecimalSign,
): Amount | undefined {
  const text = row.get(column);
  return isBlank(text) || text === '...' ? undefined : localAmount(text, column, currency, decimal);
}

function occurredOf(row: TableRow<PaypalColumn>, zone: string, { monthFirst }: PaypalFile): string {
  // Spreadsheets give a date the time of midnight.
  const date = row.get('date').replace(/\s+0?0:00:00$/, '');
  const [, a, b, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(date) ?? [];
  const day = year === undefined ? date : monthFirst ? `${year}-${a}-${b}` : `${year}-${b}-${a}`;
  const local = `${day} ${row.get('time')}`.trim();
  const named = row.get('zone');
  if (named === '') return timeOf(local, 'Date', zone);
  if (named.includes('/')) return inNamedZone(local, named);
  const ahead = hoursAhead(named);
  if (ahead === undefined) {
    malformed(
      'ZONE_UNKNOWN',
      `TimeZone ${/^\w{1,8}$/.test(named) ? named : shown(named)} is not a known zone`,
    );
  }
  return isoOf(Date.parse(timeOf(local, 'Date', 'UTC')) - ahead * 3_600_000);
}

function hoursAhead(zone: string): number | undefined {
  const known = ZONE_HOURS[zone.toUpperCase()];
  if (known !== undefined) return known;
  const [, sign, hours, minutes = '0'] = /^(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? [];
  if (hours === undefined) return undefined;
  const ahead = Number.parseInt(hours, 10) + Number.parseInt(minutes, 10) / 60;
  return sign === '-' ? -ahead : ahead;
}

function inNamedZone(local: string, zone: string): string {
  try {
    instantOfLocal('2000-01-01', zone);
  } catch (error) {
    if (error instanceof DomainError || !(error instanceof RangeError)) throw error;
    malformed('ZONE_UNKNOWN', 'TimeZone names a zone that is not known');
  }
  return timeOf(local, 'Date', zone);
}
