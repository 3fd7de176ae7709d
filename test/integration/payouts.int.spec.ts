import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPayouts } from '../../projections/core/payouts.js';
import { askSettlement } from '../../projections/core/settlement-question.js';
import { openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import { Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';
import type { LineStory } from '../support/settlement-scenario.js';

const JANUARY = { from: '2026-01-01', until: '2026-02-01' };

let view: ReconciliationView;

beforeAll(async () => {
  view = await openReconciliationView();
});

afterAll(async () => {
  await view.close();
});

function withdrawal(on: string, amount: string, entryNo: string): LineStory {
  return { on, amount: `-${amount}`, businessType: '提现', remark: '提现', entryNo };
}

function arrival(
  on: string,
  amount: string,
  entryNo: string,
  remark = '支付宝（中国）网络技术有限公司 提现',
): LineStory {
  return { on, amount, entryNo, remark };
}

function month(out: readonly LineStory[], bank: readonly LineStory[]): Scenario {
  return new Scenario()
    .statement({ ...JANUARY, lines: out })
    .statement({ ...JANUARY, id: 'bank', kind: 'cn-bank-icbc', accountNo: 'b-1', lines: bank });
}

async function payouts(): Promise<readonly string[]> {
  return askSettlement(
    view.database,
    'reconciliation',
    { shopId: SCENARIO_SHOP },
    async ({ tx, schema, context, parameters }) => {
      const found = await readPayouts(tx, schema, context, parameters);
      return found.payouts.map(
        (payout) =>
          `${payout.payoutNo} ${payout.status} ${payout.matchedBy ?? '-'} ${payout.bankLines.join('+')} ${payout.explainedAmount} ${payout.unexplainedAmount}`,
      );
    },
  );
}

describe('payouts of a shop', () => {
  it('that arrived are no difference, alone, in one sum or in parts', async () => {
    const out = [
      withdrawal('2026-01-05', '1000.00', 'w-000001'),
      withdrawal('2026-01-10', '300.00', 'w-000002'),
      withdrawal('2026-01-10', '200.00', 'w-000003'),
      withdrawal('2026-01-15', '900.00', 'w-000004'),
    ];
    const bank = [
      arrival('2026-01-06', '1000.00', 'b-1'),
      arrival('2026-01-11', '500.00', 'b-2'),
      arrival('2026-01-16', '400.00', 'b-3'),
      arrival('2026-01-16', '500.00', 'b-4'),
      arrival('2026-01-20', '77.00', 'b-5', '货款 某某公司'),
    ];
    expect(await view.found(month(out, bank))).toEqual([]);
    expect(await payouts()).toEqual([
      'w-000001 arrived amount b-1 1000.00 0.00',
      'w-000002 arrived batch b-2 300.00 0.00',
      'w-000003 arrived batch b-2 200.00 0.00',
      'w-000004 arrived split b-3+b-4 900.00 0.00',
    ]);
  });

  it('are pending once the waiting time is over, and on their way before', async () => {
    const out = [
      withdrawal('2026-01-05', '1000.00', 'w-000001'),
      withdrawal('2026-01-30', '50.00', 'w-000002'),
    ];
    expect(await view.found(month(out, [arrival('2026-01-20', '3.00', 'b-9', '利息')]))).toEqual([
      'WITHDRAWAL_PENDING w-000001 1000.00',
    ]);
    expect(await payouts()).toEqual([
      'w-000001 pending -  0.00 1000.00',
      'w-000002 in-transit -  50.00 0.00',
    ]);
  });

  it('of a time that no statement of the bank covers are outside the statements', async () => {
    const scenario = new Scenario().statement({
      ...JANUARY,
      lines: [withdrawal('2026-01-05', '1000.00', 'w-000001')],
    });
    expect(await view.found(scenario)).toEqual([]);
    expect(await payouts()).toEqual(['w-000001 outside-statement -  1000.00 0.00']);
  });

  it('that arrived short are split from what is explained', async () => {
    const bank = [arrival('2026-01-06', '990.00', 'b-1', '支付宝提现 w-000001')];
    expect(await view.found(month([withdrawal('2026-01-05', '1000.00', 'w-000001')], bank))).toEqual([
      'PAYOUT_SPLIT w-000001 10.00',
    ]);
    expect(await payouts()).toEqual(['w-000001 differs reference b-1 990.00 10.00']);
  });

  it('that came back and were made again count once', async () => {
    const out = [
      withdrawal('2026-01-05', '1000.00', 'w-000001'),
      {
        on: '2026-01-06',
        amount: '1000.00',
        businessType: '提现退回',
        remark: '提现退回',
        entryNo: 'w-000002',
      },
      withdrawal('2026-01-07', '1000.00', 'w-000003'),
    ];
    expect(await view.found(month(out, [arrival('2026-01-08', '1000.00', 'b-1')]))).toEqual([]);
    expect(await payouts()).toEqual([
      'w-000001 returned -  1000.00 0.00',
      'w-000003 arrived amount b-1 1000.00 0.00',
    ]);
  });

  it('leave a credit of a payment service that belongs to none of them as missing in the ledger', async () => {
    const bank = [arrival('2026-01-20', '123.00', 'b-1'), arrival('2026-01-02', '456.00', 'b-2')];
    // That of 2 January may be a payout of December, of which there is no statement.
    expect(await view.found(month([], bank))).toEqual(['MISSING_IN_LEDGER b-1 123.00']);
  });
});
