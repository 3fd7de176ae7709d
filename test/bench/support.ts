import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/platform/postgres/database.js';
import { connect } from '../../src/platform/postgres/database.js';
import { startEmbeddedServer } from '../../src/platform/postgres/embedded-server.js';
import type { Figure } from './bench.js';

/** Gives a figure to the one that collects them. */
export function report(figure: Figure): void {
  const { baseline, value } = figure;
  const ratio = baseline === undefined ? undefined : value / baseline.value;
  process.stdout.write(`${JSON.stringify({ ...figure, ...(ratio !== undefined && { ratio }) })}\n`);
}

/** The flags that `npm start` gives to Node. */
export function nodeFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => word.startsWith('--'));
}

/** The most memory that this process has had, in MB. */
export function reportMemory(what: string): void {
  report({
    what: `${what}: peak memory of the process`,
    value: process.resourceUsage().maxRSS / 1024,
    unit: 'MB',
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Seconds that some work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

/** A PostgreSQL of this run alone, as durable as in production, with `fresh()` databases on it. */
export async function withPostgres(
  work: (fresh: () => Promise<string>, dataDir: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
  // As root, PostgreSQL runs as another user and has to pass through.
  chmodSync(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: join(folder, 'postgres') });
  let count = 0;
  const fresh = async (): Promise<string> => {
    const name = `bench_${++count}`;
    const client = await connect(server.url, 'ledger-bench');
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return server.url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${name}`);
  };
  try {
    await work(fresh, folder);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A table with the columns, constraints and indexes of the event log, without anything of ours around it. */
export async function bareTable(database: Database): Promise<void> {
  await database.query('DROP TABLE IF EXISTS bare_event');
  await database.query(`CREATE TABLE bare_event (
    position bigint PRIMARY KEY CHECK (position > 0), stream text COLLATE "C" NOT NULL, revision bigint NOT NULL CHECK (revision >= 0),
    event_id uuid NOT NULL, type text COLLATE "C" NOT NULL,
    data text COLLATE "C" NOT NULL CHECK (octet_length(data) <= 1048576), metadata text COLLATE "C" NOT NULL CHECK (octet_length(metadata) <= 1048576),
    recorded_at timestamptz NOT NULL, UNIQUE (stream, revision))`);
}
