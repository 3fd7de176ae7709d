import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What jest tells a global setup, as far as it matters here. */
interface Run {
  readonly rootDir: string;
  readonly testPathPatterns: { readonly patterns: readonly string[] };
}

declare global {
  /** The process that holds the PostgreSQL of this run, if it has one of its own. */
  var testServer: ChildProcess | undefined;
}

/**
 * One PostgreSQL for the whole run, as durable as in production; TEST_POSTGRES_URL names it, or one that is there
 * already. A run of unit and architecture specs alone needs none and does not wait for one. It is a process of its
 * own, because jest loads this file in a way that cannot load the sources.
 */
export default async function startTestServer(run: Run): Promise<void> {
  if (process.env['TEST_POSTGRES_URL'] !== undefined) return;
  if (!needsServer(run.testPathPatterns.patterns)) return;
  const child = spawn(
    process.execPath,
    ['--import', './test/support/run-typescript.cjs', 'test/support/test-server.ts'],
    {
      cwd: run.rootDir,
      stdio: ['pipe', 'pipe', 'inherit'],
      // In a group of its own: Ctrl-C ends the run, and the run's end lets it clear up.
      detached: true,
    },
  );
  globalThis.testServer = child;
  for await (const line of createInterface(child.stdout)) {
    process.env['TEST_POSTGRES_URL'] = line;
    return;
  }
  await once(child, 'exit');
  throw new Error('The PostgreSQL of this run did not start; its reason stands above');
}

function needsServer(patterns: readonly string[]): boolean {
  const withoutServer = /\b(unit|architecture)\b/;
  return patterns.length === 0 || patterns.some((pattern) => !withoutServer.test(pattern));
}
