import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Append } from '../../src/platform/event-store/event-store.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { Database } from '../../src/platform/postgres/database.js';
import { EVENTS_PER_ORDER, sampleAppends } from './sample-orders.js';
import { bareTable, median, report, reportMemory, timed, withPostgres } from './support.js';

const EVENTS = 200_000;
const PER_CALL = 1000;
const ROUNDS = 3;

interface Row {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

function rowsOf(call: readonly Append[], base: number): Row[] {
  let position = base;
  return call.flatMap(({ stream, events }) =>
    events.map((event, revision) => ({ ...event, stream, revision, position: ++position })),
  );
}

/** What a program without a ledger would do: one unnest insert of the same rows. */
async function bareUnnest(database: Database, rows: readonly Row[]): Promise<void> {
  await database.query(
    'INSERT INTO bare_event SELECT t.*, now() FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::text[]) AS t',
    [
      rows.map((r) => r.position),
      rows.map((r) => r.stream),
      rows.map((r) => r.revision),
      rows.map((r) => r.id),
      rows.map((r) => r.type),
      rows.map((r) => r.data),
      rows.map((r) => r.metadata),
    ],
  );
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');

const copyLine = (r: Row): string =>
  `${r.position}\t${r.stream}\t${r.revision}\t${r.id}\t${r.type}\t${escaped(r.data)}\t${escaped(r.metadata)}\t2026-01-01\n`;

/** One COPY of everything, in the pieces in which it comes. */
async function bareCopy(database: Database, pieces: Iterable<readonly Row[]>): Promise<number> {
  let seconds = 0;
  await database.withClient(async (client) => {
    const copy = client.query(copyFrom('COPY bare_event FROM STDIN'));
    for (const rows of pieces) {
      seconds += await timed(async () => {
        if (!copy.write(rows.map(copyLine).join(''))) await once(copy, 'drain');
      });
    }
    seconds += await timed(() => finished(copy.end()));
  });
  return seconds;
}

/** The sample events, a call at a time: making them is not timed and what is made is not kept. */
function* calls(): Generator<{ call: Append[]; rows: Row[] }> {
  for (let base = 0; base < EVENTS; base += PER_CALL) {
    const call = sampleAppends(PER_CALL, 'bench', base / EVENTS_PER_ORDER);
    yield { call, rows: rowsOf(call, base) };
  }
}

function* rowsOnly(): Generator<Row[]> {
  for (const { rows } of calls()) yield rows;
}

await withPostgres(async (fresh) => {
  const [unnest, copy, ours]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const database = new Database(await fresh(), { max: 2 });
    const store = await PostgresEventStore.open(await fresh());
    await bareTable(database);
    let [bareSeconds, ourSeconds] = [0, 0];
    // Call by call in turn, so that what else the machine does meets both alike.
    for (const { call, rows } of calls()) {
      bareSeconds += await timed(() => bareUnnest(database, rows));
      ourSeconds += await timed(() => store.appendMany(call));
    }
    unnest.push(EVENTS / bareSeconds);
    ours.push(EVENTS / ourSeconds);
    await bareTable(database);
    copy.push(EVENTS / (await bareCopy(database, rowsOnly())));
    await database.close();
    await store.close();
  }
  const what = '(b) appendMany, 200,000 events, 1,000 a call';
  report({
    what,
    value: median(ours),
    unit: 'events/s',
    baseline: { what: 'bare unnest insert', value: median(unnest) },
  });
  report({ what, value: median(ours), unit: 'events/s', baseline: { what: 'COPY', value: median(copy) } });
  reportMemory('(b)');
});
