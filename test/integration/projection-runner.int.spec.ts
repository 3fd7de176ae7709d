import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { applyBatch, FencedOut } from '../../projections/core/apply-batch.js';
import { raiseFence, readLiveCheckpoints } from '../../projections/core/checkpoints.js';
import { Freshness } from '../../projections/core/freshness.js';
import { liveSchema } from '../../projections/core/projection.js';
import type { Projection } from '../../projections/core/projection.js';
import { rebuildViews } from '../../projections/core/rebuild.js';
import { ProjectionRunner } from '../../projections/core/runner.js';
import { defineEvent } from '../../src/shared/domain-event.js';
import { integer, key } from '../../src/shared/event-schema.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { Database } from '../../src/platform/postgres/database.js';
import { freshDatabase } from '../support/test-database.js';

const CoinsAdded = defineEvent('CoinsAdded', { till: key, coins: integer });
const codec = new EventCodec([CoinsAdded]);

/** Coins per till; additive, so an event applied twice or left out shows. */
function tillView(
  name: string,
  { version = 1, refuse }: { version?: number; refuse?: number } = {},
): Projection {
  return {
    name,
    version,
    schemaSql: 'CREATE TABLE till (till text PRIMARY KEY, coins bigint NOT NULL, events bigint NOT NULL)',
    indexSql: 'CREATE INDEX till_by_coins ON till (coins)',
    apply: async (tx, events) => {
      const tills = events.map(({ event }) => event.data as { till: string; coins: number });
      if (refuse !== undefined && tills.some(({ coins }) => coins === refuse)) {
        throw new Error(`the view can't take ${refuse} coins`);
      }
      await tx.query(
        `INSERT INTO till AS t SELECT till, sum(coins), count(*) FROM unnest($1::text[], $2::bigint[]) AS e(till, coins) GROUP BY till
         ON CONFLICT (till) DO UPDATE SET coins = t.coins + excluded.coins, events = t.events + excluded.events`,
        [tills.map(({ till }) => till), tills.map(({ coins }) => coins)],
      );
    },
  };
}

describe('views that follow the log', () => {
  let home: Awaited<ReturnType<typeof freshDatabase>>;
  let database: Database;
  let store: PostgresEventStore;
  let runners: ProjectionRunner[] = [];
  let warnings: string[] = [];

  beforeEach(async () => {
    home = await freshDatabase();
    database = new Database(home.url);
    store = await PostgresEventStore.open(home.url, { pollMs: 50 });
    warnings = [];
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    runners = [];
    await store.close();
    await database.close();
    await home.drop();
  });
  const runner = (projections: readonly Projection[]): ProjectionRunner => {
    const made = new ProjectionRunner({
      store,
      codec,
      database,
      projections,
      batchSize: 7,
      warn: (message) => warnings.push(message),
    });
    runners.push(made);
    return made;
  };
  const add = async (count: number, coins = 1): Promise<string> => {
    const context = {
      commandType: 'AddCoins',
      commandHash: '',
      actorType: 'user',
      actorId: 'ann',
      correlationId: '',
      causationId: '',
      source: 'test',
    };
    const appends = Array.from({ length: count }, (_, index) => {
      const event = CoinsAdded.at('2026-01-02T03:04:05Z', { till: `till${index % 3}`, coins });
      return {
        stream: `till-${randomUUID()}`,
        expected: 'no-stream' as const,
        events: [codec.encode(event, { ...context, commandId: randomUUID() }, 0)],
      };
    });
    await store.appendMany(appends);
    return (await store.head()) as string;
  };
  const totals = async (view: string): Promise<unknown> =>
    database.query(`SELECT till, coins::int, events::int FROM ${liveSchema(view)}.till ORDER BY till`);
  const waitFor = (views: string[], position: string) =>
    new Freshness(database, store, views).waitFor(position, 20_000);

  it('take what the log holds already, then what comes, each event once', async () => {
    await add(50);
    await runner([tillView('one'), tillView('two')]).start();
    for (let i = 0; i < 5; i++) await add(20);
    const position = await add(10);
    expect(await waitFor(['one', 'two'], position)).toMatchObject({ reached: true, position });
    for (const view of ['one', 'two']) {
      expect(await totals(view)).toEqual([
        { till: 'till0', coins: 56, events: 56 },
        { till: 'till1', coins: 55, events: 55 },
        { till: 'till2', coins: 49, events: 49 },
      ]);
    }
    expect(warnings).toEqual([]);
  });

  it('stop at an event they can not take, loudly, while the other views go on', async () => {
    await runner([tillView('strict', { refuse: 13 }), tillView('easy')]).start();
    await add(5);
    await add(1, 13);
    const position = await add(20);
    expect(await waitFor(['easy'], position)).toMatchObject({ reached: true });
    expect(await waitFor(['strict'], position)).toMatchObject({
      reached: false,
      error: "the view can't take 13 coins",
    });
    const { views } = await new Freshness(database, store, ['strict', 'easy']).status();
    expect(views.map(({ name, state }) => [name, state])).toEqual([
      ['strict', 'stopped'],
      ['easy', 'live'],
    ]);
    expect(warnings.join()).toContain('strict stopped');
  });

  it('stand still at an event that this program does not know, with all before it applied', async () => {
    await add(9);
    await store.append({
      stream: 'till-new',
      expected: 'no-stream',
      events: [{ id: randomUUID(), type: 'CoinsMinted', data: '{}', metadata: '{"schemaVersion":"1"}' }],
    });
    const position = await add(5);
    await runner([tillView('one')]).start();
    expect(await waitFor(['one'], position)).toMatchObject({
      reached: false,
      error: expect.stringContaining('CoinsMinted'),
    });
    expect(await totals('one')).toEqual(
      [0, 1, 2].map((index) => ({ till: `till${index}`, coins: 3, events: 3 })),
    );
  });

  it('are driven by one worker at a time; the next takes over where the first stopped', async () => {
    const [first, second] = [runner([tillView('one')]), runner([tillView('one')])];
    await first.start();
    await second.start();
    await waitFor(['one'], await add(30));
    expect([first.leading, second.leading].filter(Boolean)).toHaveLength(1);
    const [leader, waiting] = first.leading ? [first, second] : [second, first];
    await leader.stop();
    const position = await add(30);
    expect(await waitFor(['one'], position)).toMatchObject({ reached: true });
    expect(waiting.leading).toBe(true);
    expect(await totals('one')).toEqual(
      [0, 1, 2].map((index) => ({ till: `till${index}`, coins: 20, events: 20 })),
    );
  });

  it('refuse a worker that was overtaken while its batch was under way', async () => {
    const view = tillView('one');
    const made = runner([view]);
    await made.start();
    await waitFor(['one'], await add(3));
    await made.stop();
    const stale = (await readLiveCheckpoints(database, ['one'])).get('one')?.epoch ?? -1n;
    await raiseFence(database, 'one', liveSchema('one'));
    await add(1);
    const events = (await store.readAll({ limit: 100 })).map((recorded) => codec.decode(recorded));
    await expect(
      applyBatch(database, view, liveSchema('one'), stale, { events, afterOrdinal: 0n }),
    ).rejects.toBeInstanceOf(FencedOut);
    expect(await totals('one')).toEqual(
      [0, 1, 2].map((index) => ({ till: `till${index}`, coins: 1, events: 1 })),
    );
  });

  it('are rebuilt beside the live ones while events come in, and equal them field for field', async () => {
    const views = [tillView('one'), tillView('two')];
    await runner(views).start();
    await add(300);
    let writing = true;
    const writer = (async () => {
      while (writing) await add(5);
    })();
    await rebuildViews(views, { store, codec, database, batchSize: 11 });
    writing = false;
    await writer;
    const position = await add(1);
    expect(await waitFor(['one', 'two'], position)).toMatchObject({ reached: true });
    const [{ coins } = { coins: 0 }] = await database.query<{ coins: number }>(
      `SELECT sum(coins)::int AS coins FROM ${liveSchema('one')}.till`,
    );
    expect(coins).toBe(Number(position.split(':').at(-1)));
    expect(await totals('two')).toEqual(await totals('one'));
    const schemas = await database.query<{ name: string }>(
      `SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'view_%' ORDER BY 1`,
    );
    expect(schemas.map(({ name }) => name)).toEqual(['view_one', 'view_two']);
    const indexes = await database.query(
      `SELECT 1 FROM pg_indexes WHERE indexname = 'till_by_coins' AND schemaname = 'view_one'`,
    );
    expect(indexes).toHaveLength(1);
  });

  it('are rebuilt at start when the program brings a newer version of them', async () => {
    const old = runner([tillView('one')]);
    await old.start();
    await waitFor(['one'], await add(12));
    await old.stop();
    const newer = {
      ...tillView('one', { version: 2 }),
      schemaSql:
        'CREATE TABLE till (till text PRIMARY KEY, coins bigint NOT NULL, events bigint NOT NULL, colour text)',
    };
    await runner([newer]).start();
    expect(await waitFor(['one'], await add(3))).toMatchObject({ reached: true });
    expect(
      await database.query(`SELECT colour, coins::int FROM ${liveSchema('one')}.till ORDER BY till`),
    ).toEqual([5, 5, 5].map((coins) => ({ colour: null, coins })));
  });
});
