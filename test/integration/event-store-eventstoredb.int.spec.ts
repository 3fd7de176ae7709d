import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../../src/platform/event-store/codec.js';
import { EventStoreDbStore } from '../../src/platform/event-store/eventstoredb.js';
import { parsePosition } from '../../src/platform/event-store/log-position.js';
import { eventStoreContract } from '../support/event-store-contract.js';
import {
  appendOf,
  codeOf,
  event,
  events,
  failureOf,
  idsOf,
} from '../support/event-store-contract-harness.js';
import { EventStoreDbDouble } from '../support/eventstoredb-double/double.js';
import { STATUS, wrongVersion } from '../support/eventstoredb-double/messages.js';

const QUICK = { callTimeoutMs: 1500, retryForMs: 20_000, firstPauseMs: 10, watchdogMs: 500 };

eventStoreContract('EventStoreDB, against the double', async () => {
  const double = await EventStoreDbDouble.start();
  const store = await EventStoreDbStore.connect(double.url);
  return {
    store,
    reopen: () => EventStoreDbStore.connect(double.url),
    dropConnections: () => double.dropConnections(),
    close: async () => {
      await store.close();
      await double.stop();
    },
  };
});

describe('the EventStoreDB adapter', () => {
  let double: EventStoreDbDouble;
  let store: EventStoreDbStore;
  const at = (stream: string, list = events(2)) => appendOf(stream, 'no-stream', list);
  const stored = async (stream: string) => idsOf(await store.readStream(stream));

  beforeEach(async () => {
    double = await EventStoreDbDouble.start();
    store = await EventStoreDbStore.connect(double.url, QUICK);
  });
  afterEach(async () => {
    await store.close();
    await double.stop();
  });

  describe('appending while the server fails', () => {
    it.each([
      ['lost its connection after writing', 'written-then-lost'],
      ['lost its connection before writing', 'lost-unwritten'],
      ['is not ready', STATUS.notReady],
      ['is going down and resets its calls', STATUS.goingDown],
      ['is shutting down and cancels its calls', STATUS.shuttingDown],
      ['forwarded the append and had no answer', STATUS.forwardingTimeout],
      ['gives no answer', 'no-answer'],
      ['threw once', STATUS.handlerThrew],
      ['said something never heard, after which the client is made anew', STATUS.unheardOf],
    ] as const)('writes once and gives the one answer when the server %s', async (_, fault) => {
      const list = events(3);
      double.failNext('append', fault);
      const result = await store.append(at('order-a-1', list));
      expect(result).toMatchObject({ outcome: 'appended', revision: 2n });
      expect(await stored('order-a-1')).toEqual(idsOf(list));
      expect(double.calls.append).toBe(3); // one named the log at the start
      expect(await store.append(at('order-a-1', list))).toEqual(result);
    });

    it('makes its client anew after an error never heard of, which may have spoilt it, and only then', async () => {
      double.failNext('append', STATUS.goingDown);
      await store.append(at('order-a-1'));
      expect(double.clients.size).toBe(1);
      double.failNext('append', STATUS.unheardOf);
      await store.append(at('order-a-2'));
      expect(double.clients.size).toBe(2);
    });

    it('goes on by itself when the server comes back on the same port', async () => {
      await double.goAway();
      const list = events(2);
      const result = store.append(at('order-a-1', list));
      await new Promise((resolve) => setTimeout(resolve, 300));
      await double.comeBack();
      expect(await result).toMatchObject({ outcome: 'appended', revision: 1n });
      expect(await stored('order-a-1')).toEqual(idsOf(list));
    });

    it('gives up as unavailable when nothing could be sent, and begins no further appends of the call', async () => {
      const hasty = await EventStoreDbStore.connect(double.url, { ...QUICK, retryForMs: 100 });
      await double.goAway();
      // By now the client knows that its connection is gone; an append on its way at that moment is another case.
      expect((await codeOf(hasty.ping())).code).toBe('unavailable');
      const { code, message } = await codeOf(hasty.append(at('order-a-1')));
      expect(code).toBe('unavailable');
      expect(message).toContain('order-a-1');
      const results = await hasty.appendMany(
        Array.from({ length: 500 }, (_, index) => at(`order-b-${index}`)),
      );
      expect(new Set(results.map((result) => failureOf(result)?.code))).toEqual(new Set(['unavailable']));
      await double.comeBack();
      await hasty.close();
    });

    it('says that the outcome is unknown when no attempt was answered; the same append later finds itself', async () => {
      const hasty = await EventStoreDbStore.connect(double.url, { ...QUICK, retryForMs: 100 });
      double.failNext('append', 'written-then-lost', 50);
      const list = events(2);
      expect((await codeOf(hasty.append(at('order-a-1', list)))).code).toBe('outcome-unknown');
      await hasty.close();
      expect(await stored('order-a-1')).toEqual(idsOf(list));
    });

    it('is not fooled by "wrong revision" about an append of its own', async () => {
      const list = events(2);
      double.failNext('append', 'written-then-lost');
      double.failNext('append', wrongVersion('order-a-1', -1n, 1n));
      const result = await store.append(at('order-a-1', list));
      const last = (await store.readStream('order-a-1')).at(-1);
      expect(result).toEqual({ outcome: 'appended', revision: 1n, position: last?.position });
    });

    it('tells a conflict after an attempt without an answer if the events there are somebody else’s', async () => {
      double.log.writeForeign('order-a-1', 'OrderPlaced', '{}');
      double.failNext('append', 'lost-unwritten');
      expect(await store.append(at('order-a-1'))).toEqual({ outcome: 'conflict', actual: 0n });
    });

    it.each([
      ['too-large', STATUS.tooLarge, 1],
      ['too-large', STATUS.messageTooLarge, 1],
      ['fatal', STATUS.accessDenied, 1],
      ['fatal', STATUS.handlerThrew, 3],
      ['fatal', STATUS.unheardOf, 3],
    ] as const)('ends as %s, not in a loop, when no retry mends it (%j)', async (code, fault, attempts) => {
      const before = double.calls.append;
      double.failNext('append', fault, 10);
      expect((await codeOf(store.append(at('order-a-1')))).code).toBe(code);
      expect(double.calls.append - before).toBe(attempts);
    });
  });

  describe('a cluster', () => {
    it('is followed to its leader, forth and back, for appends and for reads', async () => {
      const other = await EventStoreDbDouble.start(double.log);
      double.follow(other);
      const first = events(1);
      expect(await store.append(at('order-a-1', first))).toMatchObject({ outcome: 'appended' });
      expect(await stored('order-a-1')).toEqual(idsOf(first));
      expect(other.calls.append).toBe(1);
      other.follow(double);
      double.follow(undefined);
      const second = events(1);
      expect(await store.append(appendOf('order-a-1', 0n, second))).toMatchObject({ revision: 1n });
      expect(await stored('order-a-1')).toEqual(idsOf([...first, ...second]));
      await other.stop();
    });

    it('is waited for while it has no leader', async () => {
      const other = await EventStoreDbDouble.start(double.log);
      double.follow(other);
      other.follow(double);
      const result = store.append(at('order-a-1'));
      await new Promise((resolve) => setTimeout(resolve, 200));
      other.follow(undefined);
      expect(await result).toMatchObject({ outcome: 'appended' });
      expect(double.calls.append + other.calls.append).toBeLessThan(40);
      await other.stop();
    });
  });

  describe('reading while the server fails', () => {
    it.each([
      ['is not ready', STATUS.notReady],
      ['lost its connection', 'lost-unwritten'],
      ['is going down', STATUS.goingDown],
      ['gives no answer, though reads have no deadline', 'no-answer'],
      ['threw once', STATUS.handlerThrew],
      ['said something never heard', STATUS.unheardOf],
    ] as const)('reads again when the server %s', async (_, fault) => {
      const { position } = (await store.append(at('order-a-1'))) as { position: string };
      double.failNext('read', fault);
      expect(await store.readStream('order-a-1')).toHaveLength(2);
      double.failNext('read', fault);
      expect(await store.readAll({ limit: 5 })).toHaveLength(2);
      double.failNext('read', fault);
      expect(await store.head()).toBe(position);
    });

    it('notices a server that hangs, and goes on when it wakes', async () => {
      await store.append(at('order-a-1'));
      double.hang();
      expect((await codeOf(store.ping())).code).toBe('unavailable');
      const reading = store.readStream('order-a-1');
      double.wakeUp();
      expect(await reading).toHaveLength(2);
    });

    it('ends a page of large events early, and still gives all that was asked for', async () => {
      const large = `{"pad":"${'x'.repeat(1_000_000)}"}`;
      for (let i = 0; i < 36; i++) {
        await store.append(appendOf('order-a-1', i === 0 ? 'no-stream' : BigInt(i - 1), [event(large)]));
      }
      const before = double.calls.read;
      expect(await store.readAll({ limit: 1000 })).toHaveLength(36);
      expect(await store.readStream('order-a-1')).toHaveLength(36);
      expect(double.calls.read - before).toBe(4);
    });
  });

  it('has at most 32 appends under way, and never asks for the capabilities that choose the batch path', async () => {
    const results = await store.appendMany(
      Array.from({ length: 300 }, (_, index) => at(`order-a-${index}`, events(1))),
    );
    expect(results.every(({ outcome }) => outcome === 'appended')).toBe(true);
    expect(double.mostAppendsAtOnce).toBeGreaterThan(4);
    expect(double.mostAppendsAtOnce).toBeLessThanOrEqual(32);
    expect(double.calls.capabilities).toBe(0);
  });

  it('gives back any canonical JSON, and any other text, exactly', async () => {
    const texts = [
      ...fc.sample(fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }), 300).map(canonicalJson),
      ...fc.sample(fc.json({ stringUnit: 'binary' }), 100),
      ...fc.sample(fc.string({ unit: 'binary' }), 200),
    ].filter((text) => !/\p{Surrogate}/u.test(text));
    const list = texts.map((text) => ({ ...event(text), metadata: text }));
    await store.append(at('order-a-1', list));
    const read = await store.readStream('order-a-1');
    expect(read.map(({ data }) => data)).toEqual(texts);
    expect(read.map(({ metadata }) => metadata)).toEqual(texts);
  });

  it('keeps ordinary canonical JSON as JSON in the server, byte for byte', async () => {
    const data = canonicalJson({ amount: '178.80', buyer: '张三', at: { b: 1, a: [true, null] } });
    await store.append(at('order-a-1', [{ ...event(data), metadata: '{"$correlationId":"x"}' }]));
    const raw = double.log.all.at(-1);
    expect(raw?.contentType).toBe('application/json');
    expect(Buffer.from(raw?.data ?? []).toString()).toBe(data);
    expect(Buffer.from(raw?.metadata ?? []).toString()).toBe('{"$correlationId":"x"}');
  });

  describe('connecting', () => {
    it('names the log once, whoever comes first', async () => {
      const fresh = await EventStoreDbDouble.start();
      const stores = await Promise.all([1, 2, 3].map(() => EventStoreDbStore.connect(fresh.url, QUICK)));
      expect(await stores[0]!.head()).toBeUndefined();
      await stores[1]!.append(at('order-a-1'));
      const heads = await Promise.all(stores.map((one) => one.head()));
      expect(new Set(heads).size).toBe(1);
      expect(parsePosition(heads[0]!).store).toBe('es');
      await Promise.all(stores.map((one) => one.close()));
      await fresh.stop();
    });

    it.each([
      ['a URL of another kind', 'http://127.0.0.1:2113'],
      ['TLS without a user', 'esdb://127.0.0.1:2113'],
    ])('refuses %s', async (_, url) => {
      expect((await codeOf(EventStoreDbStore.connect(url))).code).toBe('invalid');
    });

    it('says that there is no server', async () => {
      await double.goAway();
      const { code } = await codeOf(EventStoreDbStore.connect(double.url, { ...QUICK, retryForMs: 100 }));
      expect(code).toBe('unavailable');
    });

    it('reports the real revision of a conflict even if the URL turns exceptions off', async () => {
      const url = `${double.url}&throwOnAppendFailure=false`;
      const other = await EventStoreDbStore.connect(url, QUICK);
      await store.append(at('order-a-1', events(5)));
      expect(await other.append(at('order-a-1'))).toEqual({ outcome: 'conflict', actual: 4n });
      await other.close();
    });
  });

  it('refuses names of the server when reading a stream', async () => {
    expect((await codeOf(store.readStream(`$$${randomUUID()}`))).code).toBe('invalid');
  });
});
