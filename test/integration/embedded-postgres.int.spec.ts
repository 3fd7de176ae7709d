import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { connect } from '../../src/platform/postgres/database.js';
import { ask, EmbeddedRun, killAll, processesOf, runs, until } from '../support/embedded-run.js';

// Making a cluster is a thousand syncs, which take long when other specs write too.
jest.setTimeout(180_000);

const run = new EmbeddedRun();
const { base } = run;
const root = process.getuid?.() === 0;
const NOBODY = 65534;

beforeAll(() => run.prepare());
afterEach(() => run.endTest());
afterAll(() => run.end());

describe('A data folder that several processes use', () => {
  const dataDir = join(base, 'shared');

  it('is made by the first start, durable, and closed to whoever does not know the password', async () => {
    const lines: string[] = [];
    const server = await run.start(dataDir, { log: (line) => lines.push(line) });
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
    const first = await run.start(dataDir);
    const second = await run.start(dataDir);
    expect(second.pid).toBe(first.pid);
    await ask(first.url, 'CREATE TABLE seen AS SELECT 7 AS it');
    await first.stop();
    expect(await ask(second.url, 'SELECT it FROM seen')).toEqual(['7']);
    await second.stop();
    expect(runs(second.pid)).toBe(false);
  });

  it('is shared with another process, which may keep the server after the one that launched it', async () => {
    const ours = await run.start(dataDir);
    const { child, lines } = run.anotherProcess(dataDir);
    await until('the other process is attached', () => lines.length > 0);
    expect(lines).toEqual([String(ours.pid)]);
    await ours.stop();
    expect(runs(ours.pid)).toBe(true);
    child.stdin.end();
    await once(child, 'exit');
    expect(runs(ours.pid)).toBe(false);
  });

  it('gets one server when processes start at the same moment', async () => {
    const others = [run.anotherProcess(dataDir), run.anotherProcess(dataDir), run.anotherProcess(dataDir)];
    await until('all have a server', () => others.every(({ lines }) => lines.length > 0));
    expect(new Set(others.map(({ lines }) => lines[0])).size).toBe(1);
  });

  it('leaves no process behind when it is stopped', async () => {
    const server = await run.start(dataDir);
    await until('the watchdog runs', () => existsSync(join(dataDir, 'watchdog.pid')));
    expect(processesOf(dataDir)).toContain(server.pid);
    await server.stop();
    await server.stop();
    expect(runs(server.pid)).toBe(false);
    await until('the watchdog has ended', () => processesOf(dataDir).length === 0);
    expect(await readdir(join(dataDir, 'clients'))).toEqual([]);
  });

  it('gets another watchdog when its own was killed, and is stopped in order in any case', async () => {
    const server = await run.start(dataDir);
    const watchdog = (): number => {
      const file = join(dataDir, 'watchdog.pid');
      const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
      return pid > 0 && runs(pid) ? pid : 0;
    };
    await until('the watchdog runs', () => watchdog() > 0);
    const first = watchdog();
    process.kill(first, 'SIGKILL');
    await until('another one runs', () => watchdog() > 0 && watchdog() !== first);
    process.kill(watchdog(), 'SIGKILL');
    await server.stop();
    expect(runs(server.pid)).toBe(false);
    await until('nothing runs any more', () => processesOf(dataDir).length === 0);
  });

  it('puts a long log of the server aside at a start', async () => {
    const log = join(dataDir, 'postgres.log');
    await writeFile(log, 'x'.repeat(6_000_000));
    await run.start(dataDir);
    expect(statSync(`${log}.1`).size).toBe(6_000_000);
    expect(await readFile(log, 'utf8')).toMatch(/^[^x]+ LOG: {2}starting PostgreSQL 18/);
  });

  it('loses its server soon after the last process was killed', async () => {
    const { child, lines } = run.anotherProcess(dataDir);
    await until('it has a server', () => lines.length > 0);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const killedAt = performance.now();
    await until('the orphan is gone', () => !runs(Number(lines[0])));
    expect(performance.now() - killedAt).toBeLessThan(10_000);
    await until('its watchdog is gone', () => processesOf(dataDir).length === 0);
  });

  it('has every acknowledged row after process, server and watchdog were killed in the middle of writing', async () => {
    const { lines } = run.anotherProcess(dataDir, 'insert');
    await until('it has written a while', () => lines.length > 300);
    const server = Number(lines[0]);
    await killAll(dataDir);
    const acknowledged = Math.max(...lines.slice(1).map(Number));

    const again = await run.start(dataDir);
    expect(again.pid).not.toBe(server);
    const [count, last] = await Promise.all([
      ask(again.url, 'SELECT count(*) FROM receipt'),
      ask(again.url, 'SELECT max(no) FROM receipt'),
    ]);
    expect(Number(last[0])).toBeGreaterThanOrEqual(acknowledged);
    expect(count).toEqual(last);
  });

  it('starts although the number of a crashed server belongs to another program now', async () => {
    const crashed = await run.start(dataDir);
    const lockFile = join(dataDir, 'postgres', 'data', 'postmaster.pid');
    await killAll(dataDir);
    // PostgreSQL heeds processes of its own user only.
    const other = spawn('sleep', ['60'], { stdio: 'ignore', ...(root ? { uid: NOBODY, gid: NOBODY } : {}) });
    try {
      const lock = await readFile(lockFile, 'utf8');
      await writeFile(lockFile, lock.replace(/^\d+/, String(other.pid)));
      const again = await run.start(dataDir);
      expect(again.pid).not.toBe(crashed.pid);
      expect(runs(other.pid ?? 0)).toBe(true);
    } finally {
      other.kill();
    }
  });

  it('is not kept open by the registration of a process whose number another one has now', async () => {
    const server = await run.start(dataDir);
    await writeFile(join(dataDir, 'clients', `client-${process.pid}-before-reboot`), '1');
    await server.stop();
    expect(runs(server.pid)).toBe(false);
  });

  it('tells its users when the server ends under them', async () => {
    const server = await run.start(dataDir);
    let told = 0;
    server.onExit(() => {
      told++;
    });
    process.kill(server.pid, 'SIGQUIT');
    await until('it is told', () => told === 1);
  });
});

describe('A first start that was cut short', () => {
  it('is begun anew', async () => {
    const dataDir = join(base, 'half');
    run.anotherProcess(dataDir);
    const draftOf = (): string | undefined =>
      existsSync(dataDir)
        ? readdirSync(dataDir).find((name) => name.startsWith('.postgres-new-'))
        : undefined;
    await until('initdb is at work', () => {
      const draft = draftOf();
      return draft !== undefined && existsSync(join(dataDir, draft, 'data', 'PG_VERSION'));
    });
    await killAll(dataDir);
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);

    const server = await run.start(dataDir);
    expect(await ask(server.url, 'SELECT 1')).toEqual(['1']);
    expect(draftOf()).toBeUndefined();
  });
});
