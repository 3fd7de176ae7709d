import { extname, resolve } from 'node:path';
import type { Command } from 'commander';
import { REPORT_FORMATS, reportFile } from '../projections/reports/report-file.js';
import type { ReportFormat } from '../projections/reports/report-file.js';
import { REPORT_LANGUAGES } from '../projections/reports/report-labels.js';
import type { ReportLanguage } from '../projections/reports/report-labels.js';
import { makeReport } from '../projections/reports/report.query.js';
import type { ReportQuestion } from '../projections/reports/report.query.js';
import { periodText } from '../projections/reports/report-tables.js';
import { waitForViews, withLedger } from './cli-commands.js';
import type { CommandResult } from './cli-commands.js';
import { CliOutput } from './cli-output.js';
import { readKnownAt } from './platform/http/as-of.js';
import { writeWholeFile } from './platform/write-file.js';
import { monthPeriod } from './shared/business-period.js';
import { malformed } from './shared/domain-error.js';
import { checkKey, checkShopId } from './shared/streams.js';

const JSON_HELP = 'print one JSON object on stdout and nothing else';

export interface ReportOptions {
  readonly shop: string;
  readonly channel?: string;
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly format?: string;
  readonly out?: string;
  readonly lang: string;
}

/** `ledger report` makes a report. Gives the command back, so that others may stand beside it. */
export function addReportCommands(program: Command): Command {
  const report = program
    .command('report')
    .description('reconciliation report as CSV, XLSX, PDF or JSON, now or on a schedule / 对账报告');
  report
    .command('make', { isDefault: true })
    .description('write the report of a period / 生成报告')
    .requiredOption('--shop <id>', 'the shop')
    .option('--channel <name>', 'only orders of this channel')
    .option('--month <month>', 'orders placed in this month (2026-01)')
    .option('--from <date>', 'orders placed from this business date on (2026-01-01)')
    .option('--to <date>', 'orders placed before this business date')
    .option(
      '--as-of <date>',
      'what happened before this business date counts; default: the end of the statements',
    )
    .option('--known-at <time>', 'as known at this instant, date or position of the log')
    .option(
      '--format <format>',
      `${REPORT_FORMATS.join(', ')}; default: as the name after --out ends, else xlsx`,
    )
    .option('--out <file>', 'where to; default: a name made of shop, period and format, in this folder')
    .option('--lang <language>', REPORT_LANGUAGES.join(' or '), 'zh')
    .option('--json', JSON_HELP, false)
    .action((options: ReportOptions & { json: boolean }) =>
      new CliOutput(options.json).run((output) => runReport(output, options)),
    );
  return report;
}

/** Writes the report of a shop and says where. The same as-of gives the same bytes. */
export async function runReport(output: CliOutput, options: ReportOptions): Promise<CommandResult> {
  const question = questionOf(options);
  const language = languageOf(options.lang);
  const format = formatOf(options.format ?? (extname(options.out ?? '').slice(1) || 'xlsx'));
  return withLedger(output, true, async (ledger) => {
    const head = await ledger.store.head();
    if (head !== undefined) await waitForViews(ledger, output, head);
    const made = await makeReport(ledger.database, question);
    const file = reportFile(made, format, language);
    const path = options.out ?? file.name;
    const { bytes, sha256 } = await writeWholeFile(resolve(path), file.bytes());
    const { shop, channel, period, asOf, matchedPercent, differences, resultHash } = made.report;
    const found = differences.reduce((sum, { count }) => sum + count, 0);
    return {
      result: {
        shop,
        channel,
        period,
        asOf,
        position: made.position,
        file: resolve(path),
        format,
        bytes,
        sha256,
        matchedPercent,
        differences: found,
        resultHash,
      },
      lines: [
        `${path} written / 已生成`,
        `  period 期间 ${periodText(period, language)}, as of 截至 ${asOf ?? '–'}, matched 匹配率 ${matchedPercent ?? 'n/a'} %, differences 差异 ${found}`,
        `  sha256 ${sha256}`,
      ],
    };
  });
}

function questionOf({ shop, channel, month, from, to, asOf, knownAt }: ReportOptions): ReportQuestion {
  if (month !== undefined && (from !== undefined || to !== undefined)) {
    malformed('MALFORMED_OPTION', '--month says the whole period: leave --from and --to out', {
      option: '--month',
    });
  }
  return {
    shopId: checkShopId(shop),
    channel: channel === undefined ? undefined : checkKey('channel', channel),
    ...(month === undefined ? { from, to } : monthPeriod(month)),
    asOf,
    knownAt: readKnownAt('--known-at', knownAt),
  };
}

/** Throws MALFORMED_OPTION unless it is a format that a report is written in. */
export function formatOf(text: string): ReportFormat {
  return (
    REPORT_FORMATS.find((format) => format === text) ??
    malformed('MALFORMED_OPTION', `the format "${text}" is none of ${REPORT_FORMATS.join(', ')}`, {
      option: '--format',
    })
  );
}

/** Throws MALFORMED_OPTION unless it is a language that a report is written in. */
export function languageOf(text: string): ReportLanguage {
  return (
    REPORT_LANGUAGES.find((language) => language === text) ??
    malformed('MALFORMED_OPTION', `the language "${text}" is none of ${REPORT_LANGUAGES.join(', ')}`, {
      option: '--lang',
    })
  );
}
