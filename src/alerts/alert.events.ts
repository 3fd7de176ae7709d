import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { amount, currency, key, optional, text } from '../shared/event-schema.js';

/** The alert as the person saw it: `amount` in `currency` is what was at stake then, which later events may change. */
const seen = {
  shopId: key,
  alertId: key,
  rule: key,
  subjectKind: key,
  subject: key,
  currency,
  amount,
};

/** Somebody has seen the alert and takes care of it. */
export const AlertAcknowledged = defineEvent('AlertAcknowledged', {
  ...seen,
  reason: optional(text),
  acknowledgedBy: key,
});
export type AlertAcknowledged = EventOf<typeof AlertAcknowledged>;

/** Somebody says that nothing more is to be done about the alert, and why. */
export const AlertResolved = defineEvent('AlertResolved', { ...seen, reason: text, resolvedBy: key });
export type AlertResolved = EventOf<typeof AlertResolved>;

/** What was said of the alert is taken back: it is open again. */
export const AlertReopened = defineEvent('AlertReopened', {
  ...seen,
  reason: optional(text),
  reopenedBy: key,
});
export type AlertReopened = EventOf<typeof AlertReopened>;

export const alertEvents = [AlertAcknowledged, AlertResolved, AlertReopened] as const;
export type AlertEvent = AlertAcknowledged | AlertResolved | AlertReopened;
