import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Decider, DomainCommand } from '../../src/shared/decider.js';
import { DomainError, refuse } from '../../src/shared/domain-error.js';
import { defineEvent } from '../../src/shared/domain-event.js';
import type { EventOf } from '../../src/shared/domain-event.js';
import { integer, key } from '../../src/shared/event-schema.js';
import { EventCodec } from '../../src/platform/event-store/codec.js';
import { executeMany } from '../../src/platform/event-store/execute-many.js';
import { CommandExecutor } from '../../src/platform/event-store/execute.js';
import { GroupAppender } from '../../src/platform/event-store/group-append.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { refusalEvents } from '../../src/platform/event-store/refusal.events.js';
import { freshDatabase } from '../support/test-database.js';

// A till that never gives out more than is in it: the smallest thing with a rule.
const CoinsAdded = defineEvent('CoinsAdded', { till: key, coins: integer });
const CoinsTaken = defineEvent('CoinsTaken', { till: key, coins: integer });
type TillEvent = EventOf<typeof CoinsAdded> | EventOf<typeof CoinsTaken>;
type TillCommand = DomainCommand<'AddCoins' | 'TakeCoins', { till: string; coins: number }>;

const till: Decider<number, TillCommand, TillEvent> = {
  initialState: 0,
  decide: ({ type, data, occurredAt }, coins) => {
    if (data.coins === 0) return [];
    if (type === 'AddCoins') return [CoinsAdded.at(occurredAt, data)];
    if (data.coins > coins) refuse('TILL_TOO_LOW', `${data.coins} coins asked, ${coins} there`);
    return [CoinsTaken.at(occurredAt, data)];
  },
  evolve: (coins, event) => coins + (event.type === 'CoinsAdded' ? event.data.coins : -event.data.coins),
};
const codec = new EventCodec([CoinsAdded, CoinsTaken, ...refusalEvents]);

describe('commands on a stream', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let store: PostgresEventStore;
  const executors: CommandExecutor[] = [];

  beforeAll(async () => {
    database = await freshDatabase();
    store = await PostgresEventStore.open(database.url);
    // Two executors stand for two processes: they share nothing but the log.
    for (let i = 0; i < 2; i++) executors.push(new CommandExecutor(store, new GroupAppender(store), codec));
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const request = (name: string, type: TillCommand['type'], coins: number, commandId = randomUUID()) => ({
    stream: `till-${name}`,
    decider: till,
    command: {
      type,
      data: { till: name, coins },
      actor: { type: 'user' as const, id: 'ann' },
      occurredAt: '2026-01-02T03:04:05Z',
    },
    commandId,
    correlationId: commandId,
    source: 'test',
  });
  const [first, second] = [() => executors[0] as CommandExecutor, () => executors[1] as CommandExecutor];
  const balanceOf = async (name: string): Promise<number> =>
    (await store.readStream(`till-${name}`))
      .map((recorded) => codec.decode(recorded).event as TillEvent)
      .reduce(till.evolve, till.initialState);

  it('answers with the revision and a position at which the event can be read', async () => {
    const executed = await first().execute(request('a', 'AddCoins', 5));
    expect(executed).toMatchObject({
      stream: 'till-a',
      revision: 0n,
      eventTypes: ['CoinsAdded'],
      replayed: false,
    });
    expect(await store.head()).toBe(executed.position);
  });

  it('does a command once, however often it is sent, and answers as it did then', async () => {
    const add = request('b', 'AddCoins', 5);
    const once = await first().execute(add);
    await first().execute(request('b', 'AddCoins', 1));
    const repeats = await Promise.all([first().execute(add), second().execute(add), second().execute(add)]);
    for (const again of repeats) expect(again).toEqual({ ...once, replayed: true });
    expect(await balanceOf('b')).toBe(6);
  });

  it('refuses a command id that was used for another command', async () => {
    const add = request('c', 'AddCoins', 5);
    await first().execute(add);
    const other = request('c', 'AddCoins', 6, add.commandId);
    await expect(first().execute(other)).rejects.toMatchObject({
      code: 'COMMAND_ID_REUSED',
      kind: 'mismatch',
    });
  });

  it('records a refused command in the log, once, and leaves the stream as it was', async () => {
    await first().execute(request('d', 'AddCoins', 5));
    const take = request('d', 'TakeCoins', 9);
    for (let i = 0; i < 2; i++) await expect(first().execute(take)).rejects.toBeInstanceOf(DomainError);
    const refusals = await store.readStream(`refusal-${take.commandId}`);
    expect(refusals.map((recorded) => codec.decode(recorded).event.data)).toEqual([
      { stream: 'till-d', commandType: 'TakeCoins', code: 'TILL_TOO_LOW', message: '9 coins asked, 5 there' },
    ]);
    expect(await store.readStream('till-d')).toHaveLength(1);
  });

  it('looks at the log before it says no: another process may have changed the stream', async () => {
    await first().execute(request('e', 'AddCoins', 5));
    await second().execute(request('e', 'AddCoins', 5));
    await expect(first().execute(request('e', 'TakeCoins', 10))).resolves.toMatchObject({
      eventTypes: ['CoinsTaken'],
    });
  });

  it('holds its rule when two processes race for one stream', async () => {
    await first().execute(request('f', 'AddCoins', 50));
    const takes = Array.from({ length: 120 }, (_, index) =>
      (index % 2 === 0 ? first() : second()).execute(request('f', 'TakeCoins', 1)),
    );
    const outcomes = await Promise.allSettled(takes);
    const done = outcomes.filter((outcome) => outcome.status === 'fulfilled').length;
    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [(outcome.reason as DomainError).code] : [],
    );
    // Whoever lost three races in a row is told to try again; nobody gets a coin that is not there.
    expect(refusals.filter((code) => code !== 'TILL_TOO_LOW' && code !== 'STREAM_CONTENDED')).toEqual([]);
    if (!refusals.includes('STREAM_CONTENDED')) expect(done).toBe(50);
    expect(await balanceOf('f')).toBe(50 - done);
    expect(done).toBeLessThanOrEqual(50);
    expect(await store.readStream('till-f')).toHaveLength(1 + done);
  });

  it('queues the commands of one process: each decides on what the one before it left, without conflicts', async () => {
    await first().execute(request('g', 'AddCoins', 20));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 200 }, () => first().execute(request('g', 'TakeCoins', 1))),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(20);
    expect(await balanceOf('g')).toBe(0);
  });

  it('says that the caller saw an older revision', async () => {
    await first().execute(request('h', 'AddCoins', 1));
    await first().execute(request('h', 'AddCoins', 1));
    await expect(
      first().execute({ ...request('h', 'AddCoins', 1), expectedRevision: 0n }),
    ).rejects.toMatchObject({ code: 'REVISION_MISMATCH', kind: 'conflict' });
    await expect(
      first().execute({ ...request('h', 'AddCoins', 1), expectedRevision: 1n }),
    ).resolves.toMatchObject({ revision: 2n });
  });

  it('decides a bulk of commands as it would one by one, and does nothing the second time', async () => {
    const bulk = Array.from({ length: 300 }, (_, index) =>
      request(`bulk${index % 40}`, index % 3 === 2 ? 'TakeCoins' : 'AddCoins', 1 + (index % 2)),
    );
    const target = { store, codec, decider: till };
    const once = await executeMany(target, bulk);
    const expected = new Map<string, number>();
    const refused = bulk.map(({ command: { type, data } }) => {
      const coins = expected.get(data.till) ?? 0;
      if (type === 'TakeCoins' && data.coins > coins) return true;
      expected.set(data.till, coins + (type === 'AddCoins' ? data.coins : -data.coins));
      return false;
    });
    expect(once.outcomes.map((outcome) => outcome.refused !== undefined)).toEqual(refused);
    for (const [name, coins] of expected) expect(await balanceOf(name)).toBe(coins);
    const head = await store.head();
    const again = await executeMany(
      target,
      bulk.filter((_, index) => !refused[index]),
    );
    expect(again.outcomes.every((outcome) => outcome.events === 0)).toBe(true);
    expect(await store.head()).toBe(head);
  });
});
