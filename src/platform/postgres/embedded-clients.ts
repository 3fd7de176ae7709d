import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { access, open, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DomainError } from '../../shared/domain-error.js';
import { isRunning } from './embedded-cluster.js';
import { give } from './embedded-data-folder.js';
import type { DataFolder } from './embedded-data-folder.js';

/** That this process uses the data folder's server: as long as it runs and has not left, the server is kept. */
export interface Client {
  /** Leaves, and waits until the server has been stopped or is in other hands. */
  readonly leave: () => Promise<void>;
  /** Takes the registration back when there is nothing to stop. */
  readonly withdraw: () => Promise<void>;
}

const LONGEST_STOP_MS = 20_000;

/** Registers this process, before it looks for a server; a server that is being stopped is then waited for. */
export async function registerClient(folder: DataFolder): Promise<Client> {
  const id = `${process.pid}-${randomUUID()}`;
  const file = join(folder.clients, `client-${id}`);
  // Process numbers come again after a reboot; together with the start time they do not.
  const status = await readFile('/proc/self/stat', 'utf8').catch(() => '');
  await writeFile(file, status.replace(/^.*\) /s, '').split(' ')[19] ?? '');
  return {
    withdraw: () => rm(file, { force: true }),
    leave: async () => {
      const leaving = join(folder.clients, `leaving-${id}`);
      try {
        await rename(file, leaving);
      } catch {
        // Left already, or the data folder is gone.
        return;
      }
      await untilGone(leaving, folder);
    },
  };
}

/** Waits while a watchdog stops the server, which it decided before we registered. */
export async function whileStopping(folder: DataFolder): Promise<void> {
  for (let waited = 0; waited < LONGEST_STOP_MS; waited += 50) {
    const stoppers = (await readdir(folder.clients)).flatMap((name) => /^stopping-(\d+)$/.exec(name) ?? []);
    if (!stoppers.some((pid) => isRunning(Number(pid)))) return;
    await sleep(50);
  }
}

/** Spawns a watchdog unless the one that the data folder names is running. */
export async function ensureWatchdog(folder: DataFolder): Promise<void> {
  const pid = await readFile(join(folder.path, 'watchdog.pid'), 'utf8').catch(() => '');
  if (!/^\d+$/.test(pid) || !isRunning(Number(pid))) await spawnWatchdog(folder);
}

/**
 * Spawns the watchdog, detached, so that it outlives this process however that ends. It is plain JavaScript in bin/,
 * because it runs without the build and without us.
 */
export async function spawnWatchdog(folder: DataFolder): Promise<void> {
  const log = await open(folder.log, 'a', 0o600);
  try {
    await give(folder, folder.log);
    const program = join(packageRoot(), 'bin', 'postgres-watchdog.js');
    const watchdog = spawn(process.execPath, [program, folder.path], {
      detached: true,
      stdio: ['ignore', 'ignore', log.fd],
      cwd: folder.path,
      env: {},
      windowsHide: true,
    });
    await once(watchdog, 'spawn');
    watchdog.unref();
  } finally {
    await log.close();
  }
}

async function untilGone(file: string, folder: DataFolder): Promise<void> {
  for (let waited = 0; waited < LONGEST_STOP_MS; waited += 20) {
    const gone = await access(file).then(
      () => false,
      () => true,
    );
    if (gone) return;
    // Again and again: the watchdog we count on may be killed meanwhile.
    if (waited % 1000 === 0) await ensureWatchdog(folder);
    await sleep(20);
  }
  throw new DomainError(
    'POSTGRES_NOT_STOPPED',
    `PostgreSQL in ${folder.path} was not stopped within ${LONGEST_STOP_MS / 1000} s; see ${folder.log}`,
    { dataDir: folder.path },
    'unavailable',
  );
}

/** This module lies at different depths in the sources and in the build. */
function packageRoot(): string {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, 'package.json')) && dirname(dir) !== dir) dir = dirname(dir);
  return dir;
}
