import { checkCadence } from '../shared/cadence.js';
import type { Decider, DomainCommand } from '../shared/decider.js';
import { malformed, notFound, refuse, unreachable } from '../shared/domain-error.js';
import { sameContent } from '../shared/same-content.js';
import { ReportProduced, ReportScheduled, ReportScheduleStopped } from './report-schedule.events.js';
import type { ReportEvent } from './report-schedule.events.js';

interface ScheduleKey {
  readonly shopId: string;
  readonly scheduleId: string;
}

export type ScheduleReport = DomainCommand<'ScheduleReport', Omit<ReportScheduled['data'], 'scheduledBy'>>;
export type StopReportSchedule = DomainCommand<'StopReportSchedule', ScheduleKey>;
/** Tells of a report that was made; sent by the process that makes them. */
export type RecordProducedReport = DomainCommand<'RecordProducedReport', ReportProduced['data']>;
export type ReportCommand = ScheduleReport | StopReportSchedule | RecordProducedReport;

export interface ReportSchedule {
  readonly schedule: ReportScheduled['data'];
  /** Reports that were due at this moment or before are not made. ISO 8601, UTC. */
  readonly since: string;
  readonly active: boolean;
  /** The newest report. */
  readonly produced: ReportProduced['data'] | undefined;
}

/** The schedules of one shop by their ids. */
export type ReportSchedules = ReadonlyMap<string, ReportSchedule>;

/** It names files too. */
const SCHEDULE_ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

function decide(command: ReportCommand, state: ReportSchedules): readonly ReportEvent[] {
  switch (command.type) {
    case 'ScheduleReport':
      return scheduleReport(command, state);
    case 'StopReportSchedule':
      return stopSchedule(command, state);
    case 'RecordProducedReport':
      return recordProduced(command, state);
    default:
      return unreachable(command);
  }
}

/**
 * The same again says nothing new; a stopped one begins anew. Throws MALFORMED_SCHEDULE_ID, MALFORMED_CADENCE, and
 * refuses REPORT_SCHEDULE_EXISTS for other content under the id of an active one.
 */
function scheduleReport(
  { data, actor, occurredAt }: ScheduleReport,
  state: ReportSchedules,
): readonly ReportEvent[] {
  const { scheduleId } = data;
  if (!SCHEDULE_ID.test(scheduleId)) {
    malformed(
      'MALFORMED_SCHEDULE_ID',
      `"${scheduleId.slice(0, 80)}" is not a schedule's id: use letters, digits, ".", "_" and "-", at most 64`,
      { scheduleId: scheduleId.slice(0, 80) },
    );
  }
  checkCadence(data);
  const known = state.get(scheduleId);
  if (known?.active === true) {
    const { schedule: before } = known;
    if (sameContent(before, { ...data, scheduledBy: before.scheduledBy })) return [];
    refuse(
      'REPORT_SCHEDULE_EXISTS',
      `the schedule ${scheduleId} makes a ${before.format} every ${before.every} at ${before.time}: stop it first`,
      { scheduleId },
    );
  }
  return [ReportScheduled.at(occurredAt, { ...data, scheduledBy: actor.id })];
}

/** A stopped one stays stopped. Throws REPORT_SCHEDULE_UNKNOWN (not found). */
function stopSchedule(
  { data, actor, occurredAt }: StopReportSchedule,
  state: ReportSchedules,
): readonly ReportEvent[] {
  if (!known(data, state).active) return [];
  const { shopId, scheduleId } = data;
  return [ReportScheduleStopped.at(occurredAt, { shopId, scheduleId, stoppedBy: actor.id })];
}

/**
 * A report that was due no later than the newest known one says nothing new: two processes may make the same. One that
 * was begun before its schedule was stopped is recorded too. Throws REPORT_SCHEDULE_UNKNOWN (not found).
 */
function recordProduced(
  { data, occurredAt }: RecordProducedReport,
  state: ReportSchedules,
): readonly ReportEvent[] {
  const { produced } = known(data, state);
  if (produced !== undefined && Date.parse(data.dueAt) <= Date.parse(produced.dueAt)) return [];
  return [ReportProduced.at(occurredAt, data)];
}

function known({ shopId, scheduleId }: ScheduleKey, state: ReportSchedules): ReportSchedule {
  return (
    state.get(scheduleId) ??
    notFound('REPORT_SCHEDULE_UNKNOWN', `the shop "${shopId}" has no report schedule "${scheduleId}"`, {
      shopId,
      scheduleId,
    })
  );
}

function evolve(state: ReportSchedules, event: ReportEvent): ReportSchedules {
  const { scheduleId } = event.data;
  const before = state.get(scheduleId);
  const next = (schedule: ReportSchedule): ReportSchedules => new Map(state).set(scheduleId, schedule);
  switch (event.type) {
    case 'ReportScheduled':
      return next({
        schedule: event.data,
        since: event.occurredAt,
        active: true,
        produced: before?.produced,
      });
    case 'ReportScheduleStopped':
      return before === undefined ? state : next({ ...before, active: false });
    case 'ReportProduced':
      return before === undefined ? state : next({ ...before, produced: event.data });
    default:
      return unreachable(event);
  }
}

/** The report schedules of one shop. */
export const reportScheduleDecider: Decider<ReportSchedules, ReportCommand, ReportEvent> = {
  initialState: new Map(),
  decide,
  evolve,
};
