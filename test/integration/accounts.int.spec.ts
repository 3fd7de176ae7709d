import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accountCalendar } from '../../projections/reconciliation/account-calendar.queries.js';
import type { AccountDay } from '../../projections/reconciliation/account-calendar.queries.js';
import { listAccounts } from '../../projections/reconciliation/accounts.queries.js';
import type { StatementAccount } from '../../projections/reconciliation/accounts.queries.js';
import { reconciliationProjection } from '../../projections/reconciliation/reconciliation.projection.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { startOfDate } from '../../src/shared/period.js';
import { openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import { orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';
import { contentOf, fillView } from '../support/view-under-test.js';

const NAMES = new Map([['alipay-account', { en: 'Alipay account statement', zh: '支付宝账务明细' }]]);
const shopId = SCENARIO_SHOP;

let view: ReconciliationView;
let database: Database;
beforeAll(async () => {
  view = await openReconciliationView();
  ({ database } = view);
});
afterAll(() => view.close());

async function accounts(scenario: Scenario): Promise<readonly StatementAccount[]> {
  await view.fill(scenario.log());
  return (await listAccounts(database, NAMES, shopId)).items;
}

/** The days of the only series of an account in January 2026, by date of the month. */
async function days(scenario: Scenario, accountNo = 'a-1'): Promise<(date: number) => AccountDay> {
  await view.fill(scenario.log());
  const { series } = await accountCalendar(database, NAMES, { shopId, accountNo, month: '2026-01' });
  expect(series).toHaveLength(1);
  expect(series[0]?.days).toHaveLength(31);
  return (date) => series[0]?.days[date - 1] as AccountDay;
}

const daily = (date: number, opening: string, closing: string, problems: object[] = []) => ({
  from: `2026-01-${String(date).padStart(2, '0')}`,
  until: `2026-01-${String(date + 1).padStart(2, '0')}`,
  opening,
  closing,
  problems: problems as { code: string; detail: string }[],
});

describe('An account of a shop', () => {
  it('is fresh with its newest statement, what is covered, and its lines and money', async () => {
    const scenario = new Scenario().order(orderNo(1), { paid: '2026-01-03' }).statement({
      from: '2026-01-01',
      until: '2026-02-01',
      opening: '10.00',
      closing: '75.00',
      lines: [receipt(orderNo(1), '2026-01-03', '100.00'), { on: '2026-01-04', amount: '-35.00' }],
    });
    expect(await accounts(scenario)).toEqual([
      {
        accountNo: 'a-1',
        kind: 'alipay-account',
        kindName: { en: 'Alipay account statement', zh: '支付宝账务明细' },
        source: 'alipay',
        currency: 'CNY',
        state: 'fresh',
        statements: 1,
        incompleteStatements: 0,
        lines: 2,
        inAmount: '100.00',
        outAmount: '35.00',
        newestStatementId: 's-2026-01-01',
        newestFileName: 's-2026-01-01.csv',
        newestRecordedAt: '2026-02-01T00:00:00Z',
        closingBalance: '75.00',
        coveredFrom: startOfDate('2026-01-01'),
        coveredUntil: startOfDate('2026-02-01'),
        coveredDays: 31,
        daysBehind: 0,
        lateAfterDays: 34,
        gapCount: 0,
        gaps: [],
        brokenCount: 0,
        broken: [],
      },
    ]);
  });

  it('is late when the shop has gone on for longer than its statements are and three days', async () => {
    const told = (on: string): Scenario =>
      new Scenario().order(orderNo(1), { paid: on }).statement({ from: '2026-01-01', until: '2026-01-02' });
    const [inTime] = await accounts(told('2026-01-06'));
    expect(inTime).toMatchObject({ state: 'fresh', daysBehind: 4, lateAfterDays: 4 });
    const [late] = await accounts(told('2026-01-07'));
    expect(late).toMatchObject({ state: 'late', daysBehind: 5, lateAfterDays: 4 });
  });

  it('has a gap where nothing covers the time between two statements', async () => {
    const [account] = await accounts(
      new Scenario().statement(daily(1, '0.00', '5.00')).statement(daily(4, '6.00', '6.00')),
    );
    expect(account).toMatchObject({ state: 'gap', gapCount: 1, brokenCount: 0, coveredDays: 2 });
    expect(account?.gaps).toEqual([{ from: startOfDate('2026-01-02'), until: startOfDate('2026-01-04') }]);
  });

  it('is broken by a statement that does not foot, or opens otherwise than the one before closed', async () => {
    const problems = [{ code: 'BALANCE_DOES_NOT_FOOT', detail: 'off', differenceAmount: '-4.00' }];
    const [account] = await accounts(
      new Scenario().statement(daily(1, '0.00', '5.00', problems)).statement(daily(2, '7.00', '7.00')),
    );
    expect(account).toMatchObject({ state: 'broken', brokenCount: 2, gapCount: 0 });
    expect(account?.broken.map(({ statementId, problems }) => [statementId, problems[0]])).toEqual([
      [
        's-2026-01-02',
        {
          code: 'OPENING_BALANCE_BREAKS',
          text: 'It opens with 7.00 where the statement before closed with 5.00',
          textZh: '期初余额 7.00 与上一份期末余额 5.00 不一致',
          amount: null,
        },
      ],
      [
        's-2026-01-01',
        {
          code: 'BALANCE_DOES_NOT_FOOT',
          text: 'off',
          textZh: '流水合计与余额变动不符，差额 -4.00（off）',
          amount: '-4.00',
        },
      ],
    ]);
  });

  it('may be a bank or a wallet, and a line that stands in two files counts once', async () => {
    const line = { on: '2026-01-02', amount: '9.00', lineId: 'same' };
    const found = await accounts(
      new Scenario()
        .statement({
          ...daily(2, '0.00', '9.00'),
          id: 'day',
          kind: 'camt.053',
          accountNo: 'bank',
          lines: [line],
        })
        .statement({
          from: '2026-01-01',
          until: '2026-02-01',
          id: 'month',
          kind: 'camt.053',
          accountNo: 'bank',
          lines: [line],
        })
        .statement({
          ...daily(2, '0.00', '1.00'),
          id: 'w',
          kind: 'alipay-personal',
          accountNo: 'me',
          lines: [{ on: '2026-01-02', amount: '1.00' }],
        }),
    );
    expect(
      found.map(({ accountNo, source, lines, inAmount }) => [accountNo, source, lines, inAmount]),
    ).toEqual([
      ['bank', 'bank', 1, '9.00'],
      ['me', 'wallet', 1, '1.00'],
    ]);
  });

  it('is not listed for a shop of which nothing is known', async () => {
    await expect(listAccounts(database, NAMES, 'nobody')).rejects.toMatchObject({ code: 'SHOP_UNKNOWN' });
    const calendar = accountCalendar(database, NAMES, { shopId, accountNo: 'other' });
    await expect(calendar).rejects.toMatchObject({ code: 'ACCOUNT_UNKNOWN' });
  });
});

describe('The calendar of an account', () => {
  it('shows of each day what is covered, the lines and money, and the balances of its own statement', async () => {
    const day = await days(
      new Scenario()
        .statement({
          ...daily(5, '10.00', '15.00'),
          lines: [
            { on: '2026-01-05', amount: '8.00' },
            { on: '2026-01-05', amount: '-3.00' },
          ],
        })
        .statement(daily(6, '15.00', '15.00')),
    );
    expect(day(5)).toEqual({
      date: '2026-01-05',
      covered: 'whole',
      gap: false,
      lines: 2,
      inAmount: '8.00',
      outAmount: '3.00',
      netAmount: '5.00',
      openingBalance: '10.00',
      closingBalance: '15.00',
      foots: true,
      statementIds: ['s-2026-01-05'],
      problems: [],
    });
    expect(day(4)).toMatchObject({
      covered: 'none',
      gap: false,
      lines: 0,
      foots: null,
      closingBalance: null,
    });
  });

  it('carries the opening balance of a longer statement on from day to day', async () => {
    const day = await days(
      new Scenario().statement({
        from: '2025-12-30',
        until: '2026-02-01',
        opening: '100.00',
        closing: '81.00',
        lines: [
          { on: '2025-12-31', amount: '-20.00' },
          { on: '2026-01-02', amount: '3.00' },
          { on: '2026-01-04', amount: '-2.00' },
        ],
      }),
    );
    const balances = [1, 2, 3, 4, 31].map((date) => [day(date).openingBalance, day(date).closingBalance]);
    expect(balances).toEqual([
      ['80.00', '80.00'],
      ['80.00', '83.00'],
      ['83.00', '83.00'],
      ['83.00', '81.00'],
      ['81.00', '81.00'],
    ]);
  });

  it('tells a gap from days on which the balance shows that nothing happened', async () => {
    const day = await days(
      new Scenario()
        .statement(daily(1, '0.00', '5.00'))
        .statement(daily(4, '5.00', '5.00'))
        .statement(daily(8, '6.00', '6.00')),
    );
    expect([day(2), day(3)].map(({ covered, gap }) => [covered, gap])).toEqual([
      ['none', false],
      ['none', false],
    ]);
    expect([day(5), day(7), day(9)].map(({ gap }) => gap)).toEqual([true, true, false]);
  });

  it('names the days that do not foot with their problems', async () => {
    const problems = [{ code: 'BALANCE_DOES_NOT_FOOT', detail: 'off', differenceAmount: '1.00' }];
    const day = await days(
      new Scenario()
        .statement(daily(1, '0.00', '5.00', problems))
        .statement(daily(2, '5.00', '5.00'))
        .statement(daily(3, '7.00', '7.00')),
    );
    expect([1, 2, 3].map((date) => [day(date).foots, day(date).problems.map(({ code }) => code)])).toEqual([
      [false, ['BALANCE_DOES_NOT_FOOT']],
      [true, []],
      [false, ['OPENING_BALANCE_BREAKS']],
    ]);
  });

  it('counts a line at the date that it has in the zone of the shop', async () => {
    const line = { on: '2026-01-05', amount: '1.00', occurredAt: '2026-01-05T23:30:00Z' };
    const file = { from: '2026-01-01', until: '2026-02-01', lines: [line] };
    expect((await days(new Scenario().statement(file)))(6).lines).toBe(1);
    const moved = new Scenario().settings({ zone: 'Europe/Berlin' }).statement(file);
    expect((await days(moved))(6).lines).toBe(1);
    const west = new Scenario().settings({ zone: 'America/New_York' }).statement(file);
    expect((await days(west))(5).lines).toBe(1);
  });

  it('is of the newest month and all currencies unless asked otherwise', async () => {
    await view.fill(new Scenario().statement(daily(5, '1.00', '1.00')).log());
    const newest = await accountCalendar(database, NAMES, { shopId, accountNo: 'a-1' });
    expect([newest.month, newest.firstMonth, newest.lastMonth]).toEqual(['2026-01', '2026-01', '2026-01']);
    const none = await accountCalendar(database, NAMES, { shopId, accountNo: 'a-1', currency: 'USD' });
    expect(none.series).toEqual([]);
  });
});

it('What accounts moved is the same however the log was cut', async () => {
  const scenario = new Scenario();
  for (let date = 1; date < 12; date++) {
    const lines = [1, 2, 3].map((n) => ({
      on: `2026-01-0${String(1 + (date % 9))}`,
      amount: `${String(n)}.00`,
    }));
    const kind = ['alipay-account', 'camt.053', 'wechat-personal'][date % 3] ?? '';
    scenario.statement({ ...daily(date, '0.00', '6.00'), kind, lines });
  }
  const log = scenario.log();
  await fillView(database, reconciliationProjection, log, { schema: 'view_whole' });
  await fillView(database, reconciliationProjection, log, { schema: 'view_cut', batchSize: 1 });
  expect(await contentOf(database, 'view_cut')).toEqual(await contentOf(database, 'view_whole'));
});
