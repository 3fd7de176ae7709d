import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SearchHit } from '../../projections/search/search-hit.js';
import { alertIdOf } from '../../src/shared/alert-id.js';
import { startLedgerApp } from '../support/ledger-app.js';
import type { LedgerApp } from '../support/ledger-app.js';
import { orderNo, receipt, Scenario, SCENARIO_SHOP } from '../support/settlement-scenario.js';

const FIRST = orderNo(1);
const SECOND = '300';

let app: LedgerApp;

beforeAll(async () => {
  app = await startLedgerApp();
  const bank = { id: '基本户', kind: 'bank-icbc', accountNo: 'b-1' };
  const scenario = new Scenario()
    .order(FIRST, { paid: '2026-01-03' })
    .order(SECOND, { paid: '2026-01-04', total: '7.00' })
    .statement({
      from: '2026-01-01',
      until: '2026-02-01',
      lines: [receipt(FIRST, '2026-01-06', '100.00', { entryNo: 'E_100', tradeNo: 'T-77' })],
    })
    .statement({
      ...bank,
      from: '2026-01-01',
      until: '2026-02-01',
      lines: [{ on: '2026-01-07', amount: '50.00', entryNo: 'BANK-9' }],
    });
  for (let n = 10; n < 40; n++) scenario.order(`77${n}`, { paid: '2026-01-05' });
  await app.append(scenario.log());
});
afterAll(async () => {
  await app.close();
});

const find = async (q: string, more: Record<string, string> = {}): Promise<readonly SearchHit[]> => {
  const { status, body } = await app.get('/v1/search', { q, ...more });
  expect(status).toBe(200);
  return (body as { items: readonly SearchHit[] }).items;
};
const told = ({ kind, id }: SearchHit): string => `${kind} ${id}`;

describe('the search of the command palette', () => {
  it('gives the order of a number first, then those that begin with it, with total and channel', async () => {
    expect((await find('300')).map(told)).toEqual([`order ${SECOND}`, `order ${FIRST}`]);
    expect((await find(SECOND))[0]).toEqual({
      kind: 'order',
      shopId: SCENARIO_SHOP,
      id: SECOND,
      title: 'Order 300, Tmall',
      titleZh: '订单 300，天猫',
      amount: '7.00',
      currency: 'CNY',
      occurredAt: '2026-01-03T16:00:00Z',
    });
  });

  it('gives lines by their own number, the number of their trade and their id, each once', async () => {
    for (const q of ['E_100', 'E_1', 'T-77', 'line-1']) {
      const [line] = (await find(q)).filter(({ kind }) => kind === 'line');
      expect(line).toMatchObject({ id: 'line-1', amount: '100.00', currency: 'CNY' });
    }
    expect((await find('BANK')).map(told)).toEqual(['line line-2']);
  });

  it('takes the signs of patterns as they are', async () => {
    expect(await find('E%')).toEqual([]);
    expect(await find('_100')).toEqual([]);
    expect(await find('\\')).toEqual([]);
  });

  it('gives files by a part of their name, in any case', async () => {
    expect((await find('S-2026')).map(told)).toEqual(['statement s-2026-01-01']);
    expect((await find('本户')).map(({ titleZh }) => titleZh)).toEqual(['对账单 基本户.csv']);
  });

  it('gives events, adjustments and handled alerts by their id', async () => {
    const adjustment = { currency: 'CNY', amount: '1.00', debitAccount: '6711', creditAccount: '1122' };
    const proposal = { ...adjustment, adjustmentId: 'adj-1', reason: 'rounding' };
    await app.post(`/v1/shops/${SCENARIO_SHOP}/adjustments`, proposal).expect(201);
    const about = { rule: 'COMPLETED_NOT_SETTLED', subjectKind: 'order', subject: FIRST, currency: 'CNY' };
    const alertId = alertIdOf(SCENARIO_SHOP, about);
    const body = { ...about, amount: '100.00' };
    await app.post(`/v1/shops/${SCENARIO_SHOP}/alerts/${alertId}/acknowledgement`, body).expect(201);
    const trail = await app.get('/v1/audit-trail', { type: 'AlertAcknowledged' });
    const { eventId, summaryZh } = trail.body.items[0] as { eventId: string; summaryZh: string };
    expect(await find(eventId)).toMatchObject([{ kind: 'event', id: eventId, titleZh: summaryZh }]);
    expect((await find('adj-1')).map(told)).toEqual(['adjustment adj-1']);
    expect((await find(alertId)).map(told)).toEqual([`alert ${alertId}`]);
  });

  it('gives at most twenty and says that there are more, in one shop or in all', async () => {
    const { body } = await app.get('/v1/search', { q: '77', limit: '5' });
    expect(body.items.map(({ id }: SearchHit) => id)).toEqual(['7710', '7711', '7712', '7713', '7714']);
    expect(body.truncated).toBe(true);
    expect(await find('77', { shop: 'elsewhere' })).toEqual([]);
    expect(await find('77', { shop: SCENARIO_SHOP })).toHaveLength(20);
  });

  it.each([{ q: '' }, { q: '  ' }, { q: 'x'.repeat(129) }, {}, { q: 'a', limit: '21' }, { q: 'a\u0000' }])(
    'refuses %j',
    async (query) => {
      const { body } = await app.get('/v1/search', query);
      expect(body).toMatchObject({ status: 400, code: 'MALFORMED_REQUEST' });
    },
  );
});

describe('the list of shops', () => {
  it('says of each shop through which channels, in which currencies and since when it sells', async () => {
    await app
      .post('/v1/shops/another/orders', {
        ...{ orderNo: '1', currency: 'USD', totalAmount: '5.00', channel: 'shopify' },
        occurredAt: '2026-02-28T16:00:00Z',
      })
      .expect(201);
    const { body } = await app.get('/v1/shops');
    expect(body).toEqual({
      items: [
        {
          shopId: 'another',
          channels: ['shopify'],
          currencies: ['USD'],
          firstPlacedOn: '2026-03-01',
          lastPlacedOn: '2026-03-01',
          hasOrders: true,
          hasStatements: false,
        },
        {
          shopId: SCENARIO_SHOP,
          channels: ['tmall'],
          currencies: ['CNY'],
          firstPlacedOn: '2026-01-03',
          lastPlacedOn: '2026-01-05',
          hasOrders: true,
          hasStatements: true,
        },
      ],
      nextCursor: null,
    });
    const first = await app.get('/v1/shops', { limit: '1' });
    expect(first.body.items).toHaveLength(1);
    const rest = await app.get('/v1/shops', { limit: '1', cursor: first.body.nextCursor });
    expect(rest.body).toEqual({ items: [body.items[1]], nextCursor: null });
  });
});
