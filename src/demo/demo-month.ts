import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { alipayTradeText } from './demo-alipay-trade-file.js';
import { accountLines } from './demo-account.js';
import { bankText } from './demo-bank-file.js';
import { tabbedCsvLine } from './demo-csv.js';
import { DOCUMENT_FILES } from './demo-document-files.js';
import type { DocumentFile } from './demo-document-files.js';
import { mt940Text } from './demo-mt940-file.js';
import { documentedOrder } from './demo-order.js';
import { ordersHeader, ordersLine } from './demo-orders-file.js';
import { DAY, demoPlan, HOUR } from './demo-plan.js';
import type { DemoOptions, DemoPlan } from './demo-plan.js';
import type { RoutePayout } from './demo-route-entries.js';
import { routeFiles } from './demo-route-files.js';
import type { DemoEncoding } from './demo-route-files.js';
import { routeOrder } from './demo-route-order.js';
import { ROUTE_NAMES } from './demo-routes.js';
import { demoSettings } from './demo-settings.js';
import type { NumberedLine } from './demo-statement-file.js';
import { statementLine, statementPreamble, StatementTotals } from './demo-statement-file.js';
import { TruthKeeper } from './demo-truth.js';

/** A piece of one of the month's files; the pieces of a file come one after another. */
export interface DemoFilePiece {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** What the broken footer declares beyond the lines that are there. */
const DECLARED_TOO_MUCH = '88.80';
/** What `ledger settings import` takes. */
export const SETTINGS_FILE = 'settings.json';
const PIECE_CHARACTERS = 65_536;

/**
 * A month of a made-up shop as the files that a bookkeeper would download: of Tmall orders, goods, refunds and invoices,
 * the account statement in three parts and some of it again; orders and statements of its other channels; the bank's
 * statements, the shop's settings, and `truth.json` with every difference in them. All else reconciles, also where it
 * does not look like it: orders in transit, refunds out of escrow, settlements not due yet, cancelled orders.
 * One pass, in memory that hardly grows with the number of orders. Throws MALFORMED_DEMO_OPTION.
 */
export function* generateDemoMonth(options: DemoOptions): Generator<DemoFilePiece> {
  const plan = demoPlan(options);
  const truth = new TruthKeeper(plan);
  yield* inPieces(`orders-${plan.month}.csv`, ordersText(plan, truth));
  for (const file of DOCUMENT_FILES) {
    yield* inPieces(`${file.name}-${plan.month}.csv`, documentText(plan, file));
  }
  const payouts = { alipay: [] as NumberedLine[], routes: [] as RoutePayout[] };
  yield* statements(plan, truth, payouts.alipay);
  yield* inPieces(`alipay-account-${plan.month}-4.csv`, overlappingText(plan, truth));
  yield* inPieces(`alipay-trade-${plan.month}.csv`, alipayTradeText(plan, accountLines(plan)));
  truth.decoy('second-telling');
  for (const { name, encoding, texts } of routeFiles(plan, truth, payouts.routes)) {
    yield* inPieces(`${name}-${plan.month}.csv`, texts, encoding);
  }
  yield* inPieces(`bank-${plan.month}.csv`, bankText(plan, payouts, truth));
  yield { fileName: `bank-eur-${plan.month}.sta`, bytes: Buffer.from(mt940Text(plan)) };
  yield textFile(SETTINGS_FILE, JSON.stringify(demoSettings(plan, truth.specialOrders), null, 2));
  yield textFile('truth.json', JSON.stringify(truth.truth(), null, 2));
}

function textFile(fileName: string, text: string): DemoFilePiece {
  return { fileName, bytes: Buffer.from(`${text}\n`) };
}

/** Writes the files of a month into a folder, which is made if it is not there. Gives their names. */
export async function writeDemoMonth(folder: string, options: DemoOptions): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  let file: Awaited<ReturnType<typeof open>> | undefined;
  try {
    for (const { fileName, bytes } of generateDemoMonth(options)) {
      if (names.at(-1) !== fileName) {
        await file?.close();
        file = await open(join(folder, fileName), 'w');
        names.push(fileName);
      }
      await file?.write(bytes);
    }
  } finally {
    await file?.close();
  }
  return names;
}

function* ordersText(plan: DemoPlan, truth: TruthKeeper): Generator<string> {
  yield ordersHeader();
  for (let index = 0; index < plan.made; index++) {
    const order = documentedOrder(plan, index);
    truth.order(order);
    if (order.inReport) yield ordersLine(order);
  }
}

function* documentText(plan: DemoPlan, file: DocumentFile): Generator<string> {
  yield tabbedCsvLine(file.header);
  for (let index = 0; index < plan.made; index++) {
    for (const cells of file.lines(documentedOrder(plan, index))) yield tabbedCsvLine(cells);
  }
  if (file.routeLines === undefined) return;
  for (const name of ROUTE_NAMES) {
    for (let index = 0; index < plan.routes[name].made; index++) {
      for (const cells of file.routeLines(routeOrder(plan, name, index))) yield tabbedCsvLine(cells);
    }
  }
}

/** Four days of the account once more, word for word. */
function* overlappingText(plan: DemoPlan, truth: TruthKeeper): Generator<string> {
  const [from, until] = [plan.start + 8 * DAY, plan.start + 12 * DAY];
  const totals = new StatementTotals();
  yield statementPreamble(from, until);
  for (const line of accountLines(plan)) {
    if (line.at >= until) break;
    if (line.at < from) continue;
    totals.add(line.amount);
    truth.decoy('overlapping-line');
    yield statementLine(line);
  }
  yield totals.footer(until + 9 * HOUR);
}

/** Three files that join: the account's lines run through all of them. */
function* statements(plan: DemoPlan, truth: TruthKeeper, payouts: NumberedLine[]): Generator<DemoFilePiece> {
  const lines = accountLines(plan);
  let next = lines.next();
  const bounds = [plan.start, plan.start + 10 * DAY, plan.start + 20 * DAY, plan.end];
  for (let part = 1; part < bounds.length; part++) {
    const [from, until] = [bounds[part - 1] ?? plan.start, bounds[part] ?? plan.end];
    const fileName = `alipay-account-${plan.month}-${part}.csv`;
    const broken = part === 2;
    if (broken) truth.difference('STATEMENT_GAP', fileName, DECLARED_TOO_MUCH);
    yield* inPieces(fileName, statementText(from, until, broken));
  }

  function* statementText(from: number, until: number, broken: boolean): Generator<string> {
    const totals = new StatementTotals();
    yield statementPreamble(from, until);
    while (next.done !== true && next.value.at < until) {
      totals.add(next.value.amount);
      truth.line(next.value);
      if (next.value.arrival !== undefined) payouts.push(next.value);
      yield statementLine(next.value);
      next = lines.next();
    }
    if (broken) totals.add(DECLARED_TOO_MUCH);
    yield totals.footer(until + 9 * HOUR);
  }
}

/** Text in pieces of an encoding; Alipay, Taobao and the bank write GB18030. */
function* inPieces(
  fileName: string,
  texts: Iterable<string>,
  encoding: DemoEncoding = 'gb18030',
): Generator<DemoFilePiece> {
  let text = '';
  for (const part of texts) {
    text += part;
    if (text.length < PIECE_CHARACTERS) continue;
    yield { fileName, bytes: iconv.encode(text, encoding) };
    text = '';
  }
  yield { fileName, bytes: iconv.encode(text, encoding) };
}
