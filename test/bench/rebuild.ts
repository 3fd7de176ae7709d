import { prepareViews } from '../../projections/core/checkpoints.js';
import { rebuildViews } from '../../projections/core/rebuild.js';
import { projections } from '../../projections/index.js';
import { eventCatalogue } from '../../src/event-catalogue.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { Database } from '../../src/platform/postgres/database.js';
import { sampleAppends } from './sample-orders.js';
import { median, report, reportMemory, timed, withPostgres } from './support.js';

const EVENTS = 200_000;
const ROUNDS = 3;

await withPostgres(async (fresh) => {
  const url = await fresh();
  const store = await PostgresEventStore.open(url);
  const database = new Database(url, { max: 8 });
  const codec = new EventCodec(eventCatalogue);
  // Made and written a thousand at a time: the peak memory shall be that of the rebuild.
  for (let order = 0; order < EVENTS / 4; order += 250) {
    await store.appendMany(sampleAppends(1000, 'bench', order));
  }
  await prepareViews(database, projections);
  const options = { store, codec, database };
  const all: number[] = [];
  const sql: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // The least that any view of the whole log costs: reading it and writing a row an event, inside the database.
    sql.push(
      EVENTS /
        (await timed(async () => {
          await database.query('DROP TABLE IF EXISTS bare_view');
          await database.query(
            "CREATE TABLE bare_view AS SELECT position, stream, type, (metadata::jsonb)->>'occurredAt' AS occurred_at, (data::jsonb)->>'amount' AS amount FROM es.event",
          );
        })),
    );
    all.push(EVENTS / (await timed(() => rebuildViews(projections, options))));
  }
  report({
    what: '(c) all five views rebuilt together from 200,000 events',
    value: median(all),
    unit: 'events/s',
    baseline: { what: 'CREATE TABLE AS SELECT', value: median(sql) },
  });
  for (const projection of projections) {
    const seconds = await timed(() => rebuildViews([projection], options));
    report({ what: `(c) the view ${projection.name} alone`, value: EVENTS / seconds, unit: 'events/s' });
  }
  reportMemory('(c)');
  await database.close();
  await store.close();
});
