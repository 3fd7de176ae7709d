import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareViews } from '../../projections/core/checkpoints.js';
import { riskAlertsProjection } from '../../projections/risk-alerts/risk-alerts.projection.js';
import { listAlerts } from '../../projections/risk-alerts/risk-alerts.queries.js';
import type { HandledAlert } from '../../projections/risk-alerts/risk-alerts.queries.js';
import { AlertAcknowledged, AlertReopened, AlertResolved } from '../../src/alerts/alert.events.js';
import type { Decoded } from '../../src/platform/event-store/codec.js';
import { Database } from '../../src/platform/postgres/database.js';
import type { DomainEvent } from '../../src/shared/domain-event.js';
import { alertStream } from '../../src/shared/streams.js';
import { startLedgerApp } from '../support/ledger-app.js';
import type { LedgerApp } from '../support/ledger-app.js';
import { logOf } from '../support/log-of-events.js';
import { orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';
import { freshDatabase } from '../support/test-database.js';
import type { TestDatabase } from '../support/test-database.js';
import { contentOf, fillView } from '../support/view-under-test.js';

const ALERTS = `/v1/shops/${SCENARIO_SHOP}/alerts`;
const [FIRST, SECOND] = [orderNo(1), orderNo(2)];
const AT = '2026-02-02T08:00:00Z';

/** Two orders that were completed and never settled. */
const unsettled = (): Scenario =>
  new Scenario()
    .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })
    .order(SECOND, { paid: '2026-01-03', completed: '2026-01-05' })
    .statement({ from: '2026-01-01', until: '2026-02-01' });

const seenOf = ({ id, rule, subjectKind, subject, currency, amount }: HandledAlert) => ({
  shopId: SCENARIO_SHOP,
  alertId: id,
  ...{ rule, subjectKind, subject, currency, amount },
});

describe('what people did about alerts', () => {
  let home: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    home = await freshDatabase();
    database = new Database(home.url);
    await prepareViews(database, [riskAlertsProjection]);
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  const alerts = async (): Promise<readonly HandledAlert[]> =>
    (await listAlerts(database, { shopId: SCENARIO_SHOP }, { limit: 100 })).items;
  const told = ({ subject, state, reason, handledBy, handledAt }: HandledAlert) =>
    [subject, state, reason, handledBy, handledAt].join(' ');

  /** The log with what was said of an alert, after the scenario's events or before them. */
  const withHandling = (
    scenario: Scenario,
    said: readonly DomainEvent[],
    first = false,
  ): readonly Decoded[] => {
    const facts = scenario.log().map(({ stream, event, recordedAt }) => ({ stream, event, recordedAt }));
    const handling = said.map((event) => ({
      stream: alertStream(SCENARIO_SHOP, (event.data as { alertId: string }).alertId),
      event,
    }));
    return logOf(first ? [...handling, ...facts] : [...facts, ...handling]);
  };

  it('stands with each alert: an untouched one is open', async () => {
    await fillView(database, riskAlertsProjection, unsettled().log());
    const [one, other] = await alerts();
    const said = [
      AlertAcknowledged.at(AT, { ...seenOf(one!), acknowledgedBy: 'alice' }),
      AlertResolved.at(AT, { ...seenOf(one!), reason: 'paid by hand', resolvedBy: 'bob' }),
    ];
    await fillView(database, riskAlertsProjection, withHandling(unsettled(), said));
    expect((await alerts()).map(told)).toEqual([
      `${one!.subject} resolved paid by hand bob ${AT}`,
      `${other!.subject} open   `,
    ]);
  });

  it('is gone when an alert was reopened, and the same however the batches are cut', async () => {
    await fillView(database, riskAlertsProjection, unsettled().log());
    const [one, other] = await alerts();
    const said = [
      AlertAcknowledged.at(AT, { ...seenOf(one!), acknowledgedBy: 'alice' }),
      AlertResolved.at(AT, { ...seenOf(other!), reason: 'paid by hand', resolvedBy: 'bob' }),
      AlertReopened.at(AT, { ...seenOf(other!), reopenedBy: 'carol' }),
    ];
    const log = withHandling(unsettled(), said);
    const tables = [];
    for (const batchSize of [1, 2, 1000]) {
      await fillView(database, riskAlertsProjection, log, { batchSize, schema: `cut_${batchSize}` });
      tables.push(await contentOf(database, `cut_${batchSize}`));
    }
    expect(tables[1]).toEqual(tables[0]);
    expect(tables[2]).toEqual(tables[0]);
    expect(tables[0]?.['alert_handling']).toHaveLength(1);
  });

  it('outlives the facts: an alert that vanished and came back is still resolved', async () => {
    await fillView(database, riskAlertsProjection, unsettled().log());
    const [one] = await alerts();
    const said = [AlertResolved.at(AT, { ...seenOf(one!), reason: 'paid by hand', resolvedBy: 'bob' })];
    const settled = unsettled().statement({
      id: 'late',
      from: '2026-02-01',
      until: '2026-03-01',
      lines: [FIRST, SECOND].map((order) => receipt(order, '2026-02-02', '100.00')),
    });
    await fillView(database, riskAlertsProjection, withHandling(settled, said));
    expect(await alerts()).toEqual([]);
    await fillView(database, riskAlertsProjection, withHandling(unsettled(), said, true));
    expect((await alerts()).map(told)[0]).toBe(`${one!.subject} resolved paid by hand bob ${AT}`);
  });
});

describe('people at the door', () => {
  let app: LedgerApp;

  beforeAll(async () => {
    app = await startLedgerApp();
    await app.append(unsettled().log());
  });
  afterAll(async () => {
    await app.close();
  });

  const list = async (): Promise<readonly HandledAlert[]> => {
    const { status, body } = await app.get(ALERTS);
    expect(status).toBe(200);
    return (body as { items: readonly HandledAlert[] }).items;
  };
  const bodyOf = ({ rule, subjectKind, subject, currency, amount }: HandledAlert) => ({
    ...{ rule, subjectKind, subject, currency, amount },
  });

  it('acknowledge, resolve with a reason and reopen, and read at once what they did', async () => {
    const [alert] = await list();
    const path = `${ALERTS}/${alert!.id}`;
    const { body } = await app.post(`${path}/acknowledgement`, bodyOf(alert!)).expect(201);
    expect(body).toMatchObject({
      stream: `alert-${SCENARIO_SHOP.replaceAll('-', '~')}-${alert!.id}`,
      events: ['AlertAcknowledged'],
    });
    expect((await list())[0]).toMatchObject({ id: alert!.id, state: 'acknowledged', handledBy: 'alice' });
    const solved = { ...bodyOf(alert!), reason: 'paid by hand', occurredAt: AT };
    await app.post(`${path}/resolution`, solved, 'bob').expect(201);
    expect((await list())[0]).toMatchObject({
      ...{ state: 'resolved', reason: 'paid by hand', handledBy: 'bob', handledAt: AT },
    });
    await app.post(`${path}/resolution`, solved, 'bob').expect(200);
    const refused = await app.post(`${path}/acknowledgement`, bodyOf(alert!), 'carol').expect(409);
    expect(refused.body).toMatchObject({ code: 'ALERT_ALREADY_RESOLVED' });
    await app.post(`${path}/reopening`, {}, 'carol').expect(201);
    expect((await list())[0]).toMatchObject({ ...alert!, state: 'open', reason: null, handledBy: null });
    const trail = await app.get('/v1/audit-trail', { type: 'AlertResolved', order: alert!.subject });
    expect(trail.body.items[0].summary).toBe(
      `bob resolved alert ${alert!.rule} about ${alert!.subject}, 100.00 CNY at stake, because: paid by hand`,
    );
  });

  it('are told what is wrong with a request', async () => {
    const [, alert] = await list();
    const path = `${ALERTS}/${alert!.id}`;
    const refusals: readonly (readonly [string, object, number, string])[] = [
      ['resolution', bodyOf(alert!), 400, 'MALFORMED_REQUEST'],
      ['resolution', { ...bodyOf(alert!), reason: ' ' }, 400, 'MALFORMED_REQUEST'],
      ['resolution', { ...bodyOf(alert!), reason: 'x'.repeat(501) }, 400, 'MALFORMED_REQUEST'],
      ['acknowledgement', { ...bodyOf(alert!), subject: 'another' }, 400, 'ALERT_ID_MISMATCH'],
      ['reopening', {}, 409, 'ALERT_NOT_HANDLED'],
    ];
    for (const [what, body, status, code] of refusals) {
      const answer = await app.post(`${path}/${what}`, body).expect(status);
      expect(answer.body.code).toBe(code);
    }
  });
});
