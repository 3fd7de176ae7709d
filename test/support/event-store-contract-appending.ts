import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventToAppend } from '../../src/platform/event-store/event-store.js';
import { comparePositions } from '../../src/platform/event-store/log-position.js';
import { appendOf, codeOf, event, events, failureOf, idsOf } from './event-store-contract-harness.js';
import type { Contract } from './event-store-contract-harness.js';

/**
 * What an append at an explicit revision gives, as measured on EventStoreDB 23.10: a stream holds A (revisions 0–2),
 * B (3–5) and C (6–7).
 */
export function outcomesOfRepeats(contract: Contract): void {
  describe('an append to a stream that holds A, B and C', () => {
    const a = events(3);
    const b = events(3);
    const c = events(2);
    let stream = '';
    let positions: string[] = [];
    const append = (expected: 'no-stream' | bigint, list: readonly EventToAppend[]) =>
      contract.store.append({ stream, expected, events: list });
    const conflict = { outcome: 'conflict', actual: 7n };
    const stands = (revision: number) => ({
      outcome: 'appended',
      revision: BigInt(revision),
      position: positions[revision],
    });
    const part = (list: EventToAppend[], from: number, to: number): EventToAppend[] => list.slice(from, to);

    beforeAll(async () => {
      stream = contract.stream('repeats');
      await contract.put(stream, 'no-stream', a);
      await contract.put(stream, 2n, b);
      await contract.put(stream, 5n, c);
      positions = (await contract.store.readStream(stream)).map(({ position }) => position);
    });

    it('recognises A again at "no stream" and gives its revision and position, not those of the head', async () => {
      expect(await append('no-stream', a)).toEqual(stands(2));
    });
    it('recognises B again at its revision', async () => {
      expect(await append(2n, b)).toEqual(stands(5));
    });
    it('recognises a prefix of B', async () => {
      expect(await append(2n, part(b, 0, 2))).toEqual(stands(4));
    });
    it('recognises a suffix of B only at the revision before it', async () => {
      expect(await append(3n, part(b, 1, 3))).toEqual(stands(5));
      expect(await append(2n, part(b, 1, 3))).toEqual(conflict);
    });
    it('recognises an event from the middle of B', async () => {
      expect(await append(3n, part(b, 1, 2))).toEqual(stands(4));
    });
    it('recognises B and C in one append though they came in two', async () => {
      expect(await append(2n, [...b, ...c])).toEqual(stands(7));
    });
    it('refuses an append that runs past the head, even if it begins with C', async () => {
      expect(await append(5n, [...c, event()])).toEqual(conflict);
    });
    it('refuses an append of which only a part stands there, in whatever order', async () => {
      const first = b[0] ?? event();
      const second = b[1] ?? event();
      expect(await append(2n, [first, event()])).toEqual(conflict);
      expect(await append(2n, [event(), second])).toEqual(conflict);
      expect(await append(2n, [...b].reverse())).toEqual(conflict);
      expect(await append(2n, events(3))).toEqual(conflict);
    });
    it('refuses a revision that is still to come', async () => {
      expect(await append(100n, a)).toEqual(conflict);
    });
    it('refuses new events at "no stream"', async () => {
      expect(await append('no-stream', events(1))).toEqual(conflict);
    });
    it('has written nothing in any of these cases', async () => {
      expect(idsOf(await contract.store.readStream(stream))).toEqual(idsOf([...a, ...b, ...c]));
    });
  });

  describe('an id that was used before', () => {
    it('is stored again at the new revision of the stream: retry at the same revision, never at the head', async () => {
      const stream = contract.stream('again');
      const twice = events(2);
      await contract.put(stream, 'no-stream', twice);
      expect(await contract.put(stream, 1n, twice)).toMatchObject({ revision: 3n });
      expect(idsOf(await contract.store.readStream(stream))).toEqual(idsOf([...twice, ...twice]));
    });
    it('is stored twice if it stands twice in one append', async () => {
      const stream = contract.stream('same-id');
      const one = event();
      expect(await contract.put(stream, 'no-stream', [one, one])).toMatchObject({ revision: 1n });
    });
    it('keeps the old body: ids are compared, content never is', async () => {
      const stream = contract.stream('body');
      const old = event('{"body":"old"}');
      const first = await contract.put(stream, 'no-stream', [old]);
      const other = { ...old, type: 'OtherTested', data: '{"body":"new"}' };
      expect(await contract.put(stream, 'no-stream', [other])).toEqual(first);
      expect(await contract.store.readStream(stream)).toMatchObject([
        { type: 'ContractTested', data: '{"body":"old"}' },
      ]);
    });
    it('is stored in another stream too', async () => {
      const one = event();
      await contract.put(contract.stream('one'), 'no-stream', [one]);
      const other = contract.stream('other');
      await contract.put(other, 'no-stream', [one]);
      expect(idsOf(await contract.store.readStream(other))).toEqual([one.id]);
    });
  });

  it('a revision of a stream that does not exist is a conflict with "no stream"', async () => {
    const append = appendOf(contract.stream('missing'), 0n, events(1));
    expect(await contract.store.append(append)).toEqual({ outcome: 'conflict', actual: 'no-stream' });
  });
}

export function limitsOfAppends(contract: Contract): void {
  const MIB = 1_048_576;
  const sized = (bytes: number, type = 'SizeTested'): EventToAppend =>
    event(`{"pad":"${'x'.repeat(bytes - '{"pad":""}'.length)}"}`, type);

  it('takes an event of exactly 1 MiB of data and gives it back', async () => {
    const stream = contract.stream('mib');
    const large = sized(MIB);
    await contract.put(stream, 'no-stream', [large]);
    expect((await contract.store.readStream(stream))[0]?.data === large.data).toBe(true);
  });

  it('refuses one byte more and names the stream, the type and the figures', async () => {
    const stream = contract.stream('over');
    const { code, message } = await codeOf(
      contract.put(stream, 'no-stream', [sized(MIB + 1, 'LargeTested')]),
    );
    expect(code).toBe('too-large');
    expect(message).toContain(stream);
    expect(message).toContain('LargeTested');
    expect(message).toContain(String(MIB + 1));
    expect(await contract.store.readStream(stream)).toEqual([]);
  });

  it('refuses an append of 1 MiB and one byte in all, and writes nothing of it', async () => {
    const stream = contract.stream('sum');
    const append = contract.put(stream, 'no-stream', [sized(MIB / 2), sized(MIB / 2 + 1)]);
    expect((await codeOf(append)).code).toBe('too-large');
    expect(await contract.store.readStream(stream)).toEqual([]);
  });

  it('measures bytes, not characters', async () => {
    const data = `{"pad":"${'账'.repeat(MIB / 3)}"}`;
    const append = contract.put(contract.stream('bytes'), 'no-stream', [event(data)]);
    expect((await codeOf(append)).code).toBe('too-large');
  });

  it.each([
    ['an empty stream name', { stream: '' }],
    ['a stream of the server', { stream: '$all' }],
    ['a lone surrogate in a stream name', { stream: 'contract-\uD800' }],
    ['a line feed in a stream name', { stream: 'contract-a\nb' }],
    ['a stream name of 513 characters', { stream: 'c'.repeat(513) }],
    ['no events', { events: [] }],
    ['an upper-case id', { events: [{ ...event(), id: randomUUID().toUpperCase() }] }],
    ['a nil id', { events: [{ ...event(), id: '00000000-0000-0000-0000-000000000000' }] }],
    ['an id that is no UUID', { events: [{ ...event(), id: 'one' }] }],
    ['a lone surrogate in the data', { events: [event('{"a":"\uD800"}')] }],
    ['a lone surrogate in the metadata', { events: [{ ...event(), metadata: '{"a":"\uDC00"}' }] }],
    ['an empty type', { events: [event('{}', '')] }],
    ['a type of the server', { events: [event('{}', '$streamDeleted')] }],
  ])('refuses %s', async (_, wrong) => {
    const good = appendOf(contract.stream('invalid'), 'no-stream', events(1));
    expect((await codeOf(contract.store.append({ ...good, ...wrong }))).code).toBe('invalid');
  });
}

export function manyAppends(contract: Contract): void {
  it('appends many: a conflict in the middle leaves the others written', async () => {
    const [first, taken, last] = [contract.stream('m1'), contract.stream('m2'), contract.stream('m3')];
    await contract.put(taken, 'no-stream', events(2));
    const results = await contract.store.appendMany([
      appendOf(first, 'no-stream', events(2)),
      appendOf(taken, 'no-stream', events(1)),
      appendOf(last, 'no-stream', events(3)),
    ]);
    expect(results).toMatchObject([
      { outcome: 'appended', revision: 1n },
      { outcome: 'conflict', actual: 1n },
      { outcome: 'appended', revision: 2n },
    ]);
    expect(await contract.store.readStream(last)).toHaveLength(3);
  });

  it('appends many: a stream that occurs twice is done in order, the second on top of the first', async () => {
    const stream = contract.stream('twice');
    const [one, two] = [events(2), events(1)];
    const results = await contract.store.appendMany([
      appendOf(stream, 'no-stream', one),
      appendOf(contract.stream('between'), 'no-stream', events(1)),
      appendOf(stream, 1n, two),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['appended', 'appended', 'appended']);
    expect(idsOf(await contract.store.readStream(stream))).toEqual(idsOf([...one, ...two]));
  });

  it('appends many: what is wrong with one append is the result of that one alone', async () => {
    const good = contract.stream('good');
    const results = await contract.store.appendMany([
      appendOf('', 'no-stream', events(1)),
      appendOf(good, 'no-stream', events(1)),
    ]);
    expect(failureOf(results[0])?.code).toBe('invalid');
    expect(results[1]).toMatchObject({ outcome: 'appended', revision: 0n });
  });

  it('appends many: a repeat of the same call gives the same answer and writes nothing', async () => {
    const appends = Array.from({ length: 40 }, () =>
      appendOf(contract.stream('repeat'), 'no-stream', events(3)),
    );
    const first = await contract.store.appendMany(appends);
    expect(await contract.store.appendMany(appends)).toEqual(first);
    const stored = await contract.store.readStreams(appends.map(({ stream }) => stream));
    expect([...stored.values()].every((list) => list.length === 3)).toBe(true);
    expect(stored.size).toBe(40);
  });

  it('gives every append its own, higher position', async () => {
    const stream = contract.stream('rising');
    const first = await contract.put(stream, 'no-stream', events(2));
    const second = await contract.put(contract.stream('rising'), 'no-stream', events(1));
    const third = await contract.put(stream, 1n, events(1));
    expect(comparePositions(first.position, second.position)).toBeLessThan(0);
    expect(comparePositions(second.position, third.position)).toBeLessThan(0);
  });

  it('lets exactly one of 16 writers win each revision of one stream, and loses nothing', async () => {
    const stream = contract.stream('race');
    const won: string[] = [];
    const write = async (): Promise<void> => {
      const own = event();
      let expected: 'no-stream' | bigint = 'no-stream';
      for (;;) {
        const result = await contract.store.append(appendOf(stream, expected, [own]));
        if (result.outcome === 'appended') {
          won[Number(result.revision)] = own.id;
          return;
        }
        expected = result.actual;
      }
    };
    await Promise.all(Array.from({ length: 16 }, write));
    expect(new Set(won).size).toBe(16);
    expect(idsOf(await contract.store.readStream(stream))).toEqual(won);
  });
}
