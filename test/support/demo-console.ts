import { randomUUID } from 'node:crypto';
import { dataFolder, environment } from './command-line.js';
import { startServer } from './running-server.js';

/** A server of its own with the demo month, as `npm start` serves it. */
export interface DemoConsole {
  readonly url: string;
  /** Throws if the answer is no success; `path` begins after /v1. */
  ask(path: string): Promise<unknown>;
  /** Sends a command. Throws if it was refused. */
  send(path: string, body: object, actor?: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts one and waits until the standing, which follows the views, has the whole month. */
export async function startDemoConsole(): Promise<DemoConsole> {
  const data = await dataFolder();
  const server = await startServer(environment(data.path));
  const request = async (path: string, init: RequestInit = {}): Promise<unknown> => {
    const answer = await fetch(`${server.url}/v1${path}`, init);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { head } = (await request('/live/position')) as { readonly head: string };
  await request(`/shops/demo/standing?after=${encodeURIComponent(head)}&wait=30000`);
  return {
    url: server.url,
    ask: (path) => request(path),
    send: async (path, body, actor = 'carol') => {
      await request(path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Idempotency-Key': randomUUID(),
          'X-Actor': actor,
        },
        body: JSON.stringify(body),
      });
    },
    stop: async () => {
      server.child.kill('SIGKILL');
      await data.remove();
    },
  };
}
