import { once } from 'node:events';

/** Lets the process that holds the PostgreSQL of this run stop it and clear up. */
export default async function stopTestServer(): Promise<void> {
  const child = globalThis.testServer;
  if (child === undefined) return;
  const exited = once(child, 'exit');
  child.stdin?.end();
  await exited;
}
