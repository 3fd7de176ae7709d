import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreDbStore } from '../../src/platform/event-store/eventstoredb.js';
import { Reader, appendOf, codeOf, events, idsOf } from '../support/event-store-contract-harness.js';
import { EventStoreDbDouble } from '../support/eventstoredb-double/double.js';
import { STATUS, notLeader } from '../support/eventstoredb-double/messages.js';

const QUICK = { callTimeoutMs: 1500, retryForMs: 20_000, firstPauseMs: 10, watchdogMs: 200 };

describe('the EventStoreDB adapter, following the log', () => {
  let double: EventStoreDbDouble;
  let store: EventStoreDbStore;
  let streams = 0;
  const readers: Reader[] = [];

  const write = async (count: number): Promise<string[]> => {
    const list = events(count);
    const stream = `order-a-${++streams}`;
    expect(await store.append(appendOf(stream, 'no-stream', list))).toMatchObject({ outcome: 'appended' });
    return idsOf(list);
  };
  const read = (options?: ConstructorParameters<typeof Reader>[1]): Reader => {
    const reader = new Reader(store, options);
    readers.push(reader);
    return reader;
  };
  /** A reader whose subscription is known to be live, so that what follows hits the live part. */
  const live = async (): Promise<Reader> => {
    const written = await write(1);
    const reader = read();
    await reader.until(({ events: seen }) => seen.length === 1);
    expect(idsOf(reader.events)).toEqual(written);
    await until(() => double.liveSubscriptions > 0);
    return reader;
  };
  const until = async (condition: () => boolean): Promise<void> => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  beforeEach(async () => {
    streams = 0;
    double = await EventStoreDbDouble.start();
    store = await EventStoreDbStore.connect(double.url, QUICK);
  });
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.stop()));
    await store.close();
    await double.stop();
  });

  describe('a live subscription', () => {
    it.each([
      ['ended cleanly, which is no error to the client', () => double.endSubscriptions()],
      ['dropped because it lagged', () => double.endSubscriptions(STATUS.consumerTooSlow)],
      ['ended by a server going down', () => double.endSubscriptions(STATUS.goingDown)],
      ['cancelled by a server shutting down', () => double.endSubscriptions(STATUS.shuttingDown)],
      ['ended because the server is away', () => double.endSubscriptions(STATUS.notReady)],
      ['ended by an error never heard', () => double.endSubscriptions(STATUS.unheardOf)],
      ['cut off with its connection', () => double.dropConnections()],
    ])('goes on behind its last event when it is %s', async (_, fault) => {
      const reader = await live();
      const first = await write(3);
      fault();
      const second = await write(2);
      await reader.until(({ events: seen }) => seen.length >= 6);
      expect(idsOf(reader.events).slice(1)).toEqual([...first, ...second]);
      const third = await write(1);
      await reader.until(({ events: seen }) => seen.length >= 7);
      expect(idsOf(reader.events).slice(6)).toEqual(third);
    });

    it('resumes when the server comes back after a while', async () => {
      const reader = await live();
      await double.goAway();
      await new Promise((resolve) => setTimeout(resolve, 400));
      await double.comeBack();
      const written = await write(2);
      await reader.until(({ events: seen }) => seen.length >= 3);
      expect(idsOf(reader.events).slice(1)).toEqual(written);
    });

    it('is opened anew when it has died without a word, as the 101st call of a connection does', async () => {
      double.failNext('subscribe', 'no-answer');
      const written = await write(1);
      const reader = read();
      await until(() => double.calls.subscribe === 1);
      const later = await write(2);
      await reader.until(({ events: seen }) => seen.length >= 3);
      expect(idsOf(reader.events)).toEqual([...written, ...later]);
    });

    it('is left alone while the log is silent too', async () => {
      await live();
      const before = double.calls.read;
      await until(() => double.calls.read >= before + 3);
      expect(double.calls.subscribe).toBe(1);
    });

    it('finds its way out of a server that hangs', async () => {
      const reader = await live();
      double.hang();
      await new Promise((resolve) => setTimeout(resolve, 2000));
      double.wakeUp();
      const written = await write(1);
      await reader.until(({ events: seen }) => seen.length >= 2);
      expect(idsOf(reader.events).slice(1)).toEqual(written);
    });

    it('follows a cluster to its new leader', async () => {
      const reader = await live();
      const other = await EventStoreDbDouble.start(double.log);
      double.follow(other);
      double.endSubscriptions(notLeader('127.0.0.1', other.port));
      const written = await write(2);
      await reader.until(({ events: seen }) => seen.length >= 3);
      expect(idsOf(reader.events).slice(1)).toEqual(written);
      await until(() => other.liveSubscriptions === 1);
      await other.stop();
    });

    it('ends, rather than give events twice, when the log behind it has become an older copy', async () => {
      const reader = await live();
      for (let i = 0; i < 5; i++) await write(2);
      await reader.until(({ events: seen }) => seen.length >= 11);
      double.log = double.log.olderCopy(4);
      double.endSubscriptions();
      expect(await reader.done).toMatchObject({ code: 'foreign-position' });
    });

    it('ends when a node that is behind gives events from before its start', async () => {
      for (let i = 0; i < 5; i++) await write(2);
      const behind = double.log.olderCopy(4);
      double.logOfSubscriptions = behind;
      const reader = read();
      await until(() => double.liveSubscriptions === 1);
      behind.writeForeign('order-b-1', 'OrderPlaced', '{}');
      expect(await reader.done).toMatchObject({ code: 'foreign-position' });
      expect(reader.events).toHaveLength(10);
    });

    it('holds back the server while its reader is slow, and gives it everything', async () => {
      const patient = await EventStoreDbStore.connect(double.url);
      const written = await write(1);
      const seen: string[] = [];
      const ending = new AbortController();
      for await (const batch of patient.subscribe({ signal: ending.signal, batchSize: 500 })) {
        seen.push(...idsOf(batch.events));
        if (seen.length === 1) {
          // More than twice what is buffered here is written before the reader asks again.
          for (let i = 0; i < 10; i++) {
            const list = events(500);
            await patient.append(appendOf(`order-b-${i}`, 'no-stream', list));
            written.push(...idsOf(list));
          }
        }
        if (seen.length >= written.length) ending.abort();
      }
      expect(seen).toEqual(written);
      await patient.close();
    });

    it('ends when the store is closed', async () => {
      const reader = await live();
      await store.close();
      expect(await reader.done).toBeUndefined();
    });

    it.each([
      ['fatal', STATUS.accessDenied, 1],
      ['foreign-position', STATUS.handlerThrew, 3],
      ['fatal', STATUS.unheardOf, 3],
    ] as const)('ends as %s when no retry mends it (%j)', async (code, fault, attempts) => {
      await write(1);
      double.failNext('subscribe', fault, 10);
      const reader = read();
      expect(await reader.done).toMatchObject({ code });
      expect(double.calls.subscribe).toBe(attempts);
    });
  });

  it('leaves room for commands when its connection for subscriptions is full', async () => {
    const patient = await EventStoreDbStore.connect(double.url);
    const many = Array.from({ length: 100 }, () => new Reader(patient));
    await until(() => double.liveSubscriptions === 100);
    const writes = Array.from({ length: 32 }, (_, index) =>
      patient.append(appendOf(`order-b-${index}`, 'no-stream', events(1))),
    );
    for (const result of await Promise.all(writes)) expect(result).toMatchObject({ outcome: 'appended' });
    for (const reader of many) await reader.until(({ events: seen }) => seen.length === 32);
    await Promise.all(many.map((reader) => reader.stop()));
    await patient.close();
  });

  describe('the server’s own events', () => {
    it('are not the ledger’s: neither pages nor batches nor the head show them', async () => {
      const written = await write(2);
      for (let i = 0; i < 40; i++) double.log.setMetadata(`order-a-${i}`, { $acl: { $d: '$admins' } });
      double.log.writeForeign('$projections-$all', '$ProjectionsInitialized', '');
      const all = await store.readAll({ limit: 10 });
      expect(idsOf(all)).toEqual(written);
      expect(await store.head()).toBe(all.at(-1)?.position);
      const more = await write(1);
      expect(idsOf(await store.readAll({ after: all.at(-1)?.position, limit: 1 }))).toEqual(more);
      const reader = read({ batchSize: 3 });
      await reader.until(({ events: seen }) => seen.length >= 3);
      expect(idsOf(reader.events)).toEqual([...written, ...more]);
    });

    it.each([
      ['an age limit', () => double.log.setMetadata('order-a-1', { $maxAge: 60 }), '$maxAge'],
      ['a count limit', () => double.log.setMetadata('order-a-1', { $maxCount: 1 }), '$maxCount'],
      ['truncation', () => double.log.setMetadata('order-a-1', { $tb: 1 }), '$tb'],
      ['a soft delete', () => double.log.softDelete('order-a-1'), '$tb'],
      ['a tombstone', () => double.log.tombstone('order-a-1'), 'deleted'],
      ['an event of the server’s kind', () => double.log.writeForeign('order-a-1', '$x', '{}'), '$x'],
    ])('raise the alarm at %s of a stream of ours, behind the events before it', async (_, tamper, word) => {
      const written = await write(2);
      tamper();
      await store.append(appendOf('order-b-1', 'no-stream', events(1)));
      const all = await store.readAll({ limit: 10 });
      expect(idsOf(all)).toEqual(written);
      const { code, message } = await codeOf(store.readAll({ after: all.at(-1)?.position, limit: 10 }));
      expect(code).toBe('integrity');
      expect(message).toContain('order-a-1');
      expect(message).toContain(word);
      const reader = read();
      expect(await reader.done).toMatchObject({ code: 'integrity' });
      expect(idsOf(reader.events)).toEqual(written);
    });

    it('raise the alarm while a subscription is live', async () => {
      const reader = await live();
      double.log.tombstone('order-a-1');
      expect(await reader.done).toMatchObject({ code: 'integrity' });
    });
  });

  describe('a stream of which events are hidden', () => {
    it('is not read as if they had never been', async () => {
      await write(3);
      double.log.setMetadata('order-a-1', { $tb: 2 });
      expect((await codeOf(store.readStream('order-a-1'))).code).toBe('integrity');
    });
    it('is not written to as if it were new', async () => {
      await write(3);
      double.log.softDelete('order-a-1');
      const append = store.append(appendOf('order-a-1', 'no-stream', events(1)));
      expect((await codeOf(append)).code).toBe('integrity');
    });
    it('does not take a repeat for done if nobody can read it', async () => {
      const list = events(2);
      await store.append(appendOf('order-b-1', 'no-stream', list));
      double.log.softDelete('order-b-1');
      const repeat = store.append(appendOf('order-b-1', 'no-stream', list));
      expect((await codeOf(repeat)).code).toBe('integrity');
    });
    it('can neither be read nor written once it is tombstoned', async () => {
      await write(1);
      double.log.tombstone('order-a-1');
      expect((await codeOf(store.readStream('order-a-1'))).code).toBe('integrity');
      const append = store.append(appendOf('order-a-1', 0n, events(1)));
      expect((await codeOf(append)).code).toBe('integrity');
    });
  });

  it('does not read on in silence in an older copy of the log', async () => {
    for (let i = 0; i < 5; i++) await write(2);
    const after = await store.head();
    double.log = double.log.olderCopy(5);
    expect((await codeOf(store.readAll({ after, limit: 10 }))).code).toBe('foreign-position');
    expect(await read({ after }).done).toMatchObject({ code: 'foreign-position' });
  });

  it('refuses a position between two events of the log', async () => {
    await write(2);
    const head = (await store.head()) ?? '';
    const after = head.replace(/(\d+)$/, (ordinal) => String(BigInt(ordinal) - 10n));
    expect((await codeOf(store.readAll({ after, limit: 10 }))).code).toBe('foreign-position');
    expect(await read({ after }).done).toMatchObject({ code: 'foreign-position' });
  });
});
