import { Command, CommanderError } from 'commander';
import { runDemo, runImport, runRebuild, runReconcile, runStatus } from './cli-commands.js';
import { CliOutput } from './cli-output.js';
import { IMPORT_KINDS } from './importing/import-file.js';

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
  program
    .command('import')
    .description('import an order report or a payment statement / 导入订单报表或账单')
    .argument('<file>', 'the file as it was downloaded')
    .requiredOption('--shop <id>', 'the shop that the file belongs to')
    .option('--kind <kind>', IMPORT_KINDS.join(' | '), 'auto')
    .option('--json', JSON_HELP, false)
    .action((file: string, options: { shop: string; kind: string; json: boolean }) =>
      new CliOutput(options.json).run((output) => runImport(output, file, options)),
    );
  program
    .command('reconcile')
    .description('compare the ledger with the statements / 对账')
    .requiredOption('--shop <id>', 'the shop')
    .option('--from <date>', 'orders placed from this business date on (2026-01-01)')
    .option('--to <date>', 'orders placed before this business date')
    .option(
      '--as-of <date>',
      'what happened before this business date counts; default: the end of the statements',
    )
    .option('--json', JSON_HELP, false)
    .action((options: { shop: string; from?: string; to?: string; asOf?: string; json: boolean }) =>
      new CliOutput(options.json).run((output) => runReconcile(output, options)),
    );
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
