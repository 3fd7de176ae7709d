import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reconcile } from '../../projections/reconciliation/reconciliation.summary.js';
import { importFile } from '../../src/importing/import-file.js';
import { openLedger } from '../../src/ledger.js';
import type { Ledger } from '../../src/ledger.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { demoFolder } from '../support/demo-shop.js';
import type { DemoFolder } from '../support/demo-shop.js';
import { EventStoreDbDouble } from '../support/eventstoredb-double/double.js';
import { freshDatabase } from '../support/test-database.js';

describe('the whole ledger with its log in EventStoreDB', () => {
  const ledgers: Ledger[] = [];
  let month: DemoFolder;
  let double: EventStoreDbDouble;
  const homes: Awaited<ReturnType<typeof freshDatabase>>[] = [];

  beforeAll(async () => {
    month = await demoFolder({ seed: 5, orders: 300, month: '2026-01' });
    double = await EventStoreDbDouble.start();
  });
  afterAll(async () => {
    for (const ledger of ledgers) await ledger.close();
    await double.stop();
    for (const home of homes) await home.drop();
    await month.remove();
  });

  const ledgerOn = async (eventStoreUrl: string | undefined): Promise<Ledger> => {
    const home = await freshDatabase();
    homes.push(home);
    const config = { ...loadConfig({}), databaseUrl: home.url, eventStoreUrl };
    const ledger = await openLedger(config, { log: () => undefined, drivesViews: true });
    ledgers.push(ledger);
    return ledger;
  };
  const resultOf = async (ledger: Ledger): Promise<string> => {
    const actor = { type: 'user' as const, id: 'clerk' };
    for (const path of [month.orders, ...month.statements]) {
      await importFile(ledger, {
        path,
        shopId: 'demo',
        kind: 'auto',
        actor,
        zone: 'Asia/Shanghai',
        now: '2026-02-03T02:00:00Z',
      });
    }
    const head = await ledger.store.head();
    expect(await ledger.freshness.waitFor(head ?? '', 60_000)).toMatchObject({ reached: true });
    return (await reconcile(ledger.database, { shopId: 'demo' })).resultHash;
  };

  it('imports, projects and reconciles to the same result as with its log in PostgreSQL, hash for hash', async () => {
    const onEventStoreDb = await ledgerOn(double.url);
    expect(onEventStoreDb.store.kind).toBe('eventstoredb');
    expect(await resultOf(onEventStoreDb)).toBe(await resultOf(await ledgerOn(undefined)));
  });

  it('sees when its views were made from another log, and makes them anew', async () => {
    const [first] = ledgers as [Ledger];
    await first.close();
    ledgers.shift();
    const other = await EventStoreDbDouble.start();
    const warnings: string[] = [];
    const config = { ...loadConfig({}), databaseUrl: homes[0]?.url, eventStoreUrl: other.url };
    const moved = await openLedger(config, { log: (line) => warnings.push(line), drivesViews: true });
    const report = await importFile(moved, {
      path: month.orders,
      shopId: 'moved',
      kind: 'auto',
      actor: { type: 'user', id: 'clerk' },
      zone: 'Asia/Shanghai',
      now: '2026-02-03T02:00:00Z',
    });
    let reached = false;
    // Until the views are made anew their positions belong to the old log, which the wait refuses to compare.
    for (const until = Date.now() + 60_000; !reached && Date.now() < until;) {
      reached = await moved.freshness.waitFor(report.position ?? '', 1000).then(
        (waited) => waited.reached,
        () => false,
      );
    }
    expect(reached).toBe(true);
    expect(warnings.join()).toContain('from another log');
    await expect(reconcile(moved.database, { shopId: 'demo' })).rejects.toMatchObject({
      code: 'SHOP_UNKNOWN',
    });
    await moved.close();
    await other.stop();
  });
});
