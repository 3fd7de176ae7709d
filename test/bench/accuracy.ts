import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareViews } from '../../projections/core/checkpoints.js';
import { rebuildViews } from '../../projections/core/rebuild.js';
import { reconciliationProjection } from '../../projections/reconciliation/reconciliation.projection.js';
import { listDifferences } from '../../projections/reconciliation/reconciliation.queries.js';
import { SETTINGS_FILE, writeDemoMonth } from '../../src/demo/demo-month.js';
import type { DemoTruth } from '../../src/demo/demo-truth.js';
import { importDemoSettings } from '../../src/demo-load.js';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { importFile } from '../../src/importing/import-file.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import { CommandExecutor } from '../../src/platform/event-store/execute.js';
import { GroupAppender } from '../../src/platform/event-store/group-append.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { Database } from '../../src/platform/postgres/database.js';
import { report, timed, withPostgres } from './support.js';

const SIZES = (process.env['ACCURACY_ORDERS'] ?? '1000,10000').split(',').map(Number);
const SEEDS = Array.from({ length: 10 }, (_, at) => at + 1);
const SHOP = 'demo';
const NOW = '2026-02-03T02:00:00Z';

interface Counts {
  planted: number;
  found: number;
  right: number;
}

/** What was planted in months of made-up shops against what the reconciliation reports, by code, subject and amount. */
await withPostgres(async (fresh) => {
  for (const orders of SIZES) {
    const counts: Counts = { planted: 0, found: 0, right: 0 };
    const seconds = await timed(async () => {
      for (const seed of SEEDS) await month(await fresh(), seed, orders, counts);
    });
    const figures = `${counts.planted} planted, ${counts.found} reported in ${Math.round(seconds)} s`;
    const what = `(f) ${SEEDS.length} months of ${orders.toLocaleString('en-US')} orders`;
    report({ what: `${what}: precision`, value: counts.right / counts.found, unit: '', note: figures });
    report({ what: `${what}: recall`, value: counts.right / counts.planted, unit: '' });
  }
});

async function month(url: string, seed: number, orders: number, counts: Counts): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-accuracy-'));
  const store = await PostgresEventStore.open(url);
  const database = new Database(url, { max: 8 });
  const codec = new EventCodec(eventCatalogue);
  try {
    const names = await writeDemoMonth(folder, { seed, orders, month: '2026-01' });
    const executor = new CommandExecutor(store, new GroupAppender(store), codec);
    await importDemoSettings(executor, SHOP, join(folder, SETTINGS_FILE), NOW);
    for (const name of names.filter((file) => !file.endsWith('.json'))) {
      const actor = { type: 'user', id: 'bench' } as const;
      const request = {
        path: join(folder, name),
        shopId: SHOP,
        kind: 'auto',
        actor,
        zone: 'Asia/Shanghai',
        now: NOW,
      };
      await importFile({ store, codec }, request);
    }
    await prepareViews(database, [reconciliationProjection]);
    await rebuildViews([reconciliationProjection], { store, codec, database });
    const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as DemoTruth;
    const planted = new Set(truth.differences.map(keyOf));
    counts.planted += planted.size;
    for (let cursor: string | undefined; ;) {
      const page = await listDifferences(
        database,
        { shopId: SHOP, asOf: truth.asOf },
        { limit: 500, cursor },
      );
      for (const difference of page.items) {
        counts.found += 1;
        if (planted.has(keyOf(difference))) counts.right += 1;
        else process.stderr.write(`seed ${seed}: not planted: ${keyOf(difference)}\n`);
        planted.delete(keyOf(difference));
      }
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    for (const key of planted) process.stderr.write(`seed ${seed}: not found: ${key}\n`);
  } finally {
    await database.close();
    await store.close();
    await rm(folder, { recursive: true });
  }
}

function keyOf(difference: {
  readonly code: string;
  readonly subject: string;
  readonly amount: string;
  readonly currency: string;
}): string {
  return `${difference.code} ${difference.subject} ${difference.amount} ${difference.currency}`;
}
