import { randomUUID } from 'node:crypto';
import type { Append } from '../../src/platform/event-store/event-store.js';
import { PostgresEventStore } from '../../src/platform/event-store/postgres.js';
import { Database } from '../../src/platform/postgres/database.js';

// quick look, replaced below
const url = process.argv[2] ?? '';
const total = 200_000;
const batch = 1000;
const event = () => ({ id: randomUUID(), type: 'PaymentReceived', data: JSON.stringify({ amount: '178.80', currency: 'CNY', shopId: 'demo', orderNo: randomUUID(), paymentId: randomUUID(), channel: 'alipay', pad: 'y'.repeat(60) }), metadata: JSON.stringify({ actorId: 'tmall', actorType: 'platform', causationId: randomUUID(), commandHash: 'a'.repeat(64), commandId: randomUUID(), commandType: 'ApplyOrderReport', correlationId: randomUUID(), occurredAt: '2026-01-01T00:00:00Z', schemaVersion: '1', source: 'file:' + 'a'.repeat(64), $correlationId: randomUUID(), $causationId: randomUUID() }) });
const appends: Append[] = Array.from({ length: total / 2 }, () => ({ stream: `order-demo-${randomUUID()}`, expected: 'no-stream', events: [event(), event()] }));
const db = new Database(url);
const store = await PostgresEventStore.open(url);
async function bare(copyTable: string) {
  await db.query(`DROP TABLE IF EXISTS ${copyTable}`);
  await db.query(`CREATE TABLE ${copyTable} (position bigint PRIMARY KEY, stream text COLLATE "C" NOT NULL, revision bigint NOT NULL, event_id uuid NOT NULL, type text COLLATE "C" NOT NULL, data text COLLATE "C" NOT NULL, metadata text COLLATE "C" NOT NULL, recorded_at timestamptz NOT NULL, UNIQUE (stream, revision))`);
  const t = performance.now();
  let position = 0;
  for (let i = 0; i < appends.length; i += batch / 2) {
    const rows = appends.slice(i, i + batch / 2).flatMap((a) => a.events.map((e, r) => ({ ...e, stream: a.stream, revision: r, position: ++position })));
    await db.query(`INSERT INTO ${copyTable} SELECT *, now() FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::text[])`, [rows.map((r) => r.position), rows.map((r) => r.stream), rows.map((r) => r.revision), rows.map((r) => r.id), rows.map((r) => r.type), rows.map((r) => r.data), rows.map((r) => r.metadata)]);
  }
  return total / (performance.now() - t) * 1000;
}
async function ours(conc: number) {
  const t = performance.now();
  const tag = randomUUID().slice(0, 8);
  const mine = appends.map((a) => ({ ...a, stream: a.stream + tag }));
  const t2 = performance.now();
  let next = 0;
  await Promise.all(Array.from({ length: conc }, async () => { while (next < mine.length) { const i = next; next += batch / 2; await store.appendMany(mine.slice(i, i + batch / 2)); } }));
  void t;
  return total / (performance.now() - t2) * 1000;
}
for (let r = 0; r < 3; r++) console.log('bare', Math.round(await bare('bare1')), 'ours', Math.round(await ours(1)), 'ours x2', Math.round(await ours(2)));
await store.close();
await db.close();
