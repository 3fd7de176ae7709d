import type { Difference } from '../../projections/core/difference.js';
import type { MoneySummary } from '../../projections/reconciliation/reconciliation.summary.js';
import { changesOf, matchedPercentOf } from '../../projections/reports/report.js';
import type { PeriodTotals, ReconciliationReport } from '../../projections/reports/report.js';
import { DifferenceTally } from '../../projections/reports/report-tally.js';
import { sum } from '../../src/shared/money.js';

export const AS_OF = '2026-02-28T16:00:00Z';

export function difference(changes: Partial<Difference> = {}): Difference {
  return {
    id: '3b0cb0bf-0b1c-5b5e-9d1c-6f0f8a5b1d01',
    code: 'AMOUNT_MISMATCH',
    subjectKind: 'order',
    subject: '3000000000000000001',
    amount: '12.30',
    effectAmount: '-12.30',
    currency: 'CNY',
    occurredAt: '2026-02-26T16:00:00Z',
    ageDays: 2,
    owner: 'finance',
    explanation: 'Order 3000000000000000001 differs by 12.30 CNY.',
    explanationZh: '订单 3000000000000000001 相差 12.30 CNY。',
    ...changes,
  };
}

const money = (settled: string, net: string, changes: Partial<MoneySummary> = {}): MoneySummary => ({
  currency: 'CNY',
  received: '1234567.80',
  reversed: '0.00',
  refunded: '30.00',
  net,
  settled,
  fees: '99.50',
  difference: '-12.30',
  explained: {
    inTransit: '0.00',
    outsideStatements: '0.00',
    refundsPending: '0.00',
    otherCurrencies: '0.00',
    differences: '-12.30',
  },
  ...changes,
});

/** The report of a shop's February with these differences, and a January before it. */
export function reportOf(
  differences: readonly Difference[],
  changes: Partial<ReconciliationReport> = {},
): ReconciliationReport {
  const tally = new DifferenceTally();
  for (const found of differences) tally.add(found);
  const byStatus = { settled: 7, 'settled-with-difference': 1, 'in-transit': 2 };
  const january: PeriodTotals = {
    money: [money('1000.00', '1000.00', { fees: '0.00' })],
    orders: { count: 7, paid: 7, unpaid: 0, refunded: 0, byStatus: { settled: 7 } },
    matchedPercent: '100.0',
    lines: { count: 7, matched: 7 },
    linesMatchedPercent: '100.0',
    differences: [],
    resultHash: 'b'.repeat(64),
  };
  const february = [money('1234525.50', '1234537.80')];
  return {
    reportVersion: 1,
    shop: 'my-shop',
    channel: null,
    zone: 'Asia/Shanghai',
    period: { from: '2026-02-01', to: '2026-03-01' },
    asOf: AS_OF,
    knownAt: null,
    rulesVersion: 3,
    policyVersion: 2,
    money: february,
    orders: { count: 10, paid: 10, unpaid: 0, refunded: 0, byStatus },
    matchedPercent: matchedPercentOf(byStatus),
    lines: { count: 9, matched: 8 },
    linesMatchedPercent: '88.8',
    differences: tally.codes().map((line) => ({ ...line, amount: sum([line.amount], line.currency) })),
    resultHash: 'a'.repeat(64),
    ...tally.result(),
    previous: { period: { from: '2026-01-01', to: '2026-02-01' }, ...january },
    changes: changesOf(february, january.money),
    ...changes,
  };
}

/** What a reader of a stream gets in the end. */
export async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const part of parts) chunks.push(part);
  return Buffer.concat(chunks);
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of what is already there
export async function* streamOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
