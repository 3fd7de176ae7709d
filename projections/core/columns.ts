import { textArray } from '../../src/platform/postgres/binary-array.js';
import type { Queryable } from '../../src/platform/postgres/database.js';

/** Rows on their way into one statement, value by value in columns as unnest takes them; null is SQL NULL. */
export class Columns {
  private columns: (string | null | undefined)[][] = [];

  /** `width` is the number of columns, and so of parameters of the statement. */
  constructor(private readonly width: number) {
    this.clear();
  }

  get rows(): number {
    return this.columns[0]?.length ?? 0;
  }

  /** One row: a value for each column, in their order. */
  add(...values: readonly (string | null | undefined)[]): void {
    for (let at = 0; at < this.columns.length; at++) this.columns[at]?.push(values[at]);
  }

  clear(): void {
    this.columns = Array.from({ length: this.width }, () => []);
  }

  /** For a statement that casts them as `$1::text[]` and so on. */
  parameters(): readonly Buffer[] {
    return this.columns.map(textArray);
  }

  /** Runs the statement with the rows, if there are any, and is empty then. */
  async insert(tx: Queryable, sql: string): Promise<void> {
    if (this.rows === 0) return;
    await tx.query(sql, this.parameters());
    this.clear();
  }
}
