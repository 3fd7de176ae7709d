import { randomUUID } from 'node:crypto';
import {
  chmod,
  chown,
  mkdir,
  readFile,
  readdir,
  realpath,
  rename,
  stat,
  statfs,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DomainError, malformed } from '../../shared/domain-error.js';

/** The operating-system user that PostgreSQL runs as when we are root: it refuses to run as root itself. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/** The places in a data folder. Everything that only this data folder's server needs lies below it. */
export interface DataFolder {
  readonly path: string;
  /** The cluster: `data` (PostgreSQL's own folder) and `password` appear together, by one rename. */
  readonly cluster: string;
  readonly data: string;
  readonly password: string;
  /** Holds the Unix socket. */
  readonly run: string;
  /** One file for each process that uses the server. */
  readonly clients: string;
  readonly log: string;
  /** Undefined unless we are root. */
  readonly runAs: RunAs | undefined;
}

const MARKER = 'ledger-data.json';
const FORMAT = 1;
const NOBODY: RunAs = { uid: 65534, gid: 65534 };

/**
 * Opens a data folder, or makes one of a missing or empty folder. Throws NOT_A_DATA_FOLDER if it holds other things,
 * DATA_FOLDER_TOO_NEW if a later release wrote it, DATA_FOLDER_UNREACHABLE if we are root and the user that
 * PostgreSQL runs as cannot enter it, DATA_FOLDER_UNUSABLE for anything the file system refuses.
 */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  const path = resolve(dataDir);
  try {
    await makeFolder(path);
    await checkMarker(path);
    const folder = await placesOf(await realpath(path));
    if (folder.runAs !== undefined) await checkReachable(folder.path, folder.runAs);
    for (const own of [folder.run, folder.clients]) await mkdir(own, { recursive: true, mode: 0o700 });
    await give(folder, folder.run, folder.clients);
    return folder;
  } catch (error) {
    throw fileProblem(error, path);
  }
}

/** As root, makes the user that PostgreSQL runs as the owner of paths below the data folder. */
export async function give(folder: DataFolder, ...paths: readonly string[]): Promise<void> {
  if (folder.runAs === undefined) return;
  for (const path of paths) await chown(path, folder.runAs.uid, folder.runAs.gid);
}

/**
 * Turns an error of the file system into one that says which folder and what to do. Gives other errors back as they
 * are.
 */
export function fileProblem(error: unknown, dataDir: string): Error {
  const { code, path } = error as NodeJS.ErrnoException;
  const place = path ?? dataDir;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(dataDir);
  if (code === 'EACCES' || code === 'EPERM') {
    return unusable(
      `User ${String(process.getuid?.())} may not use ${place}; start as the user who owns ${dataDir}`,
    );
  }
  if (code === 'EROFS') return unusable(`${place} is on a read-only file system; choose another data folder`);
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return unusable(`${place} is in the way: ${dataDir} has to be a folder`);
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** The disk of the data folder is full. */
export function diskFull(dataDir: string): DomainError {
  return new DomainError(
    'DISK_FULL',
    `The disk of ${dataDir} is full; free some space and start again, nothing that was acknowledged is lost`,
    { dataDir },
    'unavailable',
  );
}

/** True if a segment of PostgreSQL's log (16 MiB) no longer fits on the disk of the data folder. */
export async function isDiskFull(dataDir: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(dataDir);
  return bavail * bsize < 16 * 1024 * 1024;
}

/** True if PostgreSQL or initdb complains of a full disk (SQLSTATE 53100), in any of its ways. */
export function saysDiskFull(said: string): boolean {
  return /No space left on device|Check free disk space|wrote only \d+ of \d+ bytes|\b53100\b/.test(said);
}

/** A data folder that has to be set right, or left alone. */
export function unusable(message: string): DomainError {
  return new DomainError('DATA_FOLDER_UNUSABLE', message, {}, 'malformed');
}

async function makeFolder(path: string): Promise<void> {
  if ((await mkdir(path, { recursive: true })) === undefined) return;
  // As root, the unprivileged user of PostgreSQL has to pass through; it sees no names and no files.
  await chmod(path, process.getuid?.() === 0 ? 0o711 : 0o700);
}

async function checkMarker(path: string): Promise<void> {
  const entries = await readdir(path);
  if (!entries.includes(MARKER)) {
    const foreign = entries.filter((name) => !name.startsWith('.') && name !== 'lost+found');
    if (foreign.length > 0) {
      malformed(
        'NOT_A_DATA_FOLDER',
        `${path} holds ${foreign.slice(0, 3).join(', ')} but no ${MARKER}: it is not a ledger's data folder; choose an empty or a new one`,
        { dataDir: path },
      );
    }
    // Written beside and renamed: another process that starts at the same moment sees a whole marker or none.
    const draft = join(path, `.${MARKER}.${randomUUID()}`);
    await writeFile(draft, `${JSON.stringify({ format: FORMAT })}\n`, { flush: true });
    await rename(draft, join(path, MARKER));
    return;
  }
  const format = formatOf(await readFile(join(path, MARKER), 'utf8'));
  if (format === undefined) {
    malformed('NOT_A_DATA_FOLDER', `${join(path, MARKER)} cannot be read; restore it from a backup`);
  }
  if (format > FORMAT) {
    malformed(
      'DATA_FOLDER_TOO_NEW',
      `${path} was written in format ${format} and this release reads format ${FORMAT}; use the release that wrote it or a later one`,
      { dataDir: path, format, reads: FORMAT },
    );
  }
}

function formatOf(marker: string): number | undefined {
  try {
    const { format } = JSON.parse(marker) as { format?: unknown };
    return typeof format === 'number' && Number.isInteger(format) ? format : undefined;
  } catch {
    return undefined;
  }
}

async function placesOf(path: string): Promise<DataFolder> {
  const cluster = join(path, 'postgres');
  const data = join(cluster, 'data');
  return {
    path,
    cluster,
    data,
    password: join(cluster, 'password'),
    run: join(path, 'run'),
    clients: join(path, 'clients'),
    log: join(path, 'postgres.log'),
    runAs: process.getuid?.() === 0 ? await userFor(data, path) : undefined,
  };
}

/**
 * An ordinary user's data stays his when root opens it; root's own data belongs to nobody. So does a new cluster in a
 * folder of a user whom this system does not know (a mounted one): initdb insists on a user with a name.
 */
async function userFor(data: string, path: string): Promise<RunAs> {
  const ownerOfData = await stat(data).catch(() => undefined);
  if (ownerOfData !== undefined && ownerOfData.uid !== 0) {
    return { uid: ownerOfData.uid, gid: ownerOfData.gid };
  }
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const { uid, gid } = await stat(path);
  if (uid !== 0 && new RegExp(`^[^:]+:[^:]*:${uid}:`, 'm').test(passwd)) return { uid, gid };
  const [, nobody, group] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(passwd) ?? [];
  return nobody === undefined ? NOBODY : { uid: Number(nobody), gid: Number(group) };
}

async function checkReachable(path: string, runAs: RunAs): Promise<void> {
  const closed = await closedTo(path, runAs);
  if (closed === undefined) return;
  malformed(
    'DATA_FOLDER_UNREACHABLE',
    `PostgreSQL does not run as root, so it is started as user ${runAs.uid}, who may not enter ${closed}; ` +
      `put the data folder elsewhere (LEDGER_DATA), start as an ordinary user, or allow passage with chmod o+x ${closed}`,
    { dataDir: path, folder: closed, uid: runAs.uid },
  );
}

/** The outermost folder on the way to and including `path` that a user may not pass through, by its mode bits. */
export async function closedTo(path: string, { uid, gid }: RunAs): Promise<string | undefined> {
  const parent = dirname(path);
  if (parent !== path) {
    const closed = await closedTo(parent, { uid, gid });
    if (closed !== undefined) return closed;
  }
  const { mode, uid: owner, gid: group } = await stat(path);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  return (mode & bit) === 0 ? path : undefined;
}
