import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { access, mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError, malformed } from '../../shared/domain-error.js';
import type { Binaries } from './embedded-binaries.js';
import { diskFull, give, saysDiskFull, unusable } from './embedded-data-folder.js';
import type { DataFolder } from './embedded-data-folder.js';

/** The role that owns everything in the cluster. */
export const SUPERUSER = 'ledger';

const DRAFT = '.postgres-new-';

/**
 * Makes sure that the data folder holds a cluster of this PostgreSQL's major version. It is made beside its place and
 * renamed, so one that was cut short is never mistaken for a cluster: it is thrown away and made again.
 * Throws POSTGRES_VERSION_MISMATCH, CLUSTER_DAMAGED, INITDB_FAILED or DISK_FULL.
 */
export async function ensureCluster(folder: DataFolder, binaries: Binaries): Promise<void> {
  await throwAwayDrafts(folder);
  if (!(await exists(folder.cluster))) await createCluster(folder, binaries);
  const version = await readFile(join(folder.data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) {
    malformed(
      'CLUSTER_DAMAGED',
      `${folder.cluster} exists but ${join(folder.data, 'PG_VERSION')} does not, so it is no PostgreSQL cluster; restore the folder from a backup`,
      { dataDir: folder.path },
    );
  }
  await checkOwner(folder);
  if (version.trim() !== String(binaries.major)) {
    malformed(
      'POSTGRES_VERSION_MISMATCH',
      `${folder.path} was written by PostgreSQL ${version.trim()} and ${binaries.postgres} is PostgreSQL ${binaries.major}, which cannot read it; ` +
        `start with the bin folder of a PostgreSQL ${version.trim()} (LEDGER_PG_BIN), or move the data with pg_upgrade`,
      { dataDir: folder.path, found: version.trim(), needed: binaries.major },
    );
  }
}

/** A cluster that root restored with a plain copy belongs to root, and PostgreSQL would only say that it may not read it. */
async function checkOwner(folder: DataFolder): Promise<void> {
  if (folder.runAs === undefined || (await stat(folder.data)).uid !== 0) return;
  const owner = `${folder.runAs.uid}:${folder.runAs.gid}`;
  throw unusable(
    `${folder.cluster} belongs to root, and PostgreSQL is started as user ${folder.runAs.uid}; run chown -R ${owner} ${folder.cluster}`,
  );
}

async function createCluster(folder: DataFolder, binaries: Binaries): Promise<void> {
  const draft = join(folder.path, `${DRAFT}${process.pid}-${randomUUID()}`);
  try {
    await mkdir(draft, { mode: 0o700 });
    const password = join(draft, 'password');
    await writeFile(password, randomBytes(24).toString('hex'), { mode: 0o600, flush: true });
    await give(folder, draft, password);
    await initdb(folder, binaries, draft);
    await rename(draft, folder.cluster);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Of two processes that start at once, the slower one uses the cluster of the faster one.
    if (!(await exists(folder.cluster))) throw error;
  }
  await syncFolder(folder.path);
}

async function initdb(folder: DataFolder, binaries: Binaries, draft: string): Promise<void> {
  const said = await runInitdb(folder, binaries, draft, 'C.UTF-8');
  // Some systems do not know C.UTF-8; plain C sorts the same way.
  const problem =
    said !== undefined && /locale/i.test(said) ? await runInitdb(folder, binaries, draft, 'C') : said;
  if (problem === undefined) return;
  if (saysDiskFull(problem)) throw diskFull(folder.path);
  throw new DomainError(
    'INITDB_FAILED',
    `PostgreSQL could not prepare ${folder.path}: ${problem}`,
    { dataDir: folder.path },
    'unavailable',
  );
}

/** What initdb complained of, undefined if it succeeded. */
function runInitdb(
  folder: DataFolder,
  binaries: Binaries,
  draft: string,
  locale: string,
): Promise<string | undefined> {
  const options = [
    `--pgdata=${join(draft, 'data')}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${join(draft, 'password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--data-checksums',
    '--no-instructions',
  ];
  return new Promise((done) => {
    execFile(
      binaries.initdb,
      options,
      { cwd: draft, env: { LC_ALL: 'C' }, windowsHide: true, ...folder.runAs },
      (error, stdout, stderr) => {
        done(error === null ? undefined : (stderr.trim() || stdout.trim() || error.message).slice(-1000));
      },
    );
  });
}

/** What a process that no longer runs left of an unfinished cluster. */
async function throwAwayDrafts(folder: DataFolder): Promise<void> {
  for (const name of await readdir(folder.path)) {
    if (!name.startsWith(DRAFT) || isRunning(Number.parseInt(name.slice(DRAFT.length), 10))) continue;
    // Its initdb may still be writing; what is left then goes at the next start.
    await rm(join(folder.path, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

/** True if a process of this number runs, whoever it belongs to; one that has ended and waits to be buried does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return process.platform !== 'linux' || !/\) [ZX] /.test(statusOf(pid));
}

/** What Linux says of a process: its number, its name in brackets, its state. Empty if there is none. */
export function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A renamed folder survives a power cut only once its parent is on disk; where folders cannot be synced, they need not be. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
