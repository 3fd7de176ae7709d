import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { waitForViews, withLedger } from './cli-commands.js';
import type { CommandResult } from './cli-commands.js';
import { CliOutput } from './cli-output.js';
import { columnMappingDecider } from './mappings/column-mapping.decider.js';
import type { SaveColumnMapping } from './mappings/column-mapping.decider.js';
import { mappingNamed, savedMappings } from './mappings/saved-mappings.js';
import { readJson } from './read-json.js';
import { parseMapping } from './shared/column-mapping.js';
import { checkKey, checkShopId, mappingsStream } from './shared/streams.js';

/** Adds `ledger mapping save`, `list` and `export`. */
export function addMappingCommands(program: Command): void {
  const mapping = program
    .command('mapping')
    .description('what the columns of tables of your own are, saved for a shop / 列映射');
  ofAShop(
    mapping
      .command('save')
      .description('save the mapping of a file, or replace it / 保存列映射')
      .argument('<file>', 'a JSON file, see docs/formats.md')
      .requiredOption('--name <name>', 'what import --mapping is to call it'),
  ).action((file: string, options: MappingOptions & { name: string }) =>
    new CliOutput(options.json).run((output) => runMappingSave(output, file, options)),
  );
  ofAShop(mapping.command('list').description('the mappings that a shop has saved / 列出列映射')).action(
    (options: MappingOptions) => new CliOutput(options.json).run((output) => runMappingList(output, options)),
  );
  ofAShop(
    mapping
      .command('export')
      .description('print a saved mapping as save takes it / 导出列映射')
      .argument('<name>', 'the name under which it was saved'),
  ).action((name: string, options: MappingOptions) =>
    new CliOutput(options.json).run((output) => runMappingExport(output, name, options)),
  );
}

interface MappingOptions {
  readonly shop: string;
  readonly json: boolean;
}

function ofAShop(command: Command): Command {
  return command
    .requiredOption('--shop <id>', 'the shop')
    .option('--json', 'print one JSON object on stdout and nothing else', false);
}

/** Saves the mapping of a JSON file. The same one again changes nothing, and it says so. */
async function runMappingSave(
  output: CliOutput,
  file: string,
  { shop, name: asked }: { readonly shop: string; readonly name: string },
): Promise<CommandResult> {
  const shopId = checkShopId(shop);
  const name = checkKey('name', asked);
  const mapping = parseMapping(await readJson(file));
  return withLedger(output, true, async (ledger) => {
    const command: SaveColumnMapping = {
      type: 'SaveColumnMapping',
      actor: { type: 'user', id: 'cli' },
      occurredAt: new Date().toISOString(),
      data: { shopId, name, mapping },
    };
    const commandId = randomUUID();
    const { eventTypes, position } = await ledger.executor.execute({
      commandId,
      correlationId: commandId,
      source: 'cli',
      stream: mappingsStream(shopId),
      decider: columnMappingDecider,
      command,
    });
    const events = eventTypes.length;
    if (position !== undefined) await waitForViews(ledger, output, position);
    return {
      result: { shop: shopId, name, changed: events > 0, events, position: position ?? null, mapping },
      lines: [
        events > 0
          ? `The mapping ${name} of ${shopId} was saved / 列映射已保存`
          : `The mapping ${name} of ${shopId} is this already / 列映射没有变化`,
      ],
    };
  });
}

async function runMappingList(
  output: CliOutput,
  { shop }: { readonly shop: string },
): Promise<CommandResult> {
  const shopId = checkShopId(shop);
  return withLedger(output, false, async (ledger) => {
    const items = await savedMappings(ledger, shopId);
    const none = `${shopId} has saved no mappings / 没有列映射`;
    const lines = items.map(
      ({ name, mapping }) => `${name}: ${mapping.name} (${Object.values(mapping.columns).join(', ')})`,
    );
    return { result: { items }, lines: items.length === 0 ? [none] : lines };
  });
}

/** The JSON that `save` takes. Throws MAPPING_UNKNOWN. */
async function runMappingExport(
  output: CliOutput,
  name: string,
  { shop }: { readonly shop: string },
): Promise<CommandResult> {
  const shopId = checkShopId(shop);
  return withLedger(output, false, async (ledger) => {
    const { mapping } = mappingNamed(await savedMappings(ledger, shopId), { shopId, name });
    return { result: mapping, lines: [JSON.stringify(mapping, null, 2)] };
  });
}
