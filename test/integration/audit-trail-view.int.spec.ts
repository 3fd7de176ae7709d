import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditTrailProjection } from '../../projections/audit-trail/audit-trail.projection.js';
import { findEntry, listEntries, listStatement } from '../../projections/audit-trail/audit-trail.queries.js';
import type { AuditEntry, AuditFilter } from '../../projections/audit-trail/audit-trail.queries.js';
import { Database } from '../../src/platform/postgres/database.js';
import { shopLife } from '../support/ledger-scenario.js';
import { logOf } from '../support/log-of-events.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { contentOf, fillView } from '../support/view-under-test.js';

const NEWEST: AuditFilter = { axis: 'recorded', first: 'newest', limit: 1000 };
const FIRST_ORDER = '1234567890123000000';

describe('the audit trail', () => {
  let server: TestDatabase;
  let database: Database;
  const log = logOf([...shopLife(30), ...shopLife(10, 'shop-2')]);

  beforeAll(async () => {
    server = await freshDatabase();
    database = new Database(server.url);
    await fillView(database, auditTrailProjection, log);
  });
  afterAll(async () => {
    await database.close();
    await server.drop();
  });

  /** Follows a list to its end. */
  async function all(filter: AuditFilter): Promise<AuditEntry[]> {
    const entries: AuditEntry[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await listEntries(database, { ...filter, ...(cursor === undefined ? {} : { cursor }) });
      entries.push(...page.items);
      cursor = page.nextCursor;
    }
    return entries;
  }

  it('is the same, field for field, in batches of 1, 7 and 1000', async () => {
    const live = await contentOf(database, 'view_audit_trail');
    expect(live['entry']).toHaveLength(log.length);
    for (const batchSize of [1, 7]) {
      await fillView(database, auditTrailProjection, log, { batchSize, schema: 'cut' });
      expect(await contentOf(database, 'cut')).toEqual(live);
    }
  });

  it('has an entry for every event, with who, what, when and why', async () => {
    const posted = log.find(({ event }) => event.type === 'AdjustmentPosted')!;
    expect(await findEntry(database, posted.id)).toEqual({
      ordinal: String(posted.ordinal),
      eventId: posted.id,
      type: 'AdjustmentPosted',
      stream: posted.stream,
      revision: '1',
      occurredAt: posted.event.occurredAt,
      recordedAt: posted.recordedAt,
      actor: { type: 'user', id: 'boss' },
      commandId: posted.context.commandId,
      commandType: 'Test',
      correlationId: posted.context.correlationId,
      causationId: posted.context.causationId,
      source: 'http',
      reason: null,
      shopId: 'shop-1',
      orderNo: null,
      summary: 'boss posted adjustment adj-1: 7.77 CNY, debit 6603, credit 1221',
      summaryZh: 'boss 过账调整 adj-1：7.77 CNY，借 6603，贷 1221',
    });
  });

  it('says so if there is no such event', async () => {
    await expect(findEntry(database, '00000000-0000-4000-8000-000000000001')).rejects.toMatchObject({
      code: 'AUDIT_ENTRY_NOT_FOUND',
      kind: 'not-found',
    });
  });

  it.each(['newest', 'oldest'] as const)('gives every event exactly once, the %s first', async (first) => {
    const entries = await all({ ...NEWEST, first, limit: 13 });
    const ordinals = log.map(({ ordinal }) => String(ordinal));
    expect(entries.map(({ ordinal }) => ordinal)).toEqual(
      first === 'oldest' ? ordinals : ordinals.toReversed(),
    );
  });

  it.each(['recorded', 'occurred'] as const)('narrows by the time at which events %s', async (axis) => {
    const from = '2026-02-03T00:00:00Z';
    const until = '2026-02-05T12:00:00Z';
    const entries = await all({ ...NEWEST, axis, from, until, first: 'oldest', limit: 3 });
    const timeOf = (entry: { recordedAt: string; occurredAt: string }): number =>
      Date.parse(axis === 'recorded' ? entry.recordedAt : entry.occurredAt);
    const expected = log
      .map(({ event, recordedAt, ordinal }) => ({ occurredAt: event.occurredAt, recordedAt, ordinal }))
      .filter((entry) => timeOf(entry) >= Date.parse(from) && timeOf(entry) < Date.parse(until))
      .sort((a, b) => timeOf(a) - timeOf(b) || (a.ordinal < b.ordinal ? -1 : 1));
    expect(expected.length).toBeGreaterThan(20);
    expect(entries.map(({ ordinal }) => ordinal)).toEqual(expected.map(({ ordinal }) => String(ordinal)));
  });

  it('shows everything about an order, also the command that was refused', async () => {
    const entries = await all({ ...NEWEST, shopId: 'shop-1', orderNo: FIRST_ORDER, first: 'oldest' });
    expect(entries.map(({ type }) => type)).toEqual([
      'OrderPlaced',
      'PaymentReceived',
      'ShipmentDispatched',
      'ShipmentDelivered',
      'OrderReceiptConfirmed',
      'InvoiceIssued',
      'CommandRefused',
    ]);
  });

  it('narrows by type, actor, correlation and stream', async () => {
    const one = log.find(({ event }) => event.type === 'PaymentReversed')!;
    expect((await all({ ...NEWEST, type: 'AdjustmentPosted' })).map(({ shopId }) => shopId)).toEqual([
      'shop-2',
      'shop-1',
    ]);
    expect((await all({ ...NEWEST, actorId: 'boss' })).map(({ type }) => type)).toEqual([
      'AdjustmentPosted',
      'AdjustmentPosted',
    ]);
    const correlated = await all({ ...NEWEST, correlationId: one.context.correlationId });
    expect(correlated.map(({ eventId }) => eventId)).toEqual([one.id]);
    const ofStream = await all({ ...NEWEST, stream: one.stream });
    expect(ofStream.map(({ revision }) => revision)).toEqual(
      ofStream.map((_, index) => String(ofStream.length - 1 - index)),
    );
  });

  it('reads every main list in the order of an index, without sorting the log', async () => {
    const lists: Partial<AuditFilter>[] = [
      {},
      { shopId: 'shop-1' },
      { orderNo: FIRST_ORDER },
      { type: 'OrderPlaced' },
      { actorId: 'clerk' },
      { commandType: 'Test' },
      { correlationId: 'request-1' },
      { stream: 'adjustment-shop~1-adj-1' },
      { from: '2026-02-03T00:00:00Z' },
      { axis: 'occurred', from: '2026-02-03T00:00:00Z', until: '2026-02-04T00:00:00Z' },
      { shopId: 'shop-1', from: '2026-02-03T00:00:00Z' },
      { shopId: 'shop-1', axis: 'occurred', until: '2026-02-04T00:00:00Z' },
    ];
    await database.transaction(async (tx) => {
      // The log of this test is so small that reading and sorting it all would be cheaper than an index.
      await tx.query('SET LOCAL enable_seqscan TO off');
      await tx.query('SET LOCAL enable_bitmapscan TO off');
      await tx.query('SET LOCAL enable_sort TO off');
      for (const list of lists) {
        const { sql, values } = listStatement({ ...NEWEST, ...list, limit: 100 });
        const plan = await tx.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values);
        const text = plan.map((row) => row['QUERY PLAN']).join('\n');
        expect(text).toMatch(/Index Scan/);
        expect(text).not.toMatch(/Sort|Seq Scan|Filter/);
      }
    });
  });

  it('stops at an event of a type that it does not know', async () => {
    const [first] = log;
    const unknown = { ...first!, event: { ...first!.event, type: 'SomethingElse' } };
    await expect(fillView(database, auditTrailProjection, [unknown], { schema: 'torn' })).rejects.toThrow(
      'SomethingElse',
    );
  });
});
