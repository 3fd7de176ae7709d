import type { Decoded } from '../../src/platform/event-store/codec.js';
import { bigintArray, intArray, textArray, uuidArray } from '../../src/platform/postgres/binary-array.js';
import type { Queryable } from '../../src/platform/postgres/database.js';
import { readSql } from '../../src/platform/read-sql.js';
import { CHART } from '../../src/shared/chart-of-accounts.js';
import { SETTLEMENT_RULES_VERSION } from '../../src/shared/settlement-line-class.js';
import { knownEvent } from '../core/ledger-event.js';
import type { Projection } from '../core/projection.js';
import { entriesOf } from './journal.entries.js';
import type { JournalEntry } from './journal.entries.js';

/** The shape of the tables; the rules for statement lines name the accounts, so new rules make a new version too. */
const SHAPE_VERSION = 2;

/** The double-entry journal. The database itself keeps it balanced and unchangeable. */
export const journalProjection: Projection = {
  name: 'journal',
  version: SHAPE_VERSION * 1000 + SETTLEMENT_RULES_VERSION,
  schemaSql: `${readSql(import.meta.url, './journal.schema.sql')}\n${chartSql()}`,
  indexSql: readSql(import.meta.url, './journal.indexes.sql'),
  apply: applyToJournal,
};

interface Row {
  readonly entry: JournalEntry;
  readonly of: Decoded;
}

async function applyToJournal(tx: Queryable, events: readonly Decoded[]): Promise<void> {
  const rows = events.flatMap((of) => entriesOf(knownEvent(of.event)).map((entry): Row => ({ entry, of })));
  const booked = await withoutRepeatedLines(tx, rows);
  if (booked.length > 0) await insertEntries(tx, booked);
}

/** Keeps the first entry of each statement line, in the batch and against what was booked before. */
async function withoutRepeatedLines(tx: Queryable, rows: readonly Row[]): Promise<readonly Row[]> {
  const firstOfLine = new Map<string, Row>();
  for (const row of rows) {
    const key = lineKey(row.entry.lineId, row.entry.shopId);
    if (key !== null && !firstOfLine.has(key)) firstOfLine.set(key, row);
  }
  if (firstOfLine.size === 0) return rows;
  const candidates = [...firstOfLine.values()];
  const inserted = await tx.query<{ line_id: string; shop_id: string }>(
    `INSERT INTO booked_line (line_id, shop_id) SELECT unnest($1::text[]), unnest($2::text[])
     ON CONFLICT DO NOTHING RETURNING line_id, shop_id`,
    [
      textArray(candidates.map(({ entry }) => entry.lineId)),
      textArray(candidates.map(({ entry }) => entry.shopId)),
    ],
  );
  const fresh = new Set(inserted.map((row) => lineKey(row.line_id, row.shop_id)));
  return rows.filter((row) => {
    const key = lineKey(row.entry.lineId, row.entry.shopId);
    return key === null || (fresh.has(key) && firstOfLine.get(key) === row);
  });
}

function lineKey(lineId: string | null, shopId: string): string | null {
  return lineId === null ? null : JSON.stringify([lineId, shopId]);
}

async function insertEntries(tx: Queryable, rows: readonly Row[]): Promise<void> {
  const text = (value: (entry: JournalEntry) => string | null): Buffer =>
    textArray(rows.map(({ entry }) => value(entry)));
  await tx.query(
    `INSERT INTO entry
       (number, ordinal, line_no, debit_account, credit_account, currency, amount, shop_id, order_no, reference,
        occurred_at, recorded_at, event_type, event_id)
     SELECT (SELECT coalesce(max(number), 0) FROM entry) + unnest($14::bigint[]),
        unnest($1::bigint[]), unnest($2::int[]), unnest($3::text[]), unnest($4::text[]), unnest($5::text[]),
        unnest($6::text[])::numeric, unnest($7::text[]), unnest($8::text[]), unnest($9::text[]),
        unnest($10::text[])::timestamptz, unnest($11::text[])::timestamptz, unnest($12::text[]), unnest($13::uuid[])`,
    [
      bigintArray(rows.map(({ of }) => of.ordinal)),
      intArray(rows.map(({ entry }) => entry.lineNo)),
      text((entry) => entry.debitAccount),
      text((entry) => entry.creditAccount),
      text((entry) => entry.currency),
      text((entry) => entry.amount),
      text((entry) => entry.shopId),
      text((entry) => entry.orderNo),
      text((entry) => entry.reference),
      text((entry) => entry.occurredAt),
      textArray(rows.map(({ of }) => of.recordedAt)),
      textArray(rows.map(({ of }) => of.event.type)),
      uuidArray(rows.map(({ of }) => of.id)),
      bigintArray(rows.map((_, index) => BigInt(index + 1))),
    ],
  );
}

/** The chart as rows, so that the database refuses an entry on an account that does not exist. */
function chartSql(): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  const rows = CHART.map(
    ({ code, name, nameZh, kind }) => `(${[code, name, nameZh, kind].map(quoted).join(', ')})`,
  );
  return `INSERT INTO account (code, name, name_zh, kind) VALUES\n${rows.join(',\n')};`;
}
