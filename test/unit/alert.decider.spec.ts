import { describe, expect, it } from '@jest/globals';
import { alertDecider } from '../../src/alerts/alert.decider.js';
import type { AlertCommand } from '../../src/alerts/alert.decider.js';
import { AlertAcknowledged, AlertReopened, AlertResolved } from '../../src/alerts/alert.events.js';
import { alertIdOf } from '../../src/shared/alert-id.js';
import { specificationOf } from '../support/decider-specification.js';
import { alice, bob, NOW } from '../support/order-examples.js';

const { given } = specificationOf(alertDecider);
const about = { rule: 'COMPLETED_NOT_SETTLED', subjectKind: 'order', subject: '1001', currency: 'CNY' };
const key = { shopId: 'tmall-1', alertId: alertIdOf('tmall-1', about) };
const seen = { ...key, ...about, amount: '178.80' };
const acknowledge = (actor = alice, changes: Partial<typeof seen> = {}): AlertCommand => ({
  type: 'AcknowledgeAlert',
  data: { ...seen, ...changes },
  actor,
  occurredAt: NOW,
});
const resolve = (actor = alice, reason = 'settled by hand'): AlertCommand => ({
  type: 'ResolveAlert',
  data: { ...seen, reason },
  actor,
  occurredAt: NOW,
});
const reopen = (actor = alice, reason?: string): AlertCommand => ({
  type: 'ReopenAlert',
  data: { ...key, reason },
  actor,
  occurredAt: NOW,
});
const acknowledged = AlertAcknowledged.at(NOW, { ...seen, acknowledgedBy: 'alice' });
const resolved = AlertResolved.at(NOW, { ...seen, reason: 'settled by hand', resolvedBy: 'alice' });
const reopened = AlertReopened.at(NOW, { ...seen, reopenedBy: 'alice' });

describe('acknowledging an alert', () => {
  it('keeps who saw it and what was at stake then', () => {
    given().when(acknowledge()).then(acknowledged);
  });

  it('says nothing new when the same person does it again, and is refused to anybody else', () => {
    given(acknowledged).when(acknowledge()).then();
    given(acknowledged).when(acknowledge(bob)).thenRefused('ALERT_ALREADY_ACKNOWLEDGED', 'alice');
  });

  it('is refused when the alert is resolved, with who resolved it and why', () => {
    given(resolved).when(acknowledge(bob)).thenRefused('ALERT_ALREADY_RESOLVED', 'alice', 'settled by hand');
  });

  it('is malformed if the id is that of another alert', () => {
    for (const changes of [{ subject: '1002' }, { rule: 'REFUND_RATE_HIGH' }, { shopId: 'tmall-2' }]) {
      given().when(acknowledge(alice, changes)).thenRefused('ALERT_ID_MISMATCH', key.alertId);
    }
  });

  it('is malformed with more decimals than the currency has', () => {
    const finer = (): unknown =>
      alertDecider.decide(acknowledge(alice, { amount: '1.005' }), alertDecider.initialState);
    expect(finer).toThrow();
  });
});

describe('resolving an alert', () => {
  it('is possible whether somebody acknowledged it or not, for anybody', () => {
    given().when(resolve()).then(resolved);
    given(acknowledged)
      .when(resolve(bob))
      .then(AlertResolved.at(NOW, { ...seen, reason: 'settled by hand', resolvedBy: 'bob' }));
  });

  it('says nothing new when repeated, and is refused for another reason or by another person', () => {
    given(resolved).when(resolve()).then();
    given(resolved).when(resolve(alice, 'other')).thenRefused('ALERT_ALREADY_RESOLVED', 'settled by hand');
    given(resolved).when(resolve(bob)).thenRefused('ALERT_ALREADY_RESOLVED', 'alice');
  });
});

describe('reopening an alert', () => {
  it('takes back what was said of it, as it was seen then', () => {
    given(resolved).when(reopen()).then(reopened);
    given(acknowledged)
      .when(reopen(alice, 'the payout bounced'))
      .then(AlertReopened.at(NOW, { ...seen, reason: 'the payout bounced', reopenedBy: 'alice' }));
  });

  it('is refused for an alert of which nothing was said', () => {
    given().when(reopen()).thenRefused('ALERT_NOT_HANDLED', key.alertId);
    given(resolved, reopened).when(reopen(bob)).thenRefused('ALERT_NOT_HANDLED', key.alertId);
  });

  it('says nothing new when the same person does it again, and lets the alert be handled anew', () => {
    given(resolved, reopened).when(reopen()).then();
    given(resolved, reopened).when(resolve()).then(resolved);
    given(acknowledged, reopened).when(acknowledge()).then(acknowledged);
  });
});
