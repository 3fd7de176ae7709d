import type { Command } from 'commander';
import { PAYOUT_STATUSES } from '../projections/core/payouts.js';
import { explainLine } from '../projections/reconciliation/line-candidates.js';
import type { ExplainedLine, LineRejection } from '../projections/reconciliation/line-candidates.js';
import type { PayoutRejection } from '../projections/reconciliation/payout-candidates.js';
import { listPayouts } from '../projections/reconciliation/payouts.queries.js';
import type { ExplainedPayout } from '../projections/reconciliation/payouts.queries.js';
import { waitForViews, withLedger } from './cli-commands.js';
import type { CommandResult } from './cli-commands.js';
import { CliOutput } from './cli-output.js';
import type { Ledger } from './ledger.js';
import { readKnownAt, readMoment } from './platform/http/as-of.js';
import type { KnownAt } from './platform/http/as-of.js';
import { MAX_PAGE_SIZE } from './platform/http/pagination.js';
import { malformed } from './shared/domain-error.js';
import { checkKey, checkShopId } from './shared/streams.js';

interface AsOfOptions {
  readonly shop: string;
  readonly asOf?: string;
  readonly knownAt?: string;
}

interface PayoutsOptions extends AsOfOptions {
  readonly status?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `ledger line` and `ledger payouts`: what a line or a payout was matched with, or what came nearest and why it was not. */
export function addExplainCommands(program: Command): void {
  asOfOptions(
    program
      .command('line')
      .description('why a statement line has its order, or which orders came nearest / 账单行匹配说明')
      .argument('<line>', 'the id of the line, or its own number in the statement')
      .requiredOption('--shop <id>', 'the shop'),
  ).action((line: string, options: AsOfOptions & { json: boolean }) =>
    new CliOutput(options.json).run((output) => runLine(output, line, options)),
  );
  asOfOptions(
    program
      .command('payouts')
      .description('payouts of the payment services against the bank / 提现与银行到账')
      .requiredOption('--shop <id>', 'the shop')
      .option('--status <status>', PAYOUT_STATUSES.join(', '))
      .option('--from <date>', 'paid out from this business date on (2026-01-01)')
      .option('--to <date>', 'paid out before this business date'),
  ).action((options: PayoutsOptions & { json: boolean }) =>
    new CliOutput(options.json).run((output) => runPayouts(output, options)),
  );
}

function asOfOptions(command: Command): Command {
  return command
    .option(
      '--as-of <date>',
      'what happened before this business date or instant counts; default: the end of the statements',
    )
    .option('--known-at <time>', 'as known at this instant, date or position of the log')
    .option('--json', 'print one JSON object on stdout and nothing else', false);
}

async function runLine(output: CliOutput, line: string, options: AsOfOptions): Promise<CommandResult> {
  const lineId = checkKey('line', line);
  const asked = readAsOf(options);
  return asking(output, async (ledger) => {
    const asOf = moment(ledger, '--as-of', options.asOf);
    const found = await explainLine(ledger.database, { ...asked, asOf }, lineId);
    return { result: found, lines: explanationLines(found) };
  });
}

async function runPayouts(output: CliOutput, options: PayoutsOptions): Promise<CommandResult> {
  const { status } = options;
  if (status !== undefined && !PAYOUT_STATUSES.some((one) => one === status)) {
    malformed('MALFORMED_OPTION', `--status "${status}" is none of ${PAYOUT_STATUSES.join(', ')}`, {
      option: '--status',
    });
  }
  const asked = readAsOf(options);
  return asking(output, async (ledger) => {
    const [from, to] = [moment(ledger, '--from', options.from), moment(ledger, '--to', options.to)];
    const asOf = moment(ledger, '--as-of', options.asOf);
    const items: ExplainedPayout[] = [];
    let cursor: string | undefined;
    do {
      const filter = { limit: MAX_PAGE_SIZE, cursor, status };
      const page = await listPayouts(ledger.database, { ...asked, from, to, asOf }, filter);
      items.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return {
      result: { shop: asked.shopId, items },
      lines: items.length === 0 ? [`No payouts of ${asked.shopId} / 没有提现`] : items.flatMap(payoutLines),
    };
  });
}

function readAsOf({ shop, knownAt }: AsOfOptions): { readonly shopId: string; readonly knownAt: KnownAt } {
  return { shopId: checkShopId(shop), knownAt: readKnownAt('--known-at', knownAt) };
}

function moment({ config }: Ledger, option: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : readMoment(option, text, config.zone);
}

/** Asks the views once they are at the end of the log. */
async function asking(
  output: CliOutput,
  ask: (ledger: Ledger) => Promise<CommandResult>,
): Promise<CommandResult> {
  return withLedger(output, true, async (ledger) => {
    const head = await ledger.store.head();
    if (head !== undefined) await waitForViews(ledger, output, head);
    return ask(ledger);
  });
}

const UNMATCHED = {
  'class-has-no-order': 'a line of this class belongs to no order / 此类账单行不对应订单',
  'no-order-number': 'it names no order / 没有订单号',
  'order-unknown': 'the ledger has no such order / 账本没有该订单',
} as const;

function explanationLines(line: ExplainedLine): string[] {
  const { lineId, entryNo, occurredAt, amount, currency, unmatchedBecause, candidates } = line;
  const { class: lineClass, ruleId, rulesVersion, orderNo, orderKey, matchedBy } = line;
  const [by, byZh] = matchedBy === 'trade' ? ['its trade', '交易号'] : ['its number', '订单号'];
  return [
    `Line 账单行 ${entryNo ?? lineId}: ${amount} ${currency}, ${occurredAt}`,
    `  class 类别 ${lineClass}, rule 规则 ${ruleId} (version 版本 ${rulesVersion})`,
    `  order 订单 ${orderNo ?? '–'}${orderKey === null ? '' : `, found in 来源 ${orderKey}`}`,
    unmatchedBecause === null
      ? `  matched by ${by} / 已匹配（${byZh}）`
      : `  not matched 未匹配: ${UNMATCHED[unmatchedBecause]}`,
    ...nearestOrders(line),
    ...candidates.flatMap((candidate) => [
      `    ${candidate.orderNo}: expected 应收 ${candidate.expectedAmount}, open 未结 ${candidate.openAmount} ${candidate.currency}, likeness 相似度 ${candidate.likeness}${candidate.proposal ? ' — PROPOSAL, no match / 建议，未匹配' : ''}`,
      ...candidate.rejectedBecause.map((rejection) => `      ${lineRejection(rejection)}`),
    ]),
  ];
}

/** A line that belongs to no order says so if none came near. */
function nearestOrders({ unmatchedBecause, candidates }: ExplainedLine): string[] {
  if (candidates.length > 0) return ['  Nearest orders 最接近的订单:'];
  const seeksOrder = unmatchedBecause !== null && unmatchedBecause !== 'class-has-no-order';
  return seeksOrder ? ['  No order came near / 没有接近的订单'] : [];
}

function lineRejection(rejection: LineRejection): string {
  switch (rejection.code) {
    case 'REFERENCE_DIFFERS':
      return rejection.line === null
        ? 'REFERENCE_DIFFERS: the line has no number / 账单行没有订单号'
        : `REFERENCE_DIFFERS: the line has 账单行为 ${rejection.line}`;
    case 'AMOUNT_DIFFERS':
      return `AMOUNT_DIFFERS: by 相差 ${rejection.difference}`;
    case 'CURRENCY_DIFFERS':
      return `CURRENCY_DIFFERS: line 账单行 ${rejection.line}, order 订单 ${rejection.order}`;
    case 'OUTSIDE_WINDOW':
      return outsideWindow(rejection.days);
    case 'ALREADY_SETTLED':
      return `ALREADY_SETTLED: by line 已由账单行结算 ${rejection.lines.join(', ')}`;
  }
}

const PAYOUT_STATUS_NAMES: Readonly<Record<ExplainedPayout['status'], string>> = {
  arrived: 'arrived 已到账',
  'in-transit': 'in transit 在途',
  pending: 'pending 逾期未到账',
  returned: 'returned 已退回',
  differs: 'differs 金额不符',
  'outside-statement': 'outside the statements 账单外',
};

function payoutLines(payout: ExplainedPayout): string[] {
  const { payoutNo, source, payoutAmount, currency, paidOutAt, status, matchedBy, rulesVersion } = payout;
  const { linesAmount, linesRemainder, bankAmount, bankRemainder, bankLines, candidates } = payout;
  return [
    `${payoutNo} ${source}: ${payoutAmount} ${currency}, ${paidOutAt} – ${PAYOUT_STATUS_NAMES[status]}`,
    `  lines 明细 ${linesAmount ?? '–'} (rest 余 ${linesRemainder ?? '–'}), bank 银行 ${bankAmount ?? '–'} (rest 余 ${bankRemainder ?? '–'})`,
    ...(matchedBy === null
      ? []
      : [`  matched by 匹配规则 ${matchedBy} (version 版本 ${rulesVersion}): ${bankLines.join(', ')}`]),
    ...(candidates.length === 0 ? [] : ['  Nearest credits 最接近的到账:']),
    ...candidates.flatMap((candidate) => [
      `    ${candidate.bankLine}: ${candidate.amount} ${candidate.currency}, ${candidate.occurredAt} ${candidate.wording}`,
      ...candidate.rejectedBecause.map((rejection) => `      ${payoutRejection(rejection)}`),
    ]),
  ];
}

function payoutRejection(rejection: PayoutRejection): string {
  switch (rejection.code) {
    case 'AMOUNT_DIFFERS':
      return `AMOUNT_DIFFERS: by 相差 ${rejection.difference}`;
    case 'OUTSIDE_WINDOW':
      return outsideWindow(rejection.days);
    case 'OTHER_SERVICE':
      return `OTHER_SERVICE: the bank names 银行摘要为 ${rejection.services.join(', ')}`;
    case 'CURRENCY_DIFFERS':
      return `CURRENCY_DIFFERS: payout 提现 ${rejection.payout}, credit 到账 ${rejection.credit}`;
    case 'TAKEN_BY':
      return `TAKEN_BY: payout 已对应提现 ${rejection.payouts.join(', ')}`;
  }
}

function outsideWindow(days: number): string {
  return days < 0
    ? `OUTSIDE_WINDOW: ${-days} days too early / 早 ${-days} 天`
    : `OUTSIDE_WINDOW: ${days} days too late / 晚 ${days} 天`;
}
