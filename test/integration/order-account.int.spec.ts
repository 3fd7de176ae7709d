import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askSettlement } from '../../projections/core/settlement-question.js';
import type { SettlementQuestion } from '../../projections/core/settlement-question.js';
import { settlementSql } from '../../projections/core/settlement-sql.js';
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

const ORDERS = [1, 2, 3, 4].map(orderNo);

let view: ReconciliationView;

beforeAll(async () => {
  view = await openReconciliationView();
});

afterAll(async () => {
  await view.close();
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-01-${String(n).padStart(2, '0')}`);
const amount = fc.constantFrom('10.00', '99.95', '100.00', '7.30');
const order = fc.record({
  paid: day,
  completed: fc.option(day, { nil: undefined }),
  refund: fc.option(amount, { nil: undefined }),
});
const line = fc
  .record({
    no: fc.constantFrom(...ORDERS),
    on: day,
    amount,
    what: fc.constantFrom('receipt', 'refund', 'fee', 'trade', 'bill'),
  })
  .map(({ no, on, amount: text, what }): { readonly kind: string; readonly line: LineStory } => {
    const tradeNo = `t-${no}`;
    if (what === 'refund') return { kind: 'alipay-account', line: refundOut(no, on, text) };
    if (what === 'fee') return { kind: 'alipay-account', line: commission(no, on, `-${text}`) };
    // A fee that names the trade only, before or after the receipt that names the order.
    if (what === 'trade') {
      return { kind: 'alipay-account', line: { on, amount: `-${text}`, businessType: '收费', tradeNo } };
    }
    if (what === 'bill') {
      return {
        kind: 'alipay-trade',
        line: { on, amount: text, businessType: '交易', merchantOrderNo: `T200P${no}` },
      };
    }
    return { kind: 'alipay-account', line: receipt(no, on, text, { tradeNo }) };
  });

const files = fc.array(fc.record({ lines: fc.array(line, { maxLength: 8 }), until: day }), {
  minLength: 1,
  maxLength: 4,
});

const RATES = [
  { class: 'commission', rate: '0.05', from: '2026-01-01', until: '2026-01-14', tolerance: '0.01' },
  { class: 'commission', rate: '0.04', from: '2026-01-14', tolerance: '0.01' },
];

/** Every figure of every order, all of the shop's or only those that are asked for by number. */
async function figures(
  scope: 'shop' | 'orders',
  question: Omit<SettlementQuestion, 'shopId'>,
): Promise<readonly string[]> {
  return askSettlement(
    view.database,
    'reconciliation',
    { shopId: SCENARIO_SHOP, ...question },
    async ({ tx, schema, context, parameters }) => {
      const rows = await tx.query<{ told: string }>(
        `${settlementSql(schema, context, scope)}
         SELECT to_jsonb(judged)::text AS told FROM judged WHERE $8::jsonb IS NOT NULL ORDER BY order_no, currency`,
        [...parameters, scope === 'orders' ? ORDERS : null, '[]'],
      );
      return rows.map(({ told }) => told.replaceAll(/(\.\d*?)0+(?=[,}])/g, '$1'));
    },
  );
}

describe('the row that an order has with its sums', () => {
  it('says the same as the facts, whenever it is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(order, { minLength: 4, maxLength: 4 }),
        files,
        day,
        async (orders, statements, asOf) => {
          const scenario = new Scenario().settings({ fees: RATES });
          orders.forEach(({ paid, completed, refund }, at) =>
            scenario.order(ORDERS[at] ?? '', {
              paid,
              ...(completed !== undefined && { completed }),
              ...(refund !== undefined && { refunds: [{ on: paid, amount: refund }] }),
            }),
          );
          statements.forEach(({ lines, until }, at) => {
            scenario.recordedFrom(`2026-02-0${at + 2}T00:00:00Z`);
            for (const kind of ['alipay-account', 'alipay-trade']) {
              const own = lines.filter((found) => found.kind === kind).map((found) => found.line);
              scenario.statement({ id: `${kind}-${at}`, kind, from: '2026-01-01', until, lines: own });
            }
          });
          await view.fill(scenario.log());
          for (const question of [
            {},
            { asOf: `${asOf}T00:00:00Z` },
            { knownAt: { kind: 'time', asked: '', recordedUntil: '2026-02-02T12:00:00Z' } as const },
            {
              asOf: `${asOf}T00:00:00Z`,
              knownAt: { kind: 'time', asked: '', recordedUntil: '2026-02-03T12:00:00Z' } as const,
            },
          ]) {
            expect(await figures('shop', question)).toEqual(await figures('orders', question));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
