import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { withLedger } from './cli-commands.js';
import type { CommandResult } from './cli-commands.js';
import { CliOutput } from './cli-output.js';
import type { Ledger } from './ledger.js';
import type { MadeRun } from './platform/run-maker.js';
import { reconciliationRunDecider } from './reconciliations/reconciliation-run.decider.js';
import type { ReconciliationRun } from './reconciliations/reconciliation-run.events.js';
import { differencesOf, prepareRun, runNamed, runsOf } from './reconciliations/reconciliation-run-log.js';
import type { RecordedRun } from './reconciliations/reconciliation-run-log.js';
import { diffRuns } from './reconciliations/run-diff.js';
import type { RunDiff } from './reconciliations/run-diff.js';
import { checkShopId, reconciliationRunsStream } from './shared/streams.js';

/** Lines of a diff that a person is shown unless all are asked for. */
const LINES_SHOWN = 20;

/** `ledger runs` lists what `ledger reconcile --record` recorded. */
export function addRunsCommand(program: Command): void {
  program
    .command('runs')
    .description('the reconciliations of a shop that were recorded, newest first / 对账运行列表')
    .requiredOption('--shop <id>', 'the shop')
    .option('--json', 'print one JSON object on stdout and nothing else', false)
    .action((options: { shop: string; json: boolean }) =>
      new CliOutput(options.json).run((output) => runRuns(output, checkShopId(options.shop))),
    );
}

async function runRuns(output: CliOutput, shopId: string): Promise<CommandResult> {
  return withLedger(output, false, async (ledger) => {
    const runs = (await runsOf(ledger, shopId)).toReversed();
    return {
      result: {
        shop: shopId,
        items: runs.map(({ run, recordedAt, recordedBy }) => ({ ...run, recordedAt, recordedBy })),
      },
      lines:
        runs.length === 0 ? [`No reconciliation of ${shopId} is recorded / 没有对账运行`] : runs.map(runLine),
    };
  });
}

function runLine({ run, recordedAt, recordedBy }: RecordedRun): string {
  const { runId, asOf, knownAt, rulesVersion, policyVersion, differenceCount, resultHash } = run;
  const known = knownAt === undefined ? '' : `, known at 已知截至 ${knownAt}`;
  return `${runId} ${recordedAt} ${recordedBy}: as of 截至 ${asOf ?? '–'}${known}, rules 规则 ${rulesVersion}/${policyVersion}, differences 差异 ${differenceCount}, hash ${resultHash.slice(0, 12)}`;
}

/**
 * Records a run and compares it with the newest one that stood before. The same result again writes nothing: its id is
 * that of the run that said it. `inFull` gives a person every line of the diff.
 */
export async function recordRun(ledger: Ledger, made: MadeRun, inFull: boolean): Promise<CommandResult> {
  const { shopId } = made.run;
  const earlier = (await runsOf(ledger, shopId)).at(-1);
  const commandId = randomUUID();
  const actor = { type: 'user', id: 'cli' } as const;
  const sender = { commandId, correlationId: commandId, source: 'cli', actor, now: new Date().toISOString() };
  const run = await prepareRun(ledger, shopId, sender, () => Promise.resolve(made));
  const { eventTypes } = await ledger.executor.execute({
    ...sender,
    stream: reconciliationRunsStream(shopId),
    decider: reconciliationRunDecider,
    command: { type: 'RecordReconciliationRun', data: run, actor, occurredAt: sender.now },
  });
  const recorded = eventTypes.length > 0;
  const line = recorded
    ? `Recorded as run ${run.runId} / 对账运行已记录`
    : `The same as run ${run.runId}: nothing new is recorded / 与该对账运行相同，没有新记录`;
  const result = { runId: run.runId, recorded };
  if (earlier === undefined) return { result, lines: [line] };
  const diff = await diffRuns(earlier.run, differencesOf(ledger, earlier.run), differencesOf(ledger, run));
  return { result: { ...result, diff }, lines: [line, ...diffLines(diff, run, inFull)] };
}

/** Compares a run that is not recorded with one that is. Throws RUN_UNKNOWN. */
export async function compareRun(
  ledger: Ledger,
  made: MadeRun,
  runId: string,
  inFull: boolean,
): Promise<CommandResult> {
  const { shopId } = made.run;
  const { run: earlier } = runNamed(await runsOf(ledger, shopId), shopId, runId);
  const diff = await diffRuns(earlier, differencesOf(ledger, earlier), made.differences());
  return { result: { diff }, lines: diffLines(diff, made.run, inFull) };
}

const CHANGE_NAMES = {
  appeared: 'appeared 新增',
  disappeared: 'disappeared 消失',
  changed: 'changed 金额变化',
} as const;

function diffLines(
  diff: RunDiff,
  now: Pick<ReconciliationRun, 'rulesVersion' | 'policyVersion' | 'resultHash'>,
  inFull: boolean,
): string[] {
  const { appeared, disappeared, changed, totals } = diff;
  const lines = [
    ...appeared.map(({ code, subject, amount, currency }) => `  + ${code} ${subject}: ${amount} ${currency}`),
    ...disappeared.map(
      ({ code, subject, amount, currency }) => `  - ${code} ${subject}: ${amount} ${currency}`,
    ),
    ...changed.map(
      ({ code, subject, from, to, currency }) => `  ~ ${code} ${subject}: ${from} → ${to} ${currency}`,
    ),
  ];
  const shown = inFull ? lines : lines.slice(0, LINES_SHOWN);
  return [
    `Against run ${diff.runId} (as of ${diff.asOf ?? 'no statement'}) / 与该对账运行比较:`,
    ...versionLine('rules changed from version', '规则版本已更改', diff.rulesVersion, now.rulesVersion),
    ...versionLine('policy changed from version', '策略版本已更改', diff.policyVersion, now.policyVersion),
    ...totals.map(
      ({ change, code, currency, count, amount }) =>
        `  ${CHANGE_NAMES[change]} ${code.padEnd(24)} ${String(count).padStart(6)} ${amount.padStart(16)} ${currency}`,
    ),
    ...(totals.length === 0
      ? [
          diff.resultHash === now.resultHash
            ? '  nothing changed, the result hash is the same / 没有变化，结果哈希相同'
            : '  no difference changed, other figures did / 差异没有变化，其他数字有变化',
        ]
      : []),
    ...shown,
    ...(lines.length > shown.length
      ? [`  … and ${lines.length - shown.length} more / 其余省略 (--details lists all)`]
      : []),
  ];
}

function versionLine(label: string, labelZh: string, from: number, to: number): string[] {
  return from === to ? [] : [`  ${label} ${from} to ${to} / ${labelZh}：${from} → ${to}`];
}
