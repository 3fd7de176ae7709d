import type { PageQuery } from '../../src/platform/http/pagination.js';
import { encodeCursor } from '../../src/platform/http/pagination.js';
import type { StandingPage, StandingStamp } from './standing-read.js';

/** Conditions of a list with their parameters: only those that were asked for, so that each is planned for itself. */
export class Conditions {
  private readonly parts: string[] = [];
  readonly values: unknown[] = [];

  constructor(shopId: string, table: string) {
    this.parts.push(`${table}.shop_id = ${this.parameter(shopId)}`);
  }

  /** A value as a parameter of the statement: gives its name in SQL. */
  parameter(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  add(sql: string): void {
    this.parts.push(sql);
  }

  /** `sql` gets the name of the parameter; nothing is added for a value that is absent. */
  addFor<T>(value: T | undefined, sql: (parameter: string, value: T) => string): void {
    if (value !== undefined) this.parts.push(sql(this.parameter(value), value));
  }

  /** Texts that begin with this one, through an index of the column. */
  addPrefix(column: string, prefix: string | undefined): void {
    if (prefix === undefined) return;
    this.parts.push(
      `${column} >= ${this.parameter(prefix)} AND ${column} < ${this.parameter(`${prefix}\u{10ffff}`)}`,
    );
  }

  get sql(): string {
    return this.parts.join(' AND ');
  }
}

/** A page of rows that were read with `limit + 1`; `keyOf` gives the sort key of a row, `make` what is shown of it. */
export function standingPage<Row, Item>(
  stamp: StandingStamp,
  rows: readonly Row[],
  { limit }: Pick<PageQuery, 'limit'>,
  { keyOf, make }: { keyOf: (row: Row) => readonly string[]; make: (row: Row) => Item },
): StandingPage<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return { ...stamp, items: shown.map(make), nextCursor };
}
