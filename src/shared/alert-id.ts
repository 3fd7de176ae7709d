import { derivedId } from './ids.js';

/** What an alert is about: a rule of the alerts, and the thing that it was raised for. */
export interface AlertSubject {
  readonly rule: string;
  /** "order", "line", "statement" or "month". */
  readonly subjectKind: string;
  readonly subject: string;
  /** ISO 4217. */
  readonly currency: string;
}

/**
 * The id of an alert of a shop. The same subject gives the same id for ever, so what people said of an alert is found
 * again when its facts vanish and come back. Never change it: handled alerts are known by it.
 */
export function alertIdOf(shopId: string, { rule, subjectKind, subject, currency }: AlertSubject): string {
  return derivedId('alert', shopId, rule, subjectKind, subject, currency);
}
