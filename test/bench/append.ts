import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom } from 'pg-copy-streams';
import type { Append } from '../../src/platform/event-store/event-store.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { Database } from '../../src/platform/postgres/database.js';
import { sampleAppends } from './sample-orders.js';
import { bareTable, median, report, reportMemory, timed, withPostgres } from './support.js';

const EVENTS = 200_000;
const PER_CALL = 1000;
const ROUNDS = 3;

const appends = sampleAppends(EVENTS, 'bench');
const calls = Array.from({ length: Math.ceil(appends.length / (PER_CALL / 4)) }, (_, index) =>
  appends.slice((index * PER_CALL) / 4, ((index + 1) * PER_CALL) / 4),
);

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

/** What a program without a ledger would do: one unnest insert of the same rows, a thousand at a time. */
async function bareUnnest(database: Database): Promise<void> {
  for (const [index, call] of calls.entries()) {
    const rows = rowsOf(call, index * PER_CALL);
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
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');

async function bareCopy(database: Database): Promise<void> {
  await database.withClient(async (client) => {
    const lines = function* (): Generator<string> {
      for (const [index, call] of calls.entries()) {
        yield rowsOf(call, index * PER_CALL)
          .map(
            (r) =>
              `${r.position}\t${r.stream}\t${r.revision}\t${r.id}\t${r.type}\t${escaped(r.data)}\t${escaped(r.metadata)}\t2026-01-01\n`,
          )
          .join('');
      }
    };
    await pipeline(Readable.from(lines()), client.query(copyFrom('COPY bare_event FROM STDIN')));
  });
}

await withPostgres(async (fresh) => {
  const [unnest, copy, ours]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const database = new Database(await fresh(), { max: 2 });
    await bareTable(database);
    unnest.push(EVENTS / (await timed(() => bareUnnest(database))));
    await bareTable(database);
    copy.push(EVENTS / (await timed(() => bareCopy(database))));
    await database.close();
    const store = await PostgresEventStore.open(await fresh());
    const seconds = await timed(async () => {
      for (const call of calls) await store.appendMany(call);
    });
    ours.push(EVENTS / seconds);
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
