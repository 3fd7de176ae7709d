import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reconcileOrder } from '../../projections/reconciliation/reconciliation.queries.js';
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

const FIRST = orderNo(1);
const SECOND = orderNo(2);
const JANUARY = { from: '2026-01-01', until: '2026-02-01' };
const WECHAT = { ...JANUARY, id: 'wechat', kind: 'wechat-trade', accountNo: 'w-1' };
const STRIPE = { ...JANUARY, id: 'stripe', kind: 'stripe-balance', accountNo: 'st-1' };

let view: ReconciliationView;

beforeAll(async () => {
  view = await openReconciliationView();
});

afterAll(async () => {
  await view.close();
});

function wechat(no: string, on: string, amount: string): LineStory {
  return {
    on,
    amount,
    businessType: 'SUCCESS',
    businessDescription: 'JSAPI',
    merchantOrderNo: no,
    tradeNo: `wx-${no}`,
  };
}

describe('orders of several channels', () => {
  it('are due after the payment where the payment service does not wait for the buyer', async () => {
    const scenario = new Scenario()
      .order('SP-1001', { paid: '2026-01-05', channel: 'shopify' })
      .order('SP-1002', { paid: '2026-01-30', channel: 'shopify' })
      .statement({ ...STRIPE, lines: [] });
    expect(await view.found(scenario)).toEqual(['MISSING_IN_STATEMENT SP-1001 100.00']);
    expect(await view.statusOf('SP-1002')).toBe('in-transit');
  });

  it('are outside the statements while the statement of their own channel is not there', async () => {
    const scenario = new Scenario()
      .order('260105-1', { paid: '2026-01-03', completed: '2026-01-05', channel: 'pdd' })
      .statement({ ...JANUARY });
    expect(await view.found(scenario)).toEqual([]);
    expect(await view.statusOf('260105-1')).toBe('outside-statement');
  });

  it('wait as long as the settings of the channel say', async () => {
    const channels = [{ channel: 'shopify', settlesAfter: 'payment', waitDays: 20 }] as const;
    const scenario = new Scenario()
      .settings({ channels })
      .order('SP-1001', { paid: '2026-01-05', channel: 'shopify' })
      .order('SP-1002', { paid: '2026-01-20', channel: 'shopify' })
      .statement({ ...STRIPE });
    expect(await view.found(scenario)).toEqual(['MISSING_IN_STATEMENT SP-1001 100.00']);
  });

  it('are settled by the sum over all sources', async () => {
    const scenario = new Scenario()
      .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' })
      .statement({ ...JANUARY, lines: [receipt(FIRST, '2026-01-05', '60.00')] })
      .statement({ ...WECHAT, lines: [wechat(FIRST, '2026-01-03', '40.00')] });
    expect(await view.found(scenario)).toEqual([]);
    expect(await view.statusOf(FIRST)).toBe('settled');
  });
});

describe('a second telling of the same money', () => {
  const trade = { id: 'trade', kind: 'alipay-trade' };
  const told: LineStory = {
    on: '2026-01-05',
    amount: '100.00',
    businessType: '交易',
    merchantOrderNo: `T200P${FIRST}`,
  };
  const order = (): Scenario => new Scenario().order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' });

  it('counts nothing where the account statement covers the time, whichever was imported first', async () => {
    const lines = [receipt(FIRST, '2026-01-05', '100.00')];
    expect(
      await view.found(
        order()
          .statement({ ...JANUARY, lines })
          .statement({ ...JANUARY, ...trade, lines: [told] }),
      ),
    ).toEqual([]);
    expect(
      await view.found(
        order()
          .statement({ ...JANUARY, ...trade, lines: [told] })
          .statement({ ...JANUARY, lines }),
      ),
    ).toEqual([]);
  });

  it('is shown with the order as a line that does not count', async () => {
    const account = { ...JANUARY, lines: [receipt(FIRST, '2026-01-05', '100.00')] };
    await view.fill(
      order()
        .statement(account)
        .statement({ ...JANUARY, ...trade, lines: [told] })
        .log(),
    );
    const { lines } = await reconcileOrder(view.database, { shopId: SCENARIO_SHOP }, FIRST);
    expect(lines.map(({ statementId, counts }) => [statementId, counts])).toEqual([
      ['s-2026-01-01', true],
      ['trade', false],
    ]);
  });

  it('settles the order where no account statement covers the time', async () => {
    expect(await view.found(order().statement({ ...JANUARY, ...trade, lines: [told] }))).toEqual([]);
    expect(await view.statusOf(FIRST)).toBe('settled');
    const later = { from: '2026-01-10', until: '2026-02-01' };
    await view.found(
      order()
        .statement({ ...JANUARY, ...trade, lines: [told] })
        .statement({ ...later, lines: [] }),
    );
    expect(await view.statusOf(FIRST)).toBe('settled');
  });
});

describe('single lines and orders', () => {
  it('are one difference of the order where the refunds exceed all that was received', async () => {
    const lines = [receipt(FIRST, '2026-01-05', '100.00'), refundOut(FIRST, '2026-01-08', '120.00')];
    const scenario = new Scenario()
      .order(FIRST, {
        paid: '2026-01-03',
        completed: '2026-01-05',
        refunds: [{ on: '2026-01-08', amount: '100.00' }],
      })
      .statement({ ...JANUARY, lines });
    expect(await view.found(scenario)).toEqual([`REFUND_EXCEEDS_PAID ${FIRST} 20.00`]);
  });

  it('show compensation that the shop paid, of the order or of the line, and none that it got', async () => {
    const lines: LineStory[] = [
      {
        on: '2026-01-06',
        amount: '-5.00',
        businessType: '其它',
        remark: `延迟发货赔付{${FIRST}}`,
        entryNo: 'e-1',
      },
      { on: '2026-01-06', amount: '-7.00', businessType: '其它', remark: '商家保证金理赔', entryNo: 'e-2' },
      { on: '2026-01-06', amount: '3.00', businessType: '其它', remark: '运费险理赔', entryNo: 'e-3' },
    ];
    const scenario = new Scenario().order(FIRST, { paid: '2026-01-29' }).statement({ ...JANUARY, lines });
    expect(await view.found(scenario)).toEqual([`COMPENSATION e-2 7.00`, `COMPENSATION ${FIRST} 5.00`]);
  });

  it('show a chargeback, and none that the bank gave back', async () => {
    const dispute = (amount: string, no: string, on: string): LineStory => ({
      ...{ on, amount, businessType: 'dispute', merchantOrderNo: no, entryNo: `txn-${no}-${on}` },
    });
    const charge = (no: string): LineStory => ({
      on: '2026-01-05',
      amount: '100.00',
      businessType: 'charge',
      merchantOrderNo: no,
    });
    const scenario = new Scenario()
      .order('SP-1', { paid: '2026-01-05', channel: 'shopify' })
      .order('SP-2', { paid: '2026-01-05', channel: 'shopify' })
      .statement({
        ...STRIPE,
        lines: [
          ...[charge('SP-1'), charge('SP-2'), dispute('-100.00', 'SP-1', '2026-01-09')],
          ...[dispute('-100.00', 'SP-2', '2026-01-09'), dispute('100.00', 'SP-2', '2026-01-15')],
        ],
      });
    expect(await view.found(scenario)).toEqual(['CHARGEBACK SP-1 100.00']);
  });

  it('list the special orders of the settings apart', async () => {
    const scenario = new Scenario()
      .settings({ specialOrders: [SECOND] })
      .order(FIRST, { paid: '2026-01-29' })
      .order(SECOND, { paid: '2026-01-29' })
      .statement({ ...JANUARY });
    expect(await view.found(scenario)).toEqual([`SPECIAL_ORDER ${SECOND} 100.00`]);
  });

  it('take a part of the amount as rounding where the settings say so', async () => {
    const lines = [receipt(FIRST, '2026-01-05', '99.20'), commission(FIRST, '2026-01-05', '-5.00')];
    const order = (): Scenario =>
      new Scenario().order(FIRST, { paid: '2026-01-03', completed: '2026-01-05' });
    expect(await view.found(order().statement({ ...JANUARY, lines }))).toEqual([
      `AMOUNT_MISMATCH ${FIRST} 0.80`,
    ]);
    const roundingTolerances = [{ currency: 'CNY', amount: '0.05', rate: '0.01' }];
    expect(
      await view.found(
        order()
          .settings({ roundingTolerances })
          .statement({ ...JANUARY, lines }),
      ),
    ).toEqual([`ROUNDING ${FIRST} 0.80`]);
  });
});

describe('a receipt that settles many orders at once', () => {
  const batch = (on: string, amount: string, entryNo: string): LineStory => ({
    ...{ on, amount, entryNo, businessType: '交易付款', remark: '聚合结算' },
  });
  const orders = (): Scenario =>
    new Scenario()
      .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05', total: '60.00' })
      .order(SECOND, { paid: '2026-01-03', completed: '2026-01-05', total: '40.00' })
      .order(orderNo(3), { paid: '2026-01-03', completed: '2026-01-06', total: '30.00' })
      .order(orderNo(4), { paid: '2026-01-03', completed: '2026-01-10', total: '70.00' });

  it('settles the orders of the day, or of the days, that it is the sum of', async () => {
    const lines = [batch('2026-01-07', '130.00', 'b-1'), batch('2026-01-11', '70.00', 'b-2')];
    expect(await view.found(orders().statement({ ...JANUARY, lines }))).toEqual([]);
    expect(await view.statusOf(orderNo(3))).toBe('settled');
  });

  it('leaves what it differs by as one difference of the batch', async () => {
    const lines = [batch('2026-01-07', '125.00', 'b-1'), batch('2026-01-11', '70.00', 'b-2')];
    expect(await view.found(orders().statement({ ...JANUARY, lines }))).toEqual(['PAYOUT_SPLIT b-1 5.00']);
  });

  it('that is no sum of days leaves the orders missing', async () => {
    const found = await view.found(
      orders().statement({ ...JANUARY, lines: [batch('2026-01-11', '999.00', 'b-1')] }),
    );
    expect(found.map((text) => text.replace(/ .*/, ''))).toEqual([
      ...Array<string>(4).fill('MISSING_IN_STATEMENT'),
      'PAYOUT_SPLIT',
    ]);
  });
});

describe('a channel with a quote in its name', () => {
  it('is a name like any other', async () => {
    const scenario = new Scenario()
      .order(FIRST, { paid: '2026-01-03', completed: '2026-01-05', channel: "o'shop" })
      .documents('shipment', [{ on: '2026-01-04', orderNo: FIRST, direction: 'out' }])
      .statement({ ...JANUARY, lines: [receipt(FIRST, '2026-01-05', '100.00')] });
    expect(await view.found(scenario)).toEqual([]);
  });
});
