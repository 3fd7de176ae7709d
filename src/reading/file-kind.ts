import { malformed } from '../shared/domain-error.js';
import type { TextEncoding } from './encoding.js';
import { fileHead } from './file-head.js';
import type { FileHead } from './file-head.js';
import type { FileReader } from './file-reader.js';
import { FORMATS } from './formats.js';

/** `seen` says in words what the file is or looks like, for the person who sent it. */
export interface DetectedFile {
  readonly reader: FileReader | undefined;
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

/** The kinds that --kind takes. */
export const FILE_KINDS: readonly string[] = ['auto', ...FORMATS.map(({ kind }) => kind)];

/**
 * Which kind of export a file is, by its first bytes (`HEAD_BYTES` of them are enough). The name of the file does not
 * count: people rename files. Among the readers that know it the one that explains most of it is named; which columns a
 * file lacks is for the reader to say.
 */
export function detectFileKind(bytes: Uint8Array): DetectedFile {
  if (bytes.length === 0) return { reader: undefined, seen: 'an empty file' };
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const signature = SIGNATURES.find((one) => start.startsWith(one.bytes));
  if (signature !== undefined) return { reader: undefined, seen: signature.seen };
  const head = fileHead(bytes);
  const reader = bestReader(head);
  if (reader !== undefined) {
    return { reader, seen: `${reader.name.en} (${reader.name.zh}) in ${head.encoding}` };
  }
  return { reader: undefined, seen: unknownFile(head) };
}

/**
 * The reader of a file: the one that is asked for, or the one that knows it, or of the shop's `own` readers, if no other
 * does, the one that explains most of it. Throws UNKNOWN_FILE_KIND, which says what the file looks like, and
 * AMBIGUOUS_MAPPING.
 */
export function readerOf(
  bytes: Uint8Array,
  fileName: string,
  asked: string,
  own: readonly FileReader[] = [],
): FileReader {
  if (asked !== 'auto') {
    return (
      FORMATS.find(({ kind }) => kind === asked) ??
      malformed('UNKNOWN_FILE_KIND', `"${asked}" is not a kind of file: use ${FILE_KINDS.join(', ')}`, {
        kind: asked,
      })
    );
  }
  const { reader, seen } = detectFileKind(bytes);
  return (
    reader ??
    ownReader(bytes, fileName, own) ??
    malformed('UNKNOWN_FILE_KIND', `${fileName} is not a file that can be read: it looks like ${seen}`, {
      fileName,
      seen,
    })
  );
}

/** Two that explain as much may give other amounts or dates: which one is right is for a person to say. */
function ownReader(bytes: Uint8Array, fileName: string, own: readonly FileReader[]): FileReader | undefined {
  const head = fileHead(bytes);
  const scores = own.map((reader) => reader.recognise(head)?.score ?? 0);
  const most = Math.max(0, ...scores);
  const [best, ...others] = own.filter((_, index) => most > 0 && scores[index] === most);
  if (best === undefined || others.length === 0) return best;
  const mappings = [best, ...others].map(({ savedAs }) => savedAs ?? '').sort();
  return malformed(
    'AMBIGUOUS_MAPPING',
    `${fileName} can be read by several saved mappings: ${mappings.join(', ')}. Name the one that is meant`,
    { fileName, mappings: mappings.join(', ') },
  );
}

function bestReader(head: FileHead): FileReader | undefined {
  let best: { reader: FileReader; score: number } | undefined;
  for (const reader of FORMATS) {
    const score = reader.recognise(head)?.score ?? 0;
    if (score > (best?.score ?? 0)) best = { reader, score };
  }
  return best?.reader;
}

function unknownFile({ text, lines, encoding }: FileHead): string {
  if (isBinary(text)) return 'binary data, not a text file';
  if (lines.every((line) => line.trim() === '')) return 'a file of blank lines';
  const firstLines = lines.join('\n');
  return TEXTS.find(({ pattern }) => pattern.test(firstLines))?.seen ?? unknownText(lines, encoding);
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
