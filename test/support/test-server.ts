import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedServer } from '../../src/platform/postgres/embedded-server.js';

/** A process that holds a PostgreSQL for a run: it says the URL, and clears up when its input ends, however the run did. */
const dataDir = join(tmpdir(), `ledger-test-${randomUUID()}`);
const server = await startEmbeddedServer({ dataDir });
process.stdout.write(`${server.url}\n`);
await once(process.stdin.resume(), 'end');
await server.stop();
await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
