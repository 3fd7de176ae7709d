import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { explainLine } from '../../projections/reconciliation/line-candidates.js';
import type { ExplainedLine, LineQuestion } from '../../projections/reconciliation/line-candidates.js';
import { readKnownAt } from '../../src/platform/http/as-of.js';
import { openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import {
  commission,
  orderNo,
  receipt,
  refundOut,
  Scenario,
  SCENARIO_SHOP,
} from '../support/settlement-scenario.js';
import type { LineStory } from '../support/settlement-scenario.js';

const JANUARY = { from: '2026-01-01', until: '2026-02-01' };
const PAID = { paid: '2026-01-03', completed: '2026-01-05' };
// Far from each other, so that only the amounts and times of the others are near.
const [FIRST, SECOND, THIRD] = ['1930679858170647123', '2765019283746501928', '3482910567382910564'];
/** FIRST with two neighbours swapped. */
const TYPO = '1930679858170641723';

let view: ReconciliationView;
beforeAll(async () => {
  view = await openReconciliationView();
});
afterAll(() => view.close());

function explain(lineId: string, more: Partial<LineQuestion> = {}): Promise<ExplainedLine> {
  return explainLine(view.database, { shopId: SCENARIO_SHOP, ...more }, lineId);
}

/** Candidates as "order proposal? CODE CODE", nearest first. */
async function candidates(lineId: string, more: Partial<LineQuestion> = {}): Promise<readonly string[]> {
  const found = await explain(lineId, more);
  return found.candidates.map(({ orderNo: no, proposal, rejectedBecause }) =>
    [no, proposal ? 'proposed' : 'not-proposed', ...rejectedBecause.map(({ code }) => code)].join(' '),
  );
}

async function fill(scenario: Scenario, lines: readonly LineStory[]): Promise<void> {
  await view.fill(scenario.statement({ ...JANUARY, lines }).log());
}

describe('a receipt that belongs to no order', () => {
  it('is proposed for the order whose number it nearly has, and stays unmatched', async () => {
    const scenario = new Scenario().order(FIRST, PAID).order(SECOND, { ...PAID, total: '88.00' });
    await fill(scenario, [receipt(TYPO, '2026-01-06', '100.00', { entryNo: 'e-1' })]);
    const line = await explain('line-1');
    expect(line).toMatchObject({
      shop: SCENARIO_SHOP,
      lineId: 'line-1',
      orderNo: TYPO,
      unmatchedBecause: 'order-unknown',
      orderKey: 'platform-order-no',
    });
    expect(line.ruleId).not.toBe('');
    expect(line.candidates).toEqual([
      {
        orderNo: FIRST,
        currency: 'CNY',
        expectedAmount: '100.00',
        receivedAmount: '100.00',
        openAmount: '100.00',
        paidAt: '2026-01-02T16:00:00Z',
        completedAt: '2026-01-04T16:00:00Z',
        foundBy: ['number', 'amount'],
        rejectedBecause: [{ code: 'REFERENCE_DIFFERS', line: TYPO, order: FIRST }],
        likeness: '0.9474',
        proposal: true,
      },
    ]);
    expect(await view.statusOf(FIRST)).toBe('missing');
  });

  it('of another amount has the order as a candidate with the difference, and no proposal', async () => {
    await fill(new Scenario().order(FIRST, PAID), [receipt(TYPO, '2026-01-06', '93.50')]);
    expect((await explain('line-1')).candidates).toMatchObject([
      {
        orderNo: FIRST,
        foundBy: ['number'],
        proposal: false,
        rejectedBecause: [
          { code: 'REFERENCE_DIFFERS', line: TYPO, order: FIRST },
          { code: 'AMOUNT_DIFFERS', difference: '-6.50' },
        ],
      },
    ]);
  });

  it('is proposed where only cents are between the amounts', async () => {
    await fill(new Scenario().order(FIRST, PAID), [receipt(TYPO, '2026-01-06', '99.96')]);
    expect(await candidates('line-1')).toEqual([`${FIRST} proposed REFERENCE_DIFFERS`]);
  });

  it('is proposed for no order that is settled, and names the line that settled it', async () => {
    const lines = [
      receipt(FIRST, '2026-01-06', '100.00', { entryNo: 'e-1' }),
      receipt(TYPO, '2026-01-06', '100.00', { entryNo: 'e-2' }),
    ];
    await fill(new Scenario().order(FIRST, PAID), lines);
    expect((await explain('e-2')).candidates).toMatchObject([
      {
        orderNo: FIRST,
        openAmount: '0.00',
        proposal: false,
        rejectedBecause: [{ code: 'REFERENCE_DIFFERS' }, { code: 'ALREADY_SETTLED', lines: ['e-1'] }],
      },
    ]);
  });

  it('is held against what is still open of an order that settled in part', async () => {
    const lines = [receipt(FIRST, '2026-01-06', '60.00'), receipt(TYPO, '2026-01-06', '40.00')];
    await fill(new Scenario().order(FIRST, PAID), lines);
    expect(await candidates('line-2')).toEqual([`${FIRST} proposed REFERENCE_DIFFERS`]);
  });

  it('without any number lists the orders of its amount, those first that wait for their money', async () => {
    const scenario = new Scenario()
      .order(FIRST, PAID)
      .order(SECOND, PAID)
      .order(THIRD, { ...PAID, total: '70.00' });
    const lines = [
      receipt(FIRST, '2026-01-06', '100.00'),
      { on: '2026-01-06', amount: '100.00', businessType: '交易付款' },
    ];
    await fill(scenario, lines);
    const line = await explain('line-2');
    expect(line).toMatchObject({ orderNo: null, unmatchedBecause: 'no-order-number' });
    expect(await candidates('line-2')).toEqual([
      `${SECOND} not-proposed REFERENCE_DIFFERS`,
      `${FIRST} not-proposed REFERENCE_DIFFERS ALREADY_SETTLED`,
    ]);
    expect(line.candidates[0]).toMatchObject({
      likeness: '0.0000',
      foundBy: ['amount'],
      rejectedBecause: [{ line: null, order: SECOND }],
    });
  });

  it('is told by how many days it lies outside the time in which the order settles', async () => {
    const scenario = new Scenario()
      .order(FIRST, PAID)
      .order(SECOND, { paid: '2026-01-03', completed: '2026-01-25' });
    const lines = [{ on: '2026-01-20', amount: '100.00', businessType: '交易付款' }];
    await fill(scenario, lines);
    const { candidates: found } = await explain('line-1');
    expect(found.map(({ orderNo: no, rejectedBecause }) => [no, rejectedBecause[1]])).toEqual([
      [SECOND, { code: 'OUTSIDE_WINDOW', days: -5 }],
      [FIRST, { code: 'OUTSIDE_WINDOW', days: 12 }],
    ]);
  });

  it('of a trade that several orders have names them, for the trade names none of them', async () => {
    const trade = { tradeNo: '2026010622001100000000000001' };
    const scenario = new Scenario().order(FIRST, PAID).order(SECOND, { ...PAID, total: '70.00' });
    await fill(scenario, [
      receipt(FIRST, '2026-01-06', '100.00', trade),
      receipt(SECOND, '2026-01-06', '70.00', trade),
      { on: '2026-01-06', amount: '30.00', businessType: '交易付款', ...trade },
    ]);
    const { unmatchedBecause, candidates: found } = await explain('line-3');
    expect(unmatchedBecause).toBe('no-order-number');
    expect(found).toMatchObject([
      { orderNo: SECOND, foundBy: ['trade'], proposal: false },
      { orderNo: FIRST, foundBy: ['trade'], proposal: false },
    ]);
  });

  it('whose number stands cut off in its text is proposed for the order of the whole number', async () => {
    const line = {
      on: '2026-01-06',
      amount: '100.00',
      businessType: '交易付款',
      remark: `货款 ${FIRST.slice(0, 12)}`,
    };
    await fill(new Scenario().order(FIRST, PAID), [line]);
    expect((await explain('line-1')).candidates).toMatchObject([
      { orderNo: FIRST, proposal: true, rejectedBecause: [{ line: FIRST.slice(0, 12) }] },
    ]);
  });

  it('in another currency is compared with no amount', async () => {
    await fill(new Scenario().order(FIRST, { ...PAID, currency: 'USD' }), [
      receipt(TYPO, '2026-01-06', '100.00'),
    ]);
    expect(await candidates('line-1')).toEqual([`${FIRST} not-proposed REFERENCE_DIFFERS CURRENCY_DIFFERS`]);
  });

  it('has five candidates at the most', async () => {
    const scenario = new Scenario();
    for (let n = 0; n < 12; n++) scenario.order(orderNo(n), PAID);
    await fill(scenario, [{ on: '2026-01-06', amount: '100.00', businessType: '交易付款' }]);
    expect(await candidates('line-1')).toHaveLength(5);
  });
});

describe('a refund that belongs to no order', () => {
  it('is proposed for the order whose refund has not left the account', async () => {
    const refunds = [{ on: '2026-01-10', amount: '30.00' }];
    const lines = [receipt(FIRST, '2026-01-06', '100.00'), refundOut(TYPO, '2026-01-11', '30.00')];
    await fill(new Scenario().order(FIRST, { ...PAID, refunds }), lines);
    const { candidates: found } = await explain('line-2');
    expect(found).toMatchObject([
      { orderNo: FIRST, openAmount: '30.00', proposal: true, foundBy: ['number', 'amount'] },
    ]);
  });
});

describe('a line', () => {
  it('of a fee has orders of nearly its number as candidates, and no proposal: an order says no amount of it', async () => {
    await fill(new Scenario().order(FIRST, PAID), [commission(TYPO, '2026-01-06', '-5.00')]);
    expect(await candidates('line-1')).toEqual([`${FIRST} not-proposed REFERENCE_DIFFERS`]);
  });

  it('that is matched, or of a class that belongs to no order, has no candidates', async () => {
    const lines = [
      receipt(FIRST, '2026-01-06', '100.00'),
      { on: '2026-01-07', amount: '-100.00', businessType: '提现', remark: '提现' },
    ];
    await fill(new Scenario().order(FIRST, PAID).order(SECOND, PAID), lines);
    expect(await explain('line-1')).toMatchObject({ matchedBy: 'line', orderNo: FIRST, candidates: [] });
    expect(await explain('line-2')).toMatchObject({ unmatchedBecause: 'class-has-no-order', candidates: [] });
  });

  it('has the candidates that were known at the time of the question', async () => {
    const scenario = new Scenario().order(FIRST, PAID);
    scenario.statement({ ...JANUARY, lines: [receipt(TYPO, '2026-01-06', '100.00')] });
    scenario.recordedFrom('2026-02-03T00:00:00Z');
    scenario.statement({ ...JANUARY, id: 'later', lines: [receipt(FIRST, '2026-01-08', '100.00')] });
    await view.fill(scenario.log());
    expect(await candidates('line-1')).toEqual([`${FIRST} not-proposed REFERENCE_DIFFERS ALREADY_SETTLED`]);
    const proposed = [`${FIRST} proposed REFERENCE_DIFFERS`];
    const knownAt = readKnownAt('knownAt', '2026-02-02T00:00:00Z');
    expect(await candidates('line-1', { knownAt })).toEqual(proposed);
    expect(await candidates('line-1', { asOf: '2026-01-07T00:00:00Z' })).toEqual(proposed);
    await expect(explain('line-1', { asOf: '2026-01-05T00:00:00Z' })).rejects.toMatchObject({
      code: 'LINE_UNKNOWN',
    });
  });

  it('of a bank is told as it stands there, and belongs to no order', async () => {
    const lines = [{ on: '2026-01-06', amount: '466.60', entryNo: 'bank-1', remark: '支付宝提现' }];
    const bank = { ...JANUARY, id: 'bank', kind: 'cn-bank-icbc', accountNo: 'b-1', lines };
    await view.fill(new Scenario().order(FIRST, PAID).statement(bank).log());
    const told = { class: 'bank', source: 'bank', amount: '466.60', wording: '支付宝提现', candidates: [] };
    expect(await explain('bank-1')).toMatchObject({
      ...told,
      lineId: 'line-1',
      statementId: 'bank',
      fileLine: 1,
    });
    expect(await explain('line-1')).toMatchObject({ ...told, unmatchedBecause: 'class-has-no-order' });
    await expect(explain('bank-1', { asOf: '2026-01-06T00:00:00Z' })).resolves.toMatchObject(told);
    await expect(explain('bank-1', { asOf: '2026-01-05T00:00:00Z' })).rejects.toMatchObject({
      code: 'LINE_UNKNOWN',
    });
  });

  it('that no statement has is unknown', async () => {
    await fill(new Scenario(), [receipt(FIRST, '2026-01-06', '1.00')]);
    await expect(explain('line-99')).rejects.toMatchObject({ code: 'LINE_UNKNOWN' });
  });
});
