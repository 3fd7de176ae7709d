import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/platform/event-store/codec.js';
import { addDays, addMonths } from '../../src/shared/business-period.js';
import { businessDate } from '../../src/shared/period.js';
import type { Difference } from '../core/difference.js';
import { writeCsv } from './report-csv.js';
import type { ReportLanguage } from './report-labels.js';
import { writePdf } from './report-pdf.js';
import { writeXlsx } from './report-xlsx.js';
import type { MadeReport } from './report.query.js';
import type { ReconciliationReport, ReportPeriod } from './report.js';

export const REPORT_FORMATS = ['csv', 'xlsx', 'pdf', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<ReportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  json: 'application/json; charset=utf-8',
};

export interface ReportFile {
  /** Made of shop, channel, period and format; no sign in it needs quoting in a file system. */
  readonly name: string;
  readonly mediaType: string;
  /** Equal tags, equal bytes: SHA-256 of the report's data, its format and its language. */
  readonly tag: string;
  /** The file, written while it is read. */
  readonly bytes: () => AsyncGenerator<Uint8Array>;
}

/** A made report as a file of a format. The same report gives the same bytes, whenever and wherever it is written. */
export function reportFile(
  { report, differences }: MadeReport,
  format: ReportFormat,
  language: ReportLanguage,
): ReportFile {
  return {
    name: fileName(report, format),
    mediaType: MEDIA_TYPES[format],
    tag: createHash('sha256')
      .update(`${format}\n${language}\n${canonicalJson(report)}`)
      .digest('hex'),
    bytes: () => WRITERS[format](report, differences(), language),
  };
}

type Writer = (
  report: ReconciliationReport,
  differences: AsyncIterable<Difference>,
  language: ReportLanguage,
) => AsyncGenerator<Uint8Array>;

const WRITERS: Readonly<Record<ReportFormat, Writer>> = {
  csv: writeCsv,
  xlsx: writeXlsx,
  pdf: writePdf,
  json: writeJson,
};

/** The report with every difference in `items`. */
async function* writeJson(
  report: ReconciliationReport,
  differences: AsyncIterable<Difference>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(report).slice(0, -1)},"items":[`);
  let between = '';
  for await (const difference of differences) {
    yield Buffer.from(between + JSON.stringify(difference));
    between = ',';
  }
  yield Buffer.from(']}\n');
}

/** "reconciliation_my-shop_tmall_2026-01_2026-02-05.pdf": the last part is the date of the as-of. */
function fileName({ shop, channel, period, asOf, zone }: ReconciliationReport, format: ReportFormat): string {
  const parts = [
    'reconciliation',
    shop,
    ...(channel === null ? [] : [channel]),
    periodName(period),
    ...(asOf === null ? [] : [businessDate(asOf, zone)]),
  ];
  return `${parts.join('_').replace(/[^\p{L}\p{N}._-]/gu, '-')}.${format}`;
}

function periodName({ from, to }: ReportPeriod): string {
  if (from === null && to === null) return 'all';
  if (from !== null && to !== null && from.endsWith('-01') && addMonths(from, 1) === to) {
    return from.slice(0, 7);
  }
  return `${from ?? ''}_${to === null ? '' : addDays(to, -1)}`;
}

/** A file's Content-Disposition. Old clients take the name without its Chinese, new ones the whole one (RFC 6266, RFC 8187). */
export function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_');
  const whole = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
