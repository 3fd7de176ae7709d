import type { QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { LivePosition } from './schema.js';
import { listenToLedger } from './live-channel.js';

export type Connection = 'connecting' | 'live' | 'lost';

/** Where the log ends, as the server last told. */
export interface LiveState {
  readonly connection: Connection;
  readonly head: string | null;
}

// A page that was scrolled further is not read again under the reader's eyes; it says that there is more.
const PAGES_REREAD = 2;
const REREAD_EVERY_MS = 1_000;

let state: LiveState = { connection: 'connecting', head: null };
const listeners = new Set<() => void>();

/** Follows the ledger: what is shown is read again when new events have reached the views. Returns what ends it. */
export function followLedger(queries: QueryClient): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const reread = (): void => {
    waiting = undefined;
    void queries.invalidateQueries({ predicate: ({ state: { data } }) => pagesIn(data) <= PAGES_REREAD });
  };
  const end = listenToLedger((news) => {
    if (news === 'lost') {
      set({ connection: 'lost' });
      return;
    }
    // What happened while nobody listened is in no message, so a connection that comes back reads again too.
    const isFirst = state.head === null && state.connection !== 'lost';
    const { head } = JSON.parse(news) as LivePosition;
    set({ connection: 'live', head });
    if (!isFirst) waiting ??= setTimeout(reread, REREAD_EVERY_MS);
  });
  return () => {
    clearTimeout(waiting);
    end();
  };
}

export function useLive(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
}

function set(change: Partial<LiveState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

function pagesIn(data: unknown): number {
  const pages = (data as { pages?: readonly unknown[] } | undefined)?.pages;
  return pages?.length ?? 1;
}
