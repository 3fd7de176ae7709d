import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStoreError } from '../../src/platform/event-store/event-store.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { Database } from '../../src/platform/postgres/database.js';
import { eventStoreContract } from '../support/event-store-contract.js';
import { event, events } from '../support/event-store-contract-harness.js';
import { freshDatabase } from '../support/test-database.js';

/** Ends every connection of the event store's own, as a server that restarts would. */
async function dropConnections(url: string): Promise<void> {
  const database = new Database(url, { max: 1, applicationName: 'contract' });
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'ledger-%'`,
  );
  await database.close();
}

eventStoreContract('PostgreSQL', async () => {
  const home = await freshDatabase();
  const store = await PostgresEventStore.open(home.url);
  const opened = [store];
  return {
    store,
    reopen: async () => {
      const again = await PostgresEventStore.open(home.url);
      opened.push(again);
      return again;
    },
    dropConnections: () => dropConnections(home.url),
    close: async () => {
      await Promise.all(opened.map((each) => each.close()));
      await home.drop();
    },
  };
});

describe('the log in PostgreSQL', () => {
  let home: Awaited<ReturnType<typeof freshDatabase>>;
  let store: PostgresEventStore;
  let owner: Database;
  beforeAll(async () => {
    home = await freshDatabase();
    store = await PostgresEventStore.open(home.url);
    owner = new Database(home.url, { max: 4 });
    await store.append({ stream: 'order-s-1', expected: 'no-stream', events: events(3) });
  });
  afterAll(async () => {
    await store.close();
    await owner.close();
    await home.drop();
  });

  it.each([
    "UPDATE es.event SET data = '{}'",
    'DELETE FROM es.event',
    'TRUNCATE es.event',
    'DELETE FROM es.log_head',
    'TRUNCATE es.log_head',
  ])('refuses "%s", even to a superuser who turns off ordinary triggers', async (sql) => {
    await expect(owner.query(sql)).rejects.toMatchObject({ code: 'P0403' });
    const replica = owner.transaction(async (tx) => {
      await tx.query('SET LOCAL session_replication_role = replica');
      await tx.query(sql);
    });
    await expect(replica).rejects.toMatchObject({ code: 'P0403' });
  });

  it.each([
    "INSERT INTO es.event VALUES (99, 's', 0, gen_random_uuid(), 'X', '{}', '{}', now())",
    'UPDATE es.log_head SET last_position = 0',
    'ALTER TABLE es.event DISABLE TRIGGER ALL',
  ])('lets the application role append through its function only: "%s" is not permitted', async (sql) => {
    const asApplication = owner.transaction(async (tx) => {
      await tx.query('SET LOCAL ROLE ledger_app');
      await tx.query(sql);
    });
    await expect(asApplication).rejects.toMatchObject({ code: '42501' });
  });

  it('gives gapless positions in commit order, whatever writers race', async () => {
    const before = Number((await store.head())?.split(':').at(-1));
    const stores = await Promise.all([1, 2, 3].map(() => PostgresEventStore.open(home.url)));
    const appends = Array.from({ length: 120 }, (_, index) =>
      (stores[index % 3] as PostgresEventStore).appendMany([
        { stream: `race-${index % 7}`, expected: 'no-stream', events: events(2) },
        { stream: `own-${index}`, expected: 'no-stream', events: events(1) },
      ]),
    );
    const written = (await Promise.all(appends))
      .flat()
      .reduce(
        (sum, result, index) => sum + (result.outcome === 'appended' ? (index % 2 === 0 ? 2 : 1) : 0),
        0,
      );
    const rows = await owner.query<{ position: string }>(
      'SELECT position FROM es.event WHERE position > $1 ORDER BY position',
      [before],
    );
    expect(written).toBe(7 * 2 + 120);
    expect(rows.map(({ position }) => Number(position))).toEqual(
      Array.from({ length: written }, (_, index) => before + 1 + index),
    );
    await Promise.all(stores.map((each) => each.close()));
  });

  it('is upgraded by nobody twice: ten programs that start at once make one log', async () => {
    const other = await freshDatabase();
    const stores = await Promise.all(Array.from({ length: 10 }, () => PostgresEventStore.open(other.url)));
    const heads = await Promise.all(
      stores.map((each, index) =>
        each.append({ stream: `s-${index}`, expected: 'no-stream', events: [event()] }),
      ),
    );
    const logs = new Set(
      heads.map((result) => (result.outcome === 'appended' ? result.position.split(':')[1] : '')),
    );
    expect(logs.size).toBe(1);
    await Promise.all(stores.map((each) => each.close()));
    await other.drop();
  });

  it('says that it is away when its server is', async () => {
    const lost = await PostgresEventStore.open(home.url, { retryForMs: 100 });
    await lost.close();
    await expect(lost.ping()).rejects.toBeInstanceOf(EventStoreError);
  });
});
