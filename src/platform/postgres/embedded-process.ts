import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DomainError } from '../../shared/domain-error.js';
import type { Binaries } from './embedded-binaries.js';
import { isRunning, statusOf, SUPERUSER } from './embedded-cluster.js';
import { diskFull, give, saysDiskFull } from './embedded-data-folder.js';
import type { DataFolder } from './embedded-data-folder.js';

/** A server as its own postmaster.pid describes it. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  readonly socketDir: string;
  /** False while it starts, recovers or stops. */
  readonly ready: boolean;
}

/** Durability is never traded for speed: these also win over an edited postgresql.conf. */
const SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  autovacuum: 'on',
  // A laptop with two cores and a few gigabytes, shared with other programs.
  shared_buffers: '192MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  max_parallel_workers_per_gather: '1',
  max_wal_size: '1GB',
  min_wal_size: '256MB',
  wal_compression: 'on',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_line_prefix: '%m [%p] %e ',
  // The log is no place for the data of persons: neither statements nor the rows of an error go there.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  logging_collector: 'off',
  log_destination: 'stderr',
};

const SOCKET_PORT = 5432;
const LONGEST_SOCKET = process.platform === 'linux' ? 107 : 103;
const LARGEST_LOG = 5 * 1024 * 1024;

/** The server that the data folder's postmaster.pid names, running or not; undefined if it was stopped in order. */
export async function describedServer(folder: DataFolder): Promise<ServerProcess | undefined> {
  const text = await readFile(join(folder.data, 'postmaster.pid'), 'utf8').catch(missingOrRefused);
  if (text === undefined) return undefined;
  const [pid = '', , , port = '', socketDir = '', , , status = ''] = text.split('\n');
  return { pid: Number(pid), port: Number(port), socketDir, ready: status.trim() === 'ready' };
}

function missingOrRefused(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  throw error;
}

/** True if the process runs and, where the system tells, is a PostgreSQL: after a reboot its number may be another's. */
export function isServer(pid: number): boolean {
  return isRunning(pid) && (process.platform !== 'linux' || /\((postgres|postmaster)\) /.test(statusOf(pid)));
}

/** The address of a server: its socket if it has one, else its port on 127.0.0.1. */
export async function urlOf(folder: DataFolder, server: ServerProcess, database: string): Promise<string> {
  const login = `${SUPERUSER}:${(await readFile(folder.password, 'utf8')).trim()}`;
  return server.socketDir === ''
    ? `postgres://${login}@127.0.0.1:${server.port}/${database}`
    : `postgres://${login}@/${database}?host=${encodeURIComponent(server.socketDir)}&port=${server.port}`;
}

/** A server that was just spawned: `exited` is set once it has ended, `said` is what it has logged since. */
export interface Spawned {
  readonly pid: number;
  readonly exited: () => boolean;
  readonly said: () => Promise<string>;
}

/**
 * Spawns PostgreSQL in a process group of its own, so that Ctrl-C in our terminal does not reach it. It listens on a
 * Unix socket in the data folder if the path is short enough and the file system can, else on a free port of
 * 127.0.0.1.
 */
export async function spawnServer(folder: DataFolder, binaries: Binaries): Promise<Spawned> {
  await retireStaleLocks(folder);
  const settings = { ...SETTINGS, ...(await listening(folder)) };
  await rotate(folder.log);
  const log = await open(folder.log, 'a', 0o600);
  try {
    await give(folder, folder.log);
    const from = (await log.stat()).size;
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const child = spawn(binaries.postgres, ['-D', folder.data, ...options], {
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      cwd: folder.cluster,
      env: { LC_ALL: 'C' },
      windowsHide: true,
      ...folder.runAs,
    });
    await once(child, 'spawn');
    child.unref();
    return {
      pid: child.pid ?? 0,
      exited: () => child.exitCode !== null || child.signalCode !== null,
      said: async () => (await readFile(folder.log)).subarray(from).toString('utf8'),
    };
  } finally {
    await log.close();
  }
}

/** Why a server ended at its start, from what it logged. */
export function startProblem(folder: DataFolder, said: string): DomainError {
  if (saysDiskFull(said)) return diskFull(folder.path);
  const fatal = said.split('\n').filter((line) => /FATAL|PANIC|error while loading/.test(line));
  const reason = (fatal.length > 0 ? fatal.join('; ') : said.trim()).slice(-1000);
  return new DomainError(
    'POSTGRES_NOT_STARTED',
    `PostgreSQL did not start in ${folder.path}: ${reason === '' ? 'it logged nothing' : reason} (log: ${folder.log})`,
    { dataDir: folder.path, log: folder.log },
    'unavailable',
  );
}

/**
 * After a crash, the lock files may name a process that is now somebody else's (in a container the same small numbers
 * come again) or that nobody has buried yet, and PostgreSQL would refuse to start. It takes the number of its parent
 * for stale and then still checks for orphaned backends, so it is given ours; deleting postmaster.pid would skip that
 * check.
 */
async function retireStaleLocks(folder: DataFolder): Promise<void> {
  for (const file of [join(folder.data, 'postmaster.pid'), `${socketOf(folder)}.lock`]) {
    const text = await readFile(file, 'utf8').catch(missingOrRefused);
    if (text === undefined || isServer(Number.parseInt(text, 10))) continue;
    await writeFile(file, text.replace(/^\d+/, String(process.pid)));
  }
}

function socketOf(folder: DataFolder): string {
  return join(folder.run, `.s.PGSQL.${SOCKET_PORT}`);
}

async function listening(folder: DataFolder): Promise<Record<string, string>> {
  if (Buffer.byteLength(socketOf(folder)) <= LONGEST_SOCKET && (await canListenIn(folder.run))) {
    return {
      listen_addresses: '',
      port: String(SOCKET_PORT),
      // Quoted, because a comma in a path would make two of it.
      unix_socket_directories: `"${folder.run.replaceAll('"', '""')}"`,
      unix_socket_permissions: '0700',
    };
  }
  return { listen_addresses: '127.0.0.1', port: String(await freePort()), unix_socket_directories: '' };
}

/** Windows and some shared or mounted folders have no Unix sockets. */
async function canListenIn(dir: string): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const probe = join(dir, `.p${process.pid}`);
  await unlink(probe).catch(() => undefined);
  const server = createServer().listen(probe);
  const listens = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.close();
  return listens;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function rotate(log: string): Promise<void> {
  const size = (await stat(log).catch(() => ({ size: 0 }))).size;
  if (size > LARGEST_LOG) await rename(log, `${log}.1`);
}
