import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { reconcile } from '../projections/reconciliation/reconciliation.summary.js';
import { importLines, reconciliationLines } from './cli-tables.js';
import { importFile } from './importing/import-file.js';
import type { Ledger } from './ledger.js';
import { SETTINGS_FILE, writeDemoMonth } from './demo/demo-month.js';
import type { CommandExecutor } from './platform/event-store/execute.js';
import { readJson } from './read-json.js';
import { shopStream } from './shared/streams.js';
import { settingsOf } from './shops/shop-settings.body.js';
import { shopSettingsDecider } from './shops/shop-settings.decider.js';
import type { ChangeShopSettings } from './shops/shop-settings.decider.js';

/** The shop that the demo month belongs to. */
export const DEMO_SHOP = 'demo';
const DEMO = { seed: 1, orders: 3000, month: '2026-01' };
const VIEWS_TIMEOUT_MS = 120_000;

/** Makes the settings of a demo month those of a shop; `now` is ISO 8601 in UTC. Throws MALFORMED_REQUEST. */
export async function importDemoSettings(
  executor: CommandExecutor,
  shopId: string,
  path: string,
  now: string,
): Promise<void> {
  const settings = await settingsOf(await readJson(path));
  const command: ChangeShopSettings = {
    type: 'ChangeShopSettings',
    actor: { type: 'system', id: 'demo' },
    occurredAt: now,
    data: { shopId, settings },
  };
  const commandId = randomUUID();
  await executor.execute({
    commandId,
    correlationId: commandId,
    source: 'demo',
    stream: shopStream(shopId),
    decider: shopSettingsDecider,
    command,
  });
}

/**
 * On the first start of an empty ledger on embedded defaults: writes the demo month into the data folder and imports it
 * as a person would. A load that was interrupted is taken up again: imports may be repeated. Prints the reconciliation.
 */
export async function loadDemoOnce(ledger: Ledger, say: (line: string) => void): Promise<void> {
  const { config, store } = ledger;
  if (config.databaseUrl !== undefined || config.eventStoreUrl !== undefined) return;
  const folder = join(resolve(config.dataDir), 'demo');
  const loaded = join(folder, '.loaded');
  const isBegun = existsSync(folder);
  if (!existsSync(loaded)) {
    // A ledger that somebody uses already gets no made-up orders.
    if (!isBegun && (await store.head()) !== undefined) return;
    say('First start: loading a made-up month of a shop … / 首次启动：载入演示数据 …');
    await writeDemoMonth(folder, DEMO);
    await importDemoSettings(
      ledger.executor,
      DEMO_SHOP,
      join(folder, SETTINGS_FILE),
      new Date().toISOString(),
    );
    for (const file of (await readdir(folder)).filter((name) => /\.(csv|sta)$/.test(name)).sort()) {
      const report = await importFile(ledger, {
        path: join(folder, file),
        shopId: DEMO_SHOP,
        kind: 'auto',
        actor: { type: 'system', id: 'demo' },
        zone: config.zone,
        now: new Date().toISOString(),
      });
      for (const line of importLines(report)) say(line);
    }
    await writeFile(loaded, '');
  }
  const head = await store.head();
  if (head !== undefined) await ledger.freshness.waitFor(head, VIEWS_TIMEOUT_MS);
  for (const line of reconciliationLines(await reconcile(ledger.database, { shopId: DEMO_SHOP }))) say(line);
  say('');
}
