import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { accountLines } from './demo-account.js';
import { demoOrder } from './demo-order.js';
import { ordersHeader, ordersLine } from './demo-orders-file.js';
import { DAY, demoPlan, HOUR } from './demo-plan.js';
import type { DemoOptions, DemoPlan } from './demo-plan.js';
import { statementLine, statementPreamble, StatementTotals } from './demo-statement-file.js';
import { TruthKeeper } from './demo-truth.js';

/** A piece of one of the month's files; the pieces of a file come one after another. */
export interface DemoFilePiece {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** What the broken footer declares beyond the lines that are there. */
const DECLARED_TOO_MUCH = '88.80';
const PIECE_CHARACTERS = 65_536;

/**
 * A month of a made-up Tmall shop as the files that a bookkeeper would download: the order report, the account
 * statement in three parts, and `truth.json` with every difference in them. All else reconciles, also where it does not
 * look like it: paid orders in transit, refunds out of the platform's escrow, settlements not due yet, cancelled orders.
 * One pass, in memory that hardly grows with the number of orders. Throws MALFORMED_DEMO_OPTION.
 */
export function* generateDemoMonth(options: DemoOptions): Generator<DemoFilePiece> {
  const plan = demoPlan(options);
  const truth = new TruthKeeper(plan);
  yield* inPieces(`orders-${plan.month}.csv`, ordersText(plan, truth));
  yield* statements(plan, truth);
  yield { fileName: 'truth.json', bytes: Buffer.from(`${JSON.stringify(truth.truth(), null, 2)}\n`) };
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
    const order = demoOrder(plan, index);
    truth.order(order);
    if (order.inReport) yield ordersLine(order);
  }
}

/** Three files that join: the account's lines run through all of them. */
function* statements(plan: DemoPlan, truth: TruthKeeper): Generator<DemoFilePiece> {
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
      yield statementLine(next.value);
      next = lines.next();
    }
    if (broken) totals.add(DECLARED_TOO_MUCH);
    yield totals.footer(until + 9 * HOUR);
  }
}

/** Text in pieces of GB18030, the encoding of both exports. */
function* inPieces(fileName: string, texts: Iterable<string>): Generator<DemoFilePiece> {
  let text = '';
  for (const part of texts) {
    text += part;
    if (text.length < PIECE_CHARACTERS) continue;
    yield { fileName, bytes: iconv.encode(text, 'gb18030') };
    text = '';
  }
  yield { fileName, bytes: iconv.encode(text, 'gb18030') };
}
