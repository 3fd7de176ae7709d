import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { connect } from '../../src/platform/postgres/database.js';

/** Chosen once; it must differ from other advisory locks of this program. */
const LOCK_KEY = '7311830450138';
const RETRY_MS = 500;

/**
 * One worker at a time writes the views of a database: a session lock on a connection of its own. The lock alone would
 * not do — it can be lost while a batch is under way — hence the fence in every checkpoint.
 */
export async function whileLeading(
  url: string,
  signal: AbortSignal,
  work: (lost: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const client = await connect(url, 'ledger-projections-leader').catch(() => undefined);
    if (client !== undefined) {
      try {
        if (await acquire(client, signal)) await leadUntilLost(client, signal, work);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
    await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
}

async function acquire(client: pg.Client, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const result = await client
      .query<{ locked: boolean }>(`SELECT pg_try_advisory_lock(${LOCK_KEY}) AS locked`)
      .catch(() => undefined);
    if (result === undefined) return false;
    if (result.rows[0]?.locked === true) return true;
    await delay(RETRY_MS, undefined, { signal }).catch(() => undefined);
  }
  return false;
}

async function leadUntilLost(
  client: pg.Client,
  signal: AbortSignal,
  work: (lost: AbortSignal) => Promise<void>,
): Promise<void> {
  const lost = new AbortController();
  const lose = (): void => lost.abort();
  client.once('end', lose);
  client.once('error', lose);
  signal.addEventListener('abort', lose);
  // It may have been aborted while the lock was asked for; a listener that comes later is never called.
  if (signal.aborted) lose();
  try {
    await work(lost.signal);
  } finally {
    signal.removeEventListener('abort', lose);
  }
}
