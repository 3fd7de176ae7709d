import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PAYOUT_RULES_VERSION } from '../../projections/core/payout-matching.js';
import { listPayouts } from '../../projections/reconciliation/payouts.queries.js';
import type { ExplainedPayout } from '../../projections/reconciliation/payouts.queries.js';
import { every, openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import { Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';
import type { LineStory } from '../support/settlement-scenario.js';

const JANUARY = { from: '2026-01-01', until: '2026-02-01' };

let view: ReconciliationView;
beforeAll(async () => {
  view = await openReconciliationView();
});
afterAll(() => view.close());

function withdrawal(on: string, amount: string, entryNo: string): LineStory {
  return { on, amount: `-${amount}`, businessType: '提现', remark: '提现', entryNo };
}

function credit(on: string, amount: string, entryNo: string, remark: string): LineStory {
  return { on, amount, entryNo, remark };
}

async function fill(out: readonly LineStory[], bank: readonly LineStory[]): Promise<void> {
  const account = { ...JANUARY, id: 'bank', kind: 'cn-bank-icbc', accountNo: 'b-1', lines: bank };
  await view.fill(
    new Scenario()
      .statement({ ...JANUARY, lines: out })
      .statement(account)
      .log(),
  );
}

function read(filter: object = {}, period: object = {}): Promise<readonly ExplainedPayout[]> {
  return every((cursor) =>
    listPayouts(view.database, { shopId: SCENARIO_SHOP, ...period }, { limit: 2, cursor, ...filter }),
  );
}

describe('a payout that has not arrived', () => {
  const lost = withdrawal('2026-01-10', '1000.00', 'w-000001');

  it('names the credits that came near, and why none of them is it', async () => {
    const taken = withdrawal('2026-01-08', '2000.00', 'w-000002');
    await fill(
      [lost, taken],
      [
        credit('2026-01-09', '2000.00', 'b-1', '支付宝 提现'),
        credit('2026-01-11', '950.00', 'b-2', '财付通 提现'),
        credit('2026-01-25', '1000.00', 'b-3', '支付宝 提现'),
        credit('2026-01-30', '70.00', 'b-4', '支付宝 提现'),
      ],
    );
    const [arrived, open] = await read();
    expect(arrived).toMatchObject({ payoutNo: 'w-000002', status: 'arrived', candidates: [] });
    expect(open).toMatchObject({
      payoutNo: 'w-000001',
      status: 'pending',
      matchedBy: null,
      rulesVersion: PAYOUT_RULES_VERSION,
      linesRemainder: null,
      bankRemainder: null,
    });
    expect(open?.candidates.map(({ bankLine, rejectedBecause }) => [bankLine, rejectedBecause])).toEqual([
      ['b-3', [{ code: 'OUTSIDE_WINDOW', days: 12 }]],
      [
        'b-2',
        [
          { code: 'AMOUNT_DIFFERS', difference: '-50.00' },
          { code: 'OTHER_SERVICE', services: ['wechat'] },
        ],
      ],
      [
        'b-1',
        [
          { code: 'AMOUNT_DIFFERS', difference: '1000.00' },
          { code: 'TAKEN_BY', payouts: ['w-000002'] },
        ],
      ],
    ]);
  });

  it('knows which payout outside the period took a credit of its amount', async () => {
    const before = withdrawal('2026-01-09', '1000.00', 'w-000002');
    await fill([lost, before], [credit('2026-01-10', '1000.00', 'b-1', '支付宝 提现')]);
    const [open, ...more] = await read({}, { from: '2026-01-09T16:00:00Z' });
    expect(more).toEqual([]);
    expect(open).toMatchObject({
      payoutNo: 'w-000001',
      candidates: [{ bankLine: 'b-1', rejectedBecause: [{ code: 'TAKEN_BY', payouts: ['w-000002'] }] }],
    });
  });
});

describe('the payouts of a shop', () => {
  const out = ['05', '05', '12', '20', '30'].map((day, n) =>
    withdrawal(`2026-01-${day}`, `${n + 1}00.00`, `w-00000${n}`),
  );
  const numbers = async (filter: object, period: object = {}): Promise<readonly string[]> =>
    (await read(filter, period)).map(({ payoutNo }) => payoutNo);

  beforeAll(() =>
    fill(out, [
      credit('2026-01-05', '100.00', 'b-1', '支付宝 提现'),
      credit('2026-01-12', '299.98', 'b-2', 'x 支付宝'),
    ]),
  );

  it('come in pages by time, each once', async () => {
    expect(await numbers({})).toEqual(['w-000000', 'w-000001', 'w-000002', 'w-000003', 'w-000004']);
  });

  it('are narrowed by status and by their own time', async () => {
    expect(await numbers({ status: 'arrived' })).toEqual(['w-000000', 'w-000002']);
    expect(await numbers({ status: 'in-transit' })).toEqual(['w-000004']);
    const period = { from: '2026-01-11T16:00:00Z', to: '2026-01-19T16:00:00Z' };
    expect(await numbers({}, period)).toEqual(['w-000002']);
  });

  it('say what remains of each against the bank', async () => {
    const arrived = await read({ status: 'arrived' });
    expect(arrived.map(({ bankRemainder, matchedBy }) => [bankRemainder, matchedBy])).toEqual([
      ['0.00', 'amount'],
      ['0.02', 'amount'],
    ]);
  });
});
