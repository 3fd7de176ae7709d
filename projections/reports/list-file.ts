import type { Words } from '../../src/shared/vocabulary.js';
import { cells, csv, titles } from './report-csv.js';
import { bilingual } from './report-labels.js';
import type { ReportLanguage } from './report-labels.js';
import type { ReportColumn, ReportRow } from './report-tables.js';
import { writeListSheet, ZipParts } from './xlsx-list.js';
import {
  contentTypesXml,
  corePropertiesXml,
  ROOT_RELATIONS_XML,
  STYLES_XML,
  workbookRelationsXml,
  workbookXml,
} from './xlsx-parts.js';

export const LIST_FORMATS = ['csv', 'xlsx'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];

/** A list on its way into a file; no cell of it can become a formula. */
export interface ListToWrite {
  readonly title: Words;
  readonly columns: readonly ReportColumn[];
  readonly rows: AsyncGenerator<ReportRow>;
  readonly language: ReportLanguage;
  /** The moment that the list speaks of, ISO 8601. */
  readonly asOf: string | null;
}

const ROWS_A_PIECE = 500;

/** The list as CSV (RFC 4180, UTF-8 with a byte order mark): headings and rows, nothing else. */
async function* listCsv({ columns, rows, language }: ListToWrite): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`\uFEFF${csv([titles(columns, language)])}`);
  let piece: string[][] = [];
  for await (const row of rows) {
    piece.push(cells(columns, row));
    if (piece.length === ROWS_A_PIECE) {
      yield Buffer.from(csv(piece));
      piece = [];
    }
  }
  yield Buffer.from(csv(piece));
}

/** The list as a workbook, with a further sheet for every million rows. */
async function* listXlsx(list: ListToWrite): AsyncGenerator<Uint8Array> {
  const zip = new ZipParts();
  zip.file('_rels/.rels', ROOT_RELATIONS_XML);
  zip.file('xl/styles.xml', STYLES_XML);
  const title = bilingual(list.title, list.language);
  zip.file('docProps/core.xml', corePropertiesXml(title, list.asOf ?? '1980-01-01T00:00:00Z'));
  let sheets = 0;
  let isAll = false;
  while (!isAll) {
    isAll = yield* writeListSheet(zip, sheets, list);
    sheets += 1;
  }
  const names = Array.from({ length: sheets }, (_, index) => (index === 0 ? title : `${title} ${index + 1}`));
  // How many sheets there are is known last; a workbook's parts may stand in any order.
  zip.file('[Content_Types].xml', contentTypesXml(sheets));
  zip.file('xl/workbook.xml', workbookXml(names));
  zip.file('xl/_rels/workbook.xml.rels', workbookRelationsXml(sheets));
  zip.close();
  yield* zip.written();
}

/** Writes a list of any length while it is read. */
export function writeList(list: ListToWrite, format: ListFormat): AsyncGenerator<Uint8Array> {
  return format === 'csv' ? listCsv(list) : listXlsx(list);
}
