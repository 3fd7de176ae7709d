import { readFileSync } from 'node:fs';

/** Reads an SQL file that lies beside the calling module: `readSql(import.meta.url, './orders.schema.sql')`. */
export function readSql(moduleUrl: string, relativePath: string): string {
  return readFileSync(new URL(relativePath, moduleUrl), 'utf8');
}
