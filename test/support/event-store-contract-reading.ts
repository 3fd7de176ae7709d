import { expect, it } from '@jest/globals';
import { comparePositions, parsePosition } from '../../src/platform/event-store/log-position.js';
import { Reader, appendOf, codeOf, event, events, idsOf } from './event-store-contract-harness.js';
import type { Contract } from './event-store-contract-harness.js';

export function readingOfStreams(contract: Contract): void {
  it('reads what was just written, with its revision, position and time', async () => {
    const stream = contract.stream('read');
    const list = events(3);
    const before = Date.now() - 300_000;
    const { position } = await contract.put(stream, 'no-stream', list);
    const stored = await contract.store.readStream(stream);
    expect(stored.map(({ revision }) => revision)).toEqual([0n, 1n, 2n]);
    expect(stored.map(({ id, type, data, metadata }) => ({ id, type, data, metadata }))).toEqual(list);
    expect(stored.at(-1)?.position).toBe(position);
    for (const { recordedAt } of stored) {
      expect(recordedAt).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/);
      expect(Date.parse(recordedAt)).toBeGreaterThan(before);
    }
  });

  it('reads a stream from a revision, up to a limit, and nothing after its end', async () => {
    const stream = contract.stream('range');
    const list = events(5);
    await contract.put(stream, 'no-stream', list);
    const read = async (options: { from?: bigint; limit?: number }) =>
      idsOf(await contract.store.readStream(stream, options));
    expect(await read({ from: 2n })).toEqual(idsOf(list.slice(2)));
    expect(await read({ limit: 2 })).toEqual(idsOf(list.slice(0, 2)));
    expect(await read({ from: 3n, limit: 1 })).toEqual(idsOf(list.slice(3, 4)));
    expect(await read({ from: 5n })).toEqual([]);
    expect(await read({ from: 100n })).toEqual([]);
  });

  it('gives nothing for a stream that does not exist', async () => {
    expect(await contract.store.readStream(contract.stream('none'))).toEqual([]);
  });

  it('reads whole streams by name and leaves out those that do not exist', async () => {
    const [one, none, two] = [contract.stream('s1'), contract.stream('s0'), contract.stream('s2')];
    await contract.put(one, 'no-stream', events(2));
    await contract.put(two, 'no-stream', events(4));
    const found = await contract.store.readStreams([one, none, two, one]);
    expect([...found.keys()].sort()).toEqual([one, two].sort());
    expect(found.get(two)).toHaveLength(4);
    expect(await contract.store.readStreams([])).toEqual(new Map());
  });

  it.each([
    ['Chinese and emoji', '{"买家":"张三","note":"退款 ✅ 🧾"}'],
    ['line separators of Unicode', '{"a":"\u2028\u2029"}'],
    ['escapes', '{"a":"\\u0000\\u001f\\n\\"\\\\"}'],
    ['keys in an order of their own', '{"b":"1","a":"2","10":"3","9":"4","":"5"}'],
    ['spaces and escapes that are not needed', '{ "a" : "\\u0041\\/" ,\n"b":[ 1.0, 1e2, -0 ]}'],
    ['numbers that do not fit a double', '{"a":9007199254740993,"b":12345678901234567890.10}'],
    ['an escaped lone surrogate', '{"a":"\\ud800"}'],
    ['a key that is special in JavaScript', '{"__proto__":{"a":"1"},"constructor":"2"}'],
    ['a key twice', '{"a":"1","a":"2"}'],
  ])('gives back the exact text of data and metadata: %s', async (_, text) => {
    const stream = contract.stream('exact');
    await contract.put(stream, 'no-stream', [{ ...event(), data: text, metadata: text }]);
    const [stored] = await contract.store.readStream(stream);
    expect(stored?.data).toBe(text);
    expect(stored?.metadata).toBe(text);
  });

  it('finds everything again through another store on the same log, under the same positions', async () => {
    const stream = contract.stream('reopened');
    const list = events(2);
    const written = await contract.put(stream, 'no-stream', list);
    const again = (await contract.harness.reopen?.()) ?? contract.store;
    try {
      expect(await again.readStream(stream)).toEqual(await contract.store.readStream(stream));
      expect(await again.append(appendOf(stream, 'no-stream', list))).toEqual(written);
    } finally {
      if (again !== contract.store) await again.close();
    }
  });

  it('can be reached, or says that it can not be for now', async () => {
    // A real server may be restarting just then; the case ends when it answers.
    for (;;) {
      const answer = await contract.store.ping().catch((error: unknown) => error);
      if (answer === undefined) return;
      expect(answer).toMatchObject({ code: 'unavailable' });
    }
  });
}

export function readingOfTheLog(contract: Contract): void {
  it('pages through the log after a position: everything once, in order', async () => {
    const before = await contract.put(contract.stream('start'), 'no-stream', events(1));
    const written: string[] = [];
    for (let i = 0; i < 7; i++) {
      const list = events(3);
      written.push(...idsOf(list));
      await contract.put(contract.stream('page'), 'no-stream', list);
    }
    for (const limit of [1, 4, 7, 21, 1000]) {
      const read = await contract.readOn(before.position, limit);
      expect(idsOf(read)).toEqual(written);
      read.reduce((previous, next) => {
        expect(comparePositions(previous.position, next.position)).toBeLessThan(0);
        return next;
      });
    }
  });

  it('gives an event of the log exactly as its stream does', async () => {
    const before = await contract.put(contract.stream('start'), 'no-stream', events(1));
    const stream = contract.stream('same');
    await contract.put(stream, 'no-stream', [event('{"b":"1","a":"账"}'), event()]);
    expect(await contract.readOn(before.position, 100)).toEqual(await contract.store.readStream(stream));
  });

  it('starts at the beginning without a position', async () => {
    await contract.put(contract.stream('first'), 'no-stream', events(3));
    const [first, second] = await contract.store.readAll({ limit: 2 });
    expect(first).toBeDefined();
    const after = await contract.store.readAll({ after: first?.position, limit: 1 });
    expect(after).toEqual([second]);
  });

  it('has its head at the last append and nothing after it', async () => {
    const { position } = await contract.put(contract.stream('head'), 'no-stream', events(2));
    expect(await contract.store.head()).toBe(position);
    expect(await contract.store.readAll({ after: position, limit: 10 })).toEqual([]);
  });

  it('refuses positions of other logs and texts that are none', async () => {
    const { position } = await contract.put(contract.stream('foreign'), 'no-stream', events(1));
    const { store, logId } = parsePosition(position);
    const otherLog = position.replace(logId, '11111111-2222-4333-8444-555555555555');
    const otherStore = position.replace(`${store}:`, store === 'es' ? 'pg:' : 'es:');
    for (const after of [otherLog, otherStore, 'nonsense']) {
      expect((await codeOf(contract.store.readAll({ after, limit: 1 }))).code).toBe('foreign-position');
      const reader = new Reader(contract.store, { after });
      expect(await reader.done).toMatchObject({ code: 'foreign-position' });
    }
  });
}
