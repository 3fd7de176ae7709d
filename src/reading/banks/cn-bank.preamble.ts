import { DomainError } from '../../shared/domain-error.js';
import { daysAfter, startOfDate } from '../../shared/period.js';
import { blankIfFiller, currencyOf } from './cn-bank.cells.js';
import type { Line } from '../tables/delimited.js';
import type { DeclaredPeriod } from '../statement-tally.js';
import type { TablePreamble } from '../tables/statement-table.js';

/** Between the label and what it labels: colon, comma, TAB, brackets and words such as 一卡通. */
const ACCOUNT = /(?:卡\s*号|[账帐]\s*号)[^\dxX*]{0,12}([\dxX*][\dxX* -]{2,40}[\dxX*])/;
const CURRENCY = /币\s*[种别]\s*["\s:,[]*([^\s,;\]"]{2,12})/;
const DATE = String.raw`(\d{4})[-./年]?(\d{2})[-./月]?(\d{2})日?`;
const PERIOD = new RegExp(
  String.raw`(?:日期|时间|期间|区间|起始|起止)[^\d]{0,12}${DATE}(?:[ T]+00:00(?::00)?)?[^\d]{1,20}${DATE}(?!\d)`,
);

/** What the lines above a bank's table say of the account: they differ from bank to bank in wording, hardly in form. */
export function bankPreamble(lines: readonly Line[], zone: string): TablePreamble {
  const texts = lines.map(({ text }) => text.normalize('NFKC'));
  const first = (pattern: RegExp): RegExpExecArray | undefined =>
    texts.map((text) => pattern.exec(text)).find((match) => match !== null) ?? undefined;
  const accountNo = first(ACCOUNT)?.[1]?.replace(/\s+/g, '');
  return {
    accountNo,
    currency: knownCurrency(first(CURRENCY)?.[1] ?? ''),
    period: periodOf(first(PERIOD), zone),
  };
}

/** A word that is no currency belongs to some other sentence of the preamble. */
function knownCurrency(text: string): string | undefined {
  return unlessMalformed(() => currencyOf(blankIfFiller(text)));
}

function periodOf(match: RegExpExecArray | undefined, zone: string): DeclaredPeriod | undefined {
  if (match === undefined) return undefined;
  const [, ...parts] = match;
  const from = parts.slice(0, 3).join('-');
  const to = parts.slice(3, 6).join('-');
  if (from > to) return undefined;
  return unlessMalformed(() => {
    const coversFrom = startOfDate(from, zone);
    startOfDate(to, zone);
    const dayAfter = daysAfter(`${to}T00:00:00Z`, 1).slice(0, 10);
    return { coversFrom, coversUntil: startOfDate(dayAfter, zone), from, to };
  });
}

function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return undefined;
  }
}

/** Year and month that a credit card's bill is of, where its rows have dates without a year. */
export function billMonth(
  lines: readonly Line[],
): { readonly year: number; readonly month: number } | undefined {
  for (const { text } of lines) {
    const match = /(\d{4})\s*年\s*(\d{1,2})\s*月/.exec(text.normalize('NFKC'));
    if (match?.[1] !== undefined && match[2] !== undefined) {
      return { year: Number.parseInt(match[1], 10), month: Number.parseInt(match[2], 10) };
    }
  }
  return undefined;
}
