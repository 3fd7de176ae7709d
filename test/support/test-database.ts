import { randomUUID } from 'node:crypto';
import { connect } from '../../src/platform/postgres/database.js';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A new, empty database on the server of this run, for one spec alone. Drop it in afterAll, when the pools are closed. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = process.env['TEST_POSTGRES_URL'];
  if (server === undefined) {
    throw new Error('No PostgreSQL for this run: TEST_POSTGRES_URL is set by test/support/global-setup.ts');
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await run(server, `CREATE DATABASE ${name}`);
  return {
    url: withDatabase(server, name),
    // With force: a pool that a failed spec left open must not keep the others from ending.
    drop: () => run(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

/** The same server, another database. The URL of a socket has no host, so it is not one that URL can parse. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

async function run(url: string, sql: string): Promise<void> {
  const connection = await connect(url, 'order-ledger test');
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
