import { api } from '../../api/client.js';
import { useRead } from '../../api/reading.js';
import type { Freshness, Read } from '../../api/reading.js';
import type { ReconciliationSummary, StandingSummary } from '../../api/schema.js';
import type { ApiProblem } from '../../api/problem.js';
import { asked } from '../../parts/url-state.js';
import type { Question } from './question.js';

/** The bridge from ledger to statements in one currency; the parts below `difference` add up to it. */
export interface BridgeMoney {
  readonly currency: string;
  readonly received: string;
  readonly reversed: string;
  readonly refunded: string;
  readonly net: string;
  readonly settled: string;
  readonly difference: string;
  readonly inTransit: string;
  readonly outsideStatements: string;
  readonly refundsPending: string;
  readonly otherCurrencies: string;
  readonly differences: string;
}

export type AgeBand = StandingSummary['differencesByAge'][number]['band'];

export interface DifferenceFigure {
  readonly code: string;
  /** Undefined for all ages together. */
  readonly band?: AgeBand;
  readonly currency: string;
  readonly count: number;
  readonly amount: string;
}

/** The head of the page, whichever of the two endpoints told it. */
export interface Summary {
  readonly asOf: string | null;
  readonly statements: number;
  readonly channels: readonly string[];
  readonly money: readonly BridgeMoney[];
  readonly byCode: readonly DifferenceFigure[];
  readonly byCell: readonly DifferenceFigure[];
  readonly byAge: StandingSummary['differencesByAge'];
}

export interface SummaryRead {
  readonly data: Summary | undefined;
  readonly freshness: Freshness | undefined;
  readonly problem: ApiProblem | null;
  readonly isPending: boolean;
  readonly isFetching: boolean;
  readonly reload: () => void;
}

/** From the standing, which is kept ready; with asOf or knownAt from the reconciliation, which computes it. */
export function useSummary({ shop, from, to, channel, asOf, knownAt, isExact }: Question): SummaryRead {
  const standing = useRead(
    ['standing', shop, from, to, channel],
    shop === undefined || isExact
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/standing', {
            params: { path: { shopId: shop }, query: asked({ from, to, channel }) },
            signal,
          }),
  );
  const exact = useRead(
    ['reconciliation', shop, from, to, asOf, knownAt],
    shop === undefined || !isExact
      ? undefined
      : (signal) =>
          api.GET('/v1/shops/{shopId}/reconciliation', {
            params: { path: { shopId: shop }, query: asked({ from, to, asOf, knownAt }) },
            signal,
          }),
  );
  return isExact ? told(exact, ofReconciliation) : told(standing, ofStanding);
}

function told<T>(read: Read<T>, summaryOf: (data: T) => Summary): SummaryRead {
  return { ...read, data: read.data === undefined ? undefined : summaryOf(read.data) };
}

function ofStanding(standing: StandingSummary): Summary {
  const channels = new Set(standing.byChannel.flatMap(({ channel }) => channel ?? []));
  return {
    asOf: standing.asOf,
    statements: standing.statements.count,
    channels: [...channels],
    money: standing.money.map(({ unexplained, ...money }) => ({ ...money, differences: unexplained })),
    byCode: standing.differencesByCode,
    byCell: standing.differencesByCodeAndAge,
    byAge: standing.differencesByAge,
  };
}

function ofReconciliation({ asOf, statements, money, differences }: ReconciliationSummary): Summary {
  return {
    asOf,
    statements: statements.count,
    channels: [],
    money: money.map(({ explained, ...figures }) => ({ ...figures, ...explained })),
    byCode: differences,
    byCell: [],
    byAge: [],
  };
}
