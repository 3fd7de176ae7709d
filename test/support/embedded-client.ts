import { once } from 'node:events';
import { Database } from '../../src/platform/postgres/database.js';
import { startEmbeddedServer } from '../../src/platform/postgres/embedded-server.js';

/**
 * Another process on a data folder: embedded-client.ts <data folder> [insert]. It says the server's number, with
 * "insert" then each number whose insert was acknowledged, and stops using the server when its input ends.
 */
const [dataDir = '', work] = process.argv.slice(2);
const server = await startEmbeddedServer({ dataDir });
process.stdout.write(`${server.pid}\n`);
if (work === 'insert') {
  const database = new Database(server.url);
  await database.query('CREATE TABLE IF NOT EXISTS receipt (no int PRIMARY KEY)');
  for (let no = 1; ; no++) {
    await database.query('INSERT INTO receipt VALUES ($1)', [no]);
    process.stdout.write(`${no}\n`);
  }
}
await once(process.stdin.resume(), 'end');
await server.stop();
