import type { Question } from './question.js';

/** The page of a line, at the moment of the question. */
export function linePlace({ shop, asOf, knownAt }: Question, lineId: string): string {
  const moment = new URLSearchParams();
  if (asOf !== null) moment.set('asOf', asOf);
  if (knownAt !== null) moment.set('knownAt', knownAt);
  const search = moment.size === 0 ? '' : `?${moment.toString()}`;
  return `/reconciliation/${encodeURIComponent(shop ?? '')}/lines/${encodeURIComponent(lineId)}${search}`;
}
