import type { Difference } from '../core/difference.js';
import { words } from '../../src/shared/vocabulary.js';
import type { Words } from '../../src/shared/vocabulary.js';
import { bilingual } from './report-labels.js';
import type { ReportLanguage } from './report-labels.js';
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
  REPORT_TITLE,
  statusTable,
} from './report-tables.js';
import type { ReportRow, ReportTable } from './report-tables.js';
import type { ReconciliationReport } from './report.js';
import {
  headerRow,
  ROWS_A_SHEET,
  rowXml,
  sheetPath,
  widthsOf,
  writeListSheet,
  ZipParts,
} from './xlsx-list.js';
import {
  contentTypesXml,
  corePropertiesXml,
  ROOT_RELATIONS_XML,
  sheetEnd,
  sheetHead,
  STYLE,
  STYLES_XML,
  textCell,
  workbookRelationsXml,
  workbookXml,
} from './xlsx-parts.js';

/**
 * The report as a workbook: summary, codes, ageing, causes and every difference. Amounts, counts, dates and percentages
 * are real numbers with exactly the digits of the report; everything else is text that can't become a formula.
 */
export async function* writeXlsx(
  report: ReconciliationReport,
  differences: AsyncIterable<Difference>,
  language: ReportLanguage,
): AsyncGenerator<Uint8Array> {
  const summary = summarySheets(report, language);
  const found = report.differences.reduce((sum, { count }) => sum + count, 0);
  const listSheets = Math.max(1, Math.ceil(found / ROWS_A_SHEET));
  const listTitle = bilingual(DIFFERENCES_TITLE, language);
  const names = [
    ...summary.map(({ title }) => bilingual(title, language)),
    ...Array.from({ length: listSheets }, (_, index) =>
      index === 0 ? listTitle : `${listTitle} ${index + 1}`,
    ),
  ];
  const zip = new ZipParts();
  zip.file('[Content_Types].xml', contentTypesXml(names.length));
  zip.file('_rels/.rels', ROOT_RELATIONS_XML);
  const title = `${bilingual(REPORT_TITLE, language)} ${report.shop}`;
  zip.file('docProps/core.xml', corePropertiesXml(title, report.asOf ?? '1980-01-01T00:00:00Z'));
  zip.file('xl/workbook.xml', workbookXml(names));
  zip.file('xl/_rels/workbook.xml.rels', workbookRelationsXml(names.length));
  zip.file('xl/styles.xml', STYLES_XML);
  for (const [index, { tables }] of summary.entries()) {
    zip.file(sheetPath(index), sheetOf(tables, language));
  }
  yield* zip.written();
  const rows = rowsOf(report, differences, language);
  for (let sheet = 0; sheet < listSheets; sheet++) {
    yield* writeListSheet(zip, summary.length + sheet, { columns: DIFFERENCE_COLUMNS, rows, language });
  }
  zip.close();
  yield* zip.written();
}

async function* rowsOf(
  report: ReconciliationReport,
  differences: AsyncIterable<Difference>,
  language: ReportLanguage,
): AsyncGenerator<ReportRow> {
  for await (const difference of differences) yield differenceRow(difference, report, language);
}

interface Sheet {
  readonly title: Words;
  readonly tables: readonly ReportTable[];
}

function summarySheets(report: ReconciliationReport, language: ReportLanguage): readonly Sheet[] {
  return [
    {
      title: words('汇总', 'Summary'),
      tables: [
        factsTable(report, language),
        moneyTable(report, language),
        statusTable(report, language),
        ownerTable(report, language),
      ],
    },
    { title: words('按差异类型', 'By code'), tables: [codeTable(report, language)] },
    { title: words('账龄', 'Ageing'), tables: [ageTable(report, language)] },
    {
      title: words('主要原因', 'Top causes'),
      tables: [causeTable(report, language), largestTable(report, language)],
    },
  ];
}

/** Tables one below the other, each with its title and headings. */
function sheetOf(tables: readonly ReportTable[], language: ReportLanguage): string {
  let xml = sheetHead(widthsOf(tables.map(({ columns }) => columns)), false);
  let row = 1;
  for (const { title, columns, rows } of tables) {
    xml += `<row r="${row}">${textCell(`A${row}`, bilingual(title, language), STYLE.title)}</row>`;
    xml += headerRow(row + 1, columns, language);
    for (const [index, cells] of rows.entries()) xml += rowXml(row + 2 + index, columns, cells);
    row += rows.length + 3;
  }
  return xml + sheetEnd();
}
