import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { causesOf } from '../../projections/audit-trail/audit-trail.causes.js';
import type { CauseNode } from '../../projections/audit-trail/audit-trail.causes.js';
import { auditFacets } from '../../projections/audit-trail/audit-trail.facets.js';
import { auditTrailProjection } from '../../projections/audit-trail/audit-trail.projection.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import { OrderCancelled } from '../../src/orders/order.events.js';
import { Database } from '../../src/platform/postgres/database.js';
import { orderStream } from '../../src/shared/streams.js';
import { logOf } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { fillView } from '../support/view-under-test.js';

const AT = '2026-03-01T00:00:00Z';

/** Event n of a log, by its command and what caused it (a command, or the event of that number). */
type Link = readonly [command: string, cause: string | number];

function logLinked(links: readonly Link[], recordedAt: (n: number) => string = () => AT): readonly Decoded[] {
  const log = logOf(
    links.map((_, n) => ({
      stream: orderStream('shop', String(n)),
      event: OrderCancelled.at(AT, { shopId: 'shop', orderNo: String(n), reason: '' }),
      recordedAt: recordedAt(n),
    })),
  );
  return log.map((decoded, n) => {
    const [commandId, cause] = links[n] as Link;
    const causationId = typeof cause === 'number' ? log[cause]!.id : cause;
    return { ...decoded, context: { ...decoded.context, commandId, causationId, correlationId: 'c' } };
  });
}

describe('the tree around an event', () => {
  let home: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    home = await freshDatabase();
    database = new Database(home.url);
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  const shape = ({ orderNo, relation, children }: CauseNode): string =>
    `${orderNo ?? ''}:${relation}${children.length === 0 ? '' : `(${children.map(shape).join(' ')})`}`;

  it('goes up to the first cause and down to all consequences, whichever event is asked for', async () => {
    const log = logLinked([
      ['buy', 'buy'],
      ['buy', 'buy'],
      ['notify', 1],
      ['notify', 1],
      ['mail', 'notify'],
      ['other', 'other'],
    ]);
    await fillView(database, auditTrailProjection, log);
    const expected = '0:root(1:same-command(2:consequence(4:consequence) 3:consequence))';
    for (const [asked, path] of [
      [0, [0]],
      [2, [0, 1, 2]],
      [4, [0, 1, 2, 4]],
    ] as const) {
      const tree = await causesOf(database, log[asked]!.id);
      expect(shape(tree.root)).toBe(expected);
      expect(tree.path).toEqual(path.map((n) => log[n]!.id));
      expect(tree.correlated.map(({ orderNo }) => orderNo)).toEqual(['5']);
    }
  });

  it('begins at the event itself, with its siblings, if what caused it left no event', async () => {
    const log = logLinked([
      ['one', 'vanished'],
      ['two', 'vanished'],
    ]);
    await fillView(database, auditTrailProjection, log);
    expect(shape((await causesOf(database, log[1]!.id)).root)).toBe('1:root(0:consequence)');
  });

  it('ends in a circle of causes too', async () => {
    const log = logLinked([
      ['one', 'two'],
      ['two', 'one'],
    ]);
    await fillView(database, auditTrailProjection, log);
    const tree = await causesOf(database, log[0]!.id);
    expect([tree.nodes, tree.truncated]).toEqual([2, false]);
  });

  it('has at most 200 nodes, says that there are more, and always holds the path to the event', async () => {
    const links: Link[] = [
      ['file', 'file'],
      ...Array.from({ length: 400 }, (_, n): Link => [`row-${n}`, 'file']),
    ];
    const log = logLinked(links);
    await fillView(database, auditTrailProjection, log);
    const tree = await causesOf(database, log[400]!.id);
    expect([tree.nodes, tree.truncated, tree.correlatedTruncated]).toEqual([200, true, true]);
    expect(tree.path).toEqual([log[0]!.id, log[400]!.id]);
    expect(tree.root.children.at(-1)?.eventId).toBe(log[400]!.id);
    const small = await causesOf(database, log[1]!.id);
    expect(small.root.children).toHaveLength(199);
  });

  it('facets count whole days of China, however the batches are cut', async () => {
    const times = ['2026-03-01T15:59:59.999Z', '2026-03-01T16:00:00Z', '2026-03-02T16:00:00Z'];
    const log = logLinked(
      times.map((_, n): Link => [`c-${n}`, `c-${n}`]),
      (n) => times[n]!,
    );
    for (const batchSize of [1, 1000]) {
      await fillView(database, auditTrailProjection, log, { batchSize });
      const counted = async (from?: string, until?: string): Promise<string> =>
        (await auditFacets(database, { shopId: 'shop', from, until })).types[0]?.events ?? '0';
      expect(await counted()).toBe('3');
      // From the second of March in China, and up to its end.
      expect(await counted('2026-03-01T16:00:00Z')).toBe('2');
      expect(await counted('2026-03-01T16:00:00Z', '2026-03-02T16:00:00Z')).toBe('1');
      expect((await auditFacets(database, { shopId: 'elsewhere' })).types).toEqual([]);
    }
  });
});
