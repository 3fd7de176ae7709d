import type { Database } from '../../src/platform/postgres/database.js';
import { addDays } from '../../src/shared/business-period.js';
import { businessDate } from '../../src/shared/period.js';
import { statusWords, words } from '../../src/shared/vocabulary.js';
import type { Words } from '../../src/shared/vocabulary.js';
import { writeList } from '../reports/list-file.js';
import type { ListFormat } from '../reports/list-file.js';
import { MEDIA_TYPES } from '../reports/report-file.js';
import type { ReportLanguage } from '../reports/report-labels.js';
import { column, CURRENCY, DIFFERENCE_COLUMNS, differenceRow, textOf } from '../reports/report-tables.js';
import type { ReportColumn, ReportRow } from '../reports/report-tables.js';
import { differencesPage } from './standing-differences.js';
import type { StandingDifference } from './standing-differences.js';
import { ordersPage } from './standing-orders.js';
import type { StandingOrder } from './standing-orders.js';
import { holdStanding, readStanding } from './standing-read.js';
import type { OpenStanding, StandingPage, StandingStamp } from './standing-read.js';
import type { StandingDifferencesFilter, StandingOrdersFilter, StandingQuery } from './standing.query.js';

/** How a list is written. */
export interface ListFormatting {
  readonly format: ListFormat;
  readonly language: ReportLanguage;
}

export interface ListFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: AsyncGenerator<Uint8Array>;
}

const ROWS_A_PAGE = 2000;
const amount = (zh: string, en: string): ReportColumn => column(words(zh, en), 'amount', 16);
const date = (zh: string, en: string): ReportColumn => column(words(zh, en), 'date', 12);
const CHANNEL = column(words('渠道', 'Channel'), 'text', 12);

const DIFFERENCES_WITH_SIDES: readonly ReportColumn[] = [
  ...DIFFERENCE_COLUMNS.slice(0, -1),
  CHANNEL,
  ...[amount('账面收款', 'Ledger received'), amount('账面退款', 'Ledger returned')],
  ...[amount('账面净额', 'Ledger net'), amount('账单收款', 'Statement receipts')],
  ...[amount('账单退款', 'Statement refunds'), amount('账单到账', 'Statement settled')],
  ...DIFFERENCE_COLUMNS.slice(-1),
];

const ORDER_COLUMNS: readonly ReportColumn[] = [
  column(words('订单号', 'Order'), 'id', 24),
  column(words('状态', 'Status'), 'text', 22),
  CHANNEL,
  ...[
    date('下单日期', 'Placed'),
    date('付款日期', 'Paid'),
    date('完成日期', 'Completed'),
    date('到账日期', 'Settled on'),
  ],
  CURRENCY,
  ...[amount('订单金额', 'Total'), amount('账面收款', 'Received'), amount('收款撤销', 'Reversed')],
  ...[amount('账面退款', 'Refunded'), amount('账面净额', 'Net'), amount('对账单到账', 'Settled')],
  ...[
    amount('平台费用', 'Fees'),
    amount('到账与净额之差', 'Settled − net'),
    amount('其中：已解释', 'of which explained'),
  ],
  amount('其中：差异', 'of which differences'),
  column(words('流水笔数', 'Lines'), 'count', 10),
  column(words('差异数', 'Differences'), 'count', 12),
];

/** The filtered list of differences as a file. Throws SHOP_UNKNOWN and VIEW_BEHIND before the first byte. */
export function differencesFile(
  database: Database,
  shopId: string,
  filter: StandingDifferencesFilter,
  formatting: ListFormatting,
): Promise<ListFile> {
  return listFile(database, shopId, filter, formatting, {
    name: 'differences',
    title: words('差异明细', 'Differences'),
    columns: DIFFERENCES_WITH_SIDES,
    page: (standing, cursor) => differencesPage(standing, filter, { limit: ROWS_A_PAGE, cursor }),
    row: (difference, { settings }) => differenceCells(difference, settings.zone, formatting.language),
  });
}

/** The filtered list of orders as a file. Throws SHOP_UNKNOWN and VIEW_BEHIND before the first byte. */
export function ordersFile(
  database: Database,
  shopId: string,
  filter: StandingOrdersFilter,
  formatting: ListFormatting,
): Promise<ListFile> {
  return listFile(database, shopId, filter, formatting, {
    name: 'orders',
    title: words('订单对账明细', 'Reconciled orders'),
    columns: ORDER_COLUMNS,
    page: (standing, cursor) => ordersPage(standing, filter, { limit: ROWS_A_PAGE, cursor }),
    row: (order, { settings }) => orderCells(order, settings.zone, formatting.language),
  });
}

interface List<Item> {
  readonly name: string;
  readonly title: Words;
  readonly columns: readonly ReportColumn[];
  readonly page: (standing: OpenStanding, cursor: string | undefined) => Promise<StandingPage<Item>>;
  readonly row: (item: Item, standing: OpenStanding) => ReportRow;
}

async function listFile<Item>(
  database: Database,
  shopId: string,
  filter: StandingQuery,
  { format, language }: ListFormatting,
  list: List<Item>,
): Promise<ListFile> {
  const stamp = await readStanding(database, shopId, (standing) => Promise.resolve(standing.stamp));
  const rows = holdStanding(database, shopId, (standing) => everyRow(standing, list));
  const { title, columns } = list;
  return {
    name: `${nameOf(list.name, filter, stamp)}.${format}`,
    mediaType: MEDIA_TYPES[format],
    bytes: writeList({ title, columns, rows, language, asOf: stamp.asOf }, format),
  };
}

async function* everyRow<Item>(standing: OpenStanding, { page, row }: List<Item>): AsyncGenerator<ReportRow> {
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await page(standing, cursor);
    for (const item of items) yield row(item, standing);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
}

/** "differences_my-shop_tmall_2026-01-01_2026-01-31_as-of_2026-02-05": no sign in it needs quoting in a file system. */
function nameOf(name: string, { from, to, channel }: StandingQuery, { shop, asOf }: StandingStamp): string {
  const parts = [
    ...[name, shop],
    ...(channel === undefined ? [] : [channel]),
    ...(from === undefined && to === undefined ? [] : [from ?? '', to === undefined ? '' : addDays(to, -1)]),
    ...(asOf === null ? [] : ['as-of', businessDate(asOf)]),
  ];
  return parts.join('_').replace(/[^\p{L}\p{N}._-]/gu, '-');
}

function differenceCells(difference: StandingDifference, zone: string, language: ReportLanguage): ReportRow {
  const { channel, ledgerSays, statementSays } = difference;
  const cells = differenceRow(difference, { zone }, language);
  return [
    ...cells.slice(0, -1),
    channel,
    ...[ledgerSays?.receivedAmount ?? null, ledgerSays?.returnedAmount ?? null],
    ...[ledgerSays?.expectedAmount ?? null, statementSays?.receiptsAmount ?? null],
    ...[statementSays?.outflowAmount ?? null, statementSays?.settledAmount ?? null],
    ...cells.slice(-1),
  ];
}

function orderCells(order: StandingOrder, zone: string, language: ReportLanguage): ReportRow {
  const dateOf = (instant: string | null): string | null =>
    instant === null ? null : businessDate(instant, zone);
  return [
    ...[order.orderNo, textOf(statusWords(order.status), language), order.channel],
    ...[order.placedAt, order.paidAt, order.completedAt, order.settledAt].map(dateOf),
    ...[order.currency, order.totalAmount, order.receivedAmount, order.reversedAmount, order.refundedAmount],
    ...[order.expectedAmount, order.settledAmount, order.feesAmount, order.differenceAmount],
    ...[
      order.explainedAmount,
      order.unexplainedAmount,
      String(order.statementLines),
      String(order.differences),
    ],
  ];
}
