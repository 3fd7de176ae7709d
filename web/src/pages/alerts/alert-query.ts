import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const STATES = ['open', 'acknowledged', 'resolved', 'all'] as const;
export const SEVERITIES = ['high', 'medium'] as const;
export const RULES = [
  'COMPLETED_NOT_SETTLED',
  'DUPLICATE_SETTLEMENT',
  'REFUND_RATE_HIGH',
  'REFUND_WITHOUT_REQUEST',
  'STATEMENT_DOES_NOT_FOOT',
] as const;
export const SORTS = ['severity', 'age', 'newest'] as const;

const PARSERS = {
  state: parseAsStringLiteral(STATES).withDefault('open'),
  severity: parseAsStringLiteral(SEVERITIES),
  rule: parseAsStringLiteral(RULES),
  sort: parseAsStringLiteral(SORTS).withDefault('severity'),
  alert: parseAsString,
};

/** What the address of the page says: which alerts are listed, in which order, and which one is opened. */
export function useAlertQuery() {
  const [query, set] = useQueryStates(PARSERS, { history: 'push' });
  return { query, set: (change: Parameters<typeof set>[0]) => void set(change) };
}

export type AlertQuery = ReturnType<typeof useAlertQuery>['query'];
