import type { Queryable } from '../../src/platform/postgres/database.js';
import { Columns } from '../core/columns.js';

/** A table of parts of orders: its key, and its other columns with their types. */
interface PartTable {
  readonly key: readonly string[];
  readonly columns: Readonly<Record<string, 'text' | 'numeric' | 'timestamptz' | 'uuid'>>;
  /** Given by every event that may begin a row; without it an event can only change a row that is there. */
  readonly begins?: string;
}

const ORDER = ['shop_id', 'order_no'] as const;

/** The columns of orders.schema.sql; `ordinal`, which all have, is not named again. */
const TABLES = {
  payment: {
    key: [...ORDER, 'payment_id'],
    columns: {
      currency: 'text',
      amount: 'numeric',
      channel: 'text',
      channel_reference: 'text',
      received_at: 'timestamptz',
      received_event: 'uuid',
      failed_at: 'timestamptz',
      failed_event: 'uuid',
      failure_reason: 'text',
    },
  },
  reversal: {
    key: [...ORDER, 'reversal_id'],
    columns: {
      payment_id: 'text',
      currency: 'text',
      amount: 'numeric',
      reason: 'text',
      reversed_at: 'timestamptz',
      reversed_event: 'uuid',
    },
  },
  refund: {
    key: [...ORDER, 'refund_id'],
    columns: {
      currency: 'text',
      amount: 'numeric',
      state: 'text',
      line_no: 'text',
      reason: 'text',
      requested_by: 'text',
      requested_at: 'timestamptz',
      requested_event: 'uuid',
      approved_by: 'text',
      approved_at: 'timestamptz',
      approved_event: 'uuid',
      rejected_by: 'text',
      rejected_at: 'timestamptz',
      rejected_event: 'uuid',
      rejection_reason: 'text',
      paid_at: 'timestamptz',
      paid_event: 'uuid',
      payout_reference: 'text',
      failed_at: 'timestamptz',
      failed_event: 'uuid',
      failure_reason: 'text',
      platform: 'text',
      evidence: 'text',
    },
  },
  invoice: {
    key: [...ORDER, 'invoice_no'],
    columns: {
      kind: 'text',
      issuer_tax_no: 'text',
      original_invoice_no: 'text',
      currency: 'text',
      amount: 'numeric',
      tax_amount: 'numeric',
      tax_rate: 'text',
      buyer_kind: 'text',
      reason: 'text',
      issued_at: 'timestamptz',
      issued_event: 'uuid',
      voided_at: 'timestamptz',
      voided_event: 'uuid',
      void_reason: 'text',
    },
  },
  shipment: {
    key: [...ORDER, 'shipment_id'],
    columns: {
      carrier: 'text',
      tracking_no: 'text',
      line_nos: 'text',
      platform: 'text',
      evidence: 'text',
      dispatched_at: 'timestamptz',
      dispatched_event: 'uuid',
      delivered_at: 'timestamptz',
      delivered_event: 'uuid',
    },
  },
  adjustment: {
    key: ['shop_id', 'adjustment_id'],
    begins: 'currency',
    columns: {
      order_no: 'text',
      currency: 'text',
      amount: 'numeric',
      debit_account: 'text',
      credit_account: 'text',
      state: 'text',
      reason: 'text',
      proposed_by: 'text',
      proposed_at: 'timestamptz',
      proposed_event: 'uuid',
      approved_by: 'text',
      approved_at: 'timestamptz',
      approved_event: 'uuid',
      rejected_by: 'text',
      rejected_at: 'timestamptz',
      rejected_event: 'uuid',
      rejection_reason: 'text',
      posted_by: 'text',
      posted_at: 'timestamptz',
      posted_event: 'uuid',
    },
  },
} as const satisfies Record<string, PartTable>;

export type PartTableName = keyof typeof TABLES;

/** What an event says of one part: the values of its key in their order, and the columns that it gives. */
export interface PartChange<Table extends PartTableName = PartTableName> {
  readonly table: Table;
  readonly key: readonly string[];
  readonly values: { readonly [Column in keyof (typeof TABLES)[Table]['columns']]?: string | undefined };
}

/** All that a batch says of one part. */
interface Merged {
  readonly key: readonly string[];
  readonly ordinal: string;
  readonly values: Record<string, string | undefined>;
}

const NAMES = Object.keys(TABLES) as PartTableName[];

/** The parts that a batch of events tells of, each merged to one row, so that every table takes it in one statement. */
export class PartBatch {
  private readonly parts = new Map<PartTableName, Map<string, Merged>>();

  add({ table, key, values }: PartChange, ordinal: bigint): void {
    let ofTable = this.parts.get(table);
    if (ofTable === undefined) this.parts.set(table, (ofTable = new Map<string, Merged>()));
    // No name of a thing holds a line break.
    const id = key.join('\n');
    const merged = ofTable.get(id);
    if (merged === undefined) ofTable.set(id, { key, ordinal: String(ordinal), values: { ...values } });
    else Object.assign(merged.values, given(values));
  }

  async save(tx: Queryable): Promise<void> {
    for (const name of NAMES) {
      const ofTable = this.parts.get(name);
      if (ofTable !== undefined) await saveParts(tx, name, [...ofTable.values()]);
    }
  }
}

function given(values: PartChange['values']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function saveParts(tx: Queryable, name: PartTableName, parts: readonly Merged[]): Promise<void> {
  const table: PartTable = TABLES[name];
  const others = Object.keys(table.columns);
  const width = table.key.length + others.length + 1;
  const begun = new Columns(width);
  const changed = new Columns(width);
  const { begins } = table;
  for (const { key, ordinal, values } of parts) {
    const rows = begins === undefined || values[begins] !== undefined ? begun : changed;
    rows.add(...key, ...others.map((column) => values[column]), ordinal);
  }
  await begun.insert(tx, upsertOf(name, table));
  await changed.insert(tx, updateOf(name, table));
}

function upsertOf(name: string, table: PartTable): string {
  const others = Object.keys(table.columns);
  const kept = others.map((column) => `${column} = coalesce(excluded.${column}, ${name}.${column})`);
  return `INSERT INTO ${name} (${[...table.key, ...others, 'ordinal'].join(', ')})
    SELECT ${valuesOf(table).join(', ')}
    ON CONFLICT (${table.key.join(', ')}) DO UPDATE SET ${kept.join(', ')}`;
}

function updateOf(name: string, table: PartTable): string {
  const others = Object.keys(table.columns);
  const kept = others.map((column) => `${column} = coalesce(told.${column}, ${name}.${column})`);
  const same = table.key.map((column) => `${name}.${column} = told.${column}`);
  const columns = [...table.key, ...others, 'ordinal'];
  const told = valuesOf(table).map((value, at) => `${value} AS ${columns[at] ?? ''}`);
  return `UPDATE ${name} SET ${kept.join(', ')} FROM (SELECT ${told.join(', ')}) AS told WHERE ${same.join(' AND ')}`;
}

/** The batch's columns as rows, each of its type. */
function valuesOf(table: PartTable): readonly string[] {
  const types = [...table.key.map(() => 'text'), ...Object.values(table.columns), 'bigint'];
  return types.map((type, at) => `unnest($${at + 1}::text[])::${type}`);
}
