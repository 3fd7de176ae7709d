import { describe, it } from '@jest/globals';
import { reportScheduleDecider } from '../../src/reports/report-schedule.decider.js';
import type {
  RecordProducedReport,
  ReportCommand,
  ScheduleReport,
} from '../../src/reports/report-schedule.decider.js';
import {
  ReportProduced,
  ReportScheduled,
  ReportScheduleStopped,
} from '../../src/reports/report-schedule.events.js';
import { specificationOf } from '../support/decider-specification.js';
import { alice, bob, NOW } from '../support/order-examples.js';

const { given } = specificationOf(reportScheduleDecider);
const key = { shopId: 'tmall-1', scheduleId: 'monthly' };
const content = { ...key, every: 'month', time: '06:00', day: 10, format: 'pdf', language: 'zh' } as const;
const schedule = (changes: Partial<ScheduleReport['data']> = {}, actor = alice): ReportCommand => ({
  type: 'ScheduleReport',
  data: { ...content, ...changes },
  actor,
  occurredAt: NOW,
});
const stop: ReportCommand = { type: 'StopReportSchedule', data: key, actor: bob, occurredAt: NOW };
const made = {
  ...key,
  dueAt: '2026-03-09T22:00:00Z',
  from: '2026-02-01',
  to: '2026-03-01',
  format: 'pdf',
  fileName: 'monthly.pdf',
  sha256: 'abc',
  asOf: '2026-03-09T16:00:00Z',
} as const;
const record = (changes: Partial<RecordProducedReport['data']> = {}): ReportCommand => ({
  type: 'RecordProducedReport',
  data: { ...made, ...changes },
  actor: { type: 'system', id: 'report-production' },
  occurredAt: NOW,
});
const scheduled = ReportScheduled.at(NOW, { ...content, scheduledBy: 'alice' });
const stopped = ReportScheduleStopped.at(NOW, { ...key, stoppedBy: 'bob' });
const produced = ReportProduced.at(NOW, made);

describe('scheduling a report', () => {
  it('is said once, and again after it was stopped', () => {
    given().when(schedule()).then(scheduled);
    given(scheduled).when(schedule({}, bob)).then();
    given(scheduled, stopped).when(schedule()).then(scheduled);
  });

  it('is refused with other content while it is active, and taken under another name', () => {
    given(scheduled)
      .when(schedule({ format: 'csv' }))
      .thenRefused('REPORT_SCHEDULE_EXISTS', 'monthly', 'pdf');
    given(scheduled)
      .when(schedule({ scheduleId: 'other', format: 'csv' }))
      .then(
        ReportScheduled.at(NOW, { ...content, scheduleId: 'other', format: 'csv', scheduledBy: 'alice' }),
      );
  });

  it.each(['../x', 'a/b', '', '.hidden', 'a'.repeat(65)])(
    'has a name that can name a file: not %j',
    (scheduleId) => {
      given().when(schedule({ scheduleId })).thenRefused('MALFORMED_SCHEDULE_ID');
    },
  );

  it.each([
    [{ time: '24:00' }],
    [{ time: '6:00' }],
    [{ day: 29 }],
    [{ day: 0 }],
    [{ day: undefined }],
    [{ every: 'week', day: 8 } as const],
    [{ every: 'day', day: 1 } as const],
  ])('is due at a time that exists: not at %j', (changes) => {
    given()
      .when(schedule(changes as Partial<ScheduleReport['data']>))
      .thenRefused('MALFORMED_CADENCE');
  });
});

describe('stopping a schedule', () => {
  it('is said once, of a schedule that is known', () => {
    given(scheduled).when(stop).then(stopped);
    given(scheduled, stopped).when(stop).then();
    given().when(stop).thenRefused('REPORT_SCHEDULE_UNKNOWN', 'monthly');
  });
});

describe('a report that was made', () => {
  it('is recorded once for each time that it was due, never an older one', () => {
    given(scheduled).when(record()).then(produced);
    given(scheduled, produced)
      .when(record({ sha256: 'other' }))
      .then();
    given(scheduled, produced)
      .when(record({ dueAt: '2026-02-09T22:00:00Z' }))
      .then();
    given(scheduled, produced)
      .when(record({ dueAt: '2026-04-09T22:00:00Z' }))
      .then(ReportProduced.at(NOW, { ...made, dueAt: '2026-04-09T22:00:00Z' }));
  });

  it('is recorded too if its schedule was stopped meanwhile, and stays known when it begins anew', () => {
    given(scheduled, stopped).when(record()).then(produced);
    given(scheduled, produced, stopped, scheduled).when(record()).then();
    given().when(record()).thenRefused('REPORT_SCHEDULE_UNKNOWN');
  });
});
