import { CADENCES } from '../shared/cadence.js';
import { defineEvent } from '../shared/domain-event.js';
import type { EventOf } from '../shared/domain-event.js';
import { instant, integer, key, oneOf, optional } from '../shared/event-schema.js';

/** From now on this report is made again and again: `every`, `day` and `time` as `Cadence` explains them. */
export const ReportScheduled = defineEvent('ReportScheduled', {
  shopId: key,
  scheduleId: key,
  every: oneOf(...CADENCES),
  time: key,
  day: optional(integer),
  channel: optional(key),
  format: oneOf('csv', 'xlsx', 'pdf', 'json'),
  language: oneOf('zh', 'en'),
  scheduledBy: key,
});
export type ReportScheduled = EventOf<typeof ReportScheduled>;

/** No more of them. */
export const ReportScheduleStopped = defineEvent('ReportScheduleStopped', {
  shopId: key,
  scheduleId: key,
  stoppedBy: key,
});
export type ReportScheduleStopped = EventOf<typeof ReportScheduleStopped>;

/**
 * The report that was due at `dueAt` stands as a file in the data folder. `from` and `to` are business dates, `to` the
 * first after the period; it was made as of `asOf`, from what the view had read up to `position`.
 */
export const ReportProduced = defineEvent('ReportProduced', {
  shopId: key,
  scheduleId: key,
  dueAt: instant,
  from: key,
  to: key,
  format: oneOf('csv', 'xlsx', 'pdf', 'json'),
  fileName: key,
  sha256: key,
  asOf: instant,
  position: optional(key),
});
export type ReportProduced = EventOf<typeof ReportProduced>;

export const reportEvents = [ReportScheduled, ReportScheduleStopped, ReportProduced] as const;
export type ReportEvent = ReportScheduled | ReportScheduleStopped | ReportProduced;
