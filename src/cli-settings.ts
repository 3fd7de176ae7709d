import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { shopSettings } from '../projections/reconciliation/shop-settings.queries.js';
import { waitForViews, withLedger } from './cli-commands.js';
import type { CommandResult } from './cli-commands.js';
import type { CliOutput } from './cli-output.js';
import { readJson } from './read-json.js';
import { checkShopId, shopStream } from './shared/streams.js';
import { settingsOf } from './shops/shop-settings.body.js';
import { shopSettingsDecider } from './shops/shop-settings.decider.js';
import type { ChangeShopSettings } from './shops/shop-settings.decider.js';

/** Replaces the settings of a shop by those of a JSON file. The same settings again change nothing, and it says so. */
export async function runSettingsImport(
  output: CliOutput,
  file: string,
  { shop }: { shop: string },
): Promise<CommandResult> {
  const shopId = checkShopId(shop);
  const settings = await settingsOf(await readJson(file));
  return withLedger(output, true, async (ledger) => {
    const command: ChangeShopSettings = {
      type: 'ChangeShopSettings',
      actor: { type: 'user', id: 'cli' },
      occurredAt: new Date().toISOString(),
      data: { shopId, settings },
    };
    const commandId = randomUUID();
    const { eventTypes, position } = await ledger.executor.execute({
      commandId,
      correlationId: commandId,
      source: 'cli',
      stream: shopStream(shopId),
      decider: shopSettingsDecider,
      command,
    });
    const events = eventTypes.length;
    if (position !== undefined) await waitForViews(ledger, output, position);
    return {
      result: { shop: shopId, changed: events > 0, events, position: position ?? null, settings },
      lines: [
        events > 0
          ? `The settings of ${shopId} were changed / 店铺设置已更改`
          : `The settings of ${shopId} are these already / 店铺设置没有变化`,
      ],
    };
  });
}

/** The settings of a shop as the JSON that the import takes: on stdout, or in a file. */
export async function runSettingsExport(
  output: CliOutput,
  file: string | undefined,
  { shop }: { shop: string },
): Promise<CommandResult> {
  const shopId = checkShopId(shop);
  return withLedger(output, true, async (ledger) => {
    const head = await ledger.store.head();
    if (head !== undefined) await waitForViews(ledger, output, head);
    const settings = await shopSettings(ledger.database, shopId);
    const text = JSON.stringify(settings, null, 2);
    if (file === undefined) return { result: settings, lines: [text] };
    await writeFile(resolve(file), `${text}\n`);
    return { result: settings, lines: [`${file} written / 已导出`] };
  });
}
