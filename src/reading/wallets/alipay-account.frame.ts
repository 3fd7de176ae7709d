import { DomainError, malformed } from '../../shared/domain-error.js';
import type { Amount } from '../../shared/money.js';
import { isoOf } from '../../shared/period.js';
import { amountOf, timeOf } from '../cells.js';
import type { Line } from '../tables/delimited.js';

/** What the lines above the table say. The end of the period is exclusive. */
export interface StatementPreamble {
  readonly accountNo: string;
  readonly coversFrom: string;
  readonly coversUntil: string;
  /** The period in the file's own words. */
  readonly from: string;
  readonly to: string;
}

export interface DeclaredTotal {
  readonly count: number;
  /** Without sign. */
  readonly amount: Amount;
}

/** What the lines below the table say, as far as they are there and can be read. */
export interface StatementFooter {
  readonly ended: boolean;
  readonly credit: DeclaredTotal | undefined;
  readonly debit: DeclaredTotal | undefined;
  readonly exportedAt: string | undefined;
}

export const NO_FOOTER: StatementFooter = {
  ended: false,
  credit: undefined,
  debit: undefined,
  exportedAt: undefined,
};

/**
 * Reads `#账号：[…]` and `#起始日期：[…]   终止日期：[…]`. Throws MISSING_PREAMBLE without them: lines of an unknown
 * account can't be told from those of another. Alipay ends a period at 00:00:00 of the next day; some tools write
 * 23:59:59 instead, which means the same.
 */
export function readPreamble(lines: readonly Line[], zone: string): StatementPreamble {
  const text = lines.map((line) => line.text).join('\n');
  const accountNo = /账号[：:]\s*[[［]([^\]］]+)[\]］]/.exec(text)?.[1]?.trim();
  const period = /起始日期[：:]\s*\[([^\]]+)\]\s*终止日期[：:]\s*\[([^\]]+)\]/.exec(text);
  const [, from, until] = period ?? [];
  if (accountNo === undefined || accountNo === '' || from === undefined || until === undefined) {
    return malformed(
      'MISSING_PREAMBLE',
      'The lines #账号 and #起始日期/终止日期 above the table are missing: the file was changed after its export',
    );
  }
  const coversFrom = timeOf(from.trim(), '起始日期', zone);
  const last = timeOf(until.trim(), '终止日期', zone);
  const coversUntil = until.trim().endsWith('23:59:59') ? isoOf(Date.parse(last) + 1000) : last;
  if (coversUntil <= coversFrom) {
    malformed('MALFORMED_PERIOD', `The period of the statement ends (${until}) before it begins (${from})`);
  }
  return { accountNo, coversFrom, coversUntil, from: from.trim(), to: until.trim() };
}

/** Adds what a line of the footer says; accounts have the two totals in either order, some tools pad with commas. */
export function readFooterLine(
  footer: StatementFooter,
  text: string,
  options: { zone: string; currency: string },
): StatementFooter {
  if (text.includes('列表结束')) return { ...footer, ended: true };
  const total = /(收入|支出)合计[：:]\s*(\d+)\s*笔\s*[，,]\s*共\s*([-+\d.,]+)\s*元/.exec(text);
  if (total !== null) {
    const [, side, count = '', amount = ''] = total;
    const declared = unlessMalformed(() => ({
      count: Number.parseInt(count, 10),
      amount: amountOf(amount, `${side ?? ''}合计`, options.currency).replace('-', ''),
    }));
    return side === '收入' ? { ...footer, credit: declared } : { ...footer, debit: declared };
  }
  const exported = /导出时间[：:]\s*\[([^\]]+)\]/.exec(text)?.[1];
  if (exported === undefined) return footer;
  return { ...footer, exportedAt: unlessMalformed(() => timeOf(exported.trim(), '导出时间', options.zone)) };
}

/** A footer that can't be read is a footer that is not there: it must not stop the file. */
function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}
