import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SETTINGS_FILE, writeDemoMonth } from '../../src/demo/demo-month.js';
import type { DemoOptions } from '../../src/demo/demo-plan.js';
import type { DemoTruth } from '../../src/demo/demo-truth.js';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { importFile } from '../../src/importing/import-file.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { importDemoSettings } from '../../src/demo-load.js';
import { CommandExecutor } from '../../src/platform/event-store/execute.js';
import { GroupAppender } from '../../src/platform/event-store/group-append.js';
import { freshDatabase } from './test-database.js';

const NOW = '2026-02-03T02:00:00Z';

/** The files of a demo month in a temporary folder. */
export interface DemoFolder {
  /** All that is imported: settings first, then each file of the shop in the order in which they were made. */
  readonly files: readonly string[];
  readonly orders: string;
  /** The account statements that join each other. */
  readonly statements: readonly string[];
  readonly truth: DemoTruth;
  remove(): Promise<void>;
}

export async function demoFolder(options: DemoOptions): Promise<DemoFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-demo-'));
  const names = await writeDemoMonth(folder, options);
  const shopFiles = names.filter((name) => !name.endsWith('.json'));
  return {
    files: [SETTINGS_FILE, ...shopFiles].map((name) => join(folder, name)),
    orders: join(folder, names[0] ?? ''),
    statements: names
      .filter((name) => /^alipay-account-.*-[123]\.csv$/.test(name))
      .map((name) => join(folder, name)),
    truth: JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as DemoTruth,
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Imports files and settings into a log of their own, in this order, and gives the whole log back. */
export async function logOfFiles(shopId: string, paths: readonly string[]): Promise<readonly Decoded[]> {
  const home = await freshDatabase();
  const store = await PostgresEventStore.open(home.url);
  const codec = new EventCodec(eventCatalogue);
  try {
    const executor = new CommandExecutor(store, new GroupAppender(store), codec);
    for (const path of paths) {
      if (path.endsWith('.json')) {
        await importDemoSettings(executor, shopId, path, NOW);
        continue;
      }
      await importFile(
        { store, codec },
        {
          path,
          shopId,
          kind: 'auto',
          actor: { type: 'user', id: 'clerk' },
          zone: 'Asia/Shanghai',
          now: NOW,
        },
      );
    }
    const log: Decoded[] = [];
    for (let after = log.at(-1)?.position; ; after = log.at(-1)?.position) {
      const page = await store.readAll({ after, limit: 2000 });
      if (page.length === 0) return log;
      log.push(...page.map((recorded) => codec.decode(recorded)));
    }
  } finally {
    await store.close();
    await home.drop();
  }
}
