import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { DomainError } from '../../shared/domain-error.js';
import { connect, isConnectionError, sqlState } from './database.js';
import { findBinaries } from './embedded-binaries.js';
import type { Binaries } from './embedded-binaries.js';
import { ensureWatchdog, registerClient, spawnWatchdog, whileStopping } from './embedded-clients.js';
import type { Client } from './embedded-clients.js';
import { ensureCluster } from './embedded-cluster.js';
import { fileProblem, openDataFolder } from './embedded-data-folder.js';
import type { DataFolder } from './embedded-data-folder.js';
import { describedServer, isServer, spawnServer, startProblem, urlOf } from './embedded-process.js';
import type { ServerProcess, Spawned } from './embedded-process.js';

export interface EmbeddedOptions {
  /** Made if missing. The server, its log and its password live here. */
  readonly dataDir: string;
  /** Is told, in a line each, what takes time. */
  readonly log?: (line: string) => void;
  /** The bin folder of another PostgreSQL, 15 to 18. */
  readonly binDir?: string;
}

/** A PostgreSQL that this process uses; other processes may use the same one. */
export interface EmbeddedServer {
  /** Names the database "ledger" and carries the password: not for logs. */
  readonly url: string;
  readonly dataDir: string;
  /** The process number of the server. */
  readonly pid: number;
  /** Undefined if it listens on a Unix socket. */
  readonly port: number | undefined;
  /** Stops using it. The last process that does so stops the server and waits until it has ended. */
  stop(): Promise<void>;
  /** Calls back, once, if the server ends while this process uses it. */
  onExit(callback: () => void): void;
}

const DATABASE = 'ledger';
const LONGEST_START_MS = 300_000;
const LONGEST_SILENCE_MS = 10_000;
const ATTEMPTS = 5;
const LOOK_MS = 1000;

/**
 * Finds the running server of a data folder or starts one. The same folder may be opened by several processes, and
 * several times in one. Errors: those of the data folder (openDataFolder), the programs (findBinaries) and the cluster
 * (ensureCluster); POSTGRES_NOT_STARTED with what PostgreSQL logged; DISK_FULL.
 * Design: docs/decisions/embedded-postgres.md.
 */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = await openDataFolder(options.dataDir);
  try {
    const client = await registerClient(folder);
    try {
      return inUse(folder, client, await findOrLaunch(folder, options));
    } catch (error) {
      await client.withdraw();
      throw error;
    }
  } catch (error) {
    throw fileProblem(error, folder.path);
  }
}

interface Running extends ServerProcess {
  readonly url: string;
}

async function findOrLaunch(folder: DataFolder, options: EmbeddedOptions): Promise<Running> {
  const log = options.log ?? ((): void => undefined);
  let problem = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await whileStopping(folder);
    const running = await findRunning(folder, log);
    if (running !== undefined) {
      await ensureWatchdog(folder);
      return running;
    }
    const binaries = await findBinaries(folder, options.binDir);
    await ensureCluster(folder, binaries);
    const launched = await launch(folder, binaries, log);
    if (typeof launched !== 'string') return launched;
    problem = launched;
  }
  throw startProblem(folder, problem);
}

/** The server that another process, or this one, has started before. */
async function findRunning(folder: DataFolder, log: (line: string) => void): Promise<Running | undefined> {
  const since = performance.now();
  for (;;) {
    const server = await describedServer(folder);
    if (server === undefined || !isServer(server.pid)) return undefined;
    const answer = await ask(folder, server);
    if (answer === 'ready') return { ...server, url: await urlOf(folder, server, DATABASE) };
    const waited = performance.now() - since;
    if (waited > (answer === 'silent' ? LONGEST_SILENCE_MS : LONGEST_START_MS)) return undefined;
    if (waited < 50) log(`Waiting for the PostgreSQL in ${folder.path} (process ${server.pid})`);
    await sleep(50);
  }
}

/** Starts PostgreSQL. Gives what it logged if another process was faster or its port was taken, which is tried again. */
async function launch(
  folder: DataFolder,
  binaries: Binaries,
  log: (line: string) => void,
): Promise<Running | string> {
  log(`Starting PostgreSQL ${binaries.major} in ${folder.path}`);
  // Before the server, so that there is no moment at which we could be killed and leave it alone.
  await spawnWatchdog(folder);
  const spawned = await spawnServer(folder, binaries);
  const since = performance.now();
  for (;;) {
    if (spawned.exited()) return endedEarly(folder, spawned);
    const server = await describedServer(folder);
    if (server?.pid === spawned.pid && (await ask(folder, server)) === 'ready') {
      return { ...server, url: await urlOf(folder, server, DATABASE) };
    }
    if (performance.now() - since > LONGEST_START_MS) throw startProblem(folder, await spawned.said());
    await sleep(20);
  }
}

async function endedEarly(folder: DataFolder, spawned: Spawned): Promise<string> {
  const said = await spawned.said();
  const own = said.split('\n').filter((line) => line.includes(`[${spawned.pid}]`));
  const again =
    /lock file ".*" already exists|could not create any TCP\/IP sockets|could not create any Unix-domain/;
  if (own.some((line) => again.test(line))) return said;
  throw startProblem(folder, said);
}

/** "ready" once it takes statements and has our database; "starting" while it recovers; "silent" if nobody answers. */
async function ask(folder: DataFolder, server: ServerProcess): Promise<'ready' | 'starting' | 'silent'> {
  if (!server.ready) return 'starting';
  let connection: pg.Client | undefined;
  try {
    connection = await connect(await urlOf(folder, server, 'postgres'), 'order-ledger start');
    await createDatabase(connection);
    return 'ready';
  } catch (error) {
    if (sqlState(error) === '57P03') return 'starting';
    if (isConnectionError(error)) return 'silent';
    throw new DomainError(
      'POSTGRES_NOT_STARTED',
      `PostgreSQL in ${folder.path} refuses us: ${error instanceof Error ? error.message : String(error)}`,
      { dataDir: folder.path },
      'unavailable',
    );
  } finally {
    await connection?.end().catch(() => undefined);
  }
}

async function createDatabase(connection: pg.Client): Promise<void> {
  const found = await connection.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
  if (found.rowCount !== 0) return;
  await connection.query(`CREATE DATABASE ${DATABASE}`).catch((error: unknown) => {
    // Another process that starts at the same moment may have made it.
    if (!['42P04', '23505'].includes(sqlState(error) ?? '')) throw error;
  });
}

function inUse(folder: DataFolder, client: Client, server: Running): EmbeddedServer {
  const callbacks: (() => void)[] = [];
  const look = async (): Promise<void> => {
    // A watchdog that was killed (out of memory) is replaced, or a later kill of ours would leave an orphan.
    if (isServer(server.pid)) return ensureWatchdog(folder);
    clearInterval(watch);
    for (const callback of callbacks.splice(0)) callback();
  };
  const watch = setInterval(() => {
    look().catch(() => undefined);
  }, LOOK_MS);
  watch.unref();
  return {
    url: server.url,
    dataDir: folder.path,
    pid: server.pid,
    port: server.socketDir === '' ? server.port : undefined,
    onExit: (callback) => {
      callbacks.push(callback);
    },
    stop: async () => {
      clearInterval(watch);
      callbacks.length = 0;
      await client.leave();
    },
  };
}
