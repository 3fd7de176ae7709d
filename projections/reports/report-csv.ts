import { stringify } from 'csv-stringify/sync';
import type { Difference } from '../core/difference.js';
import { formulaSafe } from './formula-safe.js';
import { words } from '../../src/shared/vocabulary.js';
import { MEASURE_WORDS } from './report-labels.js';
import type { ReportLanguage } from './report-labels.js';
import { DIFFERENCE_COLUMNS, DIFFERENCES_TITLE, differenceRow, factsTable, textOf } from './report-tables.js';
import type { CellKind, ReportColumn, ReportRow, ReportTable } from './report-tables.js';
import { measureOf, MEASURES } from './report.js';
import type { ReconciliationReport } from './report.js';

const ROWS_A_PIECE = 500;

/**
 * The report as CSV (RFC 4180, UTF-8 with a byte order mark, so that Excel reads Chinese): what it is about, the totals
 * with one row a currency, and every difference. The lines before the differences are few, so that their header is found
 * by readers of tables. Amounts are plain decimals; numbers of orders and lines have a TAB behind them, as in the
 * platforms' own exports, or a spreadsheet would round them.
 */
export async function* writeCsv(
  report: ReconciliationReport,
  differences: AsyncIterable<Difference>,
  language: ReportLanguage,
): AsyncGenerator<Uint8Array> {
  const head = [factsTable(report, language), totalsTable(report)].map((table) => tableText(table, language));
  const columns = DIFFERENCE_COLUMNS;
  yield Buffer.from(
    `\uFEFF${head.join('\r\n')}\r\n${csv([[textOf(DIFFERENCES_TITLE, language)], titles(columns, language)])}`,
  );
  let rows: string[][] = [];
  for await (const difference of differences) {
    rows.push(cells(columns, differenceRow(difference, report, language)));
    if (rows.length === ROWS_A_PIECE) {
      yield Buffer.from(csv(rows));
      rows = [];
    }
  }
  yield Buffer.from(csv(rows));
}

/** The money of each currency in one row. */
function totalsTable(report: ReconciliationReport): ReportTable {
  const text = (title: ReportColumn['title'], kind: CellKind): ReportColumn => ({ title, kind, width: 0 });
  return {
    title: words('金额合计', 'Totals'),
    columns: [
      text(words('币种', 'Currency'), 'text'),
      ...MEASURES.map((measure) => text(MEASURE_WORDS[measure], 'amount')),
    ],
    rows: report.money.map((money) => [
      money.currency,
      ...MEASURES.map((measure) => measureOf(money, measure)),
    ]),
  };
}

function tableText({ title, columns, rows }: ReportTable, language: ReportLanguage): string {
  return csv([
    [textOf(title, language)],
    titles(columns, language),
    ...rows.map((row) => cells(columns, row)),
  ]);
}

/** The headings of a list. */
export function titles(columns: readonly ReportColumn[], language: ReportLanguage): string[] {
  return columns.map(({ title }) => textOf(title, language));
}

/** A row of it. */
export function cells(columns: readonly ReportColumn[], row: ReportRow): string[] {
  return row.map((value, index) => csvCell(value ?? '', columns[index]?.kind ?? 'text'));
}

/** A cell before it is quoted. */
export function csvCell(value: string, kind: CellKind): string {
  switch (kind) {
    case 'text':
      return formulaSafe(value);
    case 'id':
      return /^\d/.test(value) ? `${formulaSafe(value)}\t` : formulaSafe(value);
    case 'amount':
    case 'count':
    case 'percent':
    case 'date':
      return value;
  }
}

/** Rows of different widths, each on a line of its own. */
export function csv(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: '\r\n', quoted_match: /[\r\n\t;']/ },
  );
}
