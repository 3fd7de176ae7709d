import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';

let database: TestDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await freshDatabase();
  store = await PostgresEventStore.open(database.url, { retryForMs: 100 });
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

function append(stream: string, note: string): Promise<unknown> {
  const event = { id: randomUUID(), type: 'Noted', data: JSON.stringify({ note }), metadata: '{}' };
  return store.append({ stream, expected: 'no-stream', events: [event] });
}

async function notesIn(stream: string): Promise<string[]> {
  const events = await store.readStream(stream);
  return events.map(({ data }) => (JSON.parse(data) as { note: string }).note);
}

it('Who reads at the same time as hundreds of others gets his own stream, and nothing for none', async () => {
  const streams = Array.from({ length: 450 }, (_, n) => `note-${n}`);
  await Promise.all(streams.map((stream) => append(stream, `of ${stream}`)));
  const asked = [...streams, 'note-none', ...streams];
  const found = await Promise.all(asked.map(notesIn));
  expect(found).toEqual(asked.map((stream) => (stream === 'note-none' ? [] : [`of ${stream}`])));
});

it('Who has written sees it, however many reads are under way', async () => {
  const busy = Promise.all(Array.from({ length: 300 }, (_, n) => notesIn(`note-${n}`)));
  const writers = Array.from({ length: 40 }, async (_, n) => {
    await append(`own-${n}`, `mine ${n}`);
    return notesIn(`own-${n}`);
  });
  expect(await Promise.all(writers)).toEqual(writers.map((_, n) => [`mine ${n}`]));
  await busy;
});

it('When the log is closed everybody who waits for a stream is told', async () => {
  const closed = await PostgresEventStore.open(database.url, { retryForMs: 100 });
  await closed.close();
  const answers = await Promise.allSettled(
    ['note-1', 'note-2', 'note-1'].map((stream) => closed.readStream(stream)),
  );
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
});
