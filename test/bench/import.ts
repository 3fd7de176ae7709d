import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeDemoMonth } from '../../src/demo/demo-month.js';
import { importFile } from '../../src/importing/import-file.js';
import { openLedger } from '../../src/ledger.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/postgres/database.js';
import { bareTable, report, reportMemory, timed, withPostgres } from './support.js';

const CORPUS = '../shared/corpus/orders-tmall';

await withPostgres(async (fresh, folder) => {
  let path: string;
  if (existsSync(CORPUS)) {
    path = join(CORPUS, readdirSync(CORPUS).find((name) => name.endsWith('.csv')) ?? '');
  } else {
    process.stdout.write('the real order file is absent: a made-up month of the same size stands in\n');
    const names = await writeDemoMonth(join(folder, 'demo'), { seed: 1, orders: 28_010, month: '2026-01' });
    path = join(folder, 'demo', names.find((name) => name.startsWith('orders')) ?? '');
  }
  const ledger = await openLedger(
    { ...loadConfig({}), databaseUrl: await fresh() },
    { log: (line) => process.stderr.write(`${line}\n`), drivesViews: true },
  );
  const request = {
    path,
    shopId: 'real',
    kind: 'tmall-orders',
    actor: { type: 'system' as const, id: 'bench' },
    zone: 'Asia/Shanghai',
    now: '2026-01-01T00:00:00Z',
  };
  let rows = 0;
  let events = 0;
  const seconds = await timed(async () => {
    const done = await importFile(ledger, request);
    [rows, events] = [done.rows, done.events];
    if (done.position !== null) await ledger.freshness.waitFor(done.position, 300_000);
  });
  const bare = await bareInsert(await fresh(), events);
  report({
    what: `(d) import of ${rows} orders, file to last view`,
    value: seconds,
    unit: 's',
    baseline: { what: `bare insert of ${events} rows`, value: bare },
    note: `${Math.round(statSync(path).size / 1024)} KB`,
  });
  const again = await timed(() => importFile(ledger, request));
  report({ what: '(d) the same file again (nothing new)', value: again, unit: 's' });
  reportMemory('(d)');
  await ledger.close();
});

/** Seconds to put as many rows of the same table as the import wrote events, a thousand at a time. */
async function bareInsert(url: string, events: number): Promise<number> {
  const database = new Database(url, { max: 1 });
  await bareTable(database);
  const seconds = await timed(async () => {
    for (let at = 0; at < events; at += 1000) {
      await database.query(
        `INSERT INTO bare_event SELECT $1::bigint + n, 'order-real-' || ($1::bigint + n), 0, gen_random_uuid(), 'OrderPlaced', repeat('x', 200), repeat('y', 500), now()
         FROM generate_series(1, $2::int) AS n`,
        [at, Math.min(1000, events - at)],
      );
    }
  });
  await database.close();
  return seconds;
}
