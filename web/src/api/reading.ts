import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { QueryKey } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answer } from './problem.js';
import type { ApiProblem } from './problem.js';

type Asked<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** How fresh an answer is: the place in the log that its view had, and when it was read. */
export interface Freshness {
  readonly position: string | null;
  readonly readAt: number;
}

export interface Read<T> {
  readonly data: T | undefined;
  readonly freshness: Freshness | undefined;
  readonly problem: ApiProblem | null;
  /** Nothing to show yet. */
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly reload: () => void;
}

/**
 * Asks the API and keeps the answer until new events come (see live.ts). `ask` is undefined as long as something that
 * the question needs is not known.
 */
export function useRead<T>(key: QueryKey, ask: ((signal: AbortSignal) => Asked<T>) | undefined): Read<T> {
  const query = useQuery<{ data: T; freshness: Freshness }, ApiProblem>({
    queryKey: key,
    enabled: ask !== undefined,
    queryFn: async ({ signal }) => {
      if (ask === undefined) throw new Error('a question that is not complete was asked');
      const { data, response } = await answer(ask(signal));
      return { data, freshness: freshnessOf(response) };
    },
    placeholderData: keepPreviousData,
  });
  return {
    data: query.data?.data,
    freshness: query.data?.freshness,
    problem: query.error,
    isPending: query.isPending,
    isFetching: query.isFetching,
    reload: () => void query.refetch(),
  };
}

export interface PageOf<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface List<T> extends Omit<Read<readonly T[]>, 'data'> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly loadMore: () => void;
}

/** A list that goes on from the last row of the page before (keyset), as far as it is scrolled. */
export function useList<T>(
  key: QueryKey,
  ask: ((cursor: string | undefined, signal: AbortSignal) => Asked<PageOf<T>>) | undefined,
): List<T> {
  const query = useInfiniteQuery({
    queryKey: key,
    enabled: ask !== undefined,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      if (ask === undefined) throw new Error('a question that is not complete was asked');
      const { data, response } = await answer(ask(pageParam, signal));
      return { data, freshness: freshnessOf(response) };
    },
    getNextPageParam: ({ data }) => data.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  const items = useMemo(() => pages?.flatMap(({ data }) => data.items) ?? [], [pages]);
  return {
    items,
    freshness: pages?.[0]?.freshness,
    problem: query.error as ApiProblem | null,
    isPending: query.isPending,
    isFetching: query.isFetching,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    reload: () => void query.refetch(),
  };
}

function freshnessOf(response: Response): Freshness {
  return { position: response.headers.get('Ledger-Position'), readAt: Date.now() };
}
