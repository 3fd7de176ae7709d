import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { withLedger } from './cli-commands.js';
import type { CommandResult } from './cli-commands.js';
import { CliOutput } from './cli-output.js';
import { formatOf, languageOf } from './cli-report.js';
import type { Ledger } from './ledger.js';
import type { Executed } from './platform/event-store/execute.js';
import { ReportSchedulesReader } from './reports/report-schedule.commands.js';
import { reportScheduleDecider } from './reports/report-schedule.decider.js';
import type { ReportCommand, ReportSchedule } from './reports/report-schedule.decider.js';
import { CADENCES } from './shared/cadence.js';
import { malformed } from './shared/domain-error.js';
import { checkKey, checkShopId, reportSchedulesStream } from './shared/streams.js';

const JSON_HELP = 'print one JSON object on stdout and nothing else';

interface ScheduleOptions {
  readonly shop: string;
  readonly id: string;
  readonly every: string;
  readonly day?: string;
  readonly at: string;
  readonly channel?: string;
  readonly format: string;
  readonly lang: string;
  readonly json: boolean;
}

/** `ledger report schedule`, `unschedule` and `schedules`. The server makes what is due while it is up. */
export function addReportScheduleCommands(report: Command): void {
  report
    .command('schedule')
    .description('make the report again and again while the server is up / 定期生成报告')
    .requiredOption('--shop <id>', 'the shop')
    .requiredOption('--id <name>', 'your name of the schedule')
    .option('--every <cadence>', `${CADENCES.join(', ')}: the report is of the one before`, 'month')
    .option('--day <number>', 'of the week 1 (Monday) to 7, of the month 1 to 28; default 1')
    .option('--at <time>', "when, in the shop's zone", '06:00')
    .option('--channel <name>', 'only orders of this channel')
    .option('--format <format>', 'csv, xlsx, pdf or json', 'xlsx')
    .option('--lang <language>', 'zh or en', 'zh')
    .option('--json', JSON_HELP, false)
    .action((options: ScheduleOptions) =>
      new CliOutput(options.json).run((output) => runSchedule(output, options)),
    );
  report
    .command('unschedule')
    .description('no more reports of a schedule / 停止定期报告')
    .requiredOption('--shop <id>', 'the shop')
    .requiredOption('--id <name>', 'the schedule')
    .option('--json', JSON_HELP, false)
    .action((options: { shop: string; id: string; json: boolean }) =>
      new CliOutput(options.json).run((output) => runUnschedule(output, options)),
    );
  report
    .command('schedules')
    .description('the schedules of a shop with the newest report of each / 定期报告列表')
    .requiredOption('--shop <id>', 'the shop')
    .option('--json', JSON_HELP, false)
    .action((options: { shop: string; json: boolean }) =>
      new CliOutput(options.json).run((output) => runSchedules(output, options)),
    );
}

async function runSchedule(output: CliOutput, options: ScheduleOptions): Promise<CommandResult> {
  const { shop, id, at, channel } = options;
  const shopId = checkShopId(shop);
  const every =
    CADENCES.find((cadence) => cadence === options.every) ??
    malformed('MALFORMED_OPTION', `--every "${options.every}" is none of ${CADENCES.join(', ')}`, {
      option: '--every',
    });
  const day = dayOf(options, every);
  const data = {
    shopId,
    scheduleId: id,
    every,
    time: at,
    ...(day !== undefined && { day }),
    ...(channel !== undefined && { channel: checkKey('channel', channel) }),
    format: formatOf(options.format),
    language: languageOf(options.lang),
  };
  return withLedger(output, false, async (ledger) => {
    const { eventTypes } = await execute(ledger, { type: 'ScheduleReport', data, ...sentNow() });
    return {
      result: { ...data, changed: eventTypes.length > 0 },
      lines: [
        eventTypes.length > 0
          ? `The report ${id} of ${shopId} is scheduled / 定期报告已设定`
          : `The report ${id} of ${shopId} is scheduled so already / 定期报告没有变化`,
      ],
    };
  });
}

async function runUnschedule(
  output: CliOutput,
  { shop, id }: { readonly shop: string; readonly id: string },
): Promise<CommandResult> {
  const data = { shopId: checkShopId(shop), scheduleId: id };
  return withLedger(output, false, async (ledger) => {
    const { eventTypes } = await execute(ledger, { type: 'StopReportSchedule', data, ...sentNow() });
    return {
      result: { ...data, changed: eventTypes.length > 0 },
      lines: [`The report ${id} of ${data.shopId} is not made any more / 定期报告已停止`],
    };
  });
}

async function runSchedules(output: CliOutput, { shop }: { readonly shop: string }): Promise<CommandResult> {
  const shopId = checkShopId(shop);
  return withLedger(output, false, async ({ store, codec }) => {
    const items = await new ReportSchedulesReader(store, codec).schedulesOf(shopId);
    return { result: { shop: shopId, items }, lines: items.map(scheduleLine) };
  });
}

function execute(ledger: Ledger, command: ReportCommand): Promise<Executed> {
  const commandId = randomUUID();
  return ledger.executor.execute({
    commandId,
    correlationId: commandId,
    source: 'cli',
    stream: reportSchedulesStream(command.data.shopId),
    decider: reportScheduleDecider,
    command,
  });
}

function sentNow(): Pick<ReportCommand, 'actor' | 'occurredAt'> {
  return { actor: { type: 'user', id: 'cli' }, occurredAt: new Date().toISOString() };
}

function dayOf({ day }: ScheduleOptions, every: string): number | undefined {
  if (day === undefined) return every === 'day' ? undefined : 1;
  if (!/^\d{1,2}$/.test(day)) {
    malformed('MALFORMED_OPTION', `--day "${day}" is not a whole number`, { option: '--day' });
  }
  return Number.parseInt(day, 10);
}

function scheduleLine({ schedule, active, produced }: ReportSchedule): string {
  const { scheduleId, every, day, time, format } = schedule;
  const when = `every ${every}${day === undefined ? '' : ` ${day}`} ${time}`;
  const last = produced === undefined ? '' : `, last 最近 ${produced.fileName} (${produced.dueAt})`;
  return `${scheduleId}: ${format}, ${when}${active ? '' : ', stopped 已停止'}${last}`;
}
