import { Command, CommanderError } from 'commander';
import { runImport } from './cli-import.js';
import type { ImportOptions } from './cli-import.js';
import { runFormats, runInspect } from './cli-inspect.js';
import type { ReadingOptions } from './cli-inspect.js';
import { runDemo, runRebuild, runStatus } from './cli-commands.js';
import { addExplainCommands } from './cli-explain.js';
import { CliOutput } from './cli-output.js';
import { addMappingCommands } from './cli-mapping.js';
import { addReconcileCommand } from './cli-reconcile.js';
import { addReportCommands } from './cli-report.js';
import { addReportScheduleCommands } from './cli-report-schedule.js';
import { addRunsCommand } from './cli-runs.js';
import { runSettingsExport, runSettingsImport } from './cli-settings.js';

const JSON_HELP = 'print one JSON object on stdout and nothing else';

/** Exit codes: 0 done, 1 the input is wrong (said clearly), 2 the system failed. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = programOf();
  try {
    await program.parseAsync([...argv]);
  } catch (error) {
    // Commander has told what is wrong with the arguments; asking for help is no error.
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 1;
  }
}

function programOf(): Command {
  const program = new Command('ledger')
    .description('The command line of the order ledger / 订单账本命令行')
    .exitOverride()
    .showHelpAfterError('(ledger --help lists the commands)')
    .addHelpText(
      'after',
      '\nEnvironment: LEDGER_DATA (data folder, default ./data), DATABASE_URL, EVENTSTORE_URL, LEDGER_ZONE (default Asia/Shanghai).\nExit codes: 0 done, 1 wrong input, 2 system failure.',
    );
  addFileCommands(program);
  addReconcileCommand(program);
  addRunsCommand(program);
  addExplainCommands(program);
  addReportScheduleCommands(addReportCommands(program));
  addSettingsCommands(program);
  addMappingCommands(program);
  program
    .command('rebuild')
    .description('build views anew from the log, beside the live ones / 重建视图')
    .argument('[view]', 'one view; all if absent')
    .option('--json', JSON_HELP, false)
    .action((view: string | undefined, options: { json: boolean }) =>
      new CliOutput(options.json).run((output) => runRebuild(output, view)),
    );
  program
    .command('status')
    .description('how far the log and the views are / 状态')
    .option('--json', JSON_HELP, false)
    .action((options: { json: boolean }) => new CliOutput(options.json).run((output) => runStatus(output)));
  program
    .command('demo')
    .description(
      'write a made-up month of a shop as files, with planted differences and truth.json / 生成演示数据',
    )
    .argument('<folder>', 'where to write')
    .option('--seed <number>', 'the same seed gives the same files', '1')
    .option('--orders <number>', 'orders in the report', '3000')
    .option('--month <month>', 'the month', '2026-01')
    .option('--json', JSON_HELP, false)
    .action((folder: string, options: { seed: string; orders: string; month: string; json: boolean }) =>
      new CliOutput(options.json).run((output) => runDemo(output, folder, options)),
    );
  return program;
}

/** Commands that read files. */
function addFileCommands(program: Command): void {
  readingOptions(
    program
      .command('import')
      .description('import orders and statements: files, archives, folders, in any order / 导入订单和账单')
      .argument('<path...>', 'files as they were downloaded, or folders of them')
      .requiredOption('--shop <id>', 'the shop that the files belong to'),
  ).action((paths: string[], options: ImportOptions & { json: boolean }) =>
    new CliOutput(options.json).run((output) => runImport(output, paths, options)),
  );
  readingOptions(
    program
      .command('inspect')
      .description('read a file without writing anything and say what it is / 查看文件内容，不写入')
      .argument('<file>', 'the file as it was downloaded'),
  ).action((file: string, options: ReadingOptions & { json: boolean }) =>
    new CliOutput(options.json).run((output) => runInspect(output, file, options)),
  );
  program
    .command('formats')
    .description('the kinds of files that are understood / 支持的文件格式')
    .option('--json', JSON_HELP, false)
    .action((options: { json: boolean }) => new CliOutput(options.json).run(runFormats));
}

/** What a shop says about its settlements. */
function addSettingsCommands(program: Command): void {
  const settings = program
    .command('settings')
    .description('waiting times, tolerances and fee rates of a shop, as one JSON file / 店铺设置');
  settings
    .command('import')
    .description('replace the settings of a shop by those of a file / 导入设置')
    .argument('<file>', 'a JSON file as export writes it')
    .requiredOption('--shop <id>', 'the shop')
    .option('--json', JSON_HELP, false)
    .action((file: string, options: { shop: string; json: boolean }) =>
      new CliOutput(options.json).run((output) => runSettingsImport(output, file, options)),
    );
  settings
    .command('export')
    .description('write the settings of a shop / 导出设置')
    .argument('[file]', 'where to; standard output if absent')
    .requiredOption('--shop <id>', 'the shop')
    .option('--json', JSON_HELP, false)
    .action((file: string | undefined, options: { shop: string; json: boolean }) =>
      new CliOutput(options.json).run((output) => runSettingsExport(output, file, options)),
    );
}

/** How a file is read, where what is found in it is not right. */
function readingOptions(command: Command): Command {
  return command
    .option('--kind <kind>', 'what the file is, as ledger formats lists it', 'auto')
    .option(
      '--encoding <name>',
      'encoding of a text, if the one that is found is wrong: utf-8, gbk, utf-16le, …',
    )
    .option('--currency <code>', 'currency of amounts to which the file gives none (default: CNY)')
    .option('--account <no>', 'the account, if the file does not name it')
    .option(
      '--mapping <file>',
      'what the columns of a table of your own are, see docs/formats.md; import also takes the name of a saved one',
    )
    .option('--json', JSON_HELP, false);
}
