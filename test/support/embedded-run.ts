import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../src/platform/postgres/database.js';
import { startEmbeddedServer } from '../../src/platform/postgres/embedded-server.js';
import type { EmbeddedOptions, EmbeddedServer } from '../../src/platform/postgres/embedded-server.js';

export interface OtherProcess {
  readonly child: ChildProcessByStdio<Writable, Readable, null>;
  /** What it has said so far. */
  readonly lines: readonly string[];
}

/** Servers and processes of a spec below one folder, which all end with their test. */
export class EmbeddedRun {
  readonly base = join(tmpdir(), `ledger-embedded-${randomUUID().slice(0, 8)}`);
  private readonly servers: EmbeddedServer[] = [];
  private readonly others: OtherProcess[] = [];

  async prepare(): Promise<void> {
    await mkdir(this.base);
    // PostgreSQL passes through it as another user.
    await chmod(this.base, 0o755);
  }

  async start(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
    const server = await startEmbeddedServer({ dataDir, ...options });
    this.servers.push(server);
    return server;
  }

  /** Why a start is refused, undefined if it is not. */
  async problemOf(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<unknown> {
    return this.start(dataDir, options).then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  /** Another process on a data folder, see embedded-client.ts. */
  anotherProcess(dataDir: string, work = ''): OtherProcess {
    const child = spawn(
      process.execPath,
      ['--import', './test/support/run-typescript.cjs', 'test/support/embedded-client.ts', dataDir, work],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const lines: string[] = [];
    createInterface(child.stdout).on('line', (line) => lines.push(line));
    const other = { child, lines };
    this.others.push(other);
    return other;
  }

  async endTest(): Promise<void> {
    for (const server of this.servers.splice(0)) await server.stop();
    for (const { child } of this.others.splice(0)) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }

  async end(): Promise<void> {
    await until('nothing runs any more', () => processesOf(this.base).length === 0);
    await rm(this.base, { recursive: true, force: true });
  }
}

export async function until(what: string, condition: () => boolean): Promise<void> {
  for (const since = performance.now(); performance.now() - since < 60_000;) {
    if (condition()) return;
    await sleep(20);
  }
  throw new Error(`Waited 60 s in vain until ${what}`);
}

/** True for a process that has not ended; one that waits to be buried has. */
export function runs(pid: number): boolean {
  try {
    return !/\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Everything whose command line names a folder: the server, its watchdog, an initdb, another process of ours. */
export function processesOf(dataDir: string): number[] {
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

/** Ends them all at once, as a power cut would. */
export async function killAll(dataDir: string): Promise<void> {
  for (const pid of processesOf(dataDir)) process.kill(pid, 'SIGKILL');
  await until('all are gone', () => processesOf(dataDir).length === 0);
}

/** The first column of what a statement gives, as text. */
export async function ask(url: string, sql: string): Promise<string[]> {
  const database = new Database(url);
  try {
    return (await database.query<Record<string, unknown>>(sql)).map((row) => String(Object.values(row)[0]));
  } finally {
    await database.close();
  }
}
