import type { Difference } from '../core/difference.js';
import { words } from '../../src/shared/vocabulary.js';
import { bilingual } from './report-labels.js';
import type { ReportLanguage } from './report-labels.js';
import { PdfPages } from './pdf-pages.js';
import type { PdfColumn } from './pdf-pages.js';
import {
  ageTable,
  causeTable,
  codeTable,
  DIFFERENCE_COLUMNS,
  DIFFERENCES_TITLE,
  differenceRow,
  factsTable,
  largestTable,
  moneyTable,
  ownerTable,
  periodText,
  REPORT_TITLE,
  statusTable,
} from './report-tables.js';
import type { ReportColumn } from './report-tables.js';
import type { ReconciliationReport } from './report.js';

/** Nobody reads more on paper; CSV and XLSX hold every one. */
const LISTED = 2000;

/** The report on A4: its tables upright, differences across. Amounts are grouped by thousands and right-aligned. */
export async function* writePdf(
  report: ReconciliationReport,
  differences: AsyncIterable<Difference>,
  language: ReportLanguage,
): AsyncGenerator<Uint8Array> {
  const title = `${bilingual(REPORT_TITLE, language)} ${report.shop}`;
  const pages = new PdfPages({
    title,
    created: new Date(report.asOf ?? '1980-01-01T00:00:00Z'),
    language: language === 'zh' ? 'zh-CN' : 'en',
  });
  pages.newPage('portrait');
  pages.title(title);
  const facts = factsTable(report, language);
  pages.table(pdfColumns(facts.columns, language), facts.rows);
  for (const table of [
    moneyTable(report, language),
    statusTable(report, language),
    codeTable(report, language),
    ageTable(report, language),
    ownerTable(report, language),
    causeTable(report, language),
  ]) {
    pages.section(bilingual(table.title, language));
    pages.table(pdfColumns(table.columns, language), table.rows);
  }
  const largest = largestTable(report, language);
  const columns = pdfColumns(DIFFERENCE_COLUMNS, language);
  pages.newPage('landscape');
  pages.section(bilingual(largest.title, language));
  pages.table(columns, largest.rows);
  pages.section(bilingual(DIFFERENCES_TITLE, language));
  pages.headings(columns);
  let listed = 0;
  for await (const difference of differences) {
    if (listed === LISTED) break;
    pages.row(columns, differenceRow(difference, report, language));
    listed += 1;
  }
  const found = report.differences.reduce((sum, { count }) => sum + count, 0);
  if (found > listed) pages.remark(bilingual(moreWords(found - listed), language));
  yield* pages.bytes(`${title} · ${periodText(report.period, language)} · ${report.resultHash.slice(0, 16)}`);
}

function moreWords(more: number): { readonly zh: string; readonly en: string } {
  return words(
    `另有 ${more} 笔差异，见 CSV 或 XLSX。`,
    `${more} more differences: see the CSV or XLSX file.`,
  );
}

function pdfColumns(columns: readonly ReportColumn[], language: ReportLanguage): readonly PdfColumn[] {
  return columns.map(({ title, kind, width }) => ({
    heading: bilingual(title, language, '\n'),
    kind,
    width,
  }));
}
