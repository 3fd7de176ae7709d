import { expect, it } from '@jest/globals';
import { comparePositions } from '../../src/platform/event-store/log-position.js';
import { Reader, appendOf, event, events, idsOf } from './event-store-contract-harness.js';
import type { Contract } from './event-store-contract-harness.js';

export function subscriptions(contract: Contract): void {
  const marked = async () => (await contract.put(contract.stream('mark'), 'no-stream', events(1))).position;

  it('tells that it has caught up, also when there is nothing to read', async () => {
    const reader = new Reader(contract.store, { after: await marked() });
    await reader.until(({ batches }) => batches.some(({ caughtUp }) => caughtUp));
    expect(reader.events).toEqual([]);
    expect(await reader.stop()).toBeUndefined();
  });

  it('resumes after a position, gives what is there in batches, then what is written', async () => {
    const after = await marked();
    const old = events(5);
    await contract.put(contract.stream('old'), 'no-stream', old);
    const reader = new Reader(contract.store, { after, batchSize: 2 });
    await reader.until((seen) => seen.batches.some(({ caughtUp }) => caughtUp));
    expect(idsOf(reader.events)).toEqual(idsOf(old));
    const fresh = events(3);
    await contract.put(contract.stream('fresh'), 'no-stream', fresh);
    await reader.until((seen) => seen.events.length >= 8 && seen.batches.at(-1)?.caughtUp === true);
    expect(idsOf(reader.events)).toEqual(idsOf([...old, ...fresh]));
    expect(reader.batches.every((batch) => batch.events.length <= 2)).toBe(true);
    await reader.stop();
  });

  it('gives a whole stream again from the beginning of the log', async () => {
    const list = events(3);
    const stream = contract.stream('whole');
    await contract.put(stream, 'no-stream', list);
    const reader = new Reader(contract.store);
    await reader.until((seen) => seen.events.filter((one) => one.stream === stream).length === 3);
    await reader.stop();
  });

  it('ends when it is told to, also while it waits', async () => {
    const reader = new Reader(contract.store, { after: await marked() });
    await reader.until(({ batches }) => batches.length > 0);
    const started = Date.now();
    expect(await reader.stop()).toBeUndefined();
    expect(Date.now() - started).toBeLessThan(2000);
  });

  it('ends at once if it was told to before it began', async () => {
    const batches = contract.store.subscribe({ signal: AbortSignal.abort() });
    for await (const batch of batches) throw new Error(`got a batch of ${batch.events.length}`);
  });

  it('gives everything exactly once and in order while many write', async () => {
    const after = await marked();
    const reader = new Reader(contract.store, { after, batchSize: 100 });
    const written = new Set<string>();
    const write = async (): Promise<void> => {
      for (let round = 0; round < 20; round++) {
        const list = events(3);
        await contract.put(contract.stream('busy'), 'no-stream', list);
        for (const { id } of list) written.add(id);
      }
    };
    await Promise.all(Array.from({ length: 8 }, write));
    await reader.until((seen) => seen.events.length >= 480);
    const seen = reader.events;
    expect(seen).toHaveLength(480);
    expect(new Set(idsOf(seen))).toEqual(written);
    for (let i = 1; i < seen.length; i++) {
      expect(comparePositions(seen[i - 1]?.position ?? '', seen[i]?.position ?? '')).toBeLessThan(0);
    }
    expect(idsOf(await contract.readOn(after, 500))).toEqual(idsOf(seen));
    await reader.stop();
  });

  it('survives connections that break while it is live and while events are written', async () => {
    const reader = new Reader(contract.store, { after: await marked() });
    await reader.until(({ batches }) => batches.some(({ caughtUp }) => caughtUp));
    const stream = contract.stream('dropped');
    const list = events(30);
    for (const [index, one] of list.entries()) {
      if (index % 10 === 5) await contract.harness.dropConnections?.();
      const expected = index === 0 ? 'no-stream' : BigInt(index - 1);
      const result = await contract.store.append(appendOf(stream, expected, [one]));
      expect(result).toMatchObject({ outcome: 'appended', revision: BigInt(index) });
    }
    await reader.until((seen) => seen.events.length >= 30);
    expect(idsOf(reader.events)).toEqual(idsOf(list));
    await reader.stop();
  });

  it('serves several readers, each at its own pace', async () => {
    const after = await marked();
    const readers = [1, 7, 1000].map((batchSize) => new Reader(contract.store, { after, batchSize }));
    const list = [event(), event(), event()];
    for (const one of list) await contract.put(contract.stream('readers'), 'no-stream', [one]);
    for (const reader of readers) {
      await reader.until((seen) => seen.events.length >= 3);
      expect(idsOf(reader.events)).toEqual(idsOf(list));
    }
    await Promise.all(readers.map((reader) => reader.stop()));
  });
}
