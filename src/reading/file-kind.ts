import { ALIPAY_ACCOUNT_FORMAT } from './alipay-account.format.js';
import { normalHeader } from './cells.js';
import { splitCells } from './delimited.js';
import { detectEncoding } from './encoding.js';
import type { TextEncoding } from './encoding.js';
import type { TableFormat } from './table-reader.js';
import { TMALL_ORDERS_FORMAT } from './tmall-orders.format.js';

export type FileKind = 'tmall-orders' | 'alipay-account';

/** `seen` says in words what the file is or looks like, for the person who sent it. */
export interface DetectedFile {
  readonly kind: FileKind | 'unknown';
  readonly seen: string;
}

/** Exports and formats that people send by mistake, by the first bytes. */
const SIGNATURES: readonly { readonly bytes: string; readonly seen: string }[] = [
  {
    bytes: 'PK\x03\x04',
    seen: 'a zip archive or an xlsx workbook: unpack it, or save the sheet as CSV, and send the CSV file',
  },
  { bytes: '\xD0\xCF\x11\xE0', seen: 'an old Excel workbook (xls): save the sheet as CSV and send that' },
  { bytes: '%PDF', seen: 'a PDF document: export the data as CSV' },
  { bytes: '\x1F\x8B', seen: 'a gzip archive: unpack it and send the CSV file' },
];

/** Texts known by what stands in their first lines. The first that fits decides. */
const TEXTS: readonly { readonly pattern: RegExp; readonly seen: string }[] = [
  {
    pattern: /支付宝账务汇总查询|^类型,收入笔数,/m,
    seen: 'an Alipay account summary (账务汇总): the statement is the other file of the archive, 账务明细',
  },
  { pattern: /支付宝业务汇总查询/, seen: 'an Alipay trade bill summary (业务明细汇总)' },
  {
    pattern: /支付宝业务明细查询|商家实收（元）/,
    seen: 'an Alipay trade bill (业务明细): export 账务明细 instead',
  },
  {
    pattern:
      /支付宝交易记录明细查询|^支付宝账户[：:]|对方账号\s*,商品说明\s*,|交易对方,商品,金额,收\/支|交易分类\s*,交易对方/m,
    seen: 'a personal Alipay record (交易记录明细)',
  },
  { pattern: /微信支付账单明细|微信昵称/, seen: 'a personal WeChat Pay record (微信支付账单明细)' },
  { pattern: /公众账号ID|微信订单号/, seen: 'a WeChat Pay trade bill (交易账单)' },
  { pattern: /微信支付业务单号|资金流水单号/, seen: 'a WeChat Pay fund bill (资金账单)' },
  { pattern: /收\/支,金额\(元\),支付方式/, seen: 'a personal WeChat Pay record (微信支付账单明细)' },
  { pattern: /camt\.0?5[234]|BkToCstmr/, seen: 'an ISO 20022 bank statement (camt.052/053/054)' },
  { pattern: /^\s*\{1:F01|^:20:|^:25:|^:60[FM]:|^:61:/m, seen: 'a SWIFT bank statement (MT940/MT942)' },
  {
    pattern: /^子订单编号,|主订单编号,商品标题/m,
    seen: 'a Taobao item list (宝贝报表): export the order report (订单报表) instead',
  },
  { pattern: /退款编号,订单编号/, seen: 'a Taobao refund export (退款)' },
  { pattern: /^Name,Email,Financial Status/m, seen: 'a Shopify order export' },
  { pattern: /^\s*</, seen: 'an XML or HTML document' },
  { pattern: /^\s*[{[]/, seen: 'a JSON document' },
];

/**
 * Which kind of export a file is, by its first bytes (`HEAD_BYTES` of them are enough). The name of the file does not
 * count: people rename files. A kind is named if the header has most of the required columns; which ones it lacks is for
 * the reader to say.
 */
export function detectFileKind(head: Uint8Array): DetectedFile {
  if (head.length === 0) return { kind: 'unknown', seen: 'an empty file' };
  const start = Buffer.from(head.subarray(0, 8)).toString('latin1');
  const signature = SIGNATURES.find(({ bytes }) => start.startsWith(bytes));
  if (signature !== undefined) return { kind: 'unknown', seen: signature.seen };
  const encoding = detectEncoding(head);
  const text = new TextDecoder(encoding).decode(head);
  if (isBinary(text)) return { kind: 'unknown', seen: 'binary data, not a text file' };
  const lines = text.split(/\r?\n/).slice(0, 40);
  if (lines.every((line) => line.trim() === '')) return { kind: 'unknown', seen: 'a file of blank lines' };
  if (hasMostColumns(lines, TMALL_ORDERS_FORMAT)) {
    return { kind: 'tmall-orders', seen: `a ${TMALL_ORDERS_FORMAT.name} in ${encoding}` };
  }
  if (hasMostColumns(lines, ALIPAY_ACCOUNT_FORMAT)) {
    return { kind: 'alipay-account', seen: `an ${ALIPAY_ACCOUNT_FORMAT.name} in ${encoding}` };
  }
  const firstLines = lines.join('\n');
  const known = TEXTS.find(({ pattern }) => pattern.test(firstLines));
  return { kind: 'unknown', seen: known?.seen ?? unknownText(lines, encoding) };
}

/** True if a line has more than half of the required columns and, with the others, three of the format. */
function hasMostColumns<Column extends string>(
  lines: readonly string[],
  format: TableFormat<Column>,
): boolean {
  const columns = Object.values<{ names: readonly string[]; required: boolean }>(format.columns).map(
    ({ names, required }) => ({ names: names.map(normalHeader), required }),
  );
  return lines.some((line) =>
    [',', '\t'].some((delimiter) => {
      const cells = new Set((splitCells(line, delimiter) ?? []).map(normalHeader));
      const found = columns.filter(({ names }) => names.some((name) => cells.has(name)));
      const required = columns.filter((column) => column.required).length;
      return found.length >= 3 && found.filter((column) => column.required).length * 2 > required;
    }),
  );
}

/** Text has no control characters but white space; random bytes have one in ten. */
function isBinary(text: string): boolean {
  const control = text.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  return control * 50 > text.length;
}

/** Says only the shape of a text that nobody knows: its words may be anybody's. */
function unknownText(lines: readonly string[], encoding: TextEncoding): string {
  const widest = Math.max(...lines.map((line) => Math.max(line.split(',').length, line.split('\t').length)));
  const shape = widest > 1 ? `a table of up to ${widest} columns` : 'a text without columns';
  return `${shape} in ${encoding}, with none of the headers that are known`;
}
