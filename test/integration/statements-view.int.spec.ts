import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listLines } from '../../projections/reconciliation/line-list.queries.js';
import { listStatementLines } from '../../projections/reconciliation/statement-lines.queries.js';
import { findStatement, listStatements } from '../../projections/reconciliation/statements.queries.js';
import type { StatementFilter } from '../../projections/reconciliation/statements.queries.js';
import type { Database } from '../../src/platform/postgres/database.js';
import { startOfDate } from '../../src/shared/period.js';
import { every, openReconciliationView } from '../support/reconciliation-view.js';
import type { ReconciliationView } from '../support/reconciliation-view.js';
import { orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';

const NAMES = new Map([['alipay-account', { en: 'Alipay account statement', zh: '支付宝账务明细' }]]);
const shopId = SCENARIO_SHOP;
const JANUARY = { from: '2026-01-01', until: '2026-02-01' };

let view: ReconciliationView;
let database: Database;
beforeAll(async () => {
  view = await openReconciliationView();
  ({ database } = view);
});
afterAll(() => view.close());

async function ids(filter: Partial<StatementFilter> = {}): Promise<readonly string[]> {
  const items = await every((cursor) =>
    listStatements(database, NAMES, { shopId, limit: 2, cursor, ...filter }),
  );
  return items.map(({ statementId }) => statementId);
}

describe('The statements of a shop', () => {
  const problems = [{ code: 'DECLARED_TOTAL_MISMATCH', detail: 'declared 9.00', differenceAmount: '-4.00' }];
  const scenario = (): Scenario =>
    new Scenario()
      .statement({ id: 'jan', ...JANUARY, opening: '0.00', closing: '50.00' })
      .statement({ id: 'feb', from: '2026-02-01', until: '2026-03-01', opening: '47.50', closing: '47.50' })
      .statement({ id: 'mar', from: '2026-03-01', until: '2026-04-01', problems })
      .statement({ id: 'bank', ...JANUARY, kind: 'mt940', accountNo: '6222 **** 1234' });

  it('are listed page by page, the newest import first, by account, kind, state and time', async () => {
    await view.fill(scenario().log());
    expect(await ids()).toEqual(['bank', 'mar', 'feb', 'jan']);
    expect(await ids({ accountNo: '6222 **** 1234' })).toEqual(['bank']);
    expect(await ids({ kind: 'alipay-account' })).toEqual(['mar', 'feb', 'jan']);
    expect(await ids({ state: 'problem' })).toEqual(['mar', 'feb']);
    expect(await ids({ state: 'complete' })).toEqual(['bank', 'jan']);
    expect(await ids({ from: startOfDate('2026-02-01'), to: startOfDate('2026-03-01') })).toEqual(['feb']);
  });

  it('say what is wrong in them and between them, in both languages', async () => {
    await view.fill(scenario().log());
    const { problems: between } = await findStatement(database, NAMES, shopId, 'feb');
    expect(between).toEqual([
      {
        code: 'OPENING_BALANCE_BREAKS',
        text: 'It opens with 47.50 where the statement before closed with 50.00',
        textZh: '期初余额 47.50 与上一份期末余额 50.00 不一致',
        amount: null,
      },
    ]);
    expect(await findStatement(database, NAMES, shopId, 'mar')).toMatchObject({
      state: 'problem',
      foots: false,
      problems: [
        {
          code: 'DECLARED_TOTAL_MISMATCH',
          text: 'declared 9.00',
          textZh: '声明的合计与各行之和不符，差额 -4.00（declared 9.00）',
          amount: '-4.00',
        },
      ],
    });
  });

  it('are incomplete until their file was read to its end', async () => {
    await view.fill(scenario().log().slice(0, 1));
    expect(await ids({ state: 'incomplete' })).toEqual(['jan']);
    expect(await findStatement(database, NAMES, shopId, 'jan')).toMatchObject({
      fileName: 'jan.csv',
      kindName: { zh: '支付宝账务明细' },
      state: 'incomplete',
      stream: `statement-${shopId.replaceAll('-', '~')}-jan`,
      figures: null,
      foots: null,
      coversFrom: startOfDate('2026-01-01'),
    });
  });

  it('that are not known are said to be unknown, as is a shop', async () => {
    await view.fill(scenario().log());
    await expect(findStatement(database, NAMES, shopId, 'apr')).rejects.toMatchObject({
      code: 'STATEMENT_UNKNOWN',
    });
    await expect(listStatements(database, NAMES, { shopId: 'nobody', limit: 1 })).rejects.toMatchObject({
      code: 'SHOP_UNKNOWN',
    });
  });
});

describe('The lines of a statement', () => {
  const scenario = (): Scenario =>
    new Scenario()
      .order(orderNo(1), { paid: '2026-01-03' })
      .statement({
        id: 'jan',
        ...JANUARY,
        lines: [
          receipt(orderNo(1), '2026-01-06', '100.00', { entryNo: 'E-1', tradeNo: 'T-1' }),
          { on: '2026-01-07', amount: '-35.00', businessType: '提现', entryNo: 'E-2' },
          { on: '2026-01-08', amount: '35.00', businessType: '其它', tradeNo: 'T-1' },
        ],
      })
      .statement({
        id: 'bank',
        ...JANUARY,
        kind: 'mt940',
        accountNo: 'bank',
        lines: [{ on: '2026-01-08', amount: '35.00', remark: '支付宝提现' }],
      })
      .statement({
        id: 'feb',
        from: '2026-02-01',
        until: '2026-03-01',
        lines: [{ on: '2026-02-02', amount: '7.00' }],
      });
  const found = async (filter: object): Promise<readonly string[]> => {
    const lines = await every((cursor) => listLines(database, { shopId }, { limit: 1, cursor, ...filter }));
    return lines.map(({ amount }) => amount);
  };

  it('are listed by time, whether a platform, a bank or a wallet tells of them', async () => {
    await view.fill(scenario().log());
    const linesOf = async (statementId: string): Promise<readonly (string | null)[][]> => {
      const lines = await every((cursor) =>
        listStatementLines(database, { shopId, statementId }, { limit: 2, cursor }),
      );
      return lines.map((line) => [line.amount, line.orderNo, line.wording]);
    };
    expect(await linesOf('jan')).toEqual([
      ['100.00', orderNo(1), '交易付款'],
      ['-35.00', null, '提现'],
      ['35.00', orderNo(1), '其它'],
    ]);
    expect(await linesOf('bank')).toEqual([['35.00', null, '支付宝提现']]);
    const onTheSeventh = { from: startOfDate('2026-01-07'), to: startOfDate('2026-01-08') };
    const { items } = await listStatementLines(
      database,
      { shopId, statementId: 'jan' },
      { ...onTheSeventh, limit: 2 },
    );
    expect(items.map(({ amount }) => amount)).toEqual(['-35.00']);
    await expect(
      listStatementLines(database, { shopId, statementId: 'x' }, { limit: 1 }),
    ).rejects.toMatchObject({
      code: 'STATEMENT_UNKNOWN',
    });
  });

  it('are found by statement, by any of their numbers and by amount whatever its sign', async () => {
    await view.fill(scenario().log());
    expect(await found({ statement: 'feb' })).toEqual(['7.00']);
    expect(await found({ q: 'E-2' })).toEqual(['-35.00']);
    expect(await found({ q: 'T-1' })).toEqual(['100.00', '35.00']);
    expect(await found({ q: orderNo(1) })).toEqual(['100.00', '35.00']);
    expect(await found({ minAmount: '35', maxAmount: '35.00' })).toEqual(['-35.00', '35.00']);
    expect(await found({ minAmount: '36', statement: 'jan' })).toEqual(['100.00']);
    expect(await found({ q: 'nothing' })).toEqual([]);
  });
});
