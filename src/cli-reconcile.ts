import type { Command } from 'commander';
import type { Difference } from '../projections/core/difference.js';
import { everyDifference } from '../projections/reconciliation/every-difference.js';
import { reconcile } from '../projections/reconciliation/reconciliation.summary.js';
import { runOf } from '../projections/reconciliation/view-run-maker.js';
import { waitForViews, withLedger } from './cli-commands.js';
import type { CommandResult } from './cli-commands.js';
import { CliOutput } from './cli-output.js';
import { compareRun, recordRun } from './cli-runs.js';
import { differenceLines, reconciliationLines } from './cli-tables.js';
import { readKnownAt, readMoment } from './platform/http/as-of.js';
import { malformed } from './shared/domain-error.js';

interface ReconcileOptions {
  readonly shop: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly details: boolean;
  readonly record: boolean;
  readonly compare?: string;
}

/** `ledger reconcile`; with --record and --compare it tells what an earlier run said otherwise. */
export function addReconcileCommand(program: Command): void {
  program
    .command('reconcile')
    .description('compare the ledger with the statements / 对账')
    .requiredOption('--shop <id>', 'the shop')
    .option('--from <date>', 'orders placed from this business date on (2026-01-01)')
    .option('--to <date>', 'orders placed before this business date')
    .option(
      '--as-of <date>',
      'what happened before this business date or instant counts; default: the end of the statements',
    )
    .option('--known-at <time>', 'as known at this instant, date or position of the log')
    .option('--record', 'record the result as a run, and compare it with the run before', false)
    .option('--compare <run>', 'compare the result with this recorded run; records nothing')
    .option('--details', 'every difference with its explanation', false)
    .option('--json', 'print one JSON object on stdout and nothing else', false)
    .action((options: ReconcileOptions & { json: boolean }) =>
      new CliOutput(options.json).run((output) => runReconcile(output, options)),
    );
}

async function runReconcile(output: CliOutput, options: ReconcileOptions): Promise<CommandResult> {
  checkRunOptions(options);
  return withLedger(output, true, async (ledger) => {
    const head = await ledger.store.head();
    if (head !== undefined) await waitForViews(ledger, output, head);
    const moment = (option: string, text: string | undefined): string | undefined =>
      text === undefined ? undefined : readMoment(option, text, ledger.config.zone);
    const question = {
      shopId: options.shop,
      from: moment('--from', options.from),
      to: moment('--to', options.to),
      asOf: moment('--as-of', options.asOf),
      knownAt: readKnownAt('--known-at', options.knownAt),
    };
    const { database } = ledger;
    const summary = await reconcile(database, question);
    const run = await runAsked(options, {
      record: () => recordRun(ledger, runOf(database, question, summary), options.details),
      compare: (runId) => compareRun(ledger, runOf(database, question, summary), runId, options.details),
    });
    const items: Difference[] = [];
    if (options.details) for await (const item of everyDifference(database, question)) items.push(item);
    return {
      result: { ...summary, ...(options.details && { items }), ...run.result },
      lines: [...reconciliationLines(summary), ...differenceLines(items), ...run.lines],
    };
  });
}

async function runAsked(
  { record, compare }: ReconcileOptions,
  work: {
    readonly record: () => Promise<CommandResult>;
    readonly compare: (runId: string) => Promise<CommandResult>;
  },
): Promise<CommandResult> {
  if (record) return work.record();
  return compare === undefined ? { result: {}, lines: [] } : work.compare(compare);
}

/** A run is of the whole shop: one of some of its orders would be compared with one of others. */
function checkRunOptions({ from, to, record, compare }: ReconcileOptions): void {
  const option = record ? '--record' : '--compare';
  if (record && compare !== undefined) {
    malformed('MALFORMED_OPTION', '--record compares with the run before: leave --compare out', { option });
  }
  if ((record || compare !== undefined) && (from !== undefined || to !== undefined)) {
    malformed('MALFORMED_OPTION', `${option} is of the whole shop: leave --from and --to out`, { option });
  }
}
