import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listDifferences, listOrders } from '../../projections/reconciliation/reconciliation.queries.js';
import { reconcile } from '../../projections/reconciliation/reconciliation.summary.js';
import type { ReconciliationSummary } from '../../projections/reconciliation/reconciliation.summary.js';
import { listAlerts } from '../../projections/risk-alerts/risk-alerts.queries.js';
import { standingAlerts } from '../../projections/standing/standing-alerts.js';
import { standingDays } from '../../projections/standing/standing-days.js';
import { standingDifferences } from '../../projections/standing/standing-differences.js';
import { standingOrders } from '../../projections/standing/standing-orders.js';
import { standingSummary } from '../../projections/standing/standing.summary.js';
import type { StandingSummary } from '../../projections/standing/standing.summary.js';
import { startOfDate } from '../../src/shared/period.js';
import { sum } from '../../src/shared/money.js';
import { demoFolder, logOfFiles } from '../support/demo-shop.js';
import type { DemoFolder } from '../support/demo-shop.js';
import { every } from '../support/reconciliation-view.js';
import { openStanding } from '../support/standing-under-test.js';
import type { StandingUnderTest } from '../support/standing-under-test.js';

const SHOP = 'demo-shop';
const PERIOD = { from: '2026-01-08', to: '2026-01-19' };

/** The figures of both, by the same names. */
function ofReconciliation({ money, orders, lines, differences }: ReconciliationSummary): object {
  return {
    money: money.map(({ explained, ...figures }) => ({
      ...figures,
      inTransit: explained.inTransit,
      outsideStatements: explained.outsideStatements,
      refundsPending: explained.refundsPending,
      otherCurrencies: explained.otherCurrencies,
      explained: undefined,
      unexplained: explained.differences,
    })),
    orders: { ...orders },
    lines: { ...lines },
    differences,
  };
}

function ofStanding({ money, orders, lines, differencesByCode }: StandingSummary): object {
  const { count, paid, unpaid, refunded } = orders;
  return {
    money: money.map((figures) => ({ ...figures, explained: undefined })),
    orders: {
      count,
      paid,
      unpaid,
      refunded,
      byStatus: Object.fromEntries(orders.byStatus.map(({ status, count }) => [status, count])),
    },
    lines: {
      count: lines.count,
      matched: lines.matched,
      unmatched: lines.unmatched,
      unmatchedBecause: {
        orderUnknown: lines.orderUnknown,
        noOrderNumber: lines.noOrderNumber,
        classHasNoOrder: lines.classHasNoOrder,
      },
    },
    differences: differencesByCode.map(({ code, count, amount, currency }) => ({
      code,
      count,
      amount,
      currency,
    })),
  };
}

describe('the standing of the demo month', () => {
  let standing: StandingUnderTest;
  let demo: DemoFolder;
  beforeAll(async () => {
    standing = await openStanding();
    demo = await demoFolder({ seed: 1, orders: 600, month: '2026-01' });
    await standing.follow(await logOfFiles(SHOP, demo.files));
  });
  afterAll(async () => {
    await demo.remove();
    await standing.close();
  });

  it('has every figure of the reconciliation, of the whole shop', async () => {
    const reconciled = await reconcile(standing.database, { shopId: SHOP });
    const summary = await standingSummary(standing.database, SHOP, {});
    expect(ofStanding(summary)).toEqual(ofReconciliation(reconciled));
    expect(summary.asOf).toBe(reconciled.asOf);
    expect(summary.orders.count).toBeGreaterThan(500);
    expect(summary.differencesByCode.length).toBeGreaterThan(10);
  });

  it('has every figure of the reconciliation, of a period', async () => {
    const period = { from: startOfDate(PERIOD.from), to: startOfDate(PERIOD.to) };
    const reconciled = await reconcile(standing.database, { shopId: SHOP, ...period });
    const summary = await standingSummary(standing.database, SHOP, PERIOD);
    expect(ofStanding(summary)).toEqual(ofReconciliation(reconciled));
  });

  it('adds up: explained and unexplained to the difference, channels and days to the whole', async () => {
    const summary = await standingSummary(standing.database, SHOP, {});
    const { items } = await standingDays(standing.database, SHOP, {});
    for (const money of summary.money) {
      const { currency } = money;
      const channels = summary.byChannel.filter((one) => one.currency === currency);
      const days = items.filter((one) => one.currency === currency);
      expect(sum([money.explained, money.unexplained], currency)).toBe(money.difference);
      expect(
        sum(
          channels.map(({ settled }) => settled),
          currency,
        ),
      ).toBe(money.settled);
      expect(
        sum(
          channels.map(({ unexplained }) => unexplained),
          currency,
        ),
      ).toBe(money.unexplained);
      expect(
        sum(
          days.map(({ received }) => received),
          currency,
        ),
      ).toBe(money.received);
      expect(
        sum(
          days.map(({ difference }) => difference),
          currency,
        ),
      ).toBe(money.difference);
    }
    expect(items.reduce((count, { orders }) => count + orders, 0)).toBe(summary.orders.count);
  });

  it('lists the differences of the reconciliation, word for word, each with its sides', async () => {
    const asked = await every((cursor) =>
      listDifferences(standing.database, { shopId: SHOP }, { limit: 50, cursor }),
    );
    const kept = await every((cursor) =>
      standingDifferences(standing.database, SHOP, { sort: 'code' }, { limit: 7, cursor }),
    );
    expect(kept).toMatchObject(asked);
    expect(kept).toHaveLength(asked.length);
    expect(kept.filter(({ code }) => code === 'AMOUNT_MISMATCH')).not.toHaveLength(0);
    for (const { code, ledgerSays, statementSays } of kept) {
      if (code !== 'AMOUNT_MISMATCH') continue;
      expect(ledgerSays?.expectedAmount).not.toBe(statementSays?.settledAmount);
    }
  });

  it.each(['amount', 'age', 'code'] as const)(
    'gives every difference once, page by page, by %s',
    async (sort) => {
      const read = (limit: number) =>
        every((cursor) => standingDifferences(standing.database, SHOP, { sort }, { limit, cursor }));
      const [pages, whole] = [await read(3), await read(1000)];
      expect(pages.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    },
  );

  it('lists the orders of the reconciliation', async () => {
    const asked = await every((cursor) =>
      listOrders(standing.database, { shopId: SHOP }, { limit: 500, cursor }),
    );
    const kept = await every((cursor) =>
      standingOrders(standing.database, SHOP, { sort: 'orderNo' }, { limit: 99, cursor }),
    );
    expect(kept).toMatchObject(asked);
    expect(kept).toHaveLength(asked.length);
  });

  it('leads from each status and each code to as many rows as the summary counts', async () => {
    const summary = await standingSummary(standing.database, SHOP, PERIOD);
    for (const { status, count } of summary.orders.byStatus) {
      const filter = { ...PERIOD, status: status as 'settled', sort: 'placedAt' as const };
      const rows = await every((cursor) =>
        standingOrders(standing.database, SHOP, filter, { limit: 40, cursor }),
      );
      expect([status, rows.length]).toEqual([status, count]);
    }
    for (const { code, count, amount, currency } of summary.differencesByCode) {
      const filter = { ...PERIOD, code, sort: 'amount' as const };
      const rows = await every((cursor) =>
        standingDifferences(standing.database, SHOP, filter, { limit: 2, cursor }),
      );
      const amounts = rows.filter((row) => row.currency === currency).map((row) => row.amount);
      expect([code, amounts.length, sum(amounts, currency)]).toEqual([code, count, amount]);
    }
  });

  it('lists the alerts of the risk view, the worst first', async () => {
    const asked = await every((cursor) =>
      listAlerts(standing.database, { shopId: SHOP }, { limit: 50, cursor }),
    );
    const kept = await every((cursor) =>
      standingAlerts(standing.database, SHOP, { state: 'open', sort: 'severity', limit: 2, cursor }),
    );
    const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
    expect([...kept].sort(byId)).toEqual([...asked].sort(byId));
    const severities = kept.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
    const { openAlerts } = await standingSummary(standing.database, SHOP, {});
    expect(openAlerts.high + openAlerts.medium).toBe(asked.length);
  });
});
