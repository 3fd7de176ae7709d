import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunningServer {
  readonly child: ChildProcess;
  readonly url: string;
  readonly said: string[];
}

/** Starts the built server on a free port and waits until it says where it listens. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<RunningServer> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  createInterface(child.stderr as NodeJS.ReadableStream).on('line', (line) => said.push(line));
  for await (const line of createInterface(child.stdout as NodeJS.ReadableStream)) {
    said.push(line);
    const url = /(http:\S+)\/v1$/.exec(line)?.[1];
    if (url !== undefined) return { child, url, said };
  }
  throw new Error(`the server did not start:\n${said.join('\n')}`);
}
